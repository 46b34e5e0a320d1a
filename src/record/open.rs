//! From bytes to facts: recognise, compare versions, check everything, then believe.

use super::{Kept, LONGEST_TEXT, MOST_BYTES, OpenError, Record, settings, v1::ParticipantV1};
use crate::{
    engine::{
        Instrument, Problem, Raw,
        answer::Answer,
        calendar::{Day, Milestones},
        checklist::{Detail, Status},
        consensus::Group,
        fit,
        id::{ItemId, QuestionId},
        problem::{Expected, Found},
        questionnaire::Path,
    },
    json,
    sorted::Map,
    tree::Tree,
};

/// Reads a saved file.
///
/// # Errors
/// Why it is refused.
pub fn open(bytes: &[u8], instrument: &Instrument) -> Result<Record, OpenError> {
    record(&parse(bytes)?, instrument)
}

/// Reads what the browser kept: the record, the place and the language.
///
/// # Errors
/// Why it is refused.
pub fn open_saved(text: &str, instrument: &Instrument) -> Result<(Record, String, String), OpenError> {
    let tree = parse(text.as_bytes())?;
    let word = |key: &str| if let Some(Tree::Text(word)) = tree.get(key) { word.clone() } else { String::new() };
    let record = record(tree.get("record").ok_or(OpenError::NotOurs)?, instrument)?;
    Ok((record, word("place"), word("language")))
}

