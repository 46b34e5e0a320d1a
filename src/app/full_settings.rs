//! What a workshop changes of the model: numbers within their bounds, guards switched off with a reason.
//!
//! What is refused stays written, in the drafts; the facts hold only what the engine took.

use std::rc::Rc;

use super::{
    effect::{Effect, FocusTarget},
    full_path::cut,
    model::{Draft, Model},
    msg::SettingMsg,
    route::Route,
    update::{changed, go, saved},
};
use crate::{
    engine::{
        Settings,
        number::decimal,
        questionnaire::Path,
        settings::{Family, Knob, knob, switchable},
    },
    sorted::Map,
};

/// What the field of a number counts in: shares are written in percent.
pub(super) fn unit(family: Family) -> f64 {
    if family.is_share() { 100.0 } else { 1.0 }
}

/// The number a field holds: with a comma or a point, with or without its percent sign.
fn number(knob: &Knob, text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('%').trim_end().replace(',', ".");
    let is_written = text.starts_with(|first: char| first.is_ascii_digit());
    decimal(&text).filter(|_| is_written).map(|value| value / unit(knob.family))
}

/// Applies what happened on the settings.
pub(super) fn set(model: &mut Model, msg: SettingMsg) -> Vec<Effect> {
    if model.record.path == Path::Quick {
        return Vec::new();
    }
    match msg {
        SettingMsg::NumberWritten(id, text) => write_number(model, &id, text),
        SettingMsg::ReasonWritten(id, text) => write_reason(model, id, text),
        SettingMsg::SwitchedOff(id) => switch_off(model, id),
        SettingMsg::Restored(id) => {
            model.drafts.remove(&id);
            model.record.settings.restore(&id);
            changed(model)
        }
        SettingMsg::AllRestored => {
            model.drafts = Map::new();
            model.record.settings = Settings::default();
            let mut effects = changed(model);
            effects.push(Effect::Focus(FocusTarget::Heading));
            effects
        }
        SettingMsg::Finished if model.drafts.iter().any(|(_, draft)| draft.refused) => vec![Effect::Focus(FocusTarget::Errors)],
        SettingMsg::Finished => go(model, Route::Result),
    }
}

fn write_number(model: &mut Model, id: &str, text: String) -> Vec<Effect> {
    let content = Rc::clone(&model.content);
    let Some(knob) = knob(&content.instrument, id) else { return Vec::new() };
    let settings = &mut model.record.settings;
    let reason = settings.numbers().get(id).map(|number| number.reason.clone()).unwrap_or_default();
    let taken = number(&knob, &text).is_some_and(|value| settings.set(&content.instrument, id, value, &reason).is_ok());
    if !taken {
        model.drafts.insert(id.to_owned(), Draft { text, refused: true });
        return Vec::new();
    }
    #[allow(clippy::float_cmp)] // Both are decimals read from text: the same or not.
    if settings.numbers().get(id).is_some_and(|number| number.value == knob.value) {
        settings.restore(id);
    }
    model.drafts.remove(id);
    changed(model)
}

/// Nothing is computed from a reason, but the report prints it: it is computed again with the rest.
fn write_reason(model: &mut Model, id: String, text: String) -> Vec<Effect> {
    let (content, text) = (Rc::clone(&model.content), cut(text));
    let settings = &mut model.record.settings;
    if let Some(value) = settings.numbers().get(&id).map(|number| number.value) {
        let _ = settings.set(&content.instrument, &id, value, text.trim());
        return changed(model);
    }
    let Some(guard) = switchable(&content.instrument).into_iter().find(|guard| guard.as_str() == id) else { return Vec::new() };
    let is_off = settings.guards_off().contains_key(&guard);
    if is_off && settings.switch_off(&content.instrument, &id, text.trim()).is_ok() {
        model.drafts.remove(&id);
        return changed(model);
    }
    // A guard that is off keeps its last reason until there is another.
    model.drafts.insert(id, Draft { text, refused: is_off });
    saved(model)
}

fn switch_off(model: &mut Model, id: String) -> Vec<Effect> {
    let content = Rc::clone(&model.content);
    if !switchable(&content.instrument).iter().any(|guard| guard.as_str() == id) {
        return Vec::new();
    }
    let reason = model.drafts.get(&id).map(|draft| draft.text.trim().to_owned()).unwrap_or_default();
    if model.record.settings.switch_off(&content.instrument, &id, &reason).is_ok() {
        model.drafts.remove(&id);
        return changed(model);
    }
    model.drafts.insert(id, Draft { text: reason, refused: true });
    vec![Effect::Focus(FocusTarget::Errors)]
}
