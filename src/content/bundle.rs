//! The files the page is handed: what each holds of the instrument and of the words. Made by the build for the content published with the
//! program, and by `perimetre pack` for a site's own.
//!
//! Native only, and part of the build step: it must not know how anything is read.

use std::collections::BTreeMap;

use super::pack::{Pack, pack_text};
use crate::engine::{instrument::Instrument, questionnaire::AskedIn};

/// The languages, by code, in the order of the files.
pub const LANGUAGES: [&str; 2] = ["fr", "en"];
/// The files of words of a language, in the order of a word's part.
pub const PARTS: [&str; 3] = ["ui", "quick", "full"];

/// The words of a language by key, each with the place of its file in [`PARTS`].
pub type Words = BTreeMap<String, (usize, String)>;

/// Starts of keys whose words the page does without: those of reports.
const NOT_IN_THE_PAGE: &str = "export.";
/// Starts of keys whose words only what is fetched on demand shows; the seed's claims, which the quick path names by their number,
/// are among them.
const ON_DEMAND: [&str; 31] = [
    "report.",
    "risk.",
    "item.",
    "checklist.",
    "level.",
    "status.",
    "milestones.",
    "actor.",
    "when.",
    "full.",
    "files.",
    "follow.",
    "change.",
    "lift.",
    "settings.",
    "actors.",
    "raci.",
    "scenario.",
    "readiness.",
    "group.",
    "guard.G06",
    "guard.G08",
    "guard.G12",
    "guard.G15",
    "guard.G16",
    "guard.G17",
    "mode.",
    "phase.",
    "picture.",
    "source.S",
    "tower.GOV",
];
/// How a language is named in itself.
const OWN_NAME: &str = "language.name";

/// The files of a content, each in the order of [`LANGUAGES`].
pub struct Files {
    /// What the quick path asks, weighs and says.
    pub quick: Vec<Vec<u8>>,
    /// What the full path and what is done with a result need besides.
    pub full: Vec<Vec<u8>>,
}

/// The files of a content whose languages, in the order of [`LANGUAGES`], have the same keys.
#[must_use]
pub fn files(instrument: &Instrument, languages: &[Words]) -> Files {
    let in_page = |key: &str| !key.starts_with(NOT_IN_THE_PAGE);
    let with_full = |key: &str, part: usize| PARTS[part] == "full" || ON_DEMAND.iter().any(|start| key.starts_with(start));
    let all: Vec<&Words> = languages.iter().collect();
    let mut asked = Vec::new();
    quick(instrument).pack(&mut asked);
    // Words first, so that a second language needs to read no further. Each language is named in itself, whatever the language of the page.
    let quick = |words: &&Words| {
        let mut file = packed(&[words], |key, part| in_page(key) && !with_full(key, part));
        all.iter().for_each(|words| pack_text(words.get(OWN_NAME).map_or("", |(_, text)| text), &mut file));
        file.extend(&asked);
        file
    };
    let full = |words: &&Words| {
        let mut file = Vec::new();
        instrument.pack(&mut file);
        file.extend(packed(&[words], |key, part| in_page(key) && with_full(key, part)));
        file
    };
    Files { quick: all.iter().map(quick).collect(), full: all.iter().map(full).collect() }
}

/// All words of all languages, for the command.
#[must_use]
pub fn all_words(languages: &[Words]) -> Vec<u8> {
    packed(&languages.iter().collect::<Vec<_>>(), |_, _| true)
}

/// The instrument without what the quick path does not need.
fn quick(instrument: &Instrument) -> Instrument {
    let mut quick = instrument.clone();
    // What follows from a scope is computed by a part that brings the whole instrument.
    quick.risks.clear();
    // How far support is planned is part of readiness.
    quick.change.actions.iter_mut().for_each(|action| action.sources.clear());
    quick.people.actors.iter_mut().for_each(|actor| actor.sources.clear());
    quick.people.columns.clear();
    quick.people.activities.clear();
    quick.people.fallbacks.clear();
    quick.criteria.iter_mut().for_each(|criterion| criterion.sources.clear());
    quick.towers.iter_mut().for_each(|tower| tower.sources.clear());
    quick.tower_guards.iter_mut().for_each(|guard| guard.sources.clear());
    quick.maturity.iter_mut().for_each(|item| item.sources.clear());
    for question in &mut quick.questions {
        if question.asked_in == AskedIn::FullOnly {
            question.order.clear();
            question.sources.clear();
        }
    }
    quick
}

/// Keys once, then the words of each language in their order.
fn packed(languages: &[&Words], keep: impl Fn(&str, usize) -> bool) -> Vec<u8> {
    let kept =
        |words: &'_ Words| words.iter().filter(|(key, (part, _))| keep(key, *part)).map(|(key, (_, text))| (key.clone(), text.clone())).collect();
    let kept: Vec<Vec<(String, String)>> = languages.iter().map(|words| kept(words)).collect();
    let mut bytes = Vec::new();
    let keys: Vec<String> = kept.first().into_iter().flatten().map(|(key, _)| key.clone()).collect();
    keys.pack(&mut bytes);
    kept.iter().flatten().for_each(|(_, text)| pack_text(text, &mut bytes));
    bytes
}
