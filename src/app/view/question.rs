//! A question page.

use super::{MatrixView, NoteView, on_demand};
use crate::{
    app::{
        model::QuestionError,
        parts,
        update::{NONE_OF_THESE, shown},
        words::Words,
    },
    engine::{
        Answer,
        answer::DONT_KNOW,
        id::{OptionId, TowerId},
        questionnaire::{Kind, Question},
    },
};

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionView {
    /// Its id, unique on the page; prefix of element ids.
    pub id: String,
    /// Section name, above the heading.
    pub section: String,
    /// The question itself: legend and heading.
    pub heading: String,
    /// Help text.
    pub hint: String,
    /// How the choices behave.
    pub kind: ChoiceKind,
    /// Choices in order, "I don't know" last.
    pub choices: Vec<Choice>,
    /// The values of the services, in place of choices.
    pub matrix: Option<Box<MatrixView>>,
    /// Label of the button that goes on without an answer, where one may.
    pub skip: Option<String>,
    /// What was noted, where notes are taken.
    pub note: Option<NoteView>,
    /// What is wrong, when Continue was pressed too early.
    pub error: Option<ErrorView>,
    /// How far we are.
    pub progress: ProgressView,
    /// Back label.
    pub back: String,
    /// Continue label.
    pub next: String,
    /// Keyboard help, one line, shown to keyboard users.
    pub keys: String,
    /// Label of the disclosure of sources.
    pub sources_label: String,
    /// Where the question comes from.
    pub sources: Vec<SourceView>,
}

/// How choices behave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    /// One of several: radios.
    One,
    /// One of five labelled steps: radios laid out as a scale.
    Scale,
    /// Several: checkboxes.
    Several,
    /// Several services: checkboxes as cards in a grid.
    Towers,
    /// A value for each service.
    Matrix,
}

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What choosing it says.
    pub value: String,
    /// Label.
    pub label: String,
    /// Second line, may be empty (what a service holds).
    pub detail: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Set apart from the others and exclusive of them: "none of these", "I don't know".
    pub apart: bool,
    /// The key that chooses it: `1` to `9`, `0`.
    pub key: Option<char>,
    /// Cannot be added: the most that may be chosen is reached.
    pub full: bool,
}

/// An error.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorView {
    /// Title of the summary.
    pub title: String,
    /// The message, also shown at the field; in the summary it links to the first choice.
    pub message: String,
}

/// Progress.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressView {
    /// "Question 3 of 12".
    pub text: String,
    /// Questions behind us, 0 to `total`.
    pub done: usize,
    /// Questions in all.
    pub total: usize,
}

/// A source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceView {
    /// Its id, `S16` or `L6`.
    pub id: String,
    /// What it says or is.
    pub text: String,
}

/// The key that chooses "I don't know".
const UNKNOWN_KEY: char = '0';

