//! What if, and another file beside this one: second sets of facts that are never saved.
//!
//! A trial is answered by a copy of the program: what is kept in the end is what answering would have given. Nothing here reaches
//! the record before [`ScenarioMsg::Kept`]; what a trial holds beside the facts as they were is carried over when they change.

use std::rc::Rc;

use super::{
    differences::{Fact, FactChange, copy, facts},
    effect::{Effect, FocusTarget},
    full_result,
    model::{Draft, Model, Notice, QuestionError},
    msg::{FullMsg, Msg, QuestionMsg, ScenarioMsg, SettingMsg},
    on_demand, parts,
    route::Route,
    update::{changed, compute_if_needed, go, update},
};
use crate::{
    engine::{Assessment, Instrument},
    record::{Record, open},
    sorted::Map,
};

/// A second set of facts, to see what moves.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    /// The facts it started from.
    base: Record,
    /// The facts as tried; answers and settings count, the rest is as it was.
    pub(super) record: Record,
    /// What is tried: how `record` differs from `base`.
    pub(super) changes: Vec<FactChange>,
    /// Settings written and not taken.
    pub(super) drafts: Map<String, Draft>,
    /// What is wrong with the answer that was tried last.
    pub(super) error: Option<QuestionError>,
    /// What follows; kept while it is computed again.
    pub(super) followed: Option<Followed>,
}

/// What follows from a second set of facts.
#[derive(Clone, Debug)]
pub(super) struct Followed {
    /// The saved facts' assessment it was computed beside; another one, or none, is there once they changed.
    beside: Option<Rc<Assessment>>,
    /// Its assessment.
    pub(super) assessment: Rc<Assessment>,
    /// The instrument it was computed with, when settings changed it.
    pub(super) settled: Option<Rc<Instrument>>,
}

/// Another file, read and put beside the record.
#[derive(Clone, Debug)]
pub(super) struct Compared {
    /// The file's name.
    pub(super) name: String,
    /// Its facts.
    pub(super) record: Record,
    /// What follows from them.
    pub(super) followed: Option<Followed>,
    /// The visitor wants the sides the other way round.
    pub(super) is_swapped: bool,
}

// ---------- In every visitor's program ----------

/// Applies what the visitor did about a trial or a comparison.
pub(super) fn set(model: &mut Model, msg: ScenarioMsg) -> Vec<Effect> {
    match msg {
        ScenarioMsg::Opened(id, tower) => {
            model.trying = Some((id, tower.unwrap_or_default()));
            go(model, Route::WhatIf)
        }
        ScenarioMsg::CompareAsked => {
            model.compares = true;
            vec![Effect::PickFile]
        }
        msg => parts::work(model).map_or_else(Vec::new, |has| on_demand::work::scenario(has, model, msg)),
    }
}

/// Puts a file that was read beside the record: nothing of it enters the record, nor the storage.
pub(super) fn beside(model: &mut Model, name: String, bytes: &[u8]) -> Vec<Effect> {
    match open(bytes, model.instrument()) {
        Err(error) => super::update::refuse_file(model, name, error),
        Ok(record) => {
            let name = name.chars().take(80).collect();
            let effects = go(model, Route::Compare);
            model.compared = Some(Box::new(Compared { name, record, followed: None, is_swapped: false }));
            // What is missing may have to be fetched first.
            effects.into_iter().chain(compute_if_needed(model)).collect()
        }
    }
}

/// Whether something that follows from a second set of facts is still to be computed.
pub(super) fn is_wanted(model: &Model) -> bool {
    match model.route {
        Route::WhatIf => model.trial.as_ref().is_some_and(|trial| is_stale(trial, model)),
        Route::Compare => model.compared.as_ref().is_some_and(|compared| compared.followed.is_none()),
        _ => false,
    }
}

/// Whether what is shown of a trial is from before the last change.
pub(super) fn is_stale(trial: &Trial, model: &Model) -> bool {
    let is_beside = |followed: &Followed| match (&followed.beside, &model.assessment) {
        (Some(then), Some(now)) => Rc::ptr_eq(then, now),
        _ => false,
    };
    !trial.changes.is_empty() && !trial.followed.as_ref().is_some_and(is_beside)
}

