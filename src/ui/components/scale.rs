//! One of a few labelled steps.

use super::choice::{self, Kind};
use crate::app::view::Choice;
use crate::ui::el::El;
use crate::ui::frame::Frame;

/// Radios laid out as a scale where there is room, one under the other where there is not.
pub fn draw(frame: Frame, question: &str, choices: &[Choice]) -> El {
    choice::list(frame, question, Kind::One, "choices-scale", choices)
}
