//! The parts of the full path: what is said, what is open, where to go on.

use super::ProgressView;
use crate::app::{
    full_path::{Full, Progress, question},
    route::Route,
    words::Words,
};

/// The parts.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionsView {
    /// Heading.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// How far all of it is.
    pub progress: ProgressView,
    /// The main button: its label, and where it leads.
    pub go_on: (String, Route),
    /// Parts in order.
    pub sections: Vec<SectionCard>,
    /// Label of the button to the result.
    pub see_result: String,
}

/// A part.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionCard {
    /// Its number, from 1.
    pub number: String,
    /// Its name.
    pub name: String,
    /// "About 20 min".
    pub minutes: String,
    /// "3 answers given, 1 "I don't know" and 2 unanswered".
    pub counts: String,
    /// `todo`, `doing`, `done`: for style; `label` says it too.
    pub state: &'static str,
    /// The state in a word.
    pub label: String,
    /// The button: its label, and where it leads.
    pub action: (String, Route),
}

/// How many questions are answered, answered "I don't know", and open.
pub(super) fn counts(full: &Full<'_>, questions: &[usize]) -> [usize; 3] {
    let mut counts = [0; 3];
    for question in questions {
        counts[match full.progress(*question) {
            Progress::Known => 0,
            Progress::Unknown => 1,
            Progress::Open | Progress::Partial => 2,
        }] += 1;
    }
    counts
}

pub(super) fn sections(words: &Words<'_>) -> SectionsView {
    let model = words.model;
    let full = Full::new(model);
    let sections = &model.instrument().sections;
    let name = |section: usize| words.get(&format!("section.{}", sections[section].id));
    let [_, _, open] = counts(&full, &full.shown);
    let (total, done) = (full.shown.len(), full.shown.len() - open);
    let numbers = [words.texts.integer(done), words.texts.integer(total)];
    let first = full.first_open(&full.shown);
    let go_on = match first {
        Some(index) => (words.texts.fill("full.go_on", &[("section", &name(model.instrument().questions[index].section))]), question(model, index)),
        None => (words.get("full.to_review"), Route::Review),
    };
    SectionsView {
        title: words.get("full.title"),
        lead: words.get("full.lead"),
        progress: ProgressView { text: words.texts.fill("full.progress", &[("done", &numbers[0]), ("total", &numbers[1])]), done, total },
        go_on,
        sections: (0..sections.len()).map(|section| card(words, &full, section, name(section))).collect(),
        see_result: words.get("review.see_result"),
    }
}

fn card(words: &Words<'_>, full: &Full<'_>, section: usize, name: String) -> SectionCard {
    let questions = full.section(section);
    let counts = counts(full, &questions);
    let is_untouched = questions.iter().all(|question| full.progress(*question) == Progress::Open);
    let state = match counts {
        [_, _, 0] => "done",
        _ if is_untouched => "todo",
        _ => "doing",
    };
    let target = full.first_open(&questions).map_or(Route::Review, |index| question(words.model, index));
    SectionCard {
        number: (section + 1).to_string(),
        name,
        minutes: words.texts.fill("full.minutes", &[("n", &words.texts.integer(words.model.instrument().sections[section].minutes as usize))]),
        counts: words.counted(&[("review.known", counts[0]), ("review.unknown", counts[1]), ("review.missing", counts[2])]),
        state,
        label: words.get(&format!("full.state.{state}")),
        action: (words.get(&format!("full.action.{state}")), target),
    }
}
