//! Saved files: what is saved comes back, what is not ours, newer or damaged is refused, and nothing breaks the reader.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use perimetre::{
    engine::{
        Problem, Settings,
        answer::Answer,
        calendar::{Day, Milestones},
        checklist::{Detail, Details, Status},
        id::{ItemId, QuestionId},
        problem::{Expected, Found},
        questionnaire::Path,
        settings::{knobs, switchable},
    },
    json::{self, Fault, SyntaxError},
    record::{Kept, MOST_BYTES, OpenError, Record, SettingsAside, open, open_saved, read_input, save, save_place, v1::ParticipantV1},
    sorted::Map,
    tree::Tree,
};
use proptest::{
    collection::{btree_map, btree_set, vec},
    option,
    prelude::*,
    sample::{Index, select},
};

use crate::{
    fixtures::{instrument, quick},
    random::{answer, answers, check, few_draws},
};

// ---------- Random records ----------

/// Text a person may type: any character, line ends, marks that turn the line, pictures.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => ".{1,20}",
        1 => select(vec!["\u{202e}abc\u{2066}", "a\u{0}b", "👩‍👩‍👧‍👦 é\u{301}\u{301}", "\r\n\t\"\\/", "=SUM(A1)", "</script>", "\u{2028}\u{feff}", "\u{10ffff}"]).prop_map(str::to_owned),
    ]
}

/// Any JSON value, as another version of the program may have written it.
fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        Just(Tree::Null),
        any::<bool>().prop_map(Tree::Bool),
        any::<i64>().prop_map(Tree::Integer),
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,4})?"
            .prop_map(|number| number.parse().map_or(Tree::Number(number.clone()), |_: i64| Tree::Null)),
        text().prop_map(Tree::Text),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Tree::List),
            btree_map("[a-z]{0,3}|.{0,4}", inner, 0..4).prop_map(|map| Tree::Map(map.into_iter().collect()))
        ]
    })
}

/// An id the instrument does not have, hostile to objects of other languages included.
fn foreign_id() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec!["", "__proto__", "constructor", "toString", "hasOwnProperty", "new_question", "é\u{202e}"]).prop_map(str::to_owned),
        "x_[a-z]{1,6}"
    ]
}

fn day() -> impl Strategy<Value = Day> {
    (1970..2100_i32, 1..13_i32, 1..32_i32).prop_filter_map("a day that exists", |(year, month, day)| Day::new(year, month, day))
}

fn milestones() -> impl Strategy<Value = Milestones> {
    vec((select(Milestones::NAMES.to_vec()), day()), 0..5).prop_map(|dates| {
        let mut milestones = Milestones::default();
        for (name, day) in dates {
            milestones.set(name, Some(day));
        }
        milestones
    })
}

fn date() -> impl Strategy<Value = String> {
    day().prop_map(Day::iso)
}

fn kept() -> impl Strategy<Value = Kept> {
    let question = || select(instrument().questions.iter().collect::<Vec<_>>());
    let participants = btree_set(text(), 0..4).prop_flat_map(|ids: BTreeSet<String>| {
        ids.into_iter()
            .map(|id| {
                let group = select(vec!["", "management", "users"]).prop_map(str::to_owned);
                (Just(id), prop_oneof![Just(String::new()), text()], group).prop_map(|(id, name, group)| ParticipantV1 { id, name, group })
            })
            .collect::<Vec<_>>()
    });
    let voices = vec(question().prop_flat_map(|question| (Just(question.id.clone()), btree_map(text(), answer(question), 1..3))), 0..3)
        .prop_map(|voices| voices.into_iter().collect::<BTreeMap<QuestionId, BTreeMap<String, Answer>>>());
    let aside = || btree_map(foreign_id(), tree(), 0..3);
    let settings = (aside(), aside(), aside()).prop_map(|(values, guards_off, parts)| SettingsAside {
        values: values.into_iter().collect(),
        guards_off: guards_off.into_iter().collect(),
        parts: parts.into_iter().collect(),
    });
    (participants, voices, aside(), aside(), aside(), settings).prop_map(|(participants, voices, responses, items, parts, settings)| Kept {
        participants,
        voices: voices.into_iter().map(|(id, voices)| (id, voices.into_iter().collect())).collect(),
        responses: responses.into_iter().collect(),
        items: items.into_iter().collect(),
        parts: parts.into_iter().collect(),
        settings,
    })
}

