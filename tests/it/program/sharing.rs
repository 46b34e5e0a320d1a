//! Files made from the result: what is in them, when what makes them is not there, and when the browser does not take them.

use std::io::Cursor;

use super::{full::kept, *};
use calamine::{Reader, Xlsx};
use perimetre::{
    app::{
        msg::{FilesMsg, Written},
        view::{FileCard, FilesView},
    },
    engine::calendar::Day,
    export::{
        Report,
        files::{self, Dossier, Kind},
    },
    record::save,
    text::Language,
};

/// Every word that someone wrote in [`worked_on`].
const WRITTEN: [&str; 3] = ["Zoé Ünal", "=cmd|' /C calc'!A0", "Protocole signé 🧾"];

const TEXTS: [Kind; 5] = [Kind::Record, Kind::Redacted, Kind::ChecklistCsv, Kind::ChecklistMarkdown, Kind::Calendar];

impl Program {
    fn files(&self) -> FilesView {
        match self.view().screen {
            Screen::Files(files) => *files,
            other => panic!("not on the files: {other:?}"),
        }
    }

    fn card(&self, id: &str) -> FileCard {
        self.files().cards.into_iter().find(|card| card.id == id).expect("a card")
    }

    fn ask_for(&mut self, kind: Kind) -> &mut Self {
        self.send(Msg::Files(FilesMsg::Asked(kind)))
    }

    /// On the files, with what they are made by.
    fn on_files(record: &Record) -> Self {
        let mut program = Self::left(record, "files");
        program.send(Msg::Painted);
        program
    }

    fn bytes(&self) -> Vec<u8> {
        match &self.effects[..] {
            [.., Effect::Download(file)] => file.bytes.clone(),
            other => panic!("not a download: {other:?}"),
        }
    }
}

/// A record with names, a note, a piece of evidence and a date.
fn worked_on() -> Record {
    let mut program = Program::left(&finished(), "checklist");
    program.send(Msg::Painted);
    let item = program.things()[0].id.clone();
    for (which, text) in [Written::Owner, Written::Note, Written::Evidence].into_iter().zip(WRITTEN) {
        program.work(ChecklistMsg::TextWritten(item.clone(), which, text.into()));
    }
    program.work(ChecklistMsg::DueWritten(item, Some("2027-03-01".into())));
    program.record().clone()
}

#[test]
fn every_file_is_the_one_that_the_command_writes() {
    let record = worked_on();
    let assessment = record.assess(few_draws());
    let day = |text: &str| Day::parse(text);
    let mut program = Program::on_files(&record);
    let texts = perimetre::content::load();
    let report = Report {
        instrument: few_draws(),
        texts: texts.catalog(Language::En),
        assessment: &assessment,
        responses: &record.responses,
        progress: &record.progress,
        milestones: record.milestones,
    };
    let dossier = Dossier { report, details: &record.details, started_on: record.started_on.as_deref().and_then(day), written_on: day("2026-11-23") };
    let expected = [
        save(&record, few_draws(), &assessment).into_bytes(),
        save(&record.redacted(), few_draws(), &assessment).into_bytes(),
        files::checklist_csv(&dossier).into_bytes(),
        files::checklist_markdown(&dossier).into_bytes(),
        files::calendar(&dossier).text.into_bytes(),
        files::workbook(&dossier),
    ];
    for (kind, expected) in TEXTS.into_iter().chain([Kind::Workbook]).zip(expected) {
        assert!(program.ask_for(kind).bytes() == expected && !program.view().announcement.is_empty(), "{kind:?}");
    }
}

