//! The criteria a service is judged on, and the class it ends in.

/// A criterion. All but criticality enter the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Criterion {
    /// Differentiation: an edge over competitors.
    Diff,
    /// Internal capability.
    Cap,
    /// Satisfaction with the service today.
    Sat,
    /// Stable, documented and measurable.
    Std,
    /// Specific to the company, entangled with the rest.
    Spe,
    /// Supplier market.
    Mkt,
    /// Sensitivity of data and access.
    Sen,
    /// Criticality: drives guards and risks, never the score.
    Cri,
}

impl Criterion {
    /// How many there are.
    pub const COUNT: usize = 8;
    /// All, in the order of [`Criterion::index`].
    pub const ALL: [Self; Self::COUNT] = [Self::Diff, Self::Cap, Self::Sat, Self::Std, Self::Spe, Self::Mkt, Self::Sen, Self::Cri];

    /// Position in arrays of one value per criterion.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The code in the content.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Diff => "DIFF",
            Self::Cap => "CAP",
            Self::Sat => "SAT",
            Self::Std => "STD",
            Self::Spe => "SPE",
            Self::Mkt => "MKT",
            Self::Sen => "SEN",
            Self::Cri => "CRI",
        }
    }

    /// The criterion with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|criterion| criterion.code() == code)
    }
}

/// Which way a criterion pushes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A higher value speaks for keeping: v = (5 − x) / 4.
    Decreasing,
    /// A higher value speaks for outsourcing: v = (x − 1) / 4.
    Increasing,
    /// Not in the score.
    None,
}

impl Direction {
    /// Value for outsourcing, 0 to 1, of a scale value 1 to 5. Linear on purpose: a straight line can be explained.
    #[must_use]
    pub fn value(self, x: f64) -> f64 {
        match self {
            Self::Decreasing => (5.0 - x) / 4.0,
            Self::Increasing => (x - 1.0) / 4.0,
            Self::None => 0.0,
        }
    }
}

/// What becomes of a service, from least to most external.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Keep in-house.
    Keep,
    /// Study: an open question.
    Study,
    /// Co-manage: the provider works, the client directs or approves.
    Comanage,
    /// Outsource.
    Outsource,
}

impl Class {
    /// How many there are.
    pub const COUNT: usize = 4;
    /// All, from least to most external.
    pub const ALL: [Self; Self::COUNT] = [Self::Keep, Self::Study, Self::Comanage, Self::Outsource];

    /// Position in arrays of one value per class.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The code in the content.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keep => "K",
            Self::Study => "U",
            Self::Comanage => "C",
            Self::Outsource => "O",
        }
    }

    /// The class with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }

    /// Share of the service that goes out.
    #[must_use]
    pub const fn extent(self) -> f64 {
        match self {
            Self::Keep | Self::Study => 0.0,
            Self::Comanage => 0.5,
            Self::Outsource => 1.0,
        }
    }

    /// Whether a provider works on the service.
    #[must_use]
    pub const fn is_out(self) -> bool {
        matches!(self, Self::Comanage | Self::Outsource)
    }
}
