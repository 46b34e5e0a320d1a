//! Doors to what only the full path draws: see `app::on_demand`. The views they take exist only once it has come.

use super::components::{full_matrix, full_note};
use super::el::El;
use super::frame::Frame;
use super::screens::full_sections;
use crate::app::view::{MatrixView, NoteView, SectionsView};

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
