//! Doors to the views that only the full path has: see [`on_demand`](crate::app::on_demand).

use super::{FullResultView, QuestionView, SectionsView, SettingsView, full_matrix, full_result, full_review, full_sections, full_settings};
use crate::{
    app::{
        full_path::{Arrived, Full},
        words::Words,
    },
    export::Report,
};

/// The parts and how far each is.
#[inline(never)]
pub(super) fn sections(_: Arrived, words: &Words<'_>) -> SectionsView {
    full_sections::sections(words)
}

/// What a question of the full path has besides.
#[inline(never)]
pub(super) fn complete(_: Arrived, words: &Words<'_>, index: usize, view: &mut QuestionView) {
    full_matrix::complete(words, index, view);
}

/// The answer to a matrix.
#[inline(never)]
pub(super) fn cells(_: Arrived, words: &Words<'_>, full: &Full<'_>, id: &str) -> (Vec<String>, &'static str) {
    full_review::cells(words, full, id)
}

/// What the result of the full path says besides.
#[inline(never)]
pub(super) fn result(_: Arrived, words: &Words<'_>, report: &Report<'_>) -> Box<FullResultView> {
    Box::new(full_result::complete(words, report))
}

/// What may be set otherwise.
#[inline(never)]
pub(super) fn settings(_: Arrived, words: &Words<'_>) -> Box<SettingsView> {
    Box::new(full_settings::settings(words))
}
