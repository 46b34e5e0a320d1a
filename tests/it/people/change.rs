//! How large the change is, how ready people are, and what both call for.

use perimetre::{
    engine::{
        Answer, Raw,
        answer::DONT_KNOW,
        calendar::Day,
        fit,
        guard::GuardState,
        questionnaire::{Effect, Kind, Question},
        readiness::{Band, ImpactBand, ImpactOrigin, ReadinessBand},
    },
    json,
    record::{Record, result::result},
};
use proptest::{
    prelude::*,
    sample::{Index, select},
};

use super::{about, actions, cap, change, leaving, part, ready, staying, still};
use crate::{
    fixtures::{Answers, instrument, quick},
    random::{answers, check, few_draws},
};

/// Scales of the change all at `value`: impact 16.25 points a step.
fn moving(answers: Answers, value: i64) -> Answers {
    ["change_breadth", "change_tools", "change_load"].into_iter().fold(still(answers), |answers, question| answers.scale(question, value))
}

// ---------- The table ----------

#[test]
fn each_impact_and_readiness_gives_its_band() {
    use Band::{Green, Orange, Red, Yellow};
    // 0, 32.5 and 65; 20, 60 and 100.
    let impacts = [(1, 0.0, ImpactBand::Small), (3, 32.5, ImpactBand::Moderate), (5, 65.0, ImpactBand::Large)];
    let readinesses = [(1, 20.0, ReadinessBand::Low), (3, 60.0, ReadinessBand::Medium), (5, 100.0, ReadinessBand::High)];
    let table = [[Yellow, Green, Green], [Orange, Yellow, Green], [Red, Orange, Yellow]];
    for ((moves, impact, impact_band), row) in impacts.into_iter().zip(table) {
        for ((readiness, points, readiness_band), band) in readinesses.into_iter().zip(row) {
            let found = change(&ready(moving(staying(), moves), readiness));
            assert!(about(found.impact.value, impact) && about(found.readiness.unwrap(), points), "{found:?}");
            assert_eq!((found.impact.band, found.readiness_band, found.band), (impact_band, Some(readiness_band), Some(band)));
            assert!(found.impact.parts.iter().all(|part| part.origin == ImpactOrigin::Answered) && !found.impact.floored);
        }
    }
}

#[test]
fn what_falls_exactly_on_a_bound_is_above_it() {
    // 12.5 (tools) + 7.5 (load) + 5 (one group of three, a third of 15) = 25.
    let moderate = still(staying()).scale("change_tools", 3).scale("change_load", 3).many("external_users", &["customers"]);
    let found = change(&moderate);
    assert!(about(found.impact.value, 25.0));
    assert_eq!(found.impact.band, ImpactBand::Moderate);
    // Understanding 0.2 × 1 and plan 0.1 stay; commitment and ability at 5, support and track record at 1: 70.
    let high = ready(still(staying()), 5).scale("mgmt_support", 1).scale("past_change", 1);
    assert_eq!(change(&high).readiness_band, Some(ReadinessBand::High));
    // 0.2 × (0 + 1)/2 + 0.1 + 0.2 × 0.75 (commitment) + 0.2 × 0.5 (ability) = 45.
    let medium = ready(still(staying()), 1).scale("commitment", 4).scale("means", 3).scale("efficacy", 3);
    let found = change(&medium);
    assert!(about(found.readiness.unwrap(), 45.0), "{:?}", found.readiness);
    assert_eq!(found.readiness_band, Some(ReadinessBand::Medium));
}

// ---------- Impact ----------

#[test]
fn posts_at_stake_make_any_change_large() {
    let found = change(&still(staying()).one("job_impact", "posts"));
    assert!(about(found.impact.value, 48.0) && found.impact.floored);
    assert_eq!(found.impact.band, ImpactBand::Large);
    let roles = change(&still(staying()).one("job_impact", "roles"));
    assert!(about(roles.impact.value, 100.0 * 0.2 * 2.0 / 3.0) && !roles.impact.floored);
    let beyond = change(&moving(staying(), 5).one("job_impact", "posts"));
    assert!(about(beyond.impact.value, 85.0) && !beyond.impact.floored, "the floor adds nothing above it");
}

