//! How a journey points at something on the page.

use std::fmt;

/// Something on the page.
#[derive(Clone, Debug)]
pub enum Target {
    /// The first shown element that a CSS selector finds.
    Css(String),
    /// What is named so: first a control whose whole text or label it is, then any element, then one that contains it.
    Text(String),
}

/// By CSS selector.
pub fn css(selector: &str) -> Target {
    Target::Css(selector.to_owned())
}

/// By the words on it, as they are read: all spaces and both apostrophes are alike.
pub fn text(words: &str) -> Target {
    Target::Text(words.to_owned())
}

impl Target {
    /// The task of page.js that finds it, and that task's argument.
    pub(crate) fn task(&self) -> (&'static str, &str) {
        match self {
            Self::Css(selector) => ("css", selector),
            Self::Text(words) => ("text", words),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Css(selector) => f.write_str(selector),
            Self::Text(words) => write!(f, "“{words}”"),
        }
    }
}
