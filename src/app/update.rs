//! What happens when something happened: a table of one call per event.

use super::{
    effect::{Effect, FocusTarget},
    files,
    follow::Follow,
    full_matrix, full_path, full_result,
    full_sift::{self, Sift},
    host::{self, Paths},
    model::{Depth, Model, Notice, QuestionError, StorageState},
    msg::{DataMsg, FetchMsg, FilesMsg, FullMsg, Msg, QuestionMsg},
    on_demand, parts,
    route::Route,
    scenarios, speech,
};
use crate::{
    engine::{
        Answer, Asked, Raw,
        answer::DONT_KNOW,
        fit,
        id::OptionId,
        questionnaire::{Kind, Path, Question},
    },
    record::{MOST_BYTES, OpenError, Record, open, open_saved, save_place},
    sorted::{Map, Set},
    text::Language,
};

/// The value that stands for "none of these" where the question has no such option: an empty list.
pub(super) const NONE_OF_THESE: &str = "__none";

/// Applies one event; returns what the platform has to do. A late or unexpected event changes nothing.
#[must_use]
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    model.announcement = None;
    model.is_touched |= is_of_visitor(&msg);
    let before = model.route.clone();
    let mut effects = match (msg, parts::work(model)) {
        (msg @ (Msg::Question(_) | Msg::Setting(_)), Some(has)) if model.route == Route::WhatIf => on_demand::work::try_out(has, model, msg),
        (msg, _) => happen(model, msg),
    };
    effects.extend(parts::fetch_if_needed(model));
    effects.extend(host::news(model, &before));
    effects
}

fn happen(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::LanguageChosen(code) => choose_language(model, &code),
        Msg::Navigated(route) => navigate(model, route),
        Msg::Started => start(model),
        Msg::Question(QuestionMsg::OptionChosen(value)) => choose(model, &value, true),
        Msg::Question(QuestionMsg::OptionCleared(value)) => choose(model, &value, false),
        Msg::Question(QuestionMsg::Continued) => proceed(model),
        Msg::Question(QuestionMsg::WentBack) => go_back(model),
        Msg::Full(msg) => full(model, msg),
        Msg::Fetch(msg) => fetch(model, msg),
        Msg::Setting(msg) => parts::work(model).map_or_else(Vec::new, |has| on_demand::work::set(has, model, msg)),
        Msg::Scenario(msg) => scenarios::set(model, msg),
        Msg::Checklist(msg) => parts::work(model).map_or_else(Vec::new, |has| on_demand::work::follow(has, model, msg)),
        Msg::Files(msg) => files::update(model, msg),
        Msg::Data(msg) => data(model, msg),
        Msg::PrintAsked => vec![Effect::Print],
        Msg::Painted => compute(model),
        Msg::NoticeClosed => {
            model.notice = None;
            vec![Effect::Focus(FocusTarget::Heading)]
        }
        Msg::Host(msg) => host::update(model, msg),
    }
}

/// Whether the visitor did it, here. Only then may focus be moved: we are a guest in someone's page.
fn is_of_visitor(msg: &Msg) -> bool {
    !matches!(
        msg,
        Msg::Painted
            | Msg::Host(_)
            | Msg::Fetch(FetchMsg::Came(..) | FetchMsg::Failed(..) | FetchMsg::WordsCame(..) | FetchMsg::WordsFailed(..))
            | Msg::Data(DataMsg::Saved | DataMsg::SaveFailed | DataMsg::ChangedElsewhere(_) | DataMsg::ErasedElsewhere)
    )
}

