//! The one frame during which everything is computed.

use yew::prelude::*;

use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, text: &str) -> Html {
    html! {
        <div class="computing">
            <svg class="computing-picture" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
                <circle class="map-ring" cx="60" cy="60" r="44" />
                <circle class="dot-K" cx="52" cy="64" r="13" />
                <g class="turning"><circle class="dot-gap" cx="60" cy="16" r="13" /><circle class="dot-O" cx="60" cy="16" r="8" /></g>
            </svg>
            { frame.title("title-question", text) }
        </div>
    }
}
