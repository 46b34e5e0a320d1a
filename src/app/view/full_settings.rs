//! The settings: what may be changed of the model, what is published, and what was changed.

use crate::{
    app::{full_settings::unit, words::Words},
    engine::{
        id::GuardId,
        settings::{Family, Knob, knobs, switchable},
    },
    export::SettingWords,
};

use super::map::figure;

/// The settings.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsView {
    /// Heading.
    pub title: String,
    /// What changing them means.
    pub lead: String,
    /// What was refused; `None` when nothing was.
    pub refused: Option<RefusedView>,
    /// What was changed.
    pub changed: ChangedView,
    /// Numbers, group by group.
    pub groups: Vec<SettingsGroup>,
    /// Heading of the guards.
    pub guards_title: String,
    /// What switching one off means.
    pub guards_lead: String,
    /// Guards that may be switched off.
    pub guards: Vec<GuardSwitch>,
    /// Label of the main button.
    pub to_result: String,
}

/// What was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct RefusedView {
    /// Heading of the summary.
    pub title: String,
    /// The id of the number or the guard, and what is wrong with it.
    pub lines: Vec<(String, String)>,
}

/// What was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedView {
    /// Heading.
    pub title: String,
    /// Before, after, and why: a line each.
    pub lines: Vec<String>,
    /// Said when nothing was.
    pub none: Option<String>,
    /// Label of the button that takes everything back.
    pub restore: Option<String>,
}

/// Numbers that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsGroup {
    /// Its name in styles.
    pub id: &'static str,
    /// Heading, or label of what opens it.
    pub title: String,
    /// What they do.
    pub lead: String,
    /// Whether it stays closed until asked for.
    pub folded: bool,
    /// Numbers; those of one risk stand together under its name.
    pub sets: Vec<SettingsSet>,
}

/// Numbers under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsSet {
    /// The name; none where each number says it all.
    pub name: Option<String>,
    /// Numbers.
    pub fields: Vec<SettingField>,
}

/// A number.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingField {
    /// Its name in files.
    pub id: String,
    /// Label.
    pub label: String,
    /// Its name in full, for those who hear one field at a time.
    pub name: String,
    /// What the field holds.
    pub value: String,
    /// What it counts in, beside the field.
    pub unit: Option<&'static str>,
    /// "Published: 62. From 55 to 70."
    pub range: String,
    /// Lowest, highest, step and value of its slider, when it has one.
    pub slider: Option<[String; 4]>,
    /// "Changed", when it differs.
    pub changed: Option<String>,
    /// Label and accessible name of the button that takes it back, when it differs.
    pub restore: Option<(String, String)>,
    /// Label and words of its reason, when it differs.
    pub reason: Option<(String, String)>,
    /// What is wrong.
    pub error: Option<String>,
}

/// A guard that may be switched off.
#[derive(Clone, Debug, PartialEq)]
pub struct GuardSwitch {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Whether it was switched off.
    pub is_off: bool,
    /// "On", "Switched off".
    pub state: String,
    /// Label of the reason.
    pub reason_label: String,
    /// The reason; may be empty.
    pub written: String,
    /// Label and accessible name of the button.
    pub action: (String, String),
    /// What is wrong.
    pub error: Option<String>,
}

/// Groups of numbers: what each is called, and what is in it.
pub(super) const GROUPS: [(&str, &[Family]); 5] = [
    ("weights", &[Family::Weight]),
    ("bounds", &[Family::Outsource, Family::Keep, Family::InHouse, Family::Targeted, Family::Global, Family::FirstWaveShare]),
    ("change", &[Family::ImpactModerate, Family::ImpactLarge, Family::ReadinessMedium, Family::ReadinessHigh]),
    ("spend", &[Family::Spend]),
    ("risks", &[Family::Likelihood, Family::Impact]),
];

/// Screen of the settings.
#[inline(never)]
pub(super) fn settings(words: &Words<'_>) -> SettingsView {
    let model = words.model;
    let published = model.instrument();
    let said = SettingWords { instrument: published, texts: words.texts };
    let knobs = knobs(published);
    let groups: Vec<SettingsGroup> = GROUPS.into_iter().map(|(id, families)| group(words, said, &knobs, id, families)).collect();
    let guards: Vec<GuardSwitch> = switchable(published).iter().map(|guard| switch(words, guard)).collect();
    let fields = groups.iter().flat_map(|group| &group.sets).flat_map(|set| &set.fields);
    let wrong = fields.map(|field| (&field.id, &field.error)).chain(guards.iter().map(|guard| (&guard.id, &guard.error)));
    let wrong: Vec<(String, String)> = wrong.filter_map(|(id, error)| Some((id.clone(), error.clone()?))).collect();
    let lines: Vec<String> = model.record.settings.changes(published).iter().map(|changed| said.changed(changed)).collect();
    SettingsView {
        title: words.get("full.settings.title"),
        lead: words.get("full.settings.lead"),
        refused: (!wrong.is_empty()).then(|| RefusedView { title: words.get("error.title"), lines: wrong }),
        changed: ChangedView {
            title: words.get("full.settings.changed"),
            none: lines.is_empty().then(|| words.get("full.settings.none")),
            restore: (!lines.is_empty()).then(|| words.get("full.settings.restore_all")),
            lines,
        },
        groups,
        guards_title: words.get("full.settings.guards"),
        guards_lead: words.get("full.settings.guards.lead"),
        guards,
        to_result: words.get("review.see_result"),
    }
}