fn data(model: &mut Model, msg: DataMsg) -> Vec<Effect> {
    match msg {
        DataMsg::DownloadAsked => files::update(model, FilesMsg::Asked(files::RECORD)),
        DataMsg::RawDownloadAsked => files::download_raw(model),
        DataMsg::DownloadRefused(file) => files::refused(model, file, true),
        DataMsg::DownloadUnsure(file) => files::refused(model, file, false),
        DataMsg::OpenAsked => {
            model.compares = false;
            vec![Effect::PickFile]
        }
        DataMsg::FileRead(name, bytes) if std::mem::take(&mut model.compares) => scenarios::beside(model, name, &bytes),
        DataMsg::FileRead(name, bytes) => read_file(model, name, &bytes),
        DataMsg::FileTooLarge(name, bytes) => refuse_file(model, name, OpenError::TooLarge { bytes: usize::try_from(bytes).unwrap_or(usize::MAX) }),
        DataMsg::FileUnreadable => say(model, Notice::FileUnreadable),
        DataMsg::ReplaceConfirmed => model.pending.take().map(|record| replace(model, record)).unwrap_or_default(),
        DataMsg::ReplaceCancelled => model.pending.take().map(|_| vec![Effect::Focus(FocusTarget::Heading)]).unwrap_or_default(),
        DataMsg::EraseAsked => {
            model.erase_asked = true;
            vec![Effect::Focus(FocusTarget::Confirmation)]
        }
        // Only what was asked is confirmed.
        DataMsg::EraseConfirmed => {
            if std::mem::take(&mut model.erase_asked) {
                erase(model)
            } else {
                Vec::new()
            }
        }
        DataMsg::EraseCancelled => {
            if std::mem::take(&mut model.erase_asked) {
                vec![Effect::Focus(FocusTarget::Heading)]
            } else {
                Vec::new()
            }
        }
        DataMsg::Saved => {
            // A late answer to a save from before an erasure, when nothing is kept any more.
            let is_late = model.storage == StorageState::Ready && model.record.is_empty();
            if !is_late {
                answer_save(model, StorageState::Saved);
            }
            Vec::new()
        }
        DataMsg::SaveFailed => {
            answer_save(model, StorageState::Refused);
            Vec::new()
        }
        DataMsg::ChangedElsewhere(text) => {
            model.storage = StorageState::Held;
            model.notice = None;
            model.decision = Some(Notice::ChangedElsewhere(text));
            Vec::new()
        }
        DataMsg::ErasedElsewhere => {
            reset(model);
            model.notice = Some(Notice::ErasedElsewhere);
            Vec::new()
        }
        DataMsg::OtherTaken => take_other(model),
        DataMsg::OwnKept => keep_own(model),
    }
}

fn full(model: &mut Model, msg: FullMsg) -> Vec<Effect> {
    match msg {
        FullMsg::Asked => full_path::enter(model),
        FullMsg::Left => full_path::leave(model),
        // A page that is not there yet cannot be used.
        msg => parts::full(model).map_or_else(Vec::new, |has| on_demand::full::update(has, model, msg)),
    }
}

fn fetch(model: &mut Model, msg: FetchMsg) -> Vec<Effect> {
    match msg {
        FetchMsg::Came(part, words, file) => parts::take(model, part, words, Some(&file)),
        FetchMsg::Failed(part, words) => parts::take(model, part, words, None),
        FetchMsg::WordsCame(language, file) => speech::take(model, language, Some(&file)),
        FetchMsg::WordsFailed(language) => speech::take(model, language, None),
        FetchMsg::RetryAsked => parts::retry(model),
        FetchMsg::DepthAsked => parts::ask_depth(model),
    }
}

/// What the platform answers to a save; the visitor's decision, when one is awaited, comes first.
fn answer_save(model: &mut Model, state: StorageState) {
    if model.storage != StorageState::Held {
        model.storage = state;
    }
}

// ---------- Moving about ----------

fn choose_language(model: &mut Model, code: &str) -> Vec<Effect> {
    let Some(language) = Language::from_tag(code) else { return Vec::new() };
    let effect = speech::choose(model, language);
    let mut effects = saved(model);
    effects.extend(effect);
    effects
}

pub(super) fn navigate(model: &mut Model, route: Route) -> Vec<Effect> {
    let from = model.route.clone();
    let to = reachable(model, route);
    // Opening a question from a screen that shows its answer is a detour: continue and back return to that screen.
    model.returns_to = match (&to, &from) {
        (Route::Question(_), Route::Review | Route::Result | Route::Checklist) => Some(from),
        _ => None,
    };
    go(model, to)
}

/// The start button: the first question, or where the visitor was.
fn start(model: &mut Model) -> Vec<Effect> {
    if model.wishes.paths == Paths::Full && model.record.is_empty() {
        return full_path::enter(model);
    }
    let to = resume_route(model);
    go(model, to)
}

/// The first question without an answer, or the review once all have one; in the full path, its parts.
pub(super) fn resume_route(model: &Model) -> Route {
    if model.record.path == Path::Full {
        return Route::Sections;
    }
    let shown = shown(model);
    let open = shown.iter().find(|id| !model.record.responses.contains_key(id.as_str()));
    open.map_or(Route::Review, |id| Route::Question(id.clone()))
}

