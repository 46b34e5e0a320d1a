//! The calendar, read by the letter of RFC 5545.

use std::collections::BTreeSet;

use perimetre::{
    engine::{
        calendar::Day,
        checklist::{Detail, Status},
    },
    export::files::{Calendar, Dossier, calendar},
    record::Record,
    text::Language,
};
use proptest::prelude::*;

use super::{items, nasty, said, with_dossier};
use crate::{fixtures::instrument, random::check};

/// Properties of each event, by name; what is not well formed panics.
fn events(text: &str) -> Vec<Vec<(String, String)>> {
    let lines = text.strip_suffix("\r\n").expect("a line ends in CRLF").split("\r\n");
    let mut unfolded: Vec<String> = Vec::new();
    for line in lines {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        assert!(!line.contains(|char: char| char.is_ascii_control() && char != '\t'), "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => unfolded.last_mut().expect("the first line is not folded").push_str(rest),
            None => unfolded.push(line.to_owned()),
        }
    }
    let properties: Vec<(String, String)> =
        unfolded.iter().map(|line| line.split_once(':').unwrap()).map(|(name, value)| (name.into(), value.into())).collect();
    let mut rest = properties.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    assert_eq!(rest.next(), Some(("BEGIN", "VCALENDAR")));
    assert_eq!(rest.next_back(), Some(("END", "VCALENDAR")));
    let mut events: Vec<Vec<(String, String)>> = Vec::new();
    let mut inside = false;
    for (name, value) in rest {
        match (name, value) {
            ("BEGIN", "VEVENT") if !inside => {
                events.push(Vec::new());
                inside = true;
            }
            ("END", "VEVENT") if inside => inside = false,
            ("BEGIN" | "END", other) => panic!("{name}:{other}"),
            (name, value) if inside => events.last_mut().unwrap().push((name.into(), value.into())),
            ("VERSION" | "PRODID" | "CALSCALE" | "X-WR-CALNAME", _) => {}
            other => panic!("{other:?} stands between events"),
        }
    }
    assert!(!inside);
    events
}

/// A text as it was before it became a value: RFC 5545, 3.3.11.
fn unescaped(value: &str) -> String {
    let mut text = String::new();
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n') => text.push('\n'),
                Some(escaped @ ('\\' | ';' | ',')) => text.push(escaped),
                other => panic!("\\{other:?}"),
            },
            ';' | ',' => panic!("{character} is not escaped in {value:?}"),
            other => text.push(other),
        }
    }
    text
}

fn expected(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace(|char: char| char.is_ascii_control() && !"\n\t".contains(char), "\u{fffd}")
}

fn open_items(dossier: &Dossier<'_>) -> (Vec<(usize, Day)>, usize) {
    let report = &dossier.report;
    let open: Vec<usize> = items(dossier).into_iter().filter(|item| matches!(report.status(*item), Status::Todo | Status::Doing)).collect();
    let due = |item: usize| Detail::day(dossier.details.get(&instrument().items[item].id), instrument().items[item].when, &report.milestones);
    let dated: Vec<(usize, Day)> = open.iter().filter_map(|item| Some((*item, due(*item)?))).collect();
    let undated = open.len() - dated.len();
    (dated, undated)
}

fn check_events(dossier: &Dossier<'_>, made: &Calendar) -> Result<(), TestCaseError> {
    let (dated, undated) = open_items(dossier);
    prop_assert_eq!((made.events, made.undated), (dated.len(), undated));
    if dated.is_empty() {
        prop_assert_eq!(made.text.as_str(), "", "a calendar without an event is none");
        return Ok(());
    }
    let events = events(&made.text);
    prop_assert_eq!(events.len(), dated.len());
    let mut marks = BTreeSet::new();
    for (event, (item, day)) in events.iter().zip(dated) {
        let names: Vec<&str> = event.iter().map(|(name, _)| name.as_str()).collect();
        let has_end = day < Day::new(9999, 12, 31).unwrap();
        let expected_names = ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP"];
        let expected_names: Vec<&str> = expected_names.into_iter().filter(|name| has_end || !name.starts_with("DTEND")).collect();
        prop_assert_eq!(names, expected_names);
        let value = |name: &str| event.iter().find(|(found, _)| found.split(';').next() == Some(name)).map_or("", |(_, value)| value.as_str());
        let known = &instrument().items[item];
        prop_assert_eq!(value("DTSTART"), day.iso().replace('-', ""));
        if has_end {
            prop_assert_eq!(value("DTEND"), day.plus_days(1).iso().replace('-', ""));
        }
        prop_assert_eq!(value("DTSTAMP"), "20270228T000000Z");
        let (id, mark) = value("UID").split_once('-').unwrap();
        prop_assert_eq!(id, known.id.as_str());
        marks.insert(mark.to_owned());
        prop_assert_eq!(unescaped(value("SUMMARY")), format!("{} {}", known.id, dossier.report.action(item)));
        let [owner, note, _] = said(dossier, item);
        let told = unescaped(value("DESCRIPTION"));
        prop_assert!(told.contains(&expected(&owner)) && told.contains(&expected(&note)), "{told}");
    }
    prop_assert_eq!(marks.len(), 1, "the events of a record belong together");
    Ok(())
}

#[test]
fn every_open_item_with_a_date_is_an_event_whatever_is_written_on_it() {
    check(48, nasty::written(), |record| with_dossier(&record, Language::Fr, |dossier| check_events(dossier, &calendar(dossier))));
}

fn uids(record: &Record, written_on: Option<Day>) -> Vec<String> {
    with_dossier(record, Language::En, |dossier| {
        let made = calendar(&Dossier { written_on, ..*dossier });
        events(&made.text).into_iter().map(|event| event[0].1.clone()).collect()
    })
}

/// A later export replaces the events of an earlier one, and another company's stand beside them.
#[test]
fn an_event_keeps_its_name_as_long_as_it_is_the_same_record() {
    let mut record = nasty::workshop();
    record.milestones.set("decision", Day::new(2027, 1, 15));
    let before = uids(&record, Day::new(2026, 11, 23));
    assert!(before.len() >= 5, "{before:?}");
    let mut later = record.clone();
    later.milestones.set("decision", Day::new(2027, 3, 1));
    later
        .details
        .insert(instrument().item("K02").unwrap().id.clone(), perimetre::engine::checklist::Detail { note: "later".into(), ..Default::default() });
    assert_eq!(uids(&later, Day::new(2027, 2, 1)), before);
    let mut other = record.clone();
    other.started_on = Some("2026-11-24".into());
    assert!(uids(&other, None).iter().all(|uid| !before.contains(uid)));
    other.started_on = record.started_on;
    other.responses.remove("sector");
    assert!(uids(&other, None).iter().all(|uid| !before.contains(uid)));
}
