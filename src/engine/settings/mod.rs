//! Settings: which judgement calls of the model a workshop changed, how far it may, and what follows.
//!
//! Numbers move within the bounds of the content; guards are switched off with a reason. [`Settings::apply`] gives the instrument as changed:
//! same lists, same indices, and in [`Instrument::changed`] what differs, so that nothing can be computed with settings without saying them.

mod family;

use std::borrow::Cow;

pub use family::{Adjustable, Family};

use crate::sorted::Map;

use super::{
    condition::Condition,
    id::GuardId,
    instrument::Instrument,
    number::to_nano,
    problem::{Expected, Found, Problem},
};

/// A number that may be changed, as a screen offers it.
#[derive(Clone, Debug, PartialEq)]
pub struct Knob {
    /// Its name in files: `outsource`, `weight.business`, `spend.WKP`, `likelihood.R08`.
    pub id: String,
    /// Which kind of number.
    pub family: Family,
    /// Of which group of criteria, service or risk, by position; 0 for a family of one.
    pub member: usize,
    /// Value in the instrument it was asked of.
    pub value: f64,
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
    /// Grid of values, counted from `low`.
    pub step: f64,
}

/// A number as it was set.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// Why; may be empty.
    pub reason: String,
}

/// What was changed; nothing by default. Filled through [`Settings::set`] and [`Settings::switch_off`], which refuse what may not be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    numbers: Map<String, Number>,
    guards_off: Map<GuardId, String>,
}

/// A change, for those who read a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The setting or the guard.
    pub what: What,
    /// Why; empty when a number was changed without a word.
    pub reason: String,
}

/// What was changed.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A number.
    Number {
        /// The number, with its value now.
        knob: Knob,
        /// The value published.
        before: f64,
    },
    /// A guard was switched off.
    GuardOff(GuardId),
}

impl What {
    /// Its id in files.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Number { knob, .. } => &knob.id,
            Self::GuardOff(guard) => guard.as_str(),
        }
    }
}

/// Every number that may be changed, in the order of the content.
#[must_use]
pub fn knobs(instrument: &Instrument) -> Vec<Knob> {
    let families = instrument.adjustable.iter();
    families.flat_map(|adjustable| (0..members(instrument, adjustable.family)).filter_map(|member| knob_of(instrument, adjustable, member))).collect()
}

/// The number called `id`.
#[must_use]
pub fn knob(instrument: &Instrument, id: &str) -> Option<Knob> {
    let family = Family::from_code(id.split('.').next()?)?;
    let adjustable = instrument.adjustable.iter().find(|adjustable| adjustable.family == family)?;
    (0..members(instrument, family)).filter_map(|member| knob_of(instrument, adjustable, member)).find(|knob| knob.id == id)
}

/// Ids of the guards that may be switched off: on services first, then on the company, each once.
#[must_use]
pub fn switchable(instrument: &Instrument) -> Vec<GuardId> {
    let mut ids: Vec<GuardId> = instrument.tower_guards.iter().filter(|guard| guard.switchable).map(|guard| guard.id.clone()).collect();
    ids.dedup();
    ids.extend(instrument.company_guards.iter().filter(|guard| guard.switchable).map(|guard| guard.id.clone()));
    ids
}

/// Whether the model has a guard of this name, be it one that nobody switches off.
#[must_use]
pub fn has_guard(instrument: &Instrument, id: &str) -> bool {
    let company = instrument.company_guards.iter().map(|guard| &guard.id);
    instrument.tower_guards.iter().map(|guard| &guard.id).chain(company).chain(&instrument.fixed_guards).any(|guard| guard.as_str() == id)
}

