//! Something to open.

use yew::prelude::*;

/// A label, and what it opens.
pub fn draw(class: &'static str, label: &str, content: Html) -> Html {
    html! {
        <details class={classes!("disclosure", class)}>
            <summary><span class="disclosure-label">{ label.to_owned() }</span></summary>
            <div class="disclosure-body">{ content }</div>
        </details>
    }
}
