//! Risks: a scenario appears when its trigger holds; its level comes from a table, never from a product.

use crate::sorted::sort;

use super::{
    condition::{Facts, Reading, Truth, evaluate},
    instrument::{Instrument, Modifier, Risk},
    questionnaire::Path,
};

/// When a risk strikes, and a RACI activity takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Deciding.
    Decide,
    /// Contracting.
    Contract,
    /// Transition.
    Transition,
    /// Running the service.
    Run,
    /// Leaving.
    Exit,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Self; 5] = [Self::Decide, Self::Contract, Self::Transition, Self::Run, Self::Exit];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decide => "decide",
            Self::Contract => "contract",
            Self::Transition => "transition",
            Self::Run => "run",
            Self::Exit => "exit",
        }
    }

    /// The phase with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }
}

/// Level of a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// « Faible ».
    Low,
    /// « Moyen ».
    Medium,
    /// « Élevé ».
    High,
    /// « Critique ».
    Critical,
}

impl Level {
    /// All, from the worst.
    pub const WORST_FIRST: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// The level of a likelihood and an impact, 1 to 5 each (a matrix only ranks coarsely: Cox 2008).
    #[must_use]
    pub fn of(likelihood: i8, impact: i8) -> Self {
        use Level::{Critical, High, Low, Medium};
        const TABLE: [[Level; 5]; 5] = [
            [Low, Low, Low, Low, Low],
            [Low, Low, Medium, Medium, Medium],
            [Low, Medium, Medium, High, High],
            [Medium, Medium, High, Critical, Critical],
            [Medium, High, Critical, Critical, Critical],
        ];
        let index = |x: i8| usize::try_from(x.clamp(1, 5) - 1).unwrap_or(0);
        TABLE[index(impact)][index(likelihood)]
    }

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// A risk raised by these answers.
#[derive(Clone, Debug, PartialEq)]
pub struct RaisedRisk {
    /// Index in the instrument.
    pub risk: usize,
    /// 1 to 5.
    pub likelihood: i8,
    /// 1 to 5.
    pub impact: i8,
    /// Level.
    pub level: Level,
    /// Whether it rests on an answer we do not have.
    pub to_check: bool,
    /// Indices of the questions that caused it.
    pub because: Vec<usize>,
}

/// An unknown lowers the likelihood by one, but not below this.
const LEAST_LIKELIHOOD_TO_CHECK: i8 = 2;

/// The risks raised, worst first.
#[must_use]
pub fn raised(instrument: &Instrument, path: Path, facts: &Facts<'_>) -> Vec<RaisedRisk> {
    let any_out = facts.towers.iter().any(|tower| tower.class.is_out());
    let mut raised: Vec<RaisedRisk> = instrument
        .risks
        .iter()
        .enumerate()
        .filter(|(_, risk)| (path == Path::Full || risk.quick) && (!risk.always || any_out))
        .filter_map(|(index, risk)| raise(instrument, index, risk, facts))
        .collect();
    let weight = |raised: &RaisedRisk| (raised.level, raised.impact, raised.likelihood);
    sort(&mut raised, |one, other| weight(one) > weight(other));
    raised
}

fn raise(instrument: &Instrument, index: usize, risk: &Risk, facts: &Facts<'_>) -> Option<RaisedRisk> {
    let reading = if risk.always { Reading::ALWAYS } else { Reading::RISK };
    let (truth, trace) = evaluate(&risk.trigger, facts, reading, None);
    if truth == Truth::Fails {
        return None;
    }
    let facts = Facts { such: &trace.towers, ..*facts };
    let common: &[Modifier] = if risk.common { &instrument.common_modifiers } else { &[] };
    let (mut likelihood, mut impact) = (risk.likelihood, risk.impact);
    for modifier in risk.modifiers.iter().chain(common) {
        // An unknown in a modifier leaves it unapplied.
        if evaluate(&modifier.when, &facts, Reading::RISK, None).0 == Truth::Holds {
            likelihood += modifier.likelihood;
            impact += modifier.impact;
        }
    }
    (likelihood, impact) = (likelihood.clamp(1, 5), impact.clamp(1, 5));
    let to_check = truth == Truth::Undecided;
    if to_check {
        likelihood = likelihood.min(LEAST_LIKELIHOOD_TO_CHECK).max(likelihood - 1);
    }
    Some(RaisedRisk { risk: index, likelihood, impact, level: Level::of(likelihood, impact), to_check, because: trace.questions })
}
