//! Doors to what is drawn of what is done with a result.

use crate::app::view::{ChecklistView, CompareView, FilesView, FullResultView, ReportView, SettingsView, WhatIfView};
use crate::ui::el::El;
use crate::ui::frame::Frame;
use crate::ui::screens::{checklist, compare, files, full_result, full_settings, report, what_if};

/// What each criterion weighs in each service.
#[inline(never)]
pub fn contributions(frame: Frame, view: &FullResultView) -> El {
    full_result::contributions(frame, view)
}

/// What would change the result, and the sources it cites.
#[inline(never)]
pub fn afterwards(frame: Frame, view: &FullResultView) -> El {
    full_result::afterwards(frame, view)
}

/// What the result says of change, actors, roles and risks.
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

/// Risks and what to do about each.
#[inline(never)]
pub fn list(frame: Frame, view: &ChecklistView) -> El {
    checklist::draw(frame, view)
}

/// What is tried, and what moves.
#[inline(never)]
pub fn what_if(frame: Frame, view: &WhatIfView) -> El {
    what_if::draw(frame, view)
}

/// Another file beside this one.
#[inline(never)]
pub fn compare(frame: Frame, view: &CompareView) -> El {
    compare::draw(frame, view)
}

/// What is printed.
#[inline(never)]
pub fn report(frame: Frame, view: &ReportView) -> El {
    report::draw(frame, view)
}

/// Files made from the result.
#[inline(never)]
pub fn files(frame: Frame, view: &FilesView) -> El {
    files::draw(frame, view)
}
