//! What differs between two sets of facts, and between what follows from them.

use perimetre::{
    app::differences::{Change, Differences, Fact, FactChange, Place, Side, copy, differences, facts},
    engine::{Answer, Assessment, checklist::Status, questionnaire::Path, settings::knobs},
    record::Record,
    sorted::Map,
};
use proptest::{prelude::*, sample::Index};

use crate::{
    fixtures::{Answers, full, instrument, quick},
    random::{answers, check, few_draws},
};

/// What a workshop does besides answering: a number and a guard of the settings, where a thing to do stands.
#[derive(Clone, Debug)]
struct Extras {
    number: Option<(Index, bool)>,
    guard: Option<String>,
    item: Option<(Index, Index)>,
}

fn extras() -> impl Strategy<Value = Extras> {
    let guard = prop::option::of("[a-z]{1,6}");
    let item = prop::option::of((any::<Index>(), any::<Index>()));
    (prop::option::of((any::<Index>(), any::<bool>())), guard, item).prop_map(|(number, guard, item)| Extras { number, guard, item })
}

fn record_of(answers: &Answers, extras: &Extras) -> Record {
    let mut record = Record { responses: answers.responses.clone(), ..Record::new(answers.path, None) };
    if let Some((index, high)) = &extras.number {
        let knobs = knobs(instrument());
        let knob = &knobs[index.index(knobs.len())];
        let _ = record.settings.set(instrument(), &knob.id, if *high { knob.high } else { knob.low }, "");
    }
    if let Some(reason) = &extras.guard {
        record.settings.switch_off(instrument(), "G02", reason).unwrap();
    }
    if let Some((item, status)) = &extras.item {
        let items = &instrument().items;
        record.progress.insert(items[item.index(items.len())].id.clone(), Status::ALL[status.index(Status::ALL.len())]);
    }
    record
}

fn records() -> impl Strategy<Value = Record> {
    (answers(), extras()).prop_map(|(answers, extras)| record_of(&answers, &extras))
}

fn assessed(record: &Record) -> Assessment {
    record.assess(few_draws())
}

fn between(one: (&Record, &Assessment), other: (&Record, &Assessment)) -> Differences {
    let side = |(record, assessment)| Side { record, assessment };
    differences(few_draws(), side(one), side(other))
}

fn turned<T>(change: Change<T>) -> Change<T> {
    Change { before: change.after, after: change.before }
}

fn all_turned<K, T>(changes: Vec<(K, Change<T>)>) -> Vec<(K, Change<T>)> {
    changes.into_iter().map(|(what, change)| (what, turned(change))).collect()
}

#[test]
fn a_record_differs_in_nothing_from_itself() {
    check(48, records(), |record| {
        let assessment = assessed(&record);
        let found = between((&record, &assessment), (&record.clone(), &assessed(&record)));
        prop_assert!(found.is_empty() && !found.moves(), "{found:?}");
        Ok(())
    });
}

#[test]
fn the_other_way_round_before_and_after_change_places() {
    check(48, (records(), records()), |(one, other)| {
        let (first, second) = (assessed(&one), assessed(&other));
        let found = between((&one, &first), (&other, &second));
        let back = between((&other, &second), (&one, &first));
        let turned = Differences {
            paths: back.paths.map(turned),
            facts: back.facts.into_iter().map(|change| FactChange { held: turned(change.held), ..change }).collect(),
            scope: back.scope.map(turned),
            towers: all_turned(back.towers),
            guards: all_turned(back.guards),
            readiness: back.readiness.map(turned),
            risks: all_turned(back.risks),
            items: all_turned(back.items),
        };
        prop_assert_eq!(found, turned);
        Ok(())
    });
}