/// Ids of the questions asked now, in order.
pub(super) fn shown(model: &Model) -> Vec<String> {
    let asked = Asked::new(model.instrument(), model.record.path, &model.record.responses);
    asked.shown().into_iter().map(|index| model.instrument().questions[index].id.as_str().to_owned()).collect()
}

/// `route`, or the start when it names a question that is not asked.
pub(super) fn reachable(model: &Model, route: Route) -> Route {
    match route {
        Route::Question(id) if !shown(model).contains(&id) => Route::Start,
        Route::Sections | Route::Settings if model.record.path == Path::Quick => Route::Start,
        Route::Compare if model.compared.is_none() => Route::Data,
        other => other,
    }
}

pub(super) fn go(model: &mut Model, to: Route) -> Vec<Effect> {
    let from = std::mem::replace(&mut model.route, to);
    model.compared = None;
    let focus = full_sift::arrive(model, from);
    model.error = None;
    model.pending = None;
    model.erase_asked = false;
    model.copy = None;
    model.notice = None;
    model.depth = Depth::Unasked;
    model.is_whole = false;
    let mut effects = vec![Effect::Focus(focus)];
    effects.extend(saved(model));
    effects.extend(compute_if_needed(model));
    effects
}

/// The draws take several frames' worth of work on a phone: the screen is painted first. The review is where a result is asked from: there it is
/// computed ahead.
pub(super) fn compute_if_needed(model: &Model) -> Option<Effect> {
    let is_shown =
        matches!(model.route, Route::Review | Route::Result | Route::Checklist | Route::Report | Route::Files | Route::WhatIf | Route::Compare);
    let is_due = is_shown && !parts::is_awaited(model) && (model.assessment.is_none() || scenarios::is_wanted(model) || is_cut(model));
    is_due.then_some(Effect::AfterPaint)
}

/// Whether the result is there without what it folds away.
fn is_cut(model: &Model) -> bool {
    model.route == Route::Result && model.assessment.is_some() && !model.is_whole
}

fn compute(model: &mut Model) -> Vec<Effect> {
    if compute_if_needed(model).is_none() {
        return Vec::new();
    }
    // The first frame of a result has been painted: the rest is drawn.
    model.is_whole |= is_cut(model);
    if model.assessment.is_some() && !scenarios::is_wanted(model) {
        return Vec::new();
    }
    let was_there = model.assessment.is_some() && model.compared.is_none();
    if model.assessment.is_none() {
        full_result::compute(model);
    }
    if let Some(has) = parts::work(model).filter(|_| scenarios::is_wanted(model)) {
        on_demand::work::consequences(has, model);
    }
    let target = parts::show_depth(model);
    // The screen that said it was computing is another one now; what is told of a trial is read first.
    let is_read = target == FocusTarget::Heading && (was_there || scenarios::is_told(model));
    let is_moved = model.is_touched && !is_read && model.route != Route::Review;
    is_moved.then_some(Effect::Focus(target)).into_iter().chain(is_cut(model).then_some(Effect::AfterPaint)).collect()
}

fn proceed(model: &mut Model) -> Vec<Effect> {
    let Route::Question(id) = model.route.clone() else { return Vec::new() };
    if !model.record.responses.contains_key(id.as_str()) && !full_matrix::is_matrix(model, &id) {
        model.error = Some(QuestionError::Unanswered);
        return vec![Effect::Focus(FocusTarget::Errors)];
    }
    if let Some(back) = model.returns_to.take() {
        return go(model, back);
    }
    if let Some(has) = parts::on_full(model) {
        let to = on_demand::full::beside(has, model, &id, true);
        return go(model, to);
    }
    let shown = shown(model);
    let next = shown.iter().skip_while(|shown| **shown != id).nth(1);
    let to = next.map_or(Route::Review, |next| Route::Question(next.clone()));
    go(model, to)
}

fn go_back(model: &mut Model) -> Vec<Effect> {
    let Route::Question(id) = model.route.clone() else { return Vec::new() };
    if let Some(back) = model.returns_to.take() {
        return go(model, back);
    }
    if let Some(has) = parts::on_full(model) {
        let to = on_demand::full::beside(has, model, &id, false);
        return go(model, to);
    }
    let shown = shown(model);
    let previous = shown.iter().take_while(|shown| **shown != id).last();
    let to = previous.map_or(Route::Start, |previous| Route::Question(previous.clone()));
    go(model, to)
}

