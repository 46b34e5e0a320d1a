//! One of several.

use yew::prelude::*;

use super::choice::{self, Kind};
use crate::app::view::Choice;
use crate::ui::frame::Frame;

/// Radios, one under the other.
pub fn draw(frame: Frame, question: &str, choices: &[Choice]) -> Html {
    choice::list(frame, question, Kind::One, "choices-radios", choices)
}
