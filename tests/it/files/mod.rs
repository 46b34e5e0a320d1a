//! Files other tools open: read back as those tools do, whatever people wrote, and frozen for one whole case.

mod calendar;
mod command;
mod golden;
mod nasty;
mod redact;
mod workbook;

use perimetre::{
    engine::{Instrument, calendar::Day},
    export::{
        Report,
        files::{Dossier, Kind, checklist_csv, checklist_markdown, file_name},
    },
    record::Record,
    text::Language,
};
use proptest::prelude::*;

use crate::{
    export::parse,
    fixtures::{content, instrument},
    random::{check, few_draws},
};
use nasty::written;

/// Reads a record's files, in a language. Few draws: they say how sure a result is, which is not what files are about.
fn with_dossier<T>(record: &Record, language: Language, read: impl FnOnce(&Dossier<'_>) -> T) -> T {
    with_draws(record, few_draws(), language, |dossier| read(&Dossier { written_on: Day::new(2027, 2, 28), ..*dossier }))
}

/// The same with the draws of `published`, on no day, as the command does.
fn with_draws<T>(record: &Record, published: &Instrument, language: Language, read: impl FnOnce(&Dossier<'_>) -> T) -> T {
    let settled = record.settled(published);
    let (assessment, details) = (record.assess(published), record.details.clone());
    let report = Report {
        instrument: &settled,
        texts: content().catalog(language),
        assessment: &assessment,
        responses: &record.responses,
        progress: &record.progress,
        milestones: record.milestones,
    };
    let started_on = record.started_on.as_deref().and_then(Day::parse);
    read(&Dossier { report, details: &details, started_on, written_on: None })
}

/// Items of the checklist, in the order of the files.
fn items(dossier: &Dossier<'_>) -> Vec<usize> {
    dossier.report.shown_items()
}

/// What was written on an item: owner, note, evidence.
fn said(dossier: &Dossier<'_>, item: usize) -> [String; 3] {
    let detail = dossier.details.get(&instrument().items[item].id).cloned().unwrap_or_default();
    [detail.owner, detail.note, detail.evidence]
}

// ---------- CSV ----------

/// Whether a spreadsheet could run the start of a cell, quotes and characters that are not seen left aside.
fn runs(cell: &str) -> bool {
    let seen = cell
        .trim_start_matches(|char: char| char.is_whitespace() || char.is_control() || "\"\u{feff}\u{200b}\u{200f}\u{202e}\u{2066}".contains(char));
    ["=", "+", "-", "@", "＝", "＋", "－", "＠"].iter().any(|start| seen.starts_with(start))
}

#[test]
fn whatever_is_written_stays_in_its_cell_of_the_csv_and_runs_nowhere() {
    check(48, written(), |record| {
        with_dossier(&record, Language::Fr, |dossier| {
            let text = checklist_csv(dossier);
            let rows = parse(text.strip_prefix('\u{feff}').expect("a byte order mark"));
            let items = items(dossier);
            prop_assert_eq!(rows.len(), items.len() + 1);
            // Apostrophes are what makes a formula text.
            let bare = |text: &str| text.replace('\'', "").replace(|char: char| char < ' ' && !"\t\r\n".contains(char), "\u{fffd}");
            for (row, item) in rows[1..].iter().zip(items) {
                prop_assert_eq!(row.len(), 14);
                prop_assert_eq!(&row[0], instrument().items[item].id.as_str());
                let [owner, note, evidence] = said(dossier, item);
                prop_assert_eq!([bare(&row[3]), bare(&row[8]), bare(&row[10])], [bare(&owner), bare(&note), bare(&evidence)]);
                prop_assert!(row.iter().all(|cell| !runs(cell)), "{row:?}");
            }
            // Where cells are separated otherwise, as a spreadsheet of another country does, none starts in the middle of a text and runs.
            let running = text.split([';', '\t', '\r', '\n']).find(|cell| runs(cell));
            prop_assert_eq!(running, None);
            Ok(())
        })
    });
}

#[test]
fn a_day_agreed_on_stands_before_the_one_that_follows_from_the_rule() {
    let mut record = nasty::workshop();
    record.milestones.set("decision", Day::new(2027, 1, 15));
    let id = instrument().item("K02").unwrap().id.clone();
    let due = |record: &Record| with_dossier(record, Language::En, |dossier| parse(&checklist_csv(dossier)[3..])[2][..7].to_vec());
    record.details = perimetre::sorted::Map::new();
    assert_eq!([due(&record)[0].as_str(), &due(&record)[6]], ["K02", "2027-01-15"]);
    let details = perimetre::engine::checklist::Detail { due: Day::new(2026, 12, 1), ..Default::default() };
    record.details.insert(id, details);
    assert_eq!([due(&record)[0].as_str(), &due(&record)[6]], ["K02", "2026-12-01"]);
}

// ---------- Markdown ----------

/// Cells of a row of a table, as they were before they were escaped.
fn cells(row: &str) -> Vec<String> {
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let mut characters = row.strip_prefix('|').expect("a row starts with |").chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => cell.extend(characters.next()),
            '|' => cells.push(std::mem::take(&mut cell)),
            '<' | '>' | '`' | '*' | '_' | '[' | ']' | '&' | '#' | '~' => panic!("{character} is markup in {row:?}"),
            other => cell.push(other),
        }
    }
    assert_eq!(cell, "", "a row ends with |: {row:?}");
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[test]
fn whatever_is_written_stays_in_its_cell_of_the_markdown() {
    check(48, written(), |record| {
        with_dossier(&record, Language::En, |dossier| {
            let page = checklist_markdown(dossier);
            let rows: Vec<Vec<String>> = page.lines().filter(|line| line.starts_with("| K")).map(cells).collect();
            let mut items = items(dossier);
            items.sort_by_key(|item| instrument().items[*item].when.phase());
            prop_assert_eq!(rows.len(), items.len(), "{}", page);
            // A row holds one line: whatever breaks it is a space.
            let flat = |text: &str| {
                let spaced = text.replace(|char: char| char.is_control() || "\u{2028}\u{2029}".contains(char), " ");
                spaced.trim().to_owned()
            };
            for (row, item) in rows.iter().zip(items) {
                prop_assert_eq!(row.len(), 8);
                let [owner, note, evidence] = said(dossier, item);
                prop_assert_eq!(&row[0], instrument().items[item].id.as_str());
                prop_assert_eq!(&row[6], &flat(&note));
                prop_assert!(row[2].ends_with(&flat(&owner)) && row[5].ends_with(&flat(&evidence)), "{row:?}");
            }
            // Every other line is ours, whatever people wrote.
            let ours = |line: &str| line.is_empty() || line.starts_with(['#', '|']) || line == "---" || line.ends_with('.');
            prop_assert_eq!(page.lines().find(|line| !ours(line)), None);
            Ok(())
        })
    });
}

// ---------- Names ----------

#[test]
fn a_file_name_is_safe_everywhere_and_says_what_is_inside() {
    let mut names = Vec::new();
    for language in Language::ALL {
        for kind in Kind::ALL {
            let name = file_name(content().catalog(language), kind, Day::new(2026, 11, 23));
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-.".contains(&byte)), "{name}");
            let (stem, _) = name.split_once('.').unwrap();
            assert!(stem.starts_with("perimetre-") && stem.ends_with("-2026-11-23") && name.len() < 60, "{name}");
            names.push(name);
        }
    }
    assert_eq!(
        names[..3],
        [
            "perimetre-reponses-2026-11-23.perimetre.json",
            "perimetre-reponses-caviardees-2026-11-23.perimetre.json",
            "perimetre-liste-de-controle-2026-11-23.csv"
        ]
    );
    assert_eq!(names[10..], ["perimetre-due-dates-2026-11-23.ics", "perimetre-workbook-2026-11-23.xlsx"]);
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 12, "no two files have the same name");
    assert_eq!(file_name(content().catalog(Language::En), Kind::Workbook, None), "perimetre-workbook.xlsx");
}
