//! What was changed of the model, in words: no figure without the settings it rests on.

use super::Report;
use crate::{
    engine::{
        Instrument,
        settings::{Changed, Family, Knob, What, groups},
    },
    text::Catalog,
};

impl Report<'_> {
    /// What was changed, a line each: before, after, and why.
    #[must_use]
    pub fn settings(&self) -> Vec<String> {
        let words = SettingWords { instrument: self.instrument, texts: self.texts };
        self.instrument.changed.iter().map(|changed| words.changed(changed)).collect()
    }
}

/// Settings in words, where nothing was computed yet.
#[derive(Clone, Copy, Debug)]
pub struct SettingWords<'a> {
    /// What they are settings of.
    pub instrument: &'a Instrument,
    /// The language's words.
    pub texts: &'a Catalog,
}

impl SettingWords<'_> {
    /// A change: before, after, and why.
    #[must_use]
    pub fn changed(&self, changed: &Changed) -> String {
        let mut parts = match &changed.what {
            What::Number { knob, before } => {
                let (before, after) = (self.value(knob.family, *before), self.value(knob.family, knob.value));
                vec![self.texts.fill("settings.number", &[("name", &self.name(knob)), ("before", &before), ("after", &after)])]
            }
            What::GuardOff(id) => {
                let text = self.texts.get(&format!("guard.{id}"));
                vec![self.texts.fill("settings.guard", &[("id", id.as_str()), ("text", &text)]), self.texts.get("settings.before")]
            }
        };
        if !changed.reason.is_empty() {
            parts.push(self.texts.fill("settings.reason", &[("reason", &changed.reason)]));
        }
        parts.join(" ")
    }

    /// What a number is called.
    #[must_use]
    pub fn name(&self, knob: &Knob) -> String {
        let of = match knob.family {
            Family::Weight => groups(self.instrument).get(knob.member).map_or_else(String::new, |group| self.texts.get(&format!("group.{group}"))),
            Family::Spend => self.texts.get(&format!("tower.{}", self.instrument.towers[knob.member].id)),
            Family::Likelihood | Family::Impact => self.instrument.risks[knob.member].id.as_str().to_owned(),
            _ => String::new(),
        };
        self.texts.fill(&format!("setting.{}", knob.family.code()), &[("of", &of)])
    }

    /// A value of that number: shares in percent.
    #[must_use]
    pub fn value(&self, family: Family, value: f64) -> String {
        match family {
            Family::Spend => self.texts.percent(value / 100.0, 1),
            family if family.is_share() => self.texts.percent(value, 1),
            _ => self.texts.decimal(value),
        }
    }
}
