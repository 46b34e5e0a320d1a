//! Something to open.

use crate::ui::el::{El, el};

/// A label, and what it opens.
pub fn draw(class: &str, label: &str, content: El) -> El {
    el("details class='disclosure '")
        .class(class)
        .add(el("summary").add(el("span class='disclosure-label'").text(label)))
        .add(el("div class='disclosure-body'").add(content))
}
