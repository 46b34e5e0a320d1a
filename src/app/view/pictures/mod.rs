//! Pictures of the whole analysis: figures in, shapes and words out.
//!
//! Pure geometry, as the map: plain numbers in the units of a view box, or in percent of a width.
//! Every picture comes with one sentence that says it, and with a table that says the same.

pub mod actor_map;
pub mod contributions;
pub mod quadrant;
pub mod risk_matrix;
pub mod timeline;

use super::map::figure;

/// The table beside a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureTable {
    /// Label of the disclosure that holds it.
    pub label: String,
    /// Headings.
    pub head: Vec<String>,
    /// Rows, a cell a heading.
    pub rows: Vec<Vec<String>>,
}

/// A picture's heading and words.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureWords {
    /// Heading.
    pub title: String,
    /// How to read it.
    pub caption: String,
    /// What it shows, in a sentence or two: its text alternative.
    pub alternative: String,
    /// The same as a table.
    pub table: PictureTable,
}

/// A straight arrow between two marks, from the side of one to the side of the other: path data.
fn arrow(from: (f64, f64), to: (f64, f64), mark: f64) -> String {
    const HEAD: f64 = 5.0;
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = (dx * dx + dy * dy).sqrt();
    let (ux, uy) = if length > 0.0 { (dx / length, dy / length) } else { (0.0, 0.0) };
    let (start, end) = ((from.0 + ux * mark, from.1 + uy * mark), (to.0 - ux * (mark + 1.5), to.1 - uy * (mark + 1.5)));
    let wing = |side: f64| (end.0 - ux * HEAD - uy * HEAD * side, end.1 - uy * HEAD + ux * HEAD * side);
    let (one, other) = (wing(0.8), wing(-0.8));
    let point = |(x, y): (f64, f64)| [&figure(x), " ", &figure(y)].concat();
    ["M", &point(start), "L", &point(end), "M", &point(one), "L", &point(end), "L", &point(other)].concat()
}
