//! From services to the company: share entrusted, kind of scope, degree, first wave.

use super::{criterion::Class, instrument::Thresholds, number::to_nano};

/// Kind of scope. In-house is as reachable as global.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ScopeKind {
    /// Keep the services.
    InHouse,
    /// Entrust some.
    Partial,
    /// Entrust the whole, governance retained.
    Global,
}

impl ScopeKind {
    /// How many there are.
    pub const COUNT: usize = 3;
    /// All.
    pub const ALL: [Self; Self::COUNT] = [Self::InHouse, Self::Partial, Self::Global];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InHouse => "in_house",
            Self::Partial => "partial",
            Self::Global => "global",
        }
    }

    /// The kind with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The kind of `share`, before the company's caps; `any_kept`: some service is classed K.
    #[must_use]
    pub fn of(thresholds: &Thresholds, share: f64, any_kept: bool) -> Self {
        let share = to_nano(share);
        if share < thresholds.in_house {
            Self::InHouse
        } else if share >= thresholds.global && !any_kept {
            Self::Global
        } else {
            Self::Partial
        }
    }
}

/// Degree of a partial scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Degree {
    /// « Ciblée ».
    Targeted,
    /// « Sélective ».
    Selective,
    /// « Étendue ».
    Extended,
}

impl Degree {
    /// The degree of `share`.
    #[must_use]
    pub fn of(thresholds: &Thresholds, share: f64) -> Self {
        let share = to_nano(share);
        if share < thresholds.targeted {
            Self::Targeted
        } else if share < thresholds.global {
            Self::Selective
        } else {
            Self::Extended
        }
    }

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Targeted => "targeted",
            Self::Selective => "selective",
            Self::Extended => "extended",
        }
    }
}

/// How sure a class or a scope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// « Fragile ».
    Fragile,
    /// « Probable ».
    Likely,
    /// « Solide ».
    Robust,
}

impl Confidence {
    /// The label of an acceptability, 0 to 1.
    #[must_use]
    pub fn of(thresholds: &Thresholds, acceptability: f64) -> Self {
        let acceptability = to_nano(acceptability);
        if acceptability >= thresholds.robust {
            Self::Robust
        } else if acceptability >= thresholds.likely {
            Self::Likely
        } else {
            Self::Fragile
        }
    }

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Robust => "robust",
            Self::Likely => "likely",
            Self::Fragile => "fragile",
        }
    }
}

/// The company's scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// Kind, after caps.
    pub kind: ScopeKind,
    /// Kind before caps; the acceptability is of this one.
    pub uncapped: ScopeKind,
    /// Degree, when partial.
    pub degree: Option<Degree>,
    /// Share entrusted of the services that are the company's to decide, 0 to 1.
    pub share: f64,
    /// Share entrusted over those and the group's: the one shown.
    pub shown_share: f64,
    /// Share of draws with this kind, before caps.
    pub acceptability: f64,
    /// Its label.
    pub confidence: Confidence,
}

impl Scope {
    /// Whether a cap turned global into partial.
    #[must_use]
    pub fn is_capped(&self) -> bool {
        self.kind != self.uncapped
    }
}

/// Share entrusted: Σ b·ext(class).
#[must_use]
pub fn share(classes: impl Iterator<Item = (f64, Class)>) -> f64 {
    classes.map(|(spend, class)| spend * class.extent()).sum()
}
