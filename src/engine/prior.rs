//! What is known or assumed of a service on each criterion.

use super::{
    answer::{Answer, Cell},
    asked::{Asked, State},
    condition::{Facts, Reading, Truth, evaluate},
    criterion::Criterion,
    instrument::{Instrument, PriorChange, Scored},
    number::Interval,
};

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Answered.
    Confirmed,
    /// A prior, not confirmed.
    Assumed,
    /// Answered "I don't know": the prior, widened.
    Unknown,
}

/// The value of a service on a criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    /// Where it comes from.
    pub origin: Origin,
    /// The answer, or the middle of the prior.
    pub central: f64,
    /// What it may be: the answer alone, or the prior (widened by "I don't know").
    pub range: Interval,
    /// What it is drawn from.
    pub drawn: Interval,
}

/// One value per criterion.
pub type Values = [Value; Criterion::COUNT];

/// The values of a service.
#[must_use]
pub fn values(instrument: &Instrument, asked: &Asked<'_>, tower: usize, scored: &Scored) -> Values {
    let sampling = &instrument.sampling;
    Criterion::ALL.map(|criterion| {
        let cell = instrument.criterion(criterion).question.and_then(|question| asked.cell(question, tower));
        if let Some(Cell::Scale(x)) = cell {
            let x = f64::from(*x);
            let range = Interval::point(x);
            return Value { origin: Origin::Confirmed, central: x, range, drawn: range.widened(sampling.confirmed_jitter) };
        }
        let prior = prior(instrument, asked, tower, scored, criterion);
        let (origin, range) = match cell {
            Some(Cell::Unknown) => (Origin::Unknown, prior.widened(sampling.unknown_widening)),
            _ => (Origin::Assumed, prior),
        };
        Value { origin, central: prior.middle(), range, drawn: range }
    })
}

fn prior(instrument: &Instrument, asked: &Asked<'_>, tower: usize, scored: &Scored, criterion: Criterion) -> Interval {
    let mut interval = match criterion {
        Criterion::Cap => capability(instrument, asked, scored.capability_group),
        Criterion::Sat => instrument.satisfaction,
        _ => scored.prior[criterion.index()],
    };
    for rule in instrument.prior_rules.iter().filter(|rule| rule.criterion == criterion) {
        let concerned = rule.towers.as_ref().is_none_or(|towers| towers.contains(&tower));
        if concerned && evaluate(&rule.when, &Facts::of_answers(asked), Reading::FACT, Some(tower)).0 == Truth::Holds {
            interval = match rule.change {
                PriorChange::Set(set) => set,
                PriorChange::Shift(by) => interval.shifted(by),
                PriorChange::Ceiling(ceiling) => interval.capped(ceiling),
            };
        }
    }
    interval
}

/// By the size of the IT team; that unknown, by the size of the company; both unknown, all that is possible.
fn capability(instrument: &Instrument, asked: &Asked<'_>, group: usize) -> Interval {
    let table = &instrument.capability;
    let column = match (asked.state(table.question), asked.state(table.fallback_question)) {
        (State::Known(Answer::One(size)), _) => Some(size),
        (_, State::Known(Answer::One(size))) => table.fallback.iter().find(|(from, _)| from == size).map(|(_, to)| to),
        _ => None,
    };
    let row = &table.groups[group];
    let known = column.and_then(|column| row.iter().find(|(option, _)| option == column));
    known.map(|(_, interval)| *interval).or_else(|| row.iter().map(|(_, interval)| *interval).reduce(Interval::hull)).unwrap_or(super::number::SCALE)
}
