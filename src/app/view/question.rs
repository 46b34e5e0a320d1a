//! A question page.

/// A question.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionView {
    /// Its id, unique on the page; prefix of element ids.
    pub id: String,
    /// Section name, above the heading.
    pub section: String,
    /// The question itself: legend and heading.
    pub heading: String,
    /// Help text.
    pub hint: String,
    /// How the choices behave.
    pub kind: ChoiceKind,
    /// Choices in order, "I don't know" last.
    pub choices: Vec<Choice>,
    /// What is wrong, when Continue was pressed too early.
    pub error: Option<ErrorView>,
    /// How far we are.
    pub progress: ProgressView,
    /// Back label.
    pub back: String,
    /// Continue label.
    pub next: String,
    /// Keyboard help, one line, shown to keyboard users.
    pub keys: String,
    /// Label of the disclosure of sources.
    pub sources_label: String,
    /// Where the question comes from.
    pub sources: Vec<SourceView>,
}

/// How choices behave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceKind {
    /// One of several: radios.
    One,
    /// One of five labelled steps: radios laid out as a scale.
    Scale,
    /// Several: checkboxes.
    Several,
    /// Several services: checkboxes as cards in a grid.
    Towers,
}

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What choosing it says.
    pub value: String,
    /// Label.
    pub label: String,
    /// Second line, may be empty (what a service holds).
    pub detail: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Set apart from the others and exclusive of them: "none of these", "I don't know".
    pub apart: bool,
    /// The key that chooses it: `1` to `9`, `0`.
    pub key: Option<char>,
    /// Cannot be added: the most that may be chosen is reached.
    pub full: bool,
}

/// An error.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorView {
    /// Title of the summary.
    pub title: String,
    /// The message, also shown at the field; in the summary it links to the first choice.
    pub message: String,
}

/// Progress.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressView {
    /// "Question 3 of 12".
    pub text: String,
    /// Questions behind us, 0 to `total`.
    pub done: usize,
    /// Questions in all.
    pub total: usize,
}

/// A source.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceView {
    /// Its id, `S16` or `L6`.
    pub id: String,
    /// What it says or is.
    pub text: String,
}