impl Settings {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty() && self.guards_off.is_empty()
    }

    /// Numbers set, by id.
    #[must_use]
    pub const fn numbers(&self) -> &Map<String, Number> {
        &self.numbers
    }

    /// Guards switched off, and why.
    #[must_use]
    pub const fn guards_off(&self) -> &Map<GuardId, String> {
        &self.guards_off
    }

    /// Sets a number; `reason` may be empty.
    ///
    /// # Errors
    /// No number is called so, or the value is outside its bounds or off its grid; then nothing changes.
    pub fn set(&mut self, instrument: &Instrument, id: &str, value: f64, reason: &str) -> Result<(), Problem> {
        let Some(knob) = knob(instrument, id) else {
            let offered = instrument.adjustable.iter().map(|adjustable| adjustable.family.code().to_owned());
            return Err(problem(format!("settings.values.{id}"), Found::text(id), Expected::Word(offered.collect())));
        };
        // Ten-thousandths: whatever a slider added up to, the file holds the number that was meant.
        let value = (value * 1e4 + 0.5).floor() / 1e4;
        let steps = (value - knob.low) / knob.step;
        // Written so that what is not a number is refused too.
        let fits = value >= knob.low && value <= knob.high && (steps - (steps + 0.5).floor()).abs() < 1e-6;
        if !fits {
            return Err(problem(format!("settings.values.{id}"), Found::Number(value), Expected::between(&knob)));
        }
        self.numbers.insert(knob.id, Number { value, reason: reason.to_owned() });
        Ok(())
    }

    /// Switches a guard off.
    ///
    /// # Errors
    /// It is not one that may be switched off, or the reason is missing; then nothing changes.
    pub fn switch_off(&mut self, instrument: &Instrument, guard: &str, reason: &str) -> Result<(), Problem> {
        let switchable = switchable(instrument);
        let place = || format!("settings.guards_off.{guard}");
        let Some(id) = switchable.iter().find(|id| id.as_str() == guard) else {
            let words = switchable.iter().map(|id| id.as_str().to_owned()).collect();
            return Err(problem(place(), Found::text(guard), Expected::Word(words)));
        };
        if reason.trim().is_empty() {
            return Err(problem(place(), Found::Nothing, Expected::Reason));
        }
        self.guards_off.insert(id.clone(), reason.to_owned());
        Ok(())
    }

    /// The same settings, every reason that was given replaced by `mark`, which is not empty: a guard switched off keeps a reason.
    #[must_use]
    pub fn with_reasons_as(&self, mark: &str) -> Self {
        let marked = |reason: &str| if reason.is_empty() { String::new() } else { mark.to_owned() };
        Self {
            numbers: self.numbers.iter().map(|(id, set)| (id.clone(), Number { value: set.value, reason: marked(&set.reason) })).collect(),
            guards_off: self.guards_off.iter().map(|(id, reason)| (id.clone(), marked(reason))).collect(),
        }
    }

    /// Gives a number or a guard back as it is published.
    pub fn restore(&mut self, id: &str) {
        self.numbers.remove(id);
        self.guards_off.remove(id);
    }

    /// The instrument as changed. `published` is as it was read: settings are not piled up.
    #[must_use]
    pub fn apply<'a>(&self, published: &'a Instrument) -> Cow<'a, Instrument> {
        if self.is_empty() {
            return Cow::Borrowed(published);
        }
        let mut instrument = published.clone();
        let changes = self.changes(published);
        let mut weighed = false;
        for changed in &changes {
            match &changed.what {
                What::Number { knob, .. } => {
                    write(&mut instrument, knob);
                    weighed |= knob.family == Family::Weight;
                }
                What::GuardOff(id) => switch_off(&mut instrument, id),
            }
        }
        let sum: f64 = instrument.criteria.iter().map(|settings| settings.weight).sum();
        if weighed && sum > 0.0 {
            instrument.criteria.iter_mut().for_each(|settings| settings.weight /= sum);
        }
        instrument.changed = changes;
        Cow::Owned(instrument)
    }

    /// What differs from `published`: numbers in the order of the content, then guards.
    #[must_use]
    pub fn changes(&self, published: &Instrument) -> Vec<Changed> {
        let numbers = knobs(published).into_iter().filter_map(|knob| {
            let set = self.numbers.get(&knob.id)?;
            #[allow(clippy::float_cmp)] // Both are decimals read from text: the same or not.
            let differs = set.value != knob.value;
            let what = What::Number { before: knob.value, knob: Knob { value: set.value, ..knob } };
            differs.then(|| Changed { what, reason: set.reason.clone() })
        });
        let guards = switchable(published).into_iter().filter_map(|id| {
            let reason = self.guards_off.get(&id)?.clone();
            Some(Changed { what: What::GuardOff(id), reason })
        });
        numbers.chain(guards).collect()
    }
}

fn problem(place: String, found: Found, expected: Expected) -> Problem {
    Problem { place, found, expected }
}

/// Groups of criteria, in order.
#[must_use]
pub fn groups(instrument: &Instrument) -> Vec<&str> {
    let mut groups: Vec<&str> = Vec::new();
    for settings in &instrument.criteria {
        if !groups.contains(&settings.group.as_str()) {
            groups.push(&settings.group);
        }
    }
    groups
}

