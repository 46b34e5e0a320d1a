//! Answers, and the only way from something read to an answer.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    id::{OptionId, TowerId},
    instrument::Instrument,
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
    Many(BTreeSet<OptionId>),
    /// 1 to 5.
    Scale(u8),
    /// Services picked; none picked is the answer "none".
    Towers(BTreeSet<TowerId>),
    /// One value per service; a service left out is not confirmed.
    Matrix(BTreeMap<TowerId, Cell>),
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
    fn describe(&self) -> String {
        match self {
            Self::Text(text) => {
                let short: String = text.chars().take(40).collect();
                format!("\"{short}{}\"", if short.len() < text.len() { "…" } else { "" })
            }
            Self::Integer(number) => number.to_string(),
            Self::List(_) => "a list".into(),
            Self::Map(_) => "an object".into(),
            Self::Other(what) => what.clone(),
        }
    }
}

/// Why something read is not an answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The question.
    pub question: String,
    /// The service, for a cell.
    pub tower: Option<String>,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl std::fmt::Display for Misfit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.question)?;
        if let Some(tower) = &self.tower {
            write!(f, ", {tower}")?;
        }
        write!(f, ": found {}, expected {}", self.found, self.expected)
    }
}

/// The word for "I don't know", wherever an answer may stand.
pub const DONT_KNOW: &str = "dk";

/// Reads an answer to `question`.
///
/// # Errors
/// What was found and what was expected.
pub fn fit(instrument: &Instrument, question: &Question, raw: &Raw) -> Result<Answer, Misfit> {
    let misfit = |tower: Option<&str>, found: &Raw, expected: String| Misfit {
        question: question.id.as_str().to_owned(),
        tower: tower.map(str::to_owned),
        found: found.describe(),
        expected,
    };
    if matches!(raw, Raw::Text(text) if text == DONT_KNOW) {
        return Ok(Answer::Unknown);
    }
    match &question.kind {
        Kind::Single => match raw {
            Raw::Text(text) => question.option(text).map(|id| Answer::One(id.clone())).ok_or_else(|| misfit(None, raw, one_of(&question.options))),
            _ => Err(misfit(None, raw, one_of(&question.options))),
        },
        Kind::Multi { .. } | Kind::Actors => {
            let ids = read_list(raw, |text| question.option(text).cloned())
                .map_err(|found| misfit(None, &found, format!("a list of {}", options(&question.options))))?;
            check_most(question, ids.len()).map_err(|expected| misfit(None, raw, expected))?;
            let none = |id: &OptionId| id.as_str() == Question::NONE;
            if ids.iter().any(none) && ids.len() > 1 {
                return Err(misfit(None, &Raw::Other("\"none\" with other options".into()), "\"none\" alone".into()));
            }
            Ok(Answer::Many(ids))
        }
        Kind::Towers { .. } => {
            let ids = read_list(raw, |text| instrument.scored_tower(text).map(|tower| tower.id.clone()))
                .map_err(|found| misfit(None, &found, format!("a list of services among {}", instrument.scored_codes())))?;
            check_most(question, ids.len()).map_err(|expected| misfit(None, raw, expected))?;
            Ok(Answer::Towers(ids))
        }
        Kind::Scale => match raw {
            Raw::Integer(value @ 1..=5) => Ok(Answer::Scale(u8::try_from(*value).unwrap_or(1))),
            _ => Err(misfit(None, raw, "a whole number from 1 to 5, or \"dk\"".into())),
        },
        Kind::MatrixSingle | Kind::MatrixScale(_) => {
            let Raw::Map(entries) = raw else {
                return Err(misfit(None, raw, "an object of service codes and values".into()));
            };
            let mut cells = BTreeMap::new();
            for (code, value) in entries {
                let Some(tower) = instrument.scored_tower(code) else {
                    return Err(misfit(Some(code), value, format!("a service among {}", instrument.scored_codes())));
                };
                let cell = match (&question.kind, value) {
                    (_, Raw::Text(text)) if text == DONT_KNOW => Cell::Unknown,
                    (Kind::MatrixSingle, Raw::Text(text)) => {
                        question.option(text).map(|id| Cell::One(id.clone())).ok_or_else(|| misfit(Some(code), value, one_of(&question.options)))?
                    }
                    (Kind::MatrixScale(_), Raw::Integer(scale @ 1..=5)) => Cell::Scale(u8::try_from(*scale).unwrap_or(1)),
                    (Kind::MatrixSingle, _) => return Err(misfit(Some(code), value, one_of(&question.options))),
                    _ => return Err(misfit(Some(code), value, "a whole number from 1 to 5, or \"dk\"".into())),
                };
                cells.insert(tower.id.clone(), cell);
            }
            Ok(Answer::Matrix(cells))
        }
    }
}

fn options(ids: &[OptionId]) -> String {
    ids.iter().map(OptionId::as_str).collect::<Vec<_>>().join(", ")
}

fn one_of(ids: &[OptionId]) -> String {
    format!("one of {}, or \"dk\"", options(ids))
}

fn check_most(question: &Question, count: usize) -> Result<(), String> {
    match question.most() {
        Some(most) if count > most => Err(format!("at most {most} choices")),
        _ => Ok(()),
    }
}

/// A list of distinct ids; on failure, what was found.
fn read_list<T: Ord>(raw: &Raw, id: impl Fn(&str) -> Option<T>) -> Result<BTreeSet<T>, Raw> {
    let Raw::List(entries) = raw else {
        return Err(raw.clone());
    };
    let mut ids = BTreeSet::new();
    for entry in entries {
        let Raw::Text(text) = entry else {
            return Err(entry.clone());
        };
        let id = id(text).ok_or_else(|| entry.clone())?;
        if !ids.insert(id) {
            return Err(Raw::Other(format!("\"{text}\" twice")));
        }
    }
    Ok(ids)
}
