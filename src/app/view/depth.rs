//! The end of the whole analysis: risks, and the sources that this page cites.

use super::{
    SourceView,
    pictures::{
        risk_matrix::{RiskMatrixView, by_level, risk_matrix},
        timeline::{TimelineView, timeline},
    },
};
use crate::{
    app::words::Words,
    engine::{checklist::residual, id::SourceId},
    export::Report,
    sorted::sort,
};

/// Risks.
#[derive(Clone, Debug, PartialEq)]
pub struct RisksView {
    /// Heading.
    pub title: String,
    /// The essential, in a line.
    pub summary: String,
    /// Where they are.
    pub matrix: RiskMatrixView,
    /// What to do about them, by phase.
    pub timeline: Option<TimelineView>,
    /// "30 points to examine in a workshop".
    pub others: Option<String>,
    /// Label of the button to the checklist.
    pub button: String,
}

/// Sources.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcesView {
    /// Heading.
    pub title: String,
    /// How many, in a line.
    pub summary: String,
    /// Headings and sources: the literature, then the points of the starting document.
    pub groups: Vec<(String, Vec<SourceView>)>,
}

/// Risks in pictures; `None` where there is none.
pub(super) fn risks(words: &Words<'_>, report: &Report<'_>) -> Option<RisksView> {
    let matrix = risk_matrix(words, report)?;
    let worst = report.shown_risks().first().map(|raised| report.risk(raised.risk)).unwrap_or_default();
    let counts = by_level(report, |raised| residual(report.instrument, raised, report.progress).2);
    Some(RisksView {
        title: words.get("picture.risks.title"),
        summary: words.texts.fill("picture.risks.summary", &[("counts", &counts), ("risk", &worst)]),
        matrix,
        timeline: timeline(words, report),
        others: report.other_risks(),
        button: words.get("result.to_checklist"),
    })
}

/// What guards, risks and support actions shown here rest on, once each.
pub(super) fn sources(words: &Words<'_>, report: &Report<'_>) -> Option<SourcesView> {
    let (instrument, assessment) = (report.instrument, report.assessment);
    let guards = assessment.guards.iter().map(|raised| &instrument.company_guards[raised.guard].sources);
    let risks = report.shown_risks().iter().map(|raised| &instrument.risks[raised.risk].sources);
    let actions = assessment.readiness.iter().flat_map(|change| &change.actions).map(|raised| &instrument.change.actions[raised.action].sources);
    let mut cited: Vec<SourceId> = Vec::new();
    for source in guards.chain(risks).chain(actions).flatten() {
        if !cited.contains(source) {
            cited.push(source.clone());
        }
    }
    // S9 before S10.
    let rank = |id: &SourceId| id.as_str().get(1..).and_then(|number| number.parse().ok()).unwrap_or(u16::MAX);
    sort(&mut cited, |one, other| rank(one) < rank(other));
    let group = |key: &str, initial: char| {
        let of: Vec<SourceId> = cited.iter().filter(|id| id.as_str().starts_with(initial)).cloned().collect();
        (!of.is_empty()).then(|| (words.get(key), words.sources(&of)))
    };
    let groups: Vec<(String, Vec<SourceView>)> =
        [group("picture.sources.literature", 'L'), group("picture.sources.seed", 'S')].into_iter().flatten().collect();
    (!groups.is_empty()).then(|| SourcesView {
        title: words.get("sources.label"),
        summary: words.texts.count("picture.sources", cited.len(), &[]),
        groups,
    })
}