#[test]
fn a_part_nobody_knows_counts_two_thirds_and_is_marked() {
    for answers in [still(staying()).one("change_breadth", DONT_KNOW), still(staying()).without("change_breadth")] {
        let found = change(&answers);
        assert!(about(found.impact.value, 50.0 / 3.0), "{}", found.impact.value);
        assert_eq!(found.impact.parts[0].origin, ImpactOrigin::Unknown);
        assert!(found.impact.parts[1..].iter().all(|part| part.origin == ImpactOrigin::Answered));
    }
}

#[test]
fn outside_users_count_half_where_nothing_they_touch_changes() {
    let value = |answers: Answers| change(&answers).impact.parts[3].value;
    let groups = ["customers", "visitors", "mobile", "suppliers"];
    let some = |answers: Answers, count: usize| still(answers).many("external_users", &groups[..count]);
    for (count, share) in [(1, 1.0 / 3.0), (2, 2.0 / 3.0), (3, 1.0), (4, 1.0)] {
        assert!(about(value(some(staying(), count)), share / 2.0));
        assert!(about(value(some(staying(), count).scale("change_tools", 3)), share), "new tools");
        assert!(about(value(some(leaving(), count)), share), "the shop or the ERP leaves");
        assert!(about(value(some(staying(), count).one("change_tools", DONT_KNOW)), share), "precaution");
    }
    assert!(about(value(some(staying(), 0)), 0.0));
    assert!(about(value(still(staying()).one("external_users", DONT_KNOW)), 2.0 / 3.0), "never halved: the users are not known");
}

// ---------- Readiness ----------

#[test]
fn half_the_weight_is_enough_and_less_is_not() {
    let known = ready(still(staying()), 4);
    let without = |questions: &[&str]| questions.iter().fold(known.clone(), |answers, question| answers.one(question, DONT_KNOW));
    // Commitment 0.2, ability 0.2, plan 0.1: exactly half is missing.
    let half = change(&without(&["commitment", "means", "efficacy", "change_plan"]));
    // 0.2 × 0.875 + 0.15 × 0.75 × 2, over 0.5.
    assert!(about(half.readiness.unwrap(), 80.0), "{:?}", half.readiness);
    let less = change(&without(&["commitment", "means", "efficacy", "mgmt_support"]));
    assert_eq!((less.readiness, less.readiness_band, less.band, less.barrier), (None, None, None, None));
    assert!(less.parts.iter().any(|part| part.value.is_some()), "what is known stays said");
}

#[test]
fn a_part_of_two_is_the_mean_of_what_is_known() {
    let known = ready(still(staying()), 2);
    assert!(about(part(&change(&known), "understanding").unwrap(), 0.625));
    assert!(about(part(&change(&known.clone().one("awareness", DONT_KNOW)), "understanding").unwrap(), 1.0));
    assert!(about(part(&change(&known.clone().one("internal_actors", DONT_KNOW)), "understanding").unwrap(), 0.25));
    let neither = change(&known.clone().one("awareness", DONT_KNOW).one("internal_actors", DONT_KNOW));
    assert_eq!(part(&neither, "understanding"), None);
    assert!(about(part(&change(&known.clone().scale("means", 5)), "ability").unwrap(), 0.625));
    assert!(about(part(&change(&known.scale("means", 5).one("efficacy", DONT_KNOW)), "ability").unwrap(), 1.0));
}

#[test]
fn those_who_must_know_depend_on_jobs_on_size_and_on_who_is_there() {
    let told = |answers: Answers, who: &[&str]| {
        let answers = ready(answers, 1).one("awareness", DONT_KNOW).many("internal_actors", who);
        part(&change(&answers), "understanding").unwrap()
    };
    let four = ["DIR", "CPI", "UTI", "MET"];
    let (same, jobs) = (still(staying()), still(staying()).one("job_impact", "roles"));
    assert!(about(told(same.clone(), &["DIR", "UTI"]), 0.5));
    assert!(about(told(same.clone(), &["DIR", "RSSI"]), 0.4), "the security officer counts once told");
    assert!(about(told(same, &four), 1.0));
    assert!(about(told(jobs.clone(), &four), 4.0 / 6.0), "human resources and the works council");
    assert!(about(told(jobs.clone(), &["RH", "CSE"]), 0.0), "the lower share, with and without them");
    assert!(about(told(jobs.clone().one("cse_status", "nocse"), &four), 0.8));
    assert!(about(told(jobs.one("org_size", "s1_9"), &four), 0.8));
    assert!(about(told(still(staying()).one("job_impact", DONT_KNOW), &four), 4.0 / 6.0), "precaution");
}

