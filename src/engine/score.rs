//! The score of a service: an additive value model, exact in its parts and in its bounds.

use super::{
    answer::Answer,
    asked::{Asked, State},
    criterion::{Class, Criterion, Direction},
    instrument::{Instrument, Thresholds},
    number::to_nano,
    prior::Values,
};

/// One weight per criterion; they sum to 1, and criticality has none.
pub type Weights = [f64; Criterion::COUNT];

/// Weights in force for a service: the published ones, adjusted by expectations, renormalised.
#[must_use]
pub fn weights(instrument: &Instrument, asked: &Asked<'_>, tower: usize) -> Weights {
    let drivers = &instrument.drivers;
    let expected = match asked.state(drivers.question) {
        State::Known(Answer::Many(options)) => Some(options),
        _ => None,
    };
    let strengthened = |criterion: Criterion| {
        drivers.adjust.iter().any(|adjust| {
            adjust.criterion == criterion
                && adjust.towers.as_ref().is_none_or(|towers| towers.contains(&tower))
                && expected.is_some_and(|options| options.contains(&adjust.option))
        })
    };
    let mut weights = [0.0; Criterion::COUNT];
    for settings in &instrument.criteria {
        let factor = if strengthened(settings.criterion) { drivers.factor } else { 1.0 };
        weights[settings.criterion.index()] = settings.weight * factor;
    }
    normalized(weights)
}

/// `weights` scaled to sum to 1.
#[must_use]
pub fn normalized(weights: Weights) -> Weights {
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| weight / sum)
}

/// The score of a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// 0 to 100; 50 is neutral.
    pub central: f64,
    /// With every unconfirmed value at its worst for outsourcing.
    pub low: f64,
    /// With every unconfirmed value at its best.
    pub high: f64,
    /// Points each criterion adds to 50 or takes from it; 50 plus their sum is `central`.
    pub contributions: [f64; Criterion::COUNT],
}

/// Which way each criterion pushes.
#[must_use]
pub fn directions(instrument: &Instrument) -> [Direction; Criterion::COUNT] {
    Criterion::ALL.map(|criterion| instrument.criterion(criterion).direction)
}

/// Scores a service. Exact: the model is linear, so the bounds are reached at the bounds of the values.
#[must_use]
pub fn score(directions: &[Direction; Criterion::COUNT], weights: &Weights, values: &Values) -> Score {
    let mut score = Score { central: 50.0, low: 0.0, high: 0.0, contributions: [0.0; Criterion::COUNT] };
    for k in 0..Criterion::COUNT {
        let value = |x: f64| directions[k].value(x);
        let (one, other) = (value(values[k].range.low), value(values[k].range.high));
        score.low += 100.0 * weights[k] * one.min(other);
        score.high += 100.0 * weights[k] * one.max(other);
        if directions[k] != Direction::None {
            score.contributions[k] = 100.0 * weights[k] * (value(values[k].central) - 0.5);
            score.central += score.contributions[k];
        }
    }
    score
}

/// The class of a score, before guards.
#[must_use]
pub fn raw_class(thresholds: &Thresholds, score: f64) -> Class {
    let score = to_nano(score);
    if score >= thresholds.outsource {
        Class::Outsource
    } else if score < thresholds.keep {
        Class::Keep
    } else {
        Class::Study
    }
}
