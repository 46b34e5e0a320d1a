//! The checklist as it is worked on: what is shown of it, who does what by when, and what is late.
//!
//! What is written about a thing to do is part of the facts. What is shown of the list is not: it lasts as long as the page.

use super::{
    effect::Effect,
    full_path::cut,
    model::{Draft, Model},
    msg::{ChecklistMsg, Written},
    update::saved,
};
use crate::{
    engine::{
        Instrument,
        calendar::Day,
        checklist::{Detail, Status, is_late},
        id::ItemId,
        risk::{Level, Phase},
    },
    record::Record,
    sorted::{Map, Set},
};

/// What can be asked of the list, in the order it is offered.
pub(super) const FILTERS: [&str; 4] = ["owner", "phase", "level", "status"];
/// What asks for everything.
pub(super) const ALL: &str = "all";
/// Among the statuses, what a date makes of two of them.
pub(super) const LATE: &str = "late";
/// The years a date may be of: what a date field offers, and more than a slip of the finger gives.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// What is shown of the list.
#[derive(Clone, Debug, Default)]
pub struct Follow {
    /// What is asked of each of [`FILTERS`]; empty: everything.
    pub(super) filters: [String; FILTERS.len()],
    /// Things to do that stay in sight although they no longer fit: they were changed since the filters were chosen.
    pub(super) held: Set<String>,
    /// What is open: a thing to do under a risk, as the view names its place.
    pub(super) opened: Set<String>,
    /// Dates written and not taken, by the id of the thing to do: nothing written is lost.
    pub(super) dates: Map<String, Draft>,
}

impl Follow {
    /// Whether anything is left out of sight.
    pub(super) fn is_filtered(&self) -> bool {
        self.filters.iter().any(|wanted| !wanted.is_empty())
    }
}

/// A thing to do, as far as it can be asked for.
pub(super) struct Line<'a> {
    /// Index in the instrument.
    pub(super) item: usize,
    /// What was written about it.
    pub(super) detail: Option<&'a Detail>,
    /// Who does it.
    pub(super) owner: &'a str,
    /// When.
    pub(super) phase: Phase,
    /// Where it stands.
    pub(super) status: Status,
    /// The day it is due, when there is one.
    pub(super) due: Option<Day>,
    /// Whether that day has passed, and it is not done.
    pub(super) is_late: bool,
}

impl<'a> Line<'a> {
    /// A thing to do, today.
    pub(super) fn new(record: &'a Record, instrument: &'a Instrument, today: Option<Day>, item: usize) -> Self {
        let known = &instrument.items[item];
        let detail = record.details.get(&known.id);
        let status = record.progress.get(&known.id).copied().unwrap_or_default();
        let due = Detail::day(detail, known.when, &record.milestones);
        let (owner, phase) = (known.owner.as_str(), known.when.phase());
        Self { item, detail, owner, phase, status, due, is_late: is_late(status, due, today) }
    }

    /// Whether it is settled.
    pub(super) fn is_done(&self) -> bool {
        matches!(self.status, Status::Done | Status::NotApplicable)
    }

    /// Whether it answers what is asked of one of [`FILTERS`], under a risk of this level.
    pub(super) fn fits(&self, filter: usize, wanted: &str, level: Level) -> bool {
        match FILTERS[filter] {
            _ if wanted.is_empty() => true,
            "owner" => self.owner == wanted,
            "phase" => self.phase.code() == wanted,
            "level" => level.code() == wanted,
            _ if wanted == LATE => self.is_late,
            _ => self.status.code() == wanted,
        }
    }

    /// Whether it answers all that is asked, under a risk of this level.
    pub(super) fn fits_all(&self, filters: &[String; FILTERS.len()], level: Level) -> bool {
        filters.iter().enumerate().all(|(filter, wanted)| self.fits(filter, wanted, level))
    }
}

