//! The published schemas: what the program writes is valid, and what is not of that shape is not.

use std::{process::Command, sync::LazyLock};

use jsonschema::Validator;
use perimetre::{
    engine::{Raw, checklist::Status, questionnaire::Kind},
    json::write,
    record::{Record, open, result::result, save},
};
use serde_json::{Value, json};

use crate::fixtures::{Answers, full, instrument, quick};

static PRINTED: LazyLock<Value> = LazyLock::new(|| {
    let output = Command::new(env!("CARGO_BIN_EXE_perimetre")).arg("schema").output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
});

fn validator(of: &str) -> Validator {
    jsonschema::draft202012::new(&PRINTED[of]).unwrap()
}

fn valid(validator: &Validator, value: &Value) {
    let errors: Vec<String> = validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// A small generator: the same cases every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Answers of every kind, "I don't know" and nothing at all among them.
fn random(seed: u64, mut answers: Answers) -> Answers {
    let mut dice = Dice(seed);
    for question in &instrument().questions {
        let option = |dice: &mut Dice| Raw::Text(question.options[dice.roll(question.options.len())].as_str().to_owned());
        let towers = instrument().scored_codes();
        let raw = match (dice.roll(10), question.kind) {
            (0..=1, _) => continue,
            (2, _) => Raw::Text("dk".into()),
            (_, Kind::Single) => option(&mut dice),
            (_, Kind::Multi { .. } | Kind::Actors) => Raw::List(vec![option(&mut dice)]),
            (_, Kind::Towers { .. }) => Raw::List(vec![Raw::Text(towers[dice.roll(towers.len())].clone())]),
            (_, Kind::Scale) => Raw::Integer(i64::try_from(dice.roll(5)).unwrap() + 1),
            (_, kind) => {
                let cell = |dice: &mut Dice| match (dice.roll(6), kind) {
                    (0, _) => Raw::Text("dk".into()),
                    (_, Kind::MatrixSingle) => option(dice),
                    _ => Raw::Integer(i64::try_from(dice.roll(5)).unwrap() + 1),
                };
                Raw::Map(towers.iter().step_by(1 + dice.roll(3)).map(|tower| (tower.clone(), cell(&mut dice))).collect())
            }
        };
        answers = answers.with(question.id.as_str(), raw);
    }
    answers
}

/// Twenty cases, half in each path, and one where nothing was answered.
fn cases() -> impl Iterator<Item = Answers> {
    let paths = |seed: u64| if seed.is_multiple_of(2) { quick() } else { full() };
    (0..20).map(move |seed| random(seed, paths(seed))).chain([quick()])
}

fn record_of(answers: &Answers) -> Record {
    let mut record = Record::new(answers.path, Some("2026-11-23".into()));
    record.responses = answers.responses.clone();
    let statuses = instrument().items.iter().zip([Status::Todo, Status::Doing, Status::Done, Status::NotApplicable]);
    record.progress = statuses.map(|(item, status)| (item.id.clone(), status)).collect();
    record
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn the_schemas_are_schemas_and_are_also_printed_alone() {
    for of in ["record", "result"] {
        let schema = &PRINTED[of];
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(jsonschema::meta::is_valid(schema));
        assert!(schema.get("$id").is_none());
        assert_eq!(schema["title"], format!("Périmètre {of}, version 1"));
        let alone = Command::new(env!("CARGO_BIN_EXE_perimetre")).args(["schema", of]).output().unwrap();
        assert_eq!(&serde_json::from_slice::<Value>(&alone.stdout).unwrap(), schema);
    }
}

#[test]
fn every_record_and_result_is_valid() {
    let (records, results) = (validator("record"), validator("result"));
    for answers in cases() {
        let record = record_of(&answers);
        let assessment = answers.assess();
        let file = value(&save(&record, instrument(), &assessment));
        valid(&records, &file);
        valid(&results, &file["result"]);
        valid(&results, &value(&write(&result(instrument(), &assessment, &record))));
    }
}

/// A file of a workshop: people, notes, voices, dates, and a part of a version to come.
fn workshop() -> Value {
    let (id, version) = (&instrument().id, &instrument().version);
    json!({
        "format": "perimetre-record", "version": 1, "instrument": { "id": id, "version": version }, "path": "full",
        "started_on": "2026-11-23",
        "participants": [{ "id": "p1", "name": "DSI" }, { "id": "p2" }],
        "responses": { "org_size": { "answer": "s50_249", "note": "with the plant", "voices": { "p1": "s50_249", "p2": "dk" } },
                       "tower_cap": { "answer": { "WKP": 2, "NET": "dk" } }, "past_change": { "answer": 4 }, "drivers": { "answer": ["cost"] } },
        "checklist": { "K02": { "status": "done", "owner_name": "A. B.", "due": "2026-12-01", "note": "n", "evidence": "e" } },
        "milestones": { "decision": "2026-12-15", "go_live": "2027-03-01" },
        "later": { "anything": [1, null] },
    })
}

#[test]
fn a_workshop_file_is_valid_as_written_and_as_saved_again() {
    let records = validator("record");
    valid(&records, &workshop());
    let record = open(workshop().to_string().as_bytes(), instrument()).unwrap();
    let assessment = perimetre::engine::assess(instrument(), record.path, &record.responses);
    let saved = value(&save(&record, instrument(), &assessment));
    valid(&records, &saved);
    assert_eq!(saved["later"], workshop()["later"]);
    assert_eq!(saved["checklist"]["K02"], workshop()["checklist"]["K02"]);
}

/// The value at `pointer` replaced is refused; `null` put where a key is removes the key.
fn refused(validator: &Validator, valid: &Value, pointer: &str, with: Option<Value>) {
    let mut value = valid.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = value.pointer_mut(parent).unwrap_or_else(|| panic!("no {pointer}"));
    match (with, parent) {
        (Some(with), Value::Object(map)) => drop(map.insert(key.to_owned(), with)),
        (Some(with), Value::Array(list)) => list[key.parse::<usize>().unwrap()] = with,
        (None, Value::Object(map)) => assert!(map.remove(key).is_some(), "no {pointer}"),
        _ => panic!("neither a key of an object nor an entry of a list"),
    }
    assert!(!validator.is_valid(&value), "{pointer} is accepted: {value:#}");
}

#[test]
fn what_a_record_never_holds_is_refused() {
    let records = validator("record");
    for (pointer, with) in [
        ("/format", json!("perimetre-result")),
        ("/version", json!(2)),
        ("/version", json!("1")),
        ("/path", json!("slow")),
        ("/started_on", json!("yesterday")),
        ("/responses/org_size/answr", json!("s1_9")),
        ("/responses/past_change/answer", json!(6)),
        ("/responses/past_change/answer", json!(2.5)),
        ("/responses/past_change/answer", json!(null)),
        ("/responses/tower_cap/answer/WKP", json!(0)),
        ("/responses/drivers/answer/0", json!(1)),
        ("/checklist/K02/status", json!("finished")),
        ("/checklist/K02/due", json!("soon")),
        ("/milestones/party", json!("2026-12-15")),
        ("/participants/0", json!({ "name": "nobody" })),
        ("/participants/0/email", json!("x")),
    ] {
        refused(&records, &workshop(), pointer, Some(with));
    }
    for pointer in ["/format", "/version", "/instrument", "/instrument/id", "/path", "/responses", "/checklist"] {
        refused(&records, &workshop(), pointer, None);
    }
}

#[test]
fn what_a_result_never_holds_is_refused() {
    let results = validator("result");
    let answers = quick().one("org_size", "s50_249").one("it_team", "t2_5").many("drivers", &["cost"]).one("contract_owner", "none");
    let whole = value(&write(&result(instrument(), &answers.assess(), &record_of(&answers))));
    valid(&results, &whole);
    for (pointer, with) in [
        ("/format", json!("result")),
        ("/version", json!(2)),
        ("/coverage", json!(1.2)),
        ("/scope/kind", json!("some")),
        ("/scope/degree", json!("vast")),
        ("/scope/share", json!(-0.1)),
        ("/scope/confidence", json!("sure")),
        ("/towers/0/class", json!("X")),
        ("/towers/0/score", json!(101)),
        ("/towers/0/confidence", json!(null)),
        ("/guards/0/effects", json!(["block"])),
        ("/guards/0/state", json!("met")),
        ("/guards/0/before", json!("lunch")),
        ("/risks/0/level", json!("huge")),
        ("/risks/0/likelihood", json!(0)),
        ("/risks/0/phase", json!("later")),
        ("/checklist/0/status", json!("open")),
        ("/checklist/0/when", json!("tomorrow")),
    ] {
        refused(&results, &whole, pointer, Some(with));
    }
    // A value that does not exist is null, never left out: every name is checked.
    for (name, part) in [("", &whole), ("/scope", &whole["scope"]), ("/towers/0", &whole["towers"][0]), ("/guards/0", &whole["guards"][0])] {
        for key in part.as_object().unwrap().keys() {
            refused(&results, &whole, &format!("{name}/{key}"), None);
        }
    }
    for pointer in ["/towers/0/contributions/DIFF", "/towers/0/acceptabilities/U", "/risks/0/items", "/checklist/0/owner", "/maturity/index"] {
        refused(&results, &whole, pointer, None);
    }
}
