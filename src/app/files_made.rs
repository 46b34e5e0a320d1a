//! What is in the files made from the result; the part of the program that holds it comes with the checklist.

use super::{effect::File, full_result, model::Model, words::Words};
use crate::{
    engine::calendar::Day,
    export::files::{self, Book, Dossier, Kind},
    record::save,
};

/// Does something with what files are made from; none where nothing was computed.
pub(super) fn with_dossier<T>(model: &Model, make: impl FnOnce(&Dossier<'_>) -> T) -> Option<T> {
    let words = Words::new(model);
    let assessment = model.assessment.as_deref()?;
    let day = |text: &Option<String>| text.as_deref().and_then(Day::parse);
    let (started_on, written_on) = (day(&model.record.started_on), day(&model.today));
    Some(make(&Dossier { report: words.report(assessment), details: &model.record.details, started_on, written_on }))
}

pub(super) fn text_file(model: &Model, kind: Kind) -> Option<File> {
    let text = match kind {
        Kind::Record => Some(full_result::file(model)),
        Kind::Redacted => {
            let assessment = model.assessment.clone().unwrap_or_else(|| full_result::assessed(model));
            Some(save(&model.record.redacted(), model.instrument(), &assessment))
        }
        Kind::ChecklistCsv => with_dossier(model, files::checklist_csv),
        Kind::ChecklistMarkdown => with_dossier(model, files::checklist_markdown),
        Kind::Calendar => with_dossier(model, |dossier| files::calendar(dossier).text).filter(|text| !text.is_empty()),
        // No text.
        Kind::Workbook => None,
    }?;
    Some(File { name: file_name(model, kind), kind, bytes: text.into_bytes() })
}

pub(super) fn file_name(model: &Model, kind: Kind) -> String {
    let today = model.today.as_deref().and_then(Day::parse);
    files::file_name(model.catalog(), kind, today)
}

pub(super) fn book(model: &Model) -> Option<Book> {
    with_dossier(model, files::book)
}
