//! The one frame during which everything is computed.

use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, text: &str) -> El {
    let picture = el("svg class='computing-picture' viewBox='0 0 120 120' aria-hidden='true' focusable='false'")
        .add(el("circle class='map-ring' cx='60' cy='60' r='44'"))
        .add(el("circle class='dot-K' cx='52' cy='64' r='13'"))
        .add(el("g class='turning'").add(el("circle class='dot-gap' cx='60' cy='16' r='13'")).add(el("circle class='dot-O' cx='60' cy='16' r='8'")));
    el("div class='computing'").add(picture).add(frame.title("title-question", text))
}
