//! Starting, answering, moving about, the result.

use perimetre::{app::view::ChecklistView, engine::calendar::Day};

use super::*;

// ---------- Starting ----------

#[test]
fn with_nothing_kept_it_starts_and_writes_nothing() {
    let program = Program::fresh();
    assert_eq!((program.place().as_str(), program.effects.as_slice()), ("start", &[] as &[Effect]));
    assert!(program.record().is_empty() && program.view().notice.is_none() && !program.view().header.saved_is_warning);
}

#[test]
fn without_storage_it_works_and_says_that_nothing_is_kept() {
    let mut program = Program::stored(Stored::Refused);
    assert!(program.effects.is_empty() && program.view().header.saved_is_warning);
    program.send(Msg::Started).choose("s1_9").proceed();
    assert_eq!((program.record().responses.len(), program.place().as_str()), (1, "question/sector"));
    program.data(DataMsg::SaveFailed);
    assert!(program.view().header.saved_is_warning);
}

#[test]
fn it_resumes_at_the_same_place_in_the_same_language() {
    for place in ["question/current_sourcing", "review", "data", "start"] {
        let program = Program::left(&begun(), place);
        assert_eq!((program.place().as_str(), program.record()), (place, &begun()));
        assert!(program.saves().is_empty(), "nothing is written by opening");
    }
    let text = save_place(&begun(), instrument(), "review", "fr");
    let program = Program::stored(Stored::Text(text));
    assert_eq!(program.view().lang, "fr", "the language chosen last time wins over the browser's");
    assert!(!program.view().announcement.is_empty(), "resuming is announced");
}

#[test]
fn a_place_that_no_longer_exists_leads_to_the_start() {
    for place in ["question/unknown", "question/tower_mode", "question/", "elsewhere", ""] {
        assert_eq!(Program::left(&begun(), place).place(), "start", "{place}");
    }
}

#[test]
fn resuming_on_the_result_asks_for_it_to_be_computed() {
    let mut program = Program::left(&finished(), "result");
    assert_eq!(program.effects, [Effect::AfterPaint]);
    assert!(matches!(program.view().screen, Screen::Computing(_)));
    program.send(Msg::Painted);
    assert!(matches!(program.view().screen, Screen::Result(_)));
    assert_eq!(program.focus(), None, "nobody touched anything: focus stays with the host page");
}

#[test]
fn what_cannot_be_read_is_put_aside_and_said() {
    for text in ["", "null", "[]", "{\"record\":", "6 MB of a"] {
        let mut program = Program::stored(Stored::Text(text.into()));
        assert_eq!(program.effects, [Effect::Quarantine(text.into())]);
        assert!(program.record().is_empty() && program.notice().is_error);
        program.data(DataMsg::RawDownloadAsked);
        assert!(matches!(&program.effects[..], [Effect::Download(file)] if file.bytes == text.as_bytes()), "{:?}", program.effects);
        program.send(Msg::Started).choose("s1_9");
        assert_eq!(program.saved().responses.len(), 1, "a fresh start is saved");
    }
}

#[test]
fn what_a_newer_version_kept_is_neither_read_nor_overwritten() {
    let newer = save_place(&begun(), instrument(), "review", "en").replace("\"version\":1,", "\"version\":2,");
    let later = save_place(&begun(), instrument(), "review", "en").replace("\"version\":\"1.0.0\"", "\"version\":\"2.0.0\"");
    for text in [newer, later] {
        let mut program = Program::stored(Stored::Text(text.clone()));
        assert!(program.effects.is_empty() && program.record().is_empty());
        assert!(program.notice().is_error && program.notice().close.is_none() && program.view().header.saved_is_warning);
        program.send(Msg::Started).choose("s1_9").proceed().choose("retail").go(Route::Review).send(Msg::LanguageChosen("fr".into()));
        assert_eq!(program.saves(), []);
        assert_eq!(program.record().responses.len(), 2, "it works in memory");
        assert!(program.view().notice.is_some(), "and keeps saying so");
        program.data(DataMsg::RawDownloadAsked);
        assert!(matches!(&program.effects[..], [Effect::Download(file)] if file.bytes == text.as_bytes()));
    }
}

#[test]
fn the_language_is_the_hosts_then_french() {
    let language = |tag: Option<&str>| Program::starting(Started { language: tag.map(str::to_owned), ..started(Stored::Nothing) }).view().lang;
    assert_eq!([language(Some("en-GB")), language(Some("FR")), language(Some("de")), language(None)], ["en", "fr", "fr", "fr"]);
}

#[test]
fn the_level_of_the_heading_is_that_of_the_host_page() {
    let level = |level: Option<u8>| Program::starting(Started { heading_level: level, ..started(Stored::Nothing) }).view().heading_level;
    assert_eq!([level(None), level(Some(3)), level(Some(0)), level(Some(9))], [2, 3, 1, 6]);
}

