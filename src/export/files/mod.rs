//! Files that other tools open: the checklist as a table, a page and a calendar, and everything as a workbook.
//!
//! A visitor who does not ask for one downloads none of this code: the page reaches it through a door
//! (`docs/decisions/files-other-tools-open.md`). Nothing here knows the date: the day of writing is given.

mod calendar;
mod csv;
mod lines;
mod markdown;
mod name;
mod workbook;

pub use calendar::{Calendar, calendar};
pub use csv::checklist_csv;
pub use markdown::checklist_markdown;
pub use name::{Kind, file_name};
pub use workbook::{Book, book, workbook};

use super::Report;
use crate::engine::{calendar::Day, checklist::Details, risk::Phase};
use crate::text::Catalog;

/// What files are written from.
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// The assessment, in a language.
    pub report: Report<'a>,
    /// What was written about items.
    pub details: &'a Details,
    /// The day the record was started: with a few answers, what tells its calendar from another's.
    pub started_on: Option<Day>,
    /// The day the file is written, where someone knows it: a later calendar then replaces an earlier one.
    pub written_on: Option<Day>,
}

/// What a file holds, in words: "12 answers", "2 notes on questions"; `counts` as `record::Contents` gives them.
#[must_use]
pub fn held(texts: &Catalog, counts: &[(&'static str, usize)]) -> Vec<String> {
    counts.iter().map(|(name, count)| texts.count(&["files.holds.", name].concat(), *count, &[])).collect()
}

impl Dossier<'_> {
    /// The wording of `files.` and `key`.
    fn word(&self, key: &str) -> String {
        self.report.texts.get(&["files.", key].concat())
    }

    /// The names of columns.
    fn heads(&self, columns: &[&str]) -> Vec<String> {
        columns.iter().map(|column| self.word(&["head.", column].concat())).collect()
    }

    /// The name of a phase.
    fn phase(&self, phase: Phase) -> String {
        self.report.texts.get(&["phase.", phase.code()].concat())
    }
}
