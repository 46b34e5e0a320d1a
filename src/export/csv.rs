//! The checklist as a table: RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets misread accents.

use super::Report;

/// Columns, by the end of the key of their name.
const COLUMNS: [&str; 8] = ["id", "action", "owner", "when", "status", "evidence", "risks", "level"];

/// One row an item, in the order of the catalogue, under a row of names.
#[must_use]
pub fn csv(report: &Report<'_>) -> String {
    let mut text = String::from('\u{feff}');
    row(&mut text, &COLUMNS.map(|column| report.texts.get(&format!("export.head.{column}"))));
    for item in report.shown_items() {
        let risks: Vec<String> =
            report.covered(item).map(|raised| format!("{} {}", report.instrument.risks[raised.risk].id, report.risk(raised.risk))).collect();
        let worst = report.covered(item).map(|raised| raised.level).max();
        row(
            &mut text,
            &[
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

/// Adds a record: cells in quotes, a comma between them, CRLF at the end.
pub(super) fn row(text: &mut String, cells: &[String]) {
    for (index, value) in cells.iter().enumerate() {
        text.push_str(if index > 0 { ",\"" } else { "\"" });
        text.push_str(&defused(value).replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

/// What a spreadsheet would run as a formula starts with an apostrophe, which makes it text (OWASP, CSV injection).
///
/// So does every line and what follows a semicolon or a tab: a spreadsheet that separates cells with these, as a French one does,
/// takes the quotes of ours for text and starts a cell there.
fn defused(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for part in value.split_inclusive(['\n', '\r', ';', '\t']) {
        if starts_formula(part) || (text.is_empty() && part.starts_with(['\t', '\r', '\n'])) {
            text.push('\'');
        }
        // A table has no way to write the others; what is lost is shown.
        text.extend(part.chars().map(|char| if char < ' ' && !"\t\r\n".contains(char) { '\u{fffd}' } else { char }));
    }
    text
}

/// Whether the first character that is seen, but for quotes, would start a formula; the full-width forms are read as their narrow ones in some countries.
pub(super) fn starts_formula(text: &str) -> bool {
    let unseen = |char: char| {
        char.is_whitespace()
            || char.is_control()
            || matches!(char, '"' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    text.trim_start_matches(unseen).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::{defused, row};

    #[test]
    fn quotes_are_doubled() {
        let mut text = String::new();
        row(&mut text, &["a \"b\", c\r\nd".to_owned(), String::new()]);
        assert_eq!(text, "\"a \"\"b\"\", c\r\nd\",\"\"\r\n");
    }

    #[test]
    fn formulas_are_text() {
        for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u{a0}\u{200b}=", "\u{202e}@"] {
            assert_eq!(defused(&format!("{start}1")), format!("'{start}1"), "{start:?}");
        }
        for (text, safe) in
            [("a;=b", "a;'=b"), ("a\r\n=b", "a\r\n'=b"), ("a\t@b; -c", "a\t'@b;' -c"), ("a\n\n+b", "a\n\n'+b"), ("a;\"=b\"", "a;'\"=b\"")]
        {
            assert_eq!(defused(text), safe);
        }
        assert_eq!(defused("\0=a\u{1b}"), "'\u{fffd}=a\u{fffd}");
        for harmless in ["1=1", "", "a - b, c", "a; b\nc"] {
            assert_eq!(defused(harmless), harmless);
        }
    }
}
