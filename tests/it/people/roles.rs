//! Who takes part, who is missing, and who answers for what all the same.

use std::collections::BTreeSet;

use perimetre::engine::{
    actor::{Involvement, Side},
    id::ActorId,
    raci::{Letter, RaciRow, rows},
};
use proptest::prelude::*;

use super::{actor, leaving, ready, staying, still};
use crate::{
    fixtures::{Answers, full, instrument, quick},
    random::{answers, check, few_draws},
};

const EVERYBODY: [&str; 14] = ["DIR", "COP", "CPI", "UTI", "OWN", "DSI", "RSSI", "DPO", "ACH", "JUR", "FIN", "RH", "CSE", "MET"];

/// Status, "to check" and "nobody plays this part".
fn stands(answers: &Answers, code: &str) -> (Involvement, bool, bool) {
    let assessment = answers.assess();
    let status = actor(&assessment, code);
    (status.involvement, status.to_check, status.vacant)
}

const INVOLVED: (Involvement, bool, bool) = (Involvement::Involved, false, false);
const NO_PLACE: Involvement = Involvement::NotApplicable;
const MISSING: Involvement = Involvement::Missing;

// ---------- Actors ----------

#[test]
fn all_the_actors_of_the_catalogue_have_a_status() {
    for answers in [staying(), leaving(), quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[])] {
        assert_eq!(answers.assess().actors.len(), 27);
    }
    assert!(full().assess().actors.is_empty(), "without a scope nothing is said of anybody");
}

#[test]
fn who_was_told_takes_part_and_who_was_not_is_missing() {
    let answers = ready(staying(), 3);
    assert_eq!(stands(&answers, "MET"), INVOLVED);
    assert_eq!(stands(&answers, "RH"), (MISSING, false, true), "not told, and nothing says there is one");
    assert_eq!(stands(&answers, "DSI"), (MISSING, false, false), "not told, but there is an IT team");
    assert_eq!(stands(&answers.clone().one("it_team", "none"), "DSI"), (MISSING, false, true));
    let unknown = answers.one("internal_actors", "dk");
    assert_eq!(stands(&unknown, "RH"), (MISSING, true, false), "not known to be told is not the same as not there");
}

#[test]
fn other_answers_say_that_somebody_takes_part() {
    let answers = staying().many("internal_actors", &[]);
    let body = |options: &[&str], code: &str| stands(&answers.clone().many("steering", options), code);
    for (option, code) in [("sponsor", "DIR"), ("committee", "COP"), ("lead", "CPI")] {
        assert_eq!(body(&[option], code), INVOLVED, "{code}");
        assert_eq!(body(&["none"], code).0, MISSING, "{code}");
    }
    let owner = |owner: &str| stands(&answers.clone().many("internal_actors", &["OWN"]).one("contract_owner", owner), "OWN");
    assert_eq!(owner("named_only"), INVOLVED);
    for nobody in ["none", "provider"] {
        assert_eq!(owner(nobody), (MISSING, false, true), "{nobody}: whoever was told");
    }
    assert_eq!(owner("dk"), (MISSING, true, true), "precaution, as for the guard on the contract owner");
}

#[test]
fn the_works_council_has_no_place_where_there_is_none() {
    let council = |answers: Answers| stands(&answers.many("internal_actors", &[]), "CSE");
    assert_eq!(council(staying().one("cse_status", "planned")), INVOLVED);
    assert_eq!(council(staying().one("cse_status", "notyet")), (MISSING, false, false), "it is there, and was not told");
    assert_eq!(council(staying().one("cse_status", "nocse")).0, NO_PLACE);
    assert_eq!(council(staying().one("org_size", "s1_9")).0, NO_PLACE);
    assert_eq!(council(staying().one("cse_status", "dk")), (MISSING, true, false));
}

#[test]
fn the_providers_side_has_a_place_by_the_services_that_leave() {
    for code in ["CPP", "TEC", "GMA", "DEVP", "SST", "ASS"] {
        assert_eq!(stands(&staying(), code).0, NO_PLACE, "{code}");
        assert_eq!(stands(&leaving(), code).0, MISSING, "{code}");
    }
    let chosen = leaving().one("provider_stage", "chosen").many("provider_evidence", &["spoc", "team"]).one("subcontracting", "listed");
    for code in ["CPP", "TEC", "GMA", "DEVP", "SST"] {
        assert_eq!(stands(&chosen, code), INVOLVED, "{code}");
    }
    assert_eq!(stands(&chosen.one("subcontracting", "nosub"), "SST").0, NO_PLACE);
}

