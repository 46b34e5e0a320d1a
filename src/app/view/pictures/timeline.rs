//! The checklist by phase of the project: what is done, under way, late, and to do, and by when.

use super::{PictureTable, PictureWords};
use crate::{
    app::words::Words,
    engine::{
        calendar::Day,
        checklist::{Detail, Status, is_late},
        instrument::DateRule,
    },
    export::Report,
};

/// The picture: phases from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineView {
    /// Heading and words.
    pub words: PictureWords,
    /// Phases that have something to do, in order.
    pub phases: Vec<TimelinePhase>,
    /// What the parts of a bar mean: `done`, `doing`, `late`, `todo`, and words; only those there are.
    pub legend: Vec<(&'static str, String)>,
}

/// A phase.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelinePhase {
    /// Its name.
    pub name: String,
    /// When it ends, once its milestone has a date.
    pub date: Option<String>,
    /// "3 of 12 done, 2 late".
    pub said: String,
    /// Whether everything in it is done.
    pub is_done: bool,
    /// Ids of what there is to do, in the order of the catalogue.
    pub items: Vec<String>,
    /// Parts of its bar, from the left.
    pub parts: Vec<BarPart>,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarPart {
    /// `done`, `doing`, `late`, `todo`: for style; the words say it too.
    pub state: &'static str,
    /// How many items.
    pub count: usize,
    /// Left side, in percent of the bar.
    pub left: f64,
    /// Width, in percent of the bar.
    pub wide: f64,
}

/// Phases: their keys, and the milestone that ends each.
const PHASES: [(&str, &str); 7] = [
    ("decision", "decision"),
    ("tender", "tender"),
    ("signature", "signature"),
    ("transition", "go_live"),
    ("start", ""),
    ("run", ""),
    ("term", "term"),
];

/// States in the order of a bar.
const STATES: [&str; 4] = ["done", "doing", "late", "todo"];

/// The place of a rule among the phases.
fn phase(rule: DateRule) -> usize {
    match rule {
        DateRule::Decision => 0,
        DateRule::Tender => 1,
        DateRule::Signature => 2,
        DateRule::GoLive(days) if days < 0 => 3,
        DateRule::GoLive(_) => 4,
        DateRule::Every(_) => 5,
        DateRule::Term => 6,
    }
}

/// The items of the risks shown, by phase; `None` where there is none.
pub(in crate::app::view) fn timeline(words: &Words<'_>, report: &Report<'_>) -> Option<TimelineView> {
    let items = report.shown_items();
    if items.is_empty() {
        return None;
    }
    let today = words.model.today.as_deref().and_then(Day::parse);
    let state = |item: usize| {
        let known = &report.instrument.items[item];
        let due = Detail::day(words.model.record.details.get(&known.id), known.when, &report.milestones);
        match report.status(item) {
            Status::Done | Status::NotApplicable => "done",
            status if is_late(status, due, today) => "late",
            Status::Doing => "doing",
            Status::Todo => "todo",
        }
    };
    let mut phases = Vec::new();
    let mut rows = Vec::new();
    for (index, (key, milestone)) in PHASES.into_iter().enumerate() {
        let of: Vec<usize> = items.iter().copied().filter(|item| phase(report.instrument.items[*item].when) == index).collect();
        if of.is_empty() {
            continue;
        }
        let count = |wanted: &str| of.iter().filter(|item| state(**item) == wanted).count();
        let counts = STATES.map(count);
        let name = words.get(&format!("picture.phase.{key}"));
        let date = report.milestones.get(milestone).map(|day| words.texts.date(day.civil()));
        let number = |count: usize| words.texts.integer(count);
        let done = words.texts.fill("picture.time.done", &[("done", &number(counts[0])), ("total", &number(of.len()))]);
        let said = if counts[2] > 0 { [done.as_str(), ", ", &words.texts.count("picture.time.late", counts[2], &[])].concat() } else { done };
        let when = date.clone().unwrap_or_else(|| words.get("map.touches.none"));
        rows.push([name.clone(), when, number(of.len())].into_iter().chain(counts.map(number)).collect());
        phases.push(TimelinePhase {
            name,
            date,
            said,
            is_done: counts[0] == of.len(),
            items: of.iter().map(|item| report.instrument.items[*item].id.as_str().to_owned()).collect(),
            parts: parts(counts),
        });
    }
    let has = |state: &str| phases.iter().flat_map(|phase| &phase.parts).any(|part| part.state == state);
    let legend = STATES.into_iter().filter(|state| has(state)).map(|state| (state, words.get(&format!("picture.time.{state}.name")))).collect();
    let told = phases.iter().map(|phase| words.texts.fill("picture.pair", &[("label", &phase.name), ("value", &phase.said)]));
    let heads = ["phase", "date", "total", "done.name", "doing.name", "late.name", "todo.name"];
    Some(TimelineView {
        words: PictureWords {
            title: words.get("picture.time"),
            caption: words.get(if report.milestones.is_empty() { "picture.time.caption.relative" } else { "picture.time.caption" }),
            alternative: told.collect::<Vec<_>>().join(" "),
            table: PictureTable { label: words.get("map.table"), head: heads.map(|head| words.get(&format!("picture.time.{head}"))).to_vec(), rows },
        },
        phases,
        legend,
    })
}

/// Shares of a bar, those of nothing left out.
fn parts(counts: [usize; 4]) -> Vec<BarPart> {
    let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let total = share(counts.iter().sum());
    let mut left = 0.0;
    let mut parts = Vec::new();
    for (state, count) in STATES.into_iter().zip(counts).filter(|(_, count)| *count > 0) {
        let wide = 100.0 * share(count) / total;
        parts.push(BarPart { state, count, left, wide });
        left += wide;
    }
    parts
}
