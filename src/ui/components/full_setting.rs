//! A number or a guard that may be changed: its field, what is published, why it was changed, and the way back.

use wasm_bindgen::JsCast;
use web_sys::Event;
use yew::TargetCast;

use super::{actions, icon};
use crate::app::msg::{Msg, SettingMsg};
use crate::app::view::{GuardSwitch, SettingField};
use crate::ui::el::{El, Handler, On, el};
use crate::ui::frame::Frame;

/// Says what a field holds, once it is left or Enter is pressed.
fn written(frame: Frame, id: &str, said: fn(String, String) -> SettingMsg) -> Handler {
    let (send, id) = (frame.send.clone(), id.to_owned());
    Box::new(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            send.emit(Msg::Setting(said(id.clone(), input.value())));
        }
    })
}

fn says(frame: Frame, msg: SettingMsg) -> Handler {
    frame.says(Msg::Setting(msg))
}

/// The id of a field's element.
fn id_of(frame: Frame, id: &str) -> String {
    frame.id(&["set-", &id.replace('.', "-")].concat())
}

/// A button that names what it acts on.
fn small(label: &str, name: &str, pressed: Handler) -> El {
    el("button type='button' class='link-button'").attr("aria-label", name).on(On::Click, pressed).words(label)
}

fn error_of(id: &str, error: Option<&String>) -> El {
    let error = error.map(|error| el("span class='setting-error'").add(icon::draw("warning")).words(error));
    el("p class='setting-errors' aria-live='polite'").attr("id", &[id, "-error"].concat()).maybe(error)
}

/// A number.
pub fn field(frame: Frame, view: &SettingField) -> El {
    let id = id_of(frame, &view.id);
    let (range, error) = ([&id, "-range"].concat(), [&id, "-error"].concat());
    let slider = |[low, high, step, value]: &[String; 4]| {
        el("input type='range' class='slider'")
            .attr("aria-label", &view.name)
            .attr("aria-describedby", &range)
            .attr("min", low)
            .attr("max", high)
            .attr("step", step)
            .value(value)
            .on(On::Change, written(frame, &view.id, SettingMsg::NumberWritten))
    };
    let input = el("input type='text' inputmode='decimal' autocomplete='off' class='number'")
        .attr("id", &id)
        .attr("data-setting", &view.id)
        .attr("aria-describedby", &[&range, " ", &error].concat())
        .attr("aria-invalid", if view.error.is_some() { "true" } else { "" })
        .value(&view.value)
        .on(On::Change, written(frame, &view.id, SettingMsg::NumberWritten));
    let reason = |(label, written): &(String, String)| reason(frame, &view.id, label, written, None);
    let restore = |(label, name): &(String, String)| small(label, name, says(frame, SettingMsg::Restored(view.id.clone())));
    el("div class='setting'")
        .class(if view.changed.is_some() { " is-changed" } else { "" })
        .class(if view.error.is_some() { " is-wrong" } else { "" })
        .key(&view.id)
        .add(
            el("div class='setting-head'")
                .add(el("label").attr("for", &id).words(&view.label))
                .maybe(view.changed.as_ref().map(|words| el("span class='chip chip-wave'").words(words))),
        )
        .add(
            el("div class='setting-control'")
                .maybe(view.slider.as_ref().map(slider))
                .add(el("span class='setting-number'").add(input).maybe(view.unit.map(|unit| el("span aria-hidden='true'").text(unit)))),
        )
        .add(el("p class='setting-range'").add(el("span").attr("id", &range).text(&view.range)).maybe(view.restore.as_ref().map(restore)))
        .add(error_of(&id, view.error.as_ref()))
        .maybe(view.reason.as_ref().map(reason))
}

fn reason(frame: Frame, setting: &str, label: &str, text: &str, error: Option<&str>) -> El {
    let id = [&id_of(frame, setting), "-reason"].concat();
    let input = el("input type='text' autocomplete='off' maxlength='2000'")
        .attr("id", &id)
        .attr("aria-describedby", error.unwrap_or_default())
        .attr("aria-invalid", if error.is_some() { "true" } else { "" })
        .value(text)
        .on(On::Change, written(frame, setting, SettingMsg::ReasonWritten));
    let input =
        if error.is_some() || setting.starts_with(|first: char| first.is_ascii_uppercase()) { input.attr("data-setting", setting) } else { input };
    el("div class='setting-reason'").add(el("label").attr("for", &id).words(label)).add(input)
}

/// A guard.
pub fn guard(frame: Frame, view: &GuardSwitch) -> El {
    let id = id_of(frame, &view.id);
    let error = [&id, "-error"].concat();
    let msg = if view.is_off { SettingMsg::Restored(view.id.clone()) } else { SettingMsg::SwitchedOff(view.id.clone()) };
    let (label, name) = &view.action;
    let button = actions::button("secondary", "", label, says(frame, msg)).attr("aria-label", name);
    el("li class='switch is-'")
        .class(if view.is_off { "off" } else { "on" })
        .class(if view.error.is_some() { " is-wrong" } else { "" })
        .key(&view.id)
        .add(
            el("p class='switch-text'")
                .add(el("span class='switch-id'").text(&view.id))
                .words(&view.text)
                .add(el("span class='chip switch-state'").words(&view.state)),
        )
        .add(
            el("div class='switch-control'")
                .add(reason(frame, &view.id, &view.reason_label, &view.written, view.error.as_ref().map(|_| error.as_str())))
                .add(button),
        )
        .add(error_of(&id, view.error.as_ref()))
}

/// The way from a message to the field it is about: an address fragment would change the host's address.
pub fn leads_to(setting: &str) -> Handler {
    let selector = ["[data-setting='", setting, "']"].concat();
    Box::new(move |event: Event| {
        event.prevent_default();
        let screen = event.target_dyn_into::<web_sys::Element>().and_then(|link| link.closest(".screen").ok().flatten());
        let field = screen.and_then(|screen| screen.query_selector(&selector).ok().flatten());
        let Some(field) = field else { return };
        // A field in a closed group cannot take the focus.
        if let Some(group) = field.closest("details").ok().flatten() {
            let _ = group.set_attribute("open", "");
        }
        if let Ok(field) = field.dyn_into::<web_sys::HtmlElement>() {
            let _ = field.focus();
        }
    })
}