// ---------- Answering ----------

#[test]
fn twelve_questions_are_asked_in_order_and_each_answer_is_saved() {
    let mut program = Program::fresh();
    program.send(Msg::Started);
    let mut asked = Vec::new();
    while program.place() != "review" {
        let question = program.question();
        assert_eq!((question.progress.done, question.progress.total), (asked.len(), 12));
        assert!(question.choices.iter().all(|choice| !choice.chosen), "nothing is chosen beforehand");
        assert!(question.choices.last().is_some_and(|choice| choice.value == "dk"), "“I don't know” is always offered");
        program.choose(&question.choices[0].value);
        assert_eq!(program.saved(), *program.record());
        asked.push(question.id);
        program.proceed();
        assert_eq!(program.focus(), Some(FocusTarget::Heading));
        assert_eq!(program.saved(), *program.record(), "the place moved");
    }
    let expected = ["org_size", "sector", "it_team", "current_sourcing", "drivers", "obligations", "tower_pain", "tower_distinct"];
    assert_eq!(asked[..8], expected);
    assert_eq!(asked[8..], ["contract_owner", "third_parties", "job_impact", "past_change"]);
    assert_eq!(program.record().started_on.as_deref(), Some("2026-11-23"));
    assert!(program.review().blocked.is_none());
}

#[test]
fn the_order_of_answering_does_not_show_in_what_is_saved() {
    let answers = [("org_size", "s1_9"), ("sector", "retail"), ("drivers", "skills"), ("drivers", "cost"), ("past_change", "4")];
    let record = |order: Vec<&(&str, &str)>| {
        let mut program = Program::fresh();
        for (question, value) in order {
            program.at(question).choose(value);
        }
        program.go(Route::Review).exported().1
    };
    assert_eq!(record(answers.iter().collect()), record(answers.iter().rev().collect()));
}

#[test]
fn continuing_without_an_answer_says_so_and_stays() {
    let mut program = Program::fresh();
    program.send(Msg::Started).proceed();
    assert_eq!((program.place().as_str(), program.focus()), ("question/org_size", Some(FocusTarget::Errors)));
    assert!(program.question().error.is_some() && program.saves().is_empty());
    program.choose("s1_9");
    assert!(program.question().error.is_none(), "answered: nothing is wrong any more");
    program.proceed().back();
    assert!(program.question().error.is_none());
    program.proceed().proceed();
    assert!(program.question().error.is_some());
    program.go(Route::Start).send(Msg::Started);
    assert!(program.question().error.is_none(), "an error does not follow elsewhere");
}

#[test]
fn no_more_is_taken_than_may_be_chosen() {
    let mut program = Program::fresh();
    program.at("drivers").choose("cost").choose("skills").choose("focus");
    assert!(program.question().choices.iter().filter(|choice| !choice.apart).all(|choice| choice.full != choice.chosen), "the others are full");
    let before = program.record().clone();
    program.choose("flex");
    assert_eq!((program.record(), program.focus()), (&before, Some(FocusTarget::Errors)));
    assert!(program.question().error.is_some() && program.saves().is_empty());
    program.clear("cost").choose("flex");
    assert_eq!(program.chosen(), ["skills", "focus", "flex"]);
    program.at("tower_pain");
    for code in ["WKP", "NET", "HST", "BCK", "SEC", "IAM"] {
        program.choose(code);
    }
    assert_eq!(program.chosen(), ["WKP", "NET", "HST", "BCK", "SEC"]);
}

#[test]
fn none_and_dont_know_exclude_the_others() {
    let mut program = Program::fresh();
    program.at("obligations").choose("health").choose("public").choose("none");
    assert_eq!(program.chosen(), ["none"]);
    program.choose("finance");
    assert_eq!(program.chosen(), ["finance"]);
    program.choose("dk");
    assert_eq!(program.chosen(), ["dk"]);
    program.choose("nis2");
    assert_eq!(program.chosen(), ["nis2"]);
    for question in ["drivers", "tower_pain"] {
        program.at(question);
        let choices = program.question().choices;
        let none = choices.iter().rev().nth(1).expect("none of these").value.clone();
        program.choose(&choices[0].value).choose(&choices[1].value).choose(&none);
        assert_eq!(program.chosen().join(","), none, "{question}");
        program.choose(&choices[0].value);
        assert_eq!(program.chosen(), [choices[0].value.clone()]);
        program.choose(&none).clear(&none);
        assert_eq!(program.chosen(), [] as [String; 0]);
        assert!(!program.record().responses.contains_key(question), "cleared: no answer left");
    }
}

