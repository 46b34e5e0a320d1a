//! Which numbers may be changed, and how far.

/// A kind of number that may be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Score from which a service is outsourced, points.
    Outsource,
    /// Score below which it is kept, points.
    Keep,
    /// Share below which the scope is in-house, 0 to 1.
    InHouse,
    /// Share below which a partial scope is targeted, 0 to 1.
    Targeted,
    /// Share from which the scope is global, 0 to 1.
    Global,
    /// Share at which the first wave stops, 0 to 1.
    FirstWaveShare,
    /// Impact of the change from which it is moderate, points.
    ImpactModerate,
    /// Impact from which it is large; the floors published at that bound move with it.
    ImpactLarge,
    /// Readiness from which it is medium, points.
    ReadinessMedium,
    /// Readiness from which it is high.
    ReadinessHigh,
    /// Weight of a group of criteria, 0 to 1 before all groups are scaled to sum to 1; within a group the ratios stay.
    Weight,
    /// Share of spend of a service, percent before all are scaled to the services that exist.
    Spend,
    /// Base likelihood of a risk, 1 to 5.
    Likelihood,
    /// Base impact of a risk, 1 to 5.
    Impact,
}

impl Family {
    /// All, in the order they are shown.
    pub const ALL: [Self; 14] = [
        Self::Weight,
        Self::Outsource,
        Self::Keep,
        Self::InHouse,
        Self::Targeted,
        Self::Global,
        Self::FirstWaveShare,
        Self::ImpactModerate,
        Self::ImpactLarge,
        Self::ReadinessMedium,
        Self::ReadinessHigh,
        Self::Spend,
        Self::Likelihood,
        Self::Impact,
    ];

    /// Its name in files: a whole setting, or the part before the point (`weight.business`).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Outsource => "outsource",
            Self::Keep => "keep",
            Self::InHouse => "in_house",
            Self::Targeted => "targeted",
            Self::Global => "global",
            Self::FirstWaveShare => "first_wave_share",
            Self::ImpactModerate => "impact_moderate",
            Self::ImpactLarge => "impact_large",
            Self::ReadinessMedium => "readiness_medium",
            Self::ReadinessHigh => "readiness_high",
            Self::Weight => "weight",
            Self::Spend => "spend",
            Self::Likelihood => "likelihood",
            Self::Impact => "impact",
        }
    }

    /// The family with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.code() == code)
    }

    /// Whether its numbers are shares, shown in percent.
    #[must_use]
    pub const fn is_share(self) -> bool {
        matches!(self, Self::InHouse | Self::Targeted | Self::Global | Self::FirstWaveShare | Self::Weight)
    }
}

/// How far the numbers of a family may be moved. Content.
#[derive(Clone, Debug, PartialEq)]
pub struct Adjustable {
    /// Which.
    pub family: Family,
    /// Lowest value.
    pub low: f64,
    /// Highest value.
    pub high: f64,
    /// Values stand on this grid, counted from `low`.
    pub step: f64,
}