#[test]
fn the_plan_counts_actions_planned_over_actions_called_for() {
    let plan = |answers: Answers, planned: &[&str]| part(&change(&ready(answers, 5).many("change_plan", planned)), "plan").unwrap();
    // Only extra support is called for, whatever the band turns out to be.
    assert!(about(plan(still(staying()), &["none"]), 0.0));
    assert!(about(plan(still(staying()), &["guide"]), 1.0));
    // D01 (services leave), D02 and D03 (tools), D05 (tools, and the web leaves), D07.
    let five = still(leaving()).scale("change_tools", 3);
    assert!(about(plan(five.clone(), &["info", "training"]), 0.4));
    assert!(about(plan(five, &["info", "training", "guide", "elearning", "beta", "extcom"]), 1.0), "never above 1");
    assert_eq!(part(&change(&ready(still(staying()), 5).one("change_plan", DONT_KNOW)), "plan"), None);
}

#[test]
fn the_barrier_is_the_first_part_in_the_way() {
    let parts = &instrument().change.readiness.parts;
    let barrier = |answers: &Answers| change(answers).barrier.map(|part| parts[part].id.as_str());
    let fine = ready(still(staying()), 4);
    assert_eq!(barrier(&fine), None);
    assert_eq!(barrier(&fine.clone().scale("commitment", 3)), Some("commitment"), "3 on a scale of 1 to 5 is in the way");
    assert_eq!(barrier(&fine.clone().scale("mgmt_support", 1)), Some("support"));
    assert_eq!(barrier(&fine.clone().scale("mgmt_support", 1).scale("means", 1).scale("efficacy", 5)), Some("ability"));
    assert_eq!(barrier(&fine.clone().scale("mgmt_support", 1).scale("means", 1).many("change_plan", &[])), Some("plan"));
    assert_eq!(barrier(&ready(still(staying()), 1)), Some("understanding"), "0.5 is 3 on a scale of 1 to 5");
    assert_eq!(barrier(&fine.scale("past_change", 1)), None, "the past cannot be worked on");
}

// ---------- The quick path ----------

#[test]
fn the_quick_path_estimates_the_impact_and_does_not_assess_readiness() {
    let high = ["tower_cap", "tower_sat", "tower_diff", "tower_spec"];
    let some = quick().one("org_size", "s50_249").one("it_team", "t20p").one("job_impact", "none").scale("past_change", 5);
    // Answers kept from the full path make every service stay: the share entrusted is 0.
    let some =
        super::cells(high.into_iter().fold(some, |some, question| super::cells(some, question, &Raw::Integer(5))), "tower_std", &Raw::Integer(1));
    let impact = |answers: &Answers| change(answers).impact.value;
    let other = some.clone().one("sector", "industry");
    // 6.25 (tools) + 7.5 (load) + 5 (outside users).
    assert!(about(impact(&other), 18.75), "{}", impact(&other));
    assert!(about(impact(&some.clone().one("sector", "retail")), 23.75));
    assert!(about(impact(&some.clone().one("sector", DONT_KNOW)), 23.75), "unknown sector");
    assert!(about(impact(&some), 23.75), "sector left out");
    assert!(about(impact(&other.clone().many("drivers", &["transform"])), 31.25));
    assert!(about(impact(&other.clone().one("job_impact", DONT_KNOW)), 18.75 + 40.0 / 3.0), "precaution");
    let found = change(&other);
    assert!(found.impact.is_estimated());
    assert_eq!((found.readiness, found.band, found.barrier), (None, None, None));
    assert!(about(part(&found, "track_record").unwrap(), 1.0));
    let entrusted = quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]).one("job_impact", "none").assess();
    let share = entrusted.scope.as_ref().unwrap().share;
    assert!(share > 0.5 && about(entrusted.readiness.unwrap().impact.parts[0].value, share), "as many habits change as spend leaves");
}

// ---------- What rests on the band ----------

