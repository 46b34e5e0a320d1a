//! Risks by level, each with what to do about it.

use crate::app::msg::{DataMsg, Msg};
use crate::app::route::Route;
use crate::app::view::{ChecklistView, LevelView};
use crate::ui::components::{actions, icon, milestones, progress, remark, risk};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &ChecklistView) -> El {
    let bar = (view.total > 0).then(|| progress::draw(&frame.id("done"), &view.progress, view.done, view.total));
    group()
        .add(
            el("div class='screen-head'")
                .add(frame.title("title-screen", &view.title))
                .add(el("p class='lead'").words(&view.lead))
                .maybe(bar)
                .add(ways(frame, view)),
        )
        .maybe(view.milestones.as_ref().map(|dates| milestones::draw(frame, dates)))
        .maybe(view.empty.as_ref().map(|words| empty(words)))
        .each(&view.levels, |one| level(frame, one))
        .maybe(view.others.as_ref().map(|others| el("p class='others'").add(icon::draw("info")).words(others)))
        .add(remark::caveat(&view.notice))
}

fn empty(words: &str) -> El {
    let picture = el("svg class='empty-picture' viewBox='0 0 120 120' aria-hidden='true' focusable='false'")
        .add(el("circle class='map-ring' cx='60' cy='60' r='48'"))
        .add(el("path class='tick' d='M40 61l14 14 27-29'"));
    el("div class='empty'").add(picture).add(el("p").words(words))
}

fn ways(frame: Frame, view: &ChecklistView) -> El {
    el("div class='actions'")
        .add(actions::button("primary", "download", &view.download, frame.says(Msg::Data(DataMsg::DownloadAsked))))
        .add(actions::button("secondary", "", &view.to_report, frame.goes(&Route::Report)))
        .add(actions::button("quiet", "back", &view.to_result, frame.goes(&Route::Result)))
}

fn level(frame: Frame, view: &LevelView) -> El {
    el("section class='level level-'")
        .class(view.id)
        .key(view.id)
        .add(frame.heading(1, "level-title").add(risk::bars(view.id)).words(&view.name))
        .add(el("ul class='risks'").each(&view.risks, |one| risk::draw(frame, one)))
}
