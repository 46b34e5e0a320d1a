//! Several participants: the published check values, and what disagreement does to a result.

use perimetre::{
    engine::{
        Answer, Assessment, Instrument, Raw,
        consensus::{Consensus, Group, Verdict, agenda, kendall, rated},
    },
    record::{Record, open, save, v1::ParticipantV1},
    sorted::Map,
};
use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

use crate::{
    command::run,
    fixtures::{Answers, content, full, instrument, tower},
    random::{answers, check, few_draws, question_id},
};

fn consensus(ratings: &[u8]) -> Consensus {
    Consensus::of(&ratings.iter().map(|rating| f64::from(*rating)).collect::<Vec<_>>()).unwrap()
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 0.000_5, "{found}, expected {expected}");
}

#[test]
fn the_index_takes_the_published_values() {
    near(consensus(&[4, 4, 4]).index, 1.0);
    near(consensus(&[1, 1, 5, 5]).index, 0.0);
    near(consensus(&[3, 3, 4, 4, 5]).index, 0.739);
    near(consensus(&[2, 3, 3, 4]).index, 0.792);
    near(consensus(&[2, 2, 4, 5]).index, 0.447);
    assert!(Consensus::of(&[]).is_none());
}

#[test]
fn the_working_value_is_the_lower_median_and_the_verdict_reads_both_figures() {
    for (ratings, median, spread, verdict) in [
        (&[5, 3, 3, 4, 4][..], 4.0, 1.0, Verdict::Agree),
        (&[2, 3, 3, 4], 3.0, 0.5, Verdict::Agree),
        (&[4, 2, 5, 2], 2.0, 2.25, Verdict::Discuss),
        (&[1, 1, 5, 5], 1.0, 4.0, Verdict::Discuss),
        (&[2, 3, 4, 4], 3.0, 1.25, Verdict::Between),
        (&[1, 3, 5], 3.0, 2.0, Verdict::Discuss),
    ] {
        let found = consensus(ratings);
        assert_eq!((found.median, found.spread, found.verdict(&instrument().thresholds)), (median, spread, verdict), "{ratings:?}: {found:?}");
    }
}

#[test]
fn kendalls_w_takes_the_published_value_and_is_corrected_for_ties() {
    let ranks = |raters: &[&[f64]]| kendall(&raters.iter().map(|rater| rater.to_vec()).collect::<Vec<_>>());
    near(ranks(&[&[1.0, 2.0, 3.0, 4.0], &[2.0, 1.0, 3.0, 4.0], &[1.0, 3.0, 2.0, 4.0]]).unwrap(), 0.778);
    near(ranks(&[&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0]]).unwrap(), 1.0);
    near(ranks(&[&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]]).unwrap(), 0.0);
    // Two raters who agree, ties included: without the correction this would be below 1.
    near(ranks(&[&[1.0, 2.0, 2.0, 4.0], &[1.0, 2.0, 2.0, 4.0]]).unwrap(), 1.0);
    assert_eq!(ranks(&[&[2.0, 2.0, 2.0], &[2.0, 2.0, 2.0]]), None, "nothing but ties ranks nothing");
    assert_eq!(ranks(&[&[1.0, 2.0]]), None);
    assert_eq!(ranks(&[&[1.0, 2.0], &[1.0]]), None);
}

#[test]
fn the_index_stays_between_its_ends_and_ignores_order() {
    check(256, (vec(1..=5_u8, 1..12), any::<u64>()), |(ratings, seed)| {
        let found = consensus(&ratings);
        prop_assert!((0.0..=1.0).contains(&found.index) && found.spread >= 0.0, "{found:?}");
        let mut turned = ratings.clone();
        turned.rotate_left(usize::try_from(seed % 12).unwrap() % ratings.len());
        prop_assert!((consensus(&turned).index - found.index).abs() < 1e-12);
        let mirrored: Vec<u8> = ratings.iter().map(|rating| 6 - rating).collect();
        prop_assert!((consensus(&mirrored).index - found.index).abs() < 1e-12);
        prop_assert_eq!(found.index > 1.0 - 1e-12, ratings.iter().all(|rating| *rating == ratings[0]));
        Ok(())
    });
}

// ---------- In a record ----------

/// A workshop of four on a company that leaves nothing open: two of management, two users.
struct Workshop(Record);

