//! Several of many, each with a line that says what it holds.

use super::choice::{self, Kind};
use crate::app::view::Choice;
use crate::ui::el::El;
use crate::ui::frame::Frame;

/// Checkboxes as cards in a grid.
pub fn draw(frame: Frame, question: &str, choices: &[Choice]) -> El {
    choice::list(frame, question, Kind::Several, "choices-towers", choices)
}
