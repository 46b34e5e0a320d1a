//! The parts of the full path, each with how far it is.

use crate::app::route::Route;
use crate::app::view::{SectionCard, SectionsView};
use crate::ui::components::{actions, progress};
use crate::ui::el::{El, On, el, group};
use crate::ui::frame::Frame;

/// The screen.
#[inline(never)]
pub fn draw(frame: Frame, view: &SectionsView) -> El {
    let ways = el("div class='actions'").add(actions::button("primary", "forward", &view.go_on.0, frame.goes(&view.go_on.1))).add(actions::button(
        "secondary",
        "",
        &view.see_result,
        frame.goes(&Route::Result),
    ));
    group()
        .add(
            el("div class='screen-head'")
                .add(frame.title("title-screen", &view.title))
                .add(el("p class='lead'").words(&view.lead))
                .add(progress::draw(&frame.id("progress"), &view.progress.text, view.progress.done, view.progress.total))
                .add(ways),
        )
        .add(el("ol class='parts'").each(&view.sections, |one| card(frame, one)))
}

fn card(frame: Frame, view: &SectionCard) -> El {
    let name = frame.id(&["part-", &view.number].concat());
    let label = [&name, "-action"].concat();
    let button = el("button type='button' class='button button-secondary'")
        .attr("aria-labelledby", &[&label, " ", &name].concat())
        .on(On::Click, frame.goes(&view.action.1))
        .add(el("span class='button-label'").attr("id", &label).text(&view.action.0));
    el("li class='part part-'")
        .class(view.state)
        .key(&view.number)
        .add(el("span class='part-number' aria-hidden='true'").text(&view.number))
        .add(frame.heading(1, "part-name").attr("id", &name).words(&view.name))
        .add(el("p class='part-facts'").add(el("span class='chip part-state'").text(&view.label)).words(&view.minutes))
        .add(el("p class='part-counts'").words(&view.counts))
        .add(button)
}
