//! The checklist as a page of Markdown: a table a phase.

use super::Dossier;
use crate::{engine::risk::Phase, export::markdown::escape};

/// Columns of its tables.
const COLUMNS: [&str; 8] = ["id", "action", "role", "due", "status", "evidence", "note", "risks"];

/// The page. Nothing that was written is read as markup, and none breaks a table.
#[must_use]
pub fn checklist_markdown(dossier: &Dossier<'_>) -> String {
    let report = &dossier.report;
    let mut page = ["# ", &escape(&report.texts.get("checklist.title")), "\n"].concat();
    let mut block = |parts: &[&str]| {
        page.push('\n');
        parts.iter().for_each(|part| page.push_str(part));
        page.push('\n');
    };
    let lines = dossier.lines();
    block(&[&report.no_risk().map_or_else(|| escape(&report.progress_sentence()) + ".", |none| escape(&none))]);
    let heads = dossier.heads(&COLUMNS);
    for phase in Phase::ALL {
        let rows: Vec<String> = lines
            .iter()
            .filter(|line| line.phase == phase)
            .map(|line| {
                let who = if line.owner.is_empty() { line.role.clone() } else { [&line.role, " · ", &line.owner].concat() };
                let due = line.due.map_or_else(|| line.when.clone(), |day| report.texts.date(day.civil()));
                let status = report.status_name(line.status);
                let proof = if line.evidence.is_empty() { line.expected.clone() } else { [&line.expected, " · ", &line.evidence].concat() };
                row(&[&line.id, &line.action, &who, &due, &status, &proof, &line.note, &line.risks.join(" · ")].map(String::as_str))
            })
            .collect();
        if !rows.is_empty() {
            let head = row(&heads.iter().map(String::as_str).collect::<Vec<_>>());
            block(&["## ", &escape(&dossier.phase(phase))]);
            block(&[&head, "\n|", &" --- |".repeat(COLUMNS.len()), "\n", &rows.join("\n")]);
        }
    }
    if let Some(others) = report.other_risks() {
        block(&[&escape(&others)]);
    }
    block(&["---"]);
    block(&[&escape(&report.texts.get("caveat"))]);
    page
}

fn row(cells: &[&str]) -> String {
    let mut row = String::from("|");
    for cell in cells {
        // A line end of any kind would end the row; a control character means nothing in a page.
        let plain: String = cell.chars().map(|char| if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') { ' ' } else { char }).collect();
        row.push(' ');
        row.push_str(&escape(plain.trim()));
        row.push_str(" |");
    }
    row
}
