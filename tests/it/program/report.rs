//! The report: everything the assessment holds is in it, on both paths, in the order it is read.

use super::*;
use perimetre::app::view::{ReportBlock, ReportSection, ReportTable, ReportView};
use proptest::prelude::*;

use crate::random::{answers, check};

impl Program {
    fn report(&mut self) -> ReportView {
        match self.go(Route::Report).send(Msg::Painted).view().screen {
            Screen::Report(report) => *report,
            other => panic!("not on the report: {other:?}"),
        }
    }
}

fn section<'a>(report: &'a ReportView, id: &str) -> Option<&'a ReportSection> {
    report.sections.iter().find(|section| section.id == id)
}

fn tables<'a>(report: &'a ReportView, id: &'a str) -> impl Iterator<Item = &'a ReportTable> {
    report.sections.iter().flat_map(|section| &section.blocks).filter_map(move |block| match block {
        ReportBlock::Table(table) if table.id == id => Some(table),
        _ => None,
    })
}

/// The words of a column of all tables of a name, in order.
fn column(report: &ReportView, id: &str, place: usize) -> Vec<String> {
    tables(report, id).flat_map(|table| &table.rows).map(|row| row[place].words.clone().unwrap_or_default()).collect()
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

#[test]
fn everything_the_assessment_holds_is_printed_once() {
    check(64, answers(), |answers| {
        let record = record_of(answers);
        let assessment = record.assess(few_draws());
        let report = Program::left(&record, "start").report();
        let full = record.path == Path::Full;

        let services: Vec<String> = report
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .filter_map(|block| if let ReportBlock::Class(class, changes) = block { Some((class, changes)) } else { None })
            .flat_map(|(class, changes)| {
                assert_eq!(class.towers.len(), changes.len());
                class.towers.iter().map(|tower| tower.id.clone())
            })
            .collect();
        let wanted: Vec<String> = assessment.towers.iter().map(|tower| instrument().towers[tower.tower].id.as_str().to_owned()).collect();
        let wanted = if assessment.scope.is_some() { wanted } else { Vec::new() };
        prop_assert_eq!(sorted(services), sorted(wanted.clone()));
        prop_assert_eq!(tables(&report, "overview").flat_map(|table| &table.rows).count(), wanted.len());

        let guards: Vec<String> = report
            .sections
            .iter()
            .flat_map(|section| &section.blocks)
            .filter_map(|block| if let ReportBlock::Guards(guards, because) = block { Some((guards, because)) } else { None })
            .flat_map(|(guards, because)| {
                assert_eq!(guards.len(), because.len());
                guards.iter().map(|guard| guard.id.clone())
            })
            .collect();
        let raised: Vec<&str> = assessment.guards.iter().map(|raised| instrument().company_guards[raised.guard].id.as_str()).collect();
        prop_assert_eq!(guards, raised);

        let actions = assessment.readiness.iter().flat_map(|change| &change.actions);
        let actions: Vec<&str> = actions.map(|raised| instrument().change.actions[raised.action].id.as_str()).collect();
        prop_assert_eq!(column(&report, "actions", 0), actions);

        let most = if full { usize::MAX } else { instrument().thresholds.quick_risks };
        let shown: Vec<usize> = assessment.risks.iter().take(most).map(|raised| raised.risk).collect();
        let risks: Vec<&str> = shown.iter().map(|risk| instrument().risks[*risk].id.as_str()).collect();
        prop_assert_eq!(column(&report, "risks", 0), risks);
        let items: Vec<usize> = shown.iter().flat_map(|risk| instrument().risks[*risk].items.iter().copied()).collect();
        let mut items: Vec<String> = items.into_iter().map(|item| instrument().items[item].id.as_str().to_owned()).collect();
        items.sort();
        items.dedup();
        prop_assert_eq!(sorted(column(&report, "items", 1)), items);

        let roles = report.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
            ReportBlock::Roles(roles) => Some(roles.phases.iter().map(|phase| phase.rows.len()).sum::<usize>()),
            _ => None,
        });
        let (rows, actors) = (assessment.raci.rows.len(), assessment.actors.len());
        prop_assert_eq!(roles.unwrap_or_default(), if full { rows } else { 0 });
        prop_assert_eq!(column(&report, "actors", 0).len(), if full { actors } else { 0 });
        Ok(())
    });
}

