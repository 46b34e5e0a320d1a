//! What would change the result, in words.

use super::Report;
use crate::{
    engine::{
        Answer,
        flip::{Before, Change, Changes, Flip, Lift, changes},
        id::OptionId,
        instrument::Instrument,
        questionnaire::{Kind, Question},
    },
    sorted::Set,
};

impl Report<'_> {
    /// What would change this result; computed, not kept.
    #[must_use]
    pub fn changes(&self) -> Changes {
        changes(self.instrument, self.assessment.path, self.responses, self.assessment)
    }

    /// « Le résultat changerait si… », and what it would become; `become` names that.
    #[must_use]
    pub fn would_change<T: Copy>(&self, flip: Option<&Flip<T>>, becomes: impl Fn(T) -> String) -> String {
        let Some(flip) = flip else { return self.texts.get("change.none") };
        let (change, result) = (self.change(&flip.change), becomes(flip.to));
        self.texts.fill("change.result", &[("change", &change), ("result", &result)])
    }

    /// A change, as what follows « si »: « la réponse à « … » passait de « … » à « … » ».
    #[must_use]
    pub fn change(&self, change: &Change) -> String {
        let question = &self.instrument.questions[change.question];
        let (key, from) = match &change.before {
            Before::Answered(Answer::Unknown) | Before::Unanswered => ("open", String::new()),
            Before::Answered(answer) => ("answered", self.said(question, answer)),
            Before::Assumed(middle) => ("assumed", self.texts.decimal(*middle)),
        };
        let to = self.said(question, &change.after);
        if let (Kind::MatrixScale(criterion), Some(tower)) = (question.kind, change.tower) {
            let criterion = self.texts.get(&format!("criterion.{}", criterion.code()));
            return self
                .texts
                .fill(&format!("change.cell.{key}"), &[("criterion", &criterion), ("tower", &self.tower(tower)), ("from", &from), ("to", &to)]);
        }
        let heading = match change.tower {
            Some(tower) => self.texts.fill("next.of_tower", &[("question", &self.heading(question)), ("tower", &self.tower(tower))]),
            None => self.heading(question),
        };
        if let (Before::Answered(before), Some(ticked)) = (&change.before, self.ticked(question, change)) {
            let key = if is_in(before, &ticked.0) { "change.unticked" } else { "change.ticked" };
            return self.texts.fill(key, &[("question", &heading), ("option", &ticked.1)]);
        }
        self.texts.fill(&format!("change.{key}"), &[("question", &heading), ("from", &from), ("to", &to)])
    }

    /// A guard that caps, and what lifts it.
    #[must_use]
    pub fn lift(&self, lift: &Lift) -> String {
        let said = |key: &str, changes: &[Change]| {
            let changes: Vec<String> = changes.iter().map(|change| self.change_to(change)).collect();
            self.texts.fill(key, &[("changes", &changes.join(" · "))])
        };
        let raised = self.assessment.guards.iter().find(|raised| raised.guard == lift.guard);
        let message = raised.map(|raised| self.guard_message(raised));
        let ways = match (&lift.any[..], &lift.all[..]) {
            ([], []) => self.texts.get("lift.none"),
            ([], all) => said("lift.all", all),
            (any, _) => said("lift.any", any),
        };
        let suffices = lift.suffices.then(|| self.texts.get("lift.suffices"));
        [message, Some(ways), suffices].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// A change as something to reach: « « question » : réponse ».
    #[must_use]
    pub fn change_to(&self, change: &Change) -> String {
        let question = &self.instrument.questions[change.question];
        let value = match (&change.before, &change.after) {
            (Before::Answered(Answer::Many(before)), Answer::Many(after)) => {
                let added: Set<OptionId> = after.iter().filter(|option| !before.contains(*option)).cloned().collect();
                self.said(question, &Answer::Many(added))
            }
            (_, after) => self.said(question, after),
        };
        self.texts.fill("change.to", &[("question", &self.heading(question)), ("value", &value)])
    }

    /// The one option or service a change ticks or unticks: its id, and its name.
    fn ticked(&self, question: &Question, change: &Change) -> Option<(String, String)> {
        let Before::Answered(before) = &change.before else { return None };
        let (before, after) = (ids(before)?, ids(&change.after)?);
        let differs = before.iter().filter(|id| !after.contains(id)).chain(after.iter().filter(|id| !before.contains(id)));
        let mut differs = differs.filter(|id| **id != Question::NONE);
        let one = differs.next().filter(|_| differs.next().is_none())?;
        Some(((*one).to_owned(), self.option_name(question, one)))
    }

    fn option_name(&self, question: &Question, option: &str) -> String {
        match question.kind {
            Kind::Actors => self.texts.get(&format!("actor.{option}")),
            Kind::Towers { .. } => self.tower(tower(self.instrument, option)),
            _ => self.texts.get(&format!("{}.{option}", question.id)),
        }
    }

    /// An answer in a few words.
    fn said(&self, question: &Question, answer: &Answer) -> String {
        match answer {
            Answer::Unknown | Answer::Matrix(_) => self.texts.get("answer.unknown"),
            Answer::One(option) => self.option_name(question, option.as_str()),
            // Cells stand in a sentence that says "of 5".
            Answer::Scale(value) if matches!(question.kind, Kind::MatrixScale(_)) => value.to_string(),
            Answer::Scale(value) => {
                let value = value.to_string();
                let label = self.texts.get(&format!("{}.{value}", question.id));
                self.texts.fill("answer.scale", &[("value", &value), ("label", &label)])
            }
            Answer::Many(_) | Answer::Towers(_) => {
                // In the order of the content, not of the ids.
                let ids = ids(answer).unwrap_or_default();
                let options = question.options.iter().map(OptionId::as_str).chain(self.instrument.towers.iter().map(|tower| tower.id.as_str()));
                let names: Vec<String> = options.filter(|id| ids.contains(id)).map(|id| self.option_name(question, id)).collect();
                if names.is_empty() { self.texts.get("question.none_of_these") } else { self.texts.list(&names) }
            }
        }
    }
}

fn ids(answer: &Answer) -> Option<Vec<&str>> {
    match answer {
        Answer::Many(options) => Some(options.iter().map(OptionId::as_str).collect()),
        Answer::Towers(towers) => Some(towers.iter().map(|tower| tower.as_str()).collect()),
        _ => None,
    }
}

fn is_in(answer: &Answer, id: &str) -> bool {
    ids(answer).is_some_and(|ids| ids.contains(&id))
}

fn tower(instrument: &Instrument, id: &str) -> usize {
    instrument.towers.iter().position(|tower| tower.id.as_str() == id).unwrap_or(0)
}
