//! Packs the services a company keeps around a centre, largest first, each with room for the label below it.

use super::{GAP, Point, distance, labels, turn};
use crate::sorted::sort;

/// A disc with its label.
#[derive(Clone, Copy)]
pub(super) struct Item {
    /// Radius.
    pub(super) r: f64,
    /// Width and height of the label below; 0 to leave it out.
    pub(super) label: (f64, f64),
}

impl Item {
    /// Left, top, right, bottom of the label when the disc is at a point.
    fn label_at(self, at: Point) -> labels::Rect {
        let top = at.1 + self.r + labels::BELOW;
        let half = self.label.0 / 2.0;
        (at.0 - half, top, at.0 + half, top + self.label.1)
    }

    /// How far it reaches from a centre when the disc is at a point.
    fn reach(self, at: Point, centre: Point) -> f64 {
        let disc = distance(at, centre) + self.r;
        if self.label.0 <= 0.0 {
            return disc;
        }
        let (left, _, right, bottom) = self.label_at(at);
        disc.max(distance((left, bottom), centre)).max(distance((right, bottom), centre))
    }

    /// Whether two items leave each other alone.
    fn is_clear_of(self, at: Point, other: Self, there: Point) -> bool {
        if distance(at, there) < self.r + other.r + GAP {
            return false;
        }
        let (mine, theirs) = (self.label_at(at), other.label_at(there));
        let covered = |item: Self, rect, point| item.label.0 > 0.0 && labels::overlaps(rect, point, 4.0);
        !(covered(self, mine, (there.0, there.1, other.r))
            || covered(other, theirs, (at.0, at.1, self.r))
            || (self.label.0 > 0.0 && other.label.0 > 0.0 && labels::meet(mine, theirs)))
    }
}

/// Centres in the order given, around (0, 0), and how far the whole reaches.
pub(super) fn pack(items: &[Item]) -> (Vec<Point>, f64) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    sort(&mut order, |a, b| items[*a].r > items[*b].r);
    let mut placed: Vec<(Item, Point)> = Vec::with_capacity(items.len());
    let mut points = vec![(0.0, 0.0); items.len()];
    for index in order {
        let at = nearest_free(&placed, items[index]);
        points[index] = at;
        placed.push((items[index], at));
    }
    let centre = centre(&placed);
    let mut reach = 0.0_f64;
    for (point, item) in points.iter_mut().zip(items) {
        *point = (point.0 - centre.0, point.1 - centre.1);
        reach = reach.max(item.reach(*point, (0.0, 0.0)));
    }
    (points, reach)
}

/// The free place nearest to the centre, on circles around it.
fn nearest_free(placed: &[(Item, Point)], item: Item) -> Point {
    const STEP: f64 = 7.0;
    const DIRECTIONS: u32 = 40;
    // Each starts looking in another direction: the picture grows all around.
    let first = placed.len() as f64 * 2.4;
    let directions: Vec<Point> = (0..DIRECTIONS)
        .map(|direction| first + f64::from(direction) * core::f64::consts::TAU / f64::from(DIRECTIONS))
        .map(|angle| (turn::cos(angle), turn::sin(angle)))
        .collect();
    for circle in 0..400_u32 {
        let from_centre = f64::from(circle) * STEP;
        for (x, y) in &directions {
            let at = (from_centre * x, from_centre * y);
            if placed.iter().all(|(other, there)| item.is_clear_of(at, *other, *there)) {
                return at;
            }
        }
    }
    (400.0 * STEP * (placed.len() as f64), 0.0)
}

/// The middle of the smallest circle around all, closely: step towards whatever sticks out most.
fn centre(placed: &[(Item, Point)]) -> Point {
    let mut at = (0.0, 0.0);
    for step in 1..120_u32 {
        let farthest = placed.iter().map(|(item, point)| (*point, item.reach(*point, at))).max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((point, reach)) = farthest else {
            break;
        };
        let away = distance(point, at);
        if away > 0.0 {
            let stride = reach / away / f64::from(step + 1) * 0.5;
            at.0 += (point.0 - at.0) * stride;
            at.1 += (point.1 - at.1) * stride;
        }
    }
    at
}