#[test]
fn red_caps_and_an_unassessed_readiness_caps_only_a_large_change() {
    assert_eq!(cap(&ready(moving(leaving(), 5), 1).assess(), "G08"), Some((GuardState::Unmet, true)));
    assert_eq!(cap(&ready(moving(leaving(), 5), 3).assess(), "G08"), None, "orange");
    let unassessed = |moves: i64| {
        let unknown = ["awareness", "internal_actors", "commitment", "means", "efficacy"];
        unknown.into_iter().fold(ready(moving(leaving(), moves), 3), |answers, question| answers.one(question, DONT_KNOW))
    };
    assert_eq!(cap(&unassessed(5).assess(), "G08"), Some((GuardState::ToVerify, true)));
    assert_eq!(cap(&unassessed(3).assess(), "G08"), Some((GuardState::ToVerify, false)));
    let asked_less =
        quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]).one("job_impact", "posts").scale("past_change", 1);
    let assessment = asked_less.assess();
    assert_eq!(assessment.readiness.as_ref().unwrap().impact.band, ImpactBand::Large);
    assert_eq!(cap(&assessment, "G08"), None, "never in the quick path");
}

#[test]
fn resistance_follows_the_band() {
    let resistance = |answers: &Answers| {
        let assessment = answers.assess();
        assessment
            .risks
            .iter()
            .find(|raised| instrument().risks[raised.risk].id.as_str() == "R39")
            .map(|raised| (raised.likelihood, raised.impact, raised.to_check))
    };
    assert_eq!(resistance(&ready(moving(staying(), 1), 5)), None, "green");
    assert_eq!(resistance(&ready(moving(staying(), 3), 3)), Some((3, 3, false)), "yellow");
    assert_eq!(resistance(&ready(moving(staying(), 5), 1)), Some((4, 4, false)), "red, and open opposition");
    let unknown = ["awareness", "internal_actors", "commitment", "means", "efficacy"];
    let unassessed = unknown.into_iter().fold(ready(moving(staying(), 3), 3), |answers, question| answers.one(question, DONT_KNOW));
    assert_eq!(resistance(&unassessed), Some((2, 3, true)), "not known: to check");
}

#[test]
fn actions_are_those_the_change_calls_for() {
    assert_eq!(actions(&change(&ready(moving(staying(), 1), 5))), Vec::<&str>::new());
    let quiet = leaving_with(&[], 1);
    assert_eq!(actions(&change(&quiet)), ["D01", "D07"], "critical services leave");
    let users = leaving_with(&["suppliers"], 3);
    assert_eq!(actions(&change(&users)), ["D01", "D02", "D03", "D04", "D05", "D06", "D07"]);
    let jobs = quiet.clone().one("job_impact", "roles").scale("commitment", 2);
    assert_eq!(actions(&change(&jobs)), ["D01", "D07", "D08", "D09"]);
    let unknown = change(&quiet.clone().one("change_tools", DONT_KNOW).one("commitment", DONT_KNOW));
    let to_check = unknown.actions.iter().filter(|raised| raised.to_check).map(|raised| instrument().change.actions[raised.action].id.as_str());
    assert_eq!(to_check.collect::<Vec<_>>(), ["D02", "D03", "D05", "D09"], "an unknown answer takes no action away");
    let planned = change(&quiet.clone().many("change_plan", &["info"]));
    assert_eq!(planned.actions.iter().map(|raised| raised.planned).collect::<Vec<_>>(), [true, false]);
    let held = |answers: &Answers| change(answers).actions[0].held;
    assert!(held(&quiet.clone().one("job_impact", "roles").one("cse_status", "planned")), "the works council comes first");
    assert!(!held(&quiet.one("job_impact", "roles").one("cse_status", "done")));
}

fn leaving_with(users: &[&str], tools: i64) -> Answers {
    let answers = super::cells(ready(still(leaving()), 5), "tower_crit", &Raw::Integer(5));
    answers.many("external_users", users).scale("change_tools", tools)
}

#[test]
fn actions_are_dated_once_the_project_is() {
    let answers = ready(moving(leaving(), 5), 1);
    let mut record = Record::new(answers.path, None);
    record.milestones.set("go_live", Day::new(2027, 3, 1));
    let assessment = answers.assess();
    let written: serde_json::Value = serde_json::from_str(&json::write(&result(instrument(), &assessment, &record))).unwrap();
    let due = |id: &str| written["readiness"]["support"].as_array().unwrap().iter().find(|action| action["id"] == id).unwrap()["due"].clone();
    assert_eq!((due("D02"), due("D07"), due("D01")), ("2027-01-30".into(), "2027-03-01".into(), serde_json::Value::Null));
}

// ---------- For any answers ----------

