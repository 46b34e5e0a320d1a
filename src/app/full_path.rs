//! The full path: in and out, going through its parts, notes.

use super::{
    effect::Effect,
    model::{Fetch, Model},
    route::Route,
    update::{changed, go, saved},
};
use crate::{
    engine::{
        Answer, Asked, Cell, State,
        assessment::existing,
        questionnaire::{AskedIn, Kind, Path},
    },
    record::LONGEST_TEXT,
};

// ---------- In and out ----------

/// From the quick path to the full one, or to where it was left. Every answer is kept.
pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    if model.record.path == Path::Quick {
        model.record.path = Path::Full;
        model.assessment = None;
        model.returns_to = None;
    }
    go(model, Route::Sections)
}

/// Whether nothing would go out of sight by leaving.
pub(super) fn can_leave(model: &Model) -> bool {
    let only_full = |id: &str| model.instrument().question(id).is_some_and(|question| question.asked_in == AskedIn::FullOnly);
    model.record.notes.is_empty() && model.record.settings.is_empty() && !model.record.responses.keys().any(|id| only_full(id.as_str()))
}

/// Back to the quick path, where the full one cannot be had.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    if model.record.path == Path::Quick || !can_leave(model) {
        return Vec::new();
    }
    model.record.path = Path::Quick;
    model.assessment = None;
    model.returns_to = None;
    model.fetch = Fetch::Idle;
    go(model, Route::Start)
}

// ---------- Through its parts ----------

/// How far a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Nothing was said.
    Open,
    /// Some services have a value.
    Partial,
    /// "I don't know", all through.
    Unknown,
    /// Answered.
    Known,
}

impl Progress {
    /// Whether something is still to be said.
    pub(super) fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Partial)
    }
}

/// What the full path says of the facts: which questions it asks now, which services they are about.
pub(super) struct Full<'a> {
    pub(super) model: &'a Model,
    pub(super) asked: Asked<'a>,
    /// Services the matrices are about: those of the group and those that do not exist have left.
    pub(super) existing: Vec<usize>,
    /// Indices of the questions asked, in order.
    pub(super) shown: Vec<usize>,
}

impl<'a> Full<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        let asked = Asked::new(model.instrument(), model.record.path, &model.record.responses);
        let (existing, shown) = (existing(model.instrument(), &asked), asked.shown());
        Self { model, asked, existing, shown }
    }

    /// The services a matrix asks about.
    pub(super) fn rows(&self, question: usize) -> Vec<usize> {
        let instrument = self.model.instrument();
        if question != instrument.mode_question {
            return self.existing.clone();
        }
        (0..instrument.towers.len()).filter(|tower| instrument.towers[*tower].scored.is_some()).collect()
    }

    /// The value of a service, as answered.
    pub(super) fn cell(&self, question: usize, tower: usize) -> Option<&'a Cell> {
        static UNKNOWN: Cell = Cell::Unknown;
        match self.answer(question) {
            Some(Answer::Matrix(cells)) => cells.get(&self.model.instrument().towers[tower].id),
            Some(Answer::Unknown) => Some(&UNKNOWN),
            _ => None,
        }
    }

    /// The answer to a question, asked or not.
    pub(super) fn answer(&self, question: usize) -> Option<&'a Answer> {
        self.model.record.responses.get(&self.model.instrument().questions[question].id)
    }

    pub(super) fn progress(&self, question: usize) -> Progress {
        match (self.model.instrument().questions[question].kind, self.answer(question)) {
            (Kind::MatrixSingle | Kind::MatrixScale(_), _) => {
                let rows = self.rows(question);
                let cells: Vec<&Cell> = rows.iter().filter_map(|tower| self.cell(question, *tower)).collect();
                let is_unknown = !cells.is_empty() && cells.iter().all(|cell| **cell == Cell::Unknown);
                match (cells.len(), rows.len()) {
                    (0, 1..) => Progress::Open,
                    (some, all) if some < all => Progress::Partial,
                    _ if is_unknown => Progress::Unknown,
                    _ => Progress::Known,
                }
            }
            (_, None) => Progress::Open,
            (_, Some(Answer::Unknown)) => Progress::Unknown,
            (_, Some(_)) => Progress::Known,
        }
    }

    /// The first question to go on with: one nobody touched, else one that is not finished.
    pub(super) fn first_open(&self, questions: &[usize]) -> Option<usize> {
        let first = |wanted: Progress| questions.iter().copied().find(|question| self.progress(*question) == wanted);
        first(Progress::Open).or_else(|| first(Progress::Partial))
    }

    /// Questions of a section asked now, in order.
    pub(super) fn section(&self, section: usize) -> Vec<usize> {
        let questions = &self.model.instrument().questions;
        self.shown.iter().copied().filter(|question| questions[*question].section == section).collect()
    }

    /// Answers that are kept without being used: to questions not asked now; about services that left, by service.
    pub(super) fn ignored(&self) -> (usize, usize) {
        let instrument = self.model.instrument();
        let given = |index: &usize| self.answer(*index).is_some();
        let hidden = (0..instrument.questions.len()).filter(given).filter(|index| matches!(self.asked.state(*index), State::Unasked)).count();
        let has_cell = |tower: usize| {
            self.shown.iter().any(|question| {
                *question != instrument.mode_question
                    && matches!(self.answer(*question), Some(Answer::Matrix(cells)) if cells.contains_key(&instrument.towers[tower].id))
            })
        };
        let left = (0..instrument.towers.len()).filter(|tower| !self.existing.contains(tower) && has_cell(*tower)).count();
        (hidden, left)
    }
}

