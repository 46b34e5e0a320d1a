//! Which questions were asked, and what is known of each: not asked, "I don't know", or an answer.

use crate::sorted::Map;

use super::{
    answer::{Answer, Cell},
    condition::{Facts, Reading, Truth, evaluate},
    criterion::Criterion,
    id::{QuestionId, TowerId},
    instrument::Instrument,
    questionnaire::Path,
};

/// The answers given, by question. Answers to questions that are not shown stay here, ignored.
pub type Responses = Map<QuestionId, Answer>;

/// What is known of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State<'a> {
    /// Not asked, or hidden by its condition.
    Unasked,
    /// "I don't know"; in the full path, also a question left blank.
    Unknown,
    /// Answered.
    Known(&'a Answer),
}

/// What is known of every question of an instrument.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    instrument: &'a Instrument,
    path: Path,
    states: Vec<State<'a>>,
}

impl<'a> Asked<'a> {
    /// Works out the state of every question, in order: a condition may read only questions before its own.
    #[must_use]
    pub fn new(instrument: &'a Instrument, path: Path, responses: &'a Responses) -> Self {
        let mut asked = Self { instrument, path, states: vec![State::Unasked; instrument.questions.len()] };
        for (index, question) in instrument.questions.iter().enumerate() {
            let shown = question.show.as_ref().is_none_or(|show| evaluate(show, &Facts::of_answers(&asked), Reading::FACT, None).0 == Truth::Holds);
            asked.states[index] = match responses.get(&question.id) {
                _ if !shown => State::Unasked,
                Some(Answer::Unknown) => State::Unknown,
                Some(answer) => State::Known(answer),
                // A blank is never "not asked" in the full path: it is read like "I don't know".
                None if path == Path::Full && path.asks(question.asked_in) => State::Unknown,
                None => State::Unasked,
            };
        }
        asked
    }

    /// The path taken.
    #[must_use]
    pub fn path(&self) -> Path {
        self.path
    }

    /// What is known of a question.
    #[must_use]
    pub fn state(&self, question: usize) -> State<'a> {
        self.states.get(question).copied().unwrap_or(State::Unasked)
    }

    /// What is known of a question, by its id.
    #[must_use]
    pub fn state_of(&self, id: &str) -> State<'a> {
        self.instrument.question_index(id).map_or(State::Unasked, |index| self.state(index))
    }

    /// What was answered, "I don't know" left aside.
    #[must_use]
    pub fn known_answer(&self, question: usize) -> Option<&'a Answer> {
        if let State::Known(answer) = self.state(question) { Some(answer) } else { None }
    }

    /// The cell of a matrix.
    #[must_use]
    pub fn cell(&self, question: usize, tower: usize) -> Option<&'a Cell> {
        match self.state(question) {
            State::Known(Answer::Matrix(cells)) => cells.get(self.tower_id(tower)),
            _ => None,
        }
    }

    /// Whether a cell left blank is read like "I don't know" by conditions.
    #[must_use]
    pub fn blank_is_unknown(&self) -> bool {
        self.path == Path::Full
    }

    /// The id of a tower.
    #[must_use]
    pub fn tower_id(&self, tower: usize) -> &'a TowerId {
        &self.instrument.towers[tower].id
    }

    /// Questions with an answer that their condition hides: kept, and ignored.
    #[must_use]
    pub fn ignored(&self, responses: &Responses) -> Vec<usize> {
        let hidden = |index: &usize| self.state(*index) == State::Unasked && responses.get(&self.instrument.questions[*index].id).is_some();
        (0..self.states.len()).filter(hidden).collect()
    }

    /// Number of questions with a known answer.
    #[must_use]
    pub fn known(&self) -> usize {
        let is_known = |state: &&State<'_>| match state {
            State::Known(Answer::Matrix(cells)) => cells.values().any(|cell| *cell != Cell::Unknown),
            State::Known(_) => true,
            _ => false,
        };
        self.states.iter().filter(is_known).count()
    }

    /// Asked questions a criterion's values rest on.
    pub(super) fn questions_behind(&self, criterion: Criterion) -> impl Iterator<Item = usize> {
        let settings = self.instrument.criterion(criterion);
        settings.question.into_iter().chain(settings.reads.iter().copied()).filter(|q| !matches!(self.state(*q), State::Unasked))
    }

    /// Questions the maturity index rests on.
    pub(super) fn maturity_questions(&self) -> impl Iterator<Item = usize> {
        self.instrument.maturity.iter().map(|item| item.question)
    }

    /// Asked questions the bands of impact and of readiness rest on.
    pub(super) fn change_questions(&self) -> impl Iterator<Item = usize> {
        let change = &self.instrument.change;
        let impact = change.impact.parts.iter().map(|part| part.question);
        let people = change.readiness.parts.iter().flat_map(|part| part.questions.iter().copied());
        let all = impact.chain(people).chain([self.instrument.people.question, change.plan_question]);
        all.filter(|question| !matches!(self.state(*question), State::Unasked))
    }

    /// Indices of the questions the path asks now, in order.
    #[must_use]
    pub fn shown(&self) -> Vec<usize> {
        let asks = |index: &usize| {
            let question = &self.instrument.questions[*index];
            self.path.asks(question.asked_in)
                && question.show.as_ref().is_none_or(|show| evaluate(show, &Facts::of_answers(self), Reading::FACT, None).0 == Truth::Holds)
        };
        (0..self.instrument.questions.len()).filter(asks).collect()
    }
}
