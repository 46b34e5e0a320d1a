//! Held to `serde_json`'s judgement.
#![allow(clippy::expect_used, clippy::cast_precision_loss, clippy::needless_pass_by_value)]

use proptest::prelude::*;
use serde_json::Value;

use super::{Fault, indented, parse, write as write_tree};
use crate::tree::Tree;

fn write(value: &Value) -> String {
    write_tree(&tree(value))
}

fn tree(value: &Value) -> Tree {
    match value {
        Value::Null => Tree::Null,
        Value::Bool(value) => Tree::Bool(*value),
        Value::Number(number) => number.as_i64().map_or_else(|| Tree::number(number.as_f64().unwrap_or(f64::NAN)), Tree::Integer),
        Value::String(text) => Tree::text(text),
        Value::Array(values) => Tree::List(values.iter().map(tree).collect()),
        Value::Object(entries) => Tree::Map(entries.iter().map(|(key, value)| (key.clone(), tree(value))).collect()),
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Eighths: `serde_json` reads longer decimals one unit off.
        (-1_000_000_i64..1_000_000).prop_map(|n| Value::from(n as f64 / 8.0)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map(any::<String>(), inner, 0..6).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same_here_and_there(value in value()) {
        let text = write(&value);
        let read = serde_json::from_str::<Value>(&text).ok();
        prop_assert_eq!(read.as_ref(), Some(&value));
        let tree = parse(&text).expect("our own text");
        prop_assert_eq!(write_tree(&tree), text.clone());
        let lines = indented(&text);
        prop_assert_eq!(serde_json::from_str::<Value>(&lines).ok(), Some(value));
    }

    #[test]
    fn random_texts_are_judged_alike(text in r#"[\[\]{}:,"\\ud8c0-9eE.+\-a-f ntrlsu]{0,24}"#) {
        judge(&text);
    }

    #[test]
    fn damaged_texts_are_judged_alike(value in value(), at in any::<prop::sample::Index>(), with in any::<char>()) {
        let mut characters: Vec<char> = write(&value).chars().collect();
        let at = at.index(characters.len());
        characters[at] = with;
        judge(&characters.into_iter().collect::<String>());
    }
}

/// Accepted here exactly when accepted there; but keys given twice are only refused here, and numbers beyond f64 only there.
fn judge(text: &str) {
    let (ours, theirs) = (parse(text), serde_json::from_str::<Value>(text));
    match (&ours, &theirs) {
        (Err(error), Ok(_)) => assert!(matches!(error.fault, Fault::Twice(_)), "{text}: {error:?}"),
        (Ok(_), Err(error)) => assert!(error.to_string().contains("number out of range"), "{text}: {error}"),
        _ => {}
    }
}

#[test]
fn faults_are_named_at_their_place() {
    let check = |text: &str, line: usize, column: usize, fault: Fault| {
        let error = parse(text).expect_err(text);
        assert_eq!((error.line, error.column, error.fault), (line, column, fault), "{text}");
    };
    check("", 1, 1, Fault::End);
    check("{\n \"é\": [1,\n  2", 3, 4, Fault::End);
    check("<!doctype html>", 1, 1, Fault::Value);
    check("{\"a\" 1}", 1, 6, Fault::Expected(":"));
    check("[1 2]", 1, 4, Fault::Expected(", or ]"));
    check("[1] x", 1, 5, Fault::Trailing);
    check("\"a\u{1}\"", 1, 3, Fault::Text);
    check("\"\\x\"", 1, 2, Fault::Text);
    check("\"\\ud800\"", 1, 2, Fault::Surrogate);
    check("01", 1, 2, Fault::Number);
    check("[1.]", 1, 4, Fault::Number);
    check("{\"a\": {\"b\": 1, \"b\": 2}}", 1, 16, Fault::Twice("b".into()));
    let deep = "[".repeat(100_000);
    assert_eq!(parse(&deep).expect_err("deep").fault, Fault::Depth);
    let wide = format!("{{{}}}", (0..6_000).map(|n| format!("\"{n}\":1")).collect::<Vec<_>>().join(","));
    assert_eq!(parse(&wide).expect_err("wide").fault, Fault::Keys);
}

#[test]
fn numbers_keep_their_writing() {
    for text in ["1e999", "0.1", "-0", "1E+2", "123456789012345678901234567890", "-0.50"] {
        assert_eq!(parse(text), Ok(Tree::Number(text.into())));
        assert_eq!(write_tree(&Tree::Number(text.into())), text);
    }
    assert_eq!(parse("-12"), Ok(Tree::Integer(-12)));
}
