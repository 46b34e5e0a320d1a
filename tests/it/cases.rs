//! The worked cases of `tests/cases`: what a sourcing adviser expects of a company, written before the engine was asked.
//!
//! A case is a title, two sentences of reasoning, answers in the minimal form (those of another case, changed, with `based_on`),
//! and what is expected of the public result. Where an expectation was settled after running, `settled` says what differed and who was wrong.

use std::{collections::BTreeMap, fs, path::Path};

use perimetre::record::{Record, read_input, result::result};
use serde_json::{Map, Value, json};

use crate::fixtures::{Answers, instrument};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");

type Table = Map<String, Value>;

/// All cases, by name, as written.
fn written() -> BTreeMap<String, Table> {
    let read = |path: &Path| -> Table {
        let text = fs::read_to_string(path).unwrap();
        let table: toml::Table = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::to_value(table).unwrap().as_object().unwrap().clone()
    };
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), read(&path))).collect()
}

/// The minimal form of a case: the answers of the case it is based on, then its own; a matrix is changed cell by cell.
pub fn minimal(cases: &BTreeMap<String, Table>, name: &str) -> Value {
    let case = &cases[name];
    let base = case.get("based_on").map(|base| minimal(cases, base.as_str().unwrap()));
    let mut answers = base.as_ref().map_or_else(Map::new, |base| base["answers"].as_object().unwrap().clone());
    for (question, answer) in case["answers"].as_object().unwrap() {
        match (answers.get_mut(question), answer) {
            (Some(Value::Object(cells)), Value::Object(changed)) => cells.extend(changed.clone()),
            _ => drop(answers.insert(question.clone(), answer.clone())),
        }
    }
    let path = case.get("path").cloned().or_else(|| base.map(|base| base["path"].clone())).unwrap();
    json!({ "path": path, "answers": answers })
}

/// Every case with its minimal form.
pub fn all() -> Vec<(String, Value)> {
    let cases = written();
    cases.keys().map(|name| (name.clone(), minimal(&cases, name))).collect()
}

/// Every case as answers.
pub fn all_answers() -> Vec<Answers> {
    all().iter().map(|(_, form)| record(form)).map(|record| Answers { path: record.path, responses: record.responses }).collect()
}

fn record(minimal: &Value) -> Record {
    read_input(minimal.to_string().as_bytes(), instrument()).unwrap_or_else(|error| panic!("{error:?}")).into_record()
}

/// The public result of a minimal form.
fn evaluated(minimal: &Value) -> Value {
    let record = record(minimal);
    let assessment = record.assess(instrument());
    serde_json::from_str(&perimetre::json::write(&result(instrument(), &assessment, &record))).unwrap()
}

/// What differs between what a case expects and the result.
struct Differences(Vec<String>);

impl Differences {
    fn same(&mut self, what: &str, found: &Value, expected: &Value) {
        if found != expected {
            self.0.push(format!("{what}: found {found}, expected {expected}"));
        }
    }

    /// `expected` is a pair of bounds; an empty list stands for no value.
    fn within(&mut self, what: &str, found: &Value, expected: &Value) {
        let bounds: Vec<f64> = expected.as_array().unwrap().iter().map(|bound| bound.as_f64().unwrap()).collect();
        let holds = match (bounds[..].as_ref(), found.as_f64()) {
            ([], found) => found.is_none(),
            ([low, high], Some(found)) => (*low - 1e-9..=*high + 1e-9).contains(&found),
            _ => false,
        };
        if !holds {
            self.0.push(format!("{what}: found {found}, expected {expected}"));
        }
    }

    fn each_in(&mut self, what: &str, expected: &Value, found: &[String], is_in: bool) {
        for id in texts(expected) {
            if found.contains(&id) != is_in {
                self.0.push(format!("{what}: {id} should {}be there", if is_in { "" } else { "not " }));
            }
        }
    }
}

/// « none » is how a case says that there is no value.
fn or_null(expected: &Value) -> Value {
    if expected == "none" { Value::Null } else { expected.clone() }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// The ids of a list of objects.
fn ids(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
}

/// The entry whose `key` is `id`; `null` when there is none.
fn entry<'a>(list: &'a Value, key: &str, id: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|entry| entry[key] == id).unwrap_or(&Value::Null)
}

