//! Packs circles tightly around a centre, largest first: the services a company keeps.

use super::{Point, distance};

/// Centres of the circles, in the order given, around (0, 0), and the radius that encloses them.
pub(super) fn pack(radii: &[f64]) -> (Vec<Point>, f64) {
    let mut order: Vec<usize> = (0..radii.len()).collect();
    order.sort_by(|a, b| radii[*b].total_cmp(&radii[*a]).then(a.cmp(b)));
    let mut placed: Vec<(usize, Point)> = Vec::with_capacity(radii.len());
    for index in order {
        let point = nearest_free(radii, &placed, radii[index]);
        placed.push((index, point));
    }
    let centre = centre(radii, &placed);
    let mut points = vec![(0.0, 0.0); radii.len()];
    let mut reach = 0.0_f64;
    for (index, point) in placed {
        let moved = (point.0 - centre.0, point.1 - centre.1);
        reach = reach.max(distance(moved, (0.0, 0.0)) + radii[index]);
        points[index] = moved;
    }
    (points, reach)
}

/// The free place nearest to the centre that touches what is already there.
fn nearest_free(radii: &[f64], placed: &[(usize, Point)], r: f64) -> Point {
    let mut candidates: Vec<Point> = Vec::new();
    match placed {
        [] => return (0.0, 0.0),
        [(first, at)] => candidates.push((at.0 + radii[*first] + r, at.1)),
        _ => {
            for (i, (a, at)) in placed.iter().enumerate() {
                for (b, bt) in &placed[i + 1..] {
                    candidates.extend(touching(*at, radii[*a] + r, *bt, radii[*b] + r));
                }
            }
        }
    }
    let free = |point: &Point| placed.iter().all(|(other, at)| distance(*point, *at) >= radii[*other] + r - 1e-6);
    let beyond = placed.iter().map(|(other, at)| at.0 + radii[*other] + r).fold(0.0, f64::max);
    candidates.into_iter().filter(free).min_by(|a, b| distance(*a, (0.0, 0.0)).total_cmp(&distance(*b, (0.0, 0.0)))).unwrap_or((beyond, 0.0))
}

/// The two points at the given distances of two centres.
fn touching(a: Point, from_a: f64, b: Point, from_b: f64) -> Vec<Point> {
    let apart = distance(a, b);
    if apart <= 0.0 || apart > from_a + from_b {
        return Vec::new();
    }
    let along = (apart * apart + from_a * from_a - from_b * from_b) / (2.0 * apart);
    let aside = (from_a * from_a - along * along).max(0.0).sqrt();
    let (ux, uy) = ((b.0 - a.0) / apart, (b.1 - a.1) / apart);
    let foot = (a.0 + ux * along, a.1 + uy * along);
    vec![(foot.0 - uy * aside, foot.1 + ux * aside), (foot.0 + uy * aside, foot.1 - ux * aside)]
}

/// The middle of the smallest circle around all, closely: step towards whatever sticks out most.
fn centre(radii: &[f64], placed: &[(usize, Point)]) -> Point {
    let mut at = (0.0, 0.0);
    for step in 1..200_u32 {
        let Some((point, reach)) =
            placed.iter().map(|(index, point)| (*point, distance(*point, at) + radii[*index])).max_by(|a, b| a.1.total_cmp(&b.1))
        else {
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
