//! The client maturity index: whether the company can steer a provider, 0 to 100.

use super::{
    answer::Answer,
    asked::{Asked, State},
    condition::{Facts, Reading, Truth, evaluate},
    instrument::{Instrument, Scoring},
    questionnaire::Question,
};

/// The index; `None` when too few of its items were asked. Unknown items score 0, unasked ones are left out.
#[must_use]
pub fn maturity(instrument: &Instrument, asked: &Asked<'_>) -> Option<f64> {
    let facts = Facts::of_answers(asked);
    let (mut sum, mut weight, mut count) = (0.0, 0.0, 0);
    for item in &instrument.maturity {
        let holds = |when| evaluate(when, &facts, Reading::FACT, None).0 == Truth::Holds;
        let scoring = item.variants.iter().find(|(when, _)| holds(when)).map_or(&item.scoring, |(_, scoring)| scoring);
        let score = match (asked.state(item.question), scoring) {
            (State::Unasked, _) | (_, Scoring::LeaveOut) => continue,
            (State::Unknown, _) => 0.0,
            (State::Known(answer), scoring) => value(answer, scoring),
        };
        sum += item.weight * score;
        weight += item.weight;
        count += 1;
    }
    (count >= instrument.thresholds.maturity_items && weight > 0.0).then(|| 100.0 * sum / weight)
}

#[allow(clippy::cast_precision_loss)] // Counts of options are tiny.
fn value(answer: &Answer, scoring: &Scoring) -> f64 {
    match (answer, scoring) {
        (Answer::One(option), Scoring::Options(scores)) => scores.iter().find(|(id, _)| id == option).map_or(0.0, |(_, score)| *score),
        (Answer::Many(options), Scoring::CountTo(full)) => {
            let ticked = options.iter().filter(|option| option.as_str() != Question::NONE).count();
            (ticked as f64 / full).min(1.0)
        }
        _ => 0.0,
    }
}
