//! Actors by power and interest: the published relation with each is a quarter of the map; the place within it says nothing.

use super::{PictureTable, PictureWords};
use crate::{
    app::words::Words,
    engine::actor::{ActorStatus, Involvement, Mode},
    export::Report,
};

/// The map: interest to the right, power upwards.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorMapView {
    /// Heading and words.
    pub words: PictureWords,
    /// Names of the axes: to the right, upwards.
    pub axes: [String; 2],
    /// The quarters.
    pub quarters: Vec<Quarter>,
    /// Height of the view box.
    pub height: f64,
    /// What the marks mean: `involved`, `missing`, `first`, and words.
    pub legend: Vec<(&'static str, String)>,
}

/// A quarter of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Quarter {
    /// How to deal with who is in it.
    pub name: String,
    /// Left side.
    pub x: f64,
    /// Upper side.
    pub y: f64,
    /// Height.
    pub high: f64,
    /// Actors.
    pub chips: Vec<Chip>,
}

/// An actor in the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `involved`, `missing`, `first`: for style; the table says it too.
    pub state: &'static str,
    /// Left side.
    pub x: f64,
    /// Upper side.
    pub y: f64,
}

/// Width of the view box.
pub const WIDTH: f64 = 320.0;
/// Width of a quarter.
pub const QUARTER: f64 = 144.0;
/// Width and height of an actor.
pub const CHIP: (f64, f64) = (42.0, 24.0);
/// Left side of the left quarters; the rest is the axis's.
const LEFT: f64 = 26.0;
/// Between quarters.
const GAP: f64 = 6.0;
/// From a quarter's side to what is in it.
const MARGIN: f64 = 6.0;
/// Between actors.
const BETWEEN: f64 = 3.0;
/// Actors in a row.
const IN_A_ROW: usize = 3;
/// Where the first row starts in a quarter: under its name.
const UNDER_NAME: f64 = 28.0;
/// Under the map, for the name of its axis.
const FOOT: f64 = 24.0;

/// The quarters, by row from the top: keep satisfied, manage closely; monitor, keep informed.
const ROWS: [[Mode; 2]; 2] = [[Mode::KeepSatisfied, Mode::ManageClosely], [Mode::Monitor, Mode::KeepInformed]];

/// The map of the actors that have a place here.
pub(in crate::app::view) fn actor_map(words: &Words<'_>, report: &Report<'_>) -> Option<ActorMapView> {
    let actors = &report.instrument.people.actors;
    let here: Vec<&ActorStatus> = report.assessment.actors.iter().filter(|status| status.involvement != Involvement::NotApplicable).collect();
    if here.is_empty() {
        return None;
    }
    let first_is_said = report.to_involve().is_some();
    let state = |status: &ActorStatus| match status.involvement {
        Involvement::Involved => "involved",
        _ if status.to_involve && first_is_said => "first",
        _ => "missing",
    };
    let of = |mode: Mode| here.iter().filter(move |status| actors[status.actor].mode == mode);
    let named = |mode: Mode| words.get(&format!("actors.mode.{}", mode.code()));
    let mut quarters = Vec::new();
    let mut y = 0.0;
    for row in ROWS {
        let most = row.into_iter().map(|mode| of(mode).count().div_ceil(IN_A_ROW).max(1)).max().unwrap_or(1);
        let high = UNDER_NAME + f64::from(u16::try_from(most).unwrap_or(u16::MAX)) * (CHIP.1 + BETWEEN) + MARGIN - BETWEEN;
        for (column, mode) in row.into_iter().enumerate() {
            let x = if column == 0 { LEFT } else { LEFT + QUARTER + GAP };
            let chips = of(mode).enumerate().map(|(index, status)| {
                let place = |at: usize| f64::from(u16::try_from(at).unwrap_or(u16::MAX));
                let id = &actors[status.actor].id;
                Chip {
                    code: id.as_str().to_owned(),
                    name: report.actor(id),
                    state: state(status),
                    x: x + MARGIN + place(index % IN_A_ROW) * (CHIP.0 + BETWEEN),
                    y: y + UNDER_NAME + place(index / IN_A_ROW) * (CHIP.1 + BETWEEN),
                }
            });
            quarters.push(Quarter { name: named(mode), x, y, high, chips: chips.collect() });
        }
        y += high + GAP;
    }
    let told = |quarter: &Quarter| {
        let names: Vec<String> = quarter.chips.iter().map(|chip| chip.name.clone()).collect();
        (!names.is_empty()).then(|| words.texts.fill("picture.pair", &[("label", &quarter.name), ("value", &words.texts.list(&names))]))
    };
    let alternative: Vec<String> = quarters.iter().filter_map(told).collect();
    let row = |status: &&ActorStatus| {
        let [code, name, _, mode, label] = report.actor_row(status);
        let level = |is_high: bool| words.get(if is_high { "picture.actors.high" } else { "picture.actors.low" });
        let of = actors[status.actor].mode;
        vec![code, name, level(ROWS[0].contains(&of)), level(of == ROWS[0][1] || of == ROWS[1][1]), mode, label]
    };
    let has = |wanted: &str| quarters.iter().flat_map(|quarter| &quarter.chips).any(|chip| chip.state == wanted);
    let legend = [("involved", "picture.actors.involved"), ("missing", "picture.actors.missing"), ("first", "picture.actors.first")];
    let legend: Vec<(&'static str, String)> = legend.into_iter().filter(|(id, _)| has(id)).map(|(id, key)| (id, words.get(key))).collect();
    let head =
        ["picture.actors.code", "actors.head.actor", "picture.actors.power", "picture.actors.interest", "actors.head.mode", "actors.head.status"];
    Some(ActorMapView {
        words: PictureWords {
            title: words.get("picture.actors"),
            caption: words.get("picture.actors.caption"),
            alternative: alternative.join(" "),
            table: PictureTable {
                label: words.get("map.table"),
                head: head.map(|key| words.get(key)).to_vec(),
                rows: here.iter().map(row).collect(),
            },
        },
        axes: [words.get("picture.actors.interest"), words.get("picture.actors.power")],
        height: y - GAP + FOOT,
        quarters,
        legend,
    })
}