#[test]
fn third_parties_and_outside_users_are_those_named() {
    let answers = leaving().many("external_users", &["customers", "suppliers"]).many("change_plan", &["none"]);
    for (code, has_place) in [("CLI", true), ("VIS", false), ("MOB", false), ("FOU", true)] {
        assert_eq!(stands(&answers, code).0, if has_place { MISSING } else { NO_PLACE }, "{code}");
    }
    assert_eq!(stands(&answers.clone().many("change_plan", &["extcom"]), "CLI"), INVOLVED);
    assert_eq!(stands(&answers, "TPE").0, NO_PLACE, "no third party");
    let hosted = answers.many("third_parties", &["host"]);
    assert_eq!(stands(&hosted.clone().one("third_party_auth", "all"), "TPE"), INVOLVED);
    assert_eq!(stands(&hosted.clone().one("third_party_auth", "notyet"), "TPE"), (MISSING, false, false));
    assert_eq!(stands(&hosted.clone().many("external_users", &["partners"]), "PAR").0, MISSING);
    assert_eq!(stands(&hosted.clone().many("obligations", &["none"]), "AUT").0, NO_PLACE);
    assert_eq!(stands(&hosted.many("obligations", &["health"]), "AUT").0, MISSING);
}

#[test]
fn the_quick_path_says_only_what_it_asked() {
    let answers = quick().one("org_size", "s1_9").one("it_team", "none").many("tower_pain", &[]).one("contract_owner", "none");
    assert_eq!(stands(&answers, "OWN"), (MISSING, false, true));
    assert_eq!(stands(&answers, "CSE").0, NO_PLACE);
    for code in ["RH", "MET", "RSSI", "CLI", "CPP"] {
        assert_eq!(stands(&answers, code), (MISSING, true, false), "{code}: not asked, so to be checked, and nobody is replaced");
    }
}

#[test]
fn those_to_be_managed_closely_who_do_not_take_part_are_named() {
    let named = |who: &[&str]| {
        let assessment = staying().many("internal_actors", who).one("contract_owner", "none").many("steering", &["none"]).assess();
        let actors = &instrument().people.actors;
        let named = assessment.actors.iter().filter(|status| status.to_involve).map(|status| actors[status.actor].id.as_str());
        named.collect::<Vec<_>>()
    };
    assert_eq!(named(&[]), ["DIR", "COP", "CPI", "OWN", "DSI", "RSSI", "RH", "CSE", "MET"]);
    assert_eq!(named(&["DIR", "COP", "CPI", "DSI", "RSSI", "RH", "CSE", "MET"]), ["OWN"]);
}

// ---------- Roles ----------

fn held(row: &RaciRow) -> Vec<(&str, &'static str)> {
    row.roles.iter().map(|(who, letter)| (who.as_str(), letter.code())).collect()
}

fn without(missing: &[&str]) -> Vec<RaciRow> {
    let missing: Vec<ActorId> = missing.iter().map(|id| ActorId::new(id)).collect();
    rows(&instrument().people, &missing.iter().collect::<Vec<_>>())
}

fn row<'a>(rows: &'a [RaciRow], id: &str) -> &'a RaciRow {
    let activities = &instrument().people.activities;
    rows.iter().find(|row| activities[row.activity].id.as_str() == id).unwrap_or_else(|| panic!("no activity {id}"))
}

#[test]
fn with_everybody_there_the_matrix_is_as_published() {
    let rows = without(&[]);
    assert_eq!(rows.len(), 34);
    assert!(rows.iter().all(|row| row.fallbacks.is_empty()));
    assert_eq!(held(row(&rows, "A24")), [("DIR", "I"), ("COP", "R"), ("OWN", "A"), ("DSI", "C"), ("RSSI", "C"), ("MET", "C"), ("CPP", "R")]);
    assert_eq!(
        held(row(&rows, "A21")),
        [("CPI", "C"), ("UTI", "C"), ("OWN", "I"), ("DSI", "C"), ("MET", "C"), ("CPP", "A"), ("EQP", "R"), ("SST", "R")]
    );
}

#[test]
fn a_part_falls_to_the_first_who_is_there_and_the_strongest_letter_stays() {
    let owner = without(&["OWN"]);
    assert_eq!(held(row(&owner, "A24")), [("DIR", "I"), ("COP", "R"), ("CPI", "A"), ("DSI", "C"), ("RSSI", "C"), ("MET", "C"), ("CPP", "R")]);
    // The lead did the work and now answers for it: it does both.
    assert_eq!(held(row(&owner, "A13")), [("COP", "I"), ("CPI", "A*"), ("DSI", "C"), ("JUR", "C"), ("CPP", "I"), ("TPE", "C")]);
    let replaced = &row(&owner, "A24").fallbacks;
    assert_eq!(replaced.len(), 1);
    assert_eq!((replaced[0].from.as_str(), replaced[0].to.as_ref().unwrap().as_str(), replaced[0].letter), ("OWN", "CPI", Letter::Accountable));
    assert_eq!(replaced[0].note.as_deref(), Some("to_name"));
    assert_eq!(held(row(&without(&["OWN", "CPI"]), "A24"))[2], ("DSI", "A"));
    assert_eq!(held(row(&without(&["OWN", "CPI", "DSI"]), "A24"))[0], ("DIR", "A"));
    // Security falls to the head of IT, who then both answers and works.
    assert_eq!(held(row(&without(&["RSSI"]), "A16")), [("CPI", "I"), ("OWN", "I"), ("DSI", "A*"), ("CPP", "C"), ("EQP", "I"), ("SST", "I")]);
    assert_eq!(held(row(&without(&["COP"]), "A24"))[0], ("DIR", "R"), "management does the committee's work");
}

