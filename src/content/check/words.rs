//! The words: exactly the texts asked for, in each language, in the right file, fit to be shown.

use std::collections::{BTreeMap, BTreeSet};

use super::{Content, typography::french, wanted::wanted};
use crate::{
    content::{
        folder::{Folder, Part, text_path},
        node::Problems,
    },
    text::Language,
    tree::Tree,
};

/// Words of one language: key to the files that hold it, and what they say.
type Words<'a> = BTreeMap<&'a str, Vec<(Part, &'a Tree)>>;

pub(super) fn check(folder: &Folder, content: &Content<'_>, problems: &Problems) {
    let checker = Checker { problems };
    let words = Language::ALL.map(|language| (language, read(folder, language)));
    for (language, words) in &words {
        checker.keys(*language, words, content);
        checker.values(*language, words);
    }
    for (language, ours) in &words {
        for (other, theirs) in words.iter().filter(|(other, _)| other != language) {
            checker.compare(*language, ours, *other, theirs);
        }
    }
}

fn read(folder: &Folder, language: Language) -> Words<'_> {
    let mut words: Words<'_> = BTreeMap::new();
    for part in Part::ALL {
        if let Some(Tree::Map(entries)) = folder.words.get(&(language, part)) {
            entries.iter().for_each(|(key, value)| words.entry(key).or_default().push((part, value)));
        }
    }
    words
}

struct Checker<'a> {
    problems: &'a Problems,
}

impl Checker<'_> {
    fn problem(&self, language: Language, part: Part, key: &str, message: impl Into<String>) {
        self.problems.add(&format!("{}.{key}", text_path(language, part)), message);
    }

    /// Nothing missing, nothing extra, nothing twice, nothing where it is not needed.
    fn keys(&self, language: Language, words: &Words<'_>, content: &Content<'_>) {
        let wanted = wanted(content);
        for (key, text) in &wanted {
            let Some(held) = words.get(key.as_str()) else {
                if !text.optional {
                    self.problem(language, text.part, key, "this text is missing");
                }
                continue;
            };
            for (part, _) in held {
                match (text.part, *part) {
                    // The interface's words are in the first download too.
                    (Part::Quick, Part::Quick | Part::Ui) | (Part::Full, Part::Full) => {}
                    (Part::Quick, _) => {
                        self.problem(
                            language,
                            *part,
                            key,
                            format!("the quick path can show it: it belongs in {}.toml", text_path(language, Part::Quick)),
                        );
                    }
                    _ => {
                        self.problem(
                            language,
                            *part,
                            key,
                            format!("only the full path shows it: it belongs in {}.toml", text_path(language, Part::Full)),
                        );
                    }
                }
            }
        }
        for (key, held) in words {
            for (part, _) in held.iter().filter(|(part, _)| *part != Part::Ui && !wanted.contains_key(*key)) {
                self.problem(language, *part, key, "unknown key: nothing in the content asks for this text");
            }
            if let [(first, _), others @ ..] = &held[..] {
                for (part, _) in others {
                    self.problem(language, *part, key, format!("this text is also in {}.toml", text_path(language, *first)));
                }
            }
            // A text that depends on a number has two forms; options may be called "one" and "other", and "one" may stand beside "several".
            let is_alone = |stem: &str| !words.keys().any(|other| other != key && other.strip_prefix(stem).is_some_and(|rest| rest.starts_with('.')));
            let pair = match key.rsplit_once('.') {
                Some((stem, "one")) if is_alone(stem) => Some(format!("{stem}.other")),
                Some((stem, "other")) => Some(format!("{stem}.one")),
                _ => None,
            };
            if let (Some(pair), [(Part::Ui, _)]) = (pair, &held[..])
                && !words.contains_key(pair.as_str())
            {
                self.problem(language, Part::Ui, key, format!("its other form \"{pair}\" is missing"));
            }
        }
    }

    fn values(&self, language: Language, words: &Words<'_>) {
        for (key, held) in words {
            for (part, value) in held {
                let Tree::Text(text) = value else {
                    self.problem(language, *part, key, format!("found {}, expected text; is the key in quotes?", value.describe()));
                    continue;
                };
                if text.trim().is_empty() {
                    self.problem(language, *part, key, "this text is empty");
                } else if text.trim() != text {
                    self.problem(language, *part, key, "this text starts or ends with a space");
                }
                if language == Language::Fr {
                    french(text).into_iter().for_each(|fault| self.problem(language, *part, key, fault));
                }
            }
        }
    }

    /// The same texts, with the same values to fill in.
    fn compare(&self, language: Language, ours: &Words<'_>, other: Language, theirs: &Words<'_>) {
        for (key, held) in theirs {
            let Some((part, value)) = held.first() else { continue };
            match ours.get(key).and_then(|held| held.first()) {
                // A text the content asks for was already named.
                None if *part == Part::Ui || key.ends_with(".none_of_these") => {
                    self.problem(language, *part, key, format!("this text is missing; {}.toml has it", text_path(other, *part)));
                }
                // Said once, of the later language.
                Some((ours_in, ours)) if other < language => {
                    let (mut expected, mut found) = (placeholders(value), placeholders(ours));
                    // The form for one may say the number in letters, or not at all.
                    if key.ends_with(".one") {
                        expected.remove("n");
                        found.remove("n");
                    }
                    if expected != found {
                        let list = |names: BTreeSet<&str>| names.into_iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ");
                        let (expected, found) = (list(expected), list(found));
                        self.problem(language, *ours_in, key, format!("fills in \"{found}\", but {} fills in \"{expected}\"", other.code()));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The `{names}` of a text.
fn placeholders(value: &Tree) -> BTreeSet<&str> {
    let Tree::Text(text) = value else { return BTreeSet::new() };
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::placeholders;
    use crate::tree::Tree;

    #[test]
    fn placeholders_are_what_is_between_braces() {
        let text = Tree::Text("{a} of {b}, {a} { c".into());
        assert_eq!(placeholders(&text).into_iter().collect::<Vec<_>>(), ["a", "b"]);
    }
}