/// The page of a question; `None` when it is not asked now.
pub(super) fn question(words: &Words<'_>, id: &str) -> Option<QuestionView> {
    let model = words.model;
    let instrument = model.instrument();
    let question = instrument.question(id)?;
    let shown = shown(model);
    let position = shown.iter().position(|shown| shown == id)?;
    let answer = model.record.responses.get(id);
    let total = shown.len();
    let numbers = [("n", words.texts.integer(position + 1)), ("total", words.texts.integer(total))];
    let numbers = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
    let error_key = match model.error {
        Some(QuestionError::Unanswered) => Some("error.unanswered"),
        Some(QuestionError::TooMany) => Some("error.too_many"),
        None => None,
    };
    let kind = match question.kind {
        Kind::Single => ChoiceKind::One,
        Kind::Scale => ChoiceKind::Scale,
        Kind::Towers { .. } => ChoiceKind::Towers,
        Kind::MatrixSingle | Kind::MatrixScale(_) => ChoiceKind::Matrix,
        _ => ChoiceKind::Several,
    };
    let is_last = position + 1 == total && model.returns_to.is_none();
    let next = match (&model.returns_to, is_last) {
        (Some(_), _) => "question.save",
        (None, true) => "question.to_review",
        (None, false) => "question.next",
    };
    let mut view = QuestionView {
        id: id.to_owned(),
        section: words.get(&format!("section.{}", instrument.sections[question.section].id)),
        heading: words.heading(question),
        hint: words.texts.find(&format!("{id}.hint")).unwrap_or_default().to_owned(),
        kind,
        choices: choices(words, question, answer),
        matrix: None,
        skip: None,
        note: None,
        error: error_key.map(|key| ErrorView { title: words.get("error.title"), message: words.texts.count(key, question.most().unwrap_or(1), &[]) }),
        progress: ProgressView { text: words.texts.fill("question.progress", &numbers), done: position, total },
        back: words.get("question.back"),
        next: words.get(next),
        keys: words.get(if matches!(kind, ChoiceKind::One | ChoiceKind::Scale) { "question.keys.one" } else { "question.keys.several" }),
        sources_label: words.get("sources.label"),
        sources: words.sources(&question.sources),
    };
    if let Some(has) = parts::on_full(model) {
        on_demand::full::complete(has, words, instrument.question_index(id)?, &mut view);
    }
    Some(view)
}

fn choices(words: &Words<'_>, question: &Question, answer: Option<&Answer>) -> Vec<Choice> {
    let full = |count: usize| question.most().is_some_and(|most| count >= most);
    let (is_full, is_none) = match answer {
        Some(Answer::Many(options)) => (full(options.len()), options.is_empty()),
        Some(Answer::Towers(towers)) => (full(towers.len()), towers.is_empty()),
        _ => (false, false),
    };
    let choice = |value: String, label: String, chosen: bool| Choice {
        full: is_full && !chosen,
        value,
        label,
        detail: String::new(),
        chosen,
        apart: false,
        key: None,
    };
    let mut choices: Vec<Choice> = match question.kind {
        Kind::Scale => (1..=5_u8)
            .map(|value| choice(value.to_string(), words.get(&format!("{}.{value}", question.id)), answer == Some(&Answer::Scale(value))))
            .collect(),
        Kind::Towers { .. } => {
            let towers = words.model.instrument().towers.iter().enumerate().filter(|(_, tower)| tower.scored.is_some());
            let picked = |id: &TowerId| matches!(answer, Some(Answer::Towers(towers)) if towers.contains(id));
            towers
                .map(|(index, tower)| Choice {
                    detail: words.get(&format!("tower.{}.holds", tower.id)),
                    ..choice(tower.id.as_str().to_owned(), words.tower(index), picked(&tower.id))
                })
                .collect()
        }
        _ => {
            let chosen = |id: &OptionId| match answer {
                Some(Answer::One(one)) => one == id,
                Some(Answer::Many(many)) => many.contains(id),
                _ => false,
            };
            question
                .options
                .iter()
                .map(|id| Choice {
                    detail: if question.kind == Kind::Actors { words.get(&format!("actor.{id}.role")) } else { String::new() },
                    apart: id.as_str() == Question::NONE && matches!(question.kind, Kind::Multi { .. }),
                    ..choice(id.as_str().to_owned(), words.option(question, id.as_str()), chosen(id))
                })
                .collect()
        }
    };
    let has_none = question.option(Question::NONE).is_some();
    if matches!(question.kind, Kind::Multi { .. } | Kind::Towers { .. }) && !has_none {
        choices.push(Choice { apart: true, full: false, ..choice(NONE_OF_THESE.to_owned(), words.none_of_these(question), is_none) });
    }
    for (choice, key) in choices.iter_mut().zip('1'..='9') {
        choice.key = Some(key);
    }
    choices.push(Choice {
        apart: true,
        full: false,
        key: Some(UNKNOWN_KEY),
        ..choice(DONT_KNOW.to_owned(), words.get("answer.unknown"), answer == Some(&Answer::Unknown))
    });
    choices
}
