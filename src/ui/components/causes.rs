//! The answers that caused something, each with the way to change it.

use super::{actions, icon};
use crate::app::view::CauseView;
use crate::ui::el::{El, el, span};
use crate::ui::frame::Frame;

/// The list; nothing when there is none.
pub fn draw(frame: Frame, causes: &[CauseView]) -> Option<El> {
    (!causes.is_empty()).then(|| el("ul class='causes'").each(causes, |cause| one(frame, cause)))
}

fn one(frame: Frame, cause: &CauseView) -> El {
    let words = match &cause.route {
        Some(route) => actions::link(&cause.text, frame.goes(route)),
        None => span(&cause.text),
    };
    el("li").add(icon::draw("because")).add(words)
}