fn states(result: &Value, state: &str) -> Vec<String> {
    let raised = result["guards"].as_array().unwrap().iter().filter(|raised| raised["state"] == state);
    let mut ids: Vec<String> = raised.map(|raised| raised["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

fn compare(result: &Value, expected: &Table) -> Vec<String> {
    let mut differ = Differences(Vec::new());
    for (key, expected) in expected {
        let table = || expected.as_object().unwrap_or_else(|| panic!("{key} is a table")).iter();
        match key.as_str() {
            "unmet" | "to_verify" => differ.same(key, &json!(states(result, key)), expected),
            "absent_towers" | "group_towers" => differ.same(key, &result[key], expected),
            "ignored" => differ.same(key, &result["ignored_answers"], expected),
            "maturity" => differ.within(key, &result["maturity"]["index"], expected),
            "scope" => {
                for (field, expected) in table() {
                    match field.as_str() {
                        "share" => differ.within("share", &result["scope"]["share"], expected),
                        _ => differ.same(&format!("scope.{field}"), &result["scope"][field], expected),
                    }
                }
            }
            "towers" => table().for_each(|(id, class)| differ.same(id, &entry(&result["towers"], "id", id)["class"], class)),
            "tower_guards" => table().for_each(|(id, guards)| differ.same(id, &entry(&result["towers"], "id", id)["guards"], guards)),
            "tags" => table().for_each(|(id, tag)| differ.each_in(id, &json!([tag]), &texts(&entry(&result["towers"], "id", id)["tags"]), true)),
            "first_wave" => {
                let wave = result["towers"].as_array().unwrap().iter().filter(|tower| tower["first_wave"] == true).cloned().collect();
                let wave = ids(&Value::Array(wave));
                if wave.is_empty() {
                    differ.0.push("the first wave is empty".into());
                }
                differ.each_in("first wave", &expected["out"], &wave, false);
            }
            "guards" => table().for_each(|(id, state)| differ.same(id, &entry(&result["guards"], "id", id)["state"], state)),
            "guard_effects" => table().for_each(|(id, effects)| differ.same(id, &entry(&result["guards"], "id", id)["effects"], effects)),
            "gates" => table().for_each(|(id, before)| differ.same(id, &entry(&result["guards"], "id", id)["before"], before)),
            "guard_towers" => table().for_each(|(id, towers)| differ.same(id, &entry(&result["guards"], "id", id)["towers"], towers)),
            "guard_towers_count" => table().for_each(|(id, count)| {
                let towers = entry(&result["guards"], "id", id)["towers"].as_array().map_or(0, Vec::len);
                differ.same(id, &json!(towers), count);
            }),
            "risks" => {
                differ.each_in("risks", expected.get("present").unwrap_or(&json!([])), &ids(&result["risks"]), true);
                differ.each_in("risks", expected.get("absent").unwrap_or(&json!([])), &ids(&result["risks"]), false);
            }
            "levels" => table().for_each(|(id, level)| differ.same(id, &entry(&result["risks"], "id", id)["level"], level)),
            "to_check" => {
                for id in texts(&expected["risks"]) {
                    differ.same(&format!("{id} to check"), &entry(&result["risks"], "id", &id)["to_check"], &json!(true));
                }
            }
            "items" => differ.each_in("items", &expected["present"], &ids(&result["checklist"]), true),
            "readiness" | "actors" | "raci" | "raci_without" | "raci_final" => people(&mut differ, result, key, expected.as_object().unwrap()),
            other => panic!("a case expects “{other}”, which is not checked"),
        }
    }
    differ.0
}

/// Readiness, actors and the responsibility matrix.
fn people(differ: &mut Differences, result: &Value, key: &str, expected: &Table) {
    let roles = |activity: &str| &entry(&result["raci"], "activity", activity)["roles"];
    match key {
        "readiness" => {
            let actions = texts(&result["readiness"]["actions"]);
            for (field, expected) in expected {
                match field.as_str() {
                    "impact" | "readiness" => differ.within(field, &result["readiness"][field], expected),
                    "actions" => differ.each_in("actions", expected, &actions, true),
                    "no_actions" => differ.each_in("actions", expected, &actions, false),
                    _ => differ.same(field, &result["readiness"][field], &or_null(expected)),
                }
            }
        }
        "actors" => expected.iter().for_each(|(id, status)| differ.same(id, &entry(&result["actors"], "id", id)["status"], status)),
        "raci" => {
            for (activity, expected) in expected {
                for (actor, role) in expected.as_object().unwrap() {
                    differ.same(&format!("{activity}.{actor}"), &roles(activity)[actor], role);
                }
            }
        }
        "raci_without" => {
            for (activity, actors) in expected {
                for actor in texts(actors) {
                    differ.same(&format!("{activity}.{actor}"), &roles(activity)[&actor], &Value::Null);
                }
            }
        }
        _ => differ.same("raci_final", &result["raci_status"]["final"], &expected["value"]),
    }
}

#[test]
fn every_case_comes_out_as_an_adviser_expects() {
    let cases = written();
    let mut all = Vec::new();
    for (name, case) in &cases {
        let result = evaluated(&minimal(&cases, name));
        let differences = compare(&result, case["expect"].as_object().unwrap());
        all.extend(differences.into_iter().map(|difference| format!("{name}: {difference}")));
    }
    assert!(all.is_empty(), "\n{}", all.join("\n"));
}

#[test]
fn the_cases_cover_every_scope_every_degree_every_guard_and_every_band() {
    let cases = written();
    assert!(cases.len() >= 15);
    let mut seen: Vec<String> = Vec::new();
    for (name, case) in &cases {
        let text = |key: &str| case.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        assert!(!text("title").is_empty(), "{name} has no title");
        let reasoning = text("reasoning");
        assert!(reasoning.matches(". ").count() + reasoning.matches(".\n").count() >= 1, "{name}: reasoning in two sentences at least");
        let expect = &case["expect"];
        seen.extend(["kind", "degree"].iter().filter_map(|key| Some(expect["scope"][*key].as_str()?.to_owned())));
        seen.extend(expect["readiness"]["band"].as_str().map(str::to_owned));
        // Alone: nothing else is unmet. G07 cannot be: whoever is below its bound is below that of G06.
        let alone = match expect.get("unmet").map(texts).unwrap_or_default().as_slice() {
            [guard] => Some(guard.clone()),
            [one, other] if one == "G06" && other == "G07" => Some("G07".to_owned()),
            _ => None,
        };
        seen.extend(alone);
    }
    let guards = instrument().company_guards.iter().map(|guard| guard.id.as_str());
    let others = ["in_house", "partial", "global", "insufficient", "targeted", "selective", "extended", "green", "yellow", "orange", "red"];
    let missing: Vec<&str> = guards.chain(others).filter(|wanted| !seen.iter().any(|seen| seen == wanted)).collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}
