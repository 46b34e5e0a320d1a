//! What the page fetches when what the visitor does needs it: parts of the program, and the words that come with them.
//!
//! It must not know how anything is fetched: that is an [`Effect`] and its answer.

use std::rc::Rc;

use super::{
    effect::{Effect, FocusTarget, Part},
    files, host,
    model::{Depth, Fetch, Model},
    route::Route,
    update::compute_if_needed,
};
use crate::{engine::questionnaire::Path, text::Language};

/// Shows that the questionnaire of the full path has come.
#[derive(Clone, Copy)]
pub struct HasFull(());

/// Shows that what is done with a result has come.
#[derive(Clone, Copy)]
pub struct HasWork(());

/// Shows that what packs a workbook has come.
#[derive(Clone, Copy)]
pub struct HasWorkbook(());

/// Whether the questionnaire of the full path has come, in one language at least.
pub(super) fn full(model: &Model) -> Option<HasFull> {
    model.parts[Part::Full as usize].then_some(HasFull(()))
}

/// The same, on the full path.
pub(super) fn on_full(model: &Model) -> Option<HasFull> {
    full(model).filter(|_| model.record.path == Path::Full)
}

/// Whether what is done with a result has come, in one language at least.
pub(super) fn work(model: &Model) -> Option<HasWork> {
    model.parts[Part::Work as usize].then_some(HasWork(()))
}

/// Whether a part has come, in one language at least.
pub(super) fn has(model: &Model, part: Part) -> bool {
    model.parts[part as usize]
}

/// Whether what packs a workbook has come.
pub(super) fn workbook(model: &Model) -> Option<HasWorkbook> {
    has(model, Part::Workbook).then_some(HasWorkbook(()))
}

/// How much a part is needed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Not at all.
    No,
    /// Not to be waited for: what is shown does without, or will need it later.
    Soon,
    /// The screen cannot be drawn without it.
    Now,
}

fn need(model: &Model, part: Part) -> Need {
    let is_full = model.record.path == Path::Full;
    match (part, &model.route) {
        (Part::Work, Route::Files) => Need::Now,
        (part, _) if model.wanted.is_some_and(|kind| files::makers(kind).contains(&part)) => Need::Soon,
        (Part::Work, _) if model.news.is_export_awaited => Need::Soon,
        (Part::Workbook, _) => Need::No,
        // What these do needs nothing else: a file can be saved whatever fails.
        (_, Route::Start | Route::Data) => Need::No,
        (Part::Work, Route::Checklist | Route::Report | Route::Settings | Route::WhatIf | Route::Compare) => Need::Now,
        (Part::Work, Route::Result) if is_full => Need::Now,
        // The result stays as it is meanwhile, and if it does not come.
        (Part::Work, Route::Result) if model.depth != Depth::Unasked => Need::Soon,
        (Part::Full, _) if is_full => Need::Now,
        // A workshop that loses the network on its way is not stopped before its result.
        (Part::Work, _) if is_full => Need::Soon,
        _ => Need::No,
    }
}

fn is_here(model: &Model, part: Part) -> bool {
    model.parts[part as usize] && model.content.is_complete(model.language)
}

fn missing(model: &Model, wanted: Need) -> Option<Part> {
    Part::ALL.into_iter().find(|part| need(model, *part) == wanted && !is_here(model, *part))
}

/// Whether the screen has to wait for a part.
pub(super) fn is_awaited(model: &Model) -> bool {
    missing(model, Need::Now).is_some()
}

/// Asks for what is needed, once: after a failure the visitor asks again.
pub(super) fn fetch_if_needed(model: &mut Model) -> Option<Effect> {
    let language = model.language;
    let part = match missing(model, Need::Now) {
        Some(part) => part,
        // One after the other: what is needed later does not slow down what is needed now.
        None if model.fetch == Fetch::Idle => missing(model, Need::Soon)?,
        None => return None,
    };
    let asked = (part, language);
    if matches!(model.fetch, Fetch::Waiting(of) | Fetch::Failed(of) | Fetch::Foreign(of) if of == asked) {
        return None;
    }
    model.fetch = Fetch::Waiting(asked);
    let words = if model.content.is_complete(language) { "" } else { language.code() };
    Some(Effect::Fetch { part, words })
}

/// What came of a part and of the words of a language, if anything. A late answer is good to have too.
pub(super) fn take(model: &mut Model, part: Part, words: &str, file: Option<&[u8]>) -> Vec<Effect> {
    let was_awaited = is_awaited(model);
    let language = Language::from_tag(words).filter(|language| !model.content.is_complete(*language));
    let is_good = match (file, language) {
        (Some(file), Some(language)) => model.content.with_full(language, file).map(|all| model.content = Rc::new(all)).is_some(),
        (file, None) => file.is_some(),
        (None, Some(_)) => false,
    };
    if is_good {
        model.parts[part as usize] = true;
        model.assessment = None;
    }
    let mut is_settled = false;
    if let Fetch::Waiting(asked) = model.fetch
        && asked.0 == part
        && language.is_none_or(|language| language == asked.1)
    {
        is_settled = true;
        model.fetch = match file {
            _ if is_good => Fetch::Idle,
            Some(_) => Fetch::Foreign(asked),
            None => Fetch::Failed(asked),
        };
    }
    let mut effects: Vec<Effect> = compute_if_needed(model).into_iter().collect();
    effects.extend(files::came(model, part, is_good));
    effects.extend(host::came(model, part, is_good));
    // The screen that waited is another one now.
    let is_changed = was_awaited && (!is_awaited(model) || is_settled && !is_good);
    if is_changed && model.is_touched {
        effects.push(Effect::Focus(FocusTarget::Heading));
    }
    effects
}

/// Shows that the whole analysis can be drawn: the part has come, and its words.
pub(super) fn has_depth(model: &Model) -> Option<HasWork> {
    work(model).filter(|_| is_here(model, Part::Work))
}

/// Whether the whole analysis is on its way.
pub(super) fn is_depth_coming(model: &Model) -> bool {
    model.depth != Depth::Unasked && matches!(model.fetch, Fetch::Waiting(_))
}

/// The visitor asks for the whole analysis, or asks again.
pub(super) fn ask_depth(model: &mut Model) -> Vec<Effect> {
    if model.route == Route::Result {
        model.depth = Depth::Asked;
        if !matches!(model.fetch, Fetch::Waiting(_)) {
            model.fetch = Fetch::Idle;
        }
    }
    Vec::new()
}

/// Where focus goes once the result is computed: to the whole analysis when it was asked for and is there.
pub(super) fn show_depth(model: &mut Model) -> FocusTarget {
    if model.depth == Depth::Asked && has_depth(model).is_some() {
        model.depth = Depth::Shown;
        return FocusTarget::Depth;
    }
    FocusTarget::Heading
}

/// The visitor tries again.
pub(super) fn retry(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.fetch, Fetch::Failed(_) | Fetch::Foreign(_)) {
        return Vec::new();
    }
    model.fetch = Fetch::Idle;
    vec![Effect::Focus(FocusTarget::Heading)]
}
