//! Change as published: what makes it large, what makes people ready, what both together call for.

use super::{Band, ImpactBand, ReadinessBand};
use crate::engine::{
    condition::Condition,
    id::{ActionId, ActorId, GuardId, OptionId, SourceId},
    instrument::DateRule,
};

/// All that is published on change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// How large it is.
    pub impact: ImpactSettings,
    /// How ready people are.
    pub readiness: ReadinessSettings,
    /// What both together call for: one row an impact, one column a readiness, both from the lowest.
    pub bands: [[Band; 3]; 3],
    /// Support actions.
    pub actions: Vec<Action>,
    /// The question whose options are the actions already planned.
    pub plan_question: usize,
}

impl Change {
    /// What an impact and a readiness together call for.
    #[must_use]
    pub fn band(&self, impact: ImpactBand, readiness: ReadinessBand) -> Band {
        self.bands[impact as usize][readiness as usize]
    }
}

/// How the impact of the change is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct ImpactSettings {
    /// What a part counts when it is not known, 0 to 1.
    pub unknown: f64,
    /// Impact at or above: moderate.
    pub moderate: f64,
    /// Impact at or above: large.
    pub large: f64,
    /// Its parts.
    pub parts: Vec<ImpactPart>,
    /// The impact is at least so much when the condition holds.
    pub floors: Vec<(Condition, f64)>,
}

/// A part of the impact.
#[derive(Clone, Debug, PartialEq)]
pub struct ImpactPart {
    /// The question it rests on.
    pub question: usize,
    /// Weight, 0 to 1.
    pub weight: f64,
    /// How an answer counts.
    pub scoring: ImpactScoring,
    /// The value is multiplied by the first factor whose condition holds.
    pub factors: Vec<(Condition, f64)>,
    /// What stands in for the answer where the path does not ask; the first that holds counts.
    pub estimates: Vec<Estimate>,
}

/// How an answer counts in the impact, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub enum ImpactScoring {
    /// A scale, from 0 at 1 to 1 at 5.
    Scale,
    /// By option.
    Options(Vec<(OptionId, f64)>),
    /// By number of options ticked, from none; the last one holds for more.
    Count(Vec<f64>),
}

/// What stands in for an answer that was not asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// When; `None`: always.
    pub when: Option<Condition>,
    /// The value, 0 to 1; `None`: the share entrusted.
    pub value: Option<f64>,
}

/// How readiness is measured.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessSettings {
    /// Readiness at or above: medium.
    pub medium: f64,
    /// Readiness at or above: high.
    pub high: f64,
    /// A part at or below this, on a scale of 1 to 5, is a barrier.
    pub barrier: f64,
    /// Beyond this share of the weight missing, readiness is not assessed.
    pub missing: f64,
    /// Its parts; the first that is a barrier is the one to work on.
    pub parts: Vec<ReadinessPart>,
    /// Indices of the actors that must have been told.
    pub required: Vec<usize>,
    /// Indices of the actors that count only once they have been told.
    pub required_if_told: Vec<usize>,
}

/// A part of readiness.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessPart {
    /// Its name.
    pub id: String,
    /// Weight, 0 to 1.
    pub weight: f64,
    /// The scales it rests on.
    pub questions: Vec<usize>,
    /// Whether the share of required actors that have been told counts in it.
    pub actors: bool,
    /// Whether the share of actions already planned counts in it.
    pub plan: bool,
    /// Whether it can be the barrier.
    pub barrier: bool,
}

/// A support action.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// Called for when this holds.
    pub trigger: Condition,
    /// Who does it.
    pub owner: ActorId,
    /// When.
    pub when: DateRule,
    /// And when again.
    pub also: Vec<DateRule>,
    /// Not before these guards are satisfied.
    pub after: Vec<GuardId>,
    /// The option that says it is already planned; `None`: no answer says so.
    pub option: Option<OptionId>,
    /// Sources.
    pub sources: Vec<SourceId>,
}
