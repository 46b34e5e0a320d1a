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

mod figure;
mod labels;
mod links;
mod orbit;
mod pack;
#[cfg(test)]
mod tests;
mod turn;

pub use figure::figure;

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
const LARGEST: f64 = 250.0;
/// The ring never shrinks under this: it is the picture's subject.
const SMALLEST_RING: f64 = 168.0;
/// Whether a disc holds its number; otherwise the number stands beside it, in front of the label.
#[must_use]
pub fn holds_number(number: usize, r: f64) -> bool {
    r >= if number < 10 { 28.0 } else { 37.0 }
}

/// Draws the services: each in its zone, no two touching, all within the view box.
///
/// The same services give the same drawing, natively and in the browser.
#[must_use]
pub fn draw(services: &[Placed]) -> PerimeterMap {
    // Discs give up part of their size for labels between kept services; then labels give way.
    for (roomy, smallest) in [(true, LARGEST * 0.55), (false, 0.0)] {
        // The smallest scale is so small that everything fits.
        let mut scale = LARGEST;
        for _ in 0..140 {
            if scale <= smallest {
                break;
            }
            if let Some(layout) = orbit::lay_out(services, scale, roomy, scale < 1.0) {
                return finish(services, &layout);
            }
            scale *= 0.94;
        }
    }
    finish(&[], &orbit::Layout::default())
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
    (WIDTH / 2.0 + from_centre * turn::cos(angle), HEIGHT / 2.0 + from_centre * turn::sin(angle))
}

/// Hundredths of a unit are enough, and keep the drawing's text short.
fn rounded(value: f64) -> f64 {
    (value * 100.0 + 0.5).floor() / 100.0
}

/// Turns the layout around the ring until labels have the most room and links are shortest.
fn finish(services: &[Placed], layout: &orbit::Layout) -> PerimeterMap {
    const TURNS: u32 = 24;
    let pairs = links::pairs(services);
    let turn = |step: u32| f64::from(step) * core::f64::consts::TAU / f64::from(TURNS);
    let (mut least, mut points, mut places) = (f64::INFINITY, Vec::new(), Vec::new());
    for outer in 0..TURNS {
        let mut turned = layout.outer(turn(outer));
        let (mut length, mut shortest) = (f64::INFINITY, 0);
        for step in 0..TURNS {
            layout.inner(turn(step), &mut turned);
            let links = links::total_length(&pairs, &turned);
            if links < length {
                (length, shortest) = (links, step);
            }
        }
        layout.inner(turn(shortest), &mut turned);
        let labels = labels::place(services, &turned, &layout.radii, layout.ring);
        // A wide picture sits better in a page than a tall one.
        let sheet = bounds(&turned, &labels, layout);
        let tall = (sheet.3 - sheet.1) / (sheet.2 - sheet.0).max(1.0);
        let troubles: f64 = labels.iter().map(|label| label.cost).sum();
        let cost = troubles + length / 400.0 + 12.0 * tall;
        if cost < least {
            (least, points, places) = (cost, turned, labels);
        }
    }
    let frame = bounds(&points, &places, layout);
    let mut discs = Vec::with_capacity(services.len());
    for (index, service) in services.iter().enumerate() {
        let (Some(point), Some(place), Some(r)) = (points.get(index), places.get(index), layout.radii.get(index)) else {
            break;
        };
        discs.push(Disc {
            number: service.number,
            label: shortened(&service.label),
            class: service.class,
            confidence: service.confidence,
            x: rounded(point.0 - frame.0),
            y: rounded(point.1 - frame.1),
            r: rounded(*r),
            text: (rounded(place.x - frame.0), rounded(place.y - frame.1), place.anchor),
        });
    }
    let ring = (rounded(WIDTH / 2.0 - frame.0), rounded(HEIGHT / 2.0 - frame.1), rounded(layout.ring));
    let links = links::draw(&pairs, &discs, ring);
    PerimeterMap {
        width: rounded(frame.2 - frame.0),
        height: rounded(frame.3 - frame.1),
        ring,
        band: (rounded(layout.ring - layout.band), ring.2),
        discs,
        links,
    }
}

/// A label that a picture can hold.
fn shortened(label: &str) -> String {
    if label.chars().count() <= labels::LONGEST {
        return label.to_owned();
    }
    let kept: String = label.chars().take(labels::LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}

/// What the drawing needs of the sheet: left, top, right, bottom. The rest is cut off, to be seen larger.
fn bounds(points: &[Point], places: &[labels::Place], layout: &orbit::Layout) -> labels::Rect {
    const MARGIN: f64 = 8.0;
    let around = |(x, y): Point, r: f64| (x - r, y - r, x + r, y + r);
    let mut all = around(polar(0.0, 0.0), layout.ring);
    let mut take = |found: labels::Rect| all = (all.0.min(found.0), all.1.min(found.1), all.2.max(found.2), all.3.max(found.3));
    for (point, r) in points.iter().zip(&layout.radii) {
        take(around(*point, *r));
    }
    for place in places {
        take(place.rect);
    }
    ((all.0 - MARGIN).max(0.0).floor(), (all.1 - MARGIN).max(0.0).floor(), (all.2 + MARGIN).min(WIDTH).ceil(), (all.3 + MARGIN).min(HEIGHT).ceil())
}
