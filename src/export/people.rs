//! Change, actors and roles in words.

use super::{Report, dated};
use crate::{
    engine::{
        Answer, State,
        actor::ActorStatus,
        calendar::Milestones,
        id::ActorId,
        instrument::DateRule,
        raci::Replaced,
        readiness::{Band, ImpactOrigin, RaisedAction, Readiness},
    },
    text::{Catalog, rounded_percent},
};

/// When a support action is due, in words: the day of go-live is a day, not "0 days after".
fn due(texts: &Catalog, rule: DateRule, milestones: &Milestones) -> String {
    let words = texts.get("when.go_live");
    match (rule, rule.due(milestones)) {
        (DateRule::GoLive(0), None) => words,
        (DateRule::GoLive(0), Some(day)) => texts.fill("when.dated", &[("when", &words), ("date", &texts.date(day.civil()))]),
        _ => dated(texts, rule, milestones),
    }
}

/// 0 to 100, in whole points.
fn points(value: f64) -> String {
    rounded_percent(value / 100.0, 1).to_string()
}

impl Report<'_> {
    /// How large the change is, a sentence each.
    #[must_use]
    pub fn impact(&self, change: &Readiness) -> Vec<String> {
        let impact = &change.impact;
        let band = self.texts.get(&format!("readiness.impact.{}", impact.band.code()));
        let mut lines = vec![self.texts.fill("readiness.impact", &[("value", &points(impact.value)), ("band", &band)])];
        lines.extend(impact.is_estimated().then(|| self.texts.get("readiness.impact.estimated")));
        lines.extend(impact.floored.then(|| self.texts.get("readiness.impact.floored")));
        let parts = self.instrument.change.impact.parts.iter().zip(&impact.parts);
        let unknown = parts.filter(|(_, part)| part.origin == ImpactOrigin::Unknown);
        let unknown: Vec<String> = unknown.map(|(part, _)| self.heading(&self.instrument.questions[part.question])).collect();
        if !unknown.is_empty() {
            lines.push(self.texts.fill("readiness.impact.unknown", &[("questions", &unknown.join(" · "))]));
        }
        lines
    }

    /// How ready people are, a sentence each.
    #[must_use]
    pub fn readiness(&self, change: &Readiness) -> Vec<String> {
        let (Some(readiness), Some(band)) = (change.readiness, change.readiness_band) else {
            let past = self.past_change().into_iter();
            return [self.texts.get("readiness.not_assessed")].into_iter().chain(past).collect();
        };
        let band = self.texts.get(&format!("readiness.people.{}", band.code()));
        let mut lines = vec![self.texts.fill("readiness.people", &[("value", &points(readiness)), ("band", &band)])];
        let missing = change.parts.iter().enumerate().filter(|(_, part)| part.value.is_none());
        let missing: Vec<String> = missing.map(|(part, _)| self.readiness_part(part)).collect();
        if !missing.is_empty() {
            lines.push(self.texts.fill("readiness.left_out", &[("parts", &self.texts.list(&missing))]));
        }
        lines.extend(change.barrier.map(|part| self.texts.fill("readiness.barrier", &[("part", &self.readiness_part(part))])));
        lines
    }

    /// The name of a part of readiness.
    #[must_use]
    pub fn readiness_part(&self, part: usize) -> String {
        self.texts.get(&format!("part.{}", self.instrument.change.readiness.parts[part].id))
    }

    /// What is known of past changes is said even where readiness is not assessed.
    fn past_change(&self) -> Option<String> {
        let question = self.instrument.question_index("past_change")?;
        let State::Known(Answer::Scale(value)) = self.asked().state(question) else { return None };
        let band = match value {
            ..=2 => "low",
            3 => "medium",
            _ => "high",
        };
        Some(self.texts.get(&format!("readiness.past.{band}")))
    }

    /// What a band calls for.
    #[must_use]
    pub fn band(&self, band: Band) -> String {
        let (name, consequence) = (self.texts.get(&format!("band.{}.name", band.code())), self.texts.get(&format!("band.{}", band.code())));
        // In the middle of a sentence.
        self.texts.fill("readiness.band", &[("band", &name.to_lowercase()), ("consequence", &consequence)])
    }

    /// A support action: code, what, who, when, and where it stands.
    #[must_use]
    pub fn support(&self, raised: &RaisedAction) -> [String; 5] {
        let action = &self.instrument.change.actions[raised.action];
        let mut dates: Vec<String> = [action.when].iter().chain(&action.also).map(|rule| due(self.texts, *rule, &self.milestones)).collect();
        if raised.held {
            dates.extend(action.after.iter().map(|guard| self.texts.get(&format!("action.after.{guard}"))));
        }
        let state = match (raised.planned, raised.to_check) {
            (true, _) => "planned",
            (false, true) => "check",
            (false, false) => "todo",
        };
        [
            action.id.as_str().to_owned(),
            self.texts.get(&format!("action.{}", action.id)),
            self.actor(&action.owner),
            dates.join(" · "),
            self.texts.get(&format!("readiness.action.{state}")),
        ]
    }

    /// The name of an actor.
    #[must_use]
    pub fn actor(&self, actor: &ActorId) -> String {
        self.texts.get(&format!("actor.{actor}"))
    }

    /// An actor: code, name, role, how to deal with it, where it stands.
    #[must_use]
    pub fn actor_row(&self, status: &ActorStatus) -> [String; 5] {
        let actor = &self.instrument.people.actors[status.actor];
        let check = if status.to_check { ".check" } else { "" };
        [
            actor.id.as_str().to_owned(),
            self.actor(&actor.id),
            self.texts.get(&format!("actor.{}.role", actor.id)),
            self.texts.get(&format!("actors.mode.{}", actor.mode.code())),
            self.texts.get(&format!("actors.status.{}{check}", status.involvement.code())),
        ]
    }

    /// Who is to be managed closely and does not take part, in a sentence; only where it was asked who does.
    #[must_use]
    pub fn to_involve(&self) -> Option<String> {
        let people = &self.instrument.people;
        let is_asked = !matches!(self.asked().state(people.question), State::Unasked);
        let missing = self.assessment.actors.iter().filter(|status| is_asked && status.to_involve);
        let missing: Vec<String> = missing.map(|status| self.actor(&people.actors[status.actor].id)).collect();
        (!missing.is_empty()).then(|| self.texts.fill("actors.to_involve", &[("actors", &self.texts.list(&missing))]))
    }

    /// The name of a column of the matrix of roles.
    #[must_use]
    pub fn column(&self, column: &ActorId) -> String {
        self.texts.find(&format!("column.{column}")).map_or_else(|| self.actor(column), str::to_owned)
    }

    /// What is to be said of the matrix as a whole, a sentence each.
    #[must_use]
    pub fn raci_remarks(&self) -> Vec<String> {
        let raci = &self.assessment.raci;
        let mut lines = Vec::new();
        lines.extend((!raci.is_final).then(|| self.texts.get("raci.not_final")));
        if let Some((actor, rows)) = &raci.concentrated {
            let values = [("actor", self.actor(actor)), ("rows", self.texts.integer(*rows))];
            lines.push(self.texts.fill("raci.concentrated", &[(values[0].0, &values[0].1), (values[1].0, &values[1].1)]));
        }
        if !matches!(self.asked().state(self.instrument.people.question), State::Known(_)) {
            lines.push(self.texts.get("raci.assumed"));
        }
        lines
    }

    /// The roles nobody holds, once each, and who stands in.
    #[must_use]
    pub fn fallbacks(&self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for replaced in self.assessment.raci.rows.iter().flat_map(|row| &row.fallbacks) {
            let line = self.fallback(replaced);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }

    fn fallback(&self, replaced: &Replaced) -> String {
        let from = self.actor(&replaced.from);
        let line = match (&replaced.to, &replaced.note) {
            (Some(to), _) => self.texts.fill("raci.fallback.to", &[("from", &from), ("to", &self.actor(to))]),
            (None, Some(_)) => self.texts.fill("raci.fallback.outside", &[("from", &from)]),
            (None, None) => self.texts.fill("raci.fallback.dropped", &[("from", &from)]),
        };
        let note = replaced.note.as_ref().map(|note| self.texts.get(&format!("fallback.{note}")));
        [line].into_iter().chain(note).collect::<Vec<_>>().join(" ")
    }
}
