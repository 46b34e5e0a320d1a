//! Risks by likelihood and impact: how many in each cell now, and how many started elsewhere before something was done.

use super::{PictureTable, PictureWords};
use crate::{
    app::words::Words,
    engine::{
        checklist::residual,
        risk::{Level, RaisedRisk},
    },
    export::Report,
};

/// The picture: likelihood to the right, impact upwards.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskMatrixView {
    /// Heading and words.
    pub words: PictureWords,
    /// Names of the axes: to the right, upwards.
    pub axes: [String; 2],
    /// The twenty-five cells, from the top left.
    pub cells: Vec<Cell>,
    /// From where to where risks moved.
    pub moves: Vec<Move>,
    /// What the marks mean: `now`, `start`, and words; the second only once something moved.
    pub legend: Vec<(&'static str, String)>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Likelihood, 1 to 5.
    pub likelihood: i8,
    /// Impact, 1 to 5.
    pub impact: i8,
    /// `low`, `medium`, `high`, `critical`: for style.
    pub level: &'static str,
    /// The level's name.
    pub name: String,
    /// Left side.
    pub x: f64,
    /// Upper side.
    pub y: f64,
    /// Risks that are here now.
    pub now: usize,
    /// Risks that started here and are elsewhere now.
    pub left: usize,
    /// Centre of the mark of those that are here.
    pub now_at: (f64, f64),
    /// Centre of the mark of those that left.
    pub left_at: (f64, f64),
}

/// Likelihood and impact, 1 to 5.
pub type Place = (i8, i8);

/// A move of one risk or several.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// From likelihood and impact.
    pub from: Place,
    /// To likelihood and impact.
    pub to: Place,
    /// Path of the arrow, from mark to mark.
    pub path: String,
}

/// Width of the view box.
pub const WIDTH: f64 = 320.0;
/// Height of the view box.
pub const HEIGHT: f64 = 286.0;
/// Width and height of a cell.
pub const CELL: (f64, f64) = (54.0, 47.0);
/// Radius of a mark.
pub const MARK: f64 = 11.0;
/// Left side of the cells; the rest is the axis's.
pub const LEFT: f64 = 42.0;
/// Between cells.
const GAP: f64 = 2.0;
/// How far under the top of a cell its marks are: its name stands above.
const DOWN: f64 = 31.0;

/// The sides of a cell.
fn corner(likelihood: i8, impact: i8) -> (f64, f64) {
    (LEFT + f64::from(likelihood - 1) * (CELL.0 + GAP), f64::from(5 - impact) * (CELL.1 + GAP))
}

/// The places of both marks of a cell: side by side where there are two.
fn marks(likelihood: i8, impact: i8, both: bool) -> [(f64, f64); 2] {
    let (x, y) = corner(likelihood, impact);
    let aside = if both { MARK + 1.5 } else { 0.0 };
    // Those that left stand on the left: less likely is that way.
    [(x + CELL.0 / 2.0 + aside, y + DOWN), (x + CELL.0 / 2.0 - aside, y + DOWN)]
}

/// Where the risks shown are; `None` where there is none.
pub(in crate::app::view) fn risk_matrix(words: &Words<'_>, report: &Report<'_>) -> Option<RiskMatrixView> {
    let shown = report.shown_risks();
    if shown.is_empty() {
        return None;
    }
    let placed: Vec<(Place, Place)> = shown
        .iter()
        .map(|raised| {
            let (likelihood, impact, _) = residual(report.instrument, raised, report.progress);
            ((raised.likelihood, raised.impact), (likelihood, impact))
        })
        .collect();
    let mut cells = Vec::new();
    for impact in (1..=5).rev() {
        for likelihood in 1..=5 {
            let here = (likelihood, impact);
            let now = placed.iter().filter(|(_, to)| *to == here).count();
            let left = placed.iter().filter(|(from, to)| *from == here && *to != here).count();
            let level = Level::of(likelihood, impact);
            let (x, y) = corner(likelihood, impact);
            let [now_at, left_at] = marks(likelihood, impact, now > 0 && left > 0);
            cells.push(Cell { likelihood, impact, level: level.code(), name: report.level(level), x, y, now, left, now_at, left_at });
        }
    }
    let moves = moves(&placed, &cells);
    let mut legend = vec![("now", words.get("picture.risks.now"))];
    if !moves.is_empty() {
        legend.push(("start", words.get("picture.risks.start")));
    }
    Some(RiskMatrixView {
        words: PictureWords {
            title: words.get("picture.risks"),
            caption: words.get("picture.risks.caption"),
            alternative: alternative(words, report),
            table: table(words, report),
        },
        axes: [words.get("picture.risks.likelihood"), words.get("picture.risks.impact")],
        cells,
        moves,
        legend,
    })
}

/// Once each, however many risks take the same way.
fn moves(placed: &[(Place, Place)], cells: &[Cell]) -> Vec<Move> {
    let cell = |of: Place| cells.iter().find(|cell| (cell.likelihood, cell.impact) == of);
    let mut moves: Vec<Move> = Vec::new();
    for (from, to) in placed.iter().filter(|(from, to)| from != to) {
        let is_known = moves.iter().any(|known| (known.from, known.to) == (*from, *to));
        if let (false, Some(start), Some(end)) = (is_known, cell(*from), cell(*to)) {
            moves.push(Move { from: *from, to: *to, path: super::arrow(start.left_at, end.now_at, MARK) });
        }
    }
    moves
}

/// How many of each level, in words; only the levels there are.
pub(in crate::app::view) fn by_level(report: &Report<'_>, level_of: impl Fn(&RaisedRisk) -> Level) -> String {
    let counts = Level::WORST_FIRST.into_iter().filter_map(|level| {
        let count = report.shown_risks().iter().filter(|raised| level_of(raised) == level).count();
        (count > 0).then(|| [&report.level(level), "\u{a0}", &count.to_string()].concat())
    });
    counts.collect::<Vec<_>>().join(" · ")
}

fn alternative(words: &Words<'_>, report: &Report<'_>) -> String {
    let now = by_level(report, |raised| residual(report.instrument, raised, report.progress).2);
    let before = by_level(report, |raised| raised.level);
    let key = if now == before { "picture.risks.alternative" } else { "picture.risks.alternative.moved" };
    words.texts.fill(key, &[("now", &now), ("before", &before)])
}

fn table(words: &Words<'_>, report: &Report<'_>) -> PictureTable {
    let place = |level: Level, likelihood: i8, impact: i8| {
        let (likelihood, impact) = (likelihood.to_string(), impact.to_string());
        words.texts.fill("picture.risks.place", &[("level", &report.level(level)), ("likelihood", &likelihood), ("impact", &impact)])
    };
    let row = |raised: &RaisedRisk| {
        let (likelihood, impact, level) = residual(report.instrument, raised, report.progress);
        let risk = &report.instrument.risks[raised.risk];
        let first = risk.items.first().map(|item| report.action(*item)).unwrap_or_default();
        let owner = words.get(&format!("actor.{}", risk.owner));
        let id = risk.id.as_str().to_owned();
        vec![id, report.risk(raised.risk), place(raised.level, raised.likelihood, raised.impact), place(level, likelihood, impact), owner, first]
    };
    let head =
        ["picture.actors.code", "picture.risks.risk", "picture.risks.start", "picture.risks.now", "picture.risks.owner", "picture.risks.first"];
    PictureTable {
        label: words.get("picture.risks.table"),
        head: head.map(|key| words.get(key)).to_vec(),
        rows: report.shown_risks().iter().map(row).collect(),
    }
}
