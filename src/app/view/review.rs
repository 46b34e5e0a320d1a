//! Check your answers.

use super::{SiftView, full_review, on_demand};
use crate::{
    app::{full_path::Full, parts, route::Route, update::shown, words::Words},
    engine::Answer,
};

/// Check your answers.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewView {
    /// Heading.
    pub title: String,
    /// One sentence: how many known, unknown, missing.
    pub lead: String,
    /// Which answers are shown, where that may be chosen.
    pub sift: Option<Box<SiftView>>,
    /// Sections in order.
    pub sections: Vec<SectionView>,
    /// What is kept without being used, a sentence each.
    pub ignored: Vec<String>,
    /// Label of the main button.
    pub see_result: String,
    /// Why the result cannot be given yet, when it cannot.
    pub blocked: Option<String>,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct SectionView {
    /// Name.
    pub name: String,
    /// Rows in order.
    pub rows: Vec<AnswerRow>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerRow {
    /// The question.
    pub question: String,
    /// The answers, one a line.
    pub answers: Vec<String>,
    /// What was noted.
    pub note: Option<String>,
    /// `known`, `unknown`, `missing`: for style; the words say it too.
    pub state: &'static str,
    /// "Change".
    pub change: String,
    /// Where Change leads.
    pub route: Route,
    /// Whether the visitor left from here, and comes back.
    pub is_left: bool,
}

pub(super) fn review(words: &Words<'_>) -> ReviewView {
    let model = words.model;
    let instrument = model.instrument();
    let mut sections: Vec<SectionView> = Vec::new();
    let full = Full::new(model);
    let (mut known, mut unknown, mut missing) = (0, 0, 0);
    for id in shown(model) {
        let Some(question) = instrument.question(&id) else { continue };
        let (answers, state) = match (model.record.responses.get(id.as_str()), parts::full(model)) {
            (Some(Answer::Matrix(_)), Some(has)) => on_demand::full::cells(has, words, &full, &id),
            (None, _) => (vec![words.get("answer.missing")], "missing"),
            (Some(Answer::Unknown), _) => (vec![words.get("answer.unknown")], "unknown"),
            (Some(answer), _) => (words.answer(question, answer), "known"),
        };
        *match state {
            "known" => &mut known,
            "unknown" => &mut unknown,
            _ => &mut missing,
        } += 1;
        let note = model.record.notes.get(id.as_str()).cloned();
        let row = AnswerRow {
            question: words.heading(question),
            answers,
            note,
            state,
            change: words.get("review.change"),
            is_left: model.sift.left.as_ref() == Some(&id),
            route: Route::Question(id),
        };
        let name = words.get(&format!("section.{}", instrument.sections[question.section].id));
        match sections.last_mut() {
            Some(section) if section.name == name => section.rows.push(row),
            _ => sections.push(SectionView { name, rows: vec![row] }),
        }
    }
    let counts = words.counted(&[("review.known", known), ("review.unknown", unknown), ("review.missing", missing)]);
    let least = instrument.thresholds.known_answers;
    let mut view = ReviewView {
        title: words.get("review.title"),
        lead: words.texts.fill("review.lead", &[("counts", &counts)]),
        sift: None,
        sections,
        ignored: full_review::ignored(words, &full),
        see_result: words.get("review.see_result"),
        blocked: (known < least).then(|| words.texts.count("review.blocked", least, &[])),
    };
    if let Some(has) = parts::on_full(model) {
        on_demand::full::sift(has, words, &full, &mut view);
    }
    view
}
