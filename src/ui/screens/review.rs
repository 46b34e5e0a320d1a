//! Check your answers.

use crate::app::route::Route;
use crate::app::view::{AnswerRow, ReviewView, SectionView};
use crate::ui::components::{actions, icon};
use crate::ui::el::{El, On, el, group};
use crate::ui::frame::Frame;
use crate::ui::on_demand;

/// The screen.
pub fn draw(frame: Frame, view: &ReviewView) -> El {
    let blocked = |words: &String| el("p class='blocked'").attr("id", &frame.id("blocked")).add(icon::draw("info")).words(words);
    let mut page = group()
        .add(el("div class='screen-head'").add(frame.title("title-screen", &view.title)).add(el("p class='lead'").words(&view.lead)))
        .maybe(view.sift.as_ref().map(|sift| on_demand::full::sift(frame, sift)));
    for (index, one) in view.sections.iter().enumerate() {
        page = page.add(section(frame, &index.to_string(), one));
    }
    let ignored = || el("ul class='ignored'").each(&view.ignored, |line| el("li").words(line));
    page.maybe((!view.ignored.is_empty()).then(ignored)).add(
        el("div class='screen-foot'").maybe(view.blocked.as_ref().map(blocked)).add(el("div class='actions'").add(actions::button(
            "primary",
            "forward",
            &view.see_result,
            frame.goes(&Route::Result),
        ))),
    )
}

fn section(frame: Frame, index: &str, view: &SectionView) -> El {
    let mut rows = el("dl");
    for (place, one) in view.rows.iter().enumerate() {
        rows = rows.add(row(frame, &["answer-", index, "-", &place.to_string()].concat(), one));
    }
    el("section class='answers'").key(index).add(frame.heading(1, "section-title").words(&view.name)).add(rows)
}

fn row(frame: Frame, name: &str, row: &AnswerRow) -> El {
    let question = frame.id(name);
    let change = [&question, "-change"].concat();
    let button = el("button type='button' class='link-button'")
        .attr("aria-labelledby", &[&change, " ", &question].concat())
        .attr("data-focus", if row.is_left { "left" } else { "" })
        .on(On::Click, frame.goes(&row.route))
        .add(el("span").attr("id", &change).text(&row.change));
    el("div class='answer answer-'")
        .class(row.state)
        .add(el("dt").attr("id", &question).words(&row.question))
        .each(&row.answers, |answer| el("dd").words(answer))
        .maybe(row.note.as_ref().map(|note| el("dd class='answer-note'").words(note)))
        .add(el("dd class='answer-change'").add(button))
}
