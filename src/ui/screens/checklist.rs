//! Risks by level, each with what to do about it.

use crate::app::msg::{ChecklistMsg, Msg};
use crate::app::route::Route;
use crate::app::view::{ChecklistView, LateView, LevelView};
use crate::ui::components::{actions, fold, follow_filters, follow_tallies, icon, milestones, progress, remark, risk};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;
use crate::ui::screens::full_result;

/// The screen.
pub fn draw(frame: Frame, view: &ChecklistView) -> El {
    let levels = el("div class='levels'").each(&view.levels, |one| level(frame, one));
    let nothing = view.filters.as_ref().and_then(|filters| filters.nothing.as_ref());
    group()
        .add(
            el("div class='screen-head'")
                .add(frame.title("title-screen", &view.title))
                .add(el("p class='lead'").words(&view.lead))
                .maybe((view.total > 0).then(|| standing(frame, view)))
                .add(ways(frame, view)),
        )
        .maybe((!view.tallies.is_empty()).then(|| follow_tallies::draw(frame, &view.tallies_label, &view.tallies)))
        .maybe(
            view.pictures
                .as_ref()
                .map(|risks| fold::draw(frame, "fold-risks", (&risks.title, Some(&risks.summary)), &|| full_result::pictures(frame, risks))),
        )
        .maybe(view.milestones.as_ref().map(|dates| milestones::draw(frame, dates)))
        .maybe(view.filters.as_ref().map(|filters| follow_filters::draw(frame, filters)))
        .maybe(view.empty.as_ref().map(|words| empty(words)))
        .maybe(nothing.map(|words| el("p class='filter-nothing'").words(words)))
        .add(levels)
        .maybe(view.others.as_ref().map(|others| el("p class='others'").add(icon::draw("info")).words(others)))
        .add(remark::caveat(&view.notice))
        .add(el("datalist").attr("id", &frame.id("names")).each(&view.names, |name| el("option").attr("value", name).key(name)))
}

/// Where the list stands: how far it is, what is late, what it has brought.
fn standing(frame: Frame, view: &ChecklistView) -> El {
    // Pressed again, it shows the others: whoever pressed it keeps the focus.
    let late = |late: &LateView| {
        let asked = frame.says(Msg::Checklist(ChecklistMsg::FilterChosen("status", late.asks.to_owned())));
        let show = actions::link(&late.show, asked).attr("aria-pressed", if late.is_shown { "true" } else { "false" });
        el("p class='late'").add(icon::draw("clock")).words(&late.words).add(show)
    };
    let moved = |words: &String| el("p class='moved'").add(icon::draw("check")).words(words);
    el("div class='standing'")
        .add(progress::draw(&frame.id("done"), &view.progress, view.done, view.total))
        .maybe(view.late.as_ref().map(late))
        .maybe(view.moved.as_ref().map(moved))
}

fn empty(words: &str) -> El {
    let picture = el("svg class='empty-picture' viewBox='0 0 120 120' aria-hidden='true' focusable='false'")
        .add(el("circle class='map-ring' cx='60' cy='60' r='48'"))
        .add(el("path class='tick' d='M40 61l14 14 27-29'"));
    el("div class='empty'").add(picture).add(el("p").words(words))
}

fn ways(frame: Frame, view: &ChecklistView) -> El {
    el("div class='actions'")
        .add(actions::button("primary", "download", &view.files, frame.goes(&Route::Files)))
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
