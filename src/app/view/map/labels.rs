//! Puts each label where it covers no disc and no other label, as far as possible.

use crate::engine::number::within;

use super::{HEIGHT, Placed, Point, WIDTH, distance, holds_number};

/// Letters of the longest label.
pub(super) const LONGEST: usize = 20;
/// Width of a letter of a label, generous: system fonts differ.
const LETTER: f64 = 15.0;
/// Height of a label above its baseline.
const ASCENT: f64 = 18.0;
/// And below.
const DESCENT: f64 = 7.0;
/// A number that stands beside a small disc is larger than a label when the picture is small.
const NUMBER_ASCENT: f64 = 26.0;
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
    pub(super) rect: Rect,
}

/// Left, top, right, bottom.
pub(super) type Rect = (f64, f64, f64, f64);

/// Room between a disc and the label below it.
pub(super) const BELOW: f64 = 7.0;

/// Height of the label of a disc.
pub(super) fn height(service: &Placed, r: f64) -> f64 {
    ascent(service, r) + DESCENT
}

fn ascent(service: &Placed, r: f64) -> f64 {
    if holds_number(service.number, r) { ASCENT } else { NUMBER_ASCENT }
}

/// Whether two boxes overlap.
pub(super) fn meet(a: Rect, b: Rect) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Whether a box comes closer to a disc (x, y, radius) than a margin.
pub(super) fn overlaps(rect: Rect, disc: (f64, f64, f64), margin: f64) -> bool {
    let nearest = (within(disc.0, rect.0, rect.2), within(disc.1, rect.1, rect.3));
    distance((disc.0, disc.1), nearest) < disc.2 + margin
}

/// Width of the label, with its number when that stands beside the disc.
pub(super) fn width(service: &Placed, r: f64) -> f64 {
    let letters = service.label.chars().count().min(LONGEST) as f64;
    let number = if holds_number(service.number, r) { 0.0 } else { digits(service) + 1.0 };
    (letters + number) * LETTER
}

fn digits(service: &Placed) -> f64 {
    if service.number < 10 { 1.0 } else { 2.0 }
}

/// Places every label, in order, then again now that the others are known.
pub(super) fn place(services: &[Placed], points: &[Point], radii: &[f64], ring: f64) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(services.len());
    for _ in 0..2 {
        for (index, service) in services.iter().enumerate() {
            let (at, r) = (points[index], radii[index]);
            let mut best = Place { x: 0.0, y: 0.0, anchor: "", cost: f64::INFINITY, rect: (0.0, 0.0, 0.0, 0.0) };
            for (rank, (x, y, anchor)) in candidates(service, at, r, ring).into_iter().enumerate() {
                let rect = bounds(service, r, (x, y), anchor);
                let mut cost = rank as f64 + trouble(rect, points, radii, ring);
                for (other, place) in places.iter().enumerate() {
                    if other != index && meet(rect, place.rect) {
                        cost += COLLISION;
                    }
                }
                if cost < best.cost {
                    best = Place { x, y, anchor, cost, rect };
                }
            }
            match places.get_mut(index) {
                Some(place) => *place = best,
                None => places.push(best),
            }
        }
    }
    places
}

/// Below, above, beside; away from the centre first.
fn candidates(service: &Placed, at: Point, r: f64, ring: f64) -> [(f64, f64, &'static str); 12] {
    let (x, y) = at;
    let below = y + r + BELOW + ascent(service, r);
    let above = y - r - 6.0 - DESCENT;
    let slant = r * 0.72 + 6.0;
    // Outwards for discs outside, inwards for those in the band, below for those kept.
    let from_centre = distance(at, (WIDTH / 2.0, HEIGHT / 2.0));
    let is_high = y < HEIGHT / 2.0;
    let is_above_first = if from_centre > ring - 1.0 { is_high } else { !is_high && from_centre + r > ring * 0.8 };
    let (first, second) = if is_above_first { (above, below) } else { (below, above) };
    // A place beside the disc, towards the right or the left.
    let right = |reach: f64, y: f64| (x + reach, y, "start");
    let left = |reach: f64, y: f64| (x - reach, y, "end");
    let (outer, inner) = (right(r + 9.0, y + 7.0), left(r + 9.0, y + 7.0));
    let (third, fourth) = if x < WIDTH / 2.0 { (inner, outer) } else { (outer, inner) };
    let (low, high) = (y + slant + ASCENT / 2.0, y - slant);
    [
        (x, first, "middle"),
        (x, second, "middle"),
        third,
        fourth,
        right(slant, low),
        left(slant, low),
        right(slant, high),
        left(slant, high),
        right(-r, below),
        left(-r, below),
        right(-r, above),
        left(-r, above),
    ]
}

/// The box of a label at a place.
fn bounds(service: &Placed, r: f64, at: Point, anchor: &str) -> Rect {
    let mut wide = width(service, r);
    if !holds_number(service.number, r) {
        wide = wide.max(digits(service) * DIGIT);
    }
    let left = match anchor {
        "start" => at.0,
        "end" => at.0 - wide,
        _ => at.0 - wide / 2.0,
    };
    (left, at.1 - ascent(service, r), left + wide, at.1 + DESCENT)
}

/// What is wrong with a box, whatever the other labels.
fn trouble(rect: Rect, points: &[Point], radii: &[f64], ring: f64) -> f64 {
    let mut cost = 0.0;
    if rect.0 < 4.0 || rect.1 < 4.0 || rect.2 > WIDTH - 4.0 || rect.3 > HEIGHT - 4.0 {
        cost += COLLISION;
    }
    for (point, r) in points.iter().zip(radii) {
        if overlaps(rect, (point.0, point.1, *r), 2.0) {
            cost += COLLISION;
        }
    }
    let centre = (WIDTH / 2.0, HEIGHT / 2.0);
    let corners = [(rect.0, rect.1), (rect.2, rect.1), (rect.0, rect.3), (rect.2, rect.3)];
    let within = corners.iter().filter(|corner| distance(**corner, centre) < ring).count();
    if within % corners.len() != 0 {
        cost += 12.0;
    }
    cost
}
