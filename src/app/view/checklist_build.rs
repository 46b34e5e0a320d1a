//! Builds the checklist: from the assessment and the statuses to words.

use super::{ChecklistView, ItemView, LevelView, RiskView, StatusOption};
use crate::{
    app::words::Words,
    engine::{
        Assessment,
        checklist::Status,
        instrument::DateRule,
        questionnaire::Path,
        risk::{Level, RaisedRisk},
    },
    sorted::sort_once,
};

pub(super) fn checklist(words: &Words<'_>, assessment: &Assessment) -> ChecklistView {
    let model = words.model;
    let instrument = model.instrument();
    let most = if assessment.path == Path::Quick { instrument.thresholds.quick_risks } else { usize::MAX };
    let shown = &assessment.risks[..assessment.risks.len().min(most)];
    // What the quick path cannot say is announced, never silently left out.
    let beyond = match assessment.path {
        Path::Quick => instrument.risks.iter().filter(|risk| !risk.quick).count() + assessment.risks.len() - shown.len(),
        Path::Full => 0,
    };
    let items: Vec<usize> = {
        let mut items: Vec<usize> = shown.iter().flat_map(|raised| instrument.risks[raised.risk].items.iter().copied()).collect();
        sort_once(&mut items);
        items
    };
    let status = |item: usize| model.record.progress.get(&instrument.items[item].id).copied().unwrap_or_default();
    let done = items.iter().filter(|item| matches!(status(**item), Status::Done | Status::NotApplicable)).count();
    let levels = Level::WORST_FIRST.into_iter().filter_map(|level| {
        let risks: Vec<RiskView> = shown.iter().filter(|raised| raised.level == level).map(|raised| risk(words, raised, shown)).collect();
        (!risks.is_empty()).then(|| LevelView { id: level.code(), name: words.get(&format!("level.{}", level.code())), risks })
    });
    ChecklistView {
        title: words.get("checklist.title"),
        lead: words.texts.count("checklist.lead", shown.len(), &[]),
        progress: words.texts.fill("checklist.progress", &[("done", &words.texts.integer(done)), ("total", &words.texts.integer(items.len()))]),
        done,
        total: items.len(),
        levels: levels.collect(),
        empty: shown.is_empty().then(|| words.get(if assessment.scope.is_none() { "checklist.insufficient" } else { "checklist.empty" })),
        others: (beyond > 0 && assessment.scope.is_some()).then(|| words.texts.count("checklist.others", beyond, &[])),
        download: words.get("result.download"),
        to_result: words.get("checklist.to_result"),
        notice: words.get("caveat"),
    }
}

fn risk(words: &Words<'_>, raised: &RaisedRisk, shown: &[RaisedRisk]) -> RiskView {
    let risk = &words.model.instrument().risks[raised.risk];
    let (likelihood, impact) = (raised.likelihood.to_string(), raised.impact.to_string());
    let owner = words.get(&format!("actor.{}", risk.owner));
    RiskView {
        id: risk.id.as_str().to_owned(),
        title: words.get(&format!("risk.{}", risk.id)),
        scenario: words.get(&format!("risk.{}.scenario", risk.id)),
        rating: words.texts.fill("risk.rating", &[("likelihood", &likelihood), ("impact", &impact)]),
        position: (raised.likelihood.unsigned_abs(), raised.impact.unsigned_abs()),
        to_check: raised.to_check.then(|| words.get("risk.to_check")),
        owner: words.texts.fill("risk.owner", &[("owner", &owner)]),
        causes_label: words.get("causes.label"),
        causes: words.causes(&raised.because),
        sources_label: words.get("sources.label"),
        sources: words.sources(&risk.sources),
        items: risk.items.iter().map(|index| item(words, *index, raised.risk, shown)).collect(),
    }
}

fn item(words: &Words<'_>, index: usize, under: usize, shown: &[RaisedRisk]) -> ItemView {
    let model = words.model;
    let instrument = model.instrument();
    let item = &instrument.items[index];
    let action = words.get(&format!("item.{}", item.id));
    let current = model.record.progress.get(&item.id).copied().unwrap_or_default();
    let others: Vec<String> = shown
        .iter()
        .filter(|raised| raised.risk != under && instrument.risks[raised.risk].items.contains(&index))
        .map(|raised| words.get(&format!("risk.{}", instrument.risks[raised.risk].id)))
        .collect();
    ItemView {
        id: item.id.as_str().to_owned(),
        owner: (words.get("item.owner"), words.get(&format!("actor.{}", item.owner))),
        when: (words.get("item.when"), when(words, item.when)),
        evidence: (words.get("item.evidence"), words.get(&format!("item.{}.evidence", item.id))),
        status_label: words.texts.fill("item.status", &[("action", &action)]),
        statuses: Status::ALL
            .map(|status| StatusOption { value: status.code(), label: words.get(&format!("status.{}", status.code())), chosen: status == current })
            .to_vec(),
        also: (!others.is_empty()).then(|| words.texts.fill("item.also", &[("risks", &others.join(" · "))])),
        action,
    }
}

fn when(words: &Words<'_>, rule: DateRule) -> String {
    match rule {
        DateRule::GoLive(days) => {
            let key = if days < 0 { "when.before" } else { "when.after" };
            words.texts.count(key, usize::from(days.unsigned_abs()), &[])
        }
        DateRule::Every(months) => words.texts.count("when.every", usize::from(months), &[]),
        other => words.get(&format!("when.{}", other.code())),
    }
}
