//! The condition language of the content: what it accepts, what it refuses and where, and that no text breaks it.

use perimetre::engine::condition::{Atom, Condition, ParseError, parse};
use proptest::prelude::*;

use crate::random::{check as hold, names};

fn read(text: &str) -> Condition {
    parse(text, names()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refused(text: &str) -> ParseError {
    match parse(text, names()) {
        Err(error) => error,
        Ok(condition) => panic!("{text} was read as {condition:?}"),
    }
}

#[test]
fn every_form_of_the_grammar_is_read() {
    for text in [
        "org_size = s1_9",
        "org_size != s1_9",
        "org_size in {s1_9, s10_49}",
        "drivers = {cost}",
        "drivers = {cost, skills}",
        "drivers has cost",
        "drivers has any of {cost, skills}",
        "internal_actors has DPO",
        "past_change <= 2",
        "change_load = 5",
        "change_load != 5",
        "count(drivers) >= 2",
        "count(tower_pain) > 1",
        "count(internal_actors) < 3",
        "unknown(exit_plan)",
        "known(exit_plan)",
        "unasked(exit_plan)",
        "open(exit_plan)",
        "any(t in OUT: CRI(t) >= 4)",
        "any(t in ALL: DIFF(t) >= 4 and tower_mode(t) = provider)",
        "any(t in {DEV, WEB}: DIFF(t) >= 4)",
        "any(t in SUCH: cls(t) in {K, U, O})",
        "count(t in OUT) >= 5",
        "count(OUT) >= 1",
        "count(t in OUT: CRI(t) = 5) >= 2",
        "count(t in GROUP) >= 1",
        "OUT meets {HST, BCK}",
        "HST in OUT",
        "HST in tower_pain",
        "any(t in ALL: t in tower_pain)",
        "CRI(HST) >= 4.5",
        "confirmed CRI(HST) = 5",
        "S(HST) >= 65",
        "tower_mode(HST) in {mixed, provider}",
        "tower_mode(HST) != group",
        "cls(HST) = O",
        "cls(HST) in {O, C}",
        "scope = global",
        "P >= 0.60",
        "M < 35",
        "impact = large",
        "band = red",
        "band in {orange, red}",
        "band != green",
        "splits >= 3",
        "split on {contract_owner, tower_diff}",
        "apart on {awareness, commitment}",
        "((org_size = s1_9))",
        "org_size = s1_9 and it_team = none or not sector = other",
        "org_size=s1_9\n  and\tit_team = none",
    ] {
        read(text);
    }
}

#[test]
fn short_forms_mean_what_they_stand_for() {
    let same = |one: &str, other: &str| assert_eq!(read(one), read(other));
    same("org_size != s1_9", "not org_size = s1_9");
    same("org_size = s1_9", "org_size in {s1_9}");
    same("drivers has cost", "drivers has any of {cost}");
    same("not not org_size = s1_9", "org_size = s1_9");
    same("not not not org_size = s1_9", "not org_size = s1_9");
    same("HST in OUT", "cls(HST) in {C, O}");
    same("OUT meets {HST, BCK}", "any(t in {HST, BCK}: cls(t) in {C, O})");
    same("count(OUT) >= 1", "count(t in OUT) >= 1");
    same("(org_size = s1_9)", "org_size = s1_9");
    same("org_size=s1_9", " org_size  =\n s1_9 ");
}

#[test]
fn and_binds_closer_than_or_and_not_closest() {
    let same = |one: &str, other: &str| assert_eq!(read(one), read(other));
    same("org_size = s1_9 or it_team = none and sector = other", "org_size = s1_9 or (it_team = none and sector = other)");
    same("not org_size = s1_9 and it_team = none", "(not org_size = s1_9) and it_team = none");
    let grouped = read("(org_size = s1_9 or it_team = none) and sector = other");
    assert!(matches!(&grouped, Condition::All(parts) if matches!(parts[..], [Condition::Any(_), Condition::Atom(Atom::Is(..))])), "{grouped:?}");
}

#[test]
fn the_questions_a_condition_reads_are_found_inside_quantifiers_too() {
    let ids = |text: &str| read(text).questions().into_iter().map(|index| names().question_id(index)).collect::<Vec<_>>();
    assert_eq!(ids("not (org_size = s1_9 or unknown(it_team))"), ["org_size", "it_team"]);
    assert_eq!(ids("any(t in ALL: t in tower_pain and tower_mode(t) = mixed)"), ["tower_pain", "tower_mode"]);
    assert_eq!(ids("count(t in OUT: tower_mode(t) = mixed) >= 1 and P > 0.5"), ["tower_mode"]);
    assert_eq!(ids("split on {contract_owner, job_impact}"), ["contract_owner", "job_impact"]);
}

fn check(text: &str, line: usize, column: usize, message: &str) {
    assert_eq!(refused(text), ParseError { line, column, message: message.to_owned() }, "{text}");
}

#[test]
fn a_bad_condition_is_refused_with_its_place_and_what_was_expected() {
    check("", 1, 1, "expected a question, a service or a fact");
    check("   ", 1, 4, "expected a question, a service or a fact");
    check("org_size", 1, 9, "expected \"in\"");
    check("org_size =", 1, 11, "expected an option");
    check("org_size = huge", 1, 12, "unknown option \"huge\" of org_size");
    check("org_sise = s1_9", 1, 1, "unknown name \"org_sise\"");
    check("unknown(org_sise)", 1, 9, "unknown question \"org_sise\"");
    check("org_size = s1_9 it_team = none", 1, 17, "expected \"and\", \"or\" or the end");
    check("org_size = s1_9 and\n  it_team == none", 2, 12, "expected an option");
    check("org_size = s1_9 && it_team = none", 1, 17, "unexpected character \"&\"");
    check("org_size = « s1_9 »", 1, 12, "unexpected character \"«\"");
    check("(org_size = s1_9", 1, 17, "expected \")\"");
    check("org_size in {s1_9, s10_49", 1, 26, "expected \"}\"");
    check("org_size in s1_9", 1, 13, "expected \"{\"");
    check("past_change >= x", 1, 16, "expected a number");
    check("past_change >= 1.2.3", 1, 16, "expected a number");
    check("past_change >= 4x", 1, 16, "expected a number");
    check("past_change 4", 1, 13, "expected a comparison: = != < <= > >=");
    check("cls(HST) = X", 1, 12, "expected K, U, C or O");
    check("cls(HOST) = O", 1, 5, "unknown service \"HOST\"");
    check("scope = total", 1, 9, "expected in_house, partial or global");
    check("band = vert", 1, 8, "expected green, yellow, orange or red");
    check("impact = huge", 1, 10, "expected small, moderate or large");
    check("confirmed XYZ(HST) = 5", 1, 11, "unknown criterion \"XYZ\"");
    check("any(t in OUT CRI(t) >= 4)", 1, 14, "expected \":\"");
    check("count(org_size) >= 2", 1, 7, "expected a question with several answers");
    check("HST in org_size", 1, 8, "expected OUT or a question whose answer is a list of services");
    check("tower_pain has HST", 1, 1, "this question is read service by service: \"t in …\" or a criterion");
    check("tower_diff(HST) >= 4", 1, 1, "this question is read service by service: \"t in …\" or a criterion");
    check("org_size = s1_9 and\n  é = 1", 2, 3, "unexpected character \"é\"");
}

#[test]
fn nesting_is_limited() {
    let nested = |depth: usize| format!("{}org_size = s1_9{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(read(&nested(31)), read("org_size = s1_9"));
    check(&nested(32), 1, 33, "nested deeper than 32");
    check(&nested(100_000), 1, 33, "nested deeper than 32");
    let quantified = format!("{}CRI(t) = 5{}", "any(t in ALL: ".repeat(100_000), ")".repeat(100_000));
    assert_eq!(refused(&quantified).message, "nested deeper than 32");
    read(&format!("{}org_size = s1_9", "not ".repeat(100_000)));
    let wide = vec!["(org_size = s1_9)"; 10_000].join(" and ");
    assert!(matches!(read(&wide), Condition::All(parts) if parts.len() == 10_000), "what is side by side is not nested");
}

#[test]
fn no_text_breaks_the_parser() {
    let words = prop::sample::select(vec![
        "org_size",
        "s1_9",
        "drivers",
        "cost",
        "tower_pain",
        "tower_mode",
        "past_change",
        "HST",
        "t",
        "OUT",
        "ALL",
        "SUCH",
        "any",
        "count",
        "of",
        "in",
        "has",
        "not",
        "and",
        "or",
        "unknown",
        "cls",
        "CRI",
        "confirmed",
        "P",
        "M",
        "S",
        "scope",
        "band",
        "split",
        "on",
        "meets",
        "=",
        "!=",
        "<=",
        "<",
        "(",
        ")",
        "{",
        "}",
        ",",
        ":",
        "4",
        "0.5",
        "9999999999999999999999",
        "é",
        "\n",
        "\u{202e}",
    ]);
    let likely = prop::collection::vec(words, 0..24).prop_map(|words| words.join(" "));
    hold(2048, prop_oneof![".{0,80}", likely], |text| {
        if let Err(ParseError { line, column, message }) = parse(&text, names()) {
            let lines: Vec<&str> = text.split('\n').collect();
            prop_assert!((1..=lines.len()).contains(&line), "line {line}");
            prop_assert!((1..=lines[line - 1].chars().count() + 1).contains(&column), "column {column}");
            prop_assert!(!message.is_empty());
        }
        Ok(())
    });
}
