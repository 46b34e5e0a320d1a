//! The content and its door: what is asked, weighed and said, as data.
//!
//! It must not know the program that uses it. The only place where content is embedded.

#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod folder;
mod node;
mod read;

pub use node::ContentProblem;
use node::{Node, Problems};

use crate::{
    engine::Instrument,
    sorted::Map,
    text::{Catalog, Language},
    tree::Tree,
};

/// The instrument and its wordings.
#[derive(Clone, Debug)]
pub struct Content {
    /// What is asked and weighed.
    pub instrument: Instrument,
    /// What is said, in the order of [`Language::ALL`].
    pub catalogs: [Catalog; Language::ALL.len()],
}

impl Content {
    /// The wordings of a language.
    #[must_use]
    pub fn catalog(&self, language: Language) -> &Catalog {
        &self.catalogs[language as usize]
    }
}

/// The content embedded in the program: the instrument, and the words the quick path can show; natively all words.
#[must_use]
pub fn load() -> Content {
    let structure = parse(include_str!(concat!(env!("OUT_DIR"), "/structure.json")));
    let (instrument, problems) = instrument(&structure);
    // The content test keeps this list empty: an embedded problem is ours, never the visitor's.
    debug_assert!(problems.is_empty(), "{problems:?}");
    let catalogs = Language::ALL.map(|language| {
        let mut texts = texts(&parse(quick(language)));
        texts.extend(full(language));
        Catalog::new(language, texts)
    });
    Content { instrument, catalogs }
}

/// Reads a folder's tree: the instrument, and every problem found.
#[must_use]
pub fn instrument(structure: &Tree) -> (Instrument, Vec<ContentProblem>) {
    let problems = Problems::default();
    let instrument = read::instrument(&Node::root(structure, &problems));
    (instrument, problems.into_list())
}

fn quick(language: Language) -> &'static str {
    match language {
        Language::Fr => include_str!(concat!(env!("OUT_DIR"), "/fr.quick.json")),
        Language::En => include_str!(concat!(env!("OUT_DIR"), "/en.quick.json")),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn full(language: Language) -> Map<String, String> {
    texts(&parse(match language {
        Language::Fr => include_str!(concat!(env!("OUT_DIR"), "/fr.full.json")),
        Language::En => include_str!(concat!(env!("OUT_DIR"), "/en.full.json")),
    }))
}

#[cfg(target_arch = "wasm32")]
fn full(_: Language) -> Map<String, String> {
    Map::new()
}

#[allow(clippy::expect_used)] // Written by our own build step from the same tree type: it cannot fail, and a test reads it.
fn parse(json: &str) -> Tree {
    crate::json::parse(json).expect("the build step writes valid JSON")
}

fn texts(tree: &Tree) -> Map<String, String> {
    match tree {
        Tree::Map(entries) => {
            entries.iter().filter_map(|(key, value)| if let Tree::Text(text) = value { Some((key.clone(), text.clone())) } else { None }).collect()
        }
        _ => Map::new(),
    }
}
