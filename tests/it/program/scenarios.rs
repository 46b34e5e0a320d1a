//! What if: nothing reaches the record before it is kept.

use super::{
    full::{kept, workshop},
    *,
};
use perimetre::{
    app::{
        effect::Effect,
        msg::ScenarioMsg,
        view::{ResultView, WhatIfView},
    },
    engine::{Raw, settings::knobs},
};
use proptest::{prelude::*, sample::Index};

use crate::{
    fixtures::full,
    random::{answers, check},
};

impl Program {
    pub(super) fn scenario(&mut self, msg: ScenarioMsg) -> &mut Self {
        self.send(Msg::Scenario(msg))
    }

    fn what_if(&self) -> WhatIfView {
        match self.view().screen {
            Screen::WhatIf(view) => *view,
            other => panic!("not trying: {other:?}"),
        }
    }

    fn results(&self) -> ResultView {
        match self.view().screen {
            Screen::Result(view) => *view,
            other => panic!("not on the result: {other:?}"),
        }
    }

    /// Tries an answer, from wherever the visitor is.
    fn trying(&mut self, question: &str, value: &str) -> &mut Self {
        self.go(Route::WhatIf).send(Msg::Painted).scenario(ScenarioMsg::SubjectChosen(question.into())).choose(value).send(Msg::Painted)
    }

    /// The record as it is written, whatever is on the screen.
    pub(super) fn file(&mut self) -> String {
        self.exported().1
    }
}

/// Where every group of differences is, and how many are in it.
pub(super) fn groups(view: &perimetre::app::view::DifferencesView) -> Vec<(&'static str, usize)> {
    view.groups.iter().map(|group| (group.id, group.rows.len())).collect()
}

// ---------- What if ----------

#[test]
fn an_answer_is_tried_beside_the_saved_ones() {
    let mut program = Program::left(&finished(), "result");
    let before = program.send(Msg::Painted).file();
    program.go(Route::WhatIf);
    let empty = program.what_if();
    assert!(empty.tried.is_empty() && empty.nothing.is_some() && empty.decide.is_none() && empty.control.is_none());
    assert_eq!(groups(&empty.moves), [], "nothing moves before something is tried");
    program.scenario(ScenarioMsg::SubjectChosen("contract_owner".into()));
    let control = program.what_if().control.expect("a control");
    assert_eq!(control.choices.iter().filter(|choice| choice.chosen).count(), 1, "the saved answer is the one shown");
    program.choose("named_time");
    assert!(program.effects.contains(&Effect::AfterPaint) && program.saves().is_empty(), "{:?}", program.effects);
    assert!(program.what_if().computing.is_some(), "what moves is computed after the paint");
    program.send(Msg::Painted);
    assert!(program.effects.is_empty(), "the focus stays where it is: {:?}", program.effects);
    let view = program.what_if();
    assert_eq!((view.tried.len(), view.computing), (1, None));
    assert!(view.moves.groups.iter().any(|group| group.id == "guards"), "a guard goes: {:?}", view.moves.groups);
    assert_eq!(view.moves.outcomes[0].headline, program.result().results().scope.headline);
    assert_eq!((program.record().clone(), program.file()), (finished(), before), "nothing is overwritten");
}

#[test]
fn changes_pile_up_and_each_can_be_taken_back() {
    let mut program = Program::left(&finished(), "result");
    program.send(Msg::Painted).trying("contract_owner", "named_time").trying("past_change", "5");
    assert_eq!(program.what_if().tried.len(), 2);
    program.scenario(ScenarioMsg::TakenBack(0)).send(Msg::Painted);
    let left = program.what_if().tried;
    assert!(left.len() == 1 && left[0].row.cells[1].words.starts_with("5 of 5"), "{left:?}");
    program.trying("past_change", "3");
    assert!(program.what_if().tried.is_empty(), "the saved answer again is no change");
    program.scenario(ScenarioMsg::TakenBack(7)).scenario(ScenarioMsg::Kept);
    assert_eq!(program.record(), &finished());
}

