//! Who answers for what: a table where there is room for its columns, a list an activity where there is not.
//!
//! Both are drawn and one is shown: a table whose rows were stacked would lose its columns for whoever hears it.

use super::{disclosure, icon};
use crate::app::view::{PhaseView, RoleCell, RoleRow, RolesView};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The section.
#[inline(never)]
pub fn draw(frame: Frame, view: &RolesView) -> El {
    let title = frame.id("roles");
    let warning = |words: &String| el("li").add(icon::draw("warning")).words(words);
    let fallbacks = |(title, lines): &(String, Vec<String>)| {
        el("div class='stand-ins'").add(frame.heading(2, "part-title").words(title)).add(el("ul").each(lines, |line| el("li").words(line)))
    };
    el("section class='roles'")
        .add(frame.heading(2, "part-title").attr("id", &title).words(&view.title))
        .add(el("p class='section-lead'").words(&view.lead))
        .maybe((!view.warnings.is_empty()).then(|| el("ul class='role-warnings'").each(&view.warnings, warning)))
        .add(el("div class='role-region' role='region' tabindex='0'").attr("aria-labelledby", &title).add(table(view)))
        .add(el("div class='role-lists'").each(&view.phases, list))
        .add(el("p class='role-legend'").words(&view.legend))
        .maybe(view.fallbacks.as_ref().map(fallbacks))
}

/// The matrix alone.
pub fn table(view: &RolesView) -> El {
    let head =
        |(code, name): &(String, String)| el("th scope='col'").add(el("span aria-hidden='true'").text(code)).add(el("span class='live'").text(name));
    let heads = el("tr").add(el("th scope='col' class='role-activity'").words(&view.activity)).each(&view.columns, head);
    let mut table = el("table class='role-table'").add(el("thead").add(heads));
    for phase in &view.phases {
        let span = (view.columns.len() + 1).to_string();
        let name = el("tr class='role-phase'").add(el("th scope='rowgroup'").attr("colspan", &span).words(&phase.name));
        table = table.add(el("tbody").key(phase.id).add(name).each(&phase.rows, row));
    }
    table
}

fn row(row: &RoleRow) -> El {
    el("tr")
        .key(&row.id)
        .add(el("th scope='row' class='role-activity'").words(&row.activity))
        .each(&row.cells, |cell| el("td").maybe(cell.as_ref().map(letter)))
}

fn letter(cell: &RoleCell) -> El {
    el("span class='letter letter-'")
        .class(if cell.letter == "A*" { "A" } else { cell.letter })
        .add(el("span aria-hidden='true'").text(cell.letter))
        .add(el("span class='live'").text(&cell.words))
}

fn list(phase: &PhaseView) -> El {
    let part = |(cell, who): &(RoleCell, String)| {
        let mark = el("span class='letter letter-' aria-hidden='true'").class(if cell.letter == "A*" { "A" } else { cell.letter }).text(cell.letter);
        el("div class='role-part'").add(el("dt").add(mark).words(&cell.words)).add(el("dd").words(who))
    };
    let row = |row: &RoleRow| {
        el("li class='role-item'").key(&row.id).add(el("p class='role-what'").words(&row.activity)).add(el("dl").each(&row.parts, part))
    };
    disclosure::draw("role-list", &phase.name, el("ul").each(&phase.rows, row)).key(phase.id)
}