/// Applies what the visitor did on the checklist.
pub(super) fn update(model: &mut Model, msg: ChecklistMsg) -> Vec<Effect> {
    match msg {
        ChecklistMsg::StatusChosen(item, status) => set_status(model, &item, &status),
        ChecklistMsg::MilestoneSet(name, date) => set_milestone(model, &name, &date),
        ChecklistMsg::FilterChosen(name, wanted) => {
            if let Some(filter) = FILTERS.iter().position(|known| *known == name) {
                model.follow.filters[filter] = if wanted == ALL { String::new() } else { wanted };
                model.follow.held.clear();
            }
            Vec::new()
        }
        ChecklistMsg::FiltersCleared => {
            (model.follow.filters, model.follow.held) = (Default::default(), Set::new());
            Vec::new()
        }
        ChecklistMsg::DetailsToggled(place) => {
            if !model.follow.opened.remove(&place) {
                model.follow.opened.insert(place);
            }
            Vec::new()
        }
        ChecklistMsg::TextWritten(item, which, text) => write(model, &item, which, text),
        ChecklistMsg::DueWritten(item, date) => set_due(model, item, date, false),
        ChecklistMsg::DueLeft(item, date) => set_due(model, item, date, true),
    }
}

/// The id of a thing to do, if the instrument has it; from here on it stays in sight.
fn touched(model: &mut Model, item: &str) -> Option<ItemId> {
    let id = model.instrument().item(item)?.id.clone();
    if model.follow.is_filtered() {
        model.follow.held.insert(item.to_owned());
    }
    Some(id)
}

fn set_status(model: &mut Model, item: &str, status: &str) -> Vec<Effect> {
    let Some(status) = Status::from_code(status) else { return Vec::new() };
    let Some(id) = touched(model, item) else { return Vec::new() };
    // To do is the absence of a status, so that a list never touched stays empty.
    if status == Status::Todo {
        model.record.progress.remove(&id);
    } else {
        model.record.progress.insert(id, status);
    }
    saved(model)
}

/// Dates change no decision: what was computed still holds.
fn set_milestone(model: &mut Model, name: &str, date: &str) -> Vec<Effect> {
    let day = Day::parse(date);
    // What is no date changes nothing; only an emptied field clears one.
    if day.is_none() && !date.is_empty() || !model.record.milestones.set(name, day) {
        return Vec::new();
    }
    saved(model)
}

/// Writes about a thing to do. What says nothing is not kept, so that a list never touched stays empty.
fn detail(model: &mut Model, item: &str, change: impl FnOnce(&mut Detail)) -> Vec<Effect> {
    let Some(id) = touched(model, item) else { return Vec::new() };
    let details = &mut model.record.details;
    let mut detail = details.get(&id).cloned().unwrap_or_default();
    change(&mut detail);
    if detail == Detail::default() {
        details.remove(&id);
    } else {
        details.insert(id, detail);
    }
    saved(model)
}

fn write(model: &mut Model, item: &str, which: Written, text: String) -> Vec<Effect> {
    let text = if text.trim().is_empty() { String::new() } else { cut(text) };
    detail(model, item, |detail| match which {
        Written::Owner => detail.owner = text,
        Written::Note => detail.note = text,
        Written::Evidence => detail.evidence = text,
    })
}

/// What is no date stays in its field, and the day that was set stays; it is said to be wrong once the field is left,
/// not while it is being typed.
fn set_due(model: &mut Model, item: String, date: Option<String>, is_left: bool) -> Vec<Effect> {
    if model.instrument().item(&item).is_none() {
        return Vec::new();
    }
    let text = date.clone().unwrap_or_default();
    let day = Day::parse(&text).filter(|day| YEARS.contains(&day.civil().0));
    // Only an emptied field clears a day.
    if day.is_none() && date.is_none_or(|date| !date.is_empty()) {
        model.follow.dates.insert(item, Draft { text, refused: is_left });
        return Vec::new();
    }
    let was_written = model.follow.dates.remove(&item).is_some();
    let before = model.record.details.get(item.as_str()).and_then(|detail| detail.due);
    if before == day && !was_written {
        return Vec::new();
    }
    detail(model, &item, |detail| detail.due = day)
}
