//! The record as it may be passed on: what was decided, without who said what.

use super::{Kept, Record, v1::ParticipantV1};
use crate::sorted::{Map, sort};

/// What stands in place of a reason. A sign and not a word: the file has no language.
pub const REDACTED: &str = "***";

impl Record {
    /// The same answers, statuses, dates and settings, and the same result, without a word that a person wrote: no note, no name, no evidence, no reason.
    /// Participants stay as numbers, because where their answers differ counts. What another version of the program wrote goes too: it may hold anything.
    #[must_use]
    pub fn redacted(&self) -> Self {
        let numbers = self.numbers_of_participants();
        let number = |id: &String| numbers.get(id).cloned().unwrap_or_default();
        let participant = |who: &ParticipantV1| ParticipantV1 { id: number(&who.id), name: String::new(), group: who.group.clone() };
        let mut details = self.details.clone();
        details.retain(|_, details| {
            details.owner.clear();
            details.note.clear();
            details.evidence.clear();
            details.due.is_some()
        });
        let voices = self.kept.voices.iter();
        Self {
            path: self.path,
            started_on: self.started_on.clone(),
            responses: self.responses.clone(),
            progress: self.progress.clone(),
            details,
            notes: Map::new(),
            settings: self.settings.with_reasons_as(REDACTED),
            milestones: self.milestones,
            kept: Kept {
                participants: self.kept.participants.iter().map(participant).collect(),
                voices: voices
                    .map(|(question, given)| (question.clone(), given.iter().map(|(who, answer)| (number(who), answer.clone())).collect()))
                    .collect(),
                ..Kept::default()
            },
        }
    }

    /// A number for each participant: an id of the file may be a name. They are given in the order of the ids, so that nothing comes in another order.
    fn numbers_of_participants(&self) -> Map<String, String> {
        let listed = self.kept.participants.iter().map(|who| who.id.as_str());
        let mut ids: Vec<&str> = listed.chain(self.kept.voices.values().flat_map(|given| given.keys().map(String::as_str))).collect();
        sort(&mut ids, |one, other| one < other);
        ids.dedup();
        let width = ids.len().to_string().len();
        let number = |index: usize| {
            let digits = (index + 1).to_string();
            ["p", &"0".repeat(width.saturating_sub(digits.len())), &digits].concat()
        };
        ids.iter().enumerate().map(|(index, id)| ((*id).to_owned(), number(index))).collect()
    }
}
