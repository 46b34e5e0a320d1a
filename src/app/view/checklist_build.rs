//! Builds the checklist: from the assessment and the statuses to words; the sentences are those of exported documents.

use super::{ChecklistView, ItemView, LevelView, MilestoneView, MilestonesView, RiskView, RisksView, StatusOption, depth, follow::Gathered};
use crate::{
    app::words::Words,
    engine::{
        Assessment,
        calendar::{Day, Milestones},
        checklist::Status,
        risk::{Level, RaisedRisk},
    },
    export::Report,
};

pub(super) fn checklist(words: &Words<'_>, assessment: &Assessment) -> ChecklistView {
    let report = words.report(assessment);
    let gathered = Gathered::new(words, &report);
    let shown = report.shown_risks();
    let levels = Level::WORST_FIRST.into_iter().filter_map(|level| {
        let risks: Vec<RiskView> =
            shown.iter().filter(|raised| raised.level == level).filter_map(|raised| risk(words, &gathered, &report, raised)).collect();
        (!risks.is_empty()).then(|| LevelView { id: level.code(), name: report.level(level), risks })
    });
    ChecklistView {
        title: words.get("checklist.title"),
        lead: words.texts.count("checklist.lead", shown.len(), &[]),
        progress: report.progress_sentence(),
        done: report.done_items(),
        total: report.shown_items().len(),
        late: gathered.late(),
        moved: gathered.moved(),
        tallies_label: words.get("follow.tallies"),
        tallies: gathered.tallies(),
        pictures: depth::risks(words, &report).map(|view| RisksView { title: words.get("follow.pictures"), ..view }),
        filters: gathered.filters(),
        milestones: (!shown.is_empty()).then(|| milestones(words, &report.milestones)),
        levels: levels.collect(),
        empty: report.no_risk(),
        others: report.other_risks(),
        to_report: words.get("result.to_report"),
        names: gathered.names(),
        files: words.get("result.files"),
        to_result: words.get("checklist.to_result"),
        notice: words.get("caveat"),
    }
}

fn milestones(words: &Words<'_>, milestones: &Milestones) -> MilestonesView {
    let label = |name: &str| words.get(&format!("milestone.{name}"));
    let field = |name| MilestoneView { name, label: label(name), date: milestones.get(name).map(Day::iso) };
    let disorder = |(late, early): (&str, &str)| words.texts.fill("milestones.disorder", &[("late", &label(late)), ("early", &label(early))]);
    MilestonesView {
        label: words.get("milestones.label"),
        help: words.get("milestones.help"),
        fields: Milestones::NAMES.map(field).to_vec(),
        disorder: milestones.disorder().map(disorder),
    }
}

/// A risk with what is asked for of its things to do; none when nothing is.
fn risk(words: &Words<'_>, gathered: &Gathered<'_>, report: &Report<'_>, raised: &RaisedRisk) -> Option<RiskView> {
    let risk = &report.instrument.risks[raised.risk];
    let items = gathered.shown(raised);
    if items.is_empty() && words.model.follow.is_filtered() {
        return None;
    }
    Some(RiskView {
        id: risk.id.as_str().to_owned(),
        title: report.risk(raised.risk),
        scenario: words.get(&format!("risk.{}.scenario", risk.id)),
        rating: report.rating(raised),
        position: (raised.likelihood.unsigned_abs(), raised.impact.unsigned_abs()),
        residual: gathered.residual(raised),
        to_check: raised.to_check.then(|| words.get("risk.to_check")),
        owner: report.risk_owner(raised.risk),
        causes_label: words.get("causes.label"),
        causes: words.causes(&raised.because),
        sources_label: words.get("sources.label"),
        sources: words.sources(&risk.sources),
        items: items.into_iter().map(|index| item(words, gathered, report, index, raised)).collect(),
    })
}

fn item(words: &Words<'_>, gathered: &Gathered<'_>, report: &Report<'_>, index: usize, under: &RaisedRisk) -> ItemView {
    let (action, current) = (report.action(index), report.status(index));
    let others: Vec<String> = report.covered(index).filter(|raised| raised.risk != under.risk).map(|raised| report.risk(raised.risk)).collect();
    ItemView {
        id: report.instrument.items[index].id.as_str().to_owned(),
        owner: (words.get("item.owner"), gathered.owner(index)),
        when: (words.get("item.when"), gathered.due(index)),
        evidence: (words.get("item.evidence"), report.evidence(index)),
        follow: gathered.follow(index, under, &action),
        status_label: words.texts.fill("item.status", &[("action", &action)]),
        statuses: Status::ALL
            .map(|status| StatusOption { value: status.code(), label: report.status_name(status), chosen: status == current })
            .to_vec(),
        also: (!others.is_empty()).then(|| words.texts.fill("item.also", &[("risks", &others.join(" · "))])),
        action,
    }
}
