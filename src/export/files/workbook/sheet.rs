//! A sheet as XML: a table with its names on top, that stay in sight and filter it.

use crate::{engine::calendar::Day, export::csv::starts_formula};

/// What a cell holds.
pub(super) enum Cell {
    /// Text, whatever it looks like.
    Text(String),
    /// A whole number.
    Whole(i32),
    /// Percent, 0 to 100; written as a share that is shown in percent.
    Percent(u8),
    /// A day; shown as the reader's country writes it.
    Day(Day),
}

/// A column.
pub(super) struct Column {
    /// Its name.
    pub(super) head: String,
    /// Its width, in characters.
    pub(super) width: u8,
}

/// A table.
pub(super) struct Sheet {
    /// Its name: 31 characters at most, none of `[]:*?/\`.
    pub(super) name: String,
    /// Its columns.
    pub(super) columns: Vec<Column>,
    /// Its rows, a cell a column or fewer.
    pub(super) rows: Vec<Vec<Cell>>,
    /// Said at the end of a text that is cut.
    pub(super) cut: String,
}

/// Positions in the list of styles of `package::STYLES`.
const HEAD: &str = "1";
const TEXT: &str = "2";
const PERCENT: &str = "3";
const DAY: &str = "4";
/// Text that stays text when someone edits the cell, though it starts as a formula does.
const LITERAL: &str = "5";
const WHOLE: &str = "6";
/// The height of a line and of the tallest row, points.
const LINE_HEIGHT: usize = 15;
const TALLEST: usize = 405;
/// UTF-16 units of a cell: 32,767, an old limit of spreadsheets.
const LONGEST: usize = 32_767;
/// Spreadsheets count days from 31 December 1899 and believe that 1900 had a 29 February; they agree with the calendar from March on.
const FIRST_DAY: (i32, i32, i32) = (1900, 3, 1);
const FIRST_DAY_NUMBER: i32 = 61;

impl Sheet {
    /// A table without a row says why there is none.
    pub(super) fn say_if_empty(&mut self, why: String) {
        if self.rows.is_empty() {
            self.rows.push(vec![Cell::Text(String::new()), Cell::Text(why)]);
        }
    }

    /// The cells its filter covers: `A1:N43`; with `fixed`, `$A$1:$N$43`.
    pub(super) fn range(&self, fixed: bool) -> String {
        let mark = if fixed { "$" } else { "" };
        let (column, row) = (letters(self.columns.len().saturating_sub(1)), (self.rows.len() + 1).to_string());
        [mark, "A", mark, "1:", mark, &column, mark, &row].concat()
    }

    /// The part of the package that holds it; `selected`: it is the one shown on opening.
    pub(super) fn xml(&self, selected: bool) -> String {
        let mut xml = String::from(super::package::XML);
        xml.push_str(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView ",
        );
        if selected {
            xml.push_str("tabSelected=\"1\" ");
        }
        xml.push_str(
            "workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>",
        );
        for (index, column) in self.columns.iter().enumerate() {
            let (number, width) = ((index + 1).to_string(), column.width.to_string());
            push(&mut xml, &["<col min=\"", &number, "\" max=\"", &number, "\" width=\"", &width, "\" customWidth=\"1\"/>"]);
        }
        xml.push_str("</cols><sheetData><row r=\"1\" ht=\"");
        xml.push_str(&height(self.columns.iter().map(|column| (column.head.as_str(), column.width))));
        xml.push_str("\">");
        for (index, column) in self.columns.iter().enumerate() {
            self.text(&mut xml, &letters(index), "1", HEAD, &column.head);
        }
        for (index, cells) in self.rows.iter().enumerate() {
            let row = (index + 2).to_string();
            let texts = cells
                .iter()
                .zip(&self.columns)
                .filter_map(|(cell, column)| if let Cell::Text(text) = cell { Some((text.as_str(), column.width)) } else { None });
            push(&mut xml, &["</row><row r=\"", &row, "\" ht=\"", &height(texts), "\">"]);
            for (column, cell) in cells.iter().enumerate() {
                self.cell(&mut xml, &letters(column), &row, cell);
            }
        }
        push(&mut xml, &["</row></sheetData><autoFilter ref=\"", &self.range(false), "\"/>"]);
        xml.push_str("<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>");
        xml.push_str("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
        xml
    }

    fn cell(&self, xml: &mut String, column: &str, row: &str, cell: &Cell) {
        let mut number = |style: &str, value: &str| push(xml, &["<c r=\"", column, row, "\" s=\"", style, "\"><v>", value, "</v></c>"]);
        match cell {
            Cell::Whole(value) => number(WHOLE, &value.to_string()),
            Cell::Percent(value @ 0..100) => number(PERCENT, &["0.", if *value < 10 { "0" } else { "" }, &value.to_string()].concat()),
            Cell::Percent(_) => number(PERCENT, "1"),
            Cell::Day(day) => match day_number(*day) {
                Some(value) => number(DAY, &value.to_string()),
                None => self.text(xml, column, row, TEXT, &day.iso()),
            },
            Cell::Text(text) if text.is_empty() => push(xml, &["<c r=\"", column, row, "\" s=\"", TEXT, "\"/>"]),
            Cell::Text(text) => self.text(xml, column, row, if starts_formula(text) { LITERAL } else { TEXT }, text),
        }
    }

    fn text(&self, xml: &mut String, column: &str, row: &str, style: &str, text: &str) {
        push(xml, &["<c r=\"", column, row, "\" s=\"", style, "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"]);
        match cut(text, LONGEST.saturating_sub(units(&self.cut))) {
            Some(start) => {
                escape(xml, start);
                escape(xml, &self.cut);
            }
            None => escape(xml, text),
        }
        xml.push_str("</t></is></c>");
    }
}

/// The height of a row, in points, for texts in columns of some width: an estimate, because not every spreadsheet measures them as it opens a file.
fn height<'a>(texts: impl Iterator<Item = (&'a str, u8)>) -> String {
    let lines = |(text, width): (&str, u8)| -> usize {
        // Words leave a part of each line empty; a character of the Far East is two wide.
        let room = usize::from(width - (width / 8).min(3)).max(1);
        let wide = |line: &str| line.chars().map(|char| if char < '\u{1100}' { 1 } else { 2 }).sum::<usize>();
        text.split(['\n', '\r']).map(|line| wide(line).div_ceil(room).max(1)).sum()
    };
    let most = texts.map(lines).max().unwrap_or(1);
    (most * LINE_HEIGHT).min(TALLEST).to_string()
}

