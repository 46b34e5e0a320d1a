//! What would change a result: every change named does change it, none smaller does, and the caps are lifted by what is said to lift them.

use perimetre::{
    engine::{
        Answer, Assessment, Cell, Instrument, Responses,
        asked::Asked,
        assess, assess_scope,
        criterion::{Class, Criterion},
        flip::{Before, Change, Changes, changes},
        guard::RaisedGuard,
        id::{OptionId, TowerId},
        number::to_nano,
        questionnaire::{Effect, Kind, Path, Question},
        scope::ScopeKind,
    },
    sorted::{Map, Set},
};
use proptest::prelude::*;

use crate::{
    fixtures::{Answers, full, instrument, quick},
    random::{answers, answers_in, check},
    records::settings,
};

/// One draw: nothing here concerns sampling.
fn one_draw(instrument: &Instrument) -> Instrument {
    let mut one = instrument.clone();
    one.sampling.draws = 1;
    one
}

fn of(instrument: &Instrument, path: Path, responses: &Responses) -> (Assessment, Changes) {
    let assessment = assess(instrument, path, responses);
    let found = changes(instrument, path, responses, &assessment);
    (assessment, found)
}

fn kind(assessment: &Assessment) -> Option<ScopeKind> {
    assessment.scope.as_ref().map(|scope| scope.kind)
}

fn class(assessment: &Assessment, tower: usize) -> Option<Class> {
    assessment.towers.iter().find(|assessed| assessed.tower == tower).map(|assessed| assessed.class)
}

/// Every single change of an answer, written without looking at how the engine lists them: the answers after it, and its size.
fn every_change(instrument: &Instrument, path: Path, responses: &Responses, assessment: &Assessment) -> Vec<(f64, Responses)> {
    let mut found = Vec::new();
    let shown = Asked::new(instrument, path, responses).shown();
    let set = |question: &Question, answer: Answer| {
        let mut changed = responses.clone();
        changed.insert(question.id.clone(), answer);
        changed
    };
    let cell = |question: &Question, tower: &TowerId, cell: Cell| {
        let mut cells = if let Some(Answer::Matrix(cells)) = responses.get(&question.id) { cells.clone() } else { Map::new() };
        cells.insert(tower.clone(), cell);
        set(question, Answer::Matrix(cells))
    };
    for (index, question) in instrument.questions.iter().enumerate() {
        let order: Vec<&OptionId> = if question.order.is_empty() { question.options.iter().collect() } else { question.order.iter().collect() };
        let place = |option: &OptionId| order.iter().position(|other| *other == option).unwrap() as f64;
        let known = responses.get(&question.id).filter(|answer| **answer != Answer::Unknown);
        if let Kind::MatrixScale(criterion) = question.kind {
            for tower in &assessment.towers {
                for x in 1..=5_u8 {
                    let steps = (f64::from(x) - tower.values[criterion.index()].central).abs();
                    let id = &instrument.towers[tower.tower].id;
                    found.push((steps, cell(question, id, Cell::Scale(x))));
                }
            }
        }
        if !shown.contains(&index) {
            continue;
        }
        match question.kind {
            Kind::Single => {
                for option in &question.options {
                    let steps = if let Some(Answer::One(now)) = known { (place(option) - place(now)).abs() } else { 1.0 };
                    found.push((steps, set(question, Answer::One(option.clone()))));
                }
            }
            Kind::Scale => {
                for x in 1..=5_u8 {
                    let steps = if let Some(Answer::Scale(now)) = known { (f64::from(x) - f64::from(*now)).abs() } else { 1.0 };
                    found.push((steps, set(question, Answer::Scale(x))));
                }
            }
            Kind::Multi { .. } | Kind::Actors => {
                let now: Set<OptionId> = if let Some(Answer::Many(now)) = known { now.clone() } else { Set::new() };
                for option in &question.options {
                    let is_none = option.as_str() == Question::NONE;
                    let mut after: Vec<OptionId> = now.iter().filter(|id| *id != option && id.as_str() != Question::NONE).cloned().collect();
                    let ticks = !now.contains(option);
                    if is_none && (known.is_some() || !ticks) {
                        continue;
                    }
                    after.extend(ticks.then(|| option.clone()));
                    if question.most().is_none_or(|most| after.len() <= most) {
                        found.push((1.0, set(question, Answer::Many(after.into_iter().collect()))));
                    }
                }
                if known.is_none() {
                    found.push((1.0, set(question, Answer::Many(Set::new()))));
                }
            }
            Kind::Towers { .. } => {
                let now: Set<TowerId> = if let Some(Answer::Towers(now)) = known { now.clone() } else { Set::new() };
                for tower in instrument.towers.iter().filter(|tower| tower.scored.is_some()) {
                    let mut after: Vec<TowerId> = now.iter().filter(|id| **id != tower.id).cloned().collect();
                    after.extend((!now.contains(&tower.id)).then(|| tower.id.clone()));
                    if question.most().is_none_or(|most| after.len() <= most) {
                        found.push((1.0, set(question, Answer::Towers(after.into_iter().collect()))));
                    }
                }
                if known.is_none() {
                    found.push((1.0, set(question, Answer::Towers(Set::new()))));
                }
            }
            Kind::MatrixSingle => {
                for row in instrument.towers.iter().filter(|tower| tower.scored.is_some()) {
                    let now = if let Some(Answer::Matrix(cells)) = known { cells.get(&row.id) } else { None };
                    for option in &question.options {
                        let steps = if let Some(Cell::One(now)) = now { (place(option) - place(now)).abs() } else { 1.0 };
                        found.push((steps, cell(question, &row.id, Cell::One(option.clone()))));
                    }
                }
            }
            Kind::MatrixScale(_) => {}
        }
    }
    found
}

