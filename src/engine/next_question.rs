//! Which question would help most: the one whose answer says most about the decision, for the minutes it costs.

use super::{
    asked::{Asked, State},
    criterion::Criterion,
    guard::RaisedGuard,
    instrument::{EffectKind, Instrument},
    prior::Origin,
    sampling::{Draws, information},
    scope::Confidence,
};

/// A question worth asking.
#[derive(Clone, Debug, PartialEq)]
pub struct NextQuestion {
    /// Index of the question.
    pub question: usize,
    /// The service, for a matrix.
    pub tower: Option<usize>,
    /// What its answer says of the class, in bits; `None` for the question of a guard.
    pub gain: Option<f64>,
}

/// A service, as far as the next question is concerned.
pub struct Candidate {
    /// Index of the tower.
    pub tower: usize,
    /// Share of spend, 0 to 1.
    pub spend: f64,
    /// How sure its class is.
    pub confidence: Confidence,
    /// Where its values come from.
    pub origins: [Origin; Criterion::COUNT],
}

/// The question that would help most, if any is worth its time.
#[must_use]
pub fn next_question(
    instrument: &Instrument,
    asked: &Asked<'_>,
    share: f64,
    guards: &[RaisedGuard],
    towers: &[Candidate],
    draws: &Draws,
) -> Option<NextQuestion> {
    let thresholds = &instrument.thresholds;
    if share >= thresholds.next_question_guards
        && let Some(question) = question_of_guard(instrument, asked, guards)
    {
        return Some(NextQuestion { question, tower: None, gain: None });
    }
    if towers.iter().all(|tower| tower.spend < thresholds.next_question_tower || tower.confidence >= Confidence::Likely) {
        return None;
    }
    let mut best: Option<(f64, NextQuestion)> = None;
    for (index, tower) in towers.iter().enumerate() {
        for criterion in Criterion::ALL {
            let Some(question) = instrument.criterion(criterion).question else { continue };
            if tower.origins[criterion.index()] == Origin::Confirmed {
                continue;
            }
            let gain = information(&draws.joint[index][criterion.index()]);
            let priority = tower.spend * gain / instrument.questions[question].minutes;
            if gain >= thresholds.next_question_bits && best.as_ref().is_none_or(|(most, _)| priority > *most) {
                best = Some((priority, NextQuestion { question, tower: Some(tower.tower), gain: Some(gain) }));
            }
        }
    }
    best.map(|(_, question)| question)
}

/// The first open question of a guard that caps, or would, in order of effort.
fn question_of_guard(instrument: &Instrument, asked: &Asked<'_>, guards: &[RaisedGuard]) -> Option<usize> {
    let may_cap = |raised: &&RaisedGuard| instrument.company_guards[raised.guard].effects.iter().any(|effect| effect.kind == EffectKind::Cap);
    let open = |question: &usize| !matches!(asked.state(*question), State::Known(_));
    guards.iter().filter(may_cap).find_map(|raised| instrument.company_guards[raised.guard].when.questions().into_iter().find(open))
}
