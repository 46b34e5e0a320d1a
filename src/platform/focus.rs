//! Moves focus to a marked element of ours.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Focuses the element marked `data-focus="mark"`, if it is drawn.
pub fn focus(root: &Element, mark: &str) {
    let found = root.query_selector(&format!("[data-focus=\"{mark}\"]")).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot be focused keeps the focus where it was.
        let _ = element.focus();
    }
}
