//! What each criterion adds to a service's score, or takes from it: two steps from 50, that end at the score.

use super::{PictureTable, PictureWords};
use crate::{
    app::words::Words,
    engine::{TowerAssessment, criterion::Criterion},
    export::Report,
    sorted::sort,
    text::rounded_percent,
};

/// All services, on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct ContributionsView {
    /// Heading and words.
    pub words: PictureWords,
    /// Keys in the blocks, and the criteria they stand for.
    pub legend: Vec<(String, String)>,
    /// Where 50 is, in percent of the width.
    pub neutral: f64,
    /// The score below which a service is kept, the one from which it is outsourced: places in percent of the width, and figures.
    pub bounds: [(f64, String); 2],
    /// Services, in the order of the map.
    pub rows: Vec<ContributionRow>,
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct ContributionRow {
    /// Number in the map.
    pub number: usize,
    /// Name.
    pub tower: String,
    /// "50 + 24 − 6 = 68".
    pub sum: String,
    /// What it becomes.
    pub class: String,
    /// Blocks: those for outsourcing, rightwards from 50, then those against, leftwards from where these end.
    pub blocks: Vec<Block>,
    /// Where the steps turn: the end of those for, the start of those against, in percent of the width.
    pub turn: f64,
    /// Where the steps end: the score, in percent of the width.
    pub end: f64,
}

/// What one criterion adds or takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Key of the criterion; none where it has no room.
    pub key: Option<String>,
    /// Whether it speaks for outsourcing.
    pub is_for: bool,
    /// Left side, in percent of the width.
    pub left: f64,
    /// Width, in percent of the width.
    pub wide: f64,
}

/// The scale: from a score to percent of the width.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn at(&self, score: f64) -> f64 {
        100.0 * (score - self.low) / (self.high - self.low)
    }
}

/// Points of the 50 that every score starts from.
const NEUTRAL: f64 = 50.0;
/// A block narrower than this, in percent, has no room for its key.
const NARROWEST: f64 = 3.2;
/// What is weaker than this, in points, is nothing.
const WEAKEST: f64 = 1e-6;

/// What each criterion adds to each service.
pub(in crate::app::view) fn contributions(words: &Words<'_>, report: &Report<'_>) -> Option<ContributionsView> {
    let towers = &report.assessment.towers;
    if towers.is_empty() {
        return None;
    }
    let thresholds = &report.instrument.thresholds;
    // Criticality is in no score.
    let criteria: Vec<Criterion> = Criterion::ALL.into_iter().filter(|criterion| report.instrument.criterion(*criterion).weight > 0.0).collect();
    let name = |criterion: Criterion| words.get(&format!("criterion.{}", criterion.code()));
    let ends = || {
        towers.iter().flat_map(|tower| [tower.score.central, NEUTRAL + pushes(tower, 1.0)]).chain([thresholds.keep, thresholds.outsource, NEUTRAL])
    };
    let low = ends().fold(NEUTRAL, f64::min);
    let high = ends().fold(NEUTRAL, f64::max);
    // Room on both sides for what stands at the ends.
    let scale = Scale { low: low - 2.0, high: high + 2.0 };
    let points = |score: f64| rounded_percent(score / 100.0, 1).to_string();
    let rows: Vec<ContributionRow> = towers.iter().enumerate().map(|(index, tower)| row(words, &scale, &criteria, index, tower)).collect();
    let told = |tower: &TowerAssessment, direction: f64| {
        let list: Vec<String> = pushing(&criteria, tower, direction)
            .into_iter()
            .map(|(_, criterion, push)| [name(criterion).as_str(), "\u{a0}", if direction > 0.0 { "+" } else { "−" }, &points(push)].concat())
            .collect();
        if list.is_empty() { words.get("map.touches.none") } else { list.join(" · ") }
    };
    let table =
        towers.iter().zip(&rows).map(|(tower, row)| vec![row.tower.clone(), told(tower, 1.0), told(tower, -1.0), row.sum.clone(), row.class.clone()]);
    let [lowest, highest] = extremes(&rows, towers);
    Some(ContributionsView {
        words: PictureWords {
            title: words.get("picture.sums"),
            caption: words.texts.fill("picture.sums.caption", &[("keep", &points(thresholds.keep)), ("outsource", &points(thresholds.outsource))]),
            alternative: words.texts.fill(
                "picture.sums.alternative",
                &[("lowest", &lowest.0), ("low", &points(lowest.1)), ("highest", &highest.0), ("high", &points(highest.1))],
            ),
            table: PictureTable {
                label: words.get("map.table"),
                head: ["map.head.tower", "tower.reasons.for", "tower.reasons.against", "picture.sums.sum", "map.head.class"]
                    .map(|key| words.get(key))
                    .to_vec(),
                rows: table.collect(),
            },
        },
        legend: criteria.iter().enumerate().map(|(index, criterion)| ((index + 1).to_string(), name(*criterion))).collect(),
        neutral: scale.at(NEUTRAL),
        bounds: [thresholds.keep, thresholds.outsource].map(|bound| (scale.at(bound), points(bound))),
        rows,
    })
}