impl Workshop {
    fn new() -> Self {
        let answers = full()
            .one("org_size", "s50_249")
            .one("sector", "industry")
            .one("it_team", "one")
            .one("contract_owner", "named_time")
            .one("job_impact", "none")
            .scale("awareness", 4)
            .scale("commitment", 4)
            .scale("efficacy", 4)
            .cells("tower_diff", &[("WEB", raw(2))]);
        let mut record = Record::new(answers.path, None);
        record.responses = answers.responses;
        let groups = [Group::Management, Group::Management, Group::Users, Group::Users];
        record.kept.participants = groups
            .iter()
            .enumerate()
            .map(|(index, group)| ParticipantV1 { id: index.to_string(), name: String::new(), group: group.code().to_owned() })
            .collect();
        Self(record)
    }

    /// What each of them says.
    fn say(mut self, question: &str, voices: &[Answer]) -> Self {
        let voices: Map<String, Answer> = voices.iter().enumerate().map(|(index, answer)| (index.to_string(), answer.clone())).collect();
        self.0.kept.voices.insert(question_id(question), voices);
        self
    }

    fn scales(self, question: &str, values: [u8; 4]) -> Self {
        self.say(question, &values.map(Answer::Scale))
    }

    fn assess(&self) -> Assessment {
        self.0.assess(instrument())
    }

    fn r13(&self) -> Option<(i8, Vec<&'static str>)> {
        let assessment = self.assess();
        let risk = assessment.risks.iter().find(|raised| instrument().risks[raised.risk].id.as_str() == "R13")?;
        Some((risk.likelihood, risk.because.iter().map(|question| instrument().questions[*question].id.as_str()).collect()))
    }
}

fn raw(value: i64) -> Raw {
    Raw::Integer(value)
}

fn cell(code: &str, values: [u8; 4]) -> Vec<Answer> {
    values.iter().map(|value| full().cells("tower_diff", &[(code, raw(i64::from(*value)))]).responses.get("tower_diff").unwrap().clone()).collect()
}

#[test]
fn three_splits_raise_the_risk_of_hidden_disagreement() {
    let two = || Workshop::new().scales("past_change", [1, 5, 1, 5]).scales("means", [1, 1, 5, 5]);
    assert_eq!(two().r13(), None, "two splits are not three");
    let (likelihood, because) = two().scales("change_load", [1, 5, 5, 1]).r13().unwrap();
    assert_eq!(likelihood, 3);
    for question in ["past_change", "means", "change_load"] {
        assert!(because.contains(&question), "{because:?}");
    }
    assert_eq!(two().scales("change_load", [3, 3, 4, 4]).r13(), None, "agreement is no split");
    // A cell counts like a question, and a split on what sets a service apart weighs more.
    assert_eq!(two().say("tower_diff", &cell("WEB", [1, 5, 1, 5])).r13().unwrap().0, 4);
    // Unless the service has left the analysis.
    let mut absent = two().say("tower_diff", &cell("WEB", [1, 5, 1, 5]));
    let modes = full().cells("tower_mode", &[("WEB", perimetre::engine::Raw::Text("na".into()))]);
    absent.0.responses.extend(modes.responses.iter().map(|(id, answer)| (id.clone(), answer.clone())));
    assert_eq!(absent.r13(), None);
    // So does one on who runs the contract, whose options have an order.
    let owner = |option: &str| full().one("contract_owner", option).responses.get("contract_owner").unwrap().clone();
    let owners = ["none", "named_time", "none", "named_time"].map(owner);
    assert_eq!(two().say("contract_owner", &owners).r13().unwrap().0, 4);
    let jobs = ["none", "posts", "none", "posts"].map(|option| full().one("job_impact", option).responses.get("job_impact").unwrap().clone());
    assert_eq!(two().say("job_impact", &jobs).r13().unwrap().0, 4);
    // "I don't know" is not a rating: two who know are too few to be split.
    let silent = [Answer::Scale(1), Answer::Unknown, Answer::Unknown, Answer::Scale(5)];
    assert_eq!(two().say("change_load", &silent).r13(), None);
}

#[test]
fn management_and_users_apart_raise_it_alone() {
    for question in ["awareness", "commitment", "efficacy"] {
        let apart = Workshop::new().scales(question, [4, 4, 2, 2]);
        assert_eq!(apart.r13().map(|(_, because)| because), Some(vec![question]));
        let mut unsaid = Workshop::new().scales(question, [4, 4, 2, 2]);
        unsaid.0.kept.participants.iter_mut().for_each(|who| who.group.clear());
        assert_eq!(unsaid.r13(), None, "without groups there is nothing to compare");
    }
    assert_eq!(Workshop::new().scales("awareness", [4, 4, 3, 3]).r13(), None);
    assert_eq!(Workshop::new().scales("past_change", [4, 4, 2, 2]).r13(), None, "the three questions it is about, no other");
    assert_eq!(Workshop::new().r13(), None, "no voices, no workshop");
}

