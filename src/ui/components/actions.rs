//! Buttons.

use super::icon;
use crate::ui::el::{El, Handler, On, el};

/// A button of a kind (`primary`, `secondary`, `quiet`, `danger`), with an icon before or after its words.
#[inline(never)]
pub fn button(kind: &str, picture: &'static str, label: &str, pressed: Handler) -> El {
    content(
        el("button type='button' class='button button-'").class(kind).attr("part", &["button-", kind].concat()).on(On::Click, pressed),
        picture,
        label,
    )
}

/// The button that submits its form.
pub fn submit(picture: &'static str, label: &str) -> El {
    content(el("button type='submit' part='button-primary' class='button button-primary'"), picture, label)
}

/// A button that reads as a link.
pub fn link(label: &str, pressed: Handler) -> El {
    el("button type='button' class='link-button'").on(On::Click, pressed).words(label)
}

fn content(button: El, picture: &'static str, label: &str) -> El {
    let words = el("span class='button-label'").text(label);
    match picture {
        "" => button.add(words),
        "forward" => button.add(words).add(icon::draw(picture)),
        _ => button.add(icon::draw(picture)).add(words),
    }
}