/// Bytes to tree.
pub(super) fn parse(bytes: &[u8]) -> Result<Tree, OpenError> {
    if bytes.len() > MOST_BYTES {
        return Err(OpenError::TooLarge { bytes: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| OpenError::NotText)?;
    // A byte order mark is harmless and some editors add one.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(OpenError::Empty);
    }
    json::parse(text).map_err(OpenError::NotJson)
}

fn record(tree: &Tree, instrument: &Instrument) -> Result<Record, OpenError> {
    if tree.get("format") != Some(&Tree::Text("perimetre-record".into())) {
        return Err(OpenError::NotOurs);
    }
    match tree.get("version") {
        Some(Tree::Integer(1)) => {}
        Some(Tree::Integer(version)) if *version > 1 => return Err(OpenError::TooNew { version: *version }),
        Some(other) => return Err(OpenError::BadVersion { found: other.describe() }),
        None => return Err(OpenError::BadVersion { found: Tree::Null.describe() }),
    }
    check_instrument(tree.get("instrument"), instrument)?;
    let mut reader = Reader { instrument, problems: Vec::new() };
    let record = reader.record(tree);
    if reader.problems.is_empty() { Ok(record) } else { Err(OpenError::Damaged(reader.problems)) }
}

/// Same questionnaire, same major version.
fn check_instrument(tree: Option<&Tree>, instrument: &Instrument) -> Result<(), OpenError> {
    let word = |key: &str| if let Some(Tree::Text(word)) = tree.and_then(|tree| tree.get(key)) { word.as_str() } else { "" };
    let major = |version: &str| version.split('.').next().and_then(|major| major.parse::<u32>().ok());
    let (id, version) = (word("id"), word("version"));
    if id == instrument.id && major(version).is_some() && major(version) == major(&instrument.version) {
        return Ok(());
    }
    Err(OpenError::OtherInstrument { found: format!("{id} {version}").trim().chars().take(80).collect() })
}

const PARTS: &[&str] =
    &["format", "version", "instrument", "path", "started_on", "participants", "responses", "checklist", "milestones", "settings", "result"];

/// The most entries an object of the file may have: far more than any instrument, far fewer than would make the page slow.
pub(super) const MOST_ENTRIES: usize = 2_000;

struct Reader<'a> {
    instrument: &'a Instrument,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn wrong(&mut self, place: impl Into<String>, found: Found, expected: Expected) {
        self.problems.push(Problem { place: place.into(), found, expected });
    }

    fn record(&mut self, tree: &Tree) -> Record {
        let path = match tree.get("path") {
            Some(Tree::Text(code)) if Path::from_code(code).is_some() => Path::from_code(code).unwrap_or(Path::Quick),
            other => {
                self.wrong("path", found(other), Expected::Word(vec!["quick".into(), "full".into()]));
                Path::Quick
            }
        };
        let mut record = Record::new(path, tree.get("started_on").and_then(|date| self.date("started_on", date)));
        record.kept.participants = self.participants(tree.get("participants"));
        for (id, entry) in self.entries("responses", tree.get("responses")) {
            self.response(id, entry, &mut record);
        }
        for (id, entry) in self.entries("checklist", tree.get("checklist")) {
            self.item(id, entry, &mut record);
        }
        for (name, date) in self.entries("milestones", tree.get("milestones")) {
            let day = self.date(&format!("milestones.{name}"), date);
            if !record.milestones.set(name, day.as_deref().and_then(Day::parse)) {
                self.wrong("milestones", Found::text(name), Expected::Word(Milestones::NAMES.map(str::to_owned).to_vec()));
            }
        }
        if let Some(tree) = tree.get("settings") {
            record.settings = settings::read(tree, self.instrument, Some(&mut record.kept.settings), &mut self.problems);
        }
        let unknown = self.entries("parts", Some(tree)).into_iter().filter(|(key, _)| !PARTS.contains(key));
        record.kept.parts = unknown.map(|(key, value)| (key.to_owned(), value.clone())).collect();
        record
    }

    fn entries<'t>(&mut self, place: &str, tree: Option<&'t Tree>) -> Vec<(&'t str, &'t Tree)> {
        match tree {
            None => Vec::new(),
            Some(Tree::Map(entries)) if entries.len() > MOST_ENTRIES => {
                self.wrong(place, Found::Choices(entries.len()), Expected::AtMost(MOST_ENTRIES));
                Vec::new()
            }
            Some(Tree::Map(entries)) => entries.iter().map(|(key, value)| (key.as_str(), value)).collect(),
            other => {
                self.wrong(place, found(other), Expected::Object);
                Vec::new()
            }
        }
    }

    fn response(&mut self, id: &str, tree: &Tree, record: &mut Record) {
        let Some(question) = self.instrument.question(id) else {
            record.kept.responses.insert(id.to_owned(), tree.clone());
            return;
        };
        let entries = self.entries(&format!("responses.{id}"), Some(tree));
        for (key, value) in entries {
            match key {
                "answer" => match fit(self.instrument, question, &raw(value)) {
                    Ok(answer) => {
                        record.responses.insert(question.id.clone(), answer);
                    }
                    Err(problem) => self.problems.push(problem),
                },
                "note" => {
                    let note = self.text(&format!("responses.{id}.note"), value);
                    record.notes.extend(note.filter(|note| !note.is_empty()).map(|note| (question.id.clone(), note)));
                }
                "voices" => self.voices(&question.id.clone(), value, &mut record.kept),
                _ => {
                    self.wrong(format!("responses.{id}"), Found::text(key), Expected::Word(["answer", "note", "voices"].map(str::to_owned).to_vec()))
                }
            }
        }
    }

    fn voices(&mut self, id: &QuestionId, tree: &Tree, kept: &mut Kept) {
        let Some(question) = self.instrument.question(id.as_str()) else { return };
        let mut voices: Map<String, Answer> = Map::new();
        for (who, value) in self.entries(&format!("responses.{id}.voices"), Some(tree)) {
            match fit(self.instrument, question, &raw(value)) {
                Ok(answer) => {
                    voices.insert(who.to_owned(), answer);
                }
                Err(problem) => self.problems.push(Problem { place: format!("{} ({who})", problem.place), ..problem }),
            }
        }
        if !voices.is_empty() {
            kept.voices.insert(id.clone(), voices);
        }
    }

    fn item(&mut self, id: &str, tree: &Tree, record: &mut Record) {
        let Some(item) = self.instrument.item(id) else {
            record.kept.items.insert(id.to_owned(), tree.clone());
            return;
        };
        let item: ItemId = item.id.clone();
        let mut details = Detail::default();
        for (key, value) in self.entries(&format!("checklist.{id}"), Some(tree)) {
            let place = format!("checklist.{id}.{key}");
            match key {
                "status" => match value {
                    Tree::Text(code) if Status::from_code(code).is_some() => {
                        let status = Status::from_code(code).unwrap_or_default();
                        if status != Status::Todo {
                            record.progress.insert(item.clone(), status);
                        }
                    }
                    other => self.wrong(place, found(Some(other)), Expected::Word(Status::ALL.map(|status| status.code().to_owned()).to_vec())),
                },
                "owner_name" => details.owner = self.text(&place, value).unwrap_or_default(),
                "note" => details.note = self.text(&place, value).unwrap_or_default(),
                "evidence" => details.evidence = self.text(&place, value).unwrap_or_default(),
                "due" => details.due = self.date(&place, value).as_deref().and_then(Day::parse),
                _ => {
                    let known = ["status", "owner_name", "due", "note", "evidence"];
                    self.wrong(format!("checklist.{id}"), Found::text(key), Expected::Word(known.map(str::to_owned).to_vec()));
                }
            }
        }
        if details != Detail::default() {
            record.details.insert(item, details);
        }
    }

    fn participants(&mut self, tree: Option<&Tree>) -> Vec<ParticipantV1> {
        let list = match tree {
            None => return Vec::new(),
            Some(Tree::List(list)) if list.len() > MOST_ENTRIES => {
                self.wrong("participants", Found::Choices(list.len()), Expected::AtMost(MOST_ENTRIES));
                return Vec::new();
            }
            Some(Tree::List(list)) => list,
            other => {
                self.wrong("participants", found(other), Expected::List);
                return Vec::new();
            }
        };
        let mut participants = Vec::new();
        for (index, tree) in list.iter().enumerate() {
            let place = format!("participants.{index}");
            let id = tree.get("id").and_then(|id| self.text(&format!("{place}.id"), id));
            let name = tree.get("name").and_then(|name| self.text(&format!("{place}.name"), name)).unwrap_or_default();
            let group = tree.get("group").map_or_else(String::new, |group| self.group(&format!("{place}.group"), group));
            match id {
                Some(id) if !participants.iter().any(|known: &ParticipantV1| known.id == id) => participants.push(ParticipantV1 { id, name, group }),
                Some(id) => self.wrong(place, Found::Twice(id), Expected::Text),
                None => self.wrong(format!("{place}.id"), Found::Nothing, Expected::Text),
            }
        }
        participants
    }

    fn group(&mut self, place: &str, tree: &Tree) -> String {
        match tree {
            Tree::Text(code) if Group::from_code(code).is_some() => code.clone(),
            other => {
                self.wrong(place, found(Some(other)), Expected::Word(Group::ALL.map(|group| group.code().to_owned()).to_vec()));
                String::new()
            }
        }
    }

    fn text(&mut self, place: &str, tree: &Tree) -> Option<String> {
        match tree {
            Tree::Text(text) if text.chars().count() <= LONGEST_TEXT => Some(text.clone()),
            other => {
                self.wrong(place, found(Some(other)), Expected::Text);
                None
            }
        }
    }

    /// `2026-11-23`, a day that exists.
    fn date(&mut self, place: &str, tree: &Tree) -> Option<String> {
        match tree {
            Tree::Text(text) if Day::parse(text).is_some() => Some(text.clone()),
            other => {
                self.wrong(place, found(Some(other)), Expected::Date);
                None
            }
        }
    }
}

pub(super) fn found(tree: Option<&Tree>) -> Found {
    match tree {
        None => Found::Nothing,
        Some(Tree::Text(text)) => Found::text(text),
        Some(Tree::List(_)) => Found::List,
        Some(Tree::Map(_)) => Found::Object,
        Some(other) => Found::Value(other.describe()),
    }
}

/// A tree as something that should be an answer.
pub(super) fn raw(tree: &Tree) -> Raw {
    match tree {
        Tree::Text(text) => Raw::Text(text.clone()),
        Tree::Integer(number) => Raw::Integer(*number),
        Tree::List(values) => Raw::List(values.iter().map(raw).collect()),
        Tree::Map(entries) => Raw::Map(entries.iter().map(|(key, value)| (key.clone(), raw(value))).collect()),
        other => Raw::Other(other.describe()),
    }
}
