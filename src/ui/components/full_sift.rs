//! Which answers are shown on their review: a button each, the current one pressed.

use super::icon;
use crate::app::msg::{FullMsg, Msg};
use crate::app::view::{SiftChoice, SiftView};
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// The group.
#[inline(never)]
pub fn draw(frame: Frame, view: &SiftView) -> El {
    el("div class='sift' role='group'")
        .attr("aria-label", &view.label)
        .add(el("div class='sift-choices'").each(&view.choices, |one| choice(frame, one)))
        .add(el("p class='filter-count' role='status'").words(&view.count))
        .maybe(view.held.as_ref().map(|held| el("p class='sift-held'").add(icon::draw("info")).words(held)))
        .maybe(view.nothing.as_ref().map(|nothing| el("p class='filter-nothing'").words(nothing)))
}

fn choice(frame: Frame, view: &SiftChoice) -> El {
    el("button type='button' class='sift-choice'")
        .key(view.value)
        .attr("data-sift", view.value)
        .attr("aria-pressed", if view.chosen { "true" } else { "false" })
        .on(On::Click, frame.says(Msg::Full(FullMsg::AnswersFiltered(view.value.to_owned()))))
        .maybe(view.chosen.then(|| icon::draw("check")))
        .words(&view.label)
}