#[test]
fn clearing_what_was_not_chosen_changes_nothing() {
    let mut program = Program::fresh();
    program.at("org_size").choose("s1_9");
    let before = program.record().clone();
    for value in ["s10_49", "dk", "unknown", ""] {
        program.clear(value);
        assert_eq!((program.record(), program.effects.len()), (&before, 0), "{value}");
    }
    program.at("drivers").choose("cost");
    let before = program.record().clone();
    for value in ["flex", "dk", "__none", "unknown"] {
        program.clear(value);
        assert_eq!(program.record(), &before, "{value}");
    }
}

#[test]
fn a_value_the_question_does_not_have_changes_nothing() {
    let mut program = Program::fresh();
    for (question, value) in
        [("org_size", "huge"), ("past_change", "6"), ("past_change", "0"), ("past_change", "x"), ("drivers", "health"), ("tower_pain", "GOV")]
    {
        program.at(question).choose(value);
        assert_eq!((program.record().is_empty(), program.effects.as_slice()), (true, &[] as &[Effect]), "{question} {value}");
    }
}

#[test]
fn back_leads_to_the_question_before_then_to_the_start() {
    let mut program = Program::fresh();
    program.send(Msg::Started).choose("s1_9").proceed().back();
    assert_eq!((program.place().as_str(), program.chosen()), ("question/org_size", vec!["s1_9".to_owned()]));
    program.back();
    assert_eq!(program.place(), "start");
    program.send(Msg::Started);
    assert_eq!(program.place(), "question/sector", "where the visitor was");
}

#[test]
fn a_change_from_the_review_comes_back_to_the_review() {
    let mut program = Program::left(&finished(), "review");
    let row = program.review().sections[0].rows[2].clone();
    assert_eq!(row.route, Route::Question("it_team".into()));
    program.go(row.route.clone()).choose("t20p").proceed();
    assert_eq!(program.place(), "review");
    assert_ne!(program.review().sections[0].rows[2].answers, row.answers);
    program.go(row.route).back();
    assert_eq!(program.place(), "review");
    program.at("sector").go(Route::Start).at("sector").proceed();
    assert_eq!(program.place(), "question/it_team", "a question opened from elsewhere goes on");
}

#[test]
fn the_review_says_what_is_missing_and_why_there_is_no_result() {
    let mut program = Program::fresh();
    program.send(Msg::Started).choose("s1_9").proceed().choose("dk").go(Route::Review);
    let states: Vec<&str> = program.review().sections.iter().flat_map(|section| &section.rows).map(|row| row.state).collect();
    assert_eq!((states.len(), &states[..3]), (12, &["known", "unknown", "missing"][..]));
    assert!(program.review().blocked.is_some());
    program.result();
    let Screen::Result(result) = program.view().screen else { panic!("a result") };
    assert!(result.map.is_none() && result.classes.is_empty() && result.scope.confidence.is_none() && result.scope.share.is_none());
}

// ---------- Result and checklist ----------

#[test]
fn the_result_is_computed_after_its_frame_is_painted() {
    let mut program = Program::left(&finished(), "review");
    program.go(Route::Result);
    assert!(program.effects.contains(&Effect::AfterPaint) && matches!(program.view().screen, Screen::Computing(_)));
    program.send(Msg::Painted);
    assert_eq!(program.focus(), Some(FocusTarget::Heading));
    let Screen::Result(result) = program.view().screen else { panic!("a result") };
    assert_eq!(result.classes.iter().map(|class| class.towers.len()).sum::<usize>(), 13);
    assert_eq!(result.map.expect("a map").rows.len(), 13);
    program.send(Msg::Painted);
    assert!(program.effects.is_empty(), "once");
    program.go(Route::Checklist);
    assert!(!program.effects.contains(&Effect::AfterPaint), "what was computed still holds");
    program.at("it_team").choose("t20p").go(Route::Checklist);
    assert!(program.effects.contains(&Effect::AfterPaint), "another answer: computed again");
}

#[test]
fn a_painted_frame_elsewhere_computes_nothing() {
    let mut program = Program::left(&finished(), "review");
    program.send(Msg::Painted);
    assert!(program.effects.is_empty());
    program.go(Route::Result).go(Route::Review).send(Msg::Painted);
    assert!(program.effects.is_empty(), "the visitor left before the frame");
}

fn checklist(program: &Program) -> ChecklistView {
    match program.view().screen {
        Screen::Checklist(checklist) => *checklist,
        other => panic!("{other:?}"),
    }
}

