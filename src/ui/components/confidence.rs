//! How sure: words, with an outline as firm as they are.

use yew::prelude::*;

use crate::app::view::ConfidenceView;

/// The words with their detail.
pub fn draw(view: &ConfidenceView) -> Html {
    html! {
        <p class="confidence">
            { chip(view) }
            <span class="confidence-detail">{ view.detail.clone() }</span>
        </p>
    }
}

/// The word alone.
pub fn chip(view: &ConfidenceView) -> Html {
    html! {
        <span class={classes!("chip", "chip-confidence", format!("is-{}", view.level))}>
            <svg class="firmness" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <circle class={classes!("outline", format!("outline-{}", view.level))} cx="10" cy="10" r="7.5" />
            </svg>
            <span>{ view.label.clone() }</span>
        </span>
    }
}
