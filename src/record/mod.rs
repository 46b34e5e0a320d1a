//! The saved file: facts in, bytes out, and back. What is derived is never read.
//!
//! Opening refuses with a closed list of reasons and changes nothing; whoever asked keeps what they had.
//! It must not know wording, screens or anything of the browser.

mod error;
mod minimal;
mod open;
pub mod result;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod v1;

pub use error::OpenError;
pub use minimal::{Input, read_input};
pub use open::{Place, open, open_saved};

use crate::{
    engine::{
        Assessment, Instrument, Raw, Responses,
        answer::Answer,
        checklist::{Progress, Status},
        id::{ItemId, QuestionId},
        questionnaire::Path,
        unfit,
    },
    json,
    sorted::Map,
    tree::Tree,
};
use v1::{AnswerV1, CellV1, Entry, Format, InstrumentV1, ParticipantV1, PathV1, ProgressV1, RecordV1, ResponseV1, StatusV1};

/// Extension of a saved file.
pub const EXTENSION: &str = ".perimetre.json";
/// The largest file read, bytes.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;

/// The facts of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The path taken.
    pub path: Path,
    /// Day it was started, `2026-11-23`.
    pub started_on: Option<String>,
    /// Working answers.
    pub responses: Responses,
    /// Where checklist items stand.
    pub progress: Progress,
    /// What this version of the program keeps without using it: notes, voices, participants, dates, unknown ids.
    pub kept: Kept,
}

/// What is kept for others, or for later.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// People who answered.
    pub participants: Vec<ParticipantV1>,
    /// Notes by question.
    pub notes: Map<QuestionId, String>,
    /// Each participant's answers by question.
    pub voices: Map<QuestionId, Map<String, Answer>>,
    /// Details of checklist items; their status is in the record's progress.
    pub details: Map<ItemId, ProgressV1>,
    /// Dates of milestones.
    pub milestones: Map<String, String>,
    /// Responses to questions the instrument does not have.
    pub responses: Map<String, Tree>,
    /// Checklist items the instrument does not have.
    pub items: Map<String, Tree>,
    /// Other parts of the file.
    pub parts: Map<String, Tree>,
}

impl Record {
    /// An empty record.
    #[must_use]
    pub fn new(path: Path, started_on: Option<String>) -> Self {
        Self { path, started_on, responses: Responses::new(), progress: Progress::new(), kept: Kept::default() }
    }

    /// Whether it holds nothing worth keeping.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.responses.is_empty() && self.progress.is_empty() && self.kept == Kept::default()
    }
}

/// The file's text, with the result for other tools.
#[must_use]
pub fn save(record: &Record, instrument: &Instrument, assessment: &Assessment) -> String {
    let result = result::result(instrument, assessment, &record.progress);
    json::indented(&json::write(&to_v1(record, instrument, Some(result))))
}

/// The text kept in the browser: the facts and the place, without the result.
#[must_use]
pub fn save_place(record: &Record, instrument: &Instrument, place: &str, language: &str) -> String {
    let saved = Place { place: place.to_owned(), language: language.to_owned(), record: to_v1(record, instrument, None) };
    json::write(&saved)
}

fn path_v1(path: Path) -> PathV1 {
    match path {
        Path::Quick => PathV1::Quick,
        Path::Full => PathV1::Full,
    }
}

fn to_v1(record: &Record, instrument: &Instrument, result: Option<result::ResultV1>) -> RecordV1 {
    let kept = &record.kept;
    let mut responses: Map<String, Entry<ResponseV1>> = kept.responses.iter().map(|(id, tree)| (id.clone(), Entry::Aside(tree.clone()))).collect();
    for question in &instrument.questions {
        let response = ResponseV1 {
            answer: record.responses.get(&question.id).map(answer_v1),
            note: kept.notes.get(&question.id).cloned().unwrap_or_default(),
            voices: kept
                .voices
                .get(&question.id)
                .map(|voices| voices.iter().map(|(who, answer)| (who.clone(), answer_v1(answer))).collect())
                .unwrap_or_default(),
        };
        if response != ResponseV1::default() {
            responses.insert(question.id.as_str().to_owned(), Entry::Known(response));
        }
    }
    let mut checklist: Map<String, Entry<ProgressV1>> = kept.items.iter().map(|(id, tree)| (id.clone(), Entry::Aside(tree.clone()))).collect();
    for item in &instrument.items {
        let mut progress = kept.details.get(&item.id).cloned().unwrap_or_default();
        progress.status = status_v1(record.progress.get(&item.id).copied().unwrap_or_default());
        if progress != ProgressV1::default() {
            checklist.insert(item.id.as_str().to_owned(), Entry::Known(progress));
        }
    }
    RecordV1 {
        format: Format::Record,
        version: 1,
        instrument: InstrumentV1 { id: instrument.id.clone(), version: instrument.version.clone() },
        path: path_v1(record.path),
        started_on: record.started_on.clone(),
        participants: kept.participants.clone(),
        responses,
        checklist,
        milestones: kept.milestones.clone(),
        aside: kept.parts.clone(),
        result,
    }
}

fn status_v1(status: Status) -> StatusV1 {
    match status {
        Status::Todo => StatusV1::Todo,
        Status::Doing => StatusV1::Doing,
        Status::Done => StatusV1::Done,
        Status::NotApplicable => StatusV1::NotApplicable,
    }
}

fn answer_v1(answer: &Answer) -> AnswerV1 {
    let scale = |number: i64| u8::try_from(number).unwrap_or(1);
    let text = |raw: Raw| if let Raw::Text(text) = raw { text } else { String::new() };
    match unfit(answer) {
        Raw::Text(word) => AnswerV1::Word(word),
        Raw::Integer(number) => AnswerV1::Scale(scale(number)),
        Raw::List(values) => AnswerV1::List(values.into_iter().map(text).collect()),
        Raw::Map(cells) => {
            let cell = |raw: Raw| if let Raw::Integer(number) = raw { CellV1::Scale(scale(number)) } else { CellV1::Word(text(raw)) };
            AnswerV1::Cells(cells.into_iter().map(|(tower, raw)| (tower, cell(raw))).collect())
        }
        Raw::Other(_) => AnswerV1::Word(String::new()),
    }
}
