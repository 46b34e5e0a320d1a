//! Several of many, each with a line that says what it holds.

use yew::prelude::*;

use super::choice::{self, Kind};
use crate::app::view::Choice;
use crate::ui::frame::Frame;

/// Checkboxes as cards in a grid.
pub fn draw(frame: Frame, question: &str, choices: &[Choice]) -> Html {
    choice::list(frame, question, Kind::Several, "choices-towers", choices)
}
