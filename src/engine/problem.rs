//! What is wrong with something read: where, what was found, what was expected. Worded elsewhere, in the reader's language.

use super::settings::Knob;

/// One problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Where: a question id, `tower_cap.ERP`, or a path in the file.
    pub place: String,
    /// What was found.
    pub found: Found,
    /// What was expected.
    pub expected: Expected,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A value, as written (cut when long).
    Value(String),
    /// A number.
    Number(f64),
    /// A list.
    List,
    /// An object.
    Object,
    /// Nothing: the key is missing.
    Nothing,
    /// The same value twice.
    Twice(String),
    /// "none" together with other options.
    NoneWithOthers,
    /// More choices than may be made.
    Choices(usize),
}

/// What was expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// A question of the instrument.
    Question,
    /// One of these values, or "dk".
    OneOf(Vec<String>),
    /// A list of these values, or "dk".
    ListOf(Vec<String>),
    /// One of these services.
    Service(Vec<String>),
    /// A whole number from 1 to 5, or "dk".
    Scale,
    /// An object of services and values.
    Cells,
    /// At most so many choices.
    AtMost(usize),
    /// "none" alone.
    NoneAlone,
    /// An object.
    Object,
    /// A list.
    List,
    /// Text.
    Text,
    /// A date, `2026-11-23`.
    Date,
    /// One of these words.
    Word(Vec<String>),
    /// A number between two bounds, on a grid counted from the lower one.
    Number {
        /// Lowest.
        low: f64,
        /// Highest.
        high: f64,
        /// Grid.
        step: f64,
    },
    /// A reason, in words.
    Reason,
}

impl Expected {
    /// A value of this number.
    #[must_use]
    pub const fn between(knob: &Knob) -> Self {
        Self::Number { low: knob.low, high: knob.high, step: knob.step }
    }
}

impl Found {
    /// Text as it can be quoted in a message.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let short: String = text.chars().take(40).collect();
        let cut = if short.len() < text.len() { "…" } else { "" };
        Self::Value(format!("\"{short}{cut}\""))
    }
}
