//! Reports and tables: what a person reads in them, frozen for one case, and what holds for any.
//!
//! `UPDATE_GOLDEN=1 cargo test` writes the expected files again; the difference is then reviewed like code.

use std::{collections::BTreeSet, fs, path::Path};

use perimetre::{
    engine::{Raw, calendar::Milestones, checklist::Progress, checklist::Status},
    export::{Report, csv::csv, markdown::markdown},
    text::Language,
};

use crate::fixtures::{Answers, content, full, instrument, quick};

/// A company of 120 with a small team: some of everything a quick result may hold.
fn workshop() -> Answers {
    quick()
        .one("org_size", "s50_249")
        .one("sector", "industry")
        .one("it_team", "t2_5")
        .one("current_sourcing", "some")
        .many("drivers", &["cost", "transform"])
        .many("obligations", &["bulk_personal"])
        .many("tower_pain", &["WKP", "BCK", "SEC"])
        .many("tower_distinct", &["ERP", "WEB"])
        .one("contract_owner", "dk")
        .many("third_parties", &["host", "telco"])
        .one("job_impact", "roles")
        .scale("past_change", 3)
}

fn progress() -> Progress {
    let id = |id: &str| instrument().item(id).unwrap().id.clone();
    [(id("K02"), Status::Doing), (id("K17"), Status::Done)].into_iter().collect()
}

fn with_report<T>(answers: &Answers, language: Language, read: impl FnOnce(&Report<'_>) -> T) -> T {
    let (assessment, progress) = (answers.assess(), progress());
    let texts = content().catalog(language);
    read(&Report {
        instrument: instrument(),
        texts,
        assessment: &assessment,
        responses: &answers.responses,
        progress: &progress,
        milestones: Milestones::default(),
    })
}

fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap();
    let differs = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
    assert!(expected == found, "{name} changed; first difference: {differs:#?}\nUPDATE_GOLDEN=1 writes it again");
}

#[test]
fn the_report_and_the_table_of_one_case_are_as_reviewed() {
    for language in Language::ALL {
        let code = language.code();
        with_report(&workshop(), language, |report| {
            golden(&format!("report.{code}.md"), &markdown(report));
            golden(&format!("checklist.{code}.csv"), &csv(report));
        });
    }
}

/// Cases of every shape: nothing known, a quick result, a full one with absent and group services.
fn cases() -> [Answers; 5] {
    let modes = [("WKP", "provider"), ("ERP", "group"), ("DEV", "na"), ("NET", "mixed"), ("TEL", "internal")];
    let modes: Vec<(&str, Raw)> = modes.into_iter().map(|(tower, mode)| (tower, Raw::Text(mode.into()))).collect();
    let whole = full().one("org_size", "s250_999").one("it_team", "t6_20").cells("tower_mode", &modes).one("exit_plan", "none");
    let small = quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]);
    [quick(), small, workshop(), workshop().without("it_team"), whole]
}

#[test]
fn every_report_says_what_it_is_worth_and_has_all_its_words() {
    for answers in cases() {
        for language in Language::ALL {
            with_report(&answers, language, |report| {
                let (page, table) = (markdown(report), csv(report));
                let caveat = report.texts.get("caveat");
                assert_eq!(page.matches(&caveat).count(), 2, "{page}");
                assert!(page.starts_with(&format!("# {}\n", report.texts.get("result.title"))), "{page}");
                // A missing text shows as its key in brackets.
                assert!(!page.contains("\\[") && !table.contains('['), "{page}{table}");
                assert!(!page.contains('{'), "a value was not filled in: {page}");
            });
        }
    }
}

#[test]
fn a_report_holds_every_service_guard_and_risk_shown() {
    for answers in cases() {
        with_report(&answers, Language::Fr, |report| {
            let page = markdown(report);
            for tower in &report.assessment.towers {
                assert!(page.contains(&format!("\n### {}\n", report.tower(tower.tower))), "{page}");
            }
            for raised in &report.assessment.guards {
                assert!(page.contains(&report.guard_message(raised)), "{page}");
            }
            for raised in report.shown_risks() {
                let risk = &report.instrument.risks[raised.risk];
                assert!(page.contains(&format!("\n#### {} {}\n", risk.id, report.risk(raised.risk))), "{page}");
                for item in &risk.items {
                    assert!(page.contains(&format!("| {} |", report.instrument.items[*item].id)), "{page}");
                }
            }
            for line in report.assumptions() {
                assert!(page.contains(line.split(['[', '_', '*']).next().unwrap()), "{line}: {page}");
            }
        });
    }
}

/// RFC 4180: records end in CRLF, fields are separated by commas, a field in quotes doubles those it holds.
pub fn parse(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut characters = text.chars().peekable();
    let mut quoted = false;
    while let Some(character) = characters.next() {
        match (quoted, character) {
            (true, '"') if characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            (true, '"') => {
                quoted = false;
                assert!(matches!(characters.peek(), Some(',' | '\r')), "a quote in the middle of a field");
            }
            (false, '"') => {
                assert!(field.is_empty(), "a quote in the middle of a field");
                quoted = true;
            }
            (false, ',') => row.push(std::mem::take(&mut field)),
            (false, '\r') => {
                assert_eq!(characters.next(), Some('\n'), "a record ends in CRLF");
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            (false, '\n') => panic!("a record ends in CRLF"),
            (_, other) => field.push(other),
        }
    }
    assert!(!quoted && row.is_empty() && field.is_empty(), "the last record ends in CRLF");
    rows
}

#[test]
fn a_spreadsheet_reads_the_checklist_back() {
    for answers in cases() {
        with_report(&answers, Language::Fr, |report| {
            let table = csv(report);
            let rows = parse(table.strip_prefix('\u{feff}').expect("a byte order mark"));
            assert!(rows.iter().all(|row| row.len() == 8));
            let ids: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
            let expected: Vec<&str> = report.shown_items().into_iter().map(|item| report.instrument.items[item].id.as_str()).collect();
            assert_eq!(ids, expected);
            let named: BTreeSet<&str> = rows[1..].iter().flat_map(|row| row[6].split("; ")).filter_map(|risk| risk.split(' ').next()).collect();
            let shown: BTreeSet<&str> = report.shown_risks().iter().map(|raised| report.instrument.risks[raised.risk].id.as_str()).collect();
            assert_eq!(named, shown);
            for row in &rows[1..] {
                let item = report.instrument.items.iter().position(|item| item.id.as_str() == row[0]).unwrap();
                let worst = report.covered(item).map(|raised| raised.level).max().unwrap();
                let facts = [&row[1], &row[2], &row[3], &row[4], &row[5], &row[7]].map(String::as_str);
                let expected = [
                    report.action(item),
                    report.item_owner(item),
                    report.due(item),
                    report.status_name(report.status(item)),
                    report.evidence(item),
                    report.level(worst),
                ];
                assert_eq!(facts, expected.each_ref().map(String::as_str));
            }
        });
    }
}