#[test]
fn counsel_from_outside_works_or_advises_and_the_works_council_is_dropped() {
    let counsel = without(&["JUR"]);
    assert!(held(row(&counsel, "A06")).contains(&("JUR", "R")), "the name covers outside counsel");
    let replaced = &row(&counsel, "A06").fallbacks[0];
    assert_eq!((replaced.to.as_ref(), replaced.note.as_deref()), (None, Some("outside_counsel")));
    let dropped = without(&["CSE", "DPO"]);
    assert!(dropped.iter().all(|row| row.roles.iter().all(|(who, _)| !["CSE", "DPO"].contains(&who.as_str()))));
    assert_eq!(row(&dropped, "A26").fallbacks.len(), 1, "it is said");
}

/// One accountable a row, somebody at work, nobody in a part that is not theirs.
fn sound(rows: &[RaciRow], missing: &[&str]) -> Result<(), String> {
    let people = &instrument().people;
    for row in rows {
        let id = people.activities[row.activity].id.as_str();
        let fail = |what: &str| Err(format!("{id} without {missing:?}: {what}, {:?}", held(row)));
        let accountable: Vec<&ActorId> = row.roles.iter().filter(|(_, letter)| letter.answers()).map(|(who, _)| who).collect();
        let [answers] = accountable[..] else { return fail("not one accountable") };
        if !row.roles.iter().any(|(_, letter)| letter.works()) {
            return fail("nobody works");
        }
        if row.roles.iter().map(|(who, _)| who).collect::<BTreeSet<_>>().len() != row.roles.len() {
            return fail("somebody has two letters");
        }
        if answers.as_str() == "DPO" || row.roles.iter().any(|(who, letter)| who.as_str() == "CSE" && *letter > Letter::Consulted) {
            return fail("the data protection officer or the works council answers or works");
        }
        // Columns that stand for several actors are of other sides than the client's.
        let is_client = people.actor(answers.as_str()).is_some_and(|actor| actor.side == Side::Client);
        if is_client == ["A21", "A22"].contains(&id) {
            return fail("the wrong side answers");
        }
        let outside = |who: &str| row.fallbacks.iter().any(|replaced| replaced.from.as_str() == who && replaced.to.is_none());
        let is_played_by_nobody = |who: &str, letter: Letter| missing.contains(&who) && (letter.answers() || !outside(who));
        if row.roles.iter().any(|(who, letter)| is_played_by_nobody(who.as_str(), *letter)) {
            return fail("somebody missing has a part");
        }
    }
    Ok(())
}

#[test]
fn whoever_is_missing_one_actor_answers_for_each_activity() {
    let replaceable: Vec<&str> = instrument().people.fallbacks.iter().map(|fallback| fallback.missing.as_str()).collect();
    assert_eq!(replaceable.len(), 12);
    for subset in 0..1_u32 << replaceable.len() {
        let missing: Vec<&str> = replaceable.iter().enumerate().filter(|(index, _)| subset >> index & 1 == 1).map(|(_, id)| *id).collect();
        sound(&without(&missing), &missing).unwrap_or_else(|fault| panic!("{fault}"));
    }
}

#[test]
fn any_answers_give_a_sound_matrix() {
    check(192, answers(), |answers| {
        let assessment = perimetre::engine::assess(few_draws(), answers.path, &answers.responses);
        prop_assert_eq!(assessment.raci.rows.len(), if assessment.scope.is_some() { 34 } else { 0 });
        let actors = &instrument().people.actors;
        let vacant: Vec<&str> = assessment.actors.iter().filter(|status| status.vacant).map(|status| actors[status.actor].id.as_str()).collect();
        sound(&assessment.raci.rows, &vacant).map_err(TestCaseError::fail)?;
        for status in &assessment.actors {
            prop_assert!(!status.vacant || status.involvement != Involvement::Involved);
            prop_assert!(!status.to_check || status.involvement == Involvement::Missing);
        }
        Ok(())
    });
}

#[test]
fn too_much_on_one_actor_is_said_from_fifty_employees_on() {
    let alone = |size: &str| {
        still(staying()).one("org_size", size).one("it_team", "none").one("contract_owner", "none").many("internal_actors", &["DIR", "UTI"])
    };
    let answered = |answers: &Answers| answers.assess().raci.concentrated.map(|(who, rows)| (who.as_str().to_owned(), rows));
    let steering = |answers: Answers| answers.many("steering", &["none"]);
    // All but the two of the provider.
    assert_eq!(answered(&steering(alone("s50_249"))), Some(("DIR".into(), 32)));
    assert_eq!(answered(&steering(alone("s10_49"))), None, "a small company has no one else");
    assert_eq!(answered(&alone("s50_249").many("internal_actors", &EVERYBODY).one("contract_owner", "named_time")), None);
}

#[test]
fn a_matrix_is_never_final_where_the_provider_manages_itself() {
    assert!(!leaving().one("contract_owner", "provider").assess().raci.is_final);
    assert!(leaving().one("contract_owner", "none").assess().raci.is_final);
    assert!(leaving().one("contract_owner", "named_time").assess().raci.is_final);
}
