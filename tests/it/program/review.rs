//! The review of answers on the full path: those that are asked for, and coming back to the one that was changed.

use super::{follow::announced, *};
use perimetre::{app::view::AnswerRow, engine::id::QuestionId};
use proptest::prelude::*;

use crate::{
    fixtures::full,
    random::{answers, check},
};

impl Program {
    fn answers_shown(&self) -> Vec<AnswerRow> {
        self.review().sections.into_iter().flat_map(|section| section.rows).collect()
    }

    /// The choices of the review: value and how many it announces.
    fn choices(&self) -> Vec<(&'static str, usize)> {
        self.review().sift.expect("choices").choices.into_iter().map(|choice| (choice.value, announced(&choice.label))).collect()
    }

    fn sift(&mut self, wanted: &str) -> &mut Self {
        self.full(FullMsg::AnswersFiltered(wanted.into()))
    }
}

#[test]
fn the_review_shows_as_many_answers_as_each_choice_says() {
    check(48, answers(), |answers| {
        let record = record_of(Answers { path: Path::Full, ..answers });
        let mut program = Program::left(&record, "review");
        let all: Vec<Route> = program.answers_shown().into_iter().map(|row| row.route).collect();
        let choices = program.choices();
        prop_assert_eq!(choices.iter().map(|(value, _)| *value).collect::<Vec<_>>(), ["all", "unknown", "missing", "noted", "presumed"]);
        prop_assert_eq!(choices[0].1, all.len());
        for (value, count) in choices {
            program.sift(value);
            let rows = program.answers_shown();
            prop_assert_eq!(rows.len(), count, "{}", value);
            let fits = |row: &AnswerRow| match value {
                "unknown" => row.state == "unknown" || row.answers.iter().any(|answer| answer.contains("I don’t know")),
                "missing" => row.state == "missing",
                "noted" => row.note.is_some(),
                "presumed" => row.state == "missing" || row.answers.iter().any(|answer| answer.contains("unanswered")),
                _ => true,
            };
            prop_assert!(rows.iter().all(fits), "{value}: {rows:?}");
            prop_assert_eq!(program.review().sift.and_then(|sift| sift.nothing).is_some(), rows.is_empty());
            let order: Vec<&Route> = all.iter().filter(|route| rows.iter().any(|row| row.route == **route)).collect();
            prop_assert_eq!(rows.iter().map(|row| &row.route).collect::<Vec<_>>(), order, "in the same order");
        }
        Ok(())
    });
}

#[test]
fn a_matrix_is_to_confirm_until_every_value_shown_is_somebody_s() {
    let mut program = Program::left(&record_of(full().one("org_size", "s50_249").one("it_team", "one")), "review");
    let is_presumed = |program: &mut Program| {
        program.go(Route::Review).sift("presumed");
        let found = program.answers_shown().iter().any(|row| row.route == Route::Question("tower_diff".into()));
        program.sift("all");
        found
    };
    assert!(is_presumed(&mut program));
    program.at("tower_diff").full(FullMsg::CellChosen("WKP".into(), "3".into()));
    assert!(is_presumed(&mut program), "one of them is");
    program.at("tower_diff").full(FullMsg::AllConfirmed);
    assert!(!is_presumed(&mut program));
}

#[test]
fn changing_an_answer_from_the_review_comes_back_to_it_whatever_it_has_become() {
    let mut record = record_of(full().one("org_size", "s50_249"));
    record.notes.insert(QuestionId::new("sector"), "ask".into());
    let mut program = Program::left(&record, "review");
    program.sift("missing");
    let before = program.answers_shown();
    let row = before.iter().find(|row| row.route == Route::Question("it_team".into())).expect("not answered");
    assert!(!row.is_left && before.iter().all(|row| row.state == "missing"));
    program.at("it_team").choose("one").proceed();
    assert_eq!((program.place().as_str(), program.focus()), ("review", Some(FocusTarget::Left)));
    let after = program.answers_shown();
    assert_eq!(after.iter().map(|row| &row.route).collect::<Vec<_>>(), before.iter().map(|row| &row.route).collect::<Vec<_>>());
    let left: Vec<&AnswerRow> = after.iter().filter(|row| row.is_left).collect();
    assert_eq!((left.len(), &left[0].route, left[0].state), (1, &Route::Question("it_team".into()), "known"));
    assert!(program.review().sift.is_some_and(|sift| sift.held.is_some()), "and says why it is there");
    program.at("sector").back();
    assert_eq!(program.focus(), Some(FocusTarget::Left));
    assert_eq!(program.answers_shown().len(), before.len() - 1, "the one before goes where it belongs");
    program.at("sector").full(FullMsg::LeftOpen);
    assert_eq!(program.focus(), Some(FocusTarget::Left), "left open too");
    program.go(Route::Result).go(Route::Review);
    assert_eq!(program.focus(), Some(FocusTarget::Heading), "not a way back");
    assert!(program.answers_shown().iter().all(|row| !row.is_left) && program.review().sift.is_some_and(|sift| sift.held.is_none()));
    program.sift("nonsense");
    assert_eq!(program.answers_shown().len(), before.len() - 1);
}

#[test]
fn the_quick_path_reviews_all_its_answers_and_comes_back_too() {
    let mut program = Program::left(&finished(), "review");
    assert!(program.review().sift.is_none());
    program.at("past_change").choose("2").proceed();
    assert_eq!((program.place().as_str(), program.focus()), ("review", Some(FocusTarget::Left)));
    assert_eq!(program.answers_shown().iter().filter(|row| row.is_left).count(), 1);
}

#[test]
fn the_result_is_computed_ahead_where_it_is_asked_from() {
    let mut program = Program::left(&finished(), "data");
    program.go(Route::Review);
    assert!(program.effects.contains(&Effect::AfterPaint));
    program.send(Msg::Painted);
    assert!(program.effects.is_empty() && matches!(program.view().screen, Screen::Review(_)), "nothing moves");
    program.go(Route::Result);
    // The first frame does without what is folded away, the next has it: nothing is computed and nothing moves.
    let drawn = |program: &Program| match program.view().screen {
        Screen::Result(result) => result.is_whole,
        other => panic!("not drawn at once: {other:?}"),
    };
    assert!(!drawn(&program) && program.effects.contains(&Effect::AfterPaint));
    program.send(Msg::Painted);
    assert!(drawn(&program) && program.effects.is_empty());
    program.send(Msg::Painted);
    assert!(program.effects.is_empty(), "once");
    // Asked for sooner than that, it is computed there.
    let mut program = Program::left(&finished(), "data");
    program.go(Route::Review).go(Route::Result);
    assert!(matches!(program.view().screen, Screen::Computing(_)) && program.effects.contains(&Effect::AfterPaint));
    program.send(Msg::Painted);
    assert!(matches!(program.view().screen, Screen::Result(_)));
}
