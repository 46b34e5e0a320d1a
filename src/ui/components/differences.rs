//! What differs between two sides: where each leads, then what moves, kind by kind.

use super::{confidence, icon, mark, score_bar};
use crate::app::view::{DifferenceCell, DifferenceGroup, DifferenceRow, DifferencesView, OutcomeView};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// Where both sides lead, side by side.
pub fn outcomes(frame: Frame, view: &DifferencesView) -> El {
    let [before, after] = &view.outcomes;
    el("div class='outcomes'").add(outcome(frame, "before", before)).add(outcome(frame, "after", after))
}

/// Where a side leads.
pub fn outcome(frame: Frame, side: &str, view: &OutcomeView) -> El {
    let share =
        |(percent, words): &(u8, String)| el("div class='share'").add(score_bar::share(*percent)).add(el("p class='share-words'").words(words));
    let lines = || el("div class='outcome-of'").each(&view.lines, |line| el("p").words(line));
    el("section class='side side-'")
        .class(side)
        .key(side)
        .add(frame.heading(1, "side-label").words(&view.label))
        .maybe((!view.lines.is_empty()).then(lines))
        .add(el("p class='side-headline'").words(&view.headline))
        .maybe(view.share.as_ref().map(share))
        .maybe(view.confidence.as_ref().map(confidence::draw))
}

/// So many rows are read at once.
const FEW: usize = 14;

/// What moves, kind by kind; `below`: how far their headings stand under the screen's.
pub fn groups(frame: Frame, below: u8, view: &DifferencesView) -> El {
    el("div class='differences'").each(&view.groups, |one| group(frame, below, &view.sides, one))
}

fn group(frame: Frame, below: u8, sides: &[String; 2], view: &DifferenceGroup) -> El {
    let id = frame.id(&["differ-", view.id].concat());
    let head = el("tr role='row'")
        .add(el("th role='columnheader' scope='col'").words(&view.head))
        .each(sides, |side| el("th role='columnheader' scope='col'").words(side));
    let title = frame.heading(below, "part-title").attr("id", &id).words(&view.title);
    let count = el("span class='count'").text(&view.count.to_string());
    // A few are read at once; what the summary counts is opened on request.
    let open = if view.rows.len() <= FEW { "open" } else { "" };
    el("details class='fold difference difference-'").class(view.id).attr("open", open).key(view.id).add(el("summary").add(title.add(count))).add(
        el("table class='table table-differences' role='table'")
            .attr("aria-labelledby", &id)
            .add(el("thead role='rowgroup'").add(head))
            .add(el("tbody role='rowgroup'").each(&view.rows, |one| row(sides, one))),
    )
}

fn row(sides: &[String; 2], view: &DifferenceRow) -> El {
    let [before, after] = &view.cells;
    el("tr role='row'")
        .key(&[&view.name, view.about.as_deref().unwrap_or_default()].concat())
        .add(el("th role='rowheader' scope='row'").add(what(view)))
        .add(cell("before", &sides[0], before))
        .add(cell("after", &sides[1], after))
}

/// What differs.
pub fn what(view: &DifferenceRow) -> El {
    el("span class='cell-words'").words(&view.name).maybe(view.about.as_ref().map(|about| el("small").text(about)))
}

/// A change in one line: from, to.
pub fn line(view: &DifferenceRow) -> El {
    let [before, after] = &view.cells;
    let side = |class: &str, cell: &DifferenceCell| {
        el("span class='was is-'").class(class).words(&cell.words).maybe(cell.more.as_ref().map(|more| el("small").text(more)))
    };
    el("p class='from-to'").add(side("before", before)).add(icon::draw("forward")).add(side("after", after))
}

fn cell(side: &'static str, label: &str, view: &DifferenceCell) -> El {
    let words = el("span class='cell-words'").words(&view.words).maybe(view.more.as_ref().map(|more| el("small").text(more)));
    el("td role='cell' class='cell-'")
        .class(side)
        .attr("data-label", label)
        .add(el("span class='cell'").maybe(view.class.map(mark::class)).add(words))
}