#[test]
fn no_file_name_says_whose_it_is_and_each_is_another() {
    let mut program = Program::on_files(&worked_on());
    let mut names: Vec<String> = TEXTS.map(|kind| program.ask_for(kind).downloaded().0).to_vec();
    for name in &names {
        let (stem, end) = name.split_once('.').expect("an extension");
        assert!(stem.starts_with("perimetre") && stem.ends_with("2026-11-23") && !end.is_empty(), "{name}");
        assert!(name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.".contains(letter)), "{name}");
    }
    names.sort();
    names.dedup();
    assert_eq!(names.len(), TEXTS.len());
}

#[test]
fn what_people_wrote_is_said_before_it_is_passed_on_and_is_not_in_the_redacted_file() {
    let mut program = Program::on_files(&worked_on());
    for id in ["workbook", "checklist", "record"] {
        let (_, lines) = program.card(id).holds.expect("what it holds");
        assert!(["name", "note on a", "evidence"].iter().all(|word| lines.iter().any(|line| line.contains(word))), "{id}: {lines:?}");
    }
    assert_eq!(program.card("redacted").holds.map(|(_, lines)| lines.len()), Some(3));
    let (_, redacted) = program.ask_for(Kind::Redacted).downloaded();
    let (_, whole) = program.ask_for(Kind::Record).downloaded();
    for words in WRITTEN {
        assert!(whole.contains(words) && !redacted.contains(words), "{words}");
    }
    let opened = open(redacted.as_bytes(), instrument()).expect("it opens");
    assert_eq!((&opened.responses, opened.details.len()), (&program.record().responses, 1), "the date stays");

    let plain = Program::on_files(&finished());
    assert!(plain.card("workbook").holds.is_none() && plain.card("redacted").holds.is_none());
}

#[test]
fn a_calendar_without_a_date_is_no_dead_button() {
    let mut program = Program::on_files(&finished());
    let card = program.card("calendar");
    assert!(card.buttons.is_empty() && card.remark.is_some());
    let (_, way) = card.way.expect("a way to the dates");
    program.go(way).work(ChecklistMsg::MilestoneSet("signature".into(), "2027-01-15".into())).go(Route::Files).send(Msg::Painted);
    let card = program.card("calendar");
    assert!(card.way.is_none() && card.buttons.len() == 1);
    assert!(program.ask_for(Kind::Calendar).downloaded().1.contains("BEGIN:VEVENT"));
}

#[test]
fn a_text_can_be_seen_instead() {
    let mut program = Program::on_files(&worked_on());
    for (kind, id) in TEXTS.into_iter().zip(["record", "redacted", "checklist", "checklist", "calendar"]) {
        let (name, text) = program.ask_for(kind).downloaded();
        program.send(Msg::Files(FilesMsg::TextAsked(kind)));
        let shown: Vec<FileCard> = program.files().cards.into_iter().filter(|card| card.copy.is_some()).collect();
        let [card] = &shown[..] else { panic!("{kind:?}: {} texts", shown.len()) };
        let copy = card.copy.as_ref().expect("a text");
        assert!(card.id == id && copy.text == text && copy.label.contains(&name) && program.focus() == Some(FocusTarget::Copy), "{kind:?}");
    }
    program.send(Msg::Files(FilesMsg::TextClosed));
    assert!(program.files().cards.iter().all(|card| card.copy.is_none()) && program.focus().is_some());
    program.send(Msg::Files(FilesMsg::TextClosed));
    assert!(program.effects.is_empty(), "once");
}

#[test]
fn a_refused_file_is_shown_where_it_was_asked_for() {
    let mut program = Program::on_files(&worked_on());
    for kind in [Kind::ChecklistCsv, Kind::Workbook] {
        let csv = program.ask_for(Kind::ChecklistCsv).downloaded().1;
        let [.., Effect::Download(file)] = &program.ask_for(kind).effects[..] else { panic!("a download") };
        let file = file.clone();
        program.data(DataMsg::DownloadRefused(file));
        let copy = program.card("checklist").copy.expect("a text");
        assert_eq!((copy.text, program.focus()), (csv, Some(FocusTarget::Copy)), "a workbook is no text: the list is");
        assert!(copy.label.contains("blocked") && copy.label.contains(".csv"), "{}", copy.label);
    }
    let [.., Effect::Download(file)] = &program.ask_for(Kind::ChecklistMarkdown).effects[..] else { panic!("a download") };
    let file = file.clone();
    program.data(DataMsg::DownloadUnsure(file));
    let copy = program.card("checklist").copy.expect("a text");
    assert!(copy.label.contains("If nothing") && copy.label.contains(".md"), "{}", copy.label);
}

#[test]
fn what_packs_the_workbook_is_fetched_when_it_is_asked_for_and_not_before() {
    let mut program = Program::page(kept(&finished(), "files"));
    assert_eq!(program.fetches(), [(Part::Work, "en")]);
    program.part_comes(Part::Work, Language::En).send(Msg::Painted);
    assert!(program.fetches().is_empty() && program.files().waiting.is_none());
    for kind in TEXTS.into_iter().filter(|kind| *kind != Kind::Calendar) {
        assert!(!program.ask_for(kind).downloaded().1.is_empty(), "{kind:?}");
    }
    program.ask_for(Kind::Workbook);
    assert_eq!(program.fetches(), [(Part::Workbook, "")]);
    assert!(program.files().waiting.is_some());
    program.fetch_says(FetchMsg::Failed(Part::Workbook, ""));
    assert!(program.notice().is_error && program.files().waiting.is_none() && program.focus() == Some(FocusTarget::Notice));
    program.ask_for(Kind::Workbook);
    assert_eq!(program.fetches(), [(Part::Workbook, "")], "tried again");
    program.fetch_says(FetchMsg::Came(Part::Workbook, "", Vec::new()));
    let mut book = Xlsx::new(Cursor::new(program.bytes())).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Summary", "Services", "Risks", "Checklist", "RACI"]);
    let rows = book.worksheet_range("Checklist").expect("the checklist").height();
    let program = Program::left(&finished(), "checklist").send(Msg::Painted).list();
    assert_eq!(rows, program.total + 1, "an item a row, and the names of columns");
}

#[test]
fn every_text_of_the_files_is_there_in_both_languages() {
    for record in [worked_on(), finished(), begun(), Record::new(Path::Quick, None)] {
        let mut program = Program::on_files(&record);
        for code in ["fr", "en"] {
            program.send(Msg::LanguageChosen(code.into()));
            let wrong = super::texts::wrong_texts(&program);
            assert!(wrong.is_empty(), "{code}: {wrong:?}");
        }
    }
}
