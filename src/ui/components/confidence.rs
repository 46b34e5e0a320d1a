//! How sure: words, with an outline as firm as they are.

use crate::app::view::ConfidenceView;
use crate::ui::el::{El, el};

/// The words with their detail.
pub fn draw(view: &ConfidenceView) -> El {
    el("p class='confidence'").add(chip(view)).add(el("span class='confidence-detail'").text(&view.detail))
}

/// The word alone.
pub fn chip(view: &ConfidenceView) -> El {
    let outline = el("circle class='outline outline-' cx='10' cy='10' r='7.5'").class(view.level);
    el("span class='chip chip-confidence is-'")
        .class(view.level)
        .add(el("svg class='firmness' viewBox='0 0 20 20' aria-hidden='true' focusable='false'").add(outline))
        .words(&view.label)
}
