//! Check your answers.

use crate::app::route::Route;

/// Check your answers.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewView {
    /// Heading.
    pub title: String,
    /// One sentence: how many known, unknown, missing.
    pub lead: String,
    /// Sections in order.
    pub sections: Vec<SectionView>,
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
    /// `known`, `unknown`, `missing`: for style; the words say it too.
    pub state: &'static str,
    /// "Change".
    pub change: String,
    /// Where Change leads.
    pub route: Route,
}