fn group(words: &Words<'_>, said: SettingWords<'_>, knobs: &[Knob], id: &'static str, families: &[Family]) -> SettingsGroup {
    let folded = matches!(id, "spend" | "risks");
    let own: Vec<&Knob> = knobs.iter().filter(|knob| families.contains(&knob.family)).collect();
    let sets = if id == "risks" {
        let of_risk = |(index, risk): (usize, &crate::engine::instrument::Risk)| {
            let fields = own.iter().filter(|knob| knob.member == index).map(|knob| field(words, said, knob, false)).collect();
            let name = [risk.id.as_str(), " · ", &words.get(&format!("risk.{}", risk.id))].concat();
            SettingsSet { name: Some(name), fields }
        };
        words.model.instrument().risks.iter().enumerate().map(of_risk).collect()
    } else {
        vec![SettingsSet { name: None, fields: own.iter().map(|knob| field(words, said, knob, !folded)).collect() }]
    };
    SettingsGroup { id, title: words.get(&format!("full.settings.{id}")), lead: words.get(&format!("full.settings.{id}.lead")), folded, sets }
}

pub(super) fn field(words: &Words<'_>, said: SettingWords<'_>, knob: &Knob, has_slider: bool) -> SettingField {
    let model = words.model;
    let number = model.record.settings.numbers().get(&knob.id);
    let value = number.map_or(knob.value, |number| number.value);
    let draft = model.drafts.get(&knob.id);
    let of = |value: f64| said.value(knob.family, value);
    let name = said.name(knob);
    let label = match knob.family {
        Family::Likelihood | Family::Impact => words.get(&format!("full.settings.{}", knob.family.code())),
        _ => name.clone(),
    };
    let unit = unit(knob.family);
    let error = draft.map(|_| {
        let step = of(knob.step);
        words.texts.fill("full.settings.refused", &[("name", &name), ("low", &of(knob.low)), ("high", &of(knob.high)), ("step", &step)])
    });
    SettingField {
        id: knob.id.clone(),
        value: draft.map_or_else(|| words.texts.decimal(value * unit), |draft| draft.text.clone()),
        unit: (knob.family.is_share() || knob.family == Family::Spend).then_some("%"),
        range: words.texts.fill("full.settings.range", &[("before", &of(knob.value)), ("low", &of(knob.low)), ("high", &of(knob.high))]),
        slider: has_slider.then(|| [knob.low, knob.high, knob.step, value].map(|number| figure(number * unit))),
        changed: number.map(|_| words.get("full.settings.is_changed")),
        restore: (number.is_some() || draft.is_some())
            .then(|| (words.get("full.settings.restore"), words.texts.fill("full.settings.restore.of", &[("name", &name)]))),
        reason: number.map(|number| (words.get("full.settings.reason.free"), number.reason.clone())),
        error,
        label,
        name,
    }
}

fn switch(words: &Words<'_>, guard: &GuardId) -> GuardSwitch {
    let model = words.model;
    let reason = model.record.settings.guards_off().get(guard);
    let draft = model.drafts.get(guard.as_str());
    let key = if reason.is_some() { "on" } else { "off" };
    let name = |key: String| words.texts.fill(&key, &[("id", guard.as_str())]);
    GuardSwitch {
        id: guard.as_str().to_owned(),
        text: words.get(&format!("guard.{guard}")),
        is_off: reason.is_some(),
        state: words.get(if reason.is_some() { "full.settings.is_off" } else { "full.settings.is_on" }),
        reason_label: words.get("full.settings.reason"),
        written: draft.map(|draft| draft.text.clone()).or_else(|| reason.cloned()).unwrap_or_default(),
        action: (words.get(&format!("full.settings.switch.{key}")), name(format!("full.settings.switch.{key}.of"))),
        error: draft.filter(|draft| draft.refused).map(|_| name("full.settings.no_reason".to_owned())),
    }
}
