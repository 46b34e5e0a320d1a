//! The full path: what it fetches, what it takes over, its parts, its matrices.

use super::*;
use perimetre::{
    app::view::{MatrixView, SectionsView},
    engine::{Answer, Cell, Raw},
};

use crate::fixtures::full;

impl Program {
    pub(super) fn sections(&self) -> SectionsView {
        match self.view().screen {
            Screen::Sections(sections) => sections,
            other => panic!("not on the parts: {other:?}"),
        }
    }

    fn matrix(&self) -> MatrixView {
        *self.question().matrix.expect("a matrix")
    }

    fn cell(&mut self, tower: &str, value: &str) -> &mut Self {
        self.full(FullMsg::CellChosen(tower.into(), value.into()))
    }

    fn cells(&self, question: &str) -> Vec<(String, Cell)> {
        match self.record().responses.get(question) {
            Some(Answer::Matrix(cells)) => cells.iter().map(|(tower, cell)| (tower.as_str().to_owned(), cell.clone())).collect(),
            None => Vec::new(),
            other => panic!("not a matrix: {other:?}"),
        }
    }

    /// Services of the matrix shown, each with its state.
    fn rows(&self) -> Vec<(String, &'static str)> {
        self.matrix().rows.into_iter().map(|row| (row.id, row.state)).collect()
    }
}

pub(super) fn kept(record: &Record, place: &str) -> Stored {
    Stored::Text(save_place(record, instrument(), place, "en"))
}

/// A full path begun: who runs three services, and two answers.
pub(super) fn workshop() -> Record {
    let text = |value: &str| Raw::Text(value.into());
    let mode = [("WKP", text("provider")), ("AMS", text("na")), ("TEL", text("group"))];
    record_of(Answers { path: Path::Full, ..full().one("org_size", "s50_249").one("it_team", "t2_5").cells("tower_mode", &mode) })
}

// ---------- Taking over ----------

#[test]
fn what_the_quick_path_answered_is_not_asked_again() {
    let mut program = Program::left(&finished(), "result");
    program.full(FullMsg::Asked);
    let before = program.sections();
    assert_eq!((before.progress.done, before.progress.total), (10, 41), "ten of the twelve are asked in both; without contact, two are hidden");
    let mut asked = Vec::new();
    loop {
        let (_, route) = program.sections().go_on;
        if route == Route::Review {
            break;
        }
        program.go(route);
        while let Screen::Question(question) = program.view().screen {
            asked.push(question.id.clone());
            match question.matrix {
                Some(_) => program.full(FullMsg::RestUnknown),
                None => program.choose("dk"),
            };
            program.proceed();
        }
    }
    for id in finished().responses.keys() {
        assert!(!asked.contains(&id.as_str().to_owned()), "{id} is asked again");
    }
    assert_eq!(asked.len(), 31, "{asked:?}");
    assert_eq!(program.sections().progress.done, 41);
    assert!(program.go(Route::Review).review().sections.iter().flat_map(|section| &section.rows).all(|row| row.state != "missing"));
}

#[test]
fn the_quick_answers_about_services_move_what_is_presumed() {
    let mut program = Program::left(&finished(), "start");
    program.full(FullMsg::Asked).at("tower_sat");
    let presumed = |program: &Program, code: &str| program.matrix().rows.into_iter().find(|row| row.id == code).and_then(|row| row.presumed);
    assert_eq!((presumed(&program, "SEC"), presumed(&program, "WKP")), (Some((0, 1, 1)), Some((2, 3, 2))), "a service that causes trouble: 1 to 2");
    let mut direct = Program::fresh();
    direct.full(FullMsg::Asked).at("tower_sat");
    assert_eq!(presumed(&direct, "SEC"), Some((2, 3, 2)));
}

#[test]
fn starting_in_full_skips_the_quick_only_questions() {
    let mut program = Program::fresh();
    program.full(FullMsg::Asked);
    assert!(program.saves().is_empty(), "nothing to save yet");
    for id in ["tower_pain", "tower_distinct"] {
        assert_eq!(program.at(id).place(), "start");
    }
    assert_eq!(program.go(Route::Sections).sections().progress.done, 0);
}

// ---------- Going about ----------

#[test]
fn the_parts_tell_the_truth() {
    let mut program = Program::left(&workshop(), "sections");
    let states = |program: &Program| program.sections().sections.iter().map(|card| card.state).collect::<Vec<_>>();
    assert_eq!(states(&program), ["doing", "doing", "todo", "todo", "todo", "todo", "todo"]);
    let pages = ["sector", "service_hours", "current_sourcing", "drivers", "obligations"];
    for id in pages {
        program.at(id).choose("dk").go(Route::Sections);
    }
    assert_eq!(states(&program)[0], "done");
    assert_eq!(program.sections().sections[0].counts, "2 answers given and 5 “I don’t know”");
    assert_eq!(program.sections().sections[0].action.1, Route::Review);
    assert_eq!(program.sections().sections[1].counts, "7 unanswered", "a matrix begun is still open");
    assert_eq!(program.sections().sections[1].action.1, Route::Question("tower_diff".into()), "what nobody touched comes first");
}

