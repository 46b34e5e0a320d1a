//! Doors to the views of the full path's questionnaire.

use crate::app::{
    full_path::Full,
    parts::HasFull,
    view::{QuestionView, ReviewView, SectionsView, full_matrix, full_review, full_sections, full_sift},
    words::Words,
};

/// The parts and how far each is.
#[inline(never)]
pub fn sections(_: HasFull, words: &Words<'_>) -> SectionsView {
    full_sections::sections(words)
}

/// What a question of the full path has besides.
#[inline(never)]
pub fn complete(_: HasFull, words: &Words<'_>, index: usize, view: &mut QuestionView) {
    full_matrix::complete(words, index, view);
}

/// The answer to a matrix.
#[inline(never)]
pub fn cells(_: HasFull, words: &Words<'_>, full: &Full<'_>, id: &str) -> (Vec<String>, &'static str) {
    full_review::cells(words, full, id)
}

/// Which answers are shown on their review.
#[inline(never)]
pub fn sift(_: HasFull, words: &Words<'_>, full: &Full<'_>, view: &mut ReviewView) {
    full_sift::sift(words, full, view);
}
