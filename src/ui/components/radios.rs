//! One of several.

use super::choice::{self, Kind};
use crate::app::view::Choice;
use crate::ui::el::El;
use crate::ui::frame::Frame;

/// Radios, one under the other.
pub fn draw(frame: Frame, question: &str, choices: &[Choice]) -> El {
    choice::list(frame, question, Kind::One, "choices-radios", choices)
}
