//! What the full path's result shows besides, and the settings: changed, refused, taken back, kept.

use super::*;
use perimetre::{
    app::{
        msg::SettingMsg,
        view::{FullResultView, SettingField, SettingsView, pictures::quadrant::Area},
    },
    engine::{Raw, Settings, settings::knobs},
};
use proptest::prelude::*;

use crate::{
    fixtures::full,
    random::{answers, check},
};

impl Program {
    fn sections_of_result(&mut self) -> FullResultView {
        match self.result().view().screen {
            Screen::Result(result) => *result.full.expect("the full path's sections"),
            other => panic!("not on the result: {other:?}"),
        }
    }

    fn settings(&self) -> SettingsView {
        match self.view().screen {
            Screen::Settings(settings) => *settings,
            other => panic!("not on the settings: {other:?}"),
        }
    }

    fn set(&mut self, id: &str, text: &str) -> &mut Self {
        self.setting(SettingMsg::NumberWritten(id.into(), text.into()))
    }

    fn because(&mut self, id: &str, reason: &str) -> &mut Self {
        self.setting(SettingMsg::ReasonWritten(id.into(), reason.into()))
    }

    fn off(&mut self, guard: &str) -> &mut Self {
        self.setting(SettingMsg::SwitchedOff(guard.into()))
    }

    fn restored(&mut self, id: &str) -> &mut Self {
        self.setting(SettingMsg::Restored(id.into()))
    }

    fn field(&self, id: &str) -> SettingField {
        let groups = self.settings().groups;
        let mut fields = groups.into_iter().flat_map(|group| group.sets).flat_map(|set| set.fields);
        fields.find(|field| field.id == id).expect("a field")
    }

    fn scope_headline(&mut self) -> String {
        match self.result().view().screen {
            Screen::Result(result) => result.scope.headline,
            other => panic!("not on the result: {other:?}"),
        }
    }
}

fn facts() -> Answers {
    let answers = full().one("org_size", "s50_249").one("it_team", "t2_5").one("contract_owner", "provider").many("internal_actors", &["DIR"]);
    let answers = answers.one("job_impact", "tasks").scale("change_breadth", 3).scale("change_tools", 4).scale("change_load", 3);
    let cap = ["WKP", "NET", "HST", "SEC", "BCK"].map(|tower| (tower, Raw::Integer(1)));
    Answers { path: Path::Full, ..answers.cells("tower_cap", &cap) }
}

fn program() -> Program {
    Program::left(&record_of(facts()), "settings")
}

// ---------- The sections ----------

#[test]
fn both_paths_show_them_and_only_the_full_one_has_settings_and_what_would_change() {
    let quick = Program::left(&finished(), "start").sections_of_result();
    assert!(quick.change.is_some() && quick.people.is_some() && quick.risks.is_some() && quick.sources.is_some());
    assert!(quick.flips.is_none() && quick.settings.is_none());
    let shown = program().sections_of_result();
    assert!(shown.change.is_some() && shown.people.is_some() && shown.flips.is_some());
    assert!(shown.settings.expect("settings").lines.is_empty());
}

#[test]
fn readiness_that_is_not_assessed_is_said_and_put_nowhere() {
    let change = program().sections_of_result().change.expect("a change");
    let [impact, readiness] = change.measures;
    assert!(impact.bar.is_some() && impact.band.is_some());
    assert_eq!((readiness.bar, readiness.band, change.band, change.barrier), (None, None, None, None));
    assert_eq!(readiness.said, "Not assessed: too many answers are missing.");
    assert!(change.actions.iter().all(|action| !action.owner.1.is_empty() && !action.when.1.is_empty() && !action.sources.is_empty()));
}

#[test]
fn one_place_is_taken_among_the_bands_and_it_is_the_company_s() {
    let parts = instrument().change.readiness.parts.iter().flat_map(|part| &part.questions);
    let answers = parts.fold(facts(), |answers, question| answers.scale(instrument().questions[*question].id.as_str(), 2));
    let change = Program::left(&record_of(answers), "settings").sections_of_result().change.expect("a change");
    let band = change.band.expect("a band");
    let (words, areas) = (change.quadrant.words, change.quadrant.areas);
    let here = change.quadrant.here;
    let x = here.x.expect("readiness is assessed");
    let holds = |area: &&Area| area.x <= x && x <= area.x + area.wide && area.y <= here.y && here.y <= area.y + area.high;
    assert_eq!(areas.iter().filter(holds).map(|area| area.id).collect::<Vec<_>>(), [band.id]);
    let marked: Vec<&String> = words.table.rows.iter().flatten().filter(|cell| cell.contains("you are here")).collect();
    assert_eq!(marked.len(), 1);
    assert!(band.sentence.contains(&marked[0].split(' ').next().unwrap().to_lowercase()), "{marked:?}: {}", band.sentence);
    assert!(change.barrier.is_some());
}

