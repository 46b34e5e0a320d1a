//! What is passed on holds no word that a person wrote, and the same result.

use perimetre::{
    engine::{
        Settings,
        settings::{knobs, switchable},
    },
    record::{Record, open, save, v1::ParticipantV1},
    tree::Tree,
};
use proptest::prelude::*;

use crate::{
    fixtures::instrument,
    random::{check, few_draws},
    records,
};

const MARKER: &str = "zq-marker-7";

/// The record with the marker in every place where a person, or another program, may write.
fn planted(mut record: Record) -> Record {
    let marker = || MARKER.to_owned();
    record.notes = instrument().questions.iter().map(|question| (question.id.clone(), marker())).collect();
    let group = |index: usize| ["management", "users", ""][index % 3].to_owned();
    record.kept.participants = record.kept.participants.iter().map(|who| ParticipantV1 { name: marker(), ..who.clone() }).collect();
    record.kept.participants.extend((0..4).map(|index| ParticipantV1 { id: format!("{MARKER}{index}"), name: marker(), group: group(index) }));
    for (index, (question, answer)) in record.responses.iter().enumerate() {
        let mut voices = record.kept.voices.get(question).cloned().unwrap_or_default();
        voices.insert(format!("{MARKER}{}", index % 5), answer.clone());
        record.kept.voices.insert(question.clone(), voices);
    }
    for (index, item) in instrument().items.iter().enumerate() {
        let due = perimetre::engine::calendar::Day::new(2027, 1, 15).filter(|_| index % 2 == 0);
        record.details.insert(item.id.clone(), perimetre::engine::checklist::Detail { owner: marker(), due, note: marker(), evidence: marker() });
    }
    let mut settings = Settings::default();
    for knob in knobs(instrument()).iter().step_by(5) {
        settings.set(instrument(), &knob.id, knob.low, MARKER).unwrap();
    }
    settings.switch_off(instrument(), switchable(instrument())[0].as_str(), MARKER).unwrap();
    record.settings = settings;
    let kept = &mut record.kept;
    for aside in
        [&mut kept.responses, &mut kept.items, &mut kept.parts, &mut kept.settings.values, &mut kept.settings.guards_off, &mut kept.settings.parts]
    {
        aside.insert(marker(), Tree::Null);
        aside.insert("x_note".into(), Tree::Map(vec![(marker(), Tree::List(vec![Tree::Text(marker())]))]));
    }
    record
}

fn saved(record: &Record) -> String {
    save(record, few_draws(), &record.assess(few_draws()))
}

#[test]
fn nothing_anyone_wrote_is_left_and_the_result_is_the_same() {
    check(96, records::record().prop_map(planted), |record| {
        prop_assert!(saved(&record).contains(MARKER), "the marker was planted");
        let redacted = record.redacted();
        let text = saved(&redacted);
        prop_assert!(!text.contains(MARKER), "{}", text);
        prop_assert_eq!(redacted.contents().written(), []);
        prop_assert_eq!(redacted.assess(few_draws()), with_the_same_reasons(&record).assess(few_draws()));
        prop_assert_eq!(
            (redacted.path, &redacted.started_on, &redacted.responses, &redacted.progress, redacted.milestones),
            (record.path, &record.started_on, &record.responses, &record.progress, record.milestones)
        );
        let dates = |record: &Record| record.details.clone().values().filter_map(|detail| detail.due).collect::<Vec<_>>();
        prop_assert_eq!(dates(&redacted), dates(&record));
        prop_assert_eq!(open(text.as_bytes(), instrument()), Ok(redacted.clone()), "it opens as any other file");
        prop_assert_eq!(redacted.redacted(), redacted);
        Ok(())
    });
}

/// Settings count, their reasons do not: an assessment compares equal whatever they are.
fn with_the_same_reasons(record: &Record) -> Record {
    Record { settings: record.settings.with_reasons_as("***"), ..record.clone() }
}

#[test]
fn settings_keep_their_values_and_a_guard_its_reason_though_not_the_words() {
    let record = planted(Record::new(perimetre::engine::questionnaire::Path::Full, None));
    let redacted = record.redacted();
    let values = |record: &Record| record.settings.numbers().iter().map(|(id, number)| (id.clone(), number.value)).collect::<Vec<_>>();
    assert_eq!(values(&redacted), values(&record));
    assert!(redacted.settings.guards_off().values().all(|reason| reason == "***"));
    assert_eq!(redacted.settings.guards_off().len(), 1);
    assert!(redacted.kept.participants.iter().map(|who| who.id.as_str()).eq(["p1", "p2", "p3", "p4"]));
}

#[test]
fn what_a_file_holds_is_counted() {
    let record = open(include_str!("../../records/v1.json").as_bytes(), instrument()).unwrap();
    let contents = record.contents();
    let expected = [
        ("answers", 21),
        ("participants", 2),
        ("voices", 2),
        ("statuses", 3),
        ("dates", 3),
        ("notes", 2),
        ("names", 2),
        ("item_notes", 1),
        ("evidence", 1),
        ("unknown", 3),
    ];
    assert_eq!(contents.counts(), expected);
    assert_eq!(contents.written(), expected[5..]);
    let settled = planted(Record::new(perimetre::engine::questionnaire::Path::Full, None)).contents();
    assert_eq!((settled.reasons, settled.settings), (settled.settings, knobs(instrument()).len().div_ceil(5) + 1));
}
