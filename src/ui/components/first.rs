//! What to do first.

use super::{actions, causes};
use crate::app::view::{FirstView, StepView};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The section.
pub fn draw(frame: Frame, view: &FirstView) -> El {
    el("section class='first'")
        .add(frame.heading(1, "section-title").words(&view.title))
        .add(el("ol class='steps'").each(&view.steps, |one| step(frame, one)))
}

fn step(frame: Frame, view: &StepView) -> El {
    let route = view.route.as_ref().map(|(label, route)| {
        let try_it = view.try_it.as_ref().map(|(label, msg)| actions::button("quiet", "because", label, frame.says(msg.clone())));
        el("div class='actions'").add(actions::button("secondary", "forward", label, frame.goes(route))).maybe(try_it)
    });
    el("li class='step'")
        .add(el("p class='step-label'").words(&view.label))
        .add(el("p class='step-text'").words(&view.text))
        .maybe(view.why.as_ref().map(|why| el("p class='step-why'").words(why)))
        .maybe(causes::draw(frame, &view.causes))
        .maybe(route)
}
