//! The same files from the command: what the library makes, and nothing else.

use std::{fs, path::Path};

use crate::command::run;

const WORKSHOP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/workshop");

fn golden(name: &str) -> Vec<u8> {
    fs::read(Path::new(WORKSHOP).join(name)).unwrap()
}

fn record() -> String {
    format!("{WORKSHOP}/record.perimetre.json")
}

fn scratch(name: &str) -> String {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).to_str().unwrap().to_owned()
}

#[test]
fn each_format_is_the_file_the_page_gives() {
    for (format, name) in
        [("checklist-csv", "checklist.fr.csv"), ("checklist-md", "checklist.fr.md"), ("ics", "calendar.fr.ics"), ("xlsx", "workbook.fr.xlsx")]
    {
        let file = scratch(name);
        let ran = run(&["evaluate", &record(), "--lang", "fr", "--format", format, "--output", &file], b"");
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
        assert!(fs::read(&file).unwrap() == golden(name), "{name}");
    }
    let printed = run(&["evaluate", &record(), "--lang", "fr", "--format", "checklist-md"], b"");
    assert_eq!(printed.out.as_bytes(), golden("checklist.fr.md"));
}

#[test]
fn what_has_no_date_is_not_in_the_calendar_and_it_is_said() {
    let ran = run(&["evaluate", &record(), "--format", "ics"], b"");
    assert!(ran.status == 0 && ran.err.ends_with("without a date are not in the calendar.\n"), "{}", ran.err);
    let undated = run(&["evaluate", "-", "--format", "ics"], crate::command::CAL1.as_bytes());
    assert_eq!((undated.status, undated.out.as_str()), (2, ""));
    assert_eq!(undated.err, "No open item has a date. Date the project’s milestones, or an item.\n");
}

#[test]
fn a_file_is_redacted_and_what_was_left_out_is_said() {
    let ran = run(&["redact", &record()], b"");
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.as_bytes() == golden("redacted.perimetre.json"));
    assert_eq!(
        ran.err,
        "Left out of the redacted file: 1 note on a question, 5 names of people, 2 notes on checklist items and 1 piece of evidence.\n"
    );
    let again = run(&["redact", "-", "--lang", "fr"], ran.out.as_bytes());
    assert_eq!((again.out, again.err.as_str()), (ran.out, "Rien n’était à retirer.\n"));
}

#[test]
fn where_a_file_cannot_be_left_is_said() {
    let nowhere = scratch("no/such/folder/x.csv");
    let ran = run(&["evaluate", &record(), "--format", "checklist-csv", "-o", &nowhere], b"");
    assert!(ran.status == 2 && ran.out.is_empty() && ran.err.starts_with(&nowhere), "{}", ran.err);
    assert_eq!(run(&["evaluate", "--batch", "-", "--output", &nowhere], b"").status, 2, "a batch goes to standard output");
}
