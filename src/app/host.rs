//! The page around: what it wishes, what it asks for, and what it is told. Never an answer: whoever shares those is the element's edge,
//! and only where the site's owner says so.

use super::{
    effect::{Effect, Part, Told},
    files,
    model::{Fetch, Model, Notice},
    msg::HostMsg,
    parts,
    route::Route,
    update::{erase, navigate, read_file, shown},
};
use crate::{engine::questionnaire::Path, export::files::Kind, record::save_facts};

/// What the page around wishes, by the element's attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Which paths visitors are offered.
    pub paths: Paths,
    /// What the result leads to, where it leads anywhere: the address, already checked, and its words.
    pub call: Option<(String, String)>,
}

/// The paths offered to visitors who have not begun. Work that is resumed, or opened from a file, goes on as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paths {
    /// Visitors choose.
    #[default]
    Ask,
    /// The quick one only.
    Quick,
    /// The full one only.
    Full,
}

impl Paths {
    /// By the attribute's word; the default for any other.
    #[must_use]
    pub fn from_word(word: Option<&str>) -> Self {
        match word {
            Some("quick") => Self::Quick,
            Some("full") => Self::Full,
            _ => Self::Ask,
        }
    }
}

/// What the page around has not been told yet, and what it waits for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct News {
    /// Answers changed.
    pub(super) is_changed: bool,
    /// It was told of the result of the answers as they are.
    pub(super) is_completed: bool,
    /// It waits for the file.
    pub(super) is_export_awaited: bool,
}

/// The answers and what is written beside them, as a file.
#[must_use]
pub fn facts(model: &Model) -> String {
    save_facts(&model.record, model.instrument())
}

/// Applies what the page around asks for. Focus stays where it is: it may be in use.
pub(super) fn update(model: &mut Model, msg: HostMsg) -> Vec<Effect> {
    let mut effects = match msg {
        HostMsg::Wished(wishes) => {
            model.wishes = wishes;
            Vec::new()
        }
        HostMsg::Sent(place) => Route::from_place(&place).map_or_else(Vec::new, |route| navigate(model, route)),
        HostMsg::Reset => erase(model),
        HostMsg::FileGiven(bytes) => {
            model.notice = None;
            let mut effects = read_file(model, String::new(), &bytes);
            let is_refused = matches!(model.notice, Some(Notice::FileRefused { .. }));
            effects.push(Effect::Tell(if is_refused { Told::Refused } else { Told::Opened }, String::new()));
            effects
        }
        HostMsg::ExportAsked => export(model),
    };
    effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
    effects
}

/// The whole file: what follows from the answers is in it as soon as what computes it has come.
fn export(model: &mut Model) -> Vec<Effect> {
    if !files::can_make(model, Kind::Record) {
        if !matches!(model.fetch, Fetch::Waiting(_)) {
            model.fetch = Fetch::Idle;
        }
        model.news.is_export_awaited = true;
        return Vec::new();
    }
    give(model)
}

/// A part came, or did not: the file that was waited for is given, with or without what follows.
pub(super) fn came(model: &mut Model, part: Part, is_good: bool) -> Vec<Effect> {
    let is_settled = files::can_make(model, Kind::Record) || !is_good && part == Part::Work;
    if model.news.is_export_awaited && is_settled { give(model) } else { Vec::new() }
}

fn give(model: &mut Model) -> Vec<Effect> {
    model.news.is_export_awaited = false;
    let text = files::made(model, Kind::Record).and_then(|file| String::from_utf8(file.bytes).ok()).unwrap_or_default();
    vec![Effect::Tell(Told::Exported, text)]
}

/// What the page around is told after an event, given where the visitor was before it.
pub(super) fn news(model: &mut Model, before: &Route) -> Vec<Effect> {
    let mut told = Vec::new();
    if std::mem::take(&mut model.news.is_changed) {
        model.news.is_completed = false;
        told.push(Told::Changed);
    }
    if model.route != *before {
        told.push(Told::Stepped);
    }
    if model.route == Route::Result && model.assessment.is_some() && !parts::is_awaited(model) && !model.news.is_completed {
        model.news.is_completed = true;
        told.push(Told::Completed);
    }
    if told.is_empty() { Vec::new() } else { told.into_iter().map(|what| Effect::Tell(what, progress(model))).collect() }
}

/// How far the visitor is, without what they said: `quick 3 12 question/sector`, the path, answers, questions, and the place.
fn progress(model: &Model) -> String {
    let path = if model.record.path == Path::Full { "full" } else { "quick" };
    let answered = model.record.responses.len().to_string();
    [path, &answered, &shown(model).len().to_string(), &model.route.to_place()].join(" ")
}
