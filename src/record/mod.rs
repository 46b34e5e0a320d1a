//! The saved file: facts in, bytes out, and back. What is derived is never read.
//!
//! Opening refuses with a closed list of reasons and changes nothing; whoever asked keeps what they had.
//! It must not know wording, screens or anything of the browser.

mod changes;
mod contents;
mod error;
mod minimal;
mod open;
mod people;
mod redact;
pub mod result;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod settings;
pub mod v1;

pub use contents::Contents;
pub use error::OpenError;
pub use minimal::{Input, minimal_form, read_input};
pub use open::{open, open_saved};
pub use redact::REDACTED;
pub use result::Beside;
pub use settings::SettingsAside;

use std::borrow::Cow;

use crate::{
    engine::{
        Assessment, Instrument, Raw, Responses, Settings,
        answer::Answer,
        assess_with,
        calendar::{Day, Milestones},
        checklist::{Detail, Details, Progress, Status},
        consensus::{Disagreement, Group, Voices, disagreement},
        flip,
        id::QuestionId,
        questionnaire::Path,
        unfit,
    },
    json,
    sorted::Map,
    tree::{Object, Tree},
};
use v1::ParticipantV1;

/// Extension of a saved file.
pub const EXTENSION: &str = ".perimetre.json";
/// The longest free text of a file, characters.
pub const LONGEST_TEXT: usize = 20_000;
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
    /// What was written about checklist items; none is empty.
    pub details: Details,
    /// Notes by question; none is empty.
    pub notes: Map<QuestionId, String>,
    /// What was changed of the model.
    pub settings: Settings,
    /// Dates of the project.
    pub milestones: Milestones,
    /// What this version of the program keeps without using it: voices, participants, unknown ids.
    pub kept: Kept,
}

/// What is kept for others, or for later.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// People who answered.
    pub participants: Vec<ParticipantV1>,
    /// Each participant's answers by question.
    pub voices: Map<QuestionId, Map<String, Answer>>,
    /// Responses to questions the instrument does not have.
    pub responses: Map<String, Tree>,
    /// Checklist items the instrument does not have.
    pub items: Map<String, Tree>,
    /// Settings the instrument does not have.
    pub settings: SettingsAside,
    /// Other parts of the file.
    pub parts: Map<String, Tree>,
}

impl Record {
    /// An empty record.
    #[must_use]
    pub fn new(path: Path, started_on: Option<String>) -> Self {
        Self {
            path,
            started_on,
            responses: Responses::new(),
            progress: Progress::new(),
            details: Details::new(),
            notes: Map::new(),
            settings: Settings::default(),
            milestones: Milestones::default(),
            kept: Kept::default(),
        }
    }

    /// What follows from the facts, with the settings and what each participant answered among them.
    /// `published` is the instrument as it was read.
    #[must_use]
    pub fn assess(&self, published: &Instrument) -> Assessment {
        let instrument = self.settled(published);
        assess_with(&instrument, self.path, &self.responses, &self.disagreement(&instrument))
    }

    /// The instrument with the settings in force: a workshop decides on them, and takes the full path.
    #[must_use]
    pub fn settled<'a>(&self, published: &'a Instrument) -> Cow<'a, Instrument> {
        match self.path {
            Path::Full => self.settings.apply(published),
            Path::Quick => Cow::Borrowed(published),
        }
    }

    /// Where the participants disagree. Several answer in a workshop, which takes the full path.
    #[must_use]
    fn disagreement(&self, instrument: &Instrument) -> Disagreement {
        if self.path == Path::Quick || self.kept.voices.iter().next().is_none() {
            return Disagreement::default();
        }
        let groups = self.kept.participants.iter().filter_map(|who| Some((who.id.clone(), Group::from_code(&who.group)?)));
        disagreement(instrument, self.path, &self.responses, &Voices { answers: &self.kept.voices, groups: groups.collect() })
    }

    /// What the file held that this version does not know, kept and written back: ids of questions and checklist items, names of parts.
    #[must_use]
    pub fn set_aside(&self) -> Vec<String> {
        let Kept { responses, items, parts, .. } = &self.kept;
        [responses, items, parts].into_iter().flat_map(|aside| aside.iter().map(|(id, _)| id.clone())).collect()
    }

    /// Whether it holds nothing worth keeping.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.responses.is_empty()
            && self.progress.is_empty()
            && self.details.is_empty()
            && self.notes.is_empty()
            && self.settings.is_empty()
            && self.milestones.is_empty()
            && self.kept == Kept::default()
    }
}

/// The file's text, with the result for other tools. `instrument` is as it was read, the assessment that of [`Record::assess`].
#[must_use]
pub fn save(record: &Record, instrument: &Instrument, assessment: &Assessment) -> String {
    let beside = beside(record, instrument, assessment);
    let result = result::complete(instrument, assessment, record, beside);
    json::indented(&json::write(&to_tree(record, instrument, Some(result))))
}