/// After a question: the next open one of its part, else the parts.
pub(super) fn next(model: &Model, id: &str) -> Route {
    let full = Full::new(model);
    let Some(index) = model.instrument().question_index(id) else { return Route::Sections };
    let after: Vec<usize> = full.section(model.instrument().questions[index].section).into_iter().filter(|question| *question > index).collect();
    let open = after.into_iter().find(|question| full.progress(*question).is_open());
    open.map_or(Route::Sections, |open| question(model, open))
}

/// Before a question: the one before it in its part, else the parts.
pub(super) fn previous(model: &Model, id: &str) -> Route {
    let full = Full::new(model);
    let Some(index) = model.instrument().question_index(id) else { return Route::Sections };
    let section = full.section(model.instrument().questions[index].section);
    section.into_iter().rfind(|question| *question < index).map_or(Route::Sections, |before| question(model, before))
}

/// The page of a question.
pub(super) fn question(model: &Model, index: usize) -> Route {
    Route::Question(model.instrument().questions[index].id.as_str().to_owned())
}

/// The visitor goes on without an answer.
pub(super) fn leave_open(model: &mut Model) -> Vec<Effect> {
    let Route::Question(id) = model.route.clone() else { return Vec::new() };
    if model.record.path == Path::Quick {
        return Vec::new();
    }
    let to = model.returns_to.take().unwrap_or_else(|| next(model, &id));
    go(model, to)
}

// ---------- Notes ----------

/// A free text, cut where a file would no longer take it.
pub(super) fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(LONGEST_TEXT) {
        text.truncate(end);
    }
    text
}

/// The note of the question shown now reads so; it is cut where a file would no longer take it.
pub(super) fn write_note(model: &mut Model, text: String) -> Vec<Effect> {
    let Route::Question(id) = &model.route else { return Vec::new() };
    let Some(question) = model.instrument().question(id) else { return Vec::new() };
    let id = question.id.clone();
    if text.trim().is_empty() {
        model.record.notes.remove(&id);
        return saved(model);
    }
    let text = cut(text);
    let assessment = model.assessment.take();
    model.record.notes.insert(id, text);
    let effects = changed(model);
    // Nothing is computed from a note.
    model.assessment = assessment;
    effects
}
