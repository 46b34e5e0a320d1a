//! Bands of change impact and of readiness.

/// How large the change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImpactBand {
    /// Small.
    Small,
    /// Moderate.
    Moderate,
    /// Large.
    Large,
}

impl ImpactBand {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Moderate => "moderate",
            Self::Large => "large",
        }
    }

    /// The band with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Small, Self::Moderate, Self::Large].into_iter().find(|band| band.code() == code)
    }
}

/// How ready people are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReadinessBand {
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

impl ReadinessBand {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// What impact and readiness together call for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Plain information.
    Green,
    /// Short support plan.
    Yellow,
    /// Full plan, mandatory pilot.
    Orange,
    /// Waves, no big bang.
    Red,
}

impl Band {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Orange => "orange",
            Self::Red => "red",
        }
    }

    /// The band with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Green, Self::Yellow, Self::Orange, Self::Red].into_iter().find(|band| band.code() == code)
    }
}