// ---------- Answering ----------

fn choose(model: &mut Model, value: &str, chosen: bool) -> Vec<Effect> {
    let Route::Question(id) = &model.route else { return Vec::new() };
    let Some(question) = model.instrument().question(id) else { return Vec::new() };
    let (key, most) = (question.id.clone(), question.most());
    let before = model.record.responses.get(&key);
    let Some(after) = answer_after(model, question, before, value, chosen) else { return Vec::new() };
    if let (Some(most), Some(count)) = (most, after.as_ref().and_then(choices))
        && count > most
    {
        model.error = Some(QuestionError::TooMany);
        return vec![Effect::Focus(FocusTarget::Errors)];
    }
    model.error = None;
    match after {
        Some(answer) => model.record.responses.insert(key, answer),
        None => model.record.responses.remove(&key),
    };
    changed(model)
}

/// The answer once `value` is chosen or cleared; `Some(None)`: no answer left; `None`: not a value of this question.
fn answer_after(model: &Model, question: &Question, before: Option<&Answer>, value: &str, chosen: bool) -> Option<Option<Answer>> {
    if !chosen && !before.is_some_and(|answer| is_chosen(answer, value)) {
        return None;
    }
    if value == DONT_KNOW {
        return Some(chosen.then_some(Answer::Unknown));
    }
    if !chosen && matches!(question.kind, Kind::Single | Kind::Scale) {
        return Some(None);
    }
    let fits = |raw: Raw| fit(model.instrument(), question, &raw).ok();
    match question.kind {
        Kind::Single => fits(Raw::Text(value.to_owned())).map(Some),
        Kind::Scale => fits(Raw::Integer(value.parse().ok()?)).map(Some),
        Kind::Multi { .. } | Kind::Actors => {
            if value == NONE_OF_THESE {
                return Some(chosen.then(|| Answer::Many(Set::new())));
            }
            let option = question.option(value)?.clone();
            let mut options = match before {
                Some(Answer::Many(options)) => options.clone(),
                _ => Set::new(),
            };
            toggle(&mut options, option, chosen, |option: &OptionId| option.as_str() == Question::NONE);
            Some((!options.is_empty()).then_some(Answer::Many(options)))
        }
        Kind::Towers { .. } => {
            if value == NONE_OF_THESE {
                return Some(chosen.then(|| Answer::Towers(Set::new())));
            }
            let tower = model.instrument().scored_tower(value)?.id.clone();
            let mut towers = match before {
                Some(Answer::Towers(towers)) => towers.clone(),
                _ => Set::new(),
            };
            toggle(&mut towers, tower, chosen, |_| false);
            Some((!towers.is_empty()).then_some(Answer::Towers(towers)))
        }
        Kind::MatrixSingle | Kind::MatrixScale(_) => None,
    }
}

/// Whether `value` is part of the answer.
fn is_chosen(answer: &Answer, value: &str) -> bool {
    match answer {
        Answer::Unknown => value == DONT_KNOW,
        Answer::One(option) => option.as_str() == value,
        Answer::Scale(step) => step.to_string() == value,
        Answer::Many(options) => options.contains(value) || (options.is_empty() && value == NONE_OF_THESE),
        Answer::Towers(towers) => towers.contains(value) || (towers.is_empty() && value == NONE_OF_THESE),
        Answer::Matrix(_) => false,
    }
}

/// Adds or removes; "none" and the others exclude each other.
fn toggle<T: Ord>(set: &mut Set<T>, value: T, chosen: bool, is_none: impl Fn(&T) -> bool) {
    if !chosen {
        set.remove(&value);
        return;
    }
    if is_none(&value) {
        set.clear();
    } else {
        set.retain(|other| !is_none(other));
    }
    set.insert(value);
}

fn choices(answer: &Answer) -> Option<usize> {
    match answer {
        Answer::Many(options) => Some(options.len()),
        Answer::Towers(towers) => Some(towers.len()),
        _ => None,
    }
}

