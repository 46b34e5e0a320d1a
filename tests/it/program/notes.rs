//! What is kept beside the answers that count: answers to hidden questions, and notes.

use super::{full::workshop, *};

#[test]
fn answers_to_hidden_questions_are_kept_ignored_and_said() {
    let mut program = Program::left(&workshop(), "question/provider_stage");
    program.choose("talks").at("provider_evidence").choose("legal").at("subcontracting").choose("exists").at("provider_stage").choose("none");
    let review = program.go(Route::Review).review();
    assert_eq!(review.ignored, ["2 answers to questions no longer asked are kept without being used."]);
    assert!(program.record().responses.contains_key("subcontracting"));
    assert!(open(program.exported().1.as_bytes(), instrument()).is_ok_and(|record| record == *program.record()));
    program.at("provider_stage").choose("talks");
    assert!(program.go(Route::Review).review().ignored.is_empty());
}

#[test]
fn a_note_is_saved_shown_and_given_back() {
    let mut program = Program::left(&workshop(), "result");
    program.send(Msg::Painted).at("sector").full(FullMsg::NoteWritten("Two plants\nand a shop".into()));
    assert_eq!(program.saved().notes.get("sector").map(String::as_str), Some("Two plants\nand a shop"));
    assert_eq!(program.question().note.map(|note| note.written).as_deref(), Some("Two plants\nand a shop"));
    assert_eq!(open(program.exported().1.as_bytes(), instrument()).as_ref(), Ok(program.record()));
    assert!(program.go(Route::Review).review().sections[0].rows.iter().any(|row| row.note.is_some()));
    program.go(Route::Result);
    assert!(matches!(program.view().screen, Screen::Result(_)), "nothing is computed from a note");
    program.at("sector").full(FullMsg::NoteWritten("é".repeat(20_050)));
    assert_eq!(program.record().notes.get("sector").map(|note| note.chars().count()), Some(20_000), "no more than a file takes");
    assert!(open(program.exported().1.as_bytes(), instrument()).is_ok());
    program.full(FullMsg::NoteWritten(" \n".into()));
    assert!(program.record().notes.is_empty());
}
