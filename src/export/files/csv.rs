//! The checklist as a table with everything a project lead follows: RFC 4180, as `export::csv`.

use super::Dossier;
use crate::{engine::calendar::Day, export::csv::row};

/// Columns of the checklist, by the end of the key of their name.
pub(super) const COLUMNS: [&str; 14] =
    ["id", "action", "role", "owner", "phase", "when", "due", "status", "note", "expected", "evidence", "risks", "level", "residual"];

/// One row an item, in the order of the catalogue, under a row of names. Days are written `2026-11-23`, which every spreadsheet reads as a day.
#[must_use]
pub fn checklist_csv(dossier: &Dossier<'_>) -> String {
    let report = &dossier.report;
    let mut text = String::from('\u{feff}');
    row(&mut text, &dossier.heads(&COLUMNS));
    for line in dossier.lines() {
        let cells = [
            line.id,
            line.action,
            line.role,
            line.owner,
            dossier.phase(line.phase),
            line.when,
            line.due.map(Day::iso).unwrap_or_default(),
            report.status_name(line.status),
            line.note,
            line.expected,
            line.evidence,
            line.risks.join("; "),
            dossier.level(line.level),
            dossier.level(line.residual),
        ];
        row(&mut text, &cells);
    }
    text
}
