//! The report, as it is printed: sheets one under the other, and above them the two buttons that are not.

use crate::app::msg::Msg;
use crate::app::route::Route;
use crate::app::view::{CoverView, ReportSection, ReportView};
use crate::ui::components::{actions, mark, remark, report_block};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The screen.
#[inline(never)]
pub fn draw(frame: Frame, view: &ReportView) -> El {
    group()
        .add(bar(frame, view))
        .add(el("div class='report'").add(cover(frame, &view.cover, &view.sections)).each(&view.sections, |one| section(frame, one)))
}

fn bar(frame: Frame, view: &ReportView) -> El {
    el("div class='report-bar screen-head'").add(frame.title("title-screen", &view.title)).add(el("p class='lead'").words(&view.help)).add(
        el("div class='actions'").add(actions::button("primary", "", &view.print, frame.says(Msg::PrintAsked))).add(actions::button(
            "quiet",
            "back",
            &view.back,
            frame.goes(&Route::Result),
        )),
    )
}

fn cover(frame: Frame, view: &CoverView, sections: &[ReportSection]) -> El {
    let blank = |label: &String| el("div class='cover-fact is-blank'").add(el("dt").words(label)).add(el("dd"));
    let fact = |(label, words): &(String, String)| el("div class='cover-fact'").add(el("dt").words(label)).add(el("dd").words(words));
    let entry = |one: &ReportSection| el("li").key(one.id).add(el("span class='cover-number'").text(&one.number)).words(&one.title);
    el("section class='sheet cover'")
        .add(el("p class='cover-brand'").add(mark::brand()).words(&view.brand))
        .add(
            el("div class='cover-head'")
                .add(el("p class='cover-kind'").words(&view.kind))
                .add(frame.heading(1, "cover-title").words(&view.title))
                .add(el("p class='cover-what'").words(&view.what)),
        )
        .add(el("dl class='cover-facts'").each(&view.blanks, blank).each(&view.facts, fact))
        .add(
            el("div class='cover-contents'")
                .add(frame.heading(2, "cover-label").words(&view.contents))
                .add(el("ol class='cover-list'").each(sections, entry)),
        )
        .add(remark::caveat(&view.notice))
}

fn section(frame: Frame, view: &ReportSection) -> El {
    el("section class='sheet sheet-'")
        .class(view.id)
        .key(view.id)
        .add(frame.heading(1, "sheet-title").add(el("span class='sheet-number'").text(&view.number)).words(&view.title))
        .maybe(view.lead.as_ref().map(|lead| el("p class='sheet-lead'").words(lead)))
        .each(&view.blocks, |block| report_block::draw(frame, block))
}
