//! What is asked, in order.

use super::{
    condition::Condition,
    criterion::Criterion,
    id::{OptionId, QuestionId, SourceId},
};

/// A section of the questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Workshop time, minutes.
    pub minutes: f64,
}

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Index of its section.
    pub section: usize,
    /// Which paths ask it.
    pub asked_in: AskedIn,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Options in order; actors of an actor question; empty for scales and towers.
    pub options: Vec<OptionId>,
    /// Asked only where this holds.
    pub show: Option<Condition>,
    /// Direction of effect, for the tests of monotonicity.
    pub effect: Effect,
    /// Options from worst to best, where there is such an order.
    pub order: Vec<OptionId>,
    /// It asks what happened, which nobody builds: never a prerequisite.
    pub past: bool,
    /// Cost of asking, minutes (a matrix: per cell).
    pub minutes: f64,
    /// Where it comes from.
    pub sources: Vec<SourceId>,
}

impl Question {
    /// The option that means none of the others.
    pub const NONE: &'static str = "none";

    /// The option written `text`.
    #[must_use]
    pub fn option(&self, text: &str) -> Option<&OptionId> {
        self.options.iter().find(|id| id.as_str() == text)
    }

    /// The most that may be chosen, when there is a limit.
    #[must_use]
    pub fn most(&self) -> Option<usize> {
        match self.kind {
            Kind::Multi { most } | Kind::Towers { most } => most,
            _ => None,
        }
    }
}

/// Which paths ask a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedIn {
    /// Both.
    Both,
    /// Quick only: it prefills a matrix of the full path.
    QuickOnly,
    /// Full only.
    FullOnly,
}

/// The path taken through the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// 12 questions, alone, in minutes.
    Quick,
    /// All questions, in a workshop.
    Full,
}

impl Path {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Full => "full",
        }
    }

    /// The path with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Quick, Self::Full].into_iter().find(|path| path.code() == code)
    }

    /// Whether this path asks such a question.
    #[must_use]
    pub fn asks(self, asked_in: AskedIn) -> bool {
        !matches!((self, asked_in), (Self::Quick, AskedIn::FullOnly) | (Self::Full, AskedIn::QuickOnly))
    }
}

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One option.
    Single,
    /// Several options.
    Multi {
        /// The most that may be chosen.
        most: Option<usize>,
    },
    /// 1 to 5.
    Scale,
    /// Several services.
    Towers {
        /// The most that may be chosen.
        most: Option<usize>,
    },
    /// Several actors.
    Actors,
    /// One option per service.
    MatrixSingle,
    /// 1 to 5 per service, on a criterion.
    MatrixScale(Criterion),
}

/// Direction of a question's effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Feeds priors or obligations only.
    Prior,
    /// Sets weights.
    Weights,
    /// Raises suitability for outsourcing as the value grows.
    SuitabilityUp,
    /// Lowers it.
    SuitabilityDown,
    /// Raises client maturity.
    Maturity,
    /// Raises change impact.
    Impact,
    /// Raises readiness.
    Readiness,
    /// Risks only.
    Risks,
}
