//! What is read in conditions and risks: three values, unknowns, modifiers, levels.

use super::*;

// ---------- Three-valued conditions ----------

#[test]
fn an_atom_on_a_question_not_asked_fails_and_so_does_its_negation() {
    for text in ["exit_plan = none", "not exit_plan = none", "exit_plan != none", "count(baseline) < 3", "not baseline has costs", "past_change <= 2"]
    {
        assert_eq!(truth(&some(), Reading::RISK, text), Truth::Fails, "{text}");
        assert_eq!(truth(&some(), Reading::ALWAYS, text), Truth::Undecided, "always: {text}");
    }
    assert_eq!(truth(&some(), Reading::RISK, "not (exit_plan = none and contract_owner = none)"), Truth::Fails, "negation goes down to the atoms");
}

#[test]
fn an_atom_on_an_unknown_is_undecided_both_ways() {
    let unknown = some().one("exit_plan", "dk").one("baseline", "dk");
    for text in ["exit_plan = none", "not exit_plan = none", "baseline has costs", "not baseline has costs", "count(baseline) < 3"] {
        assert_eq!(truth(&unknown, Reading::RISK, text), Truth::Undecided, "{text}");
    }
    assert_eq!(truth(&unknown, Reading::RISK, "exit_plan = none or org_size = s50_249"), Truth::Holds, "decided by the other half");
    assert_eq!(truth(&unknown, Reading::RISK, "exit_plan = none and org_size = s1_9"), Truth::Fails);
    assert_eq!(truth(&unknown, Reading::RISK, "exit_plan = none and org_size = s50_249"), Truth::Undecided);
}

#[test]
fn open_holds_plainly_when_not_asked_and_is_to_check_when_unknown() {
    let check = |answers: Answers, unknown: Truth, open: Truth, unasked: Truth, known: Truth| {
        for (text, expected) in
            [("unknown(exit_plan)", unknown), ("open(exit_plan)", open), ("unasked(exit_plan)", unasked), ("known(exit_plan)", known)]
        {
            assert_eq!(truth(&answers, Reading::RISK, text), expected, "{text}");
        }
    };
    use Truth::{Fails, Holds, Undecided};
    check(some(), Fails, Holds, Holds, Fails);
    check(some().one("exit_plan", "dk"), Undecided, Undecided, Fails, Fails);
    check(some().one("exit_plan", "idea"), Fails, Fails, Fails, Holds);
    for (answers, expected) in [(some(), Fails), (some().one("exit_plan", "dk"), Undecided), (some().one("exit_plan", "idea"), Holds)] {
        assert_eq!(truth(&answers, Reading::RISK, "not open(exit_plan)"), expected);
        assert_eq!(truth(&answers, Reading::GUARD, "not open(exit_plan)"), expected);
    }
}

#[test]
fn multiple_answers_are_read_as_sets() {
    let answers = some().many("drivers", &["cost", "skills"]).many("baseline", &["none"]);
    for (text, expected) in [
        ("drivers = {cost}", false),
        ("drivers = {skills, cost}", true),
        ("drivers has cost", true),
        ("drivers has any of {flex, skills}", true),
        ("drivers has flex", false),
        ("count(drivers) = 2", true),
        ("count(baseline) = 0", true),
        ("baseline has none", true),
    ] {
        assert_eq!(truth(&answers, Reading::RISK, text), if expected { Truth::Holds } else { Truth::Fails }, "{text}");
    }
}

// ---------- Risks ----------

#[test]
fn a_risk_on_an_unknown_is_one_less_likely_and_to_check() {
    let exit = probe("exit_plan in {none, idea} or unknown(exit_plan)");
    assert_eq!(exit.on(&some()), None);
    assert_eq!(exit.on(&some().one("exit_plan", "none")), Some((4, 3, false)));
    assert_eq!(exit.on(&some().one("exit_plan", "dk")), Some((3, 3, true)));
    assert_eq!(exit.on(&some().one("exit_plan", "tested")), None);
    let open = probe("open(cse_status)");
    assert_eq!(open.on(&some()), Some((4, 3, false)), "plainly true when not asked");
    assert_eq!(open.on(&some().one("cse_status", "dk")), Some((3, 3, true)));
}