#[test]
fn a_trial_stays_open_until_it_is_kept_dropped_or_the_page_goes() {
    let mut program = Program::left(&finished(), "result");
    assert_eq!(program.send(Msg::Painted).results().trial, None);
    program.trying("contract_owner", "named_time").result();
    assert!(program.results().trial.is_some_and(|said| said.contains('1')), "said on the result");
    program.go(Route::Review).go(Route::WhatIf).send(Msg::Painted);
    assert_eq!(program.what_if().tried.len(), 1);
    let place = save_place(program.record(), instrument(), "result", "en");
    assert_eq!(Program::stored(Stored::Text(place)).send(Msg::Painted).results().trial, None, "a reload forgets it");
    program.scenario(ScenarioMsg::Dropped).send(Msg::Painted);
    assert_eq!((program.place().as_str(), program.results().trial, program.record()), ("result", None, &finished()));
    program.trying("contract_owner", "named_time").data(DataMsg::EraseAsked).data(DataMsg::EraseConfirmed).go(Route::WhatIf).send(Msg::Painted);
    assert!(program.what_if().tried.is_empty(), "erased with the rest");
}

#[test]
fn what_is_kept_is_saved_and_can_be_undone_once() {
    let mut program = Program::left(&finished(), "result");
    let before = program.send(Msg::Painted).file();
    program.trying("contract_owner", "named_time").scenario(ScenarioMsg::Kept);
    assert_eq!(program.focus(), Some(FocusTarget::Notice));
    assert_eq!(program.saves().last().map(|(text, _)| text.contains("\"named_time\"")), Some(true));
    program.send(Msg::Painted);
    assert!(program.focus().is_none(), "the notice is read first: {:?}", program.effects);
    let mut direct = Program::left(&finished(), "result");
    direct.at("contract_owner").choose("named_time").result();
    assert_eq!((program.record(), program.results().scope), (direct.record(), direct.results().scope));
    let actions = program.notice().actions;
    let [(_, undo)] = &actions[..] else { panic!("{actions:?}") };
    program.send(undo.clone()).send(Msg::Painted);
    assert_eq!((program.record().clone(), program.file()), (finished(), before));
    let known = program.record().clone();
    program.scenario(ScenarioMsg::Undone);
    assert_eq!(program.record(), &known, "there is nothing more to undo");
}

#[test]
fn what_is_refused_is_said_and_changes_nothing() {
    let mut program = Program::left(&finished(), "result");
    program.send(Msg::Painted).trying("drivers", "skills").trying("drivers", "security");
    assert_eq!(program.what_if().tried.len(), 1);
    program.trying("drivers", "departure");
    let view = program.what_if();
    assert!(view.control.is_some_and(|control| control.error.is_some()), "one too many");
    assert_eq!(view.tried.len(), 1);
    program.scenario(ScenarioMsg::SubjectChosen("no_such_question".into())).choose("yes");
    assert!(program.what_if().control.is_none());
    program.scenario(ScenarioMsg::SubjectChosen("outsource".into())).setting(SettingMsg::NumberWritten("outsource".into(), "65".into()));
    assert!(program.what_if().control.is_none(), "settings belong to the full path");
    assert_eq!(program.record(), &finished());
}

#[test]
fn what_changed_meanwhile_is_carried_over() {
    let mut program = Program::left(&finished(), "result");
    program.send(Msg::Painted).trying("contract_owner", "named_time").at("past_change").choose("1");
    program.go(Route::WhatIf).send(Msg::Painted);
    let view = program.what_if();
    assert_eq!((view.tried.len(), view.computing), (1, None), "only what is tried differs from the facts as they are now");
    program.scenario(ScenarioMsg::Kept);
    let mut direct = Program::left(&finished(), "result");
    direct.at("past_change").choose("1").at("contract_owner").choose("named_time");
    assert_eq!(program.record().responses, direct.record().responses);
}

