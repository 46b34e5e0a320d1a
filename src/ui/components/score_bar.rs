//! A share of a hundred, and a score with what it may be.

use yew::prelude::*;

/// A filled part of a whole.
pub fn share(percent: u8) -> Html {
    html! {
        <svg class="share-bar" width="100%" height="16" aria-hidden="true" focusable="false">
            <rect class="track" width="100%" height="16" rx="8" />
            <rect class="fill" width={format!("{}%", percent.min(100))} height="16" rx="8" />
        </svg>
    }
}

/// A score as a point, within the interval of what it may be.
pub fn score((score, low, high): (u8, u8, u8)) -> Html {
    let percent = |value: u8| format!("{}%", value.min(100));
    let wide = high.min(100).saturating_sub(low);
    html! {
        <svg class="score-bar" width="100%" height="24" aria-hidden="true" focusable="false">
            <rect class="track" y="10" width="100%" height="4" rx="2" />
            <rect class="interval" x={percent(low)} y="6" width={percent(wide)} height="12" rx="6" />
            <circle class="point" cx={percent(score)} cy="12" r="7" />
        </svg>
    }
}