/// The number spreadsheets have for a day; `None` before they agree on one.
fn day_number(day: Day) -> Option<i32> {
    let (year, month, of_month) = FIRST_DAY;
    let number = day.days_since(Day::new(year, month, of_month)?) + FIRST_DAY_NUMBER;
    (number >= FIRST_DAY_NUMBER).then_some(number)
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The start of a text that a cell cannot hold, `room` UTF-16 units at most; `None` where it holds all of it.
fn cut(text: &str, room: usize) -> Option<&str> {
    // No character has more units than bytes.
    if text.len() <= LONGEST || units(text) <= LONGEST {
        return None;
    }
    let mut taken = 0;
    let end = text.char_indices().find(|(_, char)| {
        taken += char.len_utf16();
        taken > room
    });
    end.map(|(end, _)| &text[..end])
}

/// A column's letters: A to Z, AA, AB…
fn letters(index: usize) -> String {
    let letter = |index: usize| char::from(b'A' + u8::try_from(index % 26).unwrap_or(0));
    let mut letters = String::new();
    if index >= 26 {
        letters.push(letter(index / 26 - 1));
    }
    letters.push(letter(index));
    letters
}

fn push(xml: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| xml.push_str(part));
}

/// Text as XML holds it. Line ends become `\n`; what XML has no way to write is shown as lost.
/// `_x0041_` would be read as the character of that number: its first underscore is written as one.
pub(super) fn escape(xml: &mut String, text: &str) {
    let mut rest = text.chars();
    let mut after_return = false;
    while let Some(char) = rest.next() {
        match char {
            '\n' if after_return => {}
            '\r' => xml.push('\n'),
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '_' if is_code(rest.as_str().as_bytes()) => xml.push_str("_x005F_"),
            '\n' | '\t' => xml.push(char),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => xml.push('\u{fffd}'),
            _ => xml.push(char),
        }
        after_return = char == '\r';
    }
}

/// Whether what follows an underscore makes it the start of a character's number.
fn is_code(rest: &[u8]) -> bool {
    rest.len() >= 6 && rest[0] == b'x' && rest[1..5].iter().all(u8::is_ascii_hexdigit) && rest[5] == b'_'
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, cut, day_number, escape, height, letters, units};
    use crate::engine::calendar::Day;

    #[test]
    fn columns_are_named_as_spreadsheets_do() {
        assert_eq!([0, 1, 25, 26, 27, 51, 52, 77].map(letters), ["A", "B", "Z", "AA", "AB", "AZ", "BA", "BZ"]);
    }

    #[test]
    fn a_row_is_as_tall_as_its_longest_text() {
        let tall = |texts: &[(&str, u8)]| height(texts.iter().copied());
        assert_eq!(tall(&[]), "15");
        assert_eq!(tall(&[("", 9), ("short", 9)]), "15");
        assert_eq!(tall(&[("a\nb\nc", 9), (&"word ".repeat(20), 40)]), "45");
        assert_eq!(tall(&[(&"a".repeat(10_000), 40)]), "405", "no spreadsheet has a taller row");
    }

    #[test]
    fn days_have_the_number_spreadsheets_give_them() {
        let number = |year, month, day| Day::new(year, month, day).and_then(day_number);
        assert_eq!([number(1900, 3, 1), number(1970, 1, 1), number(2026, 11, 23), number(9999, 12, 31)], [61, 25_569, 46_349, 2_958_465].map(Some));
        assert_eq!([number(1900, 2, 28), number(1, 1, 1)], [None, None]);
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(cut(&"é".repeat(LONGEST), 10), None);
        assert_eq!(cut(&"é".repeat(LONGEST + 1), 3), Some("ééé"));
        assert_eq!(cut(&"🙂".repeat(LONGEST / 2 + 1), 5), Some("🙂🙂"), "a character of two units is not halved");
        assert_eq!(units("aé🙂"), 4);
    }

    #[test]
    fn any_text_is_xml() {
        for (text, expected) in [
            ("<a b=\"c\">&amp;'", "&lt;a b=&quot;c&quot;&gt;&amp;amp;'"),
            ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
            ("\0\u{b}\u{1f}\u{7f}\u{fffe}\u{ffff}", "\u{fffd}\u{fffd}\u{fffd}\u{7f}\u{fffd}\u{fffd}"),
            ("_x0041_ _x41_ __x00e9__ _x", "_x005F_x0041_ _x41_ __x005F_x00e9__ _x"),
            ("\u{202e}🙂", "\u{202e}🙂"),
        ] {
            let mut xml = String::new();
            escape(&mut xml, text);
            assert_eq!(xml, expected);
        }
    }
}