/// Two answers to a question that raises impact (or readiness), the second higher.
fn raise(effect: Effect) -> impl Strategy<Value = (&'static Question, Answer, Answer)> {
    let questions: Vec<&Question> = instrument().questions.iter().filter(|question| question.effect == effect).collect();
    (select(questions), any::<Index>(), any::<Index>(), any::<u64>()).prop_filter_map("no higher answer", |(question, one, other, bits)| {
        let answer = |raw: &Raw| fit(instrument(), question, raw).unwrap();
        let names: Vec<&str> = question.options.iter().map(|id| id.as_str()).filter(|id| *id != Question::NONE).collect();
        let order = |count: usize| {
            let (one, other) = (one.index(count), other.index(count));
            (one != other).then_some((one.min(other), one.max(other)))
        };
        let list = |keep: &dyn Fn(usize) -> bool| {
            let kept = names.iter().enumerate().filter(|(index, _)| keep(*index));
            answer(&Raw::List(kept.map(|(_, name)| Raw::Text((*name).to_owned())).collect()))
        };
        match question.kind {
            Kind::Scale => {
                let (low, high) = order(5)?;
                Some((question, Answer::Scale(u8::try_from(low).unwrap() + 1), Answer::Scale(u8::try_from(high).unwrap() + 1)))
            }
            // Options are published from the least effect to the largest.
            Kind::Single => {
                let (low, high) = order(question.options.len())?;
                Some((question, Answer::One(question.options[low].clone()), Answer::One(question.options[high].clone())))
            }
            _ => {
                let added = one.index(names.len());
                let base = move |index: usize| bits >> index & 1 == 1 && index != added;
                Some((question, list(&base), list(&move |index| base(index) || index == added)))
            }
        }
    })
}

fn with(answers: &Answers, question: &Question, answer: Answer) -> Answers {
    let mut answers = answers.clone();
    answers.responses.insert(question.id.clone(), answer);
    answers
}

fn quickly(answers: &Answers) -> perimetre::engine::Assessment {
    perimetre::engine::assess(few_draws(), answers.path, &answers.responses)
}

#[test]
fn more_impact_never_improves_the_band_and_more_readiness_never_worsens_it() {
    let seen = std::cell::Cell::new((0, 0));
    for (effect, is_worse) in [(Effect::Impact, true), (Effect::Readiness, false)] {
        check(384, (answers(), raise(effect)), |(answers, (question, low, high))| {
            let [before, after] = [low, high].map(|answer| quickly(&with(&answers, question, answer)).readiness);
            let (Some(before), Some(after)) = (before, after) else { return Ok(()) };
            prop_assert!(!is_worse || before.impact.value <= after.impact.value, "impact fell: {} to {}", before.impact.value, after.impact.value);
            if let (Some(one), Some(other)) = (before.band, after.band) {
                let (moved, compared) = seen.get();
                seen.set((moved + u32::from(one != other), compared + 1));
                prop_assert!(if is_worse { one <= other } else { one >= other }, "{one:?} then {other:?}, {question:?}");
            }
            Ok(())
        });
    }
    let (moved, compared) = seen.get();
    assert!(moved > 5 && compared > 100, "the property saw {compared} pairs of bands, {moved} of them different");
}

#[test]
fn every_measure_stays_in_its_bounds_and_is_traced() {
    check(256, answers(), |answers| {
        let assessment = quickly(&answers);
        let Some(change) = &assessment.readiness else {
            prop_assert!(assessment.scope.is_none());
            return Ok(());
        };
        prop_assert!((0.0..=100.0 + 1e-9).contains(&change.impact.value));
        prop_assert!(change.readiness.is_none_or(|value| (0.0..=100.0 + 1e-9).contains(&value)));
        prop_assert_eq!(change.readiness.is_some(), change.band.is_some());
        for (part, published) in change.parts.iter().zip(&instrument().change.readiness.parts) {
            prop_assert!(part.value.is_none() || published.plan || !part.because.is_empty(), "a value comes from somewhere");
        }
        for part in change.impact.parts.iter().filter(|part| part.origin == ImpactOrigin::Answered) {
            prop_assert!(!part.because.is_empty());
        }
        for raised in &change.actions {
            let action = &instrument().change.actions[raised.action];
            prop_assert!(instrument().people.actor(action.owner.as_str()).is_some());
        }
        let written = json::write(&result(few_draws(), &assessment, &Record::new(answers.path, None)));
        prop_assert!(written.contains("\"impact_band\""));
        Ok(())
    });
}