/// Whether what became of a trial is being told.
pub(super) fn is_told(model: &Model) -> bool {
    matches!(model.notice, Some(Notice::TrialKept(_) | Notice::TrialUndone))
}

// ---------- What follows ----------

/// Computes what follows from the second set of facts.
pub(super) fn follow(model: &mut Model) {
    carry_over(model);
    let (content, beside) = (Rc::clone(&model.content), model.assessment.clone());
    let followed = |record: &Record| Followed {
        beside,
        assessment: Rc::new(record.assess(&content.instrument)),
        settled: full_result::settled(record, &content.instrument),
    };
    match (&model.route, &mut model.compared, &mut model.trial) {
        (Route::Compare, Some(compared), _) => compared.followed = Some(followed(&compared.record)),
        (Route::WhatIf, _, Some(trial)) => trial.followed = Some(followed(&trial.record)),
        _ => {}
    }
}

// ---------- Trying ----------

/// A program in which the trial's facts are the facts.
pub(super) fn shadow(model: &Model, route: Route) -> Model {
    let mut shadow = model.clone();
    if let Some(trial) = shadow.trial.take() {
        (shadow.record, shadow.drafts, shadow.error) = (trial.record, trial.drafts, trial.error);
    }
    (shadow.route, shadow.returns_to, shadow.compared) = (route, None, None);
    shadow
}

/// The page that answers what is being tried.
pub(super) fn page_of(id: &str, instrument: &Instrument) -> Route {
    if instrument.question(id).is_some() { Route::Question(id.to_owned()) } else { Route::Settings }
}

/// What happened to a control of the trial, as it would happen on its own page.
pub(super) fn try_out(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let Some((id, tower)) = model.trying.clone() else { return Vec::new() };
    let msg = match msg {
        Msg::Question(QuestionMsg::OptionChosen(value)) if !tower.is_empty() => Msg::Full(FullMsg::CellChosen(tower, value)),
        Msg::Question(QuestionMsg::OptionChosen(_) | QuestionMsg::OptionCleared(_))
        | Msg::Setting(SettingMsg::NumberWritten(..) | SettingMsg::ReasonWritten(..) | SettingMsg::Restored(_)) => msg,
        _ => return Vec::new(),
    };
    carry_over(model);
    let mut shadow = shadow(model, page_of(&id, model.instrument()));
    shadow.error = None;
    let _ = update(&mut shadow, msg);
    let base = model.trial.as_ref().map_or_else(|| model.record.clone(), |trial| trial.base.clone());
    tried(model, base, shadow.record);
    if let Some(trial) = &mut model.trial {
        (trial.drafts, trial.error) = (shadow.drafts, shadow.error);
    } else if !shadow.drafts.is_empty() || shadow.error.is_some() {
        // Something was refused, and nothing else is tried.
        let record = model.record.clone();
        let (base, changes, followed) = (record.clone(), Vec::new(), None);
        model.trial = Some(Box::new(Trial { base, record, changes, drafts: shadow.drafts, error: shadow.error, followed }));
    }
    compute_if_needed(model).into_iter().collect()
}

/// These are the facts tried; none when nothing differs any more.
fn tried(model: &mut Model, base: Record, record: Record) {
    let changes = facts(model.instrument(), &base, &record);
    if changes.is_empty() {
        model.trial = None;
        return;
    }
    // What it gave before stays shown until the new result is there.
    let followed = model.trial.take().and_then(|trial| trial.followed).map(|followed| Followed { beside: None, ..followed });
    model.trial = Some(Box::new(Trial { base, record, changes, drafts: Map::new(), error: None, followed }));
}

/// The facts may have changed since the trial was begun: what is tried is tried on what they are now.
fn carry_over(model: &mut Model) {
    let Some(trial) = &model.trial else { return };
    let (base, now) = (&trial.base, &model.record);
    if base.path == now.path && base.responses == now.responses && base.settings == now.settings {
        return;
    }
    let mut record = now.clone();
    trial.changes.iter().for_each(|change| copy(model.instrument(), &change.fact, &trial.record, &mut record));
    tried(model, now.clone(), record);
}