#[test]
fn the_matrix_has_one_accountable_a_row_and_the_list_says_the_same() {
    check(48, answers(), |answers| {
        let mut program = Program::left(&record_of(Answers { path: Path::Full, ..answers }), "start");
        let Some(people) = program.sections_of_result().people else { return Ok(()) };
        let rows: Vec<_> = people.roles.phases.iter().flat_map(|phase| &phase.rows).collect();
        prop_assert_eq!(rows.len(), 34);
        for row in rows {
            let held = row.cells.iter().flatten();
            prop_assert_eq!(held.filter(|cell| cell.letter.starts_with('A')).count(), 1, "{}", row.id);
            prop_assert_eq!(row.cells.len(), people.roles.columns.len());
            for (cell, who) in &row.parts {
                let named =
                    row.cells.iter().zip(&people.roles.columns).filter(|(held, _)| held.as_ref().is_some_and(|held| held.letter == cell.letter));
                prop_assert_eq!(&named.map(|(_, (_, name))| name.as_str()).collect::<Vec<_>>().join(" · "), who);
            }
        }
        let actors = people.sides.iter().map(|side| side.actors.len() + side.folded.as_ref().map_or(0, |(_, absent)| absent.len()));
        prop_assert_eq!(actors.sum::<usize>(), 27);
        Ok(())
    });
}

#[test]
fn who_is_missing_and_a_provider_that_steers_itself_are_said() {
    let people = program().sections_of_result().people.expect("actors");
    let client = &people.sides[0].actors;
    assert!(client[0].is_first && people.first.as_ref().is_some_and(|first| first.contains(&client[0].name)), "first on top");
    assert!(client.iter().any(|actor| !actor.causes.is_empty()));
    assert!(people.roles.title.contains("draft") && !people.roles.warnings.is_empty(), "{:?}", people.roles);
    assert!(people.roles.fallbacks.is_some());
}

// ---------- Settings ----------

#[test]
fn the_quick_path_has_no_settings() {
    let mut program = Program::left(&finished(), "start");
    assert_eq!(program.go(Route::Settings).place(), "start");
    program.set("outsource", "70").off("T1");
    assert_eq!(program.record(), &finished());
}

#[test]
fn every_number_is_offered_once_as_published() {
    let program = program();
    let groups = program.settings().groups;
    let fields: Vec<_> = groups.iter().flat_map(|group| &group.sets).flat_map(|set| &set.fields).collect();
    let mut offered: Vec<&str> = fields.iter().map(|field| field.id.as_str()).collect();
    let mut wanted: Vec<String> = knobs(instrument()).into_iter().map(|knob| knob.id).collect();
    offered.sort_unstable();
    wanted.sort();
    assert_eq!(offered, wanted);
    assert!(fields.iter().all(|field| field.changed.is_none() && field.error.is_none() && field.restore.is_none()));
    assert_eq!(program.field("weight.business").value, "20");
    assert!(program.settings().changed.none.is_some());
}

#[test]
fn what_the_fields_hold_is_taken_as_it_stands() {
    let mut program = program();
    let shown: Vec<(String, String)> =
        program.settings().groups.into_iter().flat_map(|group| group.sets).flat_map(|set| set.fields).map(|field| (field.id, field.value)).collect();
    for (id, value) in shown {
        program.set(&id, &value);
        assert!(program.record().settings.is_empty() && program.field(&id).error.is_none(), "{id} {value}");
    }
}

#[test]
fn a_setting_changes_the_result_is_said_with_it_and_kept() {
    let mut program = program();
    let before = program.sections_of_result();
    assert_eq!(program.go(Route::Settings).place(), "settings");
    program.set("in_house", "15").set("targeted", " 0,4 %").set("targeted", "40 %").because("targeted", "A small estate");
    assert_eq!(program.saved(), *program.record());
    let lines = program.settings().changed.lines;
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].contains("20%") && lines[1].contains("40%") && lines[1].contains("A small estate"), "{lines:?}");
    let field = program.field("targeted");
    assert!(field.changed.is_some() && field.range.contains("20%") && field.value == "40");
    let after = program.sections_of_result();
    assert_eq!(after.settings.clone().expect("settings").lines, lines);
    assert_ne!(before.settings, after.settings);
    let text = program.exported().1;
    let opened = open(text.as_bytes(), instrument()).expect("what is saved opens");
    assert_eq!(&opened, program.record());
    assert_eq!(Program::left(&opened, "settings").settings().changed.lines, lines);
    program.go(Route::Settings).restored("targeted");
    assert_eq!(program.settings().changed.lines.len(), 1);
    program.setting(SettingMsg::AllRestored);
    assert_eq!(program.record(), &record_of(facts()));
    assert_eq!(program.sections_of_result(), before);
}

