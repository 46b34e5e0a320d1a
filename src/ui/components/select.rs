//! A choice among many, in groups: a native select.
//!
//! The attribute `selected` says it first; once the visitor has chosen, only the property `selectedIndex` counts.

use yew::TargetCast;

use crate::app::msg::Msg;
use crate::app::view::SelectView;
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// The select under its label; `said` makes of its value what is told.
pub fn draw(frame: Frame, name: &str, view: &SelectView, said: fn(String) -> Msg) -> El {
    let id = frame.id(name);
    let send = frame.send.clone();
    let changed = move |event: web_sys::Event| {
        if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
            send.emit(said(select.value()));
        }
    };
    let mut values = view.groups.iter().flat_map(|(_, options)| options).map(|(value, _)| value);
    let place = view.chosen.as_ref().and_then(|chosen| values.position(|value| value == chosen));
    // Where no option says that it is chosen, browsers take the one that came into the page first: the last.
    let is_chosen = |value: &str| view.chosen.as_deref().unwrap_or(view.none.0) == value;
    let option = |(value, words): &(String, String)| {
        el("option").key(value).attr("value", value).attr("selected", if is_chosen(value) { "selected" } else { "" }).text(words)
    };
    let select = el("select")
        .attr("id", &id)
        .index("selectedIndex", place.map_or(0, |place| place + 1))
        .on(On::Change, Box::new(changed))
        .add(option(&(view.none.0.to_owned(), view.none.1.clone())))
        .each(&view.groups, |(name, options)| el("optgroup").attr("label", name).each(options, option));
    el("div class='pick'").add(el("label").attr("for", &id).words(&view.label)).add(el("span class='pick-field'").add(select))
}
