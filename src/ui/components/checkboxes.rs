//! Several of several.

use yew::prelude::*;

use super::choice::{self, Kind};
use crate::app::view::Choice;
use crate::ui::frame::Frame;

/// Checkboxes, one under the other.
pub fn draw(frame: Frame, question: &str, choices: &[Choice]) -> Html {
    choice::list(frame, question, Kind::Several, "choices-checkboxes", choices)
}
