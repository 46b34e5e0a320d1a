//! Settings: what may be changed and how far, what follows, and that no result hides them.

use perimetre::{
    engine::{
        Assessment, Instrument, Settings,
        criterion::{Class, Criterion},
        guard::RaisedGuard,
        number::to_nano,
        problem::{Expected, Found, Problem},
        questionnaire::Path,
        settings::{Family, What, groups, knob, knobs, switchable},
    },
    export::{Report, markdown::markdown},
    json,
    record::{OpenError, Record, open, read_input, result::result},
    text::Language,
};
use proptest::prelude::*;

use crate::{
    fixtures::{Answers, content, full, guards, instrument, quick, tower},
    random::{answers, check, few_draws},
    records::settings,
};

fn set(pairs: &[(&str, f64)]) -> Settings {
    let mut settings = Settings::default();
    for (id, value) in pairs {
        settings.set(instrument(), id, *value, "").unwrap();
    }
    settings
}

fn off(ids: &[&str]) -> Settings {
    let mut settings = Settings::default();
    for id in ids {
        settings.switch_off(instrument(), id, "decided in the workshop").unwrap();
    }
    settings
}

fn with(settings: &Settings, instrument: &Instrument, answers: &Answers) -> Assessment {
    perimetre::engine::assess(&settings.apply(instrument), answers.path, &answers.responses)
}

// ---------- What may be changed ----------

#[test]
fn the_numbers_offered_are_those_of_the_model_with_their_bounds() {
    let bounds = |id: &str| knob(instrument(), id).map(|knob| (knob.value, knob.low, knob.high)).unwrap_or_else(|| panic!("{id}"));
    assert_eq!(bounds("outsource"), (60.0, 55.0, 70.0));
    assert_eq!(bounds("keep"), (40.0, 30.0, 45.0));
    assert_eq!(bounds("global").0, 0.8);
    assert_eq!(bounds("in_house").0, 0.06);
    assert_eq!(bounds("first_wave_share").0, 0.4);
    assert_eq!(groups(instrument()), ["business", "economy", "technology", "risk"]);
    assert_eq!(["business", "economy", "technology", "risk"].map(|group| bounds(&format!("weight.{group}")).0), [0.20, 0.40, 0.26, 0.14]);
    assert_eq!(bounds("spend.WKP").0, 16.0);
    assert_eq!((bounds("likelihood.R08").1, bounds("impact.R08").2), (1.0, 5.0));
    assert_eq!((knob(instrument(), "spend.GOV"), knob(instrument(), "outsource.WKP"), knob(instrument(), "draws")), (None, None, None));
    let all = knobs(instrument());
    assert_eq!(all.len(), 10 + 4 + 13 + 2 * instrument().risks.len());
    assert!(all.iter().all(|one| knob(instrument(), &one.id).as_ref() == Some(one)));
}

#[test]
fn a_number_out_of_bounds_or_off_its_grid_is_refused_and_said() {
    let refused = |id: &str, value: f64| Settings::default().set(instrument(), id, value, "").unwrap_err();
    assert_eq!(
        refused("outsource", 80.0),
        Problem {
            place: "settings.values.outsource".into(),
            found: Found::Number(80.0),
            expected: Expected::Number { low: 55.0, high: 70.0, step: 1.0 }
        }
    );
    for (id, value) in [
        ("outsource", 54.0),
        ("outsource", 60.5),
        ("keep", 46.0),
        ("weight.risk", 0.0),
        ("likelihood.R08", 2.5),
        ("impact.R08", 6.0),
        ("keep", f64::NAN),
    ] {
        assert!(matches!(refused(id, value).expected, Expected::Number { .. }), "{id} {value}");
    }
    assert!(matches!(refused("draws", 10.0).expected, Expected::Word(words) if words.contains(&"outsource".to_owned())));
    // What sliders add up to is what was meant.
    assert_eq!(set(&[("weight.risk", 0.1 + 0.2)]).numbers().get("weight.risk").map(|number| number.value), Some(0.3));
}

