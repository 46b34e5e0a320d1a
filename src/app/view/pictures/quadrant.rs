//! How large the change is against how ready people are, and the band the company is in.

use super::{PictureTable, PictureWords};
use crate::{
    app::words::Words,
    engine::{
        number::within,
        readiness::{ImpactBand, Readiness, ReadinessBand},
    },
    export::Report,
    text::rounded_percent,
};

/// The picture: readiness to the right, size upwards.
#[derive(Clone, Debug, PartialEq)]
pub struct QuadrantView {
    /// Heading and words.
    pub words: PictureWords,
    /// Names of the axes: to the right, upwards.
    pub axes: [String; 2],
    /// Where the bands meet: figures, and places along each axis.
    pub ticks: [Vec<(f64, String)>; 2],
    /// The nine areas.
    pub areas: Vec<Area>,
    /// The company.
    pub here: Here,
}

/// An area.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// `green`, `yellow`, `orange`, `red`: for style.
    pub id: &'static str,
    /// Left side.
    pub x: f64,
    /// Upper side.
    pub y: f64,
    /// Width.
    pub wide: f64,
    /// Height.
    pub high: f64,
    /// Name, and the line it stands on; none where it has no room.
    pub name: Option<(String, f64)>,
}

/// Where the company is.
#[derive(Clone, Debug, PartialEq)]
pub struct Here {
    /// Place along the axis of readiness; `None`: not assessed, anywhere on a line.
    pub x: Option<f64>,
    /// Place along the axis of size.
    pub y: f64,
    /// Words beside it, where they start or end, and on which line.
    pub label: (String, f64, f64, &'static str),
}

/// Width of the view box.
pub const WIDTH: f64 = 320.0;
/// Height of the view box.
pub const HEIGHT: f64 = 296.0;
/// The field: left, top, right, bottom.
pub const FIELD: (f64, f64, f64, f64) = (52.0, 8.0, 312.0, 248.0);
/// An area smaller than this, in both directions, has no room for its name.
const ROOM: (f64, f64) = (56.0, 20.0);

/// Where a readiness of 0 to 100 is.
fn across(value: f64) -> f64 {
    FIELD.0 + (FIELD.2 - FIELD.0) * within(value, 0.0, 100.0) / 100.0
}

/// Where a size of 0 to 100 is.
fn upwards(value: f64) -> f64 {
    FIELD.3 - (FIELD.3 - FIELD.1) * within(value, 0.0, 100.0) / 100.0
}

/// The picture of a change.
pub(in crate::app::view) fn quadrant(words: &Words<'_>, report: &Report<'_>, measured: &Readiness) -> QuadrantView {
    let change = &report.instrument.change;
    let columns = [ReadinessBand::Low, ReadinessBand::Medium, ReadinessBand::High];
    let rows = [ImpactBand::Small, ImpactBand::Moderate, ImpactBand::Large];
    let x = [0.0, change.readiness.medium, change.readiness.high, 100.0];
    let y = [0.0, change.impact.moderate, change.impact.large, 100.0];
    let here = here(words, measured);
    let mut areas = Vec::new();
    for (row, impact) in rows.into_iter().enumerate() {
        for (column, readiness) in columns.into_iter().enumerate() {
            let band = change.band(impact, readiness);
            let (left, right, top, bottom) = (across(x[column]), across(x[column + 1]), upwards(y[row + 1]), upwards(y[row]));
            let (wide, high) = ((right - left).max(0.0), (bottom - top).max(0.0));
            // The name stands at the top, or at the bottom where the company is at the top.
            let is_under = here.x.is_none_or(|x| (left..=right).contains(&x)) && here.y - top < 46.0 && here.y >= top - 8.0 && high > 70.0;
            let line = if is_under { bottom - 8.0 } else { top + 16.0 };
            let fits = wide >= ROOM.0 && high >= ROOM.1;
            areas.push(Area {
                id: band.code(),
                x: left,
                y: top,
                wide,
                high,
                name: fits.then(|| (words.get(&format!("band.{}.name", band.code())), line)),
            });
        }
    }
    let points = |value: f64| rounded_percent(value / 100.0, 1).to_string();
    QuadrantView {
        words: PictureWords {
            title: words.get("picture.quadrant"),
            caption: words.get("picture.quadrant.caption"),
            alternative: alternative(words, report, measured),
            table: table(words, report, measured),
        },
        axes: [words.get("full.readiness"), words.get("full.impact")],
        ticks: [
            [change.readiness.medium, change.readiness.high].map(|bound| (across(bound), points(bound))).to_vec(),
            [change.impact.moderate, change.impact.large].map(|bound| (upwards(bound), points(bound))).to_vec(),
        ],
        areas,
        here,
    }
}

fn here(words: &Words<'_>, measured: &Readiness) -> Here {
    const BESIDE: f64 = 14.0;
    let y = upwards(measured.impact.value);
    let label = words.get(if measured.readiness.is_some() { "full.band.here" } else { "picture.quadrant.somewhere" });
    let x = measured.readiness.map(across);
    let middle = f64::midpoint(FIELD.0, FIELD.2);
    let place = match x {
        Some(x) if x > middle => (label, x - BESIDE, y + 4.5, "end"),
        Some(x) => (label, x + BESIDE, y + 4.5, "start"),
        // On the line's side that has room.
        None => (label, middle, if y - FIELD.1 > 30.0 { y - 9.0 } else { y + 20.0 }, "middle"),
    };
    Here { x, y, label: place }
}

fn alternative(words: &Words<'_>, report: &Report<'_>, measured: &Readiness) -> String {
    let first = |lines: Vec<String>| lines.into_iter().next().unwrap_or_default();
    let mut parts = vec![first(report.impact(measured)), first(report.readiness(measured))];
    parts.extend(measured.band.map(|band| words.texts.fill("picture.quadrant.band", &[("band", &words.get(&format!("band.{}.name", band.code())))])));
    parts.join(" ")
}

/// Bands by size, in rows, and readiness, in columns; the company's is marked.
fn table(words: &Words<'_>, report: &Report<'_>, measured: &Readiness) -> PictureTable {
    let columns = [ReadinessBand::Low, ReadinessBand::Medium, ReadinessBand::High];
    let cell = |impact: ImpactBand, readiness: ReadinessBand| {
        let name = words.get(&format!("band.{}.name", report.instrument.change.band(impact, readiness).code()));
        let is_here = measured.impact.band == impact && measured.readiness_band == Some(readiness);
        if is_here { words.texts.fill("picture.here", &[("name", &name)]) } else { name }
    };
    let named = |of: &str, code: &str| words.get(&format!("readiness.{of}.{code}"));
    let head = |column: ReadinessBand| [&words.get("full.band.readiness"), " ", &named("people", column.code())].concat();
    let row = |impact: ImpactBand| [named("impact", impact.code())].into_iter().chain(columns.map(|column| cell(impact, column))).collect();
    PictureTable {
        label: words.get("map.table"),
        head: [words.get("full.impact")].into_iter().chain(columns.map(head)).collect(),
        rows: [ImpactBand::Large, ImpactBand::Moderate, ImpactBand::Small].map(row).to_vec(),
    }
}
