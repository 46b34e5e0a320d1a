//! Doors to the views of what is done with a result.

use crate::{
    app::{
        parts::HasWork,
        scenarios::Compared,
        view::{
            ChecklistView, CompareView, FilesView, FullResultView, ReportView, SettingsView, WhatIfView, checklist_build, compare, files,
            full_result, full_settings, report_build, what_if,
        },
        words::Words,
    },
    engine::Assessment,
    export::Report,
};

/// The whole analysis.
#[inline(never)]
pub fn result(_: HasWork, words: &Words<'_>, report: &Report<'_>) -> Box<FullResultView> {
    Box::new(full_result::complete(words, report))
}

/// What may be set otherwise.
#[inline(never)]
pub fn settings(_: HasWork, words: &Words<'_>) -> Box<SettingsView> {
    Box::new(full_settings::settings(words))
}

/// Risks and what to do about each.
#[inline(never)]
pub fn checklist(_: HasWork, words: &Words<'_>, assessment: &Assessment) -> Box<ChecklistView> {
    Box::new(checklist_build::checklist(words, assessment))
}

/// What is tried, and what moves.
#[inline(never)]
pub fn what_if(_: HasWork, words: &Words<'_>, assessment: &Assessment) -> Box<WhatIfView> {
    Box::new(what_if::what_if(words, assessment))
}

/// Another file beside this one, once what follows from it is computed.
#[inline(never)]
pub fn compare(_: HasWork, words: &Words<'_>, assessment: &Assessment, compared: &Compared) -> Option<Box<CompareView>> {
    let followed = compared.followed.as_ref()?;
    Some(Box::new(compare::compare(words, assessment, compared, followed)))
}

/// What is printed.
#[inline(never)]
pub fn report(_: HasWork, words: &Words<'_>, assessment: &Assessment) -> Box<ReportView> {
    Box::new(report_build::report(words, assessment))
}

/// The files.
#[inline(never)]
pub fn files(_: HasWork, words: &Words<'_>) -> Box<FilesView> {
    Box::new(files::files(words))
}
