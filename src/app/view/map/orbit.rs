//! Gives each service its distance from the centre and its direction.
//!
//! Around the ring every disc has a wedge of its own, so discs at different distances cannot touch.

use super::{GAP, Placed, Point, REACH, SMALLEST, SMALLEST_RING, labels, pack, polar, turn};
use crate::{engine::number::within, sorted::sort};

/// Where everything goes, before the picture is turned.
#[derive(Default)]
pub(super) struct Layout {
    /// Radius of each disc.
    pub(super) radii: Vec<f64>,
    /// Radius of the ring.
    pub(super) ring: f64,
    /// Width of the band of open questions, 0 when there is none.
    pub(super) band: f64,
    /// Whether the services kept inside have room for their labels.
    roomy: bool,
    /// Direction and distance of the discs around the ring.
    around: Vec<(usize, f64, f64)>,
    /// Offset from the centre of the discs kept inside.
    inside: Vec<(usize, Point)>,
}

impl Layout {
    /// A point for every service; those inside are at the centre until [`Layout::inner`] places them.
    pub(super) fn outer(&self, turn: f64) -> Vec<Point> {
        let mut points = vec![polar(0.0, 0.0); self.radii.len()];
        for (index, angle, from_centre) in &self.around {
            points[*index] = polar(angle + turn, *from_centre);
        }
        points
    }

    /// Puts the services kept inside at their points, turned or, when labels hang below them, only mirrored.
    pub(super) fn inner(&self, angle: f64, points: &mut [Point]) {
        let (sin, cos) = (turn::sin(angle), turn::cos(angle));
        let centre = polar(0.0, 0.0);
        for (index, (x, y)) in &self.inside {
            let turned = if self.roomy { (if cos < 0.0 { -x } else { *x }, *y) } else { (x * cos - y * sin, x * sin + y * cos) };
            points[*index] = (centre.0 + turned.0, centre.1 + turned.1);
        }
    }
}

/// Lays the services out at a scale; `None` when they do not fit. `forced` answers whatever happens.
pub(super) fn lay_out(services: &[Placed], scale: f64, roomy: bool, forced: bool) -> Option<Layout> {
    let mut radii = Vec::with_capacity(services.len());
    let (mut kept, mut items) = (Vec::new(), Vec::new());
    // The largest radius of each zone; 0 where there is none.
    let (mut shared, mut open, mut handed) = (0.0_f64, 0.0_f64, 0.0_f64);
    for (index, service) in services.iter().enumerate() {
        let share = if service.share.is_finite() { within(service.share, 0.0, 1.0) } else { 0.0 };
        let r = (scale * share.sqrt()).max(SMALLEST);
        radii.push(r);
        match zone(service.class) {
            "K" => {
                let label = if roomy { (labels::width(service, r) + GAP, labels::height(service, r)) } else { (0.0, 0.0) };
                kept.push(index);
                items.push(pack::Item { r, label });
            }
            "C" => shared = shared.max(r),
            "U" => open = open.max(r),
            _ => handed = handed.max(r),
        }
    }
    let (offsets, core) = pack::pack(&items);

    let band = if open > 0.0 { 2.0 * (open + GAP) } else { 0.0 };
    let intrusion = if shared > 0.0 { shared + GAP } else { 0.0 };
    let least = (core + GAP + band.max(intrusion)).max(SMALLEST_RING);
    let mut most = REACH - shared;
    if handed > 0.0 {
        most = most.min(REACH - 2.0 * handed - 2.0 * GAP);
    }
    if least > most && !forced {
        return None;
    }
    // The tightest ring leaves the discs the largest share of the picture; a larger one has room for more around it.
    let first = (least * 1.04).min(most).max(least);
    let last = most.max(first);
    for part in [0.0, 0.15, 0.35, 0.6, 1.0] {
        let ring = first + (last - first) * part;
        let circle = Circle { ring, band, outside: handed };
        if let Some(around) = circle.sequence(services, &radii, forced && part >= 1.0) {
            return Some(Layout { radii, ring, band, roomy, around, inside: kept.into_iter().zip(offsets).collect() });
        }
    }
    None
}

/// What stands around the ring.
struct Circle {
    /// Radius of the ring.
    ring: f64,
    /// Width of the band.
    band: f64,
    /// Radius of the largest outsourced disc.
    outside: f64,
}

impl Circle {
    /// Distance of the discs of a zone from the centre.
    fn distance(&self, zone: &str, r: f64) -> f64 {
        match zone {
            "C" => self.ring,
            "U" => self.ring - self.band / 2.0,
            _ => {
                // A part of what is left outside goes to the ring; small discs stand nearer to it.
                let spare = (REACH - self.ring - 2.0 * self.outside - 2.0 * GAP).max(0.0);
                self.ring + 2.0 * GAP + (r + self.outside) / 2.0 + (spare * 0.4).min(30.0)
            }
        }
    }

    /// Service, direction, distance: each class spread evenly, each disc in a wedge of its own.
    fn sequence(&self, services: &[Placed], radii: &[f64], forced: bool) -> Option<Vec<(usize, f64, f64)>> {
        let mut sequence: Vec<(f64, usize, f64, f64)> = Vec::new();
        for side in ["O", "C", "U"] {
            let start = sequence.len();
            for (index, r) in radii.iter().enumerate() {
                if zone(services[index].class) == side {
                    let from_centre = self.distance(side, *r);
                    let sine = (r + GAP / 2.0) / from_centre;
                    if sine >= 1.0 && !forced {
                        return None;
                    }
                    sequence.push(((sequence.len() - start) as f64 + 0.5, index, from_centre, turn::asin(sine.min(1.0))));
                }
            }
            let count = (sequence.len() - start) as f64;
            for (part, ..) in &mut sequence[start..] {
                *part /= count;
            }
        }
        sort(&mut sequence, |a, b| a.0 < b.0 || (a.0 <= b.0 && a.1 < b.1));
        let taken: f64 = sequence.iter().map(|(.., half)| 2.0 * half).sum();
        let spare = core::f64::consts::TAU - taken;
        if spare < 0.0 && !forced {
            return None;
        }
        let between = spare / (sequence.len().max(1) as f64);
        let mut angle = -core::f64::consts::FRAC_PI_2;
        if let Some((.., half)) = sequence.first() {
            angle -= half;
        }
        let mut around = Vec::with_capacity(sequence.len());
        for (_, index, from_centre, half) in sequence {
            around.push((index, angle + half, from_centre));
            angle += 2.0 * half + between;
        }
        Some(around)
    }
}

/// The zone of a class; a class we do not know is an open question.
pub(super) fn zone(class: &str) -> &'static str {
    match class {
        "K" => "K",
        "C" => "C",
        "O" => "O",
        _ => "U",
    }
}
