//! The result in one minute, and the pictures: what they show is what was computed, and nothing leaves its box.

use super::{full::kept, *};
use perimetre::{
    app::view::{
        FullResultView, ResultView, StepView,
        pictures::{actor_map, contributions::ContributionsView, quadrant, risk_matrix, timeline::TimelineView},
    },
    engine::{Assessment, actor::Involvement, checklist::residual, guard::GuardState},
    text::{Language, rounded_percent},
};
use proptest::{prelude::*, sample::Index};

use super::texts::wrong_texts;
use crate::random::{answers, check};

impl Program {
    fn analysis(&mut self) -> Box<ResultView> {
        match self.result().view().screen {
            Screen::Result(result) => result,
            other => panic!("no result: {other:?}"),
        }
    }

    fn depth(&mut self) -> Box<FullResultView> {
        self.analysis().full.expect("the whole analysis")
    }
}

/// A record with some things done, and dates.
fn under_way() -> impl Strategy<Value = Record> {
    let statuses = prop::collection::vec((any::<Index>(), 0..4_usize), 0..40);
    (answers(), statuses, any::<bool>()).prop_map(|(answers, statuses, dated)| {
        let mut record = record_of(answers);
        for (item, status) in statuses {
            let item = &instrument().items[item.index(instrument().items.len())];
            record.progress.insert(item.id.clone(), Status::ALL[status]);
        }
        if dated {
            let day = |text| perimetre::engine::calendar::Day::parse(text);
            record.milestones.set("decision", day("2026-10-01"));
            record.milestones.set("signature", day("2027-02-01"));
            record.milestones.set("go_live", day("2027-06-01"));
        }
        record
    })
}

fn assessed(record: &Record) -> Assessment {
    record.assess(few_draws())
}

fn is_between(low: f64, value: f64, high: f64) -> bool {
    (low - 1e-6..=high + 1e-6).contains(&value)
}

/// The blocks of a row follow one another from 50 to the score, on a scale that the row's own lines give.
fn check_sums(view: &ContributionsView, assessment: &Assessment) -> Result<(), TestCaseError> {
    prop_assert_eq!(view.rows.len(), assessment.towers.len());
    // Two known places give the scale.
    let (keep, outsource) = (few_draws().thresholds.keep, few_draws().thresholds.outsource);
    let unit = (view.bounds[1].0 - view.bounds[0].0) / (outsource - keep);
    let at = |score: f64| view.bounds[0].0 + (score - keep) * unit;
    prop_assert!(is_between(at(50.0), view.neutral, at(50.0)));
    for (row, tower) in view.rows.iter().zip(&assessment.towers) {
        let mut edge = view.neutral;
        for block in &row.blocks {
            prop_assert!(block.left >= -1e-6 && block.left + block.wide <= 100.0 + 1e-6, "{:?}", row);
            let (start, end) = if block.is_for { (block.left, block.left + block.wide) } else { (block.left + block.wide, block.left) };
            prop_assert!(is_between(edge, start, edge), "a gap in {:?}", row);
            edge = end;
        }
        prop_assert!(is_between(edge, row.end, edge) && is_between(at(tower.score.central), row.end, at(tower.score.central)), "{:?}", row);
        let against_first = row.blocks.iter().skip_while(|block| block.is_for).any(|block| block.is_for);
        prop_assert!(!against_first, "what speaks for comes first");
        let numbers: Vec<i32> = row.sum.split(|c: char| !c.is_ascii_digit()).filter_map(|text| text.parse().ok()).collect();
        let [neutral, given, taken, score] = numbers[..] else { panic!("{}", row.sum) };
        prop_assert_eq!((neutral, neutral + given - taken), (50, score));
        prop_assert_eq!(score, i32::from(rounded_percent(tower.score.central / 100.0, 1)), "as everywhere on the page");
        let pushes: f64 = tower.score.contributions.iter().filter(|push| **push > 0.0).sum();
        prop_assert!((f64::from(given) - pushes).abs() < 1.5 + 1e-9, "{} for {}", given, pushes);
    }
    Ok(())
}