#[test]
fn guards_of_law_and_definition_and_the_contract_owner_stay() {
    assert_eq!(
        switchable(instrument()).iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["T1", "T2", "T3", "T4", "T5", "T6", "T7", "G02", "G03", "G04", "G05", "G06", "G07", "G08", "G15", "G17"]
    );
    for id in ["T8", "T9", "G01", "G09", "G10", "G11", "G12", "G13", "G14", "G16", "G99"] {
        let problem = Settings::default().switch_off(instrument(), id, "because").unwrap_err();
        assert_eq!((problem.place, problem.found), (format!("settings.guards_off.{id}"), Found::text(id)));
        assert!(matches!(problem.expected, Expected::Word(words) if !words.iter().any(|word| word == id)), "{id}");
    }
    for reason in ["", " \n"] {
        let problem = Settings::default().switch_off(instrument(), "G02", reason).unwrap_err();
        assert_eq!((problem.place.as_str(), problem.expected), ("settings.guards_off.G02", Expected::Reason));
    }
}

// ---------- What follows ----------

#[test]
fn thresholds_move_classes_and_scope() {
    let answers =
        quick().one("org_size", "s50_249").one("it_team", "t2_5").many("tower_pain", &["HST", "SEC", "NET"]).many("tower_distinct", &["ERP"]);
    let class = |assessment: &Assessment, code: &str| tower(assessment, code).class;
    let before = with(&Settings::default(), instrument(), &answers);
    // BCK scores 60.5, WKP 64.0.
    assert_eq!((class(&before, "BCK"), class(&before, "WKP")), (Class::Outsource, Class::Outsource));
    let after = with(&set(&[("outsource", 63.0)]), instrument(), &answers);
    assert_eq!((class(&after, "BCK"), class(&after, "WKP")), (Class::Study, Class::Outsource));
    // ERP scores 34.6.
    assert_eq!((class(&before, "ERP"), class(&with(&set(&[("keep", 34.0)]), instrument(), &answers), "ERP")), (Class::Keep, Class::Study));
}

#[test]
fn a_group_of_weights_takes_from_the_others_and_keeps_its_ratios() {
    let applied = set(&[("weight.economy", 0.6)]).apply(instrument()).into_owned();
    let weight = |criterion| applied.criterion(criterion).weight;
    // 0.20 + 0.60 + 0.26 + 0.14 = 1.20.
    assert!((weight(Criterion::Cap) + weight(Criterion::Sat) - 0.5).abs() < 1e-12);
    assert!((weight(Criterion::Cap) / weight(Criterion::Sat) - 0.22 / 0.18).abs() < 1e-12);
    assert!((weight(Criterion::Diff) - 0.20 / 1.20).abs() < 1e-12);
}

#[test]
fn spend_and_risks_follow_their_table() {
    let answers = quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]);
    let applied = with(&set(&[("spend.WKP", 60.0), ("likelihood.R31", 5.0), ("impact.R31", 1.0)]), instrument(), &answers);
    let before = with(&Settings::default(), instrument(), &answers);
    assert!(tower(&applied, "WKP").spend > 2.0 * tower(&before, "WKP").spend);
    assert!((applied.towers.iter().map(|tower| tower.spend).sum::<f64>() - 1.0).abs() < 1e-9);
    let risk = |assessment: &Assessment| {
        let raised = assessment.risks.iter().find(|raised| instrument().risks[raised.risk].id.as_str() == "R31").expect("R31 is raised");
        (raised.likelihood, raised.impact)
    };
    assert_ne!(risk(&before), risk(&applied));
}

#[test]
fn a_guard_switched_off_is_never_raised_and_moves_nothing() {
    let answers = full()
        .one("org_size", "s1_9")
        .one("it_team", "none")
        .one("contract_owner", "named_time")
        .many("steering", &["none"])
        .many("baseline", &["inventory", "contracts", "costs", "licences"])
        .one("scope_contract", "full")
        .one("exit_plan", "tested")
        .many("security_reqs", &["pas", "access", "backup"])
        .one("roles_written", "full");
    let before = answers.assess();
    assert!(guards(&before).contains(&"G02") && tower(&before, "IAM").class == Class::Comanage);
    let after = with(&off(&["G02", "T7"]), instrument(), &answers);
    assert!(!guards(&after).contains(&"G02"));
    assert_eq!(tower(&after, "IAM").class, Class::Outsource);
    assert_eq!(guards(&before).into_iter().filter(|id| *id != "G02").collect::<Vec<_>>(), guards(&after));
}