/// Settings as a screen may leave them: numbers on their grid, guards with a reason.
pub fn settings() -> impl Strategy<Value = Settings> {
    let number = (any::<Index>(), any::<Index>(), prop_oneof![Just(String::new()), text()]);
    let guard = (any::<Index>(), text().prop_filter("a reason", |reason| !reason.trim().is_empty()));
    let some = (vec(number, 0..4), vec(guard, 0..3)).prop_map(|(numbers, guards)| {
        let (knobs, guards_offered) = (knobs(instrument()), switchable(instrument()));
        let mut settings = Settings::default();
        for (which, at, reason) in numbers {
            let knob = &knobs[which.index(knobs.len())];
            let steps = ((knob.high - knob.low) / knob.step).round() as usize;
            let value = knob.low + knob.step * at.index(steps + 1) as f64;
            settings.set(instrument(), &knob.id, value, &reason).unwrap();
        }
        for (which, reason) in guards {
            settings.switch_off(instrument(), guards_offered[which.index(guards_offered.len())].as_str(), &reason).unwrap();
        }
        settings
    });
    prop_oneof![1 => Just(Settings::default()), 2 => some]
}

/// What may be written about checklist items.
pub fn details() -> impl Strategy<Value = Details> {
    let item = select(instrument().items.iter().map(|item| item.id.clone()).collect::<Vec<ItemId>>());
    let maybe = || prop_oneof![Just(String::new()), text()];
    let day = option::of(day());
    let detail = (maybe(), day, maybe(), maybe()).prop_map(|(owner, due, note, evidence)| Detail { owner, due, note, evidence });
    btree_map(item, detail, 0..4).prop_map(|details| details.into_iter().filter(|(_, detail)| *detail != Detail::default()).collect())
}

/// Any record a page may leave.
pub fn record() -> impl Strategy<Value = Record> {
    let status = select(vec![Status::Doing, Status::Done, Status::NotApplicable]);
    let progress = btree_map(select(instrument().items.iter().map(|item| item.id.clone()).collect::<Vec<_>>()), status, 0..6);
    let notes = btree_map(select(instrument().questions.iter().map(|question| question.id.clone()).collect::<Vec<_>>()), text(), 0..4);
    (answers(), option::of(date()), progress, details(), notes, settings(), milestones(), kept()).prop_map(
        |(answers, started_on, progress, details, notes, settings, milestones, kept)| Record {
            path: answers.path,
            started_on,
            responses: answers.responses,
            progress: progress.into_iter().collect(),
            details,
            notes: notes.into_iter().collect(),
            settings,
            milestones,
            kept,
        },
    )
}

fn export(record: &Record) -> String {
    save(record, few_draws(), &record.assess(few_draws()))
}

// ---------- What is saved comes back ----------

#[test]
fn what_is_exported_comes_back_and_is_exported_again_byte_for_byte() {
    check(256, record(), |record| {
        let text = export(&record);
        let read = open(text.as_bytes(), instrument());
        prop_assert_eq!(read.as_ref(), Ok(&record));
        prop_assert_eq!(export(&read.unwrap()), text);
        Ok(())
    });
}

#[test]
fn what_the_browser_keeps_comes_back_with_the_place_and_the_language() {
    check(256, (record(), text(), select(vec!["fr", "en"])), |(record, place, language)| {
        let text = save_place(&record, instrument(), &place, language);
        prop_assert_eq!(open_saved(&text, instrument()), Ok((record, place, language.to_owned())));
        Ok(())
    });
}

