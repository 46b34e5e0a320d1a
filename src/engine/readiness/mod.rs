//! Change: how large it is and how ready people are. Two measures kept apart, never averaged, never part of the scope.

mod actions;
mod band;
mod impact;
mod people;
mod published;

pub use actions::{RaisedAction, raised};
pub use band::{Band, ImpactBand, ReadinessBand};
pub use impact::{Impact, ImpactOrigin, ImpactPartValue};
pub use published::{Action, Change, Estimate, ImpactPart, ImpactScoring, ImpactSettings, ReadinessPart, ReadinessSettings};

use super::{condition::Facts, instrument::Instrument};

/// How large the change is, how ready people are, and what both call for.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// How large the change is.
    pub impact: Impact,
    /// How ready people are, 0 to 100; `None`: not assessed, too little is known.
    pub readiness: Option<f64>,
    /// Its band.
    pub readiness_band: Option<ReadinessBand>,
    /// Its parts, in the order of the content.
    pub parts: Vec<ReadinessPartValue>,
    /// What both call for; `None` when readiness is not assessed.
    pub band: Option<Band>,
    /// Index of the part to work on first; `None`: none, or not assessed.
    pub barrier: Option<usize>,
    /// Support actions called for; filled once guards are known.
    pub actions: Vec<RaisedAction>,
}

/// A part of readiness, measured.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessPartValue {
    /// 0 to 1; `None`: nothing is known of it, it is left out.
    pub value: Option<f64>,
    /// Whether something it rests on is not known.
    pub incomplete: bool,
    /// Indices of the questions it rests on, those asked.
    pub because: Vec<usize>,
}

/// Measures the change. `facts` hold the services and the share entrusted, and no band yet.
#[must_use]
pub fn measure(instrument: &Instrument, facts: &Facts<'_>) -> Readiness {
    let impact = impact::measure(&instrument.change.impact, facts);
    let measured = people::measure(instrument, facts);
    let band = measured.band.map(|band| instrument.change.band(impact.band, band));
    Readiness {
        impact,
        readiness: measured.readiness,
        readiness_band: measured.band,
        parts: measured.parts,
        band,
        barrier: measured.barrier,
        actions: Vec::new(),
    }
}