#[test]
fn under_any_settings_weights_sum_to_one_and_contributions_to_the_score() {
    check(192, (answers(), settings()), |(answers, settings)| {
        let applied = settings.apply(few_draws());
        prop_assert!((applied.criteria.iter().map(|settings| settings.weight).sum::<f64>() - 1.0).abs() < 1e-9);
        prop_assert!(applied.criteria.iter().all(|settings| settings.weight >= 0.0));
        prop_assert_eq!(
            &*applied.company_guards.iter().map(|guard| guard.id.clone()).collect::<Vec<_>>(),
            &*instrument().company_guards.iter().map(|guard| guard.id.clone()).collect::<Vec<_>>()
        );
        let assessment = perimetre::engine::assess(&applied, answers.path, &answers.responses);
        for tower in &assessment.towers {
            let sum: f64 = tower.score.contributions.iter().sum();
            prop_assert!((50.0 + sum - tower.score.central).abs() < 1e-9 && (0.0..=100.0).contains(&to_nano(tower.score.central)));
            prop_assert!((tower.acceptabilities.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            for guard in settings.guards_off().keys() {
                prop_assert!(!tower.guards.iter().any(|row| instrument().tower_guards[*row].id == *guard));
            }
        }
        let raised = |raised: &RaisedGuard| instrument().company_guards[raised.guard].id.clone();
        prop_assert!(assessment.guards.iter().all(|guard| !settings.guards_off().contains_key(&raised(guard))));
        Ok(())
    });
}

#[test]
fn no_settings_change_nothing() {
    assert_eq!(*Settings::default().apply(instrument()), *instrument());
    // Set to what is published: kept in the file, but no change.
    assert_eq!(*set(&[("outsource", 60.0), ("weight.business", 0.2)]).apply(instrument()), *instrument());
    let mut settings = set(&[("keep", 35.0)]);
    settings.switch_off(instrument(), "T1", "x").unwrap();
    settings.restore("keep");
    settings.restore("T1");
    assert!(settings.is_empty());
}

// ---------- No result hides them ----------

#[test]
fn changes_are_said_with_before_after_and_reason() {
    check(64, settings(), |settings| {
        let changes = settings.changes(instrument());
        let applied = settings.apply(few_draws());
        prop_assert_eq!(&applied.changed, &changes);
        let written = result(&applied, &quick().assess(), &Record::new(Path::Quick, None));
        let perimetre::tree::Tree::List(listed) = written.get("settings").unwrap() else { panic!("a list") };
        prop_assert_eq!(listed.len(), changes.len());
        for (listed, changed) in listed.iter().zip(&changes) {
            prop_assert_eq!(listed.get("id"), Some(&perimetre::tree::Tree::text(changed.what.id())));
            prop_assert!(listed.get("before").is_some() && listed.get("before") != listed.get("after"));
            if let What::Number { knob, before } = &changed.what {
                prop_assert_eq!(Some(*before), knobs(instrument()).iter().find(|one| one.id == knob.id).map(|one| one.value));
            }
        }
        let switched_off = changes.iter().filter(|changed| matches!(changed.what, What::GuardOff(_))).count();
        prop_assert_eq!(switched_off, settings.guards_off().len());
        Ok(())
    });
}

#[test]
fn the_report_prints_them() {
    let answers = quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]);
    let mut settings = set(&[("outsource", 65.0), ("in_house", 0.1), ("weight.economy", 0.5), ("spend.WKP", 20.0)]);
    settings.switch_off(instrument(), "T1", "the owner's sister helps").unwrap();
    let page = |settings: &Settings, language| {
        let applied = settings.apply(instrument());
        let assessment = perimetre::engine::assess(&applied, answers.path, &answers.responses);
        let progress = perimetre::engine::checklist::Progress::new();
        let texts = content().catalog(language);
        markdown(&Report {
            instrument: &applied,
            texts,
            assessment: &assessment,
            responses: &answers.responses,
            progress: &progress,
            milestones: perimetre::engine::calendar::Milestones::default(),
        })
    };
    let english = page(&settings, Language::En);
    for line in [
        "outsourced: 60 before, 65 now",
        "in-house: 6% before, 10% now",
        ": 40% before, 50% now",
        "Guard T1 switched off",
        "Reason: the owner's sister helps",
    ] {
        assert!(english.contains(line), "{line}: {english}");
    }
    assert!(page(&settings, Language::Fr).contains("60 avant, 65 maintenant"));
    assert!(!page(&Settings::default(), Language::En).contains("Settings changed"));
}

// ---------- Files ----------