#[test]
fn a_service_of_a_matrix_and_a_setting_are_tried_on_the_full_path() {
    let text = |value: &str| Raw::Text(value.into());
    let record = record_of(full().one("org_size", "s50_249").cells("tower_mode", &[("WKP", text("internal")), ("NET", text("mixed"))]));
    let mut program = Program::left(&record, "result");
    let chosen = |program: &mut Program, id: &str| {
        program.scenario(ScenarioMsg::SubjectChosen(id.into()));
    };
    program.send(Msg::Painted).go(Route::WhatIf).send(Msg::Painted);
    chosen(&mut program, "tower_mode");
    assert!(program.what_if().control.is_none(), "the service first");
    assert_eq!(program.what_if().service.map(|select| select.chosen), Some(None));
    program.scenario(ScenarioMsg::ServiceChosen("WKP".into())).choose("provider").send(Msg::Painted);
    chosen(&mut program, "outsource");
    program.setting(SettingMsg::NumberWritten("outsource".into(), "99".into())).send(Msg::Painted);
    let view = program.what_if();
    assert!(view.control.and_then(|control| control.number).is_some_and(|number| number.error.is_some()), "outside what is offered");
    assert_eq!(view.tried.len(), 1);
    program.setting(SettingMsg::NumberWritten("outsource".into(), "65".into())).send(Msg::Painted);
    let rows: Vec<_> = program.what_if().tried.into_iter().map(|tried| tried.row).collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].about.is_some() && rows[1].cells[1].words == "65", "{rows:?}");
    assert_eq!(program.record(), &record);
    program.scenario(ScenarioMsg::Kept);
    let mut direct = Program::left(&record, "sections");
    direct.at("tower_mode").full(FullMsg::CellChosen("WKP".into(), "provider".into()));
    direct.go(Route::Settings).setting(SettingMsg::NumberWritten("outsource".into(), "65".into()));
    assert_eq!(program.record(), direct.record());
}

#[test]
fn what_would_change_the_result_is_tried_in_one_press() {
    let mut program = Program::left(&workshop(), "result");
    program.send(Msg::Painted);
    let flips = program.results().full.and_then(|full| full.flips).expect("what would change it");
    let place = flips.can_try.iter().position(|can| *can).expect("a service that one answer changes");
    let (name, class, _) = flips.towers[place].clone();
    program.scenario(ScenarioMsg::FlipTried(Some(place))).send(Msg::Painted);
    let view = program.what_if();
    let services = view.moves.groups.iter().find(|group| group.id == "services").expect("a service moves");
    let row = services.rows.iter().find(|row| row.name == name).expect("that service");
    assert!(row.cells[0].words == class && row.cells[1].words != class, "{row:?}");
    assert_eq!(view.tried.len(), 1);
    if flips.try_scope.is_some() {
        program.scenario(ScenarioMsg::Dropped).scenario(ScenarioMsg::FlipTried(None)).send(Msg::Painted);
        let [before, after] = program.what_if().moves.outcomes;
        assert_ne!(before.headline, after.headline);
    }
    program.scenario(ScenarioMsg::FlipTried(Some(99)));
    assert_eq!(program.record(), &workshop());
}

#[test]
fn the_question_that_would_help_most_is_tried_from_the_result() {
    let mut program = Program::left(&workshop(), "result");
    let steps = program.send(Msg::Painted).results().first.steps;
    let (_, msg) = steps.iter().find_map(|step| step.try_it.clone()).expect("a question to try");
    program.send(msg);
    let view = program.what_if();
    assert!(view.control.is_some() && view.subject.chosen.is_some(), "{view:?}");
}

#[test]
fn a_way_out_of_a_failed_fetch_is_not_taken_for_a_trial() {
    let mut program = Program::page(kept(&Record { path: Path::Full, ..finished() }, "result"));
    program.comes(perimetre::text::Language::En).send(Msg::Painted).go(Route::WhatIf).send(Msg::LanguageChosen("fr".into()));
    program.fetch_says(FetchMsg::Failed(Part::Full, "fr")).full(FullMsg::Left);
    assert_eq!(program.record().path, Path::Quick);
}

