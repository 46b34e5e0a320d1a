//! Guards on the company: what must exist first, and what it holds back.

use crate::sorted::{sort, sort_once};

use super::{
    condition::{Facts, Reading, Truth, evaluate},
    instrument::{CompanyGuard, EffectKind, Instrument},
};

/// A guard that was raised.
#[derive(Clone, Debug, PartialEq)]
pub struct RaisedGuard {
    /// Index in the instrument.
    pub guard: usize,
    /// Whether the answers say so, or it remains to be verified.
    pub state: GuardState,
    /// What it does.
    pub effects: Vec<RaisedEffect>,
    /// Indices of the questions that caused it.
    pub because: Vec<usize>,
}

/// Why a guard was raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuardState {
    /// Answered and not satisfied.
    Unmet,
    /// "I don't know", or not asked.
    ToVerify,
}

impl GuardState {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unmet => "unmet",
            Self::ToVerify => "to_verify",
        }
    }
}

/// What a raised guard does.
#[derive(Clone, Debug, PartialEq)]
pub struct RaisedEffect {
    /// What.
    pub kind: EffectKind,
    /// Services concerned; `None`: the company as a whole.
    pub towers: Option<Vec<usize>>,
}

impl RaisedGuard {
    /// Whether it holds back global outsourcing.
    #[must_use]
    pub fn caps(&self) -> bool {
        self.effects.iter().any(|effect| effect.kind == EffectKind::Cap)
    }
}

/// The guards raised, in order of effort.
#[must_use]
pub fn raised(instrument: &Instrument, facts: &Facts<'_>) -> Vec<RaisedGuard> {
    let mut raised: Vec<RaisedGuard> = instrument.company_guards.iter().enumerate().filter_map(|(index, guard)| raise(index, guard, facts)).collect();
    let effort = |raised: &RaisedGuard| instrument.company_guards[raised.guard].effort;
    sort(&mut raised, |one, other| effort(one) < effort(other));
    raised
}

fn raise(index: usize, guard: &CompanyGuard, facts: &Facts<'_>) -> Option<RaisedGuard> {
    let (truth, trace) = evaluate(&guard.when, facts, Reading::GUARD, None);
    let (state, as_condition, trace) = match truth {
        Truth::Holds => (GuardState::Unmet, false, trace),
        // Precaution: what is not known is treated as not satisfied.
        Truth::Undecided => (GuardState::ToVerify, guard.condition_when_unknown, trace),
        Truth::Fails => {
            let (truth, trace) = evaluate(&guard.when, facts, Reading::GUARD_UNASKED, None);
            if truth == Truth::Fails || !guard.condition_when_unasked {
                return None;
            }
            (GuardState::ToVerify, true, trace)
        }
    };
    let effects = if as_condition { conditions(guard, facts) } else { effects(guard, facts) };
    (!effects.is_empty()).then_some(RaisedGuard { guard: index, state, effects, because: trace.questions })
}

/// A pilot is on one or two services.
const PILOT: usize = 2;

fn effects(guard: &CompanyGuard, facts: &Facts<'_>) -> Vec<RaisedEffect> {
    let raised = guard.effects.iter().filter_map(|effect| {
        let applies = effect.when.as_ref().is_none_or(|when| evaluate(when, facts, Reading::GUARD, None).0 == Truth::Holds);
        let mut towers = concerned(effect.towers.as_deref(), effect.filter.as_ref(), facts);
        if effect.kind == EffectKind::Prepare {
            // Starting small is advice to the company: it stands even where no service is ready for a pilot.
            towers = towers.map(|towers| best(towers, facts)).filter(|towers| !towers.is_empty());
        }
        (applies && towers.as_ref().is_none_or(|towers| !towers.is_empty())).then_some(RaisedEffect { kind: effect.kind, towers })
    });
    raised.collect()
}

/// The services with the highest scores, as many as a pilot takes.
fn best(mut towers: Vec<usize>, facts: &Facts<'_>) -> Vec<usize> {
    let score = |tower: usize| facts.towers.iter().find(|facts| facts.tower == tower).map_or(0.0, |facts| facts.score);
    sort(&mut towers, |one, other| score(*one) > score(*other));
    towers.truncate(PILOT);
    sort_once(&mut towers);
    towers
}

/// A guard whose question was not asked caps nothing: it is a condition to verify, on the services its gates and conditions name.
fn conditions(guard: &CompanyGuard, facts: &Facts<'_>) -> Vec<RaisedEffect> {
    let names = |effect: &RaisedEffect| matches!(effect.kind, EffectKind::Gate(_) | EffectKind::Condition);
    let mut towers: Vec<usize> = effects(guard, facts).into_iter().filter(names).filter_map(|effect| effect.towers).flatten().collect();
    sort_once(&mut towers);
    vec![RaisedEffect { kind: EffectKind::Condition, towers: (!towers.is_empty()).then_some(towers) }]
}

fn concerned(towers: Option<&[usize]>, filter: Option<&super::condition::Condition>, facts: &Facts<'_>) -> Option<Vec<usize>> {
    if towers.is_none() && filter.is_none() {
        return None;
    }
    let candidates = facts.towers.iter().map(|facts| facts.tower).filter(|tower| towers.is_none_or(|towers| towers.contains(tower)));
    Some(candidates.filter(|tower| filter.is_none_or(|filter| evaluate(filter, facts, Reading::GUARD, Some(*tower)).0 == Truth::Holds)).collect())
}