#[test]
fn what_criteria_add_and_take_ends_at_the_score() {
    check(64, answers(), |answers| {
        let record = record_of(answers);
        let assessment = assessed(&record);
        match Program::left(&record, "start").depth().contributions {
            Some(view) => check_sums(&view, &assessment),
            None => {
                prop_assert!(assessment.towers.is_empty());
                Ok(())
            }
        }
    });
}

#[test]
fn every_risk_has_its_cell_and_moves_with_what_is_done() {
    check(64, under_way(), |record| {
        let assessment = assessed(&record);
        let Some(risks) = Program::left(&record, "start").depth().risks else {
            prop_assert!(assessment.risks.is_empty());
            return Ok(());
        };
        let shown = risks.matrix.words.table.rows.len();
        let placed: Vec<((i8, i8), (i8, i8))> = assessment.risks[..shown]
            .iter()
            .map(|raised| {
                let (likelihood, impact, _) = residual(few_draws(), raised, &record.progress);
                ((raised.likelihood, raised.impact), (likelihood, impact))
            })
            .collect();
        prop_assert!(record.path == Path::Quick || shown == assessment.risks.len());
        let cells = &risks.matrix.cells;
        prop_assert_eq!(cells.len(), 25);
        for cell in cells {
            let here = (cell.likelihood, cell.impact);
            prop_assert_eq!(cell.now, placed.iter().filter(|(_, now)| *now == here).count());
            prop_assert_eq!(cell.left, placed.iter().filter(|(start, now)| *start == here && *now != here).count());
            prop_assert_eq!(cell.level, perimetre::engine::risk::Level::of(cell.likelihood, cell.impact).code());
            for (x, y) in [cell.now_at, cell.left_at] {
                let (wide, high) = risk_matrix::CELL;
                prop_assert!(is_between(cell.x + risk_matrix::MARK, x, cell.x + wide - risk_matrix::MARK));
                prop_assert!(is_between(cell.y + risk_matrix::MARK, y, cell.y + high - risk_matrix::MARK));
            }
            prop_assert!(cell.x + risk_matrix::CELL.0 <= risk_matrix::WIDTH && cell.y + risk_matrix::CELL.1 <= risk_matrix::HEIGHT);
        }
        let mut ways: Vec<_> = placed.iter().filter(|(start, now)| start != now).collect();
        ways.sort_unstable();
        ways.dedup();
        prop_assert_eq!(risks.matrix.moves.len(), ways.len());
        prop_assert_eq!(risks.matrix.legend.len(), if ways.is_empty() { 1 } else { 2 });
        Ok(())
    });
}

/// Every item in exactly one phase; its bar is full.
fn check_timeline(view: &TimelineView, record: &Record, wanted: &[&str]) -> Result<(), TestCaseError> {
    let mut items: Vec<&str> = view.phases.iter().flat_map(|phase| &phase.items).map(String::as_str).collect();
    items.sort_unstable();
    prop_assert_eq!(&items, wanted);
    for phase in &view.phases {
        let count: usize = phase.parts.iter().map(|part| part.count).sum();
        prop_assert_eq!(count, phase.items.len());
        let mut left = 0.0;
        for part in &phase.parts {
            prop_assert!(is_between(left, part.left, left) && part.wide > 0.0);
            left += part.wide;
        }
        prop_assert!(is_between(100.0, left, 100.0));
        let status = |id: &String| record.progress.iter().find(|(item, _)| item.as_str() == id).map(|(_, status)| *status).unwrap_or_default();
        let settled = phase.items.iter().filter(|id| matches!(status(id), Status::Done | Status::NotApplicable)).count();
        let done: usize = phase.parts.iter().filter(|part| part.state == "done").map(|part| part.count).sum();
        prop_assert_eq!((done, phase.is_done), (settled, settled == phase.items.len()));
        prop_assert!(phase.said.starts_with(&format!("{done} of {}", phase.items.len())), "{}", phase.said);
        let late: usize = phase.parts.iter().filter(|part| part.state == "late").map(|part| part.count).sum();
        // Only the decision lies before today.
        let is_past = phase.name == "Before the decision" && phase.date.is_some();
        prop_assert_eq!(late, if is_past { phase.items.len() - settled } else { 0 });
    }
    Ok(())
}

