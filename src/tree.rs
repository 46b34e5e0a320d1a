//! A value tree: what files and content are read into before anything is believed, and what is written out of.
//!
//! It must not know what the keys mean.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number written without fraction or exponent.
    Integer(i64),
    /// Any other number, as it is written: nothing is lost on the way back.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// An object, in the order of the file; keys are distinct.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// The value of a key of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// What it is, for messages.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Number(number) => number.chars().take(40).collect(),
            Self::Text(text) => {
                let short: String = text.chars().take(40).collect();
                let cut = if short.len() < text.len() { "…" } else { "" };
                format!("\"{short}{cut}\"")
            }
            Self::List(_) => "a list".into(),
            Self::Map(_) => "an object".into(),
        }
    }

    /// Text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A number with at most 12 decimals, more than any figure of ours means: 69.5, not 69.49999999999999; 0.0, never -0.0.
    /// What is not a number is `null`, as in other writers.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within 2^63 by the test before.
    pub fn number(number: f64) -> Self {
        const UNIT: u64 = 1_000_000_000_000;
        let scaled = (number.abs() * 1e12).round();
        if scaled.is_nan() || scaled >= 9e18 {
            return Self::Null;
        }
        let scaled = scaled as u64;
        let sign = if number < 0.0 && scaled > 0 { "-" } else { "" };
        let fraction = (UNIT + scaled % UNIT).to_string();
        let fraction = fraction[1..].trim_end_matches('0');
        Self::Number(format!("{sign}{}.{}", scaled / UNIT, if fraction.is_empty() { "0" } else { fraction }))
    }
}

/// An object being written, its keys in the order they are given.
///
/// One method a type of value, none inlined: a field then costs the page's program a few bytes.
#[derive(Default)]
pub struct Object(Vec<(String, Tree)>);

impl Object {
    /// An empty object.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Puts a value under a key.
    #[inline(never)]
    pub fn put(&mut self, key: &str, value: Tree) {
        self.0.push((key.to_owned(), value));
    }

    /// Puts a text under a key.
    #[inline(never)]
    pub fn text(&mut self, key: &str, text: &str) {
        self.put(key, Tree::text(text));
    }

    /// Puts a text under a key, unless it is empty.
    #[inline(never)]
    pub fn some_text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    /// Puts a text or `null` under a key.
    #[inline(never)]
    pub fn text_or_null(&mut self, key: &str, text: Option<&str>) {
        self.put(key, text.map_or(Tree::Null, Tree::text));
    }

    /// Puts a list of texts under a key.
    #[inline(never)]
    pub fn texts(&mut self, key: &str, texts: &[&str]) {
        self.put(key, Tree::List(texts.iter().map(|text| Tree::text(text)).collect()));
    }

    /// Puts a number under a key.
    #[inline(never)]
    pub fn number(&mut self, key: &str, number: f64) {
        self.put(key, Tree::number(number));
    }

    /// Puts a number or `null` under a key.
    #[inline(never)]
    pub fn number_or_null(&mut self, key: &str, number: Option<f64>) {
        self.put(key, number.map_or(Tree::Null, Tree::number));
    }

    /// Puts a whole number under a key.
    #[inline(never)]
    pub fn integer(&mut self, key: &str, number: i8) {
        self.put(key, Tree::Integer(number.into()));
    }

    /// Puts true or false under a key.
    #[inline(never)]
    pub fn flag(&mut self, key: &str, flag: bool) {
        self.put(key, Tree::Bool(flag));
    }

    /// Adds these entries after the others.
    pub fn extend<'a>(&mut self, entries: impl Iterator<Item = (&'a String, &'a Tree)>) {
        for (key, value) in entries {
            self.put(key, value.clone());
        }
    }

    /// Whether it has no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object.
    #[must_use]
    pub fn done(self) -> Tree {
        Tree::Map(self.0)
    }

    /// The object, its keys in order: tables keyed by ids do not depend on the order of writing.
    #[must_use]
    pub fn sorted(mut self) -> Tree {
        crate::sorted::sort(&mut self.0, |one, other| one.0 < other.0);
        Tree::Map(self.0)
    }
}
