//! Everything the content holds can come out: a set of answers for each option, guard, risk and rule, found by search.

use perimetre::{
    content::reach::{Target, witnesses},
    engine::condition::Condition,
};
use serde_json::Value;

use crate::{command::run, content::FOLDER, fixtures::instrument};

#[test]
fn everything_can_come_out() {
    let targets = Target::all(instrument());
    let found = witnesses(instrument(), &targets);
    let missed = targets.iter().zip(&found).filter(|(_, found)| found.is_none()).map(|(target, _)| target.name(instrument()));
    let missed: Vec<String> = missed.collect();
    assert!(missed.is_empty(), "no set of answers brings out: {missed:?}");
}

#[test]
fn what_contradicts_itself_is_not_reached() {
    let mut impossible = instrument().clone();
    impossible.risks[0].trigger = Condition::All(vec![impossible.risks[0].trigger.clone(), Condition::Any(Vec::new())]);
    assert_eq!(witnesses(&impossible, &[Target::Risk(0), Target::Risk(1)]).iter().map(Option::is_some).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_witness_is_printed_on_request_and_evaluates_to_what_it_witnesses() {
    for (id, list) in [("R57", "risks"), ("R13", "risks"), ("G15", "guards"), ("G08", "guards")] {
        let witness = run(&["check", FOLDER, "--witness", id], b"");
        assert_eq!((witness.status, witness.err.as_str()), (0, ""));
        assert_eq!(run(&["check", FOLDER, "--witness", id], b"").out, witness.out, "the same search finds the same");
        let result: Value = serde_json::from_str(&run(&["evaluate", "-"], witness.out.as_bytes()).out).unwrap();
        assert!(result[list].as_array().unwrap().iter().any(|raised| raised["id"] == id), "{id}: {}", witness.out);
        let form: Value = serde_json::from_str(&witness.out).unwrap();
        let answers = form.get("answers").or_else(|| form.get("responses")).and_then(Value::as_object).unwrap();
        assert!(answers.len() <= 12, "nothing that could be left out: {form}");
    }
    let unknown = run(&["check", FOLDER, "--witness", "R99"], b"");
    assert!(unknown.status == 2 && unknown.err.contains("R99") && unknown.err.contains("R59"), "{}", unknown.err);
}
