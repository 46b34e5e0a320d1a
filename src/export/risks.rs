//! Risks and checklist items in words.

use super::Report;
use crate::{
    engine::{
        calendar::Milestones,
        checklist::Status,
        instrument::DateRule,
        questionnaire::Path,
        risk::{Level, RaisedRisk},
    },
    sorted::sort_once,
    text::Catalog,
};

/// When an item is due, in words.
#[must_use]
pub fn when(texts: &Catalog, rule: DateRule) -> String {
    match rule {
        DateRule::GoLive(days) => {
            let key = if days < 0 { "when.before" } else { "when.after" };
            texts.count(key, usize::from(days.unsigned_abs()), &[])
        }
        DateRule::Every(months) => texts.count("when.every", usize::from(months), &[]),
        other => texts.get(&format!("when.{}", other.code())),
    }
}

/// When an item is due: the rule in words, and the day once its milestone has a date.
#[must_use]
pub fn dated(texts: &Catalog, rule: DateRule, milestones: &Milestones) -> String {
    let rule_words = when(texts, rule);
    let Some(day) = rule.due(milestones) else { return rule_words };
    let key = if let DateRule::Every(_) = rule { "when.first" } else { "when.dated" };
    texts.fill(key, &[("when", &rule_words), ("date", &texts.date(day.civil()))])
}

impl<'a> Report<'a> {
    /// The risks shown, worst first: the quick path shows only the first few.
    #[must_use]
    pub fn shown_risks(&self) -> &'a [RaisedRisk] {
        let risks = &self.assessment.risks;
        match self.assessment.path {
            Path::Quick => &risks[..risks.len().min(self.instrument.thresholds.quick_risks)],
            Path::Full => risks,
        }
    }

    /// What the quick path cannot say is announced, never silently left out.
    #[must_use]
    pub fn other_risks(&self) -> Option<String> {
        let beyond = match self.assessment.path {
            Path::Quick => self.instrument.risks.iter().filter(|risk| !risk.quick).count() + self.assessment.risks.len() - self.shown_risks().len(),
            Path::Full => 0,
        };
        (beyond > 0 && self.assessment.scope.is_some()).then(|| self.texts.count("checklist.others", beyond, &[]))
    }

    /// Said where there is no risk to show.
    #[must_use]
    pub fn no_risk(&self) -> Option<String> {
        let key = if self.assessment.scope.is_none() { "checklist.insufficient" } else { "checklist.empty" };
        self.shown_risks().is_empty().then(|| self.texts.get(key))
    }

    /// The items of the risks shown, once each, in the order of the catalogue.
    #[must_use]
    pub fn shown_items(&self) -> Vec<usize> {
        let mut items: Vec<usize> = self.shown_risks().iter().flat_map(|raised| self.instrument.risks[raised.risk].items.iter().copied()).collect();
        sort_once(&mut items);
        items
    }

    /// How many of the items shown are settled.
    #[must_use]
    pub fn done_items(&self) -> usize {
        self.shown_items().into_iter().filter(|item| matches!(self.status(*item), Status::Done | Status::NotApplicable)).count()
    }

    /// How far the checklist is, in a sentence.
    #[must_use]
    pub fn progress_sentence(&self) -> String {
        let (done, total) = (self.texts.integer(self.done_items()), self.texts.integer(self.shown_items().len()));
        self.texts.fill("checklist.progress", &[("done", &done), ("total", &total)])
    }

    /// The risks shown that an item lowers, worst first.
    pub fn covered(&self, item: usize) -> impl Iterator<Item = &'a RaisedRisk> {
        let instrument = self.instrument;
        self.shown_risks().iter().filter(move |raised| instrument.risks[raised.risk].items.contains(&item))
    }

    /// The title of a risk.
    #[must_use]
    pub fn risk(&self, risk: usize) -> String {
        self.texts.get(&format!("risk.{}", self.instrument.risks[risk].id))
    }

    /// Likelihood and impact, in a sentence.
    #[must_use]
    pub fn rating(&self, raised: &RaisedRisk) -> String {
        let (likelihood, impact) = (raised.likelihood.to_string(), raised.impact.to_string());
        self.texts.fill("risk.rating", &[("likelihood", &likelihood), ("impact", &impact)])
    }

    /// Who answers for a risk, in a sentence.
    #[must_use]
    pub fn risk_owner(&self, risk: usize) -> String {
        let owner = self.texts.get(&format!("actor.{}", self.instrument.risks[risk].owner));
        self.texts.fill("risk.owner", &[("owner", &owner)])
    }

    /// The name of a level.
    #[must_use]
    pub fn level(&self, level: Level) -> String {
        self.texts.get(&format!("level.{}", level.code()))
    }

    /// What to do.
    #[must_use]
    pub fn action(&self, item: usize) -> String {
        self.texts.get(&format!("item.{}", self.instrument.items[item].id))
    }

    /// What proves it.
    #[must_use]
    pub fn evidence(&self, item: usize) -> String {
        self.texts.get(&format!("item.{}.evidence", self.instrument.items[item].id))
    }

    /// Who does it.
    #[must_use]
    pub fn item_owner(&self, item: usize) -> String {
        self.texts.get(&format!("actor.{}", self.instrument.items[item].owner))
    }

    /// When it is due: the rule, and the day once the project's dates are known.
    #[must_use]
    pub fn due(&self, item: usize) -> String {
        dated(self.texts, self.instrument.items[item].when, &self.milestones)
    }

    /// The name of a status.
    #[must_use]
    pub fn status_name(&self, status: Status) -> String {
        self.texts.get(&format!("status.{}", status.code()))
    }
}
