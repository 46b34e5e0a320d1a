//! The settings of a file: read through the engine's own door, so that a file cannot do what a screen may not.

use super::{
    LONGEST_TEXT,
    open::{MOST_ENTRIES, found},
};
use crate::{
    engine::{
        Instrument, Problem, Settings,
        number::decimal,
        problem::{Expected, Found},
        settings::{has_guard, knob},
    },
    sorted::Map,
    tree::{Object, Tree},
};

/// Settings of another version, as they were written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SettingsAside {
    /// Numbers the instrument does not offer.
    pub values: Map<String, Tree>,
    /// Guards it does not have.
    pub guards_off: Map<String, Tree>,
    /// Other parts.
    pub parts: Map<String, Tree>,
}

/// The settings in a file; `None` when there is nothing to write.
pub(super) fn write(settings: &Settings, aside: &SettingsAside) -> Option<Tree> {
    let mut values = Object::new();
    values.extend(aside.values.iter());
    for (id, number) in settings.numbers().iter() {
        if number.reason.is_empty() {
            values.number(id, number.value);
        } else {
            let mut reasoned = Object::new();
            reasoned.number("value", number.value);
            reasoned.text("reason", &number.reason);
            values.put(id, reasoned.done());
        }
    }
    let mut guards = Object::new();
    guards.extend(aside.guards_off.iter());
    for (id, reason) in settings.guards_off().iter() {
        guards.text(id.as_str(), reason);
    }
    let mut object = Object::new();
    for (key, part) in [("values", values), ("guards_off", guards)] {
        if !part.is_empty() {
            object.put(key, part.sorted());
        }
    }
    object.extend(aside.parts.iter());
    (!object.is_empty()).then(|| object.done())
}

/// Reads settings. What the instrument does not have goes to `aside`, or is a problem when there is none: a person typed it.
pub(super) fn read(tree: &Tree, instrument: &Instrument, aside: Option<&mut SettingsAside>, problems: &mut Vec<Problem>) -> Settings {
    let is_strict = aside.is_none();
    let mut other = SettingsAside::default();
    let aside = aside.unwrap_or(&mut other);
    let mut settings = Settings::default();
    for (key, part) in entries("settings", tree, problems) {
        match key {
            "values" => {
                for (id, value) in entries("settings.values", part, problems) {
                    if !is_strict && knob(instrument, id).is_none() {
                        aside.values.insert(id.to_owned(), value.clone());
                    } else if let Err(problem) = set(&mut settings, instrument, id, value) {
                        problems.push(problem);
                    }
                }
            }
            "guards_off" => {
                for (id, reason) in entries("settings.guards_off", part, problems) {
                    if !is_strict && !has_guard(instrument, id) {
                        aside.guards_off.insert(id.to_owned(), reason.clone());
                    } else if let Err(problem) = switch_off(&mut settings, instrument, id, reason) {
                        problems.push(problem);
                    }
                }
            }
            _ if is_strict => {
                let expected = Expected::Word(vec!["values".into(), "guards_off".into()]);
                problems.push(Problem { place: "settings".into(), found: Found::text(key), expected });
            }
            _ => {
                aside.parts.insert(key.to_owned(), part.clone());
            }
        }
    }
    settings
}

/// A number alone, or `{"value": …, "reason": …}`.
fn set(settings: &mut Settings, instrument: &Instrument, id: &str, tree: &Tree) -> Result<(), Problem> {
    let place = || format!("settings.values.{id}");
    let (value, reason) = match tree {
        Tree::Map(entries) => {
            if let Some((key, _)) = entries.iter().find(|(key, _)| key != "value" && key != "reason") {
                return Err(Problem { place: place(), found: Found::text(key), expected: Expected::Word(vec!["value".into(), "reason".into()]) });
            }
            (tree.get("value"), tree.get("reason").map_or(Ok(""), |reason| text(place(), reason))?)
        }
        other => (Some(other), ""),
    };
    let number = value.and_then(number);
    match (number, knob(instrument, id)) {
        (None, Some(knob)) => Err(Problem { place: place(), found: found(value), expected: Expected::between(&knob) }),
        // An unknown id is refused by the door, whatever the value.
        (number, _) => settings.set(instrument, id, number.unwrap_or_default(), reason),
    }
}

fn switch_off(settings: &mut Settings, instrument: &Instrument, id: &str, tree: &Tree) -> Result<(), Problem> {
    let reason = match tree {
        Tree::Null => "",
        other => text(format!("settings.guards_off.{id}"), other)?,
    };
    settings.switch_off(instrument, id, reason)
}

#[allow(clippy::cast_precision_loss)] // Settings are small; a large number is out of bounds anyway.
fn number(tree: &Tree) -> Option<f64> {
    match tree {
        Tree::Integer(number) => Some(*number as f64),
        Tree::Number(text) => decimal(text),
        _ => None,
    }
}

fn text(place: String, tree: &Tree) -> Result<&str, Problem> {
    match tree {
        Tree::Text(text) if text.chars().count() <= LONGEST_TEXT => Ok(text),
        other => Err(Problem { place, found: found(Some(other)), expected: Expected::Reason }),
    }
}

fn entries<'t>(place: &str, tree: &'t Tree, problems: &mut Vec<Problem>) -> Vec<(&'t str, &'t Tree)> {
    match tree {
        Tree::Map(entries) if entries.len() <= MOST_ENTRIES => entries.iter().map(|(key, value)| (key.as_str(), value)).collect(),
        other => {
            problems.push(Problem { place: place.to_owned(), found: found(Some(other)), expected: Expected::Object });
            Vec::new()
        }
    }
}