#[test]
fn sections_are_numbered_in_their_order_and_what_is_cited_is_named_once() {
    check(48, answers(), |answers| {
        let report = Program::left(&record_of(answers), "start").report();
        let order =
            ["summary", "services", "guards", "change", "actors", "raci", "risks", "checklist", "settings", "assumptions", "method", "sources"];
        let places: Vec<usize> = report.sections.iter().map(|section| order.iter().position(|id| *id == section.id).expect("a section")).collect();
        prop_assert!(places.is_sorted_by(|one, other| one < other), "{:?}", places);
        prop_assert!(report.sections.iter().enumerate().all(|(index, section)| section.number == (index + 1).to_string()));
        prop_assert!(report.sections.iter().all(|section| !section.blocks.is_empty()));
        let tables = report.sections.iter().flat_map(|section| &section.blocks);
        for block in tables {
            if let ReportBlock::Table(table) = block {
                prop_assert!(!table.rows.is_empty() && table.rows.iter().all(|row| row.len() == table.head.len()), "{table:?}");
            }
            if let ReportBlock::Sources(cited) = block {
                let ids: Vec<&str> = cited.iter().map(|source| source.id.as_str()).collect();
                let rank = |id: &&str| (id.as_bytes()[0], id[1..].parse::<u16>().expect("a number"));
                prop_assert!(ids.is_sorted_by_key(rank) && ids.windows(2).all(|two| two[0] != two[1]), "{ids:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn the_report_opens_computes_and_asks_the_browser_to_print() {
    let mut program = Program::left(&finished(), "report");
    assert_eq!(program.place(), "report");
    assert!(matches!(program.view().screen, Screen::Computing(_)));
    let report = program.report();
    assert_eq!(report.cover.facts[0], ("Date".into(), "23 November 2026".into()));
    assert!(report.cover.facts[1].1.starts_with("quick path, 11 of 12"), "{:?}", report.cover.facts);
    assert_eq!(program.send(Msg::PrintAsked).effects, [Effect::Print]);
    assert_eq!(program.place(), "report");
}

#[test]
fn two_answers_make_a_report_that_says_there_are_too_few() {
    let report = Program::left(&record_of(quick().one("org_size", "s50_249")), "start").report();
    let summary = section(&report, "summary").expect("a summary");
    assert!(matches!(&summary.blocks[0], ReportBlock::Scope(scope) if scope.headline == "Not enough answers"), "{summary:?}");
    assert!(section(&report, "services").is_none() && section(&report, "checklist").is_none());
    assert!(section(&report, "risks").is_some() && section(&report, "method").is_some());
}

#[test]
fn what_is_done_and_what_was_changed_is_printed_with_it() {
    let mut program = Program::left(&finished(), "checklist");
    let before = program.report();
    let (items, levels) = (column(&before, "items", 1), column(&before, "risks", 4));
    assert_eq!(column(&before, "risks", 5), levels, "nothing is done: what remains is what was");
    for item in &items {
        program.send(Msg::Checklist(ChecklistMsg::StatusChosen(item.clone(), "done".into())));
    }
    let after = program.report();
    assert!(column(&after, "items", 0).iter().all(|status| status == "Done"));
    assert_eq!(column(&after, "risks", 4), levels);
    assert_ne!(column(&after, "risks", 5), levels, "what is done lowers something");

    let mut program = Program::left(&super::full::workshop(), "settings");
    let lines = |program: &mut Program| match &section(&program.report(), "settings").expect("settings").blocks[..] {
        [_] => 0,
        [_, ReportBlock::Lines(lines)] => lines.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(lines(&mut program), 0);
    program.go(Route::Settings).setting(SettingMsg::NumberWritten("outsource".into(), "65".into()));
    assert_eq!(lines(&mut program), 1);
}
