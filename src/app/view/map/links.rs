//! Draws the dependencies that cross the company's line.

use super::{Disc, Link, Placed, Point, distance, figure, orbit};

/// Whether the company no longer does it alone.
fn is_handed(class: &str) -> bool {
    matches!(orbit::zone(class), "O" | "C")
}

/// Pairs of services on different sides, each once.
pub(super) fn pairs(services: &[Placed]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (from, service) in services.iter().enumerate() {
        for to in &service.touches {
            let Some(other) = services.get(*to) else {
                continue;
            };
            if is_handed(service.class) != is_handed(other.class) && !pairs.contains(&(from, *to)) && !pairs.contains(&(*to, from)) {
                pairs.push((from, *to));
            }
        }
    }
    pairs
}

/// How long all links would be.
pub(super) fn total_length(pairs: &[(usize, usize)], points: &[Point]) -> f64 {
    pairs.iter().filter_map(|(from, to)| Some(distance(*points.get(*from)?, *points.get(*to)?))).sum()
}

/// Each pair as a curve from edge to edge, bent to pass beside other discs.
pub(super) fn draw(pairs: &[(usize, usize)], discs: &[Disc], ring: (f64, f64, f64)) -> Vec<Link> {
    let mut links = Vec::new();
    for (from, to) in pairs {
        if let (Some(start), Some(end)) = (discs.get(*from), discs.get(*to))
            && let Some(path) = curve(start, end, discs, ring)
        {
            links.push(Link { from: *from, to: *to, path });
        }
    }
    links
}

/// A quadratic curve: start, control, end.
type Curve = (Point, Point, Point);

fn curve(from: &Disc, to: &Disc, discs: &[Disc], ring: (f64, f64, f64)) -> Option<String> {
    let (a, b) = ((from.x, from.y), (to.x, to.y));
    let apart = distance(a, b);
    if apart <= from.r + to.r {
        return None;
    }
    let (ux, uy) = ((b.0 - a.0) / apart, (b.1 - a.1) / apart);
    let middle = ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
    let (mut least, mut best) = (f64::INFINITY, (a, middle, b));
    for bend in [0.1, -0.1, 0.2, -0.2, 0.32, -0.32, 0.45, -0.45] {
        let control = (middle.0 - uy * apart * bend, middle.1 + ux * apart * bend);
        let curve = (edge(a, from.r, control), control, edge(b, to.r, control));
        let mut cost = bend * bend * 8.0;
        for step in 1..24 {
            cost += covers(discs, along(curve, f64::from(step) / 24.0), [from.number, to.number]);
        }
        if cost < least {
            (least, best) = (cost, curve);
        }
    }
    let (start, control, end) = best;
    let mut path = ["M", &place(start), "Q", &place(control), " ", &place(end)].concat();
    if let Some(gate) = crossing(best, ring) {
        // A little circle where the link goes through the line.
        path += &["M", &place((gate.0 - 5.0, gate.1)), "a5 5 0 1 0 10 0a5 5 0 1 0 -10 0"].concat();
    }
    Some(path)
}

/// A point in a path, to the tenth.
fn place(point: Point) -> String {
    let tenth = |value: f64| figure((value * 10.0 + 0.5).floor() / 10.0);
    [&tenth(point.0), " ", &tenth(point.1)].concat()
}

/// The point of a disc's edge that faces another point.
fn edge(centre: Point, r: f64, towards: Point) -> Point {
    let apart = distance(centre, towards).max(1.0);
    let reach = (r + 3.0) / apart;
    (centre.0 + (towards.0 - centre.0) * reach, centre.1 + (towards.1 - centre.1) * reach)
}

/// The point of a curve at `t`, 0 to 1.
fn along((start, control, end): Curve, t: f64) -> Point {
    let u = 1.0 - t;
    (u * u * start.0 + 2.0 * u * t * control.0 + t * t * end.0, u * u * start.1 + 2.0 * u * t * control.1 + t * t * end.1)
}

/// How many discs, other than the two linked, lie over a point.
fn covers(discs: &[Disc], point: Point, linked: [usize; 2]) -> f64 {
    discs.iter().filter(|disc| !linked.contains(&disc.number)).filter(|disc| distance(point, (disc.x, disc.y)) < disc.r + 4.0).count() as f64
}

/// Where a curve goes through the ring, if it does.
fn crossing(curve: Curve, ring: (f64, f64, f64)) -> Option<Point> {
    let is_inside = |t: f64| distance(along(curve, t), (ring.0, ring.1)) < ring.2;
    if is_inside(0.0) == is_inside(1.0) {
        return None;
    }
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..30 {
        let middle = (low + high) / 2.0;
        if is_inside(middle) == is_inside(0.0) { low = middle } else { high = middle }
    }
    Some(along(curve, low))
}