#[test]
fn a_disagreement_widens_what_is_drawn_and_nothing_else() {
    let quiet = Workshop::new().assess();
    let agreed = Workshop::new().say("tower_diff", &cell("WEB", [2, 2, 2, 2])).assess();
    let split = Workshop::new().say("tower_diff", &cell("WEB", [1, 5, 2, 5])).assess();
    assert_eq!(quiet, agreed, "agreement changes nothing");
    let (before, after) = (tower(&quiet, "WEB"), tower(&split, "WEB"));
    let drawn = |assessed: &perimetre::engine::TowerAssessment| assessed.values[0].drawn;
    assert_eq!((drawn(before).low, drawn(before).high), (1.5, 2.5));
    assert_eq!((drawn(after).low, drawn(after).high), (1.0, 5.0));
    assert_eq!((before.class, before.score.central), (after.class, after.score.central), "the working value decides");
    assert_ne!(before.acceptabilities, after.acceptabilities);
    for assessed in quiet.towers.iter().filter(|assessed| assessed.tower != before.tower) {
        let other = split.towers.iter().find(|other| other.tower == assessed.tower).unwrap();
        assert_eq!(assessed.acceptabilities, other.acceptabilities, "each service draws from its own stream");
    }
}

#[test]
fn the_agenda_begins_with_the_widest_disagreement() {
    let workshop = Workshop::new().scales("means", [1, 2, 4, 5]).scales("past_change", [1, 5, 1, 5]).scales("efficacy", [4, 4, 4, 4]);
    let asked = perimetre::engine::Asked::new(instrument(), workshop.0.path, &workshop.0.responses);
    let voices = perimetre::engine::consensus::Voices { answers: &workshop.0.kept.voices, groups: Map::new() };
    let ids = |instrument: &Instrument, most: usize| -> Vec<String> {
        agenda(instrument, &rated(instrument, &asked, &voices), most)
            .iter()
            .map(|rated| instrument.questions[rated.question].id.as_str().to_owned())
            .collect()
    };
    assert_eq!(ids(&content().instrument, 5), ["past_change", "means"]);
    assert_eq!(ids(&content().instrument, 1), ["past_change"]);
}

#[test]
fn the_command_and_the_saved_file_take_voices_into_account() {
    let workshop = Workshop::new().scales("awareness", [5, 5, 2, 3]);
    let file = save(&workshop.0, instrument(), &workshop.assess());
    let result: Value = serde_json::from_str(&run(&["evaluate", "-"], file.as_bytes()).out).unwrap();
    assert!(result["risks"].as_array().unwrap().iter().any(|risk| risk["id"] == "R13"));
    assert_eq!(serde_json::from_str::<Value>(&file).unwrap()["result"], result);
    let opened = open(file.as_bytes(), instrument()).unwrap();
    assert_eq!(opened, workshop.0);
    let mut wrong: Value = serde_json::from_str(&file).unwrap();
    wrong["participants"][0]["group"] = json!("board");
    let refused = run(&["evaluate", "-"], wrong.to_string().as_bytes());
    assert!(refused.status == 2 && refused.err.contains("participants.0.group") && refused.err.contains("management"), "{}", refused.err);
}

#[test]
fn voices_never_move_a_score_a_class_or_a_scope() {
    let voiced = answers().prop_flat_map(|answers: Answers| {
        let voices = vec(
            (0..instrument().questions.len()).prop_flat_map(|index| (Just(index), vec(crate::random::answer(&instrument().questions[index]), 3..6))),
            0..6,
        );
        (Just(answers), voices)
    });
    check(96, voiced, |(answers, voices)| {
        let mut record = Record::new(answers.path, None);
        record.responses = answers.responses;
        let silent = record.assess(few_draws());
        for (index, given) in voices {
            let given = given.into_iter().enumerate().map(|(who, answer)| (who.to_string(), answer)).collect();
            record.kept.voices.insert(instrument().questions[index].id.clone(), given);
        }
        let voiced = record.assess(few_draws());
        let classes =
            |assessment: &Assessment| assessment.towers.iter().map(|tower| (tower.class, tower.score.central.to_bits())).collect::<Vec<_>>();
        prop_assert_eq!(classes(&silent), classes(&voiced));
        let kind = |assessment: &Assessment| assessment.scope.as_ref().map(|scope| scope.kind);
        prop_assert_eq!(kind(&silent), kind(&voiced));
        let others = |assessment: &Assessment| assessment.risks.iter().filter(|raised| instrument().risks[raised.risk].id.as_str() != "R13").count();
        prop_assert_eq!(others(&silent), others(&voiced));
        prop_assert_eq!(&record.assess(few_draws()), &voiced);
        Ok(())
    });
}
