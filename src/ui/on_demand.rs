//! Doors to what only the full path draws: see `app::on_demand`. The views they take exist only once it has come.

use super::components::{full_matrix, full_note};
use super::el::El;
use super::frame::Frame;
use super::screens::{full_result, full_sections, full_settings};
use crate::app::view::{FullResultView, MatrixView, NoteView, SectionsView, SettingsView};

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

/// What the result says of change, actors, roles, and what would change it.
#[inline(never)]
pub fn result(frame: Frame, view: &FullResultView) -> El {
    full_result::draw(frame, view)
}

/// Which settings differ from the published model.
#[inline(never)]
pub fn settings_note(frame: Frame, view: &FullResultView) -> El {
    full_result::settings(frame, view)
}

/// What may be set otherwise.
#[inline(never)]
pub fn settings(frame: Frame, view: &SettingsView) -> El {
    full_settings::draw(frame, view)
}
