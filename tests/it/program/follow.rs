//! The checklist as it is worked on: filters, and what is written.

use super::*;
use perimetre::{
    app::{
        msg::Written,
        view::{ChecklistView, DetailsView, FilterField, FiltersView, ItemView, RiskView},
    },
    engine::{Raw, calendar::Day, checklist::Detail},
};
use proptest::{prelude::*, sample::Index};

use crate::{
    fixtures::full,
    random::{answers, check},
    records::details,
};

pub(super) fn day(date: &str) -> Day {
    Day::parse(date).expect("a day")
}

impl Program {
    pub(super) fn list(&self) -> ChecklistView {
        match self.view().screen {
            Screen::Checklist(checklist) => *checklist,
            other => panic!("not on the checklist: {other:?}"),
        }
    }

    pub(super) fn risks(&self) -> Vec<RiskView> {
        self.list().levels.into_iter().flat_map(|level| level.risks).collect()
    }

    /// Every row: a thing to do as often as it stands under a risk.
    pub(super) fn things(&self) -> Vec<ItemView> {
        self.risks().into_iter().flat_map(|risk| risk.items).collect()
    }

    /// The things to do shown, each once.
    pub(super) fn shown(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.things().into_iter().map(|item| item.id).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    pub(super) fn filters(&self) -> FiltersView {
        self.list().filters.expect("filters")
    }

    pub(super) fn filter_field(&self, name: &str) -> FilterField {
        self.filters().fields.into_iter().find(|field| field.name == name).expect("a filter")
    }

    pub(super) fn work(&mut self, msg: ChecklistMsg) -> &mut Self {
        self.send(Msg::Checklist(msg))
    }

    pub(super) fn status(&mut self, item: &str, status: &str) -> &mut Self {
        self.work(ChecklistMsg::StatusChosen(item.into(), status.into()))
    }

    pub(super) fn ask(&mut self, name: &'static str, wanted: &str) -> &mut Self {
        self.work(ChecklistMsg::FilterChosen(name, wanted.into()))
    }

    pub(super) fn write(&mut self, item: &str, which: Written, text: &str) -> &mut Self {
        self.work(ChecklistMsg::TextWritten(item.into(), which, text.into()))
    }

    pub(super) fn due(&mut self, item: &str, date: Option<&str>) -> &mut Self {
        self.work(ChecklistMsg::DueWritten(item.into(), date.map(str::to_owned)))
    }

    pub(super) fn leave_due(&mut self, item: &str, date: Option<&str>) -> &mut Self {
        self.work(ChecklistMsg::DueLeft(item.into(), date.map(str::to_owned)))
    }

    pub(super) fn row(&self, item: &str) -> ItemView {
        self.things().into_iter().find(|row| row.id == item).expect("a row")
    }

    /// The fields of a thing to do, opened if they are not.
    pub(super) fn details(&mut self, item: &str) -> DetailsView {
        let place = self.row(item).follow.place;
        if self.row(item).follow.details.is_none() {
            self.work(ChecklistMsg::DetailsToggled(place));
        }
        *self.row(item).follow.details.expect("the fields")
    }
}

/// The number at the end of a label: "Legal (4)".
pub(super) fn announced(label: &str) -> usize {
    label.rsplit_once('(').and_then(|(_, rest)| rest.trim_end_matches(')').parse().ok()).unwrap_or_else(|| panic!("no number in {label}"))
}

/// A record on its checklist, computed.
pub(super) fn on_list(record: &Record) -> Program {
    let mut program = Program::left(record, "checklist");
    program.send(Msg::Painted);
    program
}

/// Several risks, on the full path.
pub(super) fn risky() -> Record {
    let answers = full().one("org_size", "s50_249").one("it_team", "one").one("contract_owner", "none").one("exit_plan", "none");
    record_of(answers.cells("tower_cap", &["WKP", "NET", "HST", "SEC", "BCK"].map(|tower| (tower, Raw::Integer(1)))))
}

/// Statuses and details on a list of random answers.
pub(super) fn worked() -> impl Strategy<Value = (Record, Vec<Index>)> {
    let statuses = prop::collection::vec((any::<Index>(), any::<Index>()), 0..12);
    (answers(), statuses, details(), prop::collection::vec(any::<Index>(), 8)).prop_map(|(answers, statuses, details, picks)| {
        let mut record = Record { details, ..record_of(answers) };
        for (item, status) in statuses {
            let item = &instrument().items[item.index(instrument().items.len())];
            let status = Status::ALL[1 + status.index(Status::ALL.len() - 1)];
            record.progress.insert(item.id.clone(), status);
        }
        record.milestones.set("decision", Some(day("2026-11-01")));
        record.milestones.set("signature", Some(day("2027-02-01")));
        (record, picks)
    })
}

// ---------- Filters ----------

#[test]
fn each_filter_shares_the_list_out_and_shows_as_many_as_it_says() {
    check(48, worked(), |(record, _)| {
        let mut program = on_list(&record);
        let all = program.shown();
        let Some(filters) = program.list().filters else {
            prop_assert!(all.is_empty());
            return Ok(());
        };
        for field in filters.fields {
            let mut found = Vec::new();
            prop_assert_eq!((field.choices[0].value.as_str(), field.choices[0].chosen), ("all", true));
            for choice in &field.choices[1..] {
                program.ask(field.name, &choice.value);
                let shown = program.shown();
                prop_assert_eq!(shown.len(), announced(&choice.label), "{} {}", field.name, choice.label);
                prop_assert!(program.filters().is_active && program.filters().count.starts_with(&shown.len().to_string()));
                if choice.value != "late" {
                    found.extend(shown);
                }
            }
            program.ask(field.name, "all");
            found.sort();
            if field.name == "level" {
                found.dedup();
            }
            prop_assert_eq!(&found, &all, "{}: each thing to do once", field.name);
        }
        Ok(())
    });
}

#[test]
fn several_filters_show_what_answers_all_of_them() {
    check(48, worked(), |(record, picks)| {
        let mut program = on_list(&record);
        let Some(filters) = program.list().filters else { return Ok(()) };
        let mut wanted = program.shown();
        let mut chosen = Vec::new();
        for (field, pick) in filters.fields.iter().filter(|field| field.name != "level").zip(&picks) {
            let choice = &field.choices[pick.index(field.choices.len())];
            program.ask(field.name, &choice.value);
            let alone = program.shown();
            program.work(ChecklistMsg::FiltersCleared);
            wanted.retain(|item| alone.contains(item));
            chosen.push((field.name, choice.value.clone()));
        }
        for (name, value) in &chosen {
            program.ask(name, value);
        }
        prop_assert_eq!(program.shown(), wanted.clone());
        prop_assert_eq!(program.filters().nothing.is_some(), wanted.is_empty());
        prop_assert!(program.risks().iter().all(|risk| !risk.items.is_empty()) || !program.filters().is_active);
        prop_assert_eq!(program.record(), &record, "nothing of it is a fact");
        program.go(Route::Result).send(Msg::Painted).go(Route::Checklist);
        prop_assert_eq!(program.shown(), wanted, "they last as long as the page");
        Ok(())
    });
}

#[test]
fn what_is_changed_under_a_filter_stays_in_sight_until_the_filter_changes() {
    let mut program = on_list(&risky());
    program.ask("status", "todo");
    let before = program.shown();
    let item = before[0].clone();
    assert!(program.row(&item).follow.held.is_none());
    program.status(&item, "done");
    assert_eq!(program.shown(), before, "whoever changed it keeps the focus on it");
    assert!(program.row(&item).follow.held.is_some() && program.row(&before[1]).follow.held.is_none());
    program.ask("status", "todo");
    assert_eq!(program.shown(), before[1..]);
    program.work(ChecklistMsg::FiltersCleared);
    assert_eq!(program.shown(), before);
    assert!(!program.filters().is_active && program.row(&item).follow.held.is_none());
}

#[test]
fn what_was_chosen_stays_offered_when_it_leaves_nothing() {
    let mut program = on_list(&risky());
    let item = program.shown()[0].clone();
    program.status(&item, "doing").ask("status", "doing").status(&item, "done").ask("owner", "all");
    assert!(program.shown().is_empty() && program.filters().nothing.is_some());
    let chosen: Vec<_> = program.filter_field("status").choices.into_iter().filter(|choice| choice.chosen).collect();
    assert_eq!((chosen.len(), chosen[0].value.as_str(), announced(&chosen[0].label)), (1, "doing", 0));
}

// ---------- What is written ----------

#[test]
fn who_by_when_a_note_and_a_proof_are_kept_shown_and_taken_back() {
    let mut program = on_list(&risky());
    let item = program.shown()[0].clone();
    let rule = program.row(&item).when.1;
    let fields = program.details(&item);
    assert!(fields.texts.iter().all(|text| text.written.is_empty()) && fields.due.written.is_empty() && fields.due.help.contains(&rule));
    program.write(&item, Written::Owner, "Ann Ex").write(&item, Written::Note, "call\nback").write(&item, Written::Evidence, "minutes.pdf");
    program.due(&item, Some("2027-03-01"));
    let detail = Detail { owner: "Ann Ex".into(), due: Some(day("2027-03-01")), note: "call\nback".into(), evidence: "minutes.pdf".into() };
    assert_eq!(program.saved().details.get(item.as_str()), Some(&detail));
    let row = program.row(&item);
    assert!(row.owner.1.starts_with("Ann Ex (") && row.when.1.starts_with("1 March 2027, ") && row.when.1.contains(&rule), "{row:?}");
    let written: Vec<&str> = row.follow.written.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(written, ["call\nback", "minutes.pdf"]);
    assert_eq!(program.list().names, ["Ann Ex"]);
    let mut again = on_list(program.record());
    assert_eq!(again.details(&item), program.details(&item));
    for (which, nothing) in [(Written::Owner, ""), (Written::Note, " \n"), (Written::Evidence, "\u{a0}")] {
        program.write(&item, which, nothing);
    }
    program.due(&item, Some(""));
    assert!(program.record().details.is_empty(), "a list that says nothing is an empty list");
    assert_eq!(program.row(&item).when.1, rule);
    program.write("K00", Written::Note, "x").due("K00", Some("2027-03-01"));
    assert!(program.record().details.is_empty() && program.effects.is_empty(), "nobody's");
}

#[test]
fn a_text_is_cut_where_a_file_would_no_longer_take_it() {
    let mut program = on_list(&risky());
    let item = program.shown()[0].clone();
    program.write(&item, Written::Note, &"é😀".repeat(15_000));
    let text = program.exported().1;
    let opened = open(text.as_bytes(), instrument()).expect("what is saved opens");
    assert_eq!(opened.details.get(item.as_str()).map(|detail| detail.note.chars().count()), Some(perimetre::record::LONGEST_TEXT));
}

#[test]
fn what_is_no_date_is_said_once_the_field_is_left_and_loses_nothing() {
    let mut program = on_list(&risky());
    let item = program.shown()[0].clone();
    program.due(&item, Some("2027-03-01"));
    let record = program.record().clone();
    let _ = program.details(&item);
    // What a browser gives while a year is typed, and for a day that does not exist: nothing.
    for (date, written) in [(Some("0002-03-01"), "0002-03-01"), (Some("20270-03-01"), "20270-03-01"), (None, "")] {
        program.due(&item, date);
        assert!(program.effects.is_empty());
        let due = program.details(&item).due;
        assert_eq!((due.written.as_str(), &due.error), (written, &None), "not while it is typed");
        program.leave_due(&item, date);
        let due = program.details(&item).due;
        let error = due.error.expect("an error");
        assert!(error.contains("2000") && error.contains("2099"), "{error}");
        assert_eq!((due.written.as_str(), program.record()), (written, &record), "what was written stays, and what was set");
    }
    program.go(Route::Result).go(Route::Checklist);
    assert!(program.details(&item).due.error.is_some(), "it waits");
    program.due(&item, Some("2027-04-02")).leave_due(&item, Some("2027-04-02"));
    let due = program.details(&item).due;
    assert_eq!((due.written.as_str(), due.error), ("2027-04-02", None));
    program.leave_due(&item, Some("2027-04-02"));
    assert!(program.effects.is_empty(), "left as it is: nothing to save");
    program.leave_due(&item, Some(""));
    assert_eq!(program.record().details.get(item.as_str()), None, "emptied");
}

#[test]
fn what_was_written_goes_with_the_facts_it_was_written_about() {
    let mut program = on_list(&risky());
    let item = program.shown()[0].clone();
    program.ask("status", "todo").due(&item, Some("0002-03-01"));
    let _ = program.details(&item);
    program.go(Route::Data).data(DataMsg::EraseAsked).data(DataMsg::EraseConfirmed);
    let text = save_place(&risky(), instrument(), "checklist", "en");
    program.data(DataMsg::ChangedElsewhere(text)).data(DataMsg::OtherTaken).go(Route::Checklist).send(Msg::Painted);
    assert!(!program.filters().is_active && program.things().iter().all(|row| row.follow.details.is_none()));
    assert!(program.details(&item).due.written.is_empty());
}

#[test]
fn a_worked_list_is_exported_opened_and_exported_again_to_the_byte() {
    check(48, worked(), |(record, _)| {
        let mut program = on_list(&record);
        let text = program.exported().1;
        let opened = open(text.as_bytes(), instrument()).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert_eq!(&opened, &record);
        prop_assert_eq!(on_list(&opened).exported().1, text);
        Ok(())
    });
}
