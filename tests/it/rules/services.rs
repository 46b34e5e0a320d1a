//! What is read of each service: scores at their bounds, sampling, weights, priors, which exist, guards that move them.

use super::*;

// ---------- Comparisons ----------

#[test]
fn scores_are_rounded_to_a_billionth_before_they_are_compared() {
    let class = |score: f64| raw_class(&instrument().thresholds, score);
    assert_eq!(class(60.0 - 1e-10), Class::Outsource);
    assert_eq!(class(60.0 - 2e-9), Class::Study);
    assert_eq!(class(40.0 - 1e-10), Class::Study);
    assert_eq!(class(40.0 - 2e-9), Class::Keep);
}

/// Every answer on telephony where no guard applies, against exact arithmetic in eighths of a point.
#[test]
fn a_score_that_falls_exactly_on_a_bound_is_classed_by_exact_arithmetic() {
    let (mut on_outsource, mut on_keep) = (0, 0);
    for combination in 0..3 * 4 * 5 * 3 * 5 {
        let digit = |from: i64, count: i64, divisor: i64| from + (combination / divisor) % count;
        let [diff, cap, sat, std, spec] = [digit(1, 3, 1), digit(2, 4, 3), digit(1, 5, 12), digit(3, 3, 60), digit(1, 5, 180)];
        // 100 · w · v in eighths; the market (4.5) and sensitivity (2.5) are priors: 49 and 35.
        let eighths = 40 * (5 - diff) + 44 * (5 - cap) + 36 * (5 - sat) + 28 * (std - 1) + 24 * (5 - spec) + 49 + 35;
        let expected = match eighths {
            480.. => "O",
            320..480 => "U",
            _ => "K",
        };
        on_outsource += usize::from(eighths == 480);
        on_keep += usize::from(eighths == 320);
        let answers = confirmed(some(), "TEL", [diff, cap, sat, std, spec]);
        let mut one = few_draws().clone();
        one.sampling.draws = 1;
        let assessment = assess(&one, answers.path, &answers.responses);
        assert_eq!(tower(&assessment, "TEL").class.code(), expected, "{eighths}/8 for {:?}", [diff, cap, sat, std, spec]);
    }
    assert!(on_outsource >= 3 && on_keep >= 3, "{on_outsource} on 60, {on_keep} on 40");
}

#[test]
fn all_values_at_three_give_exactly_fifty() {
    let three = scales(3);
    let answers = some();
    let answers = ["tower_diff", "tower_cap", "tower_sat", "tower_std", "tower_spec"].iter().fold(answers, |a, q| a.cells(q, &all(&three)));
    let mut neutral = few_draws().clone();
    for scored in neutral.towers.iter_mut().filter_map(|tower| tower.scored.as_mut()) {
        scored.prior = [Interval::point(3.0); Criterion::COUNT];
    }
    for assessed in assess(&neutral, answers.path, &answers.responses).towers {
        assert!((assessed.score.central - 50.0).abs() < 1e-12, "{}", assessed.score.central);
    }
}

// ---------- Sampling ----------

#[test]
fn guards_read_answered_values_as_answered_in_every_draw() {
    // Nobody in-house (CAP 1, which the draws move up to 1.5): T1 sends it out in each draw that would leave it open.
    let answers = confirmed(some(), "TEL", [3, 1, 5, 3, 3]);
    let assessment = answers.assess();
    let telephony = tower(&assessment, "TEL");
    assert!((45.0..58.0).contains(&telephony.score.central), "{}", telephony.score.central);
    assert_eq!((telephony.class, telephony.acceptability()), (Class::Outsource, 1.0));
}

#[test]
fn the_certainty_of_a_capped_scope_is_that_of_the_scope_without_the_cap() {
    let (free, capped) = (leaving().assess(), leaving().one("contract_owner", "provider").assess());
    let (free, capped) = (free.scope.unwrap(), capped.scope.unwrap());
    assert_eq!((free.kind, capped.kind, capped.uncapped), (ScopeKind::Global, ScopeKind::Partial, ScopeKind::Global));
    assert_eq!((free.acceptability, free.confidence), (capped.acceptability, capped.confidence));
}

