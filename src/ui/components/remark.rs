//! Words with a picture before them.

use super::icon;
use crate::ui::el::{El, el};

/// What a screen's words do not promise.
pub fn caveat(words: &str) -> El {
    el("p class='caveat'").add(icon::draw("info")).words(words)
}

/// Something to be careful about, in a few words.
pub fn caution(words: &str) -> El {
    el("span class='chip chip-caution'").add(icon::draw("info")).words(words)
}
