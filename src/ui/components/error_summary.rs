//! What is wrong, above the form, with the way to it.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use super::icon;
use crate::app::view::ErrorView;
use crate::ui::frame::Frame;

/// The summary; its link leads to the form's first field.
pub fn draw(frame: Frame, view: &ErrorView, field: &str) -> Html {
    let title = frame.id("errors");
    let onclick = Callback::from(|event: MouseEvent| {
        // An address fragment would change the host's address, and does not reach into a shadow root.
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
    });
    html! {
        <div class="error-summary" role="group" aria-labelledby={title.clone()} tabindex="-1" data-focus="errors">
            { icon::draw("warning") }
            <div>
                <p class="error-title" id={title}><span>{ view.title.clone() }</span></p>
                <p><a href={format!("#{field}")} {onclick}><span>{ view.message.clone() }</span></a></p>
            </div>
        </div>
    }
}