#[test]
fn not_knowing_a_value_widens_it_by_half_a_step_and_leaves_its_middle() {
    let value = |answers: Answers| tower(&answers.assess(), "WKP").values[Criterion::Std.index()];
    let (prior, unknown) = (value(some()), value(some().cells("tower_std", &[("WKP", dk())])));
    assert_eq!((prior.range, unknown.range), (Interval { low: 3.0, high: 5.0 }, Interval { low: 2.5, high: 5.0 }), "clipped to the scale");
    assert_eq!((prior.central, unknown.central), (4.0, 4.0));
    let answered = value(some().cells("tower_std", &[("WKP", Raw::Integer(4))]));
    assert_eq!((answered.range, answered.drawn), (Interval::point(4.0), Interval { low: 3.5, high: 4.5 }));
}

// ---------- Weights ----------

#[test]
fn an_expectation_strengthens_its_criterion_once() {
    let capability = |drivers: &[&str], code: &str| tower(&some().many("drivers", drivers).assess(), code).weights[Criterion::Cap.index()];
    let strengthened = 0.22 * 1.25 / (1.0 + 0.22 * 0.25);
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found}, expected {expected}");
    near(capability(&[], "WKP"), 0.22);
    near(capability(&["skills"], "WKP"), strengthened);
    near(capability(&["skills", "departure"], "WKP"), strengthened);
    near(capability(&["skills", "security"], "SEC"), strengthened);
    // Two criteria strengthened share the same sum.
    near(capability(&["skills", "cost"], "WKP"), 0.22 * 1.25 / (1.0 + (0.22 + 0.14) * 0.25));
}

#[test]
fn security_strengthens_capability_on_its_four_services_only() {
    let assessment = some().many("drivers", &["security"]).assess();
    for assessed in &assessment.towers {
        let code = instrument().towers[assessed.tower].id.as_str();
        let strengthened = assessed.weights[Criterion::Cap.index()] > 0.22 + 1e-12;
        assert_eq!(strengthened, ["SEC", "BCK", "IAM", "HST"].contains(&code), "{code}");
    }
}

// ---------- Priors ----------

#[test]
fn capability_follows_the_team_then_the_company_then_everything_possible() {
    let capability = |answers: Answers| tower(&answers.assess(), "WKP").values[Criterion::Cap.index()].range;
    let interval = |low: f64, high: f64| Interval { low, high };
    let base = || quick().one("sector", "other").one("past_change", "dk").many("drivers", &[]).many("third_parties", &[]);
    assert_eq!(capability(base().one("org_size", "s1000p").one("it_team", "one")), interval(2.0, 3.0));
    assert_eq!(capability(base().one("org_size", "s50_249").one("it_team", "dk")), interval(3.0, 4.0));
    assert_eq!(capability(base().one("org_size", "s1_9")), interval(2.0, 3.0));
    assert_eq!(capability(base().one("org_size", "dk").one("it_team", "dk")), interval(1.0, 5.0));
    assert_eq!(capability(base()), interval(1.0, 5.0));
}

#[test]
fn round_the_clock_lowers_capability_only_where_the_team_was_answered() {
    let capability = |answers: Answers| tower(&answers.one("service_hours", "h24").assess(), "WKP").values[Criterion::Cap.index()].range;
    assert_eq!(capability(some()), Interval { low: 2.0, high: 3.0 }, "2 to 5 people: one step less");
    assert_eq!(capability(some().one("it_team", "dk")), Interval { low: 3.0, high: 4.0 }, "presumed from the size: unchanged");
    assert_eq!(capability(some().one("it_team", "none")), Interval::point(1.0), "nobody: no rota to hold");
}

#[test]
fn an_empty_list_is_the_answer_none() {
    let distinct = |answers: Answers| tower(&answers.assess(), "DEV").values[Criterion::Diff.index()].range;
    assert_eq!(distinct(some()), Interval { low: 3.0, high: 5.0 });
    assert_eq!(distinct(some().one("tower_distinct", "dk")), Interval { low: 3.0, high: 5.0 });
    assert_eq!(distinct(some().many("tower_distinct", &[])), Interval { low: 3.0, high: 3.0 }, "none sets the company apart");
    assert_eq!(distinct(some().many("tower_distinct", &["DEV"])), Interval { low: 4.0, high: 5.0 });
    assert_eq!(quick().many("drivers", &[]).many("tower_pain", &[]).many("third_parties", &[]).assess().known, 3);
}

// ---------- Services that exist ----------

fn absent(answers: &Answers) -> Vec<(&'static str, bool)> {
    answers.assess().absent_towers.iter().map(|absent| (instrument().towers[absent.tower].id.as_str(), absent.presumed)).collect()
}

