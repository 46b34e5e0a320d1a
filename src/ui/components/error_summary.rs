//! What is wrong, above the form, with the way to it.

use wasm_bindgen::JsCast;
use web_sys::Event;
use yew::TargetCast;

use super::icon;
use crate::app::view::ErrorView;
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// The summary; its link leads to the form's first field.
pub fn draw(frame: Frame, view: &ErrorView, field: &str) -> El {
    let title = frame.id("errors");
    let link = el("a").attr("href", &["#", field].concat()).on(On::Click, Box::new(followed)).words(&view.message);
    el("div class='error-summary' role='group' tabindex='-1' data-focus='errors'")
        .attr("aria-labelledby", &title)
        .add(icon::draw("warning"))
        .add(el("div").add(el("p class='error-title'").attr("id", &title).words(&view.title)).add(el("p").add(link)))
}

/// An address fragment would change the host's address, and does not reach into a shadow root.
#[allow(clippy::needless_pass_by_value)] // What a handler is given.
fn followed(event: Event) {
    event.prevent_default();
    let field = event
        .target_dyn_into::<web_sys::Element>()
        .and_then(|link| link.closest("form").ok().flatten())
        .and_then(|form| form.query_selector("input").ok().flatten())
        .and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(field) = field {
        // Nothing to do when the browser refuses the focus.
        let _ = field.focus();
    }
}