#[test]
fn to_check_lowers_likelihood_to_two_at_least_and_never_raises_it() {
    let unknown = some().one("exit_plan", "dk");
    for (base, expected) in [(5, 4), (3, 2), (2, 2), (1, 1)] {
        let likelihood = probe("exit_plan = none").change(|risk| risk.likelihood = base).on(&unknown).unwrap().0;
        assert_eq!(likelihood, expected, "base {base}");
    }
}

#[test]
fn modifiers_are_summed_then_clamped_then_the_unknown_counts() {
    let answers = some().one("exit_plan", "none");
    let raising =
        |trigger: &str| probe(trigger).modifier("sector = other", 1, 1).modifier("org_size = s50_249", 1, 1).modifier("it_team = t2_5", 0, 1);
    assert_eq!(raising("exit_plan = none").on(&answers), Some((5, 5, false)), "6 and 6 are 5 and 5");
    assert_eq!(raising("exit_plan = none").on(&some().one("exit_plan", "dk")), Some((4, 5, true)), "clamped first, lowered after");
    let both = probe("exit_plan = none").modifier("sector = other", 2, 0).modifier("it_team = t2_5", -1, 0).change(|risk| risk.likelihood = 5);
    assert_eq!(both.on(&answers), Some((5, 3, false)), "5 + 2 - 1, not clamped in between");
    let lowered = probe("exit_plan = none").modifier("sector = other", -2, -2).modifier("it_team = t2_5", -2, -2);
    assert_eq!(lowered.on(&answers), Some((1, 1, false)));
}

#[test]
fn an_unknown_in_a_modifier_leaves_it_unapplied() {
    let risk =
        probe("sector = other").modifier("exit_plan = none", 1, 0).modifier("not exit_plan = tested", 0, 1).modifier("unknown(exit_plan)", 0, 2);
    assert_eq!(risk.on(&some()), Some((4, 3, false)), "not asked");
    assert_eq!(risk.on(&some().one("exit_plan", "dk")), Some((4, 3, false)));
    assert_eq!(risk.on(&some().one("exit_plan", "none")), Some((5, 4, false)));
}

#[test]
fn a_risk_marked_always_needs_a_service_that_leaves_and_reads_blanks_as_unknown() {
    let always = probe("not security_reqs has access").change(|risk| risk.always = true);
    assert_eq!(always.on(&leaving()), Some((3, 3, true)));
    assert_eq!(always.on(&leaving().many("security_reqs", &["pas"])), Some((4, 3, false)));
    assert_eq!(always.on(&leaving().many("security_reqs", &["access"])), None);
    assert_eq!(always.on(&staying()), None, "nothing leaves");
    assert_eq!(probe("sector = other").on(&staying()), Some((4, 3, false)), "other risks need no service that leaves");
}

#[test]
fn a_value_not_known_is_read_in_the_middle_of_its_prior_and_to_check() {
    let out = || confirmed(staying(), "ERP", [1, 1, 1, 3, 1]);
    let hard = probe("any(t in OUT: STD(t) <= 3)");
    assert_eq!(hard.on(&out()), Some((4, 3, false)));
    // ERP is documented from 2 to 4: 3 in the middle.
    let unknown = out().also("tower_std", &[("ERP", dk())]);
    assert_eq!(hard.on(&unknown), Some((3, 3, true)));
    assert_eq!(probe("any(t in OUT: STD(t) <= 2)").on(&unknown), None, "the middle does not make it true");
    let without = |answers: Answers| {
        let mut cells = scales(1);
        cells.retain(|(code, _)| code != "ERP");
        answers.cells("tower_std", &all(&cells))
    };
    let presumed = without(unknown);
    assert_eq!(hard.on(&presumed), Some((4, 3, false)), "a prior nobody was asked about is a plain assumption");
}

