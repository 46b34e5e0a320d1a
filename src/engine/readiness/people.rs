//! How ready people are, 0 to 100: what is not known is left out, and beyond half of it nothing is said.

use super::{Band, ReadinessBand, ReadinessPart, ReadinessPartValue, actions, impact::scale};
use crate::engine::{
    answer::Answer,
    asked::State,
    condition::{Facts, Reading, Truth, evaluate},
    instrument::Instrument,
    number::to_nano,
    questionnaire::Question,
};

pub(super) struct Measured {
    pub(super) readiness: Option<f64>,
    pub(super) band: Option<ReadinessBand>,
    pub(super) parts: Vec<ReadinessPartValue>,
    pub(super) barrier: Option<usize>,
}

pub(super) fn measure(instrument: &Instrument, facts: &Facts<'_>) -> Measured {
    let settings = &instrument.change.readiness;
    let parts: Vec<ReadinessPartValue> = settings.parts.iter().map(|part| part_value(instrument, part, facts)).collect();
    let (mut sum, mut weight, mut missing) = (0.0, 0.0, 0.0);
    for (part, measured) in settings.parts.iter().zip(&parts) {
        match measured.value {
            Some(value) => {
                sum += part.weight * value;
                weight += part.weight;
            }
            None => missing += part.weight,
        }
    }
    if weight <= 0.0 || to_nano(missing / (weight + missing)) > settings.missing {
        return Measured { readiness: None, band: None, parts, barrier: None };
    }
    let readiness = 100.0 * sum / weight;
    let band = match to_nano(readiness) {
        readiness if readiness >= settings.high => ReadinessBand::High,
        readiness if readiness >= settings.medium => ReadinessBand::Medium,
        _ => ReadinessBand::Low,
    };
    let is_barrier = |(part, measured): (&ReadinessPart, &ReadinessPartValue)| {
        part.barrier && measured.value.is_some_and(|value| to_nano(1.0 + 4.0 * value) <= settings.barrier)
    };
    let barrier = settings.parts.iter().zip(&parts).position(is_barrier);
    Measured { readiness: Some(readiness), band: Some(band), parts, barrier }
}

/// The mean of what is known of a part; nothing when nothing is.
fn part_value(instrument: &Instrument, part: &ReadinessPart, facts: &Facts<'_>) -> ReadinessPartValue {
    let (mut sum, mut known, mut all) = (0.0, 0_u8, 0_u8);
    let mut because = Vec::new();
    let mut count = |value: Option<f64>, question: usize| {
        all += 1;
        if let Some(value) = value {
            sum += value;
            known += 1;
        }
        if facts.asked.state(question) != State::Unasked {
            because.push(question);
        }
    };
    for question in &part.questions {
        let value = match facts.asked.state(*question) {
            State::Known(Answer::Scale(value)) => Some(scale(*value)),
            _ => None,
        };
        count(value, *question);
    }
    if part.actors {
        count(share_told(instrument, facts), instrument.people.question);
    }
    if part.plan {
        count(share_planned(instrument, facts), instrument.change.plan_question);
    }
    ReadinessPartValue { value: (known > 0).then(|| sum / f64::from(known)), incomplete: known < all, because }
}

/// Share of the required internal actors that have been told: the lower of the shares with and without those needed for now.
fn share_told(instrument: &Instrument, facts: &Facts<'_>) -> Option<f64> {
    let people = &instrument.people;
    let State::Known(Answer::Many(told)) = facts.asked.state(people.question) else { return None };
    let is_told = |actor: usize| told.contains(people.actors[actor].id.as_str());
    let settings = &instrument.change.readiness;
    let if_told = settings.required_if_told.iter().copied().filter(|actor| is_told(*actor));
    let mut required: Vec<usize> = settings.required.iter().copied().chain(if_told).collect();
    let share = |actors: &[usize]| ratio(actors.iter().filter(|actor| is_told(**actor)).count(), actors.len());
    let without = share(&required);
    for (actor, published) in people.actors.iter().enumerate() {
        // Precaution: an actor that may be needed is.
        let is_needed = published.needed.as_ref().is_some_and(|needed| evaluate(needed, facts, Reading::RISK, None).0 != Truth::Fails);
        if is_needed && !required.contains(&actor) {
            required.push(actor);
        }
    }
    Some(without.min(share(&required)))
}

/// Actions planned over actions called for, at most 1. The band rests on this share, so it is taken as the worst here: nothing is circular.
fn share_planned(instrument: &Instrument, facts: &Facts<'_>) -> Option<f64> {
    let change = &instrument.change;
    let worst = Facts { band: Some(Band::Red), ..*facts };
    let called_for = change.actions.iter().filter(|action| action.option.is_some() && actions::is_called_for(action, &worst)).count();
    if called_for == 0 {
        return Some(1.0);
    }
    let State::Known(Answer::Many(planned)) = facts.asked.state(change.plan_question) else { return None };
    let planned = planned.iter().filter(|option| option.as_str() != Question::NONE).count();
    Some(ratio(planned, called_for).min(1.0))
}

#[allow(clippy::cast_precision_loss)] // Counts of actors and actions are tiny.
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
