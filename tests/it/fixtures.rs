//! Builders, so that a test reads as what it is about.

use std::sync::LazyLock;

use perimetre::{
    content::{Content, load},
    engine::{Assessment, Instrument, Raw, Responses, TowerAssessment, assess, fit, questionnaire::Path, unfit},
    record::{Record, save},
};

static CONTENT: LazyLock<Content> = LazyLock::new(load);

pub fn content() -> &'static Content {
    &CONTENT
}

pub fn instrument() -> &'static Instrument {
    &CONTENT.instrument
}

/// A set of answers being written.
#[derive(Clone, Debug)]
pub struct Answers {
    pub path: Path,
    pub responses: Responses,
}

pub fn quick() -> Answers {
    Answers { path: Path::Quick, responses: Responses::new() }
}

pub fn full() -> Answers {
    Answers { path: Path::Full, responses: Responses::new() }
}

impl Answers {
    pub fn with(mut self, question: &str, raw: Raw) -> Self {
        let question = instrument().question(question).unwrap_or_else(|| panic!("no question {question}"));
        let answer = fit(instrument(), question, &raw).unwrap_or_else(|misfit| panic!("{misfit:?}"));
        self.responses.insert(question.id.clone(), answer);
        self
    }

    /// One option, or "dk".
    pub fn one(self, question: &str, option: &str) -> Self {
        self.with(question, Raw::Text(option.into()))
    }

    /// Several options or services.
    pub fn many(self, question: &str, options: &[&str]) -> Self {
        self.with(question, Raw::List(options.iter().map(|option| Raw::Text((*option).into())).collect()))
    }

    pub fn scale(self, question: &str, value: i64) -> Self {
        self.with(question, Raw::Integer(value))
    }

    /// Cells of a matrix.
    pub fn cells(self, question: &str, cells: &[(&str, Raw)]) -> Self {
        self.with(question, Raw::Map(cells.iter().map(|(tower, raw)| ((*tower).to_owned(), raw.clone())).collect()))
    }

    /// Cells of a matrix, beside those already there.
    pub fn also(self, question: &str, cells: &[(&str, Raw)]) -> Self {
        let mut all: Vec<(String, Raw)> = match self.responses.get(question).map(unfit) {
            Some(Raw::Map(before)) => before.into_iter().filter(|(tower, _)| !cells.iter().any(|(other, _)| other == tower)).collect(),
            _ => Vec::new(),
        };
        all.extend(cells.iter().map(|(tower, raw)| ((*tower).to_owned(), raw.clone())));
        self.with(question, Raw::Map(all))
    }

    pub fn without(mut self, question: &str) -> Self {
        self.responses.retain(|id, _| id.as_str() != question);
        self
    }

    /// The file saved with these answers.
    pub fn saved(&self) -> String {
        let mut record = Record::new(self.path, None);
        record.responses = self.responses.clone();
        save(&record, instrument(), &self.assess())
    }

    pub fn assess(&self) -> Assessment {
        assess(instrument(), self.path, &self.responses)
    }
}

pub fn tower<'a>(assessment: &'a Assessment, code: &str) -> &'a TowerAssessment {
    assessment.towers.iter().find(|tower| instrument().towers[tower.tower].id.as_str() == code).unwrap_or_else(|| panic!("{code} is not assessed"))
}

/// Ids of the guards raised.
pub fn guards(assessment: &Assessment) -> Vec<&'static str> {
    assessment.guards.iter().map(|raised| instrument().company_guards[raised.guard].id.as_str()).collect()
}
