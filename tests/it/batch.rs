//! `perimetre evaluate --batch`: many records, one a line, and what it says of answers it does not count.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    cases,
    command::{CAL1, run},
    fixtures::{full, instrument},
};

fn line(value: &Value) -> String {
    format!("{value}\n")
}

fn results(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_batch_gives_the_result_of_each_line_in_order() {
    let forms: Vec<Value> = cases::all().into_iter().map(|(_, form)| form).collect();
    let input: String = forms.iter().map(line).collect();
    let batch = run(&["evaluate", "--batch", "-"], input.as_bytes());
    assert_eq!((batch.status, batch.err.as_str()), (0, ""));
    let results = results(&batch.out);
    assert_eq!(results.len(), forms.len());
    for (form, result) in forms.iter().zip(&results).step_by(7) {
        let alone = run(&["evaluate", "-"], form.to_string().as_bytes());
        let mut alone = serde_json::from_str::<Value>(&alone.out).unwrap();
        // The search for what would change a result takes longer than the result: a batch leaves it out.
        alone["changes"] = Value::Null;
        alone["lifts"] = Value::Null;
        assert!(*result == alone, "{}", result["path"]);
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch.jsonl");
    fs::write(&path, &input).unwrap();
    assert_eq!(run(&["evaluate", "--batch", path.to_str().unwrap()], b"").out, batch.out, "a file reads like standard input");
}

#[test]
fn a_batch_reads_saved_files_and_minimal_forms_side_by_side() {
    let saved = full().one("org_size", "s1_9").one("it_team", "one").scale("past_change", 3).saved();
    let saved: Value = serde_json::from_str(&saved).unwrap();
    let batch = run(&["evaluate", "--batch", "-"], format!("{}\r\n\n{}", saved, CAL1).as_bytes());
    assert_eq!((batch.status, batch.err.as_str()), (0, ""), "an empty line is passed over, and so is the end of line of Windows");
    let paths: Vec<Value> = results(&batch.out).iter().map(|result| result["path"].clone()).collect();
    assert_eq!(paths, ["full", "quick"]);
}

#[test]
fn a_line_that_cannot_be_used_is_told_and_the_others_go_on() {
    let bad = [
        r#"{"answers": {"org_size": "huge", "past_change": 6}}"#.to_owned(),
        "not json".to_owned(),
        r#"{"format": "other"}"#.to_owned(),
        format!("{{\"answers\": {{\"org_size\": \"{}\"}}}}", "z".repeat(6 * 1024 * 1024)),
    ];
    let input: String = bad.iter().flat_map(|bad| [CAL1, bad]).map(|line| format!("{line}\n")).collect();
    let batch = run(&["evaluate", "--batch", "-"], input.as_bytes());
    assert_eq!(batch.status, 2);
    assert_eq!(results(&batch.out).len(), bad.len());
    let told: Vec<&str> = batch.err.lines().collect();
    assert_eq!(told.len(), bad.len(), "one line of error a line: {}", batch.err);
    for (told, named) in
        told.iter().zip([&["-:2:", "org_size", "past_change"][..], &["-:4:", "JSON"], &["-:6:", "not saved by"], &["-:8:", "too large"]])
    {
        assert!(named.iter().all(|name| told.contains(name)), "{told}");
    }
    let french = run(&["evaluate", "--batch", "-", "--lang", "fr"], bad[0].as_bytes());
    assert!(french.err.starts_with("-:1:") && french.err.contains("attendu"), "{}", french.err);
}

#[test]
fn a_batch_that_cannot_be_read_is_refused_whole() {
    for (arguments, named) in [
        (&["evaluate", "--batch", "no/such/file.jsonl"][..], "no/such/file.jsonl"),
        (&["evaluate", "--batch", env!("CARGO_TARGET_TMPDIR")], "directory"),
        (&["evaluate", "--batch", "-", "--format", "md"], "--format"),
    ] {
        let ran = run(arguments, b"");
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(named), "{}", ran.err);
    }
    let none = run(&["evaluate", "--batch", "-"], b"");
    assert_eq!((none.status, none.out.as_str(), none.err.as_str()), (0, "", ""), "an empty file has no result");
}

#[test]
fn answers_that_another_answer_hides_are_kept_ignored_and_told() {
    let open = full().one("org_size", "s50_249").one("sector", "retail").one("it_team", "one").one("provider_stage", "none");
    let hidden = open.clone().one("subcontracting", "exists").many("provider_evidence", &["legal"]);
    let result = |file: &str| serde_json::from_str::<Value>(&run(&["evaluate", "-"], file.as_bytes()).out).unwrap();
    let (without, with) = (result(&open.saved()), result(&hidden.saved()));
    assert_eq!(without["ignored_answers"], json!([]));
    assert_eq!(with["ignored_answers"], json!(["provider_evidence", "subcontracting"]));
    for (key, value) in without.as_object().unwrap() {
        assert!(key == "ignored_answers" || with[key] == *value, "{key} changed");
    }
    for (lang, told) in [("en", "2 answers are kept and not counted"), ("fr", "2 réponses sont conservées")] {
        let report = run(&["evaluate", "-", "--format", "md", "--lang", lang], hidden.saved().as_bytes()).out;
        let told = report.lines().find(|line| line.starts_with(told)).unwrap_or_else(|| panic!("{report}"));
        let heading = instrument().question("subcontracting").map(|question| format!("{}.heading", question.id)).unwrap();
        let heading = crate::fixtures::content().catalogs.iter().filter_map(|catalog| catalog.find(&heading)).any(|text| told.contains(text));
        assert!(heading, "{told}");
    }
    // Shown again, the answer counts again: it was never lost.
    assert_eq!(result(&hidden.one("provider_stage", "talks").saved())["ignored_answers"], json!([]));
}

#[test]
fn ids_of_a_later_version_are_listed_kept_and_written_back() {
    let file = full().one("org_size", "s50_249").one("sector", "retail").one("it_team", "one").saved();
    let mut later: Value = serde_json::from_str(&file).unwrap();
    later["instrument"]["version"] = json!(format!("{}.9.0", instrument().version.split('.').next().unwrap()));
    later["responses"]["cloud_share"] = json!({ "answer": 3 });
    later["checklist"]["K66"] = json!({ "status": "done" });
    later["workshop"] = json!({ "round": 2 });
    let ran = run(&["evaluate", "-"], later.to_string().as_bytes());
    assert_eq!(ran.status, 0);
    let result: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(result["set_aside"], json!(["cloud_share", "K66", "workshop"]));
    assert!(["cloud_share", "K66", "workshop"].iter().all(|id| ran.err.contains(id)) && ran.err.lines().count() == 1, "{}", ran.err);
    let before: Value = serde_json::from_str(&run(&["evaluate", "-"], file.as_bytes()).out).unwrap();
    assert!(before.as_object().unwrap().iter().all(|(key, value)| key == "set_aside" || result[key] == *value), "nothing else changed");

    let record = perimetre::record::open(later.to_string().as_bytes(), instrument()).unwrap();
    let assessment = perimetre::engine::assess(instrument(), record.path, &record.responses);
    let again: Value = serde_json::from_str(&perimetre::record::save(&record, instrument(), &assessment)).unwrap();
    for part in ["responses", "checklist", "workshop"] {
        assert_eq!(again[part], later[part], "{part}");
    }
}
