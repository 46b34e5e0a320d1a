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
