//! Where a thing to do stands.
//!
//! The attribute `selected` says it first; once the visitor has chosen, only the property `selectedIndex` counts.

use yew::TargetCast;

use crate::app::msg::{ChecklistMsg, Msg};
use crate::app::view::{ItemView, StatusOption};
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// A native select, styled by its value.
pub fn draw(frame: Frame, id: &str, item: &ItemView) -> El {
    let place = item.statuses.iter().position(|status| status.chosen);
    let current = place.map_or("", |place| item.statuses[place].value);
    let (send, name) = (frame.send.clone(), item.id.clone());
    let changed = move |event: web_sys::Event| {
        if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
            send.emit(Msg::Checklist(ChecklistMsg::StatusChosen(name.clone(), select.value())));
        }
    };
    let select = el("select")
        .attr("id", id)
        .attr("aria-label", &item.status_label)
        .index("selectedIndex", place.unwrap_or(0))
        .on(On::Change, Box::new(changed))
        .each(&item.statuses, option);
    el("span class='status status-'").class(current).add(select)
}

fn option(status: &StatusOption) -> El {
    el("option").key(status.value).attr("value", status.value).attr("selected", if status.chosen { "selected" } else { "" }).text(&status.label)
}