fn file(settings: &str) -> String {
    let (id, version) = (&instrument().id, &instrument().version);
    format!(r#"{{"format":"perimetre-record","version":1,"instrument":{{"id":"{id}","version":"{version}"}},"path":"full","settings":{settings}}}"#)
}

#[test]
fn a_file_keeps_settings_of_another_version_and_refuses_bad_ones() {
    let record = open(
        file(r#"{"values":{"outsource":65,"later":[1],"keep":{"value":35.0,"reason":"r"}},"guards_off":{"G02":"x","G99":1},"more":{}}"#).as_bytes(),
        instrument(),
    )
    .unwrap();
    assert_eq!(record.settings.numbers().get("outsource").map(|number| number.value), Some(65.0));
    assert_eq!(record.settings.numbers().get("keep").map(|number| (number.value, number.reason.as_str())), Some((35.0, "r")));
    assert_eq!(record.settings.guards_off().keys().map(ToString::to_string).collect::<Vec<_>>(), ["G02"]);
    let aside = &record.kept.settings;
    assert!(aside.values.contains_key("later") && aside.guards_off.contains_key("G99") && aside.parts.contains_key("more"));
    let places = |settings: &str| match open(file(settings).as_bytes(), instrument()) {
        Err(OpenError::Damaged(problems)) => problems.into_iter().map(|problem| problem.place).collect::<Vec<_>>(),
        other => panic!("{settings}: {other:?}"),
    };
    assert_eq!(places("[]"), ["settings"]);
    assert_eq!(places(r#"{"values":1,"guards_off":[]}"#), ["settings.values", "settings.guards_off"]);
    assert_eq!(
        places(
            r#"{"values":{"outsource":"65","keep":{"value":35,"why":"r"},"global":{"reason":"r"},"in_house":-1,"spend.WKP":{"value":3,"reason":4}}}"#
        ),
        ["outsource", "keep", "global", "in_house", "spend.WKP"].map(|id| format!("settings.values.{id}"))
    );
    assert_eq!(
        places(r#"{"guards_off":{"G01":"r","T9":"r","G14":"r","G02":"","G03":null,"G04":1}}"#),
        ["G01", "T9", "G14", "G02", "G03", "G04"].map(|id| format!("settings.guards_off.{id}"))
    );
}

#[test]
fn the_short_form_takes_settings_and_refuses_those_it_does_not_know() {
    let read = |settings: &str| read_input(format!(r#"{{"path":"full","answers":{{}},"settings":{settings}}}"#).as_bytes(), instrument());
    let record = read(r#"{"values":{"weight.risk":0.3},"guards_off":{"T4":"tested"}}"#).unwrap().into_record();
    assert_eq!(record.settings.changes(instrument()).iter().map(|changed| changed.what.id().to_owned()).collect::<Vec<_>>(), ["weight.risk", "T4"]);
    let Err(OpenError::Damaged(problems)) = read(r#"{"values":{"later":1},"guards_off":{"G99":"r"},"more":1}"#) else { panic!("accepted") };
    assert_eq!(
        problems.iter().map(|problem| problem.place.as_str()).collect::<Vec<_>>(),
        ["settings.values.later", "settings.guards_off.G99", "settings"]
    );
    let quick = br#"{"path":"quick","answers":{},"settings":{"values":{"weight.risk":0.3}}}"#;
    let Err(OpenError::Damaged(problems)) = read_input(quick, instrument()) else { panic!("accepted") };
    assert_eq!(problems.iter().map(|problem| problem.place.as_str()).collect::<Vec<_>>(), ["path"], "settings count on the full path only");
}

#[test]
fn a_slider_may_move_every_family_from_end_to_end() {
    for family in Family::ALL {
        let of_family: Vec<_> = knobs(instrument()).into_iter().filter(|knob| knob.family == family).collect();
        assert!(!of_family.is_empty(), "{family:?} is not offered");
        for value in [of_family[0].low, of_family[0].high] {
            let settings = set(&[(&of_family[0].id, value)]);
            let applied = settings.apply(instrument());
            let now = knob(&applied, &of_family[0].id).unwrap().value;
            // A weight is scaled with the others once set.
            assert!(family == Family::Weight || (now - value).abs() < 1e-12, "{family:?}: {now}");
            assert!(json::write(&result(&applied, &quick().assess(), &Record::new(Path::Quick, None))).contains(&of_family[0].id));
        }
    }
}
