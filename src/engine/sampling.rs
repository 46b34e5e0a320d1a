//! Robustness: the same decision taken many times, with uncertain values and weights, always with the same draws.
//!
//! Each service and the weights draw from a stream of their own, so removing a service leaves the others' draws as they were.

use super::{
    criterion::{Class, Criterion, Direction},
    instrument::{Instrument, Sampling, Thresholds},
    number::Interval,
    prior::{Origin, Values},
    random::Stream,
    scope::ScopeKind,
    score::{Weights, raw_class},
    tower_guard::GuardsOf,
};

/// Bins a sampled value is sorted in, to measure what it says of the class.
pub const BINS: usize = 5;

/// Draws per bin and class.
pub type Joint = [[u32; Class::COUNT]; BINS];

/// A service as it is drawn.
pub struct Drawn<'a> {
    /// Its code: the name of its stream.
    pub name: &'a str,
    /// Weights in force.
    pub weights: Weights,
    /// Values.
    pub values: &'a Values,
    /// Guards.
    pub guards: GuardsOf<'a>,
    /// Share of spend, 0 to 1.
    pub spend: f64,
}

/// What the draws gave.
pub struct Draws {
    /// How many.
    pub count: usize,
    /// Per service, draws in each class.
    pub classes: Vec<[u32; Class::COUNT]>,
    /// Draws with each kind of scope, before caps.
    pub scopes: [u32; ScopeKind::COUNT],
    /// Per service and criterion, draws per bin of its value and class of the service.
    pub joint: Vec<[Joint; Criterion::COUNT]>,
}

struct Source {
    stream: Stream,
    drawn: [Interval; Criterion::COUNT],
    central: [f64; Criterion::COUNT],
    confirmed: [bool; Criterion::COUNT],
}

/// Draws.
#[must_use]
pub fn draw(instrument: &Instrument, directions: &[Direction; Criterion::COUNT], towers: &[Drawn<'_>]) -> Draws {
    let Sampling { draws, seed, weight_low, weight_high, .. } = instrument.sampling;
    let thresholds: &Thresholds = &instrument.thresholds;
    let mut factors_stream = Stream::new(seed, "weights");
    let mut sources: Vec<Source> = towers
        .iter()
        .map(|tower| Source {
            stream: Stream::new(seed, tower.name),
            drawn: tower.values.map(|value| value.drawn),
            central: tower.values.map(|value| value.central),
            confirmed: tower.values.map(|value| value.origin == Origin::Confirmed),
        })
        .collect();
    let mut result = Draws {
        count: draws,
        classes: vec![[0; Class::COUNT]; towers.len()],
        scopes: [0; ScopeKind::COUNT],
        joint: vec![[[[0; Class::COUNT]; BINS]; Criterion::COUNT]; towers.len()],
    };
    for _ in 0..draws {
        let factors: [f64; Criterion::COUNT] = std::array::from_fn(|_| weight_low + (weight_high - weight_low) * factors_stream.uniform());
        let (mut share, mut any_kept) = (0.0, false);
        for (index, (tower, source)) in towers.iter().zip(&mut sources).enumerate() {
            let (mut sum, mut total) = (0.0, 0.0);
            let mut read = source.central;
            let mut bins = [0; Criterion::COUNT];
            for k in 0..Criterion::COUNT {
                // One number per criterion whatever the value's origin, so that confirming a cell leaves the other draws as they were.
                let u = source.stream.uniform();
                bins[k] = bin(u);
                let Interval { low, high } = source.drawn[k];
                let x = low + (high - low) * u;
                if !source.confirmed[k] {
                    read[k] = x;
                }
                let weight = tower.weights[k] * factors[k];
                sum += weight * directions[k].value(x);
                total += weight;
            }
            let class = tower.guards.class(raw_class(thresholds, 100.0 * sum / total), &read);
            result.classes[index][class.index()] += 1;
            for (joint, bin) in result.joint[index].iter_mut().zip(bins) {
                joint[bin][class.index()] += 1;
            }
            share += tower.spend * class.extent();
            any_kept |= class == Class::Keep;
        }
        result.scopes[ScopeKind::of(thresholds, share, any_kept) as usize] += 1;
    }
    result
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // u is in 0..1.
fn bin(u: f64) -> usize {
    ((u * BINS as f64) as usize).min(BINS - 1)
}

/// What the value behind `joint` says of the class, in bits: their mutual information.
#[must_use]
pub fn information(joint: &Joint) -> f64 {
    let total = f64::from(joint.iter().flatten().sum::<u32>());
    let mut bits = 0.0;
    for row in joint {
        let row_total = f64::from(row.iter().sum::<u32>());
        for (class, count) in row.iter().enumerate().filter(|(_, count)| **count > 0) {
            let column_total = f64::from(joint.iter().map(|row| row[class]).sum::<u32>());
            let count = f64::from(*count);
            bits += count / total * libm::log2(count * total / (row_total * column_total));
        }
    }
    bits.max(0.0)
}
