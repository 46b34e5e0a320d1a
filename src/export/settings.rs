//! What was changed of the model, in words: no figure without the settings it rests on.

use super::Report;
use crate::engine::settings::{Changed, Family, Knob, What, groups};

impl Report<'_> {
    /// What was changed, a line each: before, after, and why.
    #[must_use]
    pub fn settings(&self) -> Vec<String> {
        self.instrument.changed.iter().map(|changed| self.setting(changed)).collect()
    }

    fn setting(&self, changed: &Changed) -> String {
        let mut parts = match &changed.what {
            What::Number { knob, before } => {
                let (before, after) = (self.setting_value(knob.family, *before), self.setting_value(knob.family, knob.value));
                vec![self.texts.fill("export.settings.number", &[("name", &self.setting_name(knob)), ("before", &before), ("after", &after)])]
            }
            What::GuardOff(id) => {
                let text = self.texts.get(&format!("guard.{id}"));
                vec![self.texts.fill("export.settings.guard", &[("id", id.as_str()), ("text", &text)]), self.texts.get("export.settings.before")]
            }
        };
        if !changed.reason.is_empty() {
            parts.push(self.texts.fill("export.settings.reason", &[("reason", &changed.reason)]));
        }
        parts.join(" ")
    }

    /// What a number is called.
    #[must_use]
    pub fn setting_name(&self, knob: &Knob) -> String {
        let of = match knob.family {
            Family::Weight => groups(self.instrument).get(knob.member).map_or_else(String::new, |group| self.texts.get(&format!("group.{group}"))),
            Family::Spend => self.tower(knob.member),
            Family::Likelihood | Family::Impact => self.instrument.risks[knob.member].id.as_str().to_owned(),
            _ => String::new(),
        };
        self.texts.fill(&format!("setting.{}", knob.family.code()), &[("of", &of)])
    }

    /// A value of that number: shares in percent.
    #[must_use]
    pub fn setting_value(&self, family: Family, value: f64) -> String {
        match family {
            Family::Spend => self.texts.percent(value / 100.0, 1),
            family if family.is_share() => self.texts.percent(value, 1),
            _ => self.texts.decimal(value),
        }
    }
}