#[test]
fn numbers_of_another_version_are_kept_digit_for_digit() {
    for number in ["0.1", "-0", "-0.0", "1.0", "1e400", "-1.5E-7", "18446744073709551615", "0.30000000000000004", "123456789012345678901234567890.5"]
    {
        let text = minimal(&format!(r#","later":[{number}]"#));
        let exported = export(&open(text.as_bytes(), instrument()).unwrap());
        assert!(exported.contains(&format!("\"later\": [\n    {number}\n  ]")), "{number}: {exported}");
    }
}

const FROZEN: &str = include_str!("../records/v1.json");

/// Everything but what is derived.
fn facts(text: &str) -> Tree {
    match json::parse(text).unwrap() {
        Tree::Map(entries) => Tree::Map(entries.into_iter().filter(|(key, _)| key != "result").collect()),
        other => other,
    }
}

/// A file saved by the first version. It is never edited: whatever is released later opens it and gives it back.
#[test]
fn the_file_of_the_first_version_opens_and_is_given_back() {
    let record = open(FROZEN.as_bytes(), instrument()).unwrap();
    assert_eq!((record.path, record.started_on.as_deref(), record.responses.len()), (Path::Full, Some("2026-11-23"), 21));
    assert_eq!(record.progress.get("K02"), Some(&Status::Done));
    assert_eq!(record.notes.len(), 2);
    assert_eq!(record.kept.voices.values().map(Map::len).sum::<usize>(), 2);
    assert_eq!(
        (record.kept.participants.len(), record.details.len(), Milestones::NAMES.iter().filter(|name| record.milestones.get(name).is_some()).count()),
        (2, 2, 2)
    );
    assert_eq!((record.kept.responses.len(), record.kept.items.len(), record.kept.parts.len()), (1, 1, 1));
    assert_eq!(facts(&export(&record)), facts(FROZEN), "the same facts in the same order; only the result is computed again");
    let result = FROZEN.find("  \"result\": {").expect("the first version saved the result last");
    assert!(export(&record).starts_with(&FROZEN[..result]), "and the same bytes");
}

#[test]
fn what_is_derived_is_never_believed() {
    let Tree::Map(mut entries) = json::parse(FROZEN).unwrap() else { panic!("an object") };
    for derived in [Tree::Null, Tree::Integer(5), Tree::Text("global".into()), Tree::Map(vec![("scope".into(), Tree::Null)])] {
        for (_, value) in entries.iter_mut().filter(|(key, _)| key == "result") {
            value.clone_from(&derived);
        }
        let text = json::write(&Tree::Map(entries.clone()));
        assert_eq!(open(text.as_bytes(), instrument()), open(FROZEN.as_bytes(), instrument()));
    }
}

// ---------- What is refused ----------

fn minimal(rest: &str) -> String {
    format!(r#"{{"format":"perimetre-record","version":1,"instrument":{{"id":"perimetre-infogerance","version":"1.0.0"}},"path":"quick"{rest}}}"#)
}

fn responses(inner: &str) -> String {
    minimal(&format!(r#","responses":{{{inner}}}"#))
}

fn refusal(bytes: &[u8]) -> OpenError {
    match open(bytes, instrument()) {
        Err(error) => error,
        Ok(record) => panic!("opened: {record:?}"),
    }
}

fn problems(text: &str) -> Vec<Problem> {
    match refusal(text.as_bytes()) {
        OpenError::Damaged(problems) => problems,
        other => panic!("{text}: {other:?}"),
    }
}

/// The file is refused for one thing: where, what was found, what was expected.
fn damaged(text: &str, place: &str, found: Found, expected: Expected) {
    assert_eq!(problems(text), [Problem { place: place.into(), found, expected }], "{text}");
}

/// Line, column and reason.
fn not_json(text: &str) -> (usize, usize, Fault) {
    match refusal(text.as_bytes()) {
        OpenError::NotJson(SyntaxError { line, column, fault }) => (line, column, fault),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn the_smallest_record_opens() {
    assert_eq!(open(minimal("").as_bytes(), instrument()), Ok(Record::new(Path::Quick, None)));
}

#[test]
fn what_is_not_text_or_not_json_is_refused_with_its_place() {
    for empty in ["", " \n\t ", "\u{feff}", "\u{feff}\n"] {
        assert_eq!(refusal(empty.as_bytes()), OpenError::Empty, "{empty:?}");
    }
    let utf16: Vec<u8> = minimal("").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let utf16_marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf16.iter().copied()).collect();
    assert_eq!(refusal(&utf16_marked), OpenError::NotText);
    assert!(matches!(refusal(&utf16), OpenError::NotJson(_)), "without a mark it is text with NUL characters");
    assert_eq!(refusal(&[0x89, b'P', b'N', b'G', 0xff]), OpenError::NotText);
    assert_eq!(not_json("<!doctype html>\n<html></html>"), (1, 1, Fault::Value));
    assert_eq!(not_json("{\n  \"format\": perimetre\n}"), (2, 13, Fault::Value));
    assert_eq!(not_json(&format!("{} x", minimal(""))).2, Fault::Trailing);
    assert_eq!(not_json(&FROZEN[..FROZEN.len() / 2]).2, Fault::End, "a cut file");
}

#[test]
fn a_byte_order_mark_is_accepted() {
    let marked = format!("\u{feff}{FROZEN}");
    assert_eq!(open(marked.as_bytes(), instrument()), open(FROZEN.as_bytes(), instrument()));
    assert!(matches!(refusal(format!("\u{feff}\u{feff}{FROZEN}").as_bytes()), OpenError::NotJson(_)), "one only");
}

#[test]
#[allow(clippy::disallowed_methods)] // Refusing at once is the promise; the bound is far from what it takes.
fn what_is_nested_without_end_is_refused_at_once() {
    let started = Instant::now();
    let deep = |count: usize| format!("{}{}", "[".repeat(count), "]".repeat(count));
    let objects = format!("{}1{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000));
    for text in [
        deep(100_000),
        "[".repeat(100_000),
        minimal(&format!(r#","unknown":{}"#, deep(100_000))),
        responses(&format!(r#""org_size":{}"#, deep(100_000))),
        objects,
    ] {
        assert_eq!(not_json(&text).2, Fault::Depth);
    }
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    let record = open(minimal(&format!(r#","unknown":{}"#, deep(100))).as_bytes(), instrument()).expect("what is nested within reason is kept");
    assert!(export(&record).contains("\"unknown\""));
}

#[test]
fn what_is_too_large_is_refused_before_it_is_read() {
    let large = vec![b'['; MOST_BYTES + 1];
    assert_eq!(refusal(&large), OpenError::TooLarge { bytes: MOST_BYTES + 1 });
    assert!(matches!(refusal(&large[..MOST_BYTES]), OpenError::NotJson(_)), "the bound itself is read");
}

#[test]
fn a_key_given_twice_is_refused_at_every_level() {
    let twice = |text: &str, key: &str| assert_eq!(not_json(text).2, Fault::Twice(key.into()), "{text}");
    twice(&minimal(r#","path":"full""#), "path");
    twice(&minimal(r#","later":1,"later":1"#), "later");
    twice(&minimal(r#","later":[{"a":{"b":1,"b":2}}]"#), "b");
    twice(&responses(r#""org_size":{"answer":"s1_9"},"org_size":{"answer":"s1_9"}"#), "org_size");
    twice(&responses(r#""org_size":{"answer":"s1_9","answer":"dk"}"#), "answer");
    twice(&responses(r#""tower_cap":{"answer":{"WKP":1,"WKP":2}}"#), "WKP");
    twice(&responses(r#""org_size":{"answer":"s1_9","voices":{"a":"dk","a":"dk"}}"#), "a");
    twice(&minimal(r#","checklist":{"K01":{"status":"done"},"K01":{"status":"todo"}}"#), "K01");
    twice(&responses("\"\\u006frg_size\":{},\"org_size\":{}"), "org_size");
    let long = "k".repeat(1_000);
    twice(&minimal(&format!(r#","{long}":1,"{long}":2"#)), &"k".repeat(60));
}

#[test]
fn names_that_mean_something_elsewhere_are_kept_as_plain_names() {
    for name in ["__proto__", "constructor", "toString", "", "prototype", "0", "\u{0}"] {
        let key = json::write(&Tree::Text(name.into()));
        let text = minimal(&format!(r#",{key}:{{"a":1}},"responses":{{{key}:{{"polluted":true}}}},"checklist":{{{key}:null}}"#));
        let record = open(text.as_bytes(), instrument()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(record.responses.len() + record.progress.len(), 0);
        let kept = &record.kept;
        assert!(kept.parts.contains_key(name) && kept.responses.contains_key(name) && kept.items.contains_key(name), "{name}");
        assert_eq!(open(export(&record).as_bytes(), instrument()), Ok(record));
    }
    let long = "k".repeat(1_000_000);
    let record = open(responses(&format!(r#""{long}":1"#)).as_bytes(), instrument()).unwrap();
    assert_eq!(record.kept.responses.keys().map(String::len).collect::<Vec<_>>(), [1_000_000]);
    assert_eq!(open(export(&record).as_bytes(), instrument()), Ok(record));
}

#[test]
fn what_is_not_one_of_our_records_is_refused() {
    for text in
        ["null", "5", "\"perimetre-record\"", "[]", "{}", r#"{"format":"perimetre-result","version":1}"#, r#"{"format":1}"#, r#"{"version":1}"#]
    {
        assert_eq!(refusal(text.as_bytes()), OpenError::NotOurs, "{text}");
    }
}

#[test]
fn each_bad_version_is_named() {
    let with = |version: &str| minimal("").replace(r#""version":1,"instrument""#, &format!(r#"{version}"instrument""#));
    let bad = |version: &str, found: &str| {
        assert_eq!(refusal(with(&format!(r#""version":{version},"#)).as_bytes()), OpenError::BadVersion { found: found.into() });
    };
    assert_eq!(refusal(with("").as_bytes()), OpenError::BadVersion { found: "null".into() }, "missing");
    bad("0", "0");
    bad("-1", "-1");
    bad("1.5", "1.5");
    bad("1.0", "1.0");
    bad("\"2\"", "\"2\"");
    bad("null", "null");
    bad("true", "true");
    bad("[1]", "a list");
    bad("{}", "an object");
    bad("1e999", "1e999");
    for newer in [2, 9999, i64::MAX] {
        assert_eq!(refusal(with(&format!(r#""version":{newer},"#)).as_bytes()), OpenError::TooNew { version: newer });
    }
}

#[test]
fn another_questionnaire_or_a_later_edition_is_refused() {
    let with = |instrument: &str| minimal("").replace(r#"{"id":"perimetre-infogerance","version":"1.0.0"}"#, instrument);
    let other = |text: &str, found: &str| assert_eq!(refusal(with(text).as_bytes()), OpenError::OtherInstrument { found: found.into() });
    other(r#"{"id":"perimetre-infogerance","version":"2.0.0"}"#, "perimetre-infogerance 2.0.0");
    other(r#"{"id":"perimetre-infogerance","version":"0.9.0"}"#, "perimetre-infogerance 0.9.0");
    other(r#"{"id":"other","version":"1.0.0"}"#, "other 1.0.0");
    other(r#"{"id":"perimetre-infogerance","version":1}"#, "perimetre-infogerance");
    other(r#"{"id":"perimetre-infogerance","version":"one"}"#, "perimetre-infogerance one");
    other("null", "");
    assert!(open(with(r#"{"id":"perimetre-infogerance","version":"1.7.3"}"#).as_bytes(), instrument()).is_ok(), "the same major version opens");
}

#[test]
fn a_score_that_is_not_a_whole_number_from_one_to_five_is_refused_with_its_question() {
    for (written, found) in [
        ("6", "6"),
        ("0", "0"),
        ("-1", "-1"),
        ("1.0", "1.0"),
        ("4.5", "4.5"),
        ("9007199254740993", "9007199254740993"),
        ("99999999999999999999", "99999999999999999999"),
        ("1e999", "1e999"),
        ("\"3\"", "\"3\""),
        ("null", "null"),
        ("true", "true"),
    ] {
        let value = Found::Value(found.into());
        damaged(&responses(&format!(r#""past_change":{{"answer":{written}}}"#)), "past_change", value.clone(), Expected::Scale);
        damaged(&responses(&format!(r#""tower_cap":{{"answer":{{"ERP":{written}}}}}"#)), "tower_cap.ERP", value, Expected::Scale);
    }
    damaged(&responses(r#""past_change":{"answer":[3]}"#), "past_change", Found::List, Expected::Scale);
    damaged(&responses(r#""tower_cap":{"answer":{"ERP":{}}}"#), "tower_cap.ERP", Found::Object, Expected::Scale);
    for not_a_number in ["NaN", "Infinity", "+1", "01", "0x3", ".5"] {
        not_json(&responses(&format!(r#""past_change":{{"answer":{not_a_number}}}"#)));
    }
}

#[test]
fn each_wrong_answer_says_what_was_expected() {
    let value = |value: &str| Found::Value(value.into());
    let words = |id: &str| instrument().question(id).unwrap().options.iter().map(|id| id.as_str().to_owned()).collect::<Vec<_>>();
    let codes = || instrument().scored_codes();
    let check = |id: &str, answer: &str, place: &str, found: Found, expected: Expected| {
        damaged(&responses(&format!(r#""{id}":{{"answer":{answer}}}"#)), place, found, expected);
    };
    check("org_size", "\"huge\"", "org_size", value("\"huge\""), Expected::OneOf(words("org_size")));
    check("org_size", "[\"s1_9\"]", "org_size", Found::List, Expected::OneOf(words("org_size")));
    check("org_size", "1", "org_size", value("1"), Expected::OneOf(words("org_size")));
    check("drivers", "\"cost\"", "drivers", value("\"cost\""), Expected::ListOf(words("drivers")));
    check("drivers", "[\"cost\",1]", "drivers", value("1"), Expected::ListOf(words("drivers")));
    check("drivers", "[\"cost\",\"cost\"]", "drivers", Found::Twice("cost".into()), Expected::ListOf(words("drivers")));
    check("drivers", "[\"cost\",\"skills\",\"focus\",\"flex\"]", "drivers", Found::Choices(4), Expected::AtMost(3));
    check("obligations", "[\"none\",\"health\"]", "obligations", Found::NoneWithOthers, Expected::NoneAlone);
    check("tower_pain", "[\"GOV\"]", "tower_pain", value("\"GOV\""), Expected::ListOf(codes()));
    check("tower_cap", "[3]", "tower_cap", Found::List, Expected::Cells);
    check("tower_cap", "{\"GOV\":3}", "tower_cap.GOV", value("\"GOV\""), Expected::Service(codes()));
    check("tower_mode", "{\"ERP\":\"dunno\"}", "tower_mode.ERP", value("\"dunno\""), Expected::OneOf(words("tower_mode")));
    let long = "x".repeat(100_000);
    check("org_size", &format!("\"{long}\""), "org_size", value(&format!("\"{}…\"", "x".repeat(40))), Expected::OneOf(words("org_size")));
}

#[test]
fn parts_of_the_wrong_shape_are_refused_with_their_place() {
    let word = |words: &[&str]| Expected::Word(words.iter().map(|word| (*word).to_owned()).collect());
    let value = |value: &str| Found::Value(value.into());
    damaged(&minimal("").replace(r#""path":"quick""#, r#""path":"slow""#), "path", value("\"slow\""), word(&["quick", "full"]));
    damaged(&minimal("").replace(r#","path":"quick""#, ""), "path", Found::Nothing, word(&["quick", "full"]));
    damaged(&minimal(r#","responses":[]"#), "responses", Found::List, Expected::Object);
    damaged(&minimal(r#","checklist":null"#), "checklist", value("null"), Expected::Object);
    damaged(&minimal(r#","milestones":"now""#), "milestones", value("\"now\""), Expected::Object);
    damaged(&minimal(r#","participants":{}"#), "participants", Found::Object, Expected::List);
    damaged(&minimal(r#","participants":[{"name":"x"}]"#), "participants.0.id", Found::Nothing, Expected::Text);
    damaged(&minimal(r#","participants":[{"id":"p"},{"id":"p"}]"#), "participants.1", Found::Twice("p".into()), Expected::Text);
    damaged(&responses(r#""org_size":"s1_9""#), "responses.org_size", value("\"s1_9\""), Expected::Object);
    damaged(&responses(r#""org_size":{"anwser":"s1_9"}"#), "responses.org_size", value("\"anwser\""), word(&["answer", "note", "voices"]));
    damaged(&responses(r#""org_size":{"note":5}"#), "responses.org_size.note", value("5"), Expected::Text);
    damaged(&responses(r#""past_change":{"voices":{"p1":6}}"#), "past_change (p1)", value("6"), Expected::Scale);
    damaged(
        &minimal(r#","checklist":{"K01":{"status":"ok"}}"#),
        "checklist.K01.status",
        value("\"ok\""),
        word(&["todo", "doing", "done", "not_applicable"]),
    );
    for date in ["2026-13-01", "2026-00-10", "2026-11-32", "26-11-23", "2026-11-23T00:00", "2026-1-1", "", "２０２６-11-23"] {
        damaged(&minimal(&format!(r#","started_on":"{date}""#)), "started_on", Found::text(date), Expected::Date);
    }
    damaged(
        &minimal(r#","milestones":{"party":"2026-11-23"}"#),
        "milestones",
        value("\"party\""),
        word(&["decision", "tender", "signature", "go_live", "term"]),
    );
}

#[test]
fn every_bad_answer_among_many_is_named() {
    let Tree::Map(entries) = json::parse(FROZEN).unwrap() else { panic!("an object") };
    let spoiled = entries.into_iter().map(|(key, value)| match (key.as_str(), value) {
        ("responses", Tree::Map(mut responses)) => {
            for (id, value) in &mut responses {
                if ["org_size", "past_change", "tower_cap"].contains(&id.as_str()) {
                    *value = Tree::Map(vec![("answer".into(), Tree::Bool(true))]);
                }
            }
            (key, Tree::Map(responses))
        }
        (_, value) => (key, value),
    });
    let text = json::write(&Tree::Map(spoiled.collect()));
    let places: BTreeSet<String> = problems(&text).into_iter().map(|problem| problem.place).collect();
    assert_eq!(places, ["org_size", "past_change", "tower_cap"].map(str::to_owned).into());
}

#[test]
fn any_character_survives_in_a_note_and_half_a_character_is_refused() {
    for note in ["\u{202e}abc\u{2066}", "a\u{0}b", "👩‍👩‍👧‍👦", "\u{1f600}", &format!("e{}", "\u{301}".repeat(10_000)), &"m".repeat(20_000)]
    {
        let text = responses(&format!(r#""org_size":{{"note":{}}}"#, json::write(&Tree::Text(note.into()))));
        let record = open(text.as_bytes(), instrument()).unwrap();
        assert_eq!(record.notes.values().map(String::as_str).collect::<Vec<_>>(), [note]);
        assert_eq!(open(export(&record).as_bytes(), instrument()), Ok(record));
    }
    let escaped = open(responses(r#""org_size":{"note":"\ud83d\ude00"}"#).as_bytes(), instrument()).unwrap();
    assert_eq!(escaped.notes.values().next().map(String::as_str), Some("😀"));
    for half in [r"\ud83d", r"\ude00", r"\ud83d\ud83d", r"\ud83dx", r"\uZZZZ"] {
        not_json(&responses(&format!(r#""org_size":{{"note":"{half}"}}"#)));
    }
    let long = "m".repeat(20_001);
    damaged(&responses(&format!(r#""org_size":{{"note":"{long}"}}"#)), "responses.org_size.note", Found::text(&long), Expected::Text);
}

// ---------- Nothing breaks the reader ----------

#[test]
fn no_bytes_break_the_reader() {
    let likely = "[\\[\\]{}:,\"0-9a-z\\\\ .eE+-]{0,60}".prop_map(String::into_bytes);
    check(1024, prop_oneof![vec(any::<u8>(), 0..200), likely, ".{0,80}".prop_map(String::into_bytes)], |bytes| {
        prop_assert!(open(&bytes, instrument()).is_err());
        let _ = read_input(&bytes, instrument());
        if let Ok(text) = std::str::from_utf8(&bytes) {
            prop_assert!(open_saved(text, instrument()).is_err());
        }
        Ok(())
    });
}

#[test]
fn a_file_altered_on_the_way_opens_as_something_whole_or_is_refused() {
    let change = (any::<Index>(), any::<u8>(), 0..4_u8, any::<Index>());
    check(512, (select(vec![true, false]), record(), vec(change, 1..4)), |(frozen, record, changes)| {
        let mut bytes = if frozen { FROZEN.to_owned() } else { export(&record) }.into_bytes();
        for (at, byte, what, to) in changes {
            let (at, to) = (at.index(bytes.len()), to.index(bytes.len()));
            match what {
                0 => bytes[at] = byte,
                1 => bytes[at] ^= 1 << (byte % 8),
                2 => bytes.truncate(at.max(1)),
                _ => {
                    let part: Vec<u8> = bytes[at.min(to)..at.max(to)].iter().copied().take(200).collect();
                    bytes.splice(at..at, part);
                }
            }
        }
        if let Ok(read) = open(&bytes, instrument()) {
            let text = export(&read);
            prop_assert_eq!(open(text.as_bytes(), instrument()), Ok(read));
        }
        Ok(())
    });
}

// ---------- The two forms the command reads ----------

#[test]
fn the_short_form_reads_answers_and_refuses_what_it_does_not_know() {
    let read = |text: &str| read_input(text.as_bytes(), instrument()).map(perimetre::record::Input::into_record);
    let record = read(r#"{"answers":{"org_size":"s1_9","drivers":["cost"],"past_change":3}}"#).unwrap();
    assert_eq!(
        (record.path, record.responses),
        (Path::Quick, quick().one("org_size", "s1_9").many("drivers", &["cost"]).scale("past_change", 3).responses)
    );
    assert_eq!(read(r#"{"path":"full","answers":{}}"#).map(|record| record.path), Ok(Path::Full));
    assert_eq!(read(FROZEN), open(FROZEN.as_bytes(), instrument()), "a saved record is the other form");
    let places = |text: &str| match read(text) {
        Err(OpenError::Damaged(problems)) => problems.into_iter().map(|problem| problem.place).collect::<Vec<_>>(),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(places(r#"{"path":"slow","answers":{"org_sise":"s1_9","past_change":6},"more":1}"#), ["path", "more", "org_sise", "past_change"]);
    assert_eq!(places(r#"{"answers":[]}"#), ["answers"]);
    assert_eq!(read(r#"{"path":"quick"}"#), Err(OpenError::NotOurs));
    assert_eq!(read(""), Err(OpenError::Empty));
}
