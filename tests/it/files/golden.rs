//! The files of one whole workshop, as a visitor gets them. `UPDATE_GOLDEN=1` writes them again.

use std::{fs, path::Path as File};

use perimetre::{
    engine::{calendar::Day, checklist::Status, questionnaire::Path},
    export::files::{calendar, checklist_csv, checklist_markdown, workbook},
    record::{Record, open, save, v1::ParticipantV1},
    text::Language,
};

use super::nasty;
use crate::fixtures::instrument;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");

/// A workshop that was followed up: dates, owners, notes, evidence.
fn workshop() -> Record {
    let mut record = nasty::workshop();
    for (name, (year, month, day)) in [("decision", (2027, 1, 15)), ("signature", (2027, 4, 30)), ("go_live", (2027, 7, 1))] {
        record.milestones.set(name, Day::new(year, month, day));
    }
    let mut item = |id: &str, status: Status, owner: &str, due: Option<&str>, note: &str, evidence: &str| {
        let id = instrument().item(id).unwrap().id.clone();
        if status != Status::Todo {
            record.progress.insert(id.clone(), status);
        }
        let details =
            perimetre::engine::checklist::Detail { owner: owner.into(), due: due.and_then(Day::parse), note: note.into(), evidence: evidence.into() };
        record.details.insert(id, details);
    };
    item("K01", Status::Done, "Claire Dubois", None, "", "Note de cadrage du 12 novembre 2026");
    item("K02", Status::Doing, "A. Martin", Some("2026-12-15"), "À confirmer en comité : \"oui\", sous réserve", "");
    item("K03", Status::Todo, "N’Guyễn Thị 🙂", None, "Deux réunions :\n- lancement\n- point mensuel", "");
    record.notes.insert(instrument().question("org_size").unwrap().id.clone(), "Deux filiales".into());
    record.kept.participants = vec![
        ParticipantV1 { id: "p1".into(), name: "Direction".into(), group: "management".into() },
        ParticipantV1 { id: "p2".into(), name: "Atelier".into(), group: "users".into() },
    ];
    record
}

fn golden(name: &str, found: &[u8]) {
    let path = File::new(FOLDER).join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let differs = expected.iter().zip(found).position(|(expected, found)| expected != found);
    assert!(expected == found, "{name} changed, from byte {differs:?} on; UPDATE_GOLDEN=1 writes it again, and the difference is reviewed");
}

#[test]
fn the_files_of_one_workshop_are_as_reviewed() {
    let record = workshop();
    let whole = save(&record, instrument(), &record.assess(instrument()));
    assert_eq!(open(whole.as_bytes(), instrument()), Ok(record.clone()));
    golden("workshop/record.perimetre.json", whole.as_bytes());
    let redacted = record.redacted();
    golden("workshop/redacted.perimetre.json", save(&redacted, instrument(), &redacted.assess(instrument())).as_bytes());
    assert_eq!(record.path, Path::Full);
    for language in Language::ALL {
        let code = language.code();
        super::with_draws(&record, instrument(), language, |dossier| {
            golden(&format!("workshop/checklist.{code}.csv"), checklist_csv(dossier).as_bytes());
            golden(&format!("workshop/checklist.{code}.md"), checklist_markdown(dossier).as_bytes());
            golden(&format!("workshop/calendar.{code}.ics"), calendar(dossier).text.as_bytes());
            golden(&format!("workshop/workbook.{code}.xlsx"), &workbook(dossier));
        });
    }
}

/// The same, with all that harms what does not expect it: `cargo xtask test --only files` has a spreadsheet open it.
#[test]
fn the_files_of_a_hostile_workshop_are_as_reviewed() {
    let mut record = workshop();
    let texts = nasty::NASTY.iter().map(|text| (*text).to_owned()).chain(["=1;".repeat(3_334), "long ".repeat(2_000), "\n".repeat(300) + "end"]);
    for (item, text) in instrument().items.iter().zip(texts.chain([nasty::NASTY.join("\n")])) {
        let details = perimetre::engine::checklist::Detail { owner: text.clone(), due: None, note: text.clone(), evidence: text };
        record.details.insert(item.id.clone(), details);
    }
    super::with_draws(&record, instrument(), Language::Fr, |dossier| {
        golden("hostile/checklist.fr.csv", checklist_csv(dossier).as_bytes());
        golden("hostile/workbook.fr.xlsx", &workbook(dossier));
    });
}