/// Against the whole assessment, change by change: nothing smaller is missed, and what is named is so.
fn holds(instrument: &Instrument, path: Path, responses: &Responses) -> Result<(), TestCaseError> {
    let (assessment, found) = of(instrument, path, responses);
    prop_assert_eq!(found.towers.len(), assessment.towers.len());
    if assessment.scope.is_none() {
        prop_assert_eq!(found, Changes::default());
        return Ok(());
    }
    let mut smallest_scope = f64::INFINITY;
    let mut smallest = vec![f64::INFINITY; assessment.towers.len()];
    for (steps, changed) in every_change(instrument, path, responses, &assessment) {
        let steps = to_nano(steps);
        let after = perimetre::engine::assess(instrument, path, &changed);
        if kind(&after).is_some_and(|after| Some(after) != kind(&assessment)) {
            smallest_scope = smallest_scope.min(steps);
        }
        for (index, tower) in assessment.towers.iter().enumerate() {
            if class(&after, tower.tower).is_some_and(|class| class != tower.class) {
                smallest[index] = smallest[index].min(steps);
            }
        }
    }
    let after = |change: &Change| perimetre::engine::assess(instrument, path, &change.apply(instrument, responses));
    match &found.scope {
        None => prop_assert!(smallest_scope.is_infinite(), "a change of {smallest_scope} steps was missed"),
        Some(flip) => {
            prop_assert_eq!(flip.change.steps, smallest_scope);
            prop_assert_eq!(kind(&after(&flip.change)), Some(flip.to));
            prop_assert_ne!(kind(&assessment), Some(flip.to));
        }
    }
    for (index, (flip, tower)) in found.towers.iter().zip(&assessment.towers).enumerate() {
        match flip {
            None => prop_assert!(
                smallest[index].is_infinite(),
                "a change of {} steps was missed for {}",
                smallest[index],
                instrument.towers[tower.tower].id
            ),
            Some(flip) => {
                prop_assert_eq!(flip.change.steps, smallest[index], "{}", &instrument.towers[tower.tower].id);
                prop_assert_eq!(class(&after(&flip.change), tower.tower), Some(flip.to));
                prop_assert_ne!(flip.to, tower.class);
            }
        }
    }
    Ok(())
}

#[test]
fn the_smallest_change_is_found_and_does_what_is_said() {
    let one = one_draw(instrument());
    check(6, answers(), |answers| holds(&one, answers.path, &answers.responses));
}

#[test]
fn so_it_is_where_everything_may_leave() {
    let one = one_draw(instrument());
    check(6, leaning_to_global(), |answers| holds(&one, answers.path, &answers.responses));
}

#[test]
fn so_it_is_under_changed_settings() {
    check(3, (answers_in(Path::Quick), settings()), |(answers, settings)| {
        holds(&one_draw(&settings.apply(instrument())), answers.path, &answers.responses)
    });
}

/// Answers of the full path whose services all leave, so that only the company's guards decide.
fn leaning_to_global() -> impl Strategy<Value = Answers> {
    let obligations = prop_oneof![2 => Just(None), 1 => Just(Some("finance"))];
    (answers_in(Path::Full), obligations).prop_map(|(answers, obligations)| {
        let mut answers = answers.one("it_team", "none").many("drivers", &[]).many("tower_distinct", &[]);
        answers = answers.many("obligations", &obligations.into_iter().collect::<Vec<_>>());
        for question in ["tower_mode", "tower_diff", "tower_cap", "tower_sat", "tower_std", "tower_spec", "tower_crit"] {
            answers = answers.without(question);
        }
        answers
    })
}

