//! The workbook, read by a library that knows nothing of ours.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use perimetre::{
    engine::{calendar::Day, checklist::Detail, questionnaire::Path, raci::RaciRow},
    export::files::{Dossier, workbook},
    text::Language,
};
use proptest::prelude::*;

use super::{items, nasty, said, with_dossier};
use crate::{fixtures::instrument, random::check};

type Book = Xlsx<Cursor<Vec<u8>>>;

fn open(bytes: Vec<u8>) -> Book {
    Xlsx::new(Cursor::new(bytes)).unwrap_or_else(|error| panic!("{error}"))
}

fn sheet(book: &mut Book, index: usize) -> Range<Data> {
    let name = book.sheet_names()[index].clone();
    book.worksheet_range(&name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn text(cell: Option<&Data>) -> String {
    match cell {
        Some(Data::String(text)) => text.clone(),
        Some(Data::Empty) | None => String::new(),
        other => panic!("{other:?} is not text"),
    }
}

fn number(cell: Option<&Data>) -> f64 {
    match cell {
        Some(Data::Float(number)) => *number,
        other => panic!("{other:?} is not a number"),
    }
}

/// Text as a cell holds it: XML has one line end, and no way to write some characters.
fn held(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace(|char: char| (char < ' ' && !"\n\t".contains(char)) || "\u{fffe}\u{ffff}".contains(char), "\u{fffd}")
}

#[test]
fn whatever_is_written_stays_text_in_its_cell_and_days_are_days() {
    check(48, nasty::written(), |record| {
        with_dossier(&record, Language::Fr, |dossier| {
            let mut book = open(workbook(dossier));
            prop_assert_eq!(book.sheet_names(), ["Synthèse", "Services", "Risques", "Liste de contrôle", "RACI"]);
            let formulas = book.worksheet_formula("Liste de contrôle").unwrap();
            prop_assert!(formulas.used_cells().next().is_none(), "nothing is a formula");
            let table = sheet(&mut book, 3);
            for (index, item) in items(dossier).into_iter().enumerate() {
                let known = &instrument().items[item];
                let cell = |column: usize| table.get((index + 1, column));
                prop_assert_eq!(text(cell(0)), known.id.as_str());
                prop_assert_eq!(text(cell(1)), dossier.report.action(item));
                let [owner, note, evidence] = said(dossier, item);
                prop_assert_eq!([text(cell(3)), text(cell(8)), text(cell(10))], [held(&owner), held(&note), held(&evidence)]);
                let due = Detail::day(dossier.details.get(&known.id), known.when, &dossier.report.milestones);
                match (cell(6), due) {
                    (Some(Data::DateTime(found)), Some(day)) => {
                        let (year, month, of_month, ..) = found.to_ymd_hms_milli();
                        prop_assert_eq!((i32::from(year), i32::from(month), i32::from(of_month)), day.civil());
                    }
                    (found, Some(day)) => prop_assert!(day < Day::new(1900, 3, 1).unwrap() && text(found) == day.iso(), "{found:?}"),
                    (found, None) => prop_assert_eq!(text(found), ""),
                }
            }
            Ok(())
        })
    });
}

fn check_sheets(dossier: &Dossier<'_>) -> Result<(), TestCaseError> {
    let report = &dossier.report;
    let mut book = open(workbook(dossier));
    let services = sheet(&mut book, 1);
    for row in 1..=report.assessment.towers.len() {
        let id = text(services.get((row, 0)));
        let assessed = report.assessment.towers.iter().find(|tower| instrument().towers[tower.tower].id.as_str() == id).unwrap();
        prop_assert_eq!(text(services.get((row, 2))), report.texts.get(&format!("class.{}", assessed.class.code())));
        let points = report.tower_points(assessed).map(f64::from);
        prop_assert_eq!([3, 4, 5].map(|column| number(services.get((row, column)))), points);
        let shares = [number(services.get((row, 6))), number(services.get((row, 8)))];
        prop_assert!((shares[0] - assessed.acceptability()).abs() < 0.026 && (shares[1] - assessed.spend).abs() < 0.006, "{shares:?}");
    }
    let risks = sheet(&mut book, 2);
    for (index, raised) in report.shown_risks().iter().enumerate() {
        let row = index + 1;
        let known = &instrument().risks[raised.risk];
        prop_assert_eq!([text(risks.get((row, 0))), text(risks.get((row, 1)))], [known.id.as_str().to_owned(), report.risk(raised.risk)]);
        let rating = [number(risks.get((row, 4))), number(risks.get((row, 5)))];
        prop_assert_eq!(rating, [f64::from(raised.likelihood), f64::from(raised.impact)]);
        prop_assert_eq!(text(risks.get((row, 6))), report.level(raised.level));
    }
    let roles = sheet(&mut book, 4);
    let rows: &[RaciRow] =
        if report.assessment.path == Path::Full && !report.assessment.actors.is_empty() { &report.assessment.raci.rows } else { &[] };
    for (index, row) in rows.iter().enumerate() {
        prop_assert_eq!(text(roles.get((index + 1, 0))), instrument().people.activities[row.activity].id.as_str());
        let head = |column: usize| text(roles.get((0, column)));
        let found: Vec<(String, String)> =
            (3..roles.width()).map(|column| (head(column), text(roles.get((index + 1, column))))).filter(|(_, letter)| !letter.is_empty()).collect();
        let mut expected: Vec<(String, String)> = row.roles.iter().map(|(who, letter)| (report.column(who), letter.code().to_owned())).collect();
        expected.sort_by_key(|(name, _)| (3..roles.width()).position(|column| head(column) == *name));
        prop_assert_eq!(found, expected);
    }
    let summary = sheet(&mut book, 0);
    let all: Vec<String> = summary.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")).collect();
    let all = all.join("\n");
    for said in [report.scope_headline(), report.scope_sentence(), report.texts.get("caveat")] {
        prop_assert!(all.contains(&said), "{said} is missing of {all}");
    }
    prop_assert!(!all.contains("[files.") && !all.contains('{'), "{all}");
    Ok(())
}

#[test]
fn the_sheets_say_what_the_result_says() {
    check(24, nasty::written(), |record| Language::ALL.into_iter().try_for_each(|language| with_dossier(&record, language, check_sheets)));
}

#[test]
fn a_text_that_no_cell_can_hold_is_cut_with_a_mark() {
    let mut record = nasty::workshop();
    let note = "🙂".repeat(20_000);
    let id = instrument().item("K02").unwrap().id.clone();
    record.details.insert(id, perimetre::engine::checklist::Detail { note: note.clone(), ..Default::default() });
    with_dossier(&record, Language::En, |dossier| {
        let mut book = open(workbook(dossier));
        let table = sheet(&mut book, 3);
        let row = (1..).find(|row| text(table.get((*row, 0))) == "K02").unwrap();
        let found = text(table.get((row, 8)));
        let start = found.strip_suffix(" […] (text cut here: a cell holds no more)").expect("a mark");
        assert!(note.starts_with(start));
        let units = found.encode_utf16().count();
        assert!((32_766..=32_767).contains(&units), "{units}");
    });
}

#[test]
fn the_same_record_gives_the_same_bytes() {
    let record = nasty::workshop();
    let made = || with_dossier(&record, Language::Fr, workbook);
    assert!(made() == made());
}