#[test]
fn risks_beyond_the_quick_path_wait_for_the_full_one() {
    let full_only = probe("sector = other").change(|risk| risk.quick = false);
    assert_eq!(full_only.on(&some()), None);
    assert_eq!(full_only.on(&Answers { path: Path::Full, ..some() }), Some((4, 3, false)));
}

#[test]
fn common_modifiers_need_an_answered_criticality() {
    let common = || probe("sector = other").change(|risk| risk.common = true);
    let critical = |value: i64| confirmed(staying(), "TEL", [1, 1, 1, 5, 1]).cells("tower_crit", &[("TEL", Raw::Integer(value))]);
    assert_eq!(common().on(&critical(5)), Some((4, 4, false)));
    assert_eq!(common().on(&critical(4)), Some((4, 3, false)));
    assert_eq!(common().on(&staying().cells("tower_crit", &[("TEL", Raw::Integer(5))])), Some((4, 3, false)), "telephony stays");
    let mut presumed = common();
    for scored in presumed.instrument.towers.iter_mut().filter_map(|tower| tower.scored.as_mut()) {
        scored.prior[Criterion::Cri.index()] = Interval::point(5.0);
    }
    assert_eq!(presumed.on(&critical(5).without("tower_crit")), Some((4, 3, false)), "presumed, not answered");
}

#[test]
fn every_such_service_means_over_both_halves_of_the_trigger() {
    let likelihood = |answers: Answers| risk(&answers.assess(), "R04").map(|raised| raised.likelihood);
    // Distinctive and without the skills: co-managed.
    let ordinary = scales(1);
    let only = confirmed(staying().cells("tower_diff", &all(&ordinary)), "DEV", [4, 2, 1, 5, 1]);
    assert_eq!(tower(&only.assess(), "DEV").class, Class::Comanage);
    assert_eq!(likelihood(only.clone()), Some(2), "all such services are co-managed");
    let kept = only.also("tower_diff", &[("WEB", Raw::Integer(5))]);
    let kept = kept.cells("tower_mode", &[("WEB", Raw::Text("provider".into()))]);
    assert_ne!(tower(&kept.assess(), "WEB").class, Class::Comanage);
    assert_eq!(likelihood(kept), Some(3), "a distinctive service at a provider, not co-managed");
}

#[test]
fn levels_come_from_the_table() {
    let rows = ["LLLLL", "LLMMM", "LMMHH", "MMHCC", "MHCCC"];
    for (impact, row) in (1..).zip(rows) {
        for (likelihood, letter) in (1..).zip(row.chars()) {
            let expected = match letter {
                'L' => Level::Low,
                'M' => Level::Medium,
                'H' => Level::High,
                _ => Level::Critical,
            };
            assert_eq!(Level::of(likelihood, impact), expected, "{likelihood} × {impact}");
        }
    }
}

#[test]
fn what_is_done_lowers_a_risk_by_two_at_most_and_never_below_one() {
    let assessment = leaving().one("contract_owner", "none").one("exit_plan", "none").assess();
    let mut progress = Progress::new();
    for raised in &assessment.risks {
        assert_eq!(residual(instrument(), raised, &progress), (raised.likelihood, raised.impact, raised.level));
    }
    for item in &instrument().items {
        progress.insert(item.id.clone(), Status::Done);
    }
    let mut fully = 0;
    for raised in &assessment.risks {
        let (likelihood, impact, level) = residual(instrument(), raised, &progress);
        assert!((1..=raised.likelihood).contains(&likelihood) && raised.likelihood - likelihood <= 2);
        assert!((1..=raised.impact).contains(&impact) && raised.impact - impact <= 2);
        assert_eq!(level, Level::of(likelihood, impact));
        fully += usize::from(likelihood < raised.likelihood || impact < raised.impact);
    }
    assert_eq!(fully, assessment.risks.len(), "each risk has an item that lowers it");
    let progress: Progress = instrument().items.iter().map(|item| (item.id.clone(), Status::NotApplicable)).collect();
    assert!(assessment.risks.iter().all(|raised| residual(instrument(), raised, &progress).2 == raised.level), "only what is done counts");
}
