//! The ring, small: the product's mark, and where a class stands with regard to the line.

use yew::prelude::*;

/// The product's mark: one dot inside the ring, one on it, one outside.
pub fn brand() -> Html {
    html! {
        <svg class="brand-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <circle class="brand-ring" cx="18" cy="22" r="14" />
            <circle class="dot-K" cx="14.5" cy="24.5" r="5" />
            <circle class="dot-gap" cx="27.9" cy="12.1" r="6.6" />
            <circle class="dot-C" cx="27.9" cy="12.1" r="4.2" />
            <circle class="dot-O" cx="36.6" cy="3.9" r="2.9" />
        </svg>
    }
}

/// A class, by where its dot stands: inside the ring, on it, outside, or undecided within.
pub fn class(id: &str) -> Html {
    let dot = match id {
        "K" => html! { <circle class="dot-K" cx="13" cy="16" r="5" /> },
        "C" => html! {
            <>
                <circle class="dot-gap" cx="21.5" cy="11" r="7" />
                <circle class="dot-C" cx="21.5" cy="11" r="5" />
                <path class="dot-stripes" d="M18.6 12.2l4-4M20.2 14l4.2-4.2" />
            </>
        },
        "O" => html! { <circle class="dot-O" cx="27" cy="6" r="5" /> },
        "link" => return link(),
        _ => html! { <circle class="dot-U" cx="13" cy="16" r="5" /> },
    };
    html! {
        <svg class={classes!("mark", format!("mark-{id}"))} viewBox="0 0 33 30" aria-hidden="true" focusable="false">
            <circle class="mark-ring" cx="13" cy="16" r="10" />
            { dot }
        </svg>
    }
}

/// A dependency across the line.
fn link() -> Html {
    html! {
        <svg class="mark mark-link" viewBox="0 0 33 30" aria-hidden="true" focusable="false">
            <path class="mark-ring" d="M17 2q-5 13 0 26" />
            <path class="link" d="M2 20q14-14 29-8" />
            <circle class="link" cx="14.8" cy="13" r="3.4" />
        </svg>
    }
}
