//! The content and its door: what is asked, weighed and said, as data.
//!
//! It must not know the program that uses it. The only place where content is embedded.

#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod folder;
#[cfg(not(target_arch = "wasm32"))]
mod node;
pub mod pack;
#[cfg(not(target_arch = "wasm32"))]
pub mod reach;
#[cfg(not(target_arch = "wasm32"))]
mod read;
#[cfg(not(target_arch = "wasm32"))]
pub mod sources;

#[cfg(not(target_arch = "wasm32"))]
pub use node::ContentProblem;
use pack::{Input, Pack};

#[cfg(not(target_arch = "wasm32"))]
use crate::tree::Tree;
use crate::{
    engine::Instrument,
    sorted::Map,
    text::{Catalog, Language},
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
    let mut words = Language::ALL.map(|_| Map::new());
    add_words(include_bytes!(concat!(env!("OUT_DIR"), "/quick.bin")), &mut words);
    #[cfg(not(target_arch = "wasm32"))]
    add_words(include_bytes!(concat!(env!("OUT_DIR"), "/full.bin")), &mut words);
    let mut languages = Language::ALL.into_iter();
    #[cfg(not(target_arch = "wasm32"))]
    let instrument = include_bytes!(concat!(env!("OUT_DIR"), "/instrument.bin")).as_slice();
    // The page asks the quick path only: it does not carry the risks that path cannot show.
    #[cfg(target_arch = "wasm32")]
    let instrument = include_bytes!(concat!(env!("OUT_DIR"), "/instrument.quick.bin")).as_slice();
    Content {
        instrument: Instrument::unpack(&mut Input::new(instrument)),
        catalogs: words.map(|words| Catalog::new(languages.next().unwrap_or(Language::Fr), words)),
    }
}

/// Words as the build packs them: keys once, then the words of each language in their order.
fn add_words(bytes: &[u8], words: &mut [Map<String, String>; Language::ALL.len()]) {
    let mut input = Input::new(bytes);
    let keys: Vec<String> = Pack::unpack(&mut input);
    for texts in words {
        for key in &keys {
            texts.insert(key.clone(), input.text().to_owned());
        }
    }
}

/// Reads a folder's tree: the instrument, and every problem found.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn instrument(structure: &Tree) -> (Instrument, Vec<ContentProblem>) {
    let problems = node::Problems::default();
    let instrument = read::instrument(&node::Node::root(structure, &problems));
    (instrument, problems.into_list())
}

#[cfg(not(target_arch = "wasm32"))]
fn texts(tree: &Tree) -> Map<String, String> {
    match tree {
        Tree::Map(entries) => {
            entries.iter().filter_map(|(key, value)| if let Tree::Text(text) = value { Some((key.clone(), text.clone())) } else { None }).collect()
        }
        _ => Map::new(),
    }
}
