//! A matrix over the services, and the note of a question.

use super::QuestionView;
use crate::{
    app::{
        full_matrix::{criterion, is_matrix, presumed, value},
        full_path::Full,
        msg::FullMsg,
        words::Words,
    },
    engine::{
        Cell,
        answer::DONT_KNOW,
        prior::{Origin, Value},
        questionnaire::Question,
    },
    record::LONGEST_TEXT,
};

/// A matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixView {
    /// Whether the values are steps of a scale.
    pub is_scale: bool,
    /// The columns, in order, "I don't know" last.
    pub columns: Vec<MatrixColumn>,
    /// Services in order.
    pub rows: Vec<MatrixRow>,
    /// "3 services answered and 10 presumed"; or why there is no service.
    pub status: String,
    /// What can be done to several services at once: label, and what it says.
    pub actions: Vec<(String, FullMsg)>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixColumn {
    /// What choosing it says; on a scale also its short name.
    pub value: String,
    /// Its words.
    pub words: String,
    /// The key that chooses it for the service that has the focus.
    pub key: char,
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it holds; may be empty.
    pub detail: String,
    /// Its value in words, or what is presumed.
    pub said: String,
    /// `known`, `unknown`, `presumed`, `open`: for style; `said` says it too.
    pub state: &'static str,
    /// The column chosen.
    pub chosen: Option<usize>,
    /// The columns presumed, first and last, and the one that confirming would choose.
    pub presumed: Option<(usize, usize, usize)>,
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteView {
    /// Label of the disclosure.
    pub label: String,
    /// Label of the field.
    pub field: String,
    /// What is written; may be empty.
    pub written: String,
    /// The most characters it takes.
    pub most: String,
}

/// Makes a question's page one of the full path: its matrix, its note, the way on without an answer, how far its part is.
pub(super) fn complete(words: &Words<'_>, index: usize, view: &mut QuestionView) {
    let full = Full::new(words.model);
    let question = &words.model.instrument().questions[index];
    let section = full.section(question.section);
    let place = section.iter().position(|shown| *shown == index).unwrap_or(0);
    let numbers = [words.texts.integer(place + 1), words.texts.integer(section.len())];
    view.progress.text = words.texts.fill("full.question.progress", &[("n", &numbers[0]), ("total", &numbers[1])]);
    (view.progress.done, view.progress.total) = (place, section.len());
    if words.model.returns_to.is_none() {
        view.next = words.get("question.next");
    }
    view.matrix = matrix(words, &full, index);
    if view.matrix.is_some() {
        view.choices.clear();
        view.keys = words.get("full.keys");
    } else if full.answer(index).is_none() {
        view.skip = Some(words.get("full.skip"));
    }
    let written = words.model.record.notes.get(question.id.as_str()).cloned().unwrap_or_default();
    view.note = Some(NoteView {
        label: words.get(if written.is_empty() { "full.note.add" } else { "full.note.written" }),
        field: words.get("full.note.field"),
        written,
        most: LONGEST_TEXT.to_string(),
    });
}

fn matrix(words: &Words<'_>, full: &Full<'_>, index: usize) -> Option<Box<MatrixView>> {
    let question = &words.model.instrument().questions[index];
    if !is_matrix(words.model, question.id.as_str()) {
        return None;
    }
    let is_scale = criterion(question.kind).is_some();
    let mut values: Vec<String> = question.options.iter().map(|option| option.as_str().to_owned()).collect();
    if is_scale {
        values = (1..=5_u8).map(|step| step.to_string()).collect();
    }
    let mut columns: Vec<MatrixColumn> =
        values.into_iter().zip('1'..='9').map(|(value, key)| MatrixColumn { words: words.option(question, &value), value, key }).collect();
    columns.push(MatrixColumn { value: DONT_KNOW.to_owned(), words: words.get("answer.unknown"), key: '0' });
    let rows: Vec<MatrixRow> = full.rows(index).into_iter().map(|tower| row(words, full, index, tower, &columns)).collect();
    let count = |state: &str| rows.iter().filter(|row| row.state == state).count();
    let (known, unknown, presumed, open) = (count("known"), count("unknown"), count("presumed"), count("open"));
    let mut actions = Vec::new();
    if presumed > 0 {
        actions.push((words.texts.count("full.matrix.confirm", presumed, &[]), FullMsg::AllConfirmed));
    }
    if presumed + open > 0 {
        actions.push((words.get("full.matrix.rest_unknown"), FullMsg::RestUnknown));
    }
    if known + unknown > 0 {
        actions.push((words.get("full.matrix.clear"), FullMsg::CellsCleared));
    }
    let status = match rows.len() {
        0 => words.get("full.matrix.empty"),
        _ => words.counted(&[("answer.cells", known), ("review.unknown", unknown), ("full.matrix.presumed", presumed), ("review.missing", open)]),
    };
    Some(Box::new(MatrixView { is_scale, columns, rows, status, actions }))
}

fn row(words: &Words<'_>, full: &Full<'_>, index: usize, tower: usize, columns: &[MatrixColumn]) -> MatrixRow {
    let instrument = words.model.instrument();
    let question = &instrument.questions[index];
    let cell = full.cell(index, tower);
    let value = criterion(question.kind).and_then(|criterion| value(full, tower, criterion)).filter(|value| value.origin == Origin::Assumed);
    let (state, said) = match (cell, &value) {
        (Some(Cell::Unknown), _) => ("unknown", words.get("answer.unknown")),
        (Some(cell), _) => ("known", said(words, question, cell)),
        (None, Some(value)) => ("presumed", presumption(words, value)),
        (None, None) => ("open", words.get("answer.missing")),
    };
    let chosen = cell.map(written);
    MatrixRow {
        id: instrument.towers[tower].id.as_str().to_owned(),
        name: words.tower(tower),
        detail: if value.is_some() || cell.is_some() && criterion(question.kind).is_some() {
            String::new()
        } else {
            words.get(&format!("tower.{}.holds", instrument.towers[tower].id))
        },
        said,
        state,
        chosen: columns.iter().position(|column| chosen.as_deref() == Some(&column.value)),
        presumed: value.filter(|_| cell.is_none()).map(|value| {
            let (low, high) = bounds(&value);
            (usize::from(low) - 1, usize::from(high) - 1, usize::from(presumed(&value)) - 1)
        }),
    }
}

/// A cell as its column's value.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Unknown => DONT_KNOW.to_owned(),
        Cell::One(option) => option.as_str().to_owned(),
        Cell::Scale(step) => step.to_string(),
    }
}

fn said(words: &Words<'_>, question: &Question, cell: &Cell) -> String {
    let value = written(cell);
    let label = words.option(question, &value);
    if criterion(question.kind).is_none() {
        return label;
    }
    words.texts.fill("answer.scale", &[("value", &value), ("label", &label)])
}

/// Lowest and highest steps presumed, 1 to 5.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within 1 to 5.
fn bounds(value: &Value) -> (u8, u8) {
    let step = |bound: f64| ((bound + 0.5).floor() as u8).clamp(1, 5);
    (step(value.range.low), step(value.range.high))
}

fn presumption(words: &Words<'_>, value: &Value) -> String {
    let (low, high) = bounds(value);
    let key = if low == high { "full.presumed.one" } else { "full.presumed.between" };
    words.texts.fill(key, &[("low", &low.to_string()), ("high", &high.to_string())])
}
