//! Answers, and the only way from something read to an answer.

use crate::sorted::{Map, Set};

use super::{
    id::{OptionId, TowerId},
    instrument::Instrument,
    problem::{Expected, Found, Problem},
    questionnaire::{Kind, Question},
};

/// The answer to a question. "Not asked" is the absence of an answer, a third thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// "I don't know".
    Unknown,
    /// One option.
    One(OptionId),
    /// Several options; none chosen is the answer "none".
    Many(Set<OptionId>),
    /// 1 to 5.
    Scale(u8),
    /// Services picked; none picked is the answer "none".
    Towers(Set<TowerId>),
    /// One value per service; a service left out is not confirmed.
    Matrix(Map<TowerId, Cell>),
}

/// One cell of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// "I don't know".
    Unknown,
    /// One option.
    One(OptionId),
    /// 1 to 5.
    Scale(u8),
}

/// Something read that should be an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A list.
    List(Vec<Raw>),
    /// Named values.
    Map(Vec<(String, Raw)>),
    /// Anything else, by what it is ("null", "true", "2.5").
    Other(String),
}

impl Raw {
    fn found(&self) -> Found {
        match self {
            Self::Text(text) => Found::text(text),
            Self::Integer(number) => Found::Value(number.to_string()),
            Self::List(_) => Found::List,
            Self::Map(_) => Found::Object,
            Self::Other(what) => Found::Value(what.clone()),
        }
    }
}

/// The word for "I don't know", wherever an answer may stand.
pub const DONT_KNOW: &str = "dk";

/// Reads an answer to `question`.
///
/// # Errors
/// What was found and what was expected.
pub fn fit(instrument: &Instrument, question: &Question, raw: &Raw) -> Result<Answer, Problem> {
    let wrong = |found: Found, expected: Expected| Problem { place: question.id.as_str().to_owned(), found, expected };
    if matches!(raw, Raw::Text(text) if text == DONT_KNOW) {
        return Ok(Answer::Unknown);
    }
    match &question.kind {
        Kind::Single => match raw {
            Raw::Text(text) => question.option(text).map(|id| Answer::One(id.clone())),
            _ => None,
        }
        .ok_or_else(|| wrong(raw.found(), Expected::OneOf(words(&question.options)))),
        Kind::Multi { .. } | Kind::Actors => {
            let ids =
                read_list(raw, |text| question.option(text).cloned()).map_err(|found| wrong(found, Expected::ListOf(words(&question.options))))?;
            check_most(question, ids.len(), &wrong)?;
            if ids.len() > 1 && ids.iter().any(|id| id.as_str() == Question::NONE) {
                return Err(wrong(Found::NoneWithOthers, Expected::NoneAlone));
            }
            Ok(Answer::Many(ids))
        }
        Kind::Towers { .. } => {
            let ids = read_list(raw, |text| instrument.scored_tower(text).map(|tower| tower.id.clone()))
                .map_err(|found| wrong(found, Expected::ListOf(instrument.scored_codes())))?;
            check_most(question, ids.len(), &wrong)?;
            Ok(Answer::Towers(ids))
        }
        Kind::Scale => match raw {
            Raw::Integer(value @ 1..=5) => Ok(Answer::Scale(u8::try_from(*value).unwrap_or(1))),
            _ => Err(wrong(raw.found(), Expected::Scale)),
        },
        Kind::MatrixSingle | Kind::MatrixScale(_) => {
            let Raw::Map(entries) = raw else {
                return Err(wrong(raw.found(), Expected::Cells));
            };
            let mut cells = Map::new();
            for (code, value) in entries {
                let wrong = |found: Found, expected: Expected| Problem { place: format!("{}.{code}", question.id), found, expected };
                let Some(tower) = instrument.scored_tower(code) else {
                    return Err(wrong(Found::text(code), Expected::Service(instrument.scored_codes())));
                };
                let cell = match (&question.kind, value) {
                    (_, Raw::Text(text)) if text == DONT_KNOW => Cell::Unknown,
                    (Kind::MatrixSingle, Raw::Text(text)) => question
                        .option(text)
                        .map(|id| Cell::One(id.clone()))
                        .ok_or_else(|| wrong(value.found(), Expected::OneOf(words(&question.options))))?,
                    (Kind::MatrixScale(_), Raw::Integer(scale @ 1..=5)) => Cell::Scale(u8::try_from(*scale).unwrap_or(1)),
                    (Kind::MatrixSingle, _) => return Err(wrong(value.found(), Expected::OneOf(words(&question.options)))),
                    _ => return Err(wrong(value.found(), Expected::Scale)),
                };
                cells.insert(tower.id.clone(), cell);
            }
            Ok(Answer::Matrix(cells))
        }
    }
}

/// The answer as it is written: the inverse of [`fit`].
#[must_use]
pub fn unfit(answer: &Answer) -> Raw {
    let text = |id: &str| Raw::Text(id.to_owned());
    match answer {
        Answer::Unknown => text(DONT_KNOW),
        Answer::One(option) => text(option.as_str()),
        Answer::Many(options) => Raw::List(options.iter().map(|option| text(option.as_str())).collect()),
        Answer::Scale(value) => Raw::Integer(i64::from(*value)),
        Answer::Towers(towers) => Raw::List(towers.iter().map(|tower| text(tower.as_str())).collect()),
        Answer::Matrix(cells) => {
            let cell = |cell: &Cell| match cell {
                Cell::Unknown => text(DONT_KNOW),
                Cell::One(option) => text(option.as_str()),
                Cell::Scale(value) => Raw::Integer(i64::from(*value)),
            };
            Raw::Map(cells.iter().map(|(tower, value)| (tower.as_str().to_owned(), cell(value))).collect())
        }
    }
}

fn words(ids: &[OptionId]) -> Vec<String> {
    ids.iter().map(|id| id.as_str().to_owned()).collect()
}

fn check_most(question: &Question, count: usize, wrong: &impl Fn(Found, Expected) -> Problem) -> Result<(), Problem> {
    match question.most() {
        Some(most) if count > most => Err(wrong(Found::Choices(count), Expected::AtMost(most))),
        _ => Ok(()),
    }
}

/// A list of distinct ids; on failure, what was found.
fn read_list<T: Ord>(raw: &Raw, id: impl Fn(&str) -> Option<T>) -> Result<Set<T>, Found> {
    let Raw::List(entries) = raw else {
        return Err(raw.found());
    };
    let mut ids = Set::new();
    for entry in entries {
        let Raw::Text(text) = entry else {
            return Err(entry.found());
        };
        let id = id(text).ok_or_else(|| entry.found())?;
        if !ids.insert(id) {
            return Err(Found::Twice(text.clone()));
        }
    }
    Ok(ids)
}
