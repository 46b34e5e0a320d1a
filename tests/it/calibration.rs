//! The reference cases CAL1 to CAL6 of the decision model: scores to one decimal, classes exact, acceptability within 3 points.

use perimetre::engine::{
    Assessment, Raw,
    scope::{Degree, ScopeKind},
};

use crate::fixtures::{Answers, guards, instrument, quick, tower};

const ALL: [&str; 13] = ["WKP", "NET", "HST", "BCK", "SEC", "IAM", "ERP", "AMS", "DEV", "WEB", "DAT", "TEL", "PRT"];

fn check_scores(assessment: &Assessment, expected: &[(&str, f64)]) {
    for (code, score) in expected {
        let found = tower(assessment, code).score.central;
        assert!((found - score).abs() <= 0.05 + 1e-9, "{code}: score {found}, expected {score}");
    }
}

/// Classes of all services that exist: those not listed are O.
fn check_classes(assessment: &Assessment, others: &[(&str, &str)]) {
    for assessed in &assessment.towers {
        let code = instrument().towers[assessed.tower].id.as_str();
        let expected = others.iter().find(|(other, _)| *other == code).map_or("O", |(_, class)| class);
        assert_eq!(assessed.class.code(), expected, "{code}, score {}", assessed.score.central);
    }
}

fn check_scope(assessment: &Assessment, kind: ScopeKind, share: f64, acceptability: Option<f64>) {
    let scope = assessment.scope.as_ref().expect("a scope");
    assert_eq!(scope.kind, kind);
    assert!((scope.share - share).abs() <= 0.0005 + 1e-9, "share {}, expected {share}", scope.share);
    if let Some(expected) = acceptability {
        assert!((scope.acceptability - expected).abs() <= 0.03, "acceptability {}, expected {expected}", scope.acceptability);
    }
}

fn cal1() -> Answers {
    quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]).many("tower_distinct", &[])
}

#[test]
fn cal1_nobody_in_house_goes_global() {
    let assessment = cal1().assess();
    let scores = [
        ("WKP", 77.8),
        ("NET", 75.4),
        ("HST", 70.4),
        ("BCK", 74.2),
        ("SEC", 67.5),
        ("IAM", 63.6),
        ("ERP", 55.6),
        ("WEB", 63.9),
        ("TEL", 79.5),
        ("PRT", 85.3),
    ];
    check_scores(&assessment, &scores);
    assert_eq!(assessment.towers.len(), 10, "AMS, DEV and DAT are presumed absent");
    check_classes(&assessment, &[("IAM", "C")]);
    let erp: Vec<&str> = tower(&assessment, "ERP").guards.iter().map(|row| instrument().tower_guards[*row].id.as_str()).collect();
    assert_eq!(erp, ["T1"]);
    check_scope(&assessment, ScopeKind::Global, 0.979, None);
}

#[test]
fn cal2_one_person_in_it_goes_partial() {
    let assessment =
        quick().one("org_size", "s50_249").one("it_team", "one").many("tower_pain", &["SEC", "BCK"]).many("tower_distinct", &[]).assess();
    let scores = [
        ("WKP", 69.5),
        ("NET", 67.1),
        ("HST", 62.1),
        ("BCK", 75.0),
        ("SEC", 73.8),
        ("IAM", 60.9),
        ("ERP", 52.9),
        ("AMS", 54.6),
        ("DEV", 53.1),
        ("WEB", 61.1),
        ("DAT", 50.5),
        ("TEL", 71.2),
        ("PRT", 77.0),
    ];
    check_scores(&assessment, &scores);
    check_classes(&assessment, &[("ERP", "U"), ("AMS", "U"), ("IAM", "C"), ("DEV", "C"), ("DAT", "C")]);
    check_scope(&assessment, ScopeKind::Partial, 0.707, Some(0.74));
}

