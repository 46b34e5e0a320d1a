//! Wording: id to text in one language, numbers and lists as that language writes them.
//!
//! It must not know what the ids mean, nor anything of the browser.

use crate::sorted::Map;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// All, French first: most users are French.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// Its code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `fr`, `fr-CA` or `EN`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// Which form a noun takes after `count`.
    fn is_one(self, count: usize) -> bool {
        match self {
            Self::Fr => count < 2,
            Self::En => count == 1,
        }
    }
}

/// The wordings of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    language: Language,
    texts: Map<String, String>,
}

impl Catalog {
    /// A catalogue of `texts`.
    #[must_use]
    pub fn new(language: Language, texts: Map<String, String>) -> Self {
        Self { language, texts }
    }

    /// Adds a wording, or says it otherwise.
    pub fn add(&mut self, key: String, text: String) {
        self.texts.insert(key, text);
    }

    /// Its language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Its keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }

    /// The wording of `key`, if there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&str> {
        self.texts.get(key).map(String::as_str)
    }

    /// The wording of `key`. A missing one shows as its key, so that it is seen; a test keeps that from happening.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.find(key).map_or_else(|| format!("[{key}]"), str::to_owned)
    }

    /// The wording of `key` with `{name}` replaced.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let template = self.get(key);
        let mut text = String::with_capacity(template.len());
        let mut rest = template.as_str();
        // One pass over the template: a value that itself holds braces is left as it is.
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after_name)) = after.split_once('}') else {
                rest = &rest[before.len()..];
                break;
            };
            match values.iter().find(|(value, _)| *value == name) {
                Some((_, value)) => text.push_str(value),
                None => text.extend(["{", name, "}"]),
            }
            rest = after_name;
        }
        text.push_str(rest);
        text
    }

    /// The wording of `key` for a count: `key.one` or `key.other`, with `{n}` and the other values replaced.
    #[must_use]
    pub fn count(&self, key: &str, count: usize, values: &[(&str, &str)]) -> String {
        let form = if self.language.is_one(count) { "one" } else { "other" };
        let number = self.integer(count);
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        self.fill(&format!("{key}.{form}"), &all)
    }

    /// A whole number: « 2 000 », "2,000".
    #[must_use]
    pub fn integer(&self, number: usize) -> String {
        let digits = number.to_string();
        let separator = match self.language {
            Language::Fr => '\u{202f}',
            Language::En => ',',
        };
        let mut text = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }

    /// A share of 1 as a percentage rounded to a multiple of `step`: « 75 % », "75%".
    #[must_use]
    pub fn percent(&self, share: f64, step: u8) -> String {
        let number = rounded_percent(share, step);
        match self.language {
            Language::Fr => format!("{number}\u{a0}%"),
            Language::En => format!("{number}%"),
        }
    }

    /// A day: « 1er mars 2027 », "1 March 2027".
    #[must_use]
    pub fn date(&self, (year, month, day): (i32, i32, i32)) -> String {
        let day = if day == 1 { self.get("date.first") } else { day.to_string() };
        let month = self.get(&format!("month.{month}"));
        self.fill("date", &[("day", &day), ("month", &month), ("year", &year.to_string())])
    }

    /// Several things in a row: « a, b et c », "a, b and c".
    #[must_use]
    pub fn list(&self, things: &[String]) -> String {
        let and = match self.language {
            Language::Fr => " et ",
            Language::En => " and ",
        };
        match things {
            [] => String::new(),
            [one] => one.clone(),
            [start @ .., last] => format!("{}{and}{last}", start.join(", ")),
        }
    }
}

/// `share` of 1 in percent, rounded to a multiple of `step`.
#[must_use]
// Clamped to 0..=100, without `clamp`: its message for wrong bounds writes numbers, 20 kB in the page's program.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::manual_clamp)]
pub fn rounded_percent(share: f64, step: u8) -> u8 {
    let step = f64::from(step.max(1));
    ((share * 100.0 / step + 0.5).floor() * step).max(0.0).min(100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::{Catalog, Language};

    fn catalog(language: Language, texts: &[(&str, &str)]) -> Catalog {
        Catalog::new(language, texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn values_replace_their_names_and_nothing_else() {
        let texts = catalog(Language::En, &[("a", "{x} of {y}, {z}"), ("b", "open { brace")]);
        assert_eq!(texts.fill("a", &[("x", "{y}"), ("y", "2")]), "{y} of 2, {z}");
        assert_eq!(texts.fill("b", &[]), "open { brace");
        assert_eq!(texts.get("missing"), "[missing]");
    }

    #[test]
    fn each_language_counts_its_own_way() {
        let texts = &[("n.one", "{n} thing"), ("n.other", "{n} things")];
        assert_eq!(catalog(Language::Fr, texts).count("n", 0, &[]), "0 thing");
        assert_eq!(catalog(Language::En, texts).count("n", 0, &[]), "0 things");
        assert_eq!(catalog(Language::En, texts).count("n", 2000, &[]), "2,000 things");
        assert_eq!(catalog(Language::Fr, texts).count("n", 2000, &[]), "2\u{202f}000 things");
    }

    #[test]
    fn numbers_and_lists_follow_the_language() {
        let (fr, en) = (catalog(Language::Fr, &[]), catalog(Language::En, &[]));
        assert_eq!((fr.percent(0.738, 5), en.percent(0.738, 1)), ("75\u{a0}%".into(), "74%".into()));
        let things = ["a", "b", "c"].map(str::to_owned);
        assert_eq!((fr.list(&things), en.list(&things[..2])), ("a, b et c".into(), "a and b".into()));
        assert_eq!(Language::from_tag("FR-ca"), Some(Language::Fr));
        assert_eq!(Language::from_tag("de"), None);
    }
}
