//! The `perimetre` command, run as its users run it.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
};

use perimetre::{
    engine::checklist::Status,
    record::{Record, save},
};
use serde_json::Value;

use crate::{
    content::{Copy, FOLDER},
    fixtures::{instrument, quick},
};

/// How a run of the command ended.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Runs the command with this standard input.
pub fn run(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_perimetre"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // The command stops reading what is too large: the rest then has nowhere to go.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn evaluate(input: &str) -> Value {
    let ran = run(&["evaluate", "-"], input.as_bytes());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}

/// Refused: status 2, nothing on standard output, and these in one line of standard error.
fn refused(arguments: &[&str], input: &[u8], named: &[&str]) {
    let ran = run(arguments, input);
    assert_eq!(ran.status, 2, "{named:?}: {}", ran.err);
    assert_eq!(ran.out, "", "{named:?}");
    assert!(ran.err.lines().any(|line| named.iter().all(|name| line.contains(name))), "{named:?}: {}", ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
}

pub const CAL1: &str = r#"{"path": "quick", "answers": {"org_size": "s1_9", "it_team": "none", "tower_pain": [], "tower_distinct": []}}"#;

#[test]
fn the_minimal_form_gives_the_result_of_the_reference_case() {
    let result = evaluate(CAL1);
    assert_eq!(result["format"], "perimetre-result");
    assert_eq!(result["version"], 1);
    assert_eq!(result["path"], "quick");
    assert_eq!(result["scope"]["kind"], "global");
    assert_eq!(result["absent_towers"], serde_json::json!(["AMS", "DEV", "DAT"]));
    let towers = result["towers"].as_array().unwrap();
    assert_eq!(towers.len(), 10);
    assert_eq!((&towers[0]["id"], &towers[0]["class"]), (&"WKP".into(), &"O".into()));
    assert!((towers[0]["score"].as_f64().unwrap() - 77.8).abs() <= 0.051);
    let contributions: f64 = towers[0]["contributions"].as_object().unwrap().values().map(|points| points.as_f64().unwrap()).sum();
    assert!((50.0 + contributions - towers[0]["score"].as_f64().unwrap()).abs() < 1e-6, "contributions add up to the score");
    // A value that does not exist is null, not left out.
    for absent in ["readiness", "readiness_band", "band", "barrier"] {
        assert!(result["readiness"].as_object().unwrap().get(absent).is_some_and(Value::is_null), "{absent}");
    }
    assert_eq!(result["scope"].as_object().unwrap().get("degree"), Some(&Value::Null));
    assert_eq!(run(&["evaluate", "-"], CAL1.as_bytes()).out, run(&["evaluate", "-"], CAL1.as_bytes()).out);
    assert!(!run(&["evaluate", "-"], CAL1.as_bytes()).out.contains("-0.0"));
}

#[test]
fn the_order_of_answers_and_the_path_left_out_change_nothing() {
    let other = r#"{"answers": {"tower_distinct": [], "tower_pain": [], "it_team": "none", "org_size": "s1_9"}}"#;
    assert_eq!(evaluate(CAL1), evaluate(other));
}

#[test]
fn too_few_answers_give_no_scope() {
    let result = evaluate(r#"{"answers": {"org_size": "dk"}}"#);
    assert_eq!(result["scope"]["kind"], "insufficient");
    assert_eq!(result["scope"]["share"], Value::Null);
    assert_eq!(result["towers"], serde_json::json!([]));
}

#[test]
fn a_saved_file_gives_the_result_it_holds() {
    let answers = quick().one("org_size", "s50_249").one("it_team", "t2_5").many("drivers", &["cost"]).one("contract_owner", "dk");
    let mut record = Record::new(answers.path, Some("2026-11-23".into()));
    record.responses = answers.responses.clone();
    record.progress.insert(instrument().item("K02").unwrap().id.clone(), Status::Done);
    let file = save(&record, instrument(), &answers.assess());
    let saved: Value = serde_json::from_str(&file).unwrap();
    let result = evaluate(&file);
    assert!(result["changes"]["towers"].as_array().is_some_and(|towers| !towers.is_empty()), "the command says what would change it");
    assert!(result == saved["result"], "a file holds the same");
    let statuses: Vec<&Value> =
        result["checklist"].as_array().unwrap().iter().filter(|item| item["id"] == "K02").map(|item| &item["status"]).collect();
    assert_eq!(statuses, ["done"]);
    // Editors on Windows put one there.
    assert_eq!(evaluate(&format!("\u{feff}{file}")), result);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("saved.perimetre.json");
    fs::write(&path, &file).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&run(&["evaluate", path.to_str().unwrap()], b"").out).unwrap(), result);
}