#[test]
fn every_item_is_in_one_phase_done_late_or_still_to_do() {
    check(64, under_way(), |record| {
        let mut program = Program::left(&record, "start");
        let Some(risks) = program.depth().risks else { return Ok(()) };
        let Screen::Checklist(list) = program.go(Route::Checklist).view().screen else { panic!("no checklist") };
        let items = list.levels.iter().flat_map(|level| &level.risks).flat_map(|risk| &risk.items);
        let mut wanted: Vec<&str> = items.map(|item| item.id.as_str()).collect();
        wanted.sort_unstable();
        wanted.dedup();
        check_timeline(&risks.timeline.expect("risks have items"), &record, &wanted)
    });
}

#[test]
fn actors_with_a_place_here_are_on_the_map_once_and_none_covers_another() {
    check(64, answers(), |answers| {
        let record = record_of(answers);
        let assessment = assessed(&record);
        let Some(map) = Program::left(&record, "start").depth().people.and_then(|people| people.map) else { return Ok(()) };
        let chips: Vec<_> = map.quarters.iter().flat_map(|quarter| quarter.chips.iter().map(move |chip| (quarter, chip))).collect();
        let here = assessment.actors.iter().filter(|status| status.involvement != Involvement::NotApplicable);
        prop_assert_eq!(chips.len(), here.count());
        prop_assert_eq!(chips.len(), map.words.table.rows.len());
        let (wide, high) = actor_map::CHIP;
        for (index, (quarter, chip)) in chips.iter().enumerate() {
            prop_assert!(chip.x >= quarter.x && chip.x + wide <= quarter.x + actor_map::QUARTER, "{:?}", chip);
            prop_assert!(chip.y >= quarter.y && chip.y + high <= quarter.y + quarter.high && quarter.y + quarter.high <= map.height, "{:?}", chip);
            for (_, other) in &chips[index + 1..] {
                let apart = (chip.x - other.x).abs() >= wide || (chip.y - other.y).abs() >= high;
                prop_assert!(apart && chip.code != other.code, "{:?} {:?}", chip, other);
            }
            let row = map.words.table.rows.iter().find(|row| row[0] == chip.code).expect("its row");
            prop_assert_eq!(&row[4], &quarter.name);
        }
        Ok(())
    });
}

#[test]
fn the_areas_of_change_fill_their_field() {
    check(64, answers(), |answers| {
        let Some(change) = Program::left(&record_of(answers), "start").depth().change else { return Ok(()) };
        let picture = change.quadrant;
        let (left, top, right, bottom) = quadrant::FIELD;
        let sum: f64 = picture.areas.iter().map(|area| area.wide * area.high).sum();
        prop_assert!(is_between((right - left) * (bottom - top), sum, (right - left) * (bottom - top)));
        for area in &picture.areas {
            prop_assert!(is_between(left, area.x, right - area.wide) && is_between(top, area.y, bottom - area.high));
        }
        let here = picture.here;
        prop_assert!(is_between(top, here.y, bottom) && here.x.is_none_or(|x| is_between(left, x, right)));
        prop_assert_eq!(here.x.is_some(), change.band.is_some());
        Ok(())
    });
}

// ---------- One minute ----------