#[test]
fn cal3_a_strong_satisfied_team_stays_in_house() {
    let satisfied: Vec<(&str, Raw)> = ALL.iter().map(|code| (*code, Raw::Integer(4))).collect();
    let assessment = quick().one("it_team", "t20p").many("tower_distinct", &[]).cells("tower_sat", &satisfied).assess();
    let scores = [("PRT", 63.8), ("WKP", 56.3), ("TEL", 58.0), ("HST", 48.9), ("ERP", 34.1), ("AMS", 35.9), ("DEV", 31.6), ("DAT", 29.0)];
    check_scores(&assessment, &scores);
    let out: Vec<&str> = assessment.towers.iter().filter(|t| t.class.is_out()).map(|t| instrument().towers[t.tower].id.as_str()).collect();
    assert_eq!(out, ["PRT"]);
    for (code, class) in [("WKP", "U"), ("TEL", "U"), ("HST", "U"), ("ERP", "K"), ("AMS", "K"), ("DEV", "K"), ("DAT", "K")] {
        assert_eq!(tower(&assessment, code).class.code(), class, "{code}");
    }
    check_scope(&assessment, ScopeKind::InHouse, 0.011, Some(0.69));
    assert_eq!(assessment.scope.unwrap().confidence.code(), "likely");
}

#[test]
fn cal4_distinctive_services_are_kept() {
    let five = || Raw::Integer(5);
    let four = || Raw::Integer(4);
    let assessment = quick()
        .one("it_team", "t20p")
        .many("tower_distinct", &["DEV", "HST", "DAT", "WEB"])
        .many("tower_pain", &["WKP", "PRT"])
        .cells("tower_diff", &[("DEV", five()), ("HST", four()), ("DAT", five()), ("WEB", five())])
        .cells("tower_cap", &[("DEV", five()), ("HST", four()), ("DAT", four()), ("WEB", five())])
        .cells("tower_sat", &[("DEV", four()), ("HST", four()), ("DAT", four()), ("WEB", four())])
        .cells("tower_std", &[("DEV", Raw::Integer(3)), ("HST", four())])
        .cells("tower_spec", &[("DEV", five()), ("HST", four())])
        .assess();
    check_scores(
        &assessment,
        &[("WKP", 67.5), ("TEL", 60.2), ("PRT", 75.0), ("HST", 36.4), ("ERP", 36.4), ("AMS", 38.1), ("DEV", 19.4), ("WEB", 27.1), ("DAT", 21.8)],
    );
    for (code, class) in
        [("WKP", "O"), ("TEL", "O"), ("PRT", "O"), ("HST", "K"), ("ERP", "K"), ("AMS", "K"), ("DEV", "K"), ("WEB", "K"), ("DAT", "K")]
    {
        assert_eq!(tower(&assessment, code).class.code(), class, "{code}");
    }
    assert_eq!(tower(&assessment, "TEL").confidence.code(), "fragile");
    check_scope(&assessment, ScopeKind::Partial, 0.228, None);
}

#[test]
fn cal5_a_small_team_keeps_what_is_its_own() {
    let assessment = quick()
        .one("org_size", "s50_249")
        .one("it_team", "t2_5")
        .many("tower_pain", &["HST", "SEC", "NET"])
        .many("tower_distinct", &["ERP"])
        .assess();
    check_scores(
        &assessment,
        &[("WKP", 64.0), ("NET", 70.6), ("HST", 65.6), ("BCK", 60.5), ("SEC", 68.2), ("TEL", 65.8), ("PRT", 71.5), ("ERP", 34.6)],
    );
    check_classes(&assessment, &[("ERP", "K"), ("IAM", "U"), ("AMS", "U"), ("DEV", "U"), ("WEB", "U"), ("DAT", "U")]);
    assert_eq!(tower(&assessment, "BCK").confidence.code(), "fragile");
    check_scope(&assessment, ScopeKind::Partial, 0.587, None);
}

#[test]
fn cal6_nobody_for_the_contract_caps_global() {
    let (free, capped) = (cal1().assess(), cal1().one("contract_owner", "none").assess());
    let classes = |assessment: &Assessment| assessment.towers.iter().map(|tower| tower.class).collect::<Vec<_>>();
    assert_eq!(classes(&free), classes(&capped));
    let scope = capped.scope.as_ref().expect("a scope");
    assert_eq!((scope.kind, scope.degree, scope.is_capped()), (ScopeKind::Partial, Some(Degree::Extended), true));
    assert_eq!(guards(&capped).first(), Some(&"G01"), "the prerequisite is listed first");
}
