//! What a file holds, counted: said before it is passed on.

use super::Record;
use crate::engine::{calendar::Milestones, checklist::Status};

/// How many of each thing a record holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Questions with an answer.
    pub answers: usize,
    /// Notes on questions.
    pub notes: usize,
    /// Participants.
    pub participants: usize,
    /// Answers of a participant to a question.
    pub voices: usize,
    /// Names of people: participants and owners of checklist items.
    pub names: usize,
    /// Checklist items with a status.
    pub statuses: usize,
    /// Dates of the project and of checklist items.
    pub dates: usize,
    /// Notes on checklist items.
    pub item_notes: usize,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Numbers of the model changed and guards switched off.
    pub settings: usize,
    /// Reasons given for them.
    pub reasons: usize,
    /// What another version of the program wrote and this one does not know.
    pub unknown: usize,
}

impl Contents {
    /// Each thing it holds, counted, with its name, in the order in which it is said; what it does not hold is left out.
    #[must_use]
    pub fn counts(&self) -> Vec<(&'static str, usize)> {
        let written = self.written();
        let others = [
            ("answers", self.answers),
            ("participants", self.participants),
            ("voices", self.voices),
            ("statuses", self.statuses),
            ("dates", self.dates),
            ("settings", self.settings),
        ];
        others.into_iter().filter(|(_, count)| *count > 0).chain(written).collect()
    }

    /// The part of it that people wrote, which a redacted file does without.
    #[must_use]
    pub fn written(&self) -> Vec<(&'static str, usize)> {
        let written = [
            ("notes", self.notes),
            ("names", self.names),
            ("item_notes", self.item_notes),
            ("evidence", self.evidence),
            ("reasons", self.reasons),
            ("unknown", self.unknown),
        ];
        written.into_iter().filter(|(_, count)| *count > 0).collect()
    }
}

impl Record {
    /// What it holds.
    #[must_use]
    pub fn contents(&self) -> Contents {
        let (kept, settings) = (&self.kept, &self.settings);
        let details = || self.details.values();
        let filled = |texts: &mut dyn Iterator<Item = &String>| texts.filter(|text| !text.is_empty() && *text != super::REDACTED).count();
        let aside = &kept.settings;
        Contents {
            answers: self.responses.len(),
            notes: self.notes.len(),
            participants: kept.participants.len(),
            voices: kept.voices.values().map(|given| given.len()).sum(),
            names: filled(&mut kept.participants.iter().map(|who| &who.name).chain(details().map(|detail| &detail.owner))),
            statuses: self.progress.values().filter(|status| **status != Status::default()).count(),
            dates: details().filter(|detail| detail.due.is_some()).count()
                + Milestones::NAMES.iter().filter(|name| self.milestones.get(name).is_some()).count(),
            item_notes: filled(&mut details().map(|detail| &detail.note)),
            evidence: filled(&mut details().map(|detail| &detail.evidence)),
            settings: settings.numbers().len() + settings.guards_off().len(),
            reasons: filled(&mut settings.numbers().values().map(|set| &set.reason).chain(settings.guards_off().values())),
            unknown: [&kept.responses, &kept.items, &kept.parts, &aside.values, &aside.guards_off, &aside.parts].map(|map| map.len()).iter().sum(),
        }
    }
}
