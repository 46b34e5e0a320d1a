//! The checklist: what to do about the risks raised, once each.

use crate::sorted::{Map, sort_once};

use super::{
    calendar::{Day, Milestones},
    id::ItemId,
    instrument::{DateRule, Instrument, Lowers},
    risk::{Level, Phase, RaisedRisk},
};

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Status {
    /// To do.
    #[default]
    Todo,
    /// In progress.
    Doing,
    /// Done, with its evidence.
    Done,
    /// Not applicable.
    NotApplicable,
}

impl Status {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::Todo, Self::Doing, Self::Done, Self::NotApplicable];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The status with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// Statuses set by the visitor; an item left out is to do.
pub type Progress = Map<ItemId, Status>;

/// What those who work on an item wrote about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detail {
    /// Who does it, by name; may be empty.
    pub owner: String,
    /// The day agreed on, in place of the one that follows from the project's dates.
    pub due: Option<Day>,
    /// A free note; may be empty.
    pub note: String,
    /// What proves that it is done; may be empty.
    pub evidence: String,
}

/// Details of items; an item left out has none.
pub type Details = Map<ItemId, Detail>;

impl Detail {
    /// The day an item is due: the one agreed on, else the one its rule gives once the milestone it hangs on has a date.
    #[must_use]
    pub fn day(detail: Option<&Self>, rule: DateRule, milestones: &Milestones) -> Option<Day> {
        detail.and_then(|detail| detail.due).or_else(|| rule.due(milestones))
    }
}

impl DateRule {
    /// The phase of the project a thing to do falls in.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Decision => Phase::Decide,
            Self::Tender | Self::Signature => Phase::Contract,
            Self::GoLive(days) if days <= 0 => Phase::Transition,
            Self::GoLive(_) | Self::Every(_) => Phase::Run,
            Self::Term => Phase::Exit,
        }
    }
}

/// An item of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistItem {
    /// Index in the instrument.
    pub item: usize,
    /// Indices of the raised risks it covers.
    pub covers: Vec<usize>,
}

/// The items of the risks raised, in the order of the catalogue.
#[must_use]
pub fn checklist(instrument: &Instrument, raised: &[RaisedRisk]) -> Vec<ChecklistItem> {
    let covers = |item: usize| {
        let mut risks: Vec<usize> = raised.iter().map(|raised| raised.risk).filter(|risk| instrument.risks[*risk].items.contains(&item)).collect();
        sort_once(&mut risks);
        risks
    };
    (0..instrument.items.len()).map(|item| ChecklistItem { item, covers: covers(item) }).filter(|item| !item.covers.is_empty()).collect()
}

/// What remains of a risk once items are done: each lowers likelihood or impact by 1, at most 2 on each, never below 1.
#[must_use]
pub fn residual(instrument: &Instrument, raised: &RaisedRisk, progress: &Progress) -> (i8, i8, Level) {
    let done = |lowers: Lowers| {
        let items = instrument.risks[raised.risk].items.iter().map(|item| &instrument.items[*item]);
        let count = items.filter(|item| item.lowers == lowers && progress.get(&item.id) == Some(&Status::Done)).count();
        i8::try_from(count.min(2)).unwrap_or(2)
    };
    let likelihood = (raised.likelihood - done(Lowers::Likelihood)).max(1);
    let impact = (raised.impact - done(Lowers::Impact)).max(1);
    (likelihood, impact, Level::of(likelihood, impact))
}

/// Whether an item is late: it was due before today, and it is neither done nor left out. Without a day, nothing is.
#[must_use]
pub fn is_late(status: Status, due: Option<Day>, today: Option<Day>) -> bool {
    let is_open = matches!(status, Status::Todo | Status::Doing);
    is_open && due.zip(today).is_some_and(|(due, today)| due < today)
}