#[test]
fn a_very_small_company_is_presumed_without_applications_of_its_own() {
    let small = || quick().one("org_size", "s10_49").one("it_team", "none").one("sector", "other");
    let presumed = vec![("AMS", true), ("DEV", true), ("DAT", true)];
    assert_eq!(absent(&small()), presumed);
    assert_eq!(absent(&small().one("it_team", "one")), []);
    assert_eq!(absent(&small().one("it_team", "dk")), [], "what is not known is not presumed from");
    assert_eq!(absent(&small().one("org_size", "s50_249")), []);
    assert_eq!(absent(&small().many("tower_pain", &["DEV"])), [("AMS", true), ("DAT", true)], "a service picked exists");
    assert_eq!(absent(&small().many("tower_distinct", &["DAT"])), [("AMS", true), ("DEV", true)]);
    assert_eq!(absent(&Answers { path: Path::Full, ..small() }), [], "the full path asks");
}

#[test]
fn who_runs_a_service_beats_what_is_presumed_and_what_is_picked() {
    let small = || quick().one("org_size", "s10_49").one("it_team", "none").one("sector", "other");
    let mode = |code: &'static str, mode: &str| [(code, Raw::Text(mode.into()))];
    assert_eq!(absent(&small().cells("tower_mode", &mode("AMS", "provider"))), [("DEV", true), ("DAT", true)]);
    assert_eq!(absent(&small().cells("tower_mode", &mode("AMS", "na")))[0], ("AMS", false), "answered, not presumed");
    let picked = small().many("tower_pain", &["WKP"]).cells("tower_sat", &[("WKP", Raw::Integer(1))]);
    assert!(absent(&picked.cells("tower_mode", &mode("WKP", "na"))).contains(&("WKP", false)), "a pick does not bring it back");
    assert_eq!(small().cells("tower_mode", &mode("AMS", "dk")).assess().absent_towers.len(), 3, "not known: presumed");
}

#[test]
fn there_is_no_scope_below_three_known_answers_or_without_services() {
    let two = quick().one("org_size", "s50_249").one("it_team", "one").one("sector", "dk").one("drivers", "dk");
    assert_eq!((two.assess().known, two.assess().scope), (2, None));
    assert!(two.clone().many("obligations", &[]).assess().scope.is_some());
    assert_eq!(two.clone().cells("tower_sat", &[("WKP", dk())]).assess().known, 2, "a matrix of unknowns is not known");
    let (gone, group) = (modes("na"), modes("group"));
    assert_eq!(some().cells("tower_mode", &all(&gone)).assess().scope, None);
    assert_eq!(some().cells("tower_mode", &all(&group)).assess().scope, None);
}

#[test]
fn what_the_group_runs_caps_global_and_counts_in_the_share_shown() {
    let with_owner = || leaving().one("contract_owner", "named_time");
    let assessment = with_owner().cells("tower_mode", &[("HST", Raw::Text("group".into()))]).assess();
    let scope = assessment.scope.as_ref().unwrap();
    assert_eq!(assessment.group_towers.iter().map(|tower| instrument().towers[*tower].id.as_str()).collect::<Vec<_>>(), ["HST"]);
    assert_eq!((scope.kind, scope.uncapped), (ScopeKind::Partial, ScopeKind::Global));
    assert_eq!(effects(&assessment, "G16").unwrap().1, [EffectKind::Cap]);
    // Ten services exist, 73 points of spend; hosting has 14 of them. All but access rights (3, co-managed) leave whole.
    assert!((scope.share - 57.5 / 59.0).abs() < 1e-9, "{}", scope.share);
    assert!((scope.shown_share - 57.5 / 73.0).abs() < 1e-9, "{}", scope.shown_share);
    assert_eq!(scope.degree, Some(Degree::Selective), "the degree is of the share shown: 0.79");
    assert_eq!(raised(&with_owner().assess(), "G16"), None);
}

#[test]
fn coverage_is_the_weight_of_what_was_answered() {
    assert_eq!(some().assess().coverage, 0.0);
    let one = some().cells("tower_cap", &[("WKP", Raw::Integer(3))]).assess();
    assert!((one.coverage - 0.22 / 13.0).abs() < 1e-12, "{}", one.coverage);
    let unknown = some().cells("tower_cap", &[("WKP", dk())]).assess();
    assert_eq!(unknown.coverage, 0.0);
    let five = scales(5);
    let criticality = some().cells("tower_crit", &all(&five)).assess();
    assert_eq!(criticality.coverage, 0.0, "criticality has no weight");
}