/// All kinds of questions are tried, and each is the smallest change of some result, of a service or of the scope.
#[test]
fn any_kind_of_question_may_be_the_smallest_change() {
    let one = one_draw(instrument());
    let found = std::cell::RefCell::new(std::collections::BTreeSet::new());
    check(512, answers_in(Path::Quick), |answers| {
        let (_, changes) = of(&one, answers.path, &answers.responses);
        let of_towers = changes.towers.iter().flatten().map(|flip| &flip.change);
        let all = of_towers.chain(changes.scope.as_ref().map(|flip| &flip.change));
        found.borrow_mut().extend(all.map(|change| instrument().questions[change.question].id.as_str()));
        Ok(())
    });
    for question in ["org_size", "it_team", "drivers", "obligations", "tower_pain", "tower_distinct", "tower_cap", "tower_std"] {
        assert!(found.borrow().contains(question), "{question} is never the smallest change: {found:?}");
    }
}

// ---------- Lifting a cap ----------

fn caps(assessment: &Assessment) -> Vec<usize> {
    assessment.guards.iter().filter(|raised| raised.caps()).map(|raised: &RaisedGuard| raised.guard).collect()
}

fn applied(changes: &[Change], responses: &Responses) -> Responses {
    changes.iter().fold(responses.clone(), |responses, change| change.apply(instrument(), &responses))
}

#[test]
fn what_is_said_to_lift_a_cap_lifts_it() {
    let one = one_draw(instrument());
    let capped = std::cell::Cell::new(0);
    check(48, leaning_to_global(), |answers| {
        let (assessment, found) = of(&one, answers.path, &answers.responses);
        let is_capped = assessment.scope.as_ref().is_some_and(|scope| scope.is_capped());
        prop_assert_eq!(found.lifts.is_some(), is_capped);
        let Some(lifts) = found.lifts else { return Ok(()) };
        capped.set(capped.get() + 1);
        let after = |changes: &[Change]| perimetre::engine::assess(&one, answers.path, &applied(changes, &answers.responses));
        prop_assert_eq!(lifts.guards.iter().map(|lift| lift.guard).collect::<Vec<_>>(), caps(&assessment));
        let is_built = |change: &Change| {
            let question = &instrument().questions[change.question];
            !question.past && matches!(question.effect, Effect::Maturity | Effect::Readiness)
        };
        prop_assert!(lifts.plan.iter().all(is_built));
        if !lifts.plan.is_empty() {
            let after_plan = after(&lifts.plan);
            prop_assert_eq!(kind(&after_plan), Some(ScopeKind::Global));
            prop_assert!(caps(&after_plan).is_empty());
            for spared in 0..lifts.plan.len() {
                let rest: Vec<Change> =
                    lifts.plan.iter().enumerate().filter(|(index, _)| *index != spared).map(|(_, change)| change.clone()).collect();
                prop_assert_ne!(kind(&after(&rest)), Some(ScopeKind::Global), "one could be spared");
            }
        }
        for lift in &lifts.guards {
            prop_assert!(lift.any.is_empty() || lift.all.is_empty());
            prop_assert!(lift.any.iter().chain(&lift.all).all(is_built));
            prop_assert!(lift.any.windows(2).all(|pair| pair[0].steps <= pair[1].steps));
            for change in &lift.any {
                prop_assert!(!caps(&after(std::slice::from_ref(change))).contains(&lift.guard));
            }
            let way = lift.any.first().map_or(lift.all.as_slice(), std::slice::from_ref);
            if !way.is_empty() {
                prop_assert!(!caps(&after(way)).contains(&lift.guard));
                prop_assert_eq!(lift.suffices, kind(&after(way)) == Some(ScopeKind::Global));
            }
            let id = instrument().company_guards[lift.guard].id.as_str();
            prop_assert!(!way.is_empty() || id == "G16", "{id} can be lifted");
        }
        Ok(())
    });
    assert!(capped.get() > 20, "{} capped cases say something", capped.get());
}

#[test]
fn the_only_cap_is_lifted_by_naming_a_contract_owner() {
    let answers =
        quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]).many("tower_distinct", &[]).one("contract_owner", "none");
    let (assessment, found) = of(instrument(), answers.path, &answers.responses);
    assert_eq!(kind(&assessment), Some(ScopeKind::Partial));
    let lifts = found.lifts.unwrap();
    let [lift] = &lifts.guards[..] else { panic!("{lifts:?}") };
    assert_eq!(instrument().company_guards[lift.guard].id.as_str(), "G01");
    assert!(lift.suffices && lift.all.is_empty());
    let to: Vec<&Answer> = lift.any.iter().map(|change| &change.after).collect();
    let one = |option: &str| Answer::One(OptionId::new(option));
    assert_eq!(to, [&one("named_only"), &one("named_time")], "the nearest first");
    assert_eq!(lifts.plan, [lift.any[0].clone()]);
    let flip = found.scope.unwrap();
    assert_eq!((flip.to, flip.change.steps <= 2.0), (ScopeKind::Global, true));
}

