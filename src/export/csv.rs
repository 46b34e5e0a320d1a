//! The checklist as a table: RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets misread accents.

use super::Report;

/// Columns, by the end of the key of their name.
const COLUMNS: [&str; 8] = ["id", "action", "owner", "when", "status", "evidence", "risks", "level"];

/// One row an item, in the order of the catalogue, under a row of names.
#[must_use]
pub fn csv(report: &Report<'_>) -> String {
    let mut text = String::from('\u{feff}');
    row(&mut text, COLUMNS.map(|column| report.texts.get(&format!("export.head.{column}"))));
    for item in report.shown_items() {
        let risks: Vec<String> =
            report.covered(item).map(|raised| format!("{} {}", report.instrument.risks[raised.risk].id, report.risk(raised.risk))).collect();
        let worst = report.covered(item).map(|raised| raised.level).max();
        row(
            &mut text,
            [
                report.instrument.items[item].id.as_str().to_owned(),
                report.action(item),
                report.item_owner(item),
                report.due(item),
                report.status_name(report.status(item)),
                report.evidence(item),
                risks.join("; "),
                worst.map(|level| report.level(level)).unwrap_or_default(),
            ],
        );
    }
    text
}

fn row(text: &mut String, cells: [String; COLUMNS.len()]) {
    text.push_str(&cells.map(|value| cell(&value)).join(","));
    text.push_str("\r\n");
}

/// A cell in quotes. One that a spreadsheet would run as a formula starts with an apostrophe, which makes it text.
fn cell(value: &str) -> String {
    let is_formula = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    format!("\"{}{}\"", if is_formula { "'" } else { "" }, value.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn quotes_are_doubled_and_formulas_are_text() {
        assert_eq!(cell("a \"b\", c\r\nd"), "\"a \"\"b\"\", c\r\nd\"");
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
            assert_eq!(cell(&format!("{start}1")), format!("\"'{start}1\""));
        }
        assert_eq!(cell("1=1"), "\"1=1\"");
        assert_eq!(cell(""), "\"\"");
    }
}
