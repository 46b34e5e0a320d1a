//! A table that stacks its rows where there is no room for columns.
//!
//! Roles are written out: they would go with the table's display.

use crate::ui::el::{El, el};

/// Headings, and a [`body`].
pub fn draw(class: &str, label: &str, head: &[String], body: El) -> El {
    let names = el("tr role='row'").each(head, |name| el("th role='columnheader' scope='col'").words(name));
    el("table class='table ' role='table'").class(class).attr("aria-label", label).add(el("thead role='rowgroup'").add(names)).add(body)
}

/// Takes the [`row`]s.
pub fn body() -> El {
    el("tbody role='rowgroup'")
}

/// A row: its cells, each under its heading.
pub fn row(head: &[String], cells: &[&str]) -> El {
    let mut row = el("tr role='row'");
    for (cell, name) in cells.iter().zip(head) {
        row = row.add(el("td role='cell'").attr("data-label", name).words(cell));
    }
    row
}
