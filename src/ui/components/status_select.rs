//! Where a thing to do stands.
//!
//! The attribute `selected` says it first; once the visitor has chosen, only the property `selectedIndex` counts.

use yew::prelude::*;

use crate::app::msg::{ChecklistMsg, Msg};
use crate::app::view::ItemView;
use crate::ui::frame::Frame;

/// A native select, styled by its value.
pub fn draw(frame: Frame, id: String, item: &ItemView) -> Html {
    let place = item.statuses.iter().position(|status| status.chosen);
    let place = place.unwrap_or(0) as f64;
    let current = item
        .statuses
        .iter()
        .find(|status| status.chosen)
        .map_or("", |status| status.value);
    let (send, name) = (frame.send.clone(), item.id.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
            send.emit(Msg::Checklist(ChecklistMsg::StatusChosen(
                name.clone(),
                select.value(),
            )));
        }
    });
    html! {
        <span class={classes!("status", format!("status-{current}"))}>
            <select {id} aria-label={item.status_label.clone()} ~selectedIndex={place} {onchange}>
                { for item.statuses.iter().map(|status| html! {
                    <option key={status.value} value={status.value} selected={status.chosen}>{ status.label.clone() }</option>
                }) }
            </select>
        </span>
    }
}