#[test]
fn a_threshold_moves_the_scope() {
    let mut program = program();
    let published = program.scope_headline();
    program.go(Route::Settings).set("outsource", "70").set("keep", "45").set("in_house", "15").set("targeted", "40").set("global", "95");
    let mut headlines = vec![published, program.scope_headline()];
    program.go(Route::Settings).setting(SettingMsg::AllRestored);
    program.set("outsource", "55").set("keep", "30").set("in_house", "1").set("targeted", "15").set("global", "60");
    headlines.push(program.scope_headline());
    headlines.dedup();
    assert!(headlines.len() > 1, "the scope is the same at both ends of what is offered: {headlines:?}");
}

#[test]
fn a_bad_value_is_named_with_its_range_and_nothing_is_lost() {
    for bad in ["", "abc", "71", "54", "62.5", "-60", "6e1", "٦٠", "NaN", "99999999999999999999"] {
        let mut program = program();
        program.set("outsource", "65").set("outsource", bad);
        let field = program.field("outsource");
        let error = field.error.expect("an error");
        assert!(error.contains(&field.name) && error.contains("55") && error.contains("70"), "{bad}: {error}");
        assert_eq!(field.value, bad, "what was written stays");
        assert_eq!(program.record().settings.numbers().get("outsource").map(|number| number.value), Some(65.0));
        let refused = program.settings().refused.expect("a summary");
        assert_eq!(refused.lines, [("outsource".to_owned(), error)]);
        program.setting(SettingMsg::Finished);
        assert_eq!((program.place().as_str(), program.focus()), ("settings", Some(FocusTarget::Errors)));
        program.go(Route::Review).go(Route::Settings);
        assert_eq!(program.field("outsource").value, bad, "it waits");
        program.set("outsource", "64").setting(SettingMsg::Finished);
        assert_eq!(program.place(), "result");
    }
}

#[test]
fn a_guard_is_switched_off_with_a_reason_only() {
    let mut program = program();
    let state = |program: &Program| program.settings().guards.into_iter().find(|guard| guard.id == "T1").expect("T1");
    program.off("T1");
    assert!(program.record().settings.is_empty() && state(&program).error.is_some());
    assert_eq!(program.focus(), Some(FocusTarget::Errors));
    program.because("T1", "  ").off("T1");
    assert!(program.record().settings.is_empty());
    program.because("T1", "We hire in March").off("T1");
    assert!(state(&program).is_off && state(&program).error.is_none());
    assert_eq!(program.saved(), *program.record());
    assert!(program.settings().changed.lines[0].contains("We hire in March"));
    program.because("T1", "");
    assert!(state(&program).error.is_some() && state(&program).written.is_empty());
    assert!(program.record().settings.guards_off().iter().any(|(_, reason)| reason == "We hire in March"), "kept until there is another");
    let lines = program.sections_of_result().settings.expect("settings").lines;
    assert!(lines.len() == 1 && lines[0].contains("We hire in March"), "{lines:?}");
    program.go(Route::Settings).restored("T1");
    assert!(program.record().settings.is_empty() && state(&program).written.is_empty());
    for fixed in ["G01", "T8", "T9", "Z1"] {
        program.because(fixed, "Because").off(fixed);
        assert!(program.record().settings.is_empty(), "{fixed}");
    }
}

#[test]
fn settings_of_a_quick_file_are_kept_and_count_once_it_takes_the_full_path() {
    let mut program = program();
    program.set("outsource", "65");
    let record = Record { path: Path::Quick, responses: finished().responses, ..program.record().clone() };
    let Screen::Result(result) = Program::left(&record, "start").result().view().screen else { panic!("no result") };
    assert!(result.assumptions.lines.iter().any(|line| line.contains("Changed settings are kept")), "{:?}", result.assumptions);
    assert!(!result.method.paragraphs.iter().any(|line| line.contains("From 65")), "{:?}", result.method);
    let published = Record { settings: Settings::default(), ..record.clone() };
    assert!(record.assess(instrument()) == published.assess(instrument()), "they do not count here");
    assert!(record.assess(instrument()) != Record { path: Path::Full, ..record.clone() }.assess(instrument()));
}