#[test]
fn a_part_ends_at_the_parts_and_open_questions_can_be_left() {
    let mut program = Program::left(&workshop(), "sections");
    program.at("sector").proceed();
    assert_eq!(program.focus(), Some(FocusTarget::Errors), "an answer, or left open on purpose");
    assert!(program.question().skip.is_some());
    program.full(FullMsg::LeftOpen);
    assert_eq!(program.place(), "question/service_hours", "it_team has its answer");
    program.back();
    assert_eq!(program.place(), "question/it_team", "what has an answer can be seen again");
    program.at("obligations").choose("dk").proceed();
    assert_eq!(program.place(), "sections");
    program.at("contract_owner").back();
    assert_eq!(program.place(), "sections");
    program.go(Route::Review).at("sector").full(FullMsg::LeftOpen);
    assert_eq!(program.place(), "review", "a detour returns");
    let mut quick = Program::left(&begun(), "question/current_sourcing");
    quick.full(FullMsg::LeftOpen);
    assert_eq!(quick.place(), "question/current_sourcing");
}

// ---------- Matrices ----------

#[test]
fn what_is_presumed_is_shown_and_counts_for_nothing_until_confirmed() {
    let mut program = Program::left(&workshop(), "question/tower_cap");
    assert_eq!(program.rows().len(), 11);
    assert!(program.rows().iter().all(|(_, state)| *state == "presumed") && program.cells("tower_cap").is_empty());
    program.proceed();
    assert_eq!((program.place().as_str(), program.cells("tower_cap").len()), ("question/tower_sat", 0), "passing over confirms nothing");
    program.at("tower_cap").cell("SEC", "5").cell("NET", "dk");
    assert_eq!(program.cells("tower_cap"), [("NET".into(), Cell::Unknown), ("SEC".into(), Cell::Scale(5))]);
    assert_eq!(program.saved(), *program.record());
    program.full(FullMsg::AllConfirmed);
    let cells = program.cells("tower_cap");
    assert_eq!(cells.len(), 11);
    let of = |code: &str| cells.iter().find(|(tower, _)| tower == code).map(|(_, cell)| cell.clone());
    assert_eq!((of("SEC"), of("NET")), (Some(Cell::Scale(5)), Some(Cell::Unknown)), "what was said stays");
    assert_eq!((of("WKP"), of("DEV")), (Some(Cell::Scale(3)), Some(Cell::Scale(2))), "3 to 4: the less extreme; 1 to 3: the middle");
    program.full(FullMsg::CellsCleared);
    assert!(program.cells("tower_cap").is_empty() && !program.record().responses.contains_key("tower_cap"));
    program.full(FullMsg::RestUnknown);
    assert!(program.rows().iter().all(|(_, state)| *state == "unknown"));
}

#[test]
fn services_that_leave_take_their_rows_along_and_what_was_said_of_them_is_kept() {
    let mut program = Program::left(&workshop(), "question/tower_sat");
    assert!(!program.rows().iter().any(|(id, _)| id == "AMS" || id == "TEL"));
    program.cell("NET", "2").cell("HST", "4").at("tower_mode").cell("NET", "group").at("tower_sat");
    assert!(!program.rows().iter().any(|(id, _)| id == "NET"));
    assert_eq!(program.cells("tower_sat").len(), 2, "kept");
    program.cell("ERP", "1").full(FullMsg::CellsCleared);
    assert_eq!(program.cells("tower_sat"), [("NET".into(), Cell::Scale(2))], "out of sight, not taken back");
    assert_eq!(program.go(Route::Review).review().ignored.len(), 1);
    program.at("tower_mode").cell("NET", "internal").at("tower_sat");
    assert!(program.rows().contains(&("NET".into(), "known")), "it comes back with it");
    program.at("tower_mode").full(FullMsg::CellsCleared);
    let codes: Vec<String> = program.rows().into_iter().map(|(id, _)| id).collect();
    for code in &codes {
        program.cell(code, "na");
    }
    program.at("tower_sat");
    assert!(program.matrix().rows.is_empty() && program.matrix().actions.is_empty());
    program.proceed();
    assert_eq!(program.place(), "sections", "with no service there is nothing to ask");
}

#[test]
fn i_dont_know_of_a_whole_matrix_is_i_dont_know_of_each_service() {
    let record = record_of(Answers { path: Path::Full, ..full().one("tower_cap", "dk") });
    let mut program = Program::left(&record, "question/tower_cap");
    assert!(program.rows().iter().all(|(_, state)| *state == "unknown"));
    program.cell("SEC", "4");
    assert_eq!(program.cells("tower_cap").iter().filter(|(_, cell)| *cell == Cell::Unknown).count(), 12);
}

#[test]
fn values_that_are_not_of_the_matrix_change_nothing() {
    let mut program = Program::left(&workshop(), "question/tower_cap");
    for (tower, value) in [("SEC", "6"), ("SEC", "0"), ("SEC", "internal"), ("GOV", "3"), ("ZZZ", "3"), ("SEC", "")] {
        program.cell(tower, value);
        assert!(program.effects.is_empty() && program.record() == &workshop(), "{tower} {value}");
    }
    program.at("sector").cell("SEC", "3");
    assert_eq!(program.record(), &workshop());
}