#[test]
fn what_to_do_first_is_three_things_that_say_why() {
    check(64, answers(), |answers| {
        let record = record_of(answers);
        let assessment = assessed(&record);
        let shown = Program::left(&record, "start").analysis();
        let steps = &shown.first.steps;
        prop_assert!(steps.len() <= 3);
        if assessment.scope.is_none() {
            prop_assert_eq!(steps.len(), 0);
            return Ok(());
        }
        let of = |label: &str| steps.iter().filter(|step| step.label == label).collect::<Vec<&StepView>>();
        prop_assert_eq!(of("Answer").len(), usize::from(assessment.next_question.is_some()));
        prop_assert_eq!(of("Start with").len(), usize::from(assessment.towers.iter().any(|tower| tower.first_wave)));
        for step in of("Settle") {
            let guard = shown.guards.iter().find(|guard| guard.message == step.text).expect("it is to be settled");
            prop_assert_eq!(step.causes.first(), guard.causes.first());
        }
        for step in of("Answer").into_iter().chain(of("Start with")) {
            prop_assert!(step.why.is_some());
        }
        // What is known to stand in the way of a wider scope is never left out for something milder.
        let caps = assessment.guards.iter().filter(|raised| raised.caps() && raised.state == GuardState::Unmet).count();
        prop_assert!(of("Settle").len() >= caps.min(1));
        Ok(())
    });
}

#[test]
fn the_whole_analysis_is_fetched_when_it_is_asked_for_and_the_result_stays_meanwhile() {
    let mut program = Program::page(kept(&finished(), "result"));
    let shown = program.analysis();
    assert!(shown.full.is_none() && !shown.first.steps.is_empty() && program.fetches().is_empty());
    let offer = shown.offer.expect("an offer");
    assert!(!offer.is_waiting && !offer.is_failed);
    program.fetch_says(FetchMsg::DepthAsked);
    assert_eq!(program.fetches(), [(Part::Work, "en")]);
    let Screen::Result(waiting) = program.view().screen else { panic!("the result is gone") };
    assert!(waiting.offer.is_some_and(|offer| offer.is_waiting), "the result is still there");
    program.fetch_says(FetchMsg::DepthAsked);
    assert_eq!(program.fetches(), [], "asked for already");
}

#[test]
fn when_it_does_not_come_the_result_stays_and_it_can_be_asked_for_again() {
    let mut program = Program::page(kept(&finished(), "result"));
    program.send(Msg::Painted).fetch_says(FetchMsg::DepthAsked);
    program.fails(Part::Work);
    let Screen::Result(failed) = program.view().screen else { panic!("the result is gone") };
    let offer = failed.offer.expect("an offer");
    assert!(offer.is_failed && !offer.is_waiting);
    assert_eq!(offer.button, "Try again");
    program.fetch_says(FetchMsg::DepthAsked);
    assert_eq!(program.fetches(), [(Part::Work, "en")]);
    program.part_comes(Part::Work, Language::En).send(Msg::Painted);
    assert_eq!(program.focus(), Some(FocusTarget::Depth));
    let shown = program.analysis();
    assert!(shown.offer.is_none() && shown.full.is_some());
    assert_eq!(wrong_texts(&program), []);
}

#[test]
fn in_another_language_it_is_fetched_again_by_itself_and_elsewhere_it_is_forgotten() {
    let mut program = Program::page(kept(&finished(), "result"));
    program.send(Msg::Painted).fetch_says(FetchMsg::DepthAsked).part_comes(Part::Work, Language::En).send(Msg::Painted);
    program.send(Msg::LanguageChosen("fr".into()));
    assert_eq!(program.fetches(), [(Part::Work, "fr")]);
    let Screen::Result(meanwhile) = program.view().screen else { panic!("no result") };
    assert!(meanwhile.full.is_none() && meanwhile.offer.is_some_and(|offer| offer.is_waiting));
    assert_eq!(wrong_texts(&program), [], "no word is missing meanwhile");
    program.part_comes(Part::Work, Language::Fr).send(Msg::Painted);
    assert!(program.analysis().full.is_some());

    let mut program = Program::page(kept(&finished(), "result"));
    program.send(Msg::Painted).fetch_says(FetchMsg::DepthAsked);
    program.fails(Part::Work).go(Route::Review).go(Route::Result);
    assert_eq!(program.fetches(), [], "nobody asked again");
}
