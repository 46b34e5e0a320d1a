//! Numbers in their order, what they may be, and the table they are told in.

use std::collections::BTreeMap;

use crate::pages::{ALL, Who};

/// Milliseconds or bytes, one a round.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// One more.
    pub fn add(&mut self, value: f64) {
        self.0.push(value);
    }

    /// The middle one.
    pub fn median(&self) -> Option<f64> {
        self.at(50)
    }

    /// The one that so many of a hundred do not exceed.
    pub fn at(&self, percent: usize) -> Option<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let place = (sorted.len() * percent).div_ceil(100).max(1);
        sorted.get(place - 1).copied()
    }
}

/// One row of the table: a figure for each page that has it.
#[derive(Clone, Debug)]
pub struct Row {
    /// What is measured.
    pub name: String,
    /// Decimals shown.
    pub decimals: usize,
    /// The figures.
    pub values: BTreeMap<Who, f64>,
    /// What ours may be, in words; empty where nothing is asked.
    pub limit: String,
}

/// What was measured and what was exceeded.
#[derive(Default)]
pub struct Report {
    rows: Vec<Row>,
    exceeded: Vec<String>,
    warnings: Vec<String>,
}

impl Report {
    /// A row without a limit.
    pub fn row(&mut self, name: &str, decimals: usize, values: BTreeMap<Who, f64>) {
        self.rows.push(Row { name: name.to_owned(), decimals, values, limit: String::new() });
    }

    /// A row whose figures of `bound` may not be above `limit`, which is told in words. A figure that is missing is over.
    pub fn bounded(&mut self, name: &str, decimals: usize, values: BTreeMap<Who, f64>, bound: &[Who], (limit, words): (f64, &str)) {
        for who in bound {
            let value = values.get(who).copied().unwrap_or(f64::INFINITY);
            if !is_within(value, limit) {
                self.exceeded.push(format!("{name}, {}: {value:.decimals$}, limit {limit:.decimals$} ({words})", who.name()));
            }
        }
        self.rows.push(Row { name: name.to_owned(), decimals, values, limit: words.to_owned() });
    }

    /// Something to know that fails nothing.
    pub fn warn(&mut self, warning: String) {
        self.warnings.push(warning);
    }

    /// The table, in Markdown.
    pub fn table(&self) -> String {
        let heads: Vec<&str> = ALL.iter().map(|who| who.name()).collect();
        let mut out = format!("| | {} | limit |\n|---|{}---|\n", heads.join(" | "), "---:|".repeat(ALL.len()));
        for row in &self.rows {
            let cells = ALL.map(|who| row.values.get(&who).map_or(String::new(), |value| shown(*value, row.decimals)));
            out.push_str(&format!("| {} | {} | {} |\n", row.name, cells.join(" | "), row.limit));
        }
        out
    }

    /// One line for each limit that is exceeded.
    pub fn exceeded(&self) -> &[String] {
        &self.exceeded
    }

    /// What is worth knowing.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }
}

/// Whether a figure keeps a limit: one that is no number keeps none, and a limit that is none allows nothing.
pub fn is_within(value: f64, limit: f64) -> bool {
    value <= limit
}

/// `12345.6` as `12,346`.
fn shown(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(values: &[f64]) -> Samples {
        let mut samples = Samples::default();
        values.iter().for_each(|value| samples.add(*value));
        samples
    }

    #[test]
    fn the_middle_and_the_end_are_found() {
        assert_eq!(samples(&[3.0, 1.0, 2.0]).median(), Some(2.0));
        assert_eq!(samples(&[3.0, 1.0]).median(), Some(1.0));
        assert_eq!(samples(&(1..=100).map(f64::from).collect::<Vec<_>>()).at(95), Some(95.0));
        assert_eq!(samples(&[5.0]).at(95), Some(5.0));
        assert_eq!(samples(&[]).median(), None);
    }

    #[test]
    fn a_limit_exceeded_is_named() {
        let mut report = Report::default();
        report.bounded("bytes", 0, BTreeMap::from([(Who::Page, 10.0), (Who::Element, 12.0)]), &[Who::Page, Who::Element], (10.0, "10"));
        assert_eq!(report.exceeded(), ["bytes, our element: 12, limit 10 (10)"]);
        report.bounded("missing", 0, BTreeMap::new(), &[Who::Page], (10.0, "10"));
        report.bounded("no limit to compare with", 0, BTreeMap::from([(Who::Page, 1.0)]), &[Who::Page], (f64::NAN, "?"));
        assert_eq!(report.exceeded().len(), 3);
    }

    #[test]
    fn the_table_has_a_cell_for_every_page() {
        let mut report = Report::default();
        report.row("first paint", 1, BTreeMap::from([(Who::Page, 1234.56)]));
        let table = report.table();
        assert!(table.contains("| first paint | 1,234.6 |  |  |  |  |  |  |"), "{table}");
        assert!(table.lines().all(|line| line.matches('|').count() == ALL.len() + 3), "{table}");
    }
}
