//! The checklist over time: what is late, how far each phase and owner is, what remains of a risk.

use super::{
    follow::{day, on_list, risky, worked},
    *,
};
use perimetre::{
    app::view::{ItemView, TallyRow},
    engine::{
        checklist::{is_late, residual},
        risk::Level,
    },
};
use proptest::prelude::*;
use serde_json::Value;

use crate::random::check;

/// Today, in these tests.
const TODAY: &str = "2026-11-23";

// ---------- Time ----------

#[test]
fn late_is_due_before_today_and_not_settled() {
    check(64, worked(), |(record, _)| {
        let mut program = on_list(&record);
        let listed: Vec<String> = program.shown();
        let mut late = Vec::new();
        for id in &listed {
            let item = instrument().item(id).expect("an item");
            let status = record.progress.get(id.as_str()).copied().unwrap_or_default();
            let own = record.details.get(id.as_str()).and_then(|detail| detail.due);
            let due = own.or_else(|| item.when.due(&record.milestones));
            if due.is_some_and(|due| due < day(TODAY)) && matches!(status, Status::Todo | Status::Doing) {
                late.push(id.clone());
            }
        }
        prop_assert!(program.things().iter().all(|row| row.follow.late.is_some() == late.contains(&row.id)));
        let Some(view) = program.list().late else {
            prop_assert!(late.is_empty());
            return Ok(());
        };
        prop_assert!(view.words.starts_with(&format!("{} ", late.len())) && !view.is_shown, "{}", view.words);
        program.ask("status", view.asks);
        prop_assert_eq!(program.shown(), late);
        let pressed = program.list().late.expect("still said");
        prop_assert!(pressed.is_shown);
        program.ask("status", pressed.asks);
        prop_assert_eq!(program.shown(), listed);
        Ok(())
    });
}

#[test]
fn the_day_agreed_on_wins_over_the_rule_and_today_is_not_late() {
    let mut program = on_list(&risky());
    let rule = |row: &ItemView| instrument().item(&row.id).is_some_and(|item| item.when.code() == "D");
    let item = program.things().into_iter().find(rule).expect("something before the decision").id;
    program.work(ChecklistMsg::MilestoneSet("decision".into(), "2026-11-20".into()));
    assert_eq!(program.row(&item).follow.late.as_deref(), Some("Overdue by 3 days"));
    program.due(&item, Some(TODAY));
    assert_eq!(program.row(&item).follow.late, None);
    let text = program.exported().1;
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let listed = file["result"]["checklist"].as_array().and_then(|list| list.iter().find(|one| one["id"] == item.as_str())).expect("listed");
    assert_eq!(listed["due"], TODAY);
    program.due(&item, Some("2026-11-22"));
    assert_eq!(program.row(&item).follow.late.as_deref(), Some("Overdue by 1 day"));
    for status in Status::ALL {
        program.status(&item, status.code());
        assert_eq!(program.row(&item).follow.late.is_some(), is_late(status, Some(day("2026-11-22")), Some(day(TODAY))), "{status:?}");
    }
    assert!(!is_late(Status::Todo, None, Some(day(TODAY))) && !is_late(Status::Todo, Some(day(TODAY)), None));
    let (model, _) = init(
        CONTENT.with(Rc::clone),
        Started { today: None, ..started(Stored::Text(save_place(program.record(), instrument(), "checklist", "en"))) },
    );
    let mut timeless = Program { model, effects: Vec::new(), told: Vec::new() };
    timeless.send(Msg::Painted);
    assert!(timeless.list().late.is_none(), "without a day, nothing is late");
}

// ---------- How far, and what remains ----------

#[test]
fn what_is_counted_by_phase_and_by_owner_is_the_whole_list() {
    check(48, worked(), |(record, _)| {
        let list = on_list(&record).list();
        prop_assert_eq!(list.tallies.is_empty(), list.total == 0);
        for group in &list.tallies {
            let sum = |of: fn(&TallyRow) -> usize| group.rows.iter().map(of).sum::<usize>();
            prop_assert_eq!((sum(|row| row.done), sum(|row| row.total)), (list.done, list.total), "{}", group.title);
            for row in &group.rows {
                let said = format!("{} of {}", row.done, row.total);
                prop_assert!(row.total > 0 && row.words == said);
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_done_moves_a_risk_and_the_screen_and_the_file_say_where_to() {
    check(48, worked(), |(record, _)| {
        let mut program = on_list(&record);
        let assessment = record.assess(crate::random::few_draws());
        let mut lower = 0;
        for view in program.risks() {
            let raised = assessment.risks.iter().find(|raised| instrument().risks[raised.risk].id.as_str() == view.id).expect("raised");
            let (likelihood, impact, level) = residual(instrument(), raised, &record.progress);
            let moved = (likelihood, impact) != (raised.likelihood, raised.impact);
            prop_assert_eq!(view.residual.is_some(), moved);
            if let Some(residual) = view.residual {
                prop_assert_eq!((residual.position.0 as i8, residual.position.1 as i8, residual.level), (likelihood, impact, level.code()));
            }
            lower += usize::from(level < raised.level);
        }
        let said = program.list().moved.map(|words| words.chars().filter(char::is_ascii_digit).collect::<String>());
        prop_assert_eq!(said, (lower > 0).then(|| lower.to_string()));
        let text = program.exported().1;
        let file: Value = serde_json::from_str(&text).expect("JSON");
        for risk in file["result"]["risks"].as_array().expect("risks") {
            let raised = assessment.risks.iter().find(|raised| instrument().risks[raised.risk].id.as_str() == risk["id"]).expect("raised");
            let (likelihood, impact, level): (i8, i8, Level) = residual(instrument(), raised, &record.progress);
            prop_assert_eq!(&risk["residual"], &serde_json::json!({ "likelihood": likelihood, "impact": impact, "level": level.code() }));
        }
        Ok(())
    });
}