#[test]
fn what_differs_is_listed_and_nothing_else() {
    check(48, (records(), records()), |(one, other)| {
        let (first, second) = (assessed(&one), assessed(&other));
        let found = between((&one, &first), (&other, &second));
        let class = |assessment: &Assessment, tower: usize| assessment.towers.iter().find(|of| of.tower == tower).map(|of| of.class);
        for tower in 0..instrument().towers.len() {
            let listed = found.towers.iter().find(|(of, _)| *of == tower);
            let differs = class(&first, tower) != class(&second, tower);
            prop_assert!(!differs || listed.is_some(), "service {tower} is left out");
            if let Some((_, change)) = listed {
                let said = |place| if let Place::Assessed { class, .. } = place { Some(class) } else { None };
                prop_assert_eq!((said(change.before), said(change.after)), (class(&first, tower), class(&second, tower)));
                prop_assert_ne!(change.before, change.after);
            }
        }
        let level = |assessment: &Assessment, risk: usize| assessment.risks.iter().find(|of| of.risk == risk).map(|of| of.level);
        for risk in 0..instrument().risks.len() {
            let listed = found.risks.iter().any(|(of, _)| *of == risk);
            prop_assert!(level(&first, risk) == level(&second, risk) || listed, "risk {risk} is left out");
        }
        let state = |assessment: &Assessment, guard: usize| assessment.guards.iter().find(|of| of.guard == guard).map(|of| of.state);
        for guard in 0..instrument().company_guards.len() {
            let listed = found.guards.iter().any(|(of, _)| *of == guard);
            prop_assert!(state(&first, guard) == state(&second, guard) || listed, "guard {guard} is left out");
        }
        let kind = |assessment: &Assessment| assessment.scope.as_ref().map(|scope| (scope.kind, scope.degree));
        prop_assert!(kind(&first) == kind(&second) || found.scope.is_some());
        let bands = |assessment: &Assessment| assessment.readiness.as_ref().map(|of| (of.impact.band, of.readiness_band, of.band));
        prop_assert!(bands(&first) == bands(&second) || found.readiness.is_some());
        prop_assert_eq!(found.paths.is_some(), one.path != other.path);
        for change in &found.facts {
            prop_assert_ne!(&change.held.before, &change.held.after);
        }
        Ok(())
    });
}

#[test]
fn facts_copied_one_by_one_make_one_record_of_another() {
    check(64, (records(), records()), |(one, other)| {
        let mut copied = one.clone();
        for change in facts(instrument(), &one, &other) {
            copy(instrument(), &change.fact, &other, &mut copied);
        }
        let left = facts(instrument(), &copied, &other);
        prop_assert!(left.is_empty(), "{left:?}");
        prop_assert_eq!((copied.path, &copied.progress), (one.path, &one.progress), "nothing else is touched");
        Ok(())
    });
}

#[test]
fn a_matrix_differs_service_by_service() {
    let cells = |values: &[(&str, i64)]| {
        let cells: Vec<_> = values.iter().map(|(tower, value)| (*tower, perimetre::engine::Raw::Integer(*value))).collect();
        record_of(&full().cells("tower_diff", &cells), &Extras { number: None, guard: None, item: None })
    };
    let found = facts(instrument(), &cells(&[("WKP", 1), ("NET", 2)]), &cells(&[("WKP", 4), ("NET", 2), ("ERP", 3)]));
    let services: Vec<&str> = found
        .iter()
        .map(|change| match change.fact {
            Fact::Cell(_, tower) => instrument().towers[tower].id.as_str(),
            ref other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(services, ["WKP", "ERP"]);
    assert!(found[1].held.before.is_none() && found[1].held.after.is_some());
}

#[test]
fn a_matrix_without_values_is_told_from_none() {
    let begun = Record { responses: full().one("org_size", "s50_249").responses, ..Record::new(Path::Full, None) };
    let mut empty = begun.clone();
    let id = instrument().question("tower_diff").unwrap().id.clone();
    empty.responses.insert(id, Answer::Matrix(Map::new()));
    let found = facts(instrument(), &begun, &empty);
    assert!(matches!(&found[..], [FactChange { fact: Fact::Answer(_), .. }]), "{found:?}");
}

#[test]
fn unknown_is_told_from_unanswered_and_from_an_answer() {
    let of = |answers: Answers| record_of(&answers, &Extras { number: None, guard: None, item: None });
    let sides = [of(quick()), of(quick().one("sector", "dk")), of(quick().one("sector", "industry"))];
    for (place, one) in sides.iter().enumerate() {
        for (other_place, other) in sides.iter().enumerate() {
            assert_eq!(facts(instrument(), one, other).len(), usize::from(place != other_place));
        }
    }
}