#[test]
fn trying_needs_what_is_done_with_a_result() {
    let mut program = Program::page(kept(&finished(), "result"));
    program.send(Msg::Painted).go(Route::WhatIf);
    assert_eq!(program.fetches(), [(Part::Work, "en")]);
    assert!(matches!(program.view().screen, Screen::Fetch(_)));
    program.part_comes(Part::Work, perimetre::text::Language::En).send(Msg::Painted);
    assert!(program.what_if().tried.is_empty());
    let mut program = Program::page(kept(&finished(), "data"));
    program.beside(&begun());
    program.part_comes(Part::Work, perimetre::text::Language::En).send(Msg::Painted);
    assert!(!program.compare().differences.groups.is_empty());
}

// ---------- Properties of a trial ----------

/// What is tried: a question, one of its values or services; or a number of the settings.
fn attempts() -> impl Strategy<Value = Vec<(Index, Index, Index)>> {
    prop::collection::vec((any::<Index>(), any::<Index>(), any::<Index>()), 1..6)
}

/// Does the same to a trial, and to another program on the pages where it is answered.
fn attempt(program: &mut Program, direct: &mut Program, (subject, service, value): (Index, Index, Index)) {
    let offered: Vec<String> = program.what_if().subject.groups.into_iter().flat_map(|(_, subjects)| subjects).map(|(id, _)| id).collect();
    if offered.is_empty() {
        return;
    }
    let id = &offered[subject.index(offered.len())];
    program.scenario(ScenarioMsg::SubjectChosen(id.clone()));
    if let Some(knob) = knobs(instrument()).into_iter().find(|knob| knob.id == *id) {
        let unit = if knob.family.is_share() { 100.0 } else { 1.0 };
        let end = if value.index(2) == 0 { knob.low } else { knob.high };
        let msg = SettingMsg::NumberWritten(id.clone(), format!("{}", (end * unit).round()));
        program.setting(msg.clone());
        direct.go(Route::Settings).setting(msg);
        return;
    }
    let mut tower = None;
    if let Some(select) = program.what_if().service {
        let rows: Vec<String> = select.groups.into_iter().flat_map(|(_, rows)| rows).map(|(id, _)| id).collect();
        if rows.is_empty() {
            return;
        }
        tower = Some(rows[service.index(rows.len())].clone());
        program.scenario(ScenarioMsg::ServiceChosen(rows[service.index(rows.len())].clone()));
    }
    let choices = program.what_if().control.expect("a control").choices;
    let value = choices[value.index(choices.len())].value.clone();
    program.choose(&value);
    direct.at(id);
    match tower {
        Some(tower) => direct.full(FullMsg::CellChosen(tower, value)),
        None => direct.choose(&value),
    };
}

#[test]
fn a_trial_touches_nothing_and_kept_it_is_what_answering_gives() {
    check(48, (answers(), attempts(), any::<bool>()), |(answers, attempts, is_kept)| {
        let record = record_of(answers);
        let (mut program, mut direct) = (Program::left(&record, "result"), Program::left(&record, "result"));
        let before = program.send(Msg::Painted).file();
        program.go(Route::WhatIf).send(Msg::Painted);
        for one in attempts {
            attempt(&mut program, &mut direct, one);
            program.send(Msg::Painted);
            prop_assert!(program.what_if().computing.is_none());
            prop_assert_eq!(program.record(), &record);
        }
        let tried = program.what_if();
        if is_kept && tried.decide.is_some() {
            program.scenario(ScenarioMsg::Kept).send(Msg::Painted);
            prop_assert_eq!(&program.record().responses, &direct.record().responses);
            prop_assert_eq!(&program.record().settings, &direct.record().settings);
            prop_assert_eq!(program.result().results().scope.headline, tried.moves.outcomes[1].headline.clone());
            prop_assert_eq!(program.file(), direct.result().file());
        } else {
            program.scenario(ScenarioMsg::Dropped).send(Msg::Painted);
            prop_assert_eq!((program.record().clone(), program.file()), (record, before));
        }
        Ok(())
    });
}
