//! Names of files: what is in them and the day, never whose it is.

use crate::{engine::calendar::Day, text::Catalog};

/// A file the program writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The whole record, as it opens again.
    Record,
    /// The record without what people wrote.
    Redacted,
    /// The checklist, for spreadsheets.
    ChecklistCsv,
    /// The checklist, in Markdown.
    ChecklistMarkdown,
    /// Due dates.
    Calendar,
    /// The workbook.
    Workbook,
}

impl Kind {
    /// All.
    pub const ALL: [Self; 6] = [Self::Record, Self::Redacted, Self::ChecklistCsv, Self::ChecklistMarkdown, Self::Calendar, Self::Workbook];

    /// The end of the key of its word, and of its name.
    const fn parts(self) -> (&'static str, &'static str) {
        match self {
            Self::Record => ("record", ".perimetre.json"),
            Self::Redacted => ("redacted", ".perimetre.json"),
            Self::ChecklistCsv => ("checklist", ".csv"),
            Self::ChecklistMarkdown => ("checklist", ".md"),
            Self::Calendar => ("calendar", ".ics"),
            Self::Workbook => ("workbook", ".xlsx"),
        }
    }

    /// What a browser is told it is.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Record | Self::Redacted => "application/json",
            Self::ChecklistMarkdown => "text/markdown;charset=utf-8",
            Self::ChecklistCsv => "text/csv;charset=utf-8",
            Self::Calendar => "text/calendar;charset=utf-8",
            Self::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// `perimetre-checklist-2026-11-23.csv`: only `a` to `z`, digits and hyphens before its end, in the language of the words.
/// Nothing anyone wrote is in it: a company's name in a list of downloads says more than a company may want.
#[must_use]
pub fn file_name(texts: &Catalog, kind: Kind, day: Option<Day>) -> String {
    let (word, end) = kind.parts();
    let day = day.map(|day| ["-", &day.iso()].concat()).unwrap_or_default();
    ["perimetre-", &texts.get(&["files.name.", word].concat()), &day, end].concat()
}
