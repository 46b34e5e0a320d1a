//! Guards on a service: compensation is dangerous for prerequisites, so some facts veto a class instead of weighing in the sum.

use super::{
    asked::Asked,
    condition::{Facts, Reading, Truth, evaluate},
    criterion::{Class, Criterion},
    id::TagId,
    instrument::{Instrument, TowerGuard},
};

/// The guards that may apply to one service, their conditions on the company already read.
#[derive(Clone, Debug)]
pub struct GuardsOf<'a> {
    rows: Vec<(&'a TowerGuard, Truth)>,
}

/// What the guards did to a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Guarded {
    /// The class after them.
    pub class: Class,
    /// Indices of the rows that changed the class, in order.
    pub applied: Vec<usize>,
    /// Tags, in order.
    pub tags: Vec<TagId>,
}

impl<'a> GuardsOf<'a> {
    /// The guards of `tower`.
    #[must_use]
    pub fn new(instrument: &'a Instrument, asked: &Asked<'_>, tower: usize) -> Self {
        let facts = Facts::of_answers(asked);
        let concerned = instrument.tower_guards.iter().filter(|guard| guard.towers.as_ref().is_none_or(|towers| towers.contains(&tower)));
        let rows = concerned.map(|guard| {
            let holds = guard.when.as_ref().map_or(Truth::Holds, |when| evaluate(when, &facts, Reading::FACT, Some(tower)).0);
            (guard, holds)
        });
        Self { rows: rows.collect() }
    }

    /// The class after the guards. Called for every draw, hence without allocation.
    #[must_use]
    pub fn class(&self, raw: Class, values: &[f64; Criterion::COUNT]) -> Class {
        self.rows.iter().fold(
            raw,
            |class, (guard, when)| {
                if guard.class == class && *when == Truth::Holds && tests_hold(guard, values) { guard.to } else { class }
            },
        )
    }

    /// The class after the guards, with what they did.
    #[must_use]
    pub fn apply(&self, instrument: &Instrument, raw: Class, values: &[f64; Criterion::COUNT]) -> Guarded {
        let mut guarded = Guarded { class: raw, applied: Vec::new(), tags: Vec::new() };
        for (guard, when) in &self.rows {
            if !tests_hold(guard, values) {
                continue;
            }
            // A tag also goes to services an earlier guard already moved to C; only the move itself needs the guard's own class.
            let tag = if *when == Truth::Undecided { &guard.tag_unknown } else { &guard.tag };
            if *when != Truth::Fails && guard.tag_classes.contains(&guarded.class) {
                guarded.tags.extend(tag.clone());
            }
            if *when == Truth::Holds && guard.class == guarded.class {
                guarded.class = guard.to;
                guarded.applied.extend(instrument.tower_guards.iter().position(|row| std::ptr::eq(row, *guard)));
            }
        }
        guarded
    }
}

fn tests_hold(guard: &TowerGuard, values: &[f64; Criterion::COUNT]) -> bool {
    guard.tests.iter().all(|(criterion, comparison, bound)| comparison.holds(values[criterion.index()], *bound))
}