#[test]
fn statuses_are_kept_and_counted() {
    let mut program = Program::left(&finished(), "checklist");
    program.send(Msg::Painted);
    let before = checklist(&program);
    assert!(before.done == 0 && before.total > 5 && before.levels.iter().map(|level| level.risks.len()).sum::<usize>() <= 8);
    let item = before.levels[0].risks[0].items[0].clone();
    let choose = |program: &mut Program, status: &str| {
        program.send(Msg::Checklist(ChecklistMsg::StatusChosen(item.id.clone(), status.into())));
    };
    choose(&mut program, "done");
    assert_eq!(program.saved().progress.get(item.id.as_str()), Some(&Status::Done));
    let after = checklist(&program);
    assert_eq!((after.done, after.total), (1, before.total));
    let shown = after.levels.iter().flat_map(|level| &level.risks).flat_map(|risk| &risk.items).filter(|other| other.id == item.id);
    assert!(shown.flat_map(|item| &item.statuses).all(|status| status.chosen == (status.value == "done")), "under each risk it covers");
    choose(&mut program, "todo");
    assert!(program.record().progress.is_empty(), "to do is no status");
    for (id, status) in [("K00", "done"), (item.id.as_str(), "finished")] {
        program.send(Msg::Checklist(ChecklistMsg::StatusChosen(id.into(), status.into())));
        assert!(program.effects.is_empty() && program.record().progress.is_empty());
    }
}

#[test]
fn a_milestone_turns_time_limits_into_days_is_saved_and_can_be_cleared() {
    let mut program = Program::left(&finished(), "checklist");
    program.send(Msg::Painted);
    let set = |program: &mut Program, name: &str, date: &str| {
        program.send(Msg::Checklist(ChecklistMsg::MilestoneSet(name.into(), date.into())));
    };
    let before = checklist(&program);
    let whens = |view: &ChecklistView| -> Vec<String> {
        view.levels.iter().flat_map(|level| &level.risks).flat_map(|risk| &risk.items).map(|item| item.when.1.clone()).collect()
    };
    set(&mut program, "signature", "2027-03-01");
    assert_eq!(program.saved().milestones.get("signature").map(Day::iso).as_deref(), Some("2027-03-01"));
    let after = checklist(&program);
    let dated = whens(&before).into_iter().zip(whens(&after)).filter(|(before, after)| before != after).collect::<Vec<_>>();
    assert!(dated.iter().any(|(before, after)| *after == format!("{before}, that is 1 March 2027")), "{dated:?}");
    assert!(after.milestones.as_ref().unwrap().disorder.is_none());
    assert!(program.exported().1.contains("\"due\": \"2027-03-01\""));
    set(&mut program, "decision", "2027-06-30");
    assert!(checklist(&program).milestones.unwrap().disorder.is_some(), "a signature before the decision is told");
    for (name, date) in [("party", "2027-01-01"), ("term", "2027-02-30"), ("term", "soon")] {
        set(&mut program, name, date);
        assert!(program.effects.is_empty(), "{name} {date} changes nothing");
    }
    set(&mut program, "decision", "");
    set(&mut program, "signature", "");
    assert!(program.record().milestones.is_empty());
    assert_eq!(whens(&checklist(&program)), whens(&before));
}

#[test]
fn changing_the_language_changes_no_number_and_loses_nothing() {
    for place in ["review", "result", "checklist", "question/drivers", "data", "start"] {
        let mut program = Program::left(&finished(), place);
        program.send(Msg::Painted);
        let (before, file) = (program.view(), program.exported());
        program.send(Msg::LanguageChosen("fr".into()));
        assert_eq!(program.saved(), finished());
        let after = program.view();
        assert_eq!((program.place().as_str(), after.lang.as_str()), (place, "fr"));
        assert_eq!(program.exported(), file, "the file is the same");
        if let (Screen::Result(one), Screen::Result(other)) = (&before.screen, &after.screen) {
            let bars = |result: &perimetre::app::view::ResultView| {
                let towers = result.classes.iter().flat_map(|class| &class.towers);
                towers.map(|tower| (tower.id.clone(), tower.bar, tower.confidence.level)).collect::<Vec<_>>()
            };
            assert_eq!(bars(one), bars(other));
            assert_eq!(one.scope.share.as_ref().map(|share| share.0), other.scope.share.as_ref().map(|share| share.0));
            let discs = |result: &perimetre::app::view::ResultView| {
                result.map.as_ref().unwrap().drawing.discs.iter().map(|disc| (disc.number, disc.class)).collect::<Vec<_>>()
            };
            assert_eq!(discs(one), discs(other));
        }
        program.send(Msg::LanguageChosen("en".into()));
        assert_eq!(View { announcement: before.announcement.clone(), ..program.view() }, before, "there and back");
    }
    let mut program = Program::left(&begun(), "review");
    program.send(Msg::LanguageChosen("de".into()));
    assert!(program.effects.is_empty() && program.view().lang == "en", "a language we do not have");
}