/// What stands beside the assessment in a file's result.
#[must_use]
pub fn beside(record: &Record, instrument: &Instrument, assessment: &Assessment) -> Beside {
    let settled = record.settled(instrument);
    let changes = flip::changes(&settled, record.path, &record.responses, assessment);
    Beside::of(&settled, assessment, Some(&changes))
}

/// The file without the result.
#[must_use]
pub fn facts(record: &Record, instrument: &Instrument) -> Tree {
    to_tree(record, instrument, None)
}

/// The file's text without a result, where none can be computed: it opens as any other.
#[must_use]
pub fn save_facts(record: &Record, instrument: &Instrument) -> String {
    json::indented(&json::write(&facts(record, instrument)))
}

/// The text kept in the browser: the facts and the place, without the result.
#[must_use]
pub fn save_place(record: &Record, instrument: &Instrument, place: &str, language: &str) -> String {
    let mut saved = Object::new();
    saved.text("place", place);
    saved.text("language", language);
    saved.put("record", to_tree(record, instrument, None));
    json::write(&saved.done())
}

fn identity(instrument: &Instrument) -> Tree {
    let mut object = Object::new();
    object.text("id", &instrument.id);
    object.text("version", &instrument.version);
    object.done()
}

/// Version 1 of the file; its shape is `schema::record_types`, and the tests hold what is written here to that schema.
fn to_tree(record: &Record, instrument: &Instrument, result: Option<Tree>) -> Tree {
    let kept = &record.kept;
    let mut responses = Object::new();
    responses.extend(kept.responses.iter());
    for question in &instrument.questions {
        let response = response(record, &question.id);
        if !response.is_empty() {
            responses.put(question.id.as_str(), response.done());
        }
    }
    let mut checklist = Object::new();
    checklist.extend(kept.items.iter());
    for item in &instrument.items {
        let (status, details) = (record.progress.get(&item.id).copied().unwrap_or_default(), record.details.get(&item.id));
        if status != Status::default() || details.is_some() {
            checklist.put(item.id.as_str(), progress(status, details));
        }
    }
    let mut file = Object::new();
    file.text("format", "perimetre-record");
    file.integer("version", 1);
    file.put("instrument", identity(instrument));
    file.text("path", record.path.code());
    file.some_text("started_on", record.started_on.as_deref().unwrap_or_default());
    if !kept.participants.is_empty() {
        file.put("participants", Tree::List(kept.participants.iter().map(participant).collect()));
    }
    file.put("responses", responses.sorted());
    file.put("checklist", checklist.sorted());
    if !record.milestones.is_empty() {
        let mut milestones = Object::new();
        for name in Milestones::NAMES {
            milestones.some_text(name, &record.milestones.get(name).map(Day::iso).unwrap_or_default());
        }
        file.put("milestones", milestones.sorted());
    }
    if let Some(settings) = settings::write(&record.settings, &kept.settings) {
        file.put("settings", settings);
    }
    file.extend(kept.parts.iter());
    if let Some(result) = result {
        file.put("result", result);
    }
    file.done()
}

fn participant(participant: &ParticipantV1) -> Tree {
    let mut object = Object::new();
    object.text("id", &participant.id);
    object.some_text("name", &participant.name);
    object.some_text("group", &participant.group);
    object.done()
}

fn response(record: &Record, id: &QuestionId) -> Object {
    let mut response = Object::new();
    if let Some(answer) = record.responses.get(id) {
        response.put("answer", answer_tree(answer));
    }
    response.some_text("note", record.notes.get(id).map_or("", String::as_str));
    if let Some(given) = record.kept.voices.get(id) {
        let mut voices = Object::new();
        for (who, answer) in given.iter() {
            voices.put(who, answer_tree(answer));
        }
        response.put("voices", voices.done());
    }
    response
}

fn progress(status: Status, details: Option<&Detail>) -> Tree {
    let mut object = Object::new();
    object.text("status", status.code());
    if let Some(details) = details {
        object.some_text("owner_name", &details.owner);
        object.some_text("due", &details.due.map(Day::iso).unwrap_or_default());
        object.some_text("note", &details.note);
        object.some_text("evidence", &details.evidence);
    }
    object.done()
}

fn answer_tree(answer: &Answer) -> Tree {
    fn tree(raw: Raw) -> Tree {
        match raw {
            Raw::Text(text) | Raw::Other(text) => Tree::Text(text),
            Raw::Integer(number) => Tree::Integer(number),
            Raw::List(values) => Tree::List(values.into_iter().map(tree).collect()),
            Raw::Map(entries) => Tree::Map(entries.into_iter().map(|(key, value)| (key, tree(value))).collect()),
        }
    }
    tree(unfit(answer))
}