#[test]
fn reports_are_in_the_language_asked_for() {
    for (lang, title, head) in [("fr", "# Hypothèses d’étude", "\"Repère\","), ("en", "# Working hypotheses", "\"Ref\",")] {
        let report = run(&["evaluate", "-", "--lang", lang, "--format", "md"], CAL1.as_bytes());
        assert!(report.status == 0 && report.out.starts_with(title), "{}", report.out);
        let table = run(&["evaluate", "-", "--lang", lang, "--format", "csv"], CAL1.as_bytes());
        assert!(table.status == 0 && table.out.trim_start_matches('\u{feff}').starts_with(head), "{}", table.out);
    }
}

#[test]
fn answers_that_do_not_fit_are_named_one_line_each() {
    let input = br#"{"answers": {"org_size": "huge", "drivers": "cost", "past_change": 6, "orgsize": "s1_9", "tower_cap": {"XXX": 1},
        "obligations": ["none", "health"], "tower_pain": ["WKP", "NET", "HST", "BCK", "SEC", "IAM"], "job_impact": null, "sector": 2.5}}"#;
    for named in [
        &["org_size", "\"huge\"", "s10_49"][..],
        &["drivers", "\"cost\"", "a list of"],
        &["past_change", "6", "1 to 5"],
        &["orgsize", "question"],
        &["tower_cap.XXX", "WKP"],
        &["obligations", "none"],
        &["tower_pain", "6", "5"],
        &["job_impact", "null"],
        &["sector", "2.5"],
    ] {
        refused(&["evaluate", "-"], input, named);
    }
    assert_eq!(run(&["evaluate", "-"], input).err.lines().count(), 9);
    refused(&["evaluate", "-", "--lang", "fr"], input, &["org_size", "attendu", "s10_49"]);
    refused(&["evaluate", "-"], br#"{"answers": {}, "Path": "full"}"#, &["Path"]);
    refused(&["evaluate", "-"], br#"{"answers": [], "path": "long"}"#, &["path", "\"long\"", "quick"]);
}

#[test]
fn files_that_are_not_ours_are_refused_with_the_reason() {
    let record = |version: &str| format!(r#"{{"format": "perimetre-record", "version": {version}, "path": "quick", "responses": {{}}}}"#);
    let nested = "[".repeat(100_000);
    let in_an_answer = format!(r#"{{"answers": {{"org_size": {nested}"#);
    let cases: [(&[u8], &[&str]); 16] = [
        (b"", &["empty"]),
        (b" \n\t", &["empty"]),
        (b"<!DOCTYPE html><html><body>not found</body></html>", &["JSON", "line 1"]),
        (&CAL1.as_bytes()[..60], &["JSON", "too early"]),
        (br#"{"answers": {"org_size": "s1_9", "org_size": "s10_49"}}"#, &["“org_size” is given twice"]),
        (br#"{"answers": {}, "answers": {}}"#, &["“answers” is given twice"]),
        (nested.as_bytes(), &["JSON", "nested"]),
        (in_an_answer.as_bytes(), &["JSON", "nested"]),
        (br#"{"answers": {"org_size": "\ud800"}}"#, &["JSON", "half of a character"]),
        (br#"{"answers": {"\udc00": "s1_9"}}"#, &["JSON", "half of a character"]),
        (b"{\"answers\": {\"org_size\": \"\xff\"}}", &["UTF-8"]),
        (b"\xff\xfe{\x00}\x00", &["UTF-8"]),
        (b"[]", &["not saved by"]),
        (br#"{"format": "other"}"#, &["not saved by"]),
        (b"3", &["not saved by"]),
        (b"{\"answers\": {}} {}", &["JSON"]),
    ];
    for (input, named) in cases {
        refused(&["evaluate", "-"], input, named);
    }
    for (version, named) in [("9999", "9999"), ("0", "0"), ("\"1\"", "\"1\""), ("1.5", "1.5"), ("null", "null")] {
        refused(&["evaluate", "-"], record(version).as_bytes(), &["version", named]);
    }
    refused(&["evaluate", "-"], record("1").as_bytes(), &["questionnaire"]);
}

#[test]
fn what_is_too_large_or_absurd_is_refused_at_once() {
    let large = vec![b' '; 50 * 1024 * 1024];
    refused(&["evaluate", "-"], &large, &["too large"]);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("large.json");
    fs::write(&path, &large).unwrap();
    refused(&["evaluate", path.to_str().unwrap()], b"", &["too large", "50 MB"]);
    fs::remove_file(&path).unwrap();

    // Keys in the order that is worst for a sorted list: this took minutes once.
    let many = |count: usize| (0..count).map(|n| format!("\"z{:06}\":0", count - n)).collect::<Vec<_>>().join(",");
    let (id, version) = (&instrument().id, &instrument().version);
    let head = format!(r#"{{"format":"perimetre-record","version":1,"instrument":{{"id":"{id}","version":"{version}"}},"path":"quick""#);
    refused(&["evaluate", "-"], format!("{head},\"responses\":{{{}}}}}", many(300_000)).as_bytes(), &["too many entries"]);
    refused(&["evaluate", "-"], format!("{head},\"responses\":{{{}}}}}", many(3_000)).as_bytes(), &["responses", "3,000", "2,000"]);
    refused(&["evaluate", "-"], format!("{head},{}}}", many(3_000)).as_bytes(), &["parts", "3,004", "2,000"]);
    let people: Vec<String> = (0..200_000).map(|n| format!("{{\"id\":\"{n}\"}}")).collect();
    let people = format!("{head},\"participants\":[{}]}}", people.join(","));
    refused(&["evaluate", "-"], people.as_bytes(), &["participants", "200,000"]);
}

#[test]
fn inputs_that_cannot_be_read_are_named() {
    refused(&["evaluate", "no/such/file.json"], b"", &["no/such/file.json"]);
    refused(&["evaluate", env!("CARGO_TARGET_TMPDIR")], b"", &[env!("CARGO_TARGET_TMPDIR"), "directory"]);
    refused(&["check", "no/such/folder"], b"", &["no/such/folder"]);
    refused(&["evaluate"], b"", &["FILE"]);
    refused(&["evaluate", "-", "--format", "pdf"], b"", &["pdf"]);
    refused(&["guess"], b"", &["guess"]);
}

#[test]
fn check_says_each_problem_with_its_file_and_line() {
    let fine = run(&["check", FOLDER], b"");
    assert_eq!((fine.status, fine.err.as_str()), (0, ""), "{}", fine.out);
    assert!(fine.out.lines().count() == 1 && fine.out.contains("no problem"), "{}", fine.out);

    let copy = Copy::new("command");
    copy.edit("risks.toml", "items = [\"K02\"]", "items = [\"K99\"]");
    copy.edit("text/fr.ui.toml", "\"computing\" = ", "\"computing\" = \"\" # ");
    let broken = run(&["check", copy.0.to_str().unwrap()], b"");
    assert_eq!((broken.status, broken.err.as_str()), (1, ""));
    let line = |file: &str, holds: &str| fs::read_to_string(copy.0.join(file)).unwrap().lines().position(|line| line.contains(holds)).unwrap() + 1;
    let (risk, text) = (line("risks.toml", "[\"K99\"]"), line("text/fr.ui.toml", "\"computing\""));
    for expected in [
        format!("{}/risks.toml:{risk}: risks.risks.7.items.0: found \"K99\", expected a checklist item", copy.0.display()),
        format!("{}/text/fr.ui.toml:{text}: text/fr.ui.computing: this text is empty", copy.0.display()),
    ] {
        assert!(broken.out.lines().any(|line| line == expected), "{expected}\n{}", broken.out);
    }
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_perimetre")).arg("schema").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