/// Answers changed: what was computed from them no longer holds.
pub(super) fn changed(model: &mut Model) -> Vec<Effect> {
    if model.record.started_on.is_none() {
        model.record.started_on.clone_from(&model.today);
    }
    model.assessment = None;
    model.news.is_changed = true;
    saved(model)
}

fn saved_text(model: &Model) -> String {
    save_place(&model.record, model.instrument(), &model.route.to_place(), speech::wanted(model).code())
}

/// Saves, unless there is nothing to save yet, or saving would destroy what the visitor has not decided on.
pub(super) fn saved(model: &Model) -> Vec<Effect> {
    if model.storage == StorageState::Held || (model.record.is_empty() && model.storage != StorageState::Saved) {
        return Vec::new();
    }
    vec![Effect::Save { text: saved_text(model), force: false }]
}

// ---------- Files and storage ----------

pub(super) fn say(model: &mut Model, notice: Notice) -> Vec<Effect> {
    model.notice = Some(notice);
    vec![Effect::Focus(FocusTarget::Notice)]
}

pub(super) fn read_file(model: &mut Model, name: String, bytes: &[u8]) -> Vec<Effect> {
    match open(bytes, model.instrument()) {
        Err(error) => refuse_file(model, name, error),
        // While saving is held back, there is work to lose even where there is none here.
        Ok(record) if model.record.is_empty() && model.storage != StorageState::Held => replace(model, record),
        Ok(record) => {
            let _ = go(model, Route::Data);
            model.pending = Some(record);
            vec![Effect::Focus(FocusTarget::Confirmation)]
        }
    }
}

pub(super) fn refuse_file(model: &mut Model, name: String, error: OpenError) -> Vec<Effect> {
    debug_assert!(!matches!(error, OpenError::TooLarge { bytes } if bytes <= MOST_BYTES), "a readable size is not too large");
    let name = name.chars().take(80).collect();
    say(model, Notice::FileRefused { name, error })
}

fn replace(model: &mut Model, record: Record) -> Vec<Effect> {
    let aside = record.kept.responses.len() + record.kept.items.len();
    model.record = record;
    forget(model);
    release(model);
    let to = resume_route(model);
    let mut effects = go(model, to);
    // The visitor decided: what another tab may have saved is replaced too.
    effects.retain(|effect| !matches!(effect, Effect::Save { .. } | Effect::Focus(_)));
    effects.push(Effect::Save { text: saved_text(model), force: true });
    effects.extend(say(model, Notice::FileOpened { aside }));
    effects
}

/// What was about the facts before these.
fn forget(model: &mut Model) {
    scenarios::forget(model);
    model.drafts = Map::new();
    (model.follow, model.sift) = (Follow::default(), Sift::default());
    model.assessment = None;
    model.news.is_changed = true;
    model.returns_to = None;
}

fn reset(model: &mut Model) {
    model.record = Record::new(Path::Quick, None);
    forget(model);
    model.decision = None;
    if model.storage != StorageState::Refused {
        model.storage = StorageState::Ready;
    }
    let _ = go(model, Route::Start);
}

pub(super) fn erase(model: &mut Model) -> Vec<Effect> {
    reset(model);
    let mut effects = vec![Effect::Erase];
    effects.extend(say(model, Notice::Erased));
    effects
}

fn take_other(model: &mut Model) -> Vec<Effect> {
    let Some(Notice::ChangedElsewhere(text)) = &model.decision else { return Vec::new() };
    match open_saved(text, model.instrument()) {
        Ok((record, place, _)) => {
            model.record = record;
            forget(model);
            release(model);
            let to = reachable(model, Route::from_place(&place).unwrap_or(Route::Start));
            let mut effects = go(model, to);
            effects.retain(|effect| !matches!(effect, Effect::Save { .. }));
            effects.push(Effect::Save { text: saved_text(model), force: true });
            effects
        }
        // The decision remains to be taken.
        Err(error) => say(model, Notice::FileRefused { name: String::new(), error }),
    }
}

fn keep_own(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.decision, Some(Notice::ChangedElsewhere(_))) {
        return Vec::new();
    }
    model.notice = None;
    release(model);
    vec![Effect::Save { text: saved_text(model), force: true }]
}

/// The visitor decided: saving goes on. What is written next is taken as kept, as what was there before was; the platform says otherwise.
fn release(model: &mut Model) {
    model.decision = None;
    if model.storage == StorageState::Held {
        model.storage = StorageState::Saved;
    }
}
