//! The two forms the command reads: a saved record, or `{"path": …, "answers": {…}}`.

use super::{
    OpenError, Record,
    open::{self, found, parse, raw},
    settings,
};
use crate::{
    engine::{
        Instrument, Problem, Responses, fit,
        problem::{Expected, Found},
        questionnaire::Path,
    },
    tree::{Object, Tree},
};

/// Parts of the minimal form.
const PARTS: [&str; 3] = ["path", "answers", "settings"];

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A saved record.
    Record(Record),
    /// The minimal form.
    Minimal(Record),
}

impl Input {
    /// The facts, whatever the form.
    #[must_use]
    pub fn into_record(self) -> Record {
        match self {
            Self::Record(record) | Self::Minimal(record) => record,
        }
    }
}

/// Answers in the minimal form: what [`read_input`] reads.
#[must_use]
pub fn minimal_form(path: Path, responses: &Responses) -> Tree {
    let mut answers = Object::new();
    for (id, answer) in responses.iter() {
        answers.put(id.as_str(), super::answer_tree(answer));
    }
    let mut form = Object::new();
    form.text("path", path.code());
    form.put("answers", answers.done());
    form.done()
}

/// Reads either form. In the minimal form an unknown question is an error: a person typed it.
///
/// # Errors
/// Why it is refused.
pub fn read_input(bytes: &[u8], instrument: &Instrument) -> Result<Input, OpenError> {
    let tree = parse(bytes)?;
    if tree.get("format").is_some() || tree.get("answers").is_none() {
        return open::open(bytes, instrument).map(Input::Record);
    }
    let mut problems = Vec::new();
    let mut wrong = |place: &str, found: Found, expected: Expected| problems.push(Problem { place: place.to_owned(), found, expected });
    let path = match tree.get("path") {
        None => Path::Quick,
        Some(Tree::Text(code)) if Path::from_code(code).is_some() => Path::from_code(code).unwrap_or(Path::Quick),
        other => {
            wrong("path", found(other), Expected::Word(vec!["quick".into(), "full".into()]));
            Path::Quick
        }
    };
    let mut record = Record::new(path, None);
    if let Tree::Map(parts) = &tree {
        for (key, _) in parts.iter().filter(|(key, _)| !PARTS.contains(&key.as_str())) {
            wrong(key, Found::text(key), Expected::Word(PARTS.map(str::to_owned).to_vec()));
        }
    }
    match tree.get("answers") {
        Some(Tree::Map(answers)) => {
            for (id, value) in answers {
                let Some(question) = instrument.question(id) else {
                    wrong(id, Found::text(id), Expected::Question);
                    continue;
                };
                match fit(instrument, question, &raw(value)) {
                    Ok(answer) => {
                        record.responses.insert(question.id.clone(), answer);
                    }
                    Err(Problem { place, found, expected }) => wrong(&place, found, expected),
                }
            }
        }
        other => wrong("answers", found(other), Expected::Object),
    }
    if let Some(tree) = tree.get("settings") {
        record.settings = settings::read(tree, instrument, None, &mut problems);
        if record.path == Path::Quick && !record.settings.is_empty() {
            // A workshop decides on them: silence would let their author believe that they count.
            problems.push(Problem { place: "path".into(), found: Found::text("quick"), expected: Expected::Word(vec!["full".into()]) });
        }
    }
    if problems.is_empty() { Ok(Input::Minimal(record)) } else { Err(OpenError::Damaged(problems)) }
}
