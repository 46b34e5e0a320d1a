//! How large the change is, 0 to 100: a part that is not known counts two thirds, and is marked.

use super::{Estimate, ImpactBand, ImpactPart, ImpactScoring, ImpactSettings};
use crate::{
    engine::{
        answer::Answer,
        asked::State,
        condition::{Condition, Facts, Reading, Truth, evaluate},
        number::{to_nano, within},
        questionnaire::Question,
    },
    sorted::sort_once,
};

/// How large the change is.
#[derive(Clone, Debug, PartialEq)]
pub struct Impact {
    /// 0 to 100.
    pub value: f64,
    /// Its band.
    pub band: ImpactBand,
    /// Whether a floor raised it.
    pub floored: bool,
    /// Its parts, in the order of the content.
    pub parts: Vec<ImpactPartValue>,
}

impl Impact {
    /// Whether a part was estimated because the path does not ask for it.
    #[must_use]
    pub fn is_estimated(&self) -> bool {
        self.parts.iter().any(|part| part.origin == ImpactOrigin::Estimated)
    }
}

/// A part of the impact, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct ImpactPartValue {
    /// 0 to 1.
    pub value: f64,
    /// What it rests on.
    pub origin: ImpactOrigin,
    /// Indices of the questions it rests on.
    pub because: Vec<usize>,
}

/// What a part of the impact rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImpactOrigin {
    /// An answer.
    Answered,
    /// Nothing: it counts two thirds, by precaution.
    Unknown,
    /// An estimate: the path does not ask.
    Estimated,
}

impl ImpactOrigin {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Unknown => "unknown",
            Self::Estimated => "estimated",
        }
    }
}

pub(super) fn measure(settings: &ImpactSettings, facts: &Facts<'_>) -> Impact {
    let parts: Vec<ImpactPartValue> = settings.parts.iter().map(|part| part_value(settings, part, facts)).collect();
    let sum: f64 = settings.parts.iter().zip(&parts).map(|(part, measured)| part.weight * measured.value).sum();
    let sum = 100.0 * sum;
    let value = settings.floors.iter().filter(|(when, _)| holds(when, facts)).fold(sum, |value, (_, floor)| value.max(*floor));
    let band = match to_nano(value) {
        value if value >= settings.large => ImpactBand::Large,
        value if value >= settings.moderate => ImpactBand::Moderate,
        _ => ImpactBand::Small,
    };
    Impact { value, band, floored: value > sum, parts }
}

fn holds(when: &Condition, facts: &Facts<'_>) -> bool {
    evaluate(when, facts, Reading::FACT, None).0 == Truth::Holds
}

fn part_value(settings: &ImpactSettings, part: &ImpactPart, facts: &Facts<'_>) -> ImpactPartValue {
    let unknown = |because| ImpactPartValue { value: settings.unknown, origin: ImpactOrigin::Unknown, because };
    match facts.asked.state(part.question) {
        State::Known(answer) => {
            let factor = part.factors.iter().find(|(when, _)| holds(when, facts));
            let mut because = vec![part.question];
            because.extend(factor.iter().flat_map(|(when, _)| when.questions()));
            sort_once(&mut because);
            let value = score(answer, &part.scoring) * factor.map_or(1.0, |(_, factor)| *factor);
            ImpactPartValue { value, origin: ImpactOrigin::Answered, because }
        }
        State::Unknown => unknown(vec![part.question]),
        State::Unasked => part.estimates.iter().find_map(|estimate| estimated(estimate, facts)).unwrap_or_else(|| unknown(Vec::new())),
    }
}

fn estimated(estimate: &Estimate, facts: &Facts<'_>) -> Option<ImpactPartValue> {
    let because = match &estimate.when {
        Some(when) => {
            let (truth, trace) = evaluate(when, facts, Reading::FACT, None);
            if truth != Truth::Holds {
                return None;
            }
            trace.questions
        }
        None => Vec::new(),
    };
    let value = estimate.value.or(facts.share)?;
    Some(ImpactPartValue { value, origin: ImpactOrigin::Estimated, because })
}

/// 0 at 1, 1 at 5.
pub(super) fn scale(value: u8) -> f64 {
    within((f64::from(value) - 1.0) / 4.0, 0.0, 1.0)
}

fn score(answer: &Answer, scoring: &ImpactScoring) -> f64 {
    match (answer, scoring) {
        (Answer::Scale(value), ImpactScoring::Scale) => scale(*value),
        (Answer::One(option), ImpactScoring::Options(scores)) => scores.iter().find(|(id, _)| id == option).map_or(0.0, |(_, score)| *score),
        (Answer::Many(options), ImpactScoring::Count(scores)) => {
            let ticked = options.iter().filter(|option| option.as_str() != Question::NONE).count();
            scores.get(ticked).or(scores.last()).copied().unwrap_or(0.0)
        }
        _ => 0.0,
    }
}
