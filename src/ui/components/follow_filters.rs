//! What is asked of the checklist: a native select each, what they leave, and the way back to everything.

use yew::TargetCast;

use super::actions;
use crate::app::msg::{ChecklistMsg, Msg};
use crate::app::view::{FilterChoice, FilterField, FiltersView};
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// The group. The button stays when there is nothing to clear: whoever pressed it keeps the focus.
pub fn draw(frame: Frame, view: &FiltersView) -> El {
    let clear = actions::button("quiet", "close", &view.clear, frame.says(Msg::Checklist(ChecklistMsg::FiltersCleared)))
        .class(if view.is_active { "" } else { " is-idle" })
        .attr("aria-disabled", if view.is_active { "" } else { "true" });
    let title = frame.id("filters");
    el("section class='filters' role='group'")
        .class(if view.is_active { " is-active" } else { "" })
        .attr("aria-labelledby", &title)
        .add(frame.heading(1, "filters-title").attr("id", &title).words(&view.label))
        .add(el("div class='filter-fields'").each(&view.fields, |one| field(frame, one)))
        .add(el("div class='filter-foot'").add(el("p class='filter-count' role='status'").words(&view.count)).add(clear))
}

fn field(frame: Frame, view: &FilterField) -> El {
    let id = frame.id(&["filter-", view.name].concat());
    let (send, name) = (frame.send.clone(), view.name);
    let changed = move |event: web_sys::Event| {
        if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
            send.emit(Msg::Checklist(ChecklistMsg::FilterChosen(name, select.value())));
        }
    };
    let place = view.choices.iter().position(|choice| choice.chosen).unwrap_or(0);
    let select = el("select").attr("id", &id).index("selectedIndex", place).on(On::Change, Box::new(changed)).each(&view.choices, choice);
    el("div class='filter'")
        .class(if place > 0 { " is-set" } else { "" })
        .key(view.name)
        .add(el("label").attr("for", &id).words(&view.label))
        .add(el("span class='select'").add(select))
}

fn choice(view: &FilterChoice) -> El {
    el("option").key(&view.value).attr("value", &view.value).attr("selected", if view.chosen { "selected" } else { "" }).text(&view.label)
}