// ---------- Guards on a service ----------

fn check_tower(answers: Answers, code: &str, class: &str, ids: &[&str], tags: &[&str]) {
    let assessment = answers.assess();
    let assessed = tower(&assessment, code);
    let found: Vec<&str> = assessed.guards.iter().map(|row| instrument().tower_guards[*row].id.as_str()).collect();
    let found_tags: Vec<&str> = assessed.tags.iter().map(TagId::as_str).collect();
    assert_eq!((assessed.class.code(), found.as_slice(), found_tags.as_slice()), (class, ids, tags), "score {}", assessed.score.central);
}

#[test]
fn guards_on_a_service_apply_in_order() {
    // DIFF, CAP, SAT, STD, SPE.
    check_tower(confirmed(some(), "TEL", [3, 1, 5, 3, 3]), "TEL", "O", &["T1"], &[]);
    check_tower(confirmed(some(), "TEL", [4, 1, 4, 3, 2]), "TEL", "U", &[], &[]);
    check_tower(confirmed(some(), "DEV", [5, 1, 5, 1, 5]), "DEV", "U", &["T2"], &[]);
    check_tower(confirmed(some(), "TEL", [4, 2, 1, 5, 1]), "TEL", "C", &["T3"], &[]);
    check_tower(confirmed(some(), "TEL", [4, 3, 1, 5, 1]), "TEL", "U", &["T3"], &[]);
    check_tower(confirmed(some(), "TEL", [1, 2, 1, 2, 1]), "TEL", "C", &["T4"], &["stabilise_first"]);
    check_tower(confirmed(some(), "TEL", [3, 1, 4, 2, 3]), "TEL", "C", &["T1", "T4"], &["stabilise_first"]);
    // The market of ERP is 2 to 4; "hosted in France" takes one step off: 2 in the middle.
    let narrow = || some().many("obligations", &["sovereign"]);
    check_tower(confirmed(narrow(), "ERP", [1, 2, 1, 4, 4]), "ERP", "C", &["T5"], &["exit_plan_first"]);
    check_tower(confirmed(narrow(), "ERP", [1, 2, 1, 4, 1]), "ERP", "C", &["T6"], &[]);
    check_tower(confirmed(narrow().cells("tower_crit", &[("ERP", Raw::Integer(3))]), "ERP", [1, 2, 1, 4, 1]), "ERP", "O", &[], &[]);
    check_tower(confirmed(some(), "IAM", [1, 1, 1, 5, 1]), "IAM", "C", &["T7"], &[]);
    check_tower(confirmed(some().many("obligations", &["defence"]), "WKP", [1, 1, 1, 5, 1]), "WKP", "C", &["T8"], &["qualified_provider_only"]);
    check_tower(confirmed(some().many("obligations", &["defence"]), "PRT", [1, 1, 1, 5, 1]), "PRT", "O", &[], &[]);
}

#[test]
fn a_tag_also_goes_to_a_service_an_earlier_guard_already_moved() {
    let defence = || some().many("obligations", &["defence"]);
    check_tower(confirmed(defence(), "IAM", [1, 1, 1, 5, 1]), "IAM", "C", &["T7"], &["qualified_provider_only"]);
    check_tower(confirmed(defence(), "HST", [4, 2, 1, 2, 1]), "HST", "C", &["T3"], &["stabilise_first", "qualified_provider_only"]);
    check_tower(confirmed(defence(), "HST", [4, 3, 1, 5, 1]), "HST", "U", &["T3"], &[]);
}

#[test]
fn not_knowing_ones_obligations_is_only_to_be_checked() {
    let unknown = || some().one("obligations", "dk");
    check_tower(confirmed(unknown(), "WKP", [1, 1, 1, 5, 1]), "WKP", "O", &[], &["to_check"]);
    check_tower(confirmed(unknown(), "PRT", [1, 1, 1, 5, 1]), "PRT", "O", &[], &[]);
    check_tower(confirmed(unknown(), "WKP", [5, 5, 5, 1, 5]), "WKP", "K", &[], &[]);
    check_tower(confirmed(some(), "WKP", [1, 1, 1, 5, 1]), "WKP", "O", &[], &[]);
}
