//! Doors to the views that only the full path has: see [`on_demand`](crate::app::on_demand).

use super::{QuestionView, SectionsView, full_matrix, full_review, full_sections};
use crate::app::{
    full_path::{Arrived, Full},
    words::Words,
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
