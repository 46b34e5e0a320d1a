//! Another file beside this one: what differs, and nothing of it enters the record.

use super::{full::workshop, scenarios::groups, *};
use perimetre::{
    app::{effect::Effect, msg::ScenarioMsg, view::CompareView},
    record::save,
};

impl Program {
    pub(super) fn compare(&self) -> CompareView {
        match self.view().screen {
            Screen::Compare(view) => *view,
            other => panic!("not comparing: {other:?}"),
        }
    }

    /// Puts a record beside this one.
    pub(super) fn beside(&mut self, record: &Record) -> &mut Self {
        let text = save(record, instrument(), &record.assess(instrument()));
        self.beside_bytes(text.into_bytes())
    }

    fn beside_bytes(&mut self, bytes: Vec<u8>) -> &mut Self {
        self.go(Route::Data).scenario(ScenarioMsg::CompareAsked);
        assert!(self.effects.contains(&Effect::PickFile));
        self.data(DataMsg::FileRead("other.perimetre.json".into(), bytes)).send(Msg::Painted)
    }
}

#[test]
fn a_file_is_compared_and_enters_nothing() {
    let mut program = Program::left(&finished(), "result");
    let before = program.send(Msg::Painted).file();
    let later = Record { started_on: Some("2027-05-01".into()), ..record_of(quick_later()) };
    program.beside(&later);
    let view = program.compare();
    assert_eq!(view.paths, None);
    let [first, second] = &view.differences.outcomes;
    assert!(first.lines[1].contains("2026") && second.lines[1].contains("2027"), "the one begun first comes first: {view:?}");
    assert!(second.lines[0].contains("other.perimetre.json"));
    let answers = view.differences.groups.iter().find(|group| group.id == "answers").expect("answers differ");
    assert_eq!(answers.rows.len(), 2, "{answers:?}");
    assert!(answers.rows.iter().any(|row| row.cells[1].words.contains("don’t know")), "{answers:?}");
    program.scenario(ScenarioMsg::Swapped);
    let swapped = program.compare().differences;
    assert_eq!((&swapped.outcomes[0].lines, &swapped.outcomes[1].lines), (&second.lines, &first.lines));
    for (one, other) in view.differences.groups.iter().zip(&swapped.groups) {
        let turned: Vec<_> = other.rows.iter().map(|row| [row.cells[1].clone(), row.cells[0].clone()]).collect();
        assert_eq!(one.rows.iter().map(|row| row.cells.clone()).collect::<Vec<_>>(), turned);
    }
    assert!(program.saves().is_empty());
    program.scenario(ScenarioMsg::Closed);
    assert_eq!((program.place(), program.record().clone(), program.file()), ("data".to_owned(), finished(), before));
    assert_eq!(program.go(Route::Compare).place(), "data", "there is nothing beside it any more");
    assert!(matches!(program.view().screen, Screen::Data(_)));
}

fn quick_later() -> Answers {
    let answers = Answers { path: Path::Quick, responses: finished().responses };
    answers.one("contract_owner", "named_time").one("sector", "dk")
}

#[test]
fn the_same_file_differs_in_nothing_and_that_is_said() {
    let mut program = Program::left(&finished(), "result");
    program.send(Msg::Painted).beside(&finished());
    let view = program.compare();
    assert_eq!(groups(&view.differences), []);
    assert!(view.differences.summary.starts_with("Nothing differs"));
}

#[test]
fn settings_progress_and_paths_are_compared_too() {
    let mut other = workshop();
    other.settings.set(instrument(), "outsource", 65.0, "agreed").unwrap();
    other.settings.switch_off(instrument(), "G02", "the owner is the sponsor").unwrap();
    other.progress.insert(instrument().items[0].id.clone(), Status::Done);
    let mut program = Program::left(&workshop(), "result");
    program.send(Msg::Painted).beside(&other);
    let view = program.compare();
    assert_eq!(view.paths, None);
    let of = |id: &str| groups(&view.differences).into_iter().find(|(group, _)| *group == id).map_or(0, |(_, rows)| rows);
    assert_eq!((of("settings"), of("items")), (2, 2), "a number and a guard; progress, and the item");
    program.beside(&finished());
    assert!(program.compare().paths.is_some_and(|said| said.contains("quick") && said.contains("full")));
}

#[test]
fn a_file_that_is_none_is_refused_as_on_opening() {
    for bytes in [b"<!doctype html>".to_vec(), b"{\"format\":\"perimetre-record\",\"version\":9}".to_vec(), Vec::new()] {
        let mut program = Program::left(&finished(), "data");
        program.beside_bytes(bytes.clone());
        let notice = program.notice();
        assert!(notice.is_error && program.place() == "data", "{notice:?}");
        let mut opening = Program::fresh();
        opening.data(DataMsg::FileRead("other.perimetre.json".into(), bytes));
        assert_eq!((notice.title, notice.lines), (opening.notice().title, opening.notice().lines));
        assert_eq!(program.record(), &finished());
    }
}

#[test]
fn a_file_chosen_to_be_opened_is_opened() {
    let mut program = Program::left(&finished(), "data");
    program.scenario(ScenarioMsg::CompareAsked).data(DataMsg::OpenAsked);
    let text = save(&begun(), instrument(), &begun().assess(instrument()));
    program.data(DataMsg::FileRead("begun.perimetre.json".into(), text.into_bytes()));
    assert!(matches!(program.view().screen, Screen::Data(view) if view.replace.is_some()), "what is lost is asked first");
    assert!(matches!(Program::fresh().go(Route::Data).view().screen, Screen::Data(view) if view.compare.is_none()), "nothing to compare");
}
