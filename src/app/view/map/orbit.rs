//! Gives each service its distance from the centre and its direction.
//!
//! Around the ring every disc has a wedge of its own, so discs at different distances cannot touch.

use super::{GAP, Placed, Point, REACH, SMALLEST, SMALLEST_RING, labels, pack, polar};

/// Where everything goes, before the picture is turned.
#[derive(Default)]
pub(super) struct Layout {
    /// Radius of each disc.
    pub(super) radii: Vec<f64>,
    /// Radius of the ring.
    pub(super) ring: f64,
    /// Width of the band of open questions, 0 when there is none.
    pub(super) band: f64,
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

    /// The points of the services kept inside.
    pub(super) fn inner(&self, turn: f64) -> Vec<(usize, Point)> {
        let (sin, cos) = (libm::sin(turn), libm::cos(turn));
        let centre = polar(0.0, 0.0);
        self.inside
            .iter()
            .map(|(index, (x, y))| {
                let turned = (x * cos - y * sin, x * sin + y * cos);
                (*index, (centre.0 + turned.0, centre.1 + turned.1))
            })
            .collect()
    }
}

/// Lays the services out at a scale; `None` when they do not fit. `forced` answers whatever happens.
pub(super) fn lay_out(services: &[Placed], scale: f64, roomy: bool, forced: bool) -> Option<Layout> {
    let radii: Vec<f64> = services
        .iter()
        .map(|service| {
            let share = if service.share.is_finite() { service.share.clamp(0.0, 1.0) } else { 0.0 };
            (scale * share.sqrt()).max(SMALLEST)
        })
        .collect();
    let of = |class: &str| -> Vec<usize> { (0..services.len()).filter(|index| zone(services[*index].class) == class).collect() };
    let (kept, shared, open, handed) = (of("K"), of("C"), of("U"), of("O"));
    let largest = |of: &[usize]| of.iter().map(|index| radii[*index]).fold(0.0, f64::max);

    let needs: Vec<f64> = kept
        .iter()
        .map(|index| {
            let room = if roomy { labels::room(&services[*index], radii[*index]) } else { 0.0 };
            radii[*index].max(room) + GAP / 2.0
        })
        .collect();
    let (offsets, core) = pack::pack(&needs);

    let band = if open.is_empty() { 0.0 } else { 2.0 * (largest(&open) + GAP) };
    let intrusion = if shared.is_empty() { 0.0 } else { largest(&shared) + GAP };
    let least = (core + GAP + band.max(intrusion)).max(SMALLEST_RING);
    let outside = largest(&handed);
    let mut most = REACH;
    if !handed.is_empty() {
        most = most.min(REACH - 2.0 * outside - 2.0 * GAP);
    }
    if !shared.is_empty() {
        most = most.min(REACH - largest(&shared));
    }
    if least > most && !forced {
        return None;
    }
    let airy = if handed.is_empty() { least * 1.08 } else { least * 1.02 };
    let ring = airy.min(most).max(least);
    // Half of what is left outside goes between the ring and the outsourced services.
    let spare = (REACH - ring - 2.0 * outside - 2.0 * GAP).max(0.0);
    let away = ring + 2.0 * GAP + outside + (spare * 0.5).min(40.0);

    let mut sequence: Vec<(f64, usize, f64)> = Vec::new();
    for (group, from_centre) in [(&handed, away), (&shared, ring), (&open, ring - band / 2.0)] {
        let count = group.len() as f64;
        for (place, index) in group.iter().enumerate() {
            sequence.push(((place as f64 + 0.5) / count, *index, from_centre));
        }
    }
    sequence.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut halves = Vec::with_capacity(sequence.len());
    for (_, index, from_centre) in &sequence {
        let sine = (radii[*index] + GAP / 2.0) / from_centre;
        if sine >= 1.0 && !forced {
            return None;
        }
        halves.push(libm::asin(sine.min(1.0)));
    }
    let spare = core::f64::consts::TAU - 2.0 * halves.iter().sum::<f64>();
    if spare < 0.0 && !forced {
        return None;
    }
    let between = spare / (sequence.len().max(1) as f64);
    let mut around = Vec::with_capacity(sequence.len());
    let mut angle = -core::f64::consts::FRAC_PI_2 - halves.first().copied().unwrap_or(0.0);
    for ((_, index, from_centre), half) in sequence.into_iter().zip(halves) {
        around.push((index, angle + half, from_centre));
        angle += 2.0 * half + between;
    }
    Some(Layout { radii, ring, band, around, inside: kept.into_iter().zip(offsets).collect() })
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