/// Applies the rest of what the visitor did about a trial or a comparison.
pub(super) fn update_scenario(model: &mut Model, msg: ScenarioMsg) -> Vec<Effect> {
    match msg {
        ScenarioMsg::Opened(..) | ScenarioMsg::CompareAsked => Vec::new(),
        ScenarioMsg::SubjectChosen(id) => {
            model.trying = Some((id, String::new()));
            if let Some(trial) = &mut model.trial {
                (trial.drafts, trial.error) = (Map::new(), None);
            }
            Vec::new()
        }
        ScenarioMsg::ServiceChosen(tower) => {
            if let Some((_, of)) = &mut model.trying {
                *of = tower;
            }
            Vec::new()
        }
        ScenarioMsg::FlipTried(tower) => try_flip(model, tower),
        ScenarioMsg::TakenBack(place) => take_back(model, place),
        ScenarioMsg::Kept => keep(model),
        ScenarioMsg::Dropped => {
            forget(model);
            go(model, Route::Result)
        }
        ScenarioMsg::Undone => undo(model),
        ScenarioMsg::Swapped => {
            if let Some(compared) = &mut model.compared {
                compared.is_swapped = !compared.is_swapped;
            }
            Vec::new()
        }
        ScenarioMsg::Closed => go(model, Route::Data),
    }
}

/// Nothing is tried any more, and nothing stands beside the record.
pub(super) fn forget(model: &mut Model) {
    (model.trial, model.trying, model.compared) = (None, None, None);
}

/// Tries the smallest change that gives a service another class, by its place among those assessed, or the scope another kind.
fn try_flip(model: &mut Model, tower: Option<usize>) -> Vec<Effect> {
    let change = model.changes.as_deref().and_then(|changes| match tower {
        Some(place) => changes.towers.get(place)?.as_ref().map(|flip| flip.change.clone()),
        None => changes.scope.as_ref().map(|flip| flip.change.clone()),
    });
    let Some(change) = change else { return Vec::new() };
    carry_over(model);
    let instrument = model.instrument();
    let mut answered = model.record.clone();
    answered.responses = change.apply(instrument, &model.record.responses);
    let fact = change.tower.map_or(Fact::Answer(change.question), |tower| Fact::Cell(change.question, tower));
    let (base, mut record) = match &model.trial {
        Some(trial) => (trial.base.clone(), trial.record.clone()),
        None => (model.record.clone(), model.record.clone()),
    };
    copy(instrument, &fact, &answered, &mut record);
    let service = change.tower.map_or_else(String::new, |tower| instrument.towers[tower].id.as_str().to_owned());
    model.trying = Some((instrument.questions[change.question].id.as_str().to_owned(), service));
    tried(model, base, record);
    go(model, Route::WhatIf)
}

/// Takes one change back, by its place in the list.
fn take_back(model: &mut Model, place: usize) -> Vec<Effect> {
    carry_over(model);
    let Some(trial) = &model.trial else { return Vec::new() };
    let Some(change) = trial.changes.get(place) else { return Vec::new() };
    let (base, mut record) = (trial.base.clone(), trial.record.clone());
    copy(model.instrument(), &change.fact, &base, &mut record);
    tried(model, base, record);
    [Effect::Focus(FocusTarget::Trial)].into_iter().chain(compute_if_needed(model)).collect()
}

/// What is tried becomes what is answered; the notice takes it back once.
fn keep(model: &mut Model) -> Vec<Effect> {
    carry_over(model);
    let Some(trial) = model.trial.take().filter(|trial| !trial.changes.is_empty()) else { return Vec::new() };
    let before = Box::new(model.record.clone());
    for change in &trial.changes {
        if let Fact::Number(id) = &change.fact {
            model.drafts.remove(id);
        }
    }
    (model.record.responses, model.record.settings) = (trial.record.responses, trial.record.settings);
    forget(model);
    show(model, Notice::TrialKept(before))
}

fn undo(model: &mut Model) -> Vec<Effect> {
    let Some(Notice::TrialKept(before)) = model.notice.take() else { return Vec::new() };
    model.record = *before;
    show(model, Notice::TrialUndone)
}

/// The facts changed: saved with the screen that shows what follows.
fn show(model: &mut Model, notice: Notice) -> Vec<Effect> {
    let _ = changed(model);
    let mut effects = go(model, Route::Result);
    effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
    model.notice = Some(notice);
    effects.push(Effect::Focus(FocusTarget::Notice));
    effects
}
