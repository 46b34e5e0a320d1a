//! How far: a bar whose painted length is the one announced.

use yew::prelude::*;

/// `done` of `total`, with the words that say it. `name` makes the id of the words.
pub fn draw(id: String, text: &str, done: usize, total: usize) -> Html {
    let whole = total.max(1);
    let done = done.min(whole);
    html! {
        <div class="progress">
            <p class="progress-text" id={id.clone()}><span>{ text.to_owned() }</span></p>
            <div
                class="progress-bar"
                role="progressbar"
                aria-labelledby={id}
                aria-valuemin="0"
                aria-valuemax={whole.to_string()}
                aria-valuenow={done.to_string()}
                aria-valuetext={text.to_owned()}
            >
                <svg width="100%" height="8" aria-hidden="true" focusable="false">
                    <rect class="track" width="100%" height="8" rx="4" />
                    <rect class="fill" width={percent(done, whole)} height="8" rx="4" />
                </svg>
            </div>
        </div>
    }
}

/// A share of a width, exact to the hundredth of a percent.
fn percent(done: usize, whole: usize) -> String {
    let hundredths = done * 10_000 / whole;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