#[test]
fn what_the_company_is_lifts_no_cap() {
    let mode = |code: &'static str| (code, perimetre::engine::Raw::Text("group".into()));
    let answers = full()
        .one("org_size", "s1_9")
        .one("it_team", "none")
        .many("drivers", &[])
        .cells("tower_mode", &[mode("PRT")])
        .one("contract_owner", "named_time")
        .many("steering", &["sponsor", "lead"])
        .many("baseline", &["inventory", "contracts", "costs", "licences"])
        .one("scope_contract", "full")
        .one("exit_plan", "tested")
        .many("security_reqs", &["pas", "access", "backup"])
        .one("roles_written", "full")
        .many("external_users", &["none"])
        .one("job_impact", "none")
        .scale("change_breadth", 1)
        .scale("change_tools", 1)
        .scale("change_load", 1);
    let (assessment, found) = of(instrument(), answers.path, &answers.responses);
    assert!(assessment.scope.as_ref().unwrap().is_capped());
    let lifts = found.lifts.unwrap();
    let [lift] = &lifts.guards[..] else { panic!("{lifts:?}") };
    assert_eq!(instrument().company_guards[lift.guard].id.as_str(), "G16");
    assert!(lift.any.is_empty() && lift.all.is_empty() && lifts.plan.is_empty() && !lift.suffices);
}

/// The page's quick path has an instrument of its own: it must not find something else.
#[test]
fn the_quick_instrument_finds_what_the_whole_one_finds() {
    let (whole, quick) = (one_draw(instrument()), one_draw(&perimetre::content::quick().instrument));
    check(128, prop_oneof![answers_in(Path::Quick), capped_quickly()], |answers| {
        let found = assess_scope(&quick, answers.path, &answers.responses);
        prop_assert_eq!(&found, &assess_scope(&whole, answers.path, &answers.responses));
        // What the first indication leaves out is what follows from a scope, and nothing else.
        let mut all = assess(&whole, answers.path, &answers.responses);
        (all.actors, all.raci, all.risks, all.checklist) = Default::default();
        if let Some(change) = &mut all.readiness {
            change.actions.clear();
        }
        prop_assert_eq!(found, all);
        Ok(())
    });
}

/// Small companies without IT people and without a contract owner.
fn capped_quickly() -> impl Strategy<Value = Answers> {
    (answers_in(Path::Quick), proptest::sample::select(vec!["none", "provider", "dk"])).prop_map(|(answers, owner)| {
        let answers = answers.one("it_team", "none").one("org_size", "s1_9").many("tower_distinct", &[]).many("obligations", &[]);
        let cells = ["tower_mode", "tower_diff", "tower_cap", "tower_sat", "tower_std", "tower_spec", "tower_crit"];
        cells.into_iter().fold(answers, Answers::without).one("contract_owner", owner)
    })
}

// ---------- What is said of a change ----------

#[test]
fn a_service_near_a_bound_flips_with_its_own_criterion() {
    let answers =
        quick().one("org_size", "s50_249").one("it_team", "t2_5").many("tower_pain", &["HST", "SEC", "NET"]).many("tower_distinct", &["ERP"]);
    let (assessment, found) = of(instrument(), answers.path, &answers.responses);
    let index = assessment.towers.iter().position(|tower| instrument().towers[tower.tower].id.as_str() == "BCK").unwrap();
    // 60.5: a bare O.
    let flip = found.towers[index].as_ref().unwrap();
    assert_eq!((flip.to, flip.change.tower), (Class::Study, Some(assessment.towers[index].tower)));
    let Before::Assumed(middle) = flip.change.before else { panic!("{:?}", flip.change) };
    let Answer::Scale(to) = flip.change.after else { panic!("{:?}", flip.change) };
    assert!((f64::from(to) - middle).abs() <= 1.0 && matches!(instrument().questions[flip.change.question].kind, Kind::MatrixScale(_)));
    let confirmed = answers.cells("tower_sat", &[("BCK", perimetre::engine::Raw::Integer(3))]);
    let (assessment, found) = of(instrument(), confirmed.path, &confirmed.responses);
    let sat = instrument().criterion(Criterion::Sat).question.unwrap();
    let is_sat = |change: &&Change| change.question == sat;
    for flip in
        found.towers.iter().flatten().map(|flip| &flip.change).filter(is_sat).filter(|change| change.tower == Some(assessment.towers[index].tower))
    {
        assert_eq!(flip.before, Before::Answered(Answer::Scale(3)));
    }
}
