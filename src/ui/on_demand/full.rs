//! Doors to what only the full path's questionnaire draws.

use crate::app::view::{MatrixView, NoteView, SectionsView, SiftView};
use crate::ui::components::{full_matrix, full_note, full_sift};
use crate::ui::el::El;
use crate::ui::frame::Frame;
use crate::ui::screens::full_sections;

/// The parts.
#[inline(never)]
pub fn sections(frame: Frame, view: &SectionsView) -> El {
    full_sections::draw(frame, view)
}

/// A matrix over the services.
#[inline(never)]
pub fn matrix(frame: Frame, id: &str, view: &MatrixView) -> El {
    full_matrix::draw(frame, id, view)
}

/// What is noted beside an answer.
#[inline(never)]
pub fn note(frame: Frame, view: &NoteView) -> El {
    full_note::draw(frame, view)
}

/// Which answers are shown on their review.
#[inline(never)]
pub fn sift(frame: Frame, view: &SiftView) -> El {
    full_sift::draw(frame, view)
}