fn members(instrument: &Instrument, family: Family) -> usize {
    match family {
        Family::Weight => groups(instrument).len(),
        Family::Spend => instrument.towers.len(),
        Family::Likelihood | Family::Impact => instrument.risks.len(),
        _ => 1,
    }
}

fn knob_of(instrument: &Instrument, adjustable: &Adjustable, member: usize) -> Option<Knob> {
    let Adjustable { family, low, high, step } = *adjustable;
    let thresholds = &instrument.thresholds;
    let (of, value) = match family {
        Family::Outsource => ("", thresholds.outsource),
        Family::Keep => ("", thresholds.keep),
        Family::InHouse => ("", thresholds.in_house),
        Family::Targeted => ("", thresholds.targeted),
        Family::Global => ("", thresholds.global),
        Family::FirstWaveShare => ("", thresholds.first_wave_share),
        Family::ImpactModerate => ("", instrument.change.impact.moderate),
        Family::ImpactLarge => ("", instrument.change.impact.large),
        Family::ReadinessMedium => ("", instrument.change.readiness.medium),
        Family::ReadinessHigh => ("", instrument.change.readiness.high),
        Family::Weight => {
            let group = *groups(instrument).get(member)?;
            let weights: f64 = instrument.criteria.iter().filter(|settings| settings.group == group).map(|settings| settings.weight).sum();
            // 0.22 + 0.18 is not quite 0.40.
            (group, (weights * 1e4 + 0.5).floor() / 1e4)
        }
        Family::Spend => (instrument.towers[member].id.as_str(), instrument.towers[member].scored.as_ref()?.spend),
        Family::Likelihood => (instrument.risks[member].id.as_str(), f64::from(instrument.risks[member].likelihood)),
        Family::Impact => (instrument.risks[member].id.as_str(), f64::from(instrument.risks[member].impact)),
    };
    let mut id = family.code().to_owned();
    if !of.is_empty() {
        id.push('.');
        id.push_str(of);
    }
    Some(Knob { id, family, member, value, low, high, step })
}

#[allow(clippy::float_cmp)] // Both were rounded just before.
fn write(instrument: &mut Instrument, knob: &Knob) {
    let (member, value) = (knob.member, knob.value);
    let thresholds = &mut instrument.thresholds;
    match knob.family {
        Family::Outsource => thresholds.outsource = value,
        Family::Keep => thresholds.keep = value,
        Family::InHouse => thresholds.in_house = value,
        Family::Targeted => thresholds.targeted = value,
        Family::Global => thresholds.global = value,
        Family::FirstWaveShare => thresholds.first_wave_share = value,
        Family::ImpactModerate => instrument.change.impact.moderate = value,
        Family::ImpactLarge => {
            let impact = &mut instrument.change.impact;
            // A floor that stands at the bound says "large at least": it goes on saying so.
            for (_, floor) in impact.floors.iter_mut().filter(|(_, floor)| to_nano(*floor) == to_nano(impact.large)) {
                *floor = value;
            }
            impact.large = value;
        }
        Family::ReadinessMedium => instrument.change.readiness.medium = value,
        Family::ReadinessHigh => instrument.change.readiness.high = value,
        Family::Weight => {
            let group = groups(instrument)[member].to_owned();
            let of_group = instrument.criteria.iter_mut().filter(|settings| settings.group == group);
            let weights: Vec<&mut f64> = of_group.map(|settings| &mut settings.weight).collect();
            let sum: f64 = weights.iter().map(|weight| **weight).sum();
            if sum > 0.0 {
                weights.into_iter().for_each(|weight| *weight *= value / sum);
            }
        }
        Family::Spend => {
            if let Some(scored) = &mut instrument.towers[member].scored {
                scored.spend = value;
            }
        }
        Family::Likelihood => instrument.risks[member].likelihood = level(value),
        Family::Impact => instrument.risks[member].impact = level(value),
    }
}

#[allow(clippy::cast_possible_truncation)] // 1 to 5, by the bounds of the content.
fn level(value: f64) -> i8 {
    value as i8
}

/// The guard stays in its list and never holds.
fn switch_off(instrument: &mut Instrument, id: &GuardId) {
    let never = || Condition::Any(Vec::new());
    for guard in instrument.tower_guards.iter_mut().filter(|guard| guard.id == *id) {
        guard.when = Some(never());
    }
    for guard in instrument.company_guards.iter_mut().filter(|guard| guard.id == *id) {
        guard.when = never();
    }
}
