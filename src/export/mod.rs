//! What leaves as a document: the assessment in words, as a report or a table.
//!
//! Pure: the same input gives the same bytes, and nothing here knows the date. It may read `engine` and `text` only;
//! the screens take from [`Report`] the sentences they share with documents, so that both say the same thing.

mod changes;
pub mod csv;
pub mod files;
pub mod markdown;
mod people;
mod risks;
mod services;
mod settings;

use crate::{
    engine::{
        Asked, Assessment, Instrument, Responses,
        calendar::Milestones,
        checklist::{Progress, Status},
        questionnaire::Question,
        scope::{Confidence, ScopeKind},
    },
    text::Catalog,
};
pub use risks::{dated, when};
pub use services::{Reason, SHOWN_ORDER, Side};
pub use settings::SettingWords;

/// What is reported: one assessment of one instrument, in one language.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What was asked.
    pub instrument: &'a Instrument,
    /// The language's words.
    pub texts: &'a Catalog,
    /// What was computed.
    pub assessment: &'a Assessment,
    /// From these answers.
    pub responses: &'a Responses,
    /// Where checklist items stand.
    pub progress: &'a Progress,
    /// Dates of the project.
    pub milestones: Milestones,
}

impl<'a> Report<'a> {
    /// What is known of every question.
    #[must_use]
    pub fn asked(&self) -> Asked<'a> {
        Asked::new(self.instrument, self.assessment.path, self.responses)
    }

    /// A question, as it is asked.
    #[must_use]
    pub fn heading(&self, question: &Question) -> String {
        self.texts.get(&format!("{}.heading", question.id))
    }

    /// The name of a service.
    #[must_use]
    pub fn tower(&self, tower: usize) -> String {
        self.texts.get(&format!("tower.{}", self.instrument.towers[tower].id))
    }

    /// Short names of services, in a row.
    #[must_use]
    pub fn towers_short(&self, towers: impl IntoIterator<Item = usize>) -> String {
        let name = |tower: usize| self.texts.get(&format!("tower.{}.short", self.instrument.towers[tower].id));
        self.texts.list(&towers.into_iter().map(name).collect::<Vec<_>>())
    }

    /// Where an item stands.
    #[must_use]
    pub fn status(&self, item: usize) -> Status {
        self.progress.get(&self.instrument.items[item].id).copied().unwrap_or_default()
    }

    /// The scope in a few words.
    #[must_use]
    pub fn scope_headline(&self) -> String {
        match self.assessment.scope.as_ref().map(|scope| (scope.kind, scope.degree)) {
            None => self.texts.get("scope.insufficient"),
            Some((ScopeKind::Partial, Some(degree))) => self.texts.get(&format!("scope.partial.{}", degree.code())),
            Some((kind, _)) => self.texts.get(&format!("scope.{}", kind.code())),
        }
    }

    /// The scope in a sentence: how many services in each class, and what holds a wider scope back.
    #[must_use]
    pub fn scope_sentence(&self) -> String {
        let Some(scope) = &self.assessment.scope else {
            return self.texts.count("scope.insufficient.sentence", self.instrument.thresholds.known_answers, &[]);
        };
        let sentence = self.texts.fill("scope.sentence", &[("parts", &self.scope_parts())]);
        if !scope.is_capped() {
            return sentence;
        }
        let caps = self.assessment.guards.iter().filter(|raised| raised.caps()).count();
        format!("{sentence} {}", self.texts.count("scope.capped", caps, &[]))
    }

    /// How many services in each class.
    #[must_use]
    pub fn scope_parts(&self) -> String {
        let parts: Vec<String> = SHOWN_ORDER
            .into_iter()
            .map(|class| (class, self.assessment.towers.iter().filter(|tower| tower.class == class).count()))
            .filter(|(_, count)| *count > 0)
            .map(|(class, count)| self.texts.count(&format!("scope.part.{}", class.code()), count, &[]))
            .collect();
        self.texts.list(&parts)
    }

    /// The share of spend entrusted, in a sentence.
    #[must_use]
    pub fn scope_share(&self) -> Option<String> {
        let scope = self.assessment.scope.as_ref()?;
        Some(self.texts.fill("scope.share", &[("share", &self.texts.percent(scope.shown_share, 1))]))
    }

    /// Said when most values are presumed.
    #[must_use]
    pub fn first_indication(&self) -> Option<String> {
        let is_first = self.assessment.scope.is_some() && self.assessment.coverage < self.instrument.thresholds.first_indication;
        is_first.then(|| self.texts.get("scope.first_indication"))
    }

    /// How sure, in a word.
    #[must_use]
    pub fn confidence(&self, confidence: Confidence) -> String {
        self.texts.get(&format!("confidence.{}", confidence.code()))
    }

    /// What that word rests on; rounded, because the draws are not worth more.
    #[must_use]
    pub fn confidence_detail(&self, acceptability: f64) -> String {
        let draws = self.texts.integer(self.instrument.sampling.draws);
        self.texts.fill("confidence.detail", &[("share", &self.texts.percent(acceptability, 5)), ("draws", &draws)])
    }

    /// The question that would help most, and why.
    #[must_use]
    pub fn next_question(&self) -> Option<(String, String)> {
        let next = self.assessment.next_question.as_ref()?;
        let heading = self.heading(&self.instrument.questions[next.question]);
        let why = self.texts.get(if next.tower.is_some() { "next.why.tower" } else { "next.why.guard" });
        let question = match next.tower {
            Some(tower) => self.texts.fill("next.of_tower", &[("question", &heading), ("tower", &self.tower(tower))]),
            None => heading,
        };
        Some((question, why))
    }
}