/// The services of the lowest and of the highest score.
fn extremes(rows: &[ContributionRow], towers: &[TowerAssessment]) -> [(String, f64); 2] {
    [-1.0, 1.0].map(|direction| {
        let mut best = (String::new(), f64::NEG_INFINITY);
        for (row, tower) in rows.iter().zip(towers) {
            if direction * tower.score.central > best.1 {
                best = (row.tower.clone(), direction * tower.score.central);
            }
        }
        (best.0, direction * best.1)
    })
}

/// The sum of what pushes in a direction, in points.
fn pushes(tower: &TowerAssessment, direction: f64) -> f64 {
    tower.score.contributions.iter().map(|push| (push * direction).max(0.0)).sum()
}

/// The criteria that push in a direction, the strongest first, with their place in the legend and their points.
fn pushing(criteria: &[Criterion], tower: &TowerAssessment, direction: f64) -> Vec<(usize, Criterion, f64)> {
    let push = |criterion: Criterion| tower.score.contributions[criterion.index()] * direction;
    let mut list: Vec<(usize, Criterion, f64)> =
        criteria.iter().enumerate().map(|(place, criterion)| (place, *criterion, push(*criterion))).filter(|(_, _, push)| *push > WEAKEST).collect();
    sort(&mut list, |one, other| one.2 > other.2);
    list
}

fn row(words: &Words<'_>, scale: &Scale, criteria: &[Criterion], index: usize, tower: &TowerAssessment) -> ContributionRow {
    let mut at = NEUTRAL;
    let mut blocks = Vec::new();
    let mut turn = NEUTRAL;
    for direction in [1.0, -1.0] {
        turn = if direction < 0.0 { at } else { turn };
        for (place, _, push) in pushing(criteria, tower, direction) {
            let next = at + direction * push;
            let (left, right) = (scale.at(at.min(next)), scale.at(at.max(next)));
            let wide = right - left;
            blocks.push(Block { key: (wide >= NARROWEST).then(|| (place + 1).to_string()), is_for: direction > 0.0, left, wide });
            at = next;
        }
    }
    // Whole points that add up: what speaks against is what is missing to the score, a point from its own rounding at most.
    let whole = |value: f64| i32::from(rounded_percent(value / 100.0, 1));
    let (neutral, score, given) = (whole(NEUTRAL), whole(tower.score.central), whole(pushes(tower, 1.0)));
    let taken = (neutral + given - score).max(0);
    let given = score + taken - neutral;
    let number = |value: i32| value.unsigned_abs().to_string();
    ContributionRow {
        number: index + 1,
        tower: words.tower(tower.tower),
        sum: [&number(neutral), " + ", &number(given), " − ", &number(taken), " = ", &number(score)].concat(),
        class: words.get(&format!("class.{}", tower.class.code())),
        blocks,
        turn: scale.at(turn),
        end: scale.at(at),
    }
}
