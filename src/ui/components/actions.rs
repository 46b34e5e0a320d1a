//! Buttons.

use yew::prelude::*;

use super::icon;

/// A button of a kind (`primary`, `secondary`, `quiet`, `danger`), with an icon before or after its words.
pub fn button(kind: &'static str, picture: &'static str, label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class={classes!("button", format!("button-{kind}"))} {onclick}>
            { content(picture, label) }
        </button>
    }
}

/// The button that submits its form.
pub fn submit(picture: &'static str, label: &str) -> Html {
    html! { <button type="submit" class="button button-primary">{ content(picture, label) }</button> }
}

/// A button that reads as a link.
pub fn link(label: &str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="link-button" {onclick}><span>{ label.to_owned() }</span></button> }
}

fn content(picture: &'static str, label: &str) -> Html {
    let words = html! { <span class="button-label">{ label.to_owned() }</span> };
    match picture {
        "" => words,
        "forward" => html! { <>{ words }{ icon::draw(picture) }</> },
        _ => html! { <>{ icon::draw(picture) }{ words }</> },
    }
}
