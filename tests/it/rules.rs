//! The readings that settle the decision model (C.13, F.1), one example each; values worked out by hand from its published weights.

mod company;
mod risks;
mod services;

use std::collections::BTreeSet;

use perimetre::engine::{
    Asked, Assessment, Instrument, Raw,
    asked::State,
    assess,
    checklist::{Progress, Status, residual},
    condition::{Facts, Reading, Truth, evaluate, parse},
    criterion::{Class, Criterion},
    guard::{GuardState, RaisedGuard},
    id::TagId,
    instrument::{EffectKind, Milestone, Modifier, Risk},
    number::Interval,
    questionnaire::{AskedIn, Path},
    risk::{Level, RaisedRisk},
    scope::{Confidence, Degree, ScopeKind},
    score::raw_class,
};
use proptest::prelude::*;

use crate::{
    fixtures::{Answers, full, guards, instrument, quick, tower},
    random::{answers_in, check, codes, few_draws, names},
};

fn scales(value: i64) -> Vec<(String, Raw)> {
    codes().into_iter().map(|code| (code, Raw::Integer(value))).collect()
}

fn modes(mode: &str) -> Vec<(String, Raw)> {
    codes().into_iter().map(|code| (code, Raw::Text(mode.into()))).collect()
}

fn all(cells: &[(String, Raw)]) -> Vec<(&str, Raw)> {
    cells.iter().map(|(code, raw)| (code.as_str(), raw.clone())).collect()
}

fn dk() -> Raw {
    Raw::Text("dk".into())
}

/// Three known answers that say little: a scope exists and no prior is set.
fn some() -> Answers {
    quick().one("org_size", "s50_249").one("it_team", "t2_5").one("sector", "other")
}

/// Nobody in-house, everything to pain: global unless something holds it back.
fn leaving() -> Answers {
    quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]).many("tower_distinct", &[])
}

/// Everything is in good hands: no service leaves.
fn staying() -> Answers {
    let (five, one) = (scales(5), scales(1));
    some()
        .cells("tower_cap", &all(&five))
        .cells("tower_sat", &all(&five))
        .cells("tower_diff", &all(&five))
        .cells("tower_spec", &all(&five))
        .cells("tower_std", &all(&one))
}

/// The six values of one service, answered.
fn confirmed(answers: Answers, code: &str, values: [i64; 5]) -> Answers {
    let questions = ["tower_diff", "tower_cap", "tower_sat", "tower_std", "tower_spec"];
    questions.iter().zip(values).fold(answers, |answers, (question, value)| answers.also(question, &[(code, Raw::Integer(value))]))
}

fn raised<'a>(assessment: &'a Assessment, guard: &str) -> Option<&'a RaisedGuard> {
    assessment.guards.iter().find(|raised| instrument().company_guards[raised.guard].id.as_str() == guard)
}

/// State and effects of a guard, with the services each effect names.
fn effects(assessment: &Assessment, guard: &str) -> Option<(GuardState, Vec<EffectKind>, Vec<&'static str>)> {
    let raised = raised(assessment, guard)?;
    let towers = raised.effects.iter().filter_map(|effect| effect.towers.as_ref()).flatten();
    let towers = towers.map(|tower| instrument().towers[*tower].id.as_str()).collect();
    Some((raised.state, raised.effects.iter().map(|effect| effect.kind).collect(), towers))
}

fn risk<'a>(assessment: &'a Assessment, id: &str) -> Option<&'a RaisedRisk> {
    assessment.risks.iter().find(|raised| instrument().risks[raised.risk].id.as_str() == id)
}

/// How a condition reads on answers alone.
fn truth(answers: &Answers, reading: Reading, text: &str) -> Truth {
    let condition = parse(text, names()).unwrap_or_else(|error| panic!("{text}: {error}"));
    let asked = Asked::new(instrument(), answers.path, &answers.responses);
    evaluate(&condition, &Facts::of_answers(&asked), reading, None).0
}

/// A risk of our own, in place of the catalogue: base 4 × 3, quick, with one modifier.
struct Probe {
    instrument: Instrument,
}

fn probe(trigger: &str) -> Probe {
    let mut instrument = few_draws().clone();
    let model = &instrument.risks[0];
    let risk = Risk {
        trigger: parse(trigger, names()).unwrap_or_else(|error| panic!("{trigger}: {error}")),
        always: false,
        quick: true,
        likelihood: 4,
        impact: 3,
        common: false,
        modifiers: Vec::new(),
        ..model.clone()
    };
    instrument.risks = vec![risk];
    Probe { instrument }
}

impl Probe {
    fn change(mut self, change: impl FnOnce(&mut Risk)) -> Self {
        change(&mut self.instrument.risks[0]);
        self
    }

    fn modifier(self, when: &str, likelihood: i8, impact: i8) -> Self {
        let when = parse(when, names()).unwrap_or_else(|error| panic!("{when}: {error}"));
        self.change(|risk| risk.modifiers.push(Modifier { when, likelihood, impact }))
    }

    /// Likelihood, impact and "to check".
    fn on(&self, answers: &Answers) -> Option<(i8, i8, bool)> {
        let assessment = assess(&self.instrument, answers.path, &answers.responses);
        assert!(assessment.scope.is_some(), "a scope is needed for risks");
        assessment.risks.first().map(|raised| (raised.likelihood, raised.impact, raised.to_check))
    }
}
