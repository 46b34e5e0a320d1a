//! Puts each label where it covers no disc and no other label, as far as possible.

use super::{HEIGHT, NUMBER_FITS, Placed, Point, WIDTH, distance};

/// Width of a letter of a label, generous: system fonts differ.
const LETTER: f64 = 12.6;
/// Height of a label above its baseline.
const ASCENT: f64 = 18.0;
/// And below.
const DESCENT: f64 = 7.0;
/// A number that stands beside a small disc is larger than a label when the picture is small.
const NUMBER_ASCENT: f64 = 30.0;
/// Width of one of its digits.
const DIGIT: f64 = 25.0;
/// A collision costs more than any preference.
const COLLISION: f64 = 100.0;

/// Where a label goes, and how bad that is.
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) anchor: &'static str,
    pub(super) cost: f64,
}

/// Left, top, right, bottom.
type Rect = (f64, f64, f64, f64);

/// Radius of the room a kept service needs for its disc and the label below it.
pub(super) fn room(service: &Placed, r: f64) -> f64 {
    (r + 16.0).max(width(service, r) * 0.47)
}

/// Width of the label, with its number when that stands beside the disc.
fn width(service: &Placed, r: f64) -> f64 {
    let letters = service.label.chars().count() as f64;
    let number = if r < NUMBER_FITS { digits(service) + 1.0 } else { 0.0 };
    (letters + number) * LETTER
}

fn digits(service: &Placed) -> f64 {
    if service.number < 10 { 1.0 } else { 2.0 }
}

/// Places every label, in order.
pub(super) fn place(services: &[Placed], points: &[Point], radii: &[f64], ring: f64) -> Vec<Place> {
    let mut taken: Vec<Rect> = Vec::with_capacity(services.len());
    let mut places = Vec::with_capacity(services.len());
    for (index, service) in services.iter().enumerate() {
        let (at, r) = (points[index], radii[index]);
        let best = candidates(at, r)
            .into_iter()
            .enumerate()
            .map(|(rank, (x, y, anchor))| {
                let rect = bounds(service, r, (x, y), anchor);
                let cost = rank as f64 + trouble(rect, points, radii, ring, &taken);
                (Place { x, y, anchor, cost }, rect)
            })
            .min_by(|a, b| a.0.cost.total_cmp(&b.0.cost));
        if let Some((place, rect)) = best {
            taken.push(rect);
            places.push(place);
        }
    }
    places
}

/// Below, above, beside; away from the centre first.
fn candidates(at: Point, r: f64) -> Vec<(f64, f64, &'static str)> {
    let (x, y) = at;
    let side = r + 9.0;
    let below = (x, y + r + 7.0 + ASCENT, "middle");
    let above = (x, y - r - 6.0 - DESCENT, "middle");
    let right = (x + side, y + 7.0, "start");
    let left = (x - side, y + 7.0, "end");
    let slant = r * 0.72 + 6.0;
    let mut list = if y < HEIGHT * 0.3 { vec![above, below] } else { vec![below, above] };
    list.extend(if x < WIDTH / 2.0 { [left, right] } else { [right, left] });
    list.extend([
        (x + slant, y + slant + ASCENT / 2.0, "start"),
        (x - slant, y + slant + ASCENT / 2.0, "end"),
        (x + slant, y - slant, "start"),
        (x - slant, y - slant, "end"),
        (x - r, below.1, "start"),
        (x + r, below.1, "end"),
        (x - r, above.1, "start"),
        (x + r, above.1, "end"),
    ]);
    list
}

/// The box of a label at a place.
fn bounds(service: &Placed, r: f64, at: Point, anchor: &str) -> Rect {
    let (mut wide, mut ascent) = (width(service, r), ASCENT);
    if r < NUMBER_FITS {
        wide = wide.max(digits(service) * DIGIT);
        ascent = NUMBER_ASCENT;
    }
    let left = match anchor {
        "start" => at.0,
        "end" => at.0 - wide,
        _ => at.0 - wide / 2.0,
    };
    (left, at.1 - ascent, left + wide, at.1 + DESCENT)
}

/// What is wrong with a box.
fn trouble(rect: Rect, points: &[Point], radii: &[f64], ring: f64, taken: &[Rect]) -> f64 {
    let mut cost = 0.0;
    if rect.0 < 4.0 || rect.1 < 4.0 || rect.2 > WIDTH - 4.0 || rect.3 > HEIGHT - 4.0 {
        cost += COLLISION;
    }
    for (point, r) in points.iter().zip(radii) {
        let nearest = (point.0.clamp(rect.0, rect.2), point.1.clamp(rect.1, rect.3));
        if distance(*point, nearest) < r + 2.0 {
            cost += COLLISION;
        }
    }
    for other in taken {
        if rect.0 < other.2 && other.0 < rect.2 && rect.1 < other.3 && other.1 < rect.3 {
            cost += COLLISION;
        }
    }
    let centre = (WIDTH / 2.0, HEIGHT / 2.0);
    let corners = [(rect.0, rect.1), (rect.2, rect.1), (rect.0, rect.3), (rect.2, rect.3)];
    let within = corners.iter().filter(|corner| distance(**corner, centre) < ring).count();
    if within % corners.len() != 0 {
        cost += 5.0;
    }
    cost
}
