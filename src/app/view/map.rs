//! The perimeter map: where each service stands with regard to the company's line.
//!
//! Pure geometry: facts in, shapes out. Kept services lie inside the ring, open questions in the dotted band just inside it,
//! co-managed ones on it, outsourced ones outside. Area says share of spend, the outline's firmness says confidence,
//! a link drawn across the line is a dependency that becomes a risk.

/// A service to place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Number in the picture, from 1.
    pub number: usize,
    /// Short name.
    pub label: String,
    /// `O`, `C`, `U`, `K`.
    pub class: &'static str,
    /// `robust`, `likely`, `fragile`.
    pub confidence: &'static str,
    /// Share of spend, 0 to 1.
    pub share: f64,
    /// Indices (in the list given) of the services touched if this one moves.
    pub touches: Vec<usize>,
}

/// The drawing, in user units of `width` × `height`.
#[derive(Clone, Debug, PartialEq)]
pub struct PerimeterMap {
    /// Width of the view box.
    pub width: f64,
    /// Height of the view box.
    pub height: f64,
    /// The company's line: centre x, centre y, radius.
    pub ring: (f64, f64, f64),
    /// The dotted band of open questions: inner and outer radius.
    pub band: (f64, f64),
    /// Services.
    pub discs: Vec<Disc>,
    /// Dependencies that cross the line.
    pub links: Vec<Link>,
}

/// A service drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Disc {
    /// Number in the picture.
    pub number: usize,
    /// Short name.
    pub label: String,
    /// Class.
    pub class: &'static str,
    /// Confidence.
    pub confidence: &'static str,
    /// Centre.
    pub x: f64,
    /// Centre.
    pub y: f64,
    /// Radius; the area is in proportion to the share of spend.
    pub r: f64,
    /// Where the label goes: x, y, and `start`, `middle` or `end`.
    pub text: (f64, f64, &'static str),
}

/// A dependency across the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Index of a disc.
    pub from: usize,
    /// Index of a disc.
    pub to: usize,
    /// SVG path data.
    pub path: String,
}

mod labels;
mod links;
mod orbit;
mod pack;
#[cfg(test)]
mod tests;

/// Width of the view box.
const WIDTH: f64 = 1000.0;
/// Height of the view box.
const HEIGHT: f64 = 900.0;
/// Discs stay within this distance of the centre; what is beyond belongs to labels.
const REACH: f64 = 418.0;
/// Smallest radius: a service without spend is still a service.
const SMALLEST: f64 = 8.0;
/// Room between a disc and anything else.
const GAP: f64 = 9.0;
/// Radius of a disc that would hold the whole spend, at most; the scale shrinks from here until everything fits.
const LARGEST: f64 = 236.0;
/// The ring never shrinks under this: it is the picture's subject.
const SMALLEST_RING: f64 = 168.0;
/// Discs of at least this radius hold their number; smaller ones have it beside them, in front of their label.
pub const NUMBER_FITS: f64 = 31.0;

/// Draws the services: each in its zone, no two touching, all within the view box.
///
/// The same services give the same drawing, natively and in the browser.
#[must_use]
pub fn draw(services: &[Placed]) -> PerimeterMap {
    // Discs give up a third of their size for labels between kept services; then labels give way.
    let roomy = scales().take_while(|scale| *scale > LARGEST * 0.62).map(|scale| (scale, true));
    let tight = scales().map(|scale| (scale, false));
    roomy
        .chain(tight)
        .find_map(|(scale, roomy)| orbit::lay_out(services, scale, roomy, scale < 1.0))
        .map_or_else(|| finish(&[], &orbit::Layout::default()), |layout| finish(services, &layout))
}

/// From the largest scale down to one so small that everything fits.
fn scales() -> impl Iterator<Item = f64> {
    core::iter::successors(Some(LARGEST), |scale| Some(scale * 0.96)).take(200)
}

/// A point.
type Point = (f64, f64);

/// Distance between two points.
fn distance(a: Point, b: Point) -> f64 {
    let (dx, dy) = (a.0 - b.0, a.1 - b.1);
    (dx * dx + dy * dy).sqrt()
}

/// The point at an angle and a distance of the centre of the ring.
fn polar(angle: f64, from_centre: f64) -> Point {
    (WIDTH / 2.0 + from_centre * libm::cos(angle), HEIGHT / 2.0 + from_centre * libm::sin(angle))
}

/// Hundredths of a unit are enough, and keep the drawing's text short.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// Turns the layout around the ring until labels have the most room and links are shortest.
fn finish(services: &[Placed], layout: &orbit::Layout) -> PerimeterMap {
    const TURNS: u32 = 24;
    let pairs = links::pairs(services);
    let turn = |step: u32| f64::from(step) * core::f64::consts::TAU / f64::from(TURNS);
    let mut best: Option<(f64, Vec<Point>, Vec<labels::Place>)> = None;
    for outer in 0..TURNS {
        let mut points = layout.outer(turn(outer));
        let inner = (0..TURNS)
            .map(|step| {
                let kept = layout.inner(turn(step));
                let length = links::total_length(&pairs, &merged(&points, &kept));
                (length, kept)
            })
            .min_by(|a, b| a.0.total_cmp(&b.0));
        let Some((length, kept)) = inner else {
            continue;
        };
        points = merged(&points, &kept);
        let places = labels::place(services, &points, &layout.radii, layout.ring);
        let cost = places.iter().map(|place| place.cost).sum::<f64>() + length / 400.0;
        if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            best = Some((cost, points, places));
        }
    }
    let (_, points, places) = best.unwrap_or_default();
    let discs: Vec<Disc> = services
        .iter()
        .zip(points)
        .zip(&layout.radii)
        .zip(places)
        .map(|(((service, point), r), place)| Disc {
            number: service.number,
            label: service.label.clone(),
            class: service.class,
            confidence: service.confidence,
            x: rounded(point.0),
            y: rounded(point.1),
            r: rounded(*r),
            text: (rounded(place.x), rounded(place.y), place.anchor),
        })
        .collect();
    let links = links::draw(&pairs, &discs, layout.ring);
    PerimeterMap {
        width: WIDTH,
        height: HEIGHT,
        ring: (WIDTH / 2.0, HEIGHT / 2.0, rounded(layout.ring)),
        band: (rounded(layout.ring - layout.band), rounded(layout.ring)),
        discs,
        links,
    }
}

/// Each service's point: around the ring, or inside it.
fn merged(outer: &[Point], kept: &[(usize, Point)]) -> Vec<Point> {
    let mut points = outer.to_vec();
    for (index, point) in kept {
        if let Some(slot) = points.get_mut(*index) {
            *slot = *point;
        }
    }
    points
}
