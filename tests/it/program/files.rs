//! Files, storage, other tabs, erasing.

use super::*;
use perimetre::record::save;

fn file(record: &Record) -> Vec<u8> {
    let answers = Answers { path: record.path, responses: record.responses.clone() };
    save(record, instrument(), &answers.assess()).into_bytes()
}

fn read(name: &str, bytes: Vec<u8>) -> DataMsg {
    DataMsg::FileRead(name.into(), bytes)
}

fn kept_by_another_tab() -> String {
    save_place(&finished(), instrument(), "review", "en")
}

#[test]
fn what_is_downloaded_opens_elsewhere_as_exactly_the_same() {
    let mut program = Program::left(&finished(), "data");
    let (name, text) = program.exported();
    assert_eq!(name, "perimetre-2026-11-23.perimetre.json");
    assert!(!program.view().announcement.is_empty());
    let mut other = Program::fresh();
    other.data(DataMsg::OpenAsked);
    assert_eq!(other.effects, [Effect::PickFile]);
    other.data(read(&name, text.clone().into_bytes()));
    assert_eq!((other.record(), other.place().as_str()), (program.record(), "review"));
    assert_eq!((other.saved(), other.saves()[0].1), (finished(), true));
    assert!(!other.notice().is_error && other.focus() == Some(FocusTarget::Notice));
    assert_eq!(other.exported().1, text);
}

#[test]
fn opening_a_file_over_work_asks_first() {
    let mut program = Program::left(&begun(), "question/current_sourcing");
    program.data(read("other.json", file(&finished())));
    assert_eq!((program.record(), program.place().as_str(), program.focus()), (&begun(), "data", Some(FocusTarget::Confirmation)));
    let Screen::Data(data) = program.view().screen else { panic!("the data screen") };
    assert_eq!(data.replace.as_ref().map(|confirm| confirm.confirm.1.clone()), Some(Msg::Data(DataMsg::ReplaceConfirmed)));
    assert!(program.saves().is_empty());
    program.data(DataMsg::ReplaceCancelled);
    assert_eq!(program.record(), &begun());
    program.data(DataMsg::ReplaceConfirmed);
    assert_eq!((program.record(), program.effects.len()), (&begun(), 0), "cancelled: nothing is left to confirm");
    program.data(read("other.json", file(&finished()))).data(DataMsg::ReplaceConfirmed);
    assert_eq!((program.record(), program.saved()), (&finished(), finished()));
    program.data(DataMsg::ReplaceConfirmed);
    assert!(program.effects.is_empty(), "once");
}

#[test]
fn leaving_the_question_of_replacing_is_keeping() {
    let mut program = Program::left(&begun(), "review");
    program.data(read("other.json", file(&finished()))).go(Route::Review).data(DataMsg::ReplaceConfirmed);
    assert_eq!(program.record(), &begun());
}

#[test]
fn a_file_that_is_refused_changes_nothing() {
    let good = String::from_utf8(file(&finished())).unwrap();
    let bad: Vec<(&str, Vec<u8>)> = vec![
        ("empty.json", Vec::new()),
        ("page.json", b"<!doctype html>".to_vec()),
        ("cut.json", good.as_bytes()[..good.len() / 2].to_vec()),
        ("picture.json", vec![0x89, 0x50, 0xff]),
        ("other.json", b"{}".to_vec()),
        ("newer.json", good.replacen("\"version\": 1", "\"version\": 9999", 1).into_bytes()),
        ("later.json", good.replacen("\"version\": \"1.0.0\"", "\"version\": \"2.0.0\"", 1).into_bytes()),
        ("wrong.json", good.replacen("\"answer\": 3", "\"answer\": 6", 1).into_bytes()),
        ("deep.json", "[".repeat(100_000).into_bytes()),
    ];
    for place in ["review", "question/drivers", "start"] {
        for (name, bytes) in &bad {
            for record in [begun(), Record::new(Path::Quick, None)] {
                let mut program = if record.is_empty() { Program::fresh() } else { Program::left(&record, place) };
                let before = (program.record().clone(), program.place());
                program.data(read(name, bytes.clone()));
                assert_eq!((program.record().clone(), program.place()), before, "{name}");
                assert!(program.saves().is_empty() && program.focus() == Some(FocusTarget::Notice), "{name}: {:?}", program.effects);
                let notice = program.notice();
                assert!(notice.is_error && notice.title.contains(name) && notice.lines.len() >= 2, "{notice:?}");
            }
        }
    }
}

#[test]
fn a_file_too_large_or_unreadable_changes_nothing() {
    let mut program = Program::left(&begun(), "review");
    program.data(DataMsg::FileTooLarge("huge.json".into(), 50 * 1024 * 1024));
    assert!(program.notice().is_error && program.notice().lines[0].contains("50"), "{:?}", program.notice());
    program.data(DataMsg::FileUnreadable);
    assert!(program.notice().is_error);
    assert_eq!((program.record(), program.place().as_str()), (&begun(), "review"));
    program.send(Msg::NoticeClosed);
    assert!(program.view().notice.is_none());
}

