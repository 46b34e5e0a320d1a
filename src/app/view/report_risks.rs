//! The risks of the report, and what to do about them, in the order of the project.

use super::{
    ReportBlock, ReportCell, ReportSection, ReportTable, RisksView, SourceView,
    report_build::{few, section},
};
use crate::{
    app::words::Words,
    engine::{
        checklist::{Status, residual},
        instrument::DateRule,
        risk::RaisedRisk,
    },
    export::Report,
    sorted::sort,
};

/// The sections on risks and on what to do.
pub(super) fn sections(words: &Words<'_>, report: &Report<'_>, pictures: Option<RisksView>) -> [Option<ReportSection>; 2] {
    let shown = report.shown_risks();
    let others: Vec<ReportBlock> = report.other_risks().into_iter().map(ReportBlock::Text).collect();
    if let Some(none) = report.no_risk() {
        let blocks = std::iter::once(ReportBlock::Text(none)).chain(others).collect();
        return [Some(section("risks", words.get("report.risks"), None, blocks)), None];
    }
    let head = ["ref", "risk", "likelihood", "impact", "level", "residual", "owner"].map(|column| words.get(&format!("report.head.{column}")));
    let rows = shown.iter().map(|raised| risk(words, report, raised)).collect();
    let table = ReportTable { id: "risks", label: words.get("report.risks"), head: head.to_vec(), rows };
    let (matrix, timeline) = pictures.map_or((None, None), |pictures| (Some(pictures.matrix), pictures.timeline));
    let matrix = matrix.map(|matrix| ReportBlock::Matrix(Box::new(matrix)));
    let blocks = matrix.into_iter().chain([ReportBlock::Table(table)]).chain(others).collect();
    let lead = [words.texts.count("checklist.lead", shown.len(), &[]), words.get("report.risks.lead")].join(" ");
    let risks = section("risks", words.get("report.risks"), Some(lead), blocks);
    let timeline = timeline.map(|timeline| ReportBlock::Time(Box::new(timeline)));
    let todo = timeline.into_iter().chain(checklist(words, report)).collect();
    let progress = words.texts.fill("report.checklist.lead", &[("progress", &report.progress_sentence())]);
    let checklist = section("checklist", words.get("checklist.title"), Some(progress), todo);
    [Some(risks), Some(checklist)]
}

/// What the risks cite; may name a source twice.
pub(super) fn sources(words: &Words<'_>, report: &Report<'_>) -> Vec<SourceView> {
    report.shown_risks().iter().flat_map(|raised| words.sources(&report.instrument.risks[raised.risk].sources)).collect()
}

fn risk(words: &Words<'_>, report: &Report<'_>, raised: &RaisedRisk) -> Vec<ReportCell> {
    let risk = &report.instrument.risks[raised.risk];
    let (_, _, remaining) = residual(report.instrument, raised, report.progress);
    let sources: Vec<&str> = risk.sources.iter().map(|source| source.as_str()).collect();
    let because = few(words, &words.causes(&raised.because));
    let check = raised.to_check.then(|| words.get("risk.to_check"));
    let scenario = words.get(&format!("risk.{}.scenario", risk.id));
    vec![
        ReportCell::words(risk.id.as_str().to_owned()).with([sources.join(", ")]),
        ReportCell::words(report.risk(raised.risk)).with(check.into_iter().chain([scenario]).chain(because)),
        ReportCell::words(raised.likelihood.to_string()),
        ReportCell::words(raised.impact.to_string()),
        ReportCell::marked(raised.level.code(), report.level(raised.level)),
        ReportCell::marked(remaining.code(), report.level(remaining)),
        ReportCell::words(report.actor(&risk.owner)),
    ]
}

// ---------- What to do ----------

/// When things are done, in the order of the project.
const PARTS: [&str; 6] = ["decision", "tender", "signature", "transition", "run", "exit"];

/// The part a rule belongs to, and its place in it.
fn place(rule: DateRule) -> (usize, i32) {
    match rule {
        DateRule::Decision => (0, 0),
        DateRule::Tender => (1, 0),
        DateRule::Signature => (2, 0),
        DateRule::GoLive(days) => (3, i32::from(days)),
        DateRule::Every(months) => (4, i32::from(months)),
        DateRule::Term => (5, 0),
    }
}

fn checklist(words: &Words<'_>, report: &Report<'_>) -> Vec<ReportBlock> {
    let mut items = report.shown_items();
    let when = |item: &usize| place(report.instrument.items[*item].when);
    sort(&mut items, |one, other| when(one) < when(other));
    let head = ["report.head.status", "report.head.ref", "report.head.action", "item.owner", "item.when"].map(|key| words.get(key));
    let mut blocks = Vec::new();
    for (part, name) in PARTS.into_iter().enumerate() {
        let rows: Vec<Vec<ReportCell>> = items.iter().filter(|index| when(index).0 == part).map(|index| item(words, report, *index)).collect();
        if !rows.is_empty() {
            let title = words.get(&format!("report.when.{name}"));
            blocks.push(ReportBlock::Title(title.clone()));
            blocks.push(ReportBlock::Table(ReportTable { id: "items", label: title, head: head.to_vec(), rows }));
        }
    }
    blocks
}

fn item(words: &Words<'_>, report: &Report<'_>, index: usize) -> Vec<ReportCell> {
    let said = |key: &str, value: &str| {
        if value.is_empty() { String::new() } else { words.texts.fill("report.pair", &[("label", &words.get(key)), ("value", value)]) }
    };
    let status = report.status(index);
    let written = words.model.record.details.get(&report.instrument.items[index].id).cloned().unwrap_or_default();
    let covers: Vec<&str> = report.covered(index).map(|raised| report.instrument.risks[raised.risk].id.as_str()).collect();
    let covers = said("report.covers", &covers.join(", "));
    let evidence = said("item.evidence", &report.evidence(index));
    let (note, proof) = (said("report.note", &written.note), said("report.proof", &written.evidence));
    let due = written.due.map(|day| words.texts.fill("report.due", &[("date", &words.texts.date(day.civil()))])).unwrap_or_default();
    let mark = match status {
        Status::Todo => "todo",
        other => other.code(),
    };
    vec![
        ReportCell::marked(mark, report.status_name(status)),
        ReportCell::words(report.instrument.items[index].id.as_str().to_owned()),
        ReportCell::words(report.action(index)).with([evidence, covers, note, proof]),
        ReportCell::words(report.item_owner(index)).with([written.owner]),
        ReportCell::words(report.due(index)).with([due]),
    ]
}
