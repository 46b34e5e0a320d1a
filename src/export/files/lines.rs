//! The checklist, an item a line: what every file of it says.

use super::Dossier;
use crate::{
    engine::{
        calendar::Day,
        checklist::{Detail, Status, residual},
        risk::{Level, Phase},
    },
    export::when,
};

/// An item, in words where it has some.
pub(super) struct Line {
    /// Its code, `K02`.
    pub(super) id: String,
    /// What to do.
    pub(super) action: String,
    /// Who does it, by role.
    pub(super) role: String,
    /// Who does it, by name.
    pub(super) owner: String,
    /// When in the project.
    pub(super) phase: Phase,
    /// When, as a rule.
    pub(super) when: String,
    /// The day it is due.
    pub(super) due: Option<Day>,
    /// Where it stands.
    pub(super) status: Status,
    /// A free note.
    pub(super) note: String,
    /// What would prove it.
    pub(super) expected: String,
    /// What proves it.
    pub(super) evidence: String,
    /// The risks it lowers, worst first.
    pub(super) risks: Vec<String>,
    /// The worst of them, before anything was done.
    pub(super) level: Option<Level>,
    /// The worst of them now.
    pub(super) residual: Option<Level>,
}

impl Line {
    /// Whether something is left to do.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.status, Status::Todo | Status::Doing)
    }
}

impl Dossier<'_> {
    /// The items of the risks shown, in the order of the catalogue.
    pub(super) fn lines(&self) -> Vec<Line> {
        self.report.shown_items().into_iter().map(|item| self.line(item)).collect()
    }

    fn line(&self, item: usize) -> Line {
        let report = &self.report;
        let known = &report.instrument.items[item];
        let detail = self.details.get(&known.id);
        let written = |read: fn(&Detail) -> &String| detail.map(read).cloned().unwrap_or_default();
        let named = |risk: usize| [report.instrument.risks[risk].id.as_str(), " ", &report.risk(risk)].concat();
        Line {
            id: known.id.as_str().to_owned(),
            action: report.action(item),
            role: report.item_owner(item),
            owner: written(|detail| &detail.owner),
            phase: known.when.phase(),
            when: when(report.texts, known.when),
            due: Detail::day(detail, known.when, &report.milestones),
            status: report.status(item),
            note: written(|detail| &detail.note),
            expected: report.evidence(item),
            evidence: written(|detail| &detail.evidence),
            risks: report.covered(item).map(|raised| named(raised.risk)).collect(),
            level: report.covered(item).map(|raised| raised.level).max(),
            residual: report.covered(item).map(|raised| residual(report.instrument, raised, report.progress).2).max(),
        }
    }

    /// The name of a level, if there is one.
    pub(super) fn level(&self, level: Option<Level>) -> String {
        level.map(|level| self.report.level(level)).unwrap_or_default()
    }
}