#[test]
fn every_bad_answer_of_a_file_is_said() {
    let mut wrong = String::from_utf8(file(&finished())).unwrap();
    for (good, bad) in [("\"s50_249\"", "\"huge\""), ("\"answer\": 3", "\"answer\": 6"), ("\"industry\"", "\"mining\"")] {
        assert!(wrong.contains(good));
        wrong = wrong.replacen(good, bad, 1);
    }
    let mut program = Program::fresh();
    program.data(read("wrong.json", wrong.into_bytes()));
    let lines = program.notice().lines.join("\n");
    for part in ["org_size", "huge", "past_change", "6", "sector", "mining"] {
        assert!(lines.contains(part), "{part} in {lines}");
    }
}

#[test]
fn a_file_with_answers_to_questions_we_do_not_have_keeps_them_and_says_so() {
    let text = String::from_utf8(file(&begun())).unwrap().replacen("\"responses\": {", "\"responses\": {\"x_cloud\": {\"answer\": 1},", 1);
    let mut program = Program::fresh();
    program.data(read("more.json", text.into_bytes()));
    assert_eq!((program.record().responses.len(), program.record().kept.responses.len()), (3, 1));
    assert!(!program.notice().lines.is_empty());
    assert!(program.exported().1.contains("x_cloud"));
}

#[test]
fn a_refused_download_offers_the_text_to_copy() {
    let mut program = Program::left(&begun(), "result");
    program.send(Msg::Painted);
    let (name, text) = program.exported();
    let [.., Effect::Download(file)] = &program.effects[..] else { panic!("a download") };
    let file = file.clone();
    program.data(DataMsg::DownloadRefused(file));
    let Screen::Data(data) = program.view().screen else { panic!("the data screen") };
    let copy = data.copy.expect("a text to copy");
    assert_eq!((copy.text, program.focus()), (text, Some(FocusTarget::Copy)));
    assert!(copy.label.contains(&name), "{}", copy.label);
}

// ---------- Erasing ----------

#[test]
fn erasing_is_asked_twice_and_leaves_nothing() {
    let mut program = Program::left(&finished(), "data");
    program.data(DataMsg::EraseAsked);
    assert_eq!((program.record(), program.focus()), (&finished(), Some(FocusTarget::Confirmation)));
    program.data(DataMsg::EraseCancelled).data(DataMsg::EraseConfirmed);
    assert_eq!((program.record(), program.effects.len()), (&finished(), 0), "not asked any more: not confirmed");
    program.data(DataMsg::EraseAsked).data(DataMsg::EraseConfirmed);
    assert!(program.effects.contains(&Effect::Erase) && program.saves().is_empty());
    assert!(program.record().is_empty() && program.record().started_on.is_none() && program.place() == "start");
    let shown = format!("{:?}", program.view());
    assert!(!shown.contains("SEC") && !program.view().header.saved_is_warning);
}

#[test]
fn nothing_that_comes_late_brings_back_what_was_erased() {
    let late = [
        Msg::Painted,
        Msg::Data(DataMsg::Saved),
        Msg::Data(DataMsg::SaveFailed),
        Msg::Data(DataMsg::ReplaceConfirmed),
        Msg::Data(DataMsg::EraseConfirmed),
        Msg::Data(DataMsg::OtherTaken),
        Msg::Data(DataMsg::OwnKept),
        Msg::Question(QuestionMsg::OptionChosen("s1_9".into())),
        Msg::Question(QuestionMsg::Continued),
        Msg::NoticeClosed,
        Msg::LanguageChosen("fr".into()),
        Msg::Navigated(Route::Data),
        Msg::Started,
    ];
    let mut program = Program::left(&finished(), "data");
    program.data(DataMsg::ChangedElsewhere(kept_by_another_tab())).data(DataMsg::EraseAsked).data(DataMsg::EraseConfirmed);
    for msg in late {
        program.send(msg.clone());
        assert!(program.saves().is_empty() && program.record().is_empty(), "{msg:?}: {:?}", program.effects);
    }
}

#[test]
fn what_another_tab_erased_is_gone_here_too() {
    let mut program = Program::left(&finished(), "result");
    program.send(Msg::Painted).data(DataMsg::ErasedElsewhere);
    assert!(program.record().is_empty() && program.effects.is_empty() && program.place() == "start");
    assert!(program.view().notice.is_some());
    program.go(Route::Data).send(Msg::NoticeClosed);
    assert!(program.saves().is_empty());
}

// ---------- Other tabs ----------

