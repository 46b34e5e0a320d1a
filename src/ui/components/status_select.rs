//! Where a thing to do stands.
//!
//! The attribute `selected` says it first; once the visitor has chosen, only the property `selectedIndex` counts.

use yew::prelude::*;

use crate::app::msg::{ChecklistMsg, Msg};
use crate::app::view::ItemView;
use crate::ui::frame::Frame;

/// A native select, styled by its value.
pub fn draw(frame: Frame, id: String, item: &ItemView) -> Html {
    let current = item.statuses.iter().find(|status| status.chosen).map_or("", |status| status.value);
    let (send, name) = (frame.send.clone(), item.id.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
            send.emit(Msg::Checklist(ChecklistMsg::StatusChosen(name.clone(), select.value())));
        }
    });
    let options = item.statuses.iter().map(|status| {
        html! {
            <option key={status.value} value={status.value} selected={status.chosen}>{ status.label.clone() }</option>
        }
    });
    let select = html! {
        <select {id} aria-label={item.status_label.clone()} {onchange}>{ for options }</select>
    };
    html! {
        <span class={classes!("status", format!("status-{current}"))}>{ in_step(select, item) }</span>
    }
}

/// Natively there is no property to set: a page drawn to text has its attributes only.
#[cfg(not(target_arch = "wasm32"))]
fn in_step(select: Html, _: &ItemView) -> Html {
    select
}

#[cfg(target_arch = "wasm32")]
fn in_step(mut select: Html, item: &ItemView) -> Html {
    let place = item.statuses.iter().position(|status| status.chosen);
    if let yew::virtual_dom::VNode::VTag(tag) = &mut select {
        let index = u32::try_from(place.unwrap_or(0)).unwrap_or(0);
        std::rc::Rc::make_mut(tag).add_property("selectedIndex", index);
    }
    select
}