#[test]
fn work_of_another_tab_stops_saving_until_the_visitor_decides() {
    let mut program = Program::left(&begun(), "question/current_sourcing");
    program.data(DataMsg::Saved).data(DataMsg::ChangedElsewhere(kept_by_another_tab()));
    assert_eq!(program.focus(), None, "focus is not taken by what happened elsewhere");
    let decision = program.notice();
    let says: Vec<Msg> = decision.actions.iter().map(|(_, msg)| msg.clone()).collect();
    assert_eq!(says, [Msg::Data(DataMsg::OtherTaken), Msg::Data(DataMsg::OwnKept)]);
    assert!(decision.close.is_none() && program.view().header.saved_is_warning);
    // Whatever happens in between, the question stays and nothing is written.
    let between = [
        Msg::Question(QuestionMsg::OptionChosen("some".into())),
        Msg::Question(QuestionMsg::Continued),
        Msg::Data(DataMsg::Saved),
        Msg::Data(DataMsg::SaveFailed),
        Msg::NoticeClosed,
        Msg::Data(read("page.json", b"<html>".to_vec())),
        Msg::NoticeClosed,
        Msg::Navigated(Route::Review),
        Msg::LanguageChosen("en".into()),
    ];
    for msg in between {
        program.send(msg.clone());
        assert!(program.saves().is_empty(), "{msg:?}: {:?}", program.effects);
    }
    assert_eq!(program.notice().actions, decision.actions);
    assert_eq!(program.record().responses.len(), 4);
}

#[test]
fn the_visitor_takes_what_the_other_tab_saved() {
    let mut program = Program::left(&begun(), "question/current_sourcing");
    program.data(DataMsg::ChangedElsewhere(kept_by_another_tab())).data(DataMsg::OtherTaken);
    assert_eq!((program.record(), program.place().as_str()), (&finished(), "review"));
    assert_eq!((program.saved(), program.saves()[0].1), (finished(), true));
    assert!(program.view().notice.is_none() && !program.view().header.saved_is_warning);
}

#[test]
fn the_visitor_keeps_what_this_tab_has() {
    let mut program = Program::left(&begun(), "question/current_sourcing");
    let saved = program.view().header.saved;
    program.data(DataMsg::ChangedElsewhere(kept_by_another_tab())).choose("some").data(DataMsg::OwnKept);
    assert_eq!((program.saved().responses.len(), program.saves()[0].1), (4, true));
    assert!(program.view().notice.is_none());
    assert_eq!(program.view().header.saved, saved, "it is saved, and said to be");
    program.proceed();
    assert_eq!(program.saves().len(), 1, "saving goes on");
}

#[test]
fn what_the_other_tab_saved_may_be_newer_than_this_one_can_read() {
    let newer = kept_by_another_tab().replace("\"version\":1,", "\"version\":2,");
    let mut program = Program::left(&begun(), "review");
    program.data(DataMsg::ChangedElsewhere(newer)).data(DataMsg::OtherTaken);
    assert_eq!(program.record(), &begun());
    assert!(program.saves().is_empty() && program.notice().is_error);
    program.send(Msg::NoticeClosed).go(Route::Start);
    assert!(program.saves().is_empty());
    assert_eq!(program.notice().actions.len(), 2, "the visitor still has to decide");
    program.data(DataMsg::OwnKept);
    assert_eq!(program.saved(), begun());
}

#[test]
fn a_file_opened_while_saving_is_paused_asks_first() {
    let newer = kept_by_another_tab().replace("\"version\":1,", "\"version\":2,");
    let mut program = Program::stored(Stored::Text(newer));
    program.data(read("mine.json", file(&begun())));
    assert!(program.saves().is_empty() && program.record().is_empty(), "what a newer version kept would be lost");
    program.data(DataMsg::ReplaceConfirmed);
    assert_eq!(program.saved(), begun());
}

#[test]
fn late_answers_of_the_platform_and_of_the_visitor_change_nothing() {
    let late = [DataMsg::ReplaceConfirmed, DataMsg::EraseConfirmed, DataMsg::OtherTaken, DataMsg::OwnKept, DataMsg::RawDownloadAsked, DataMsg::Saved];
    for msg in late {
        let mut program = Program::left(&begun(), "review");
        program.data(DataMsg::FileUnreadable);
        let before = (program.record().clone(), program.view());
        program.data(msg.clone());
        assert_eq!((program.record().clone(), program.view()), before, "{msg:?}");
        assert!(program.effects.is_empty(), "{msg:?}: {:?}", program.effects);
    }
    let mut program = Program::stored(Stored::Refused);
    program.data(DataMsg::OwnKept);
    assert!(program.view().header.saved_is_warning, "a refused storage stays refused");
}

#[test]
fn a_save_that_failed_is_said_and_tried_again_at_the_next_answer() {
    let mut program = Program::left(&begun(), "question/current_sourcing");
    program.data(DataMsg::SaveFailed);
    assert!(program.view().header.saved_is_warning);
    program.choose("some");
    assert_eq!(program.saves().len(), 1);
    program.data(DataMsg::Saved);
    assert!(!program.view().header.saved_is_warning);
}

#[test]
fn unticking_everything_is_saved_too() {
    let mut program = Program::fresh();
    program.at("drivers").choose("cost").data(DataMsg::Saved).clear("cost");
    assert!(program.record().is_empty() || program.record().responses.is_empty());
    assert_eq!(program.saved().responses, Responses::new(), "or the answer would come back");
    assert!(open(b"", instrument()).is_err());
}
