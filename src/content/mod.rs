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
    /// Languages in which all that the full path can show is there.
    pub complete: [bool; Language::ALL.len()],
}

/// What the page's full path needs besides the quick one, in each language: what the bytes of its file come to.
static SEALS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/full.seals"));

impl Content {
    /// The wordings of a language.
    #[must_use]
    pub fn catalog(&self, language: Language) -> &Catalog {
        &self.catalogs[language as usize]
    }

    /// Whether the full path can be asked and told in a language.
    #[must_use]
    pub fn is_complete(&self, language: Language) -> bool {
        self.complete[language as usize]
    }

    /// This, and what the full path needs in a language. `None` when `file` is not the one made with this program.
    #[must_use]
    pub fn with_full(&self, language: Language, file: &[u8]) -> Option<Self> {
        if SEALS.chunks(8).nth(language as usize) != Some(pack::seal(file).as_slice()) {
            return None;
        }
        let mut input = Input::new(file);
        // Made anew rather than copied and replaced: the code that copies an instrument would weigh in the page.
        let mut all = Self { instrument: Instrument::unpack(&mut input), catalogs: self.catalogs.clone(), complete: self.complete };
        add_words(&mut input, std::slice::from_mut(&mut all.catalogs[language as usize]));
        all.complete[language as usize] = true;
        Some(all)
    }
}

/// The content embedded in the program: natively everything, in the page what the quick path asks and shows.
#[must_use]
pub fn load() -> Content {
    #[cfg(not(target_arch = "wasm32"))]
    let content = unpacked(
        include_bytes!(concat!(env!("OUT_DIR"), "/instrument.bin")),
        include_bytes!(concat!(env!("OUT_DIR"), "/words.bin")),
        [true; Language::ALL.len()],
    );
    #[cfg(target_arch = "wasm32")]
    let content = quick();
    content
}

/// What the page starts with: the rest comes with the full path.
#[must_use]
pub fn quick() -> Content {
    unpacked(
        include_bytes!(concat!(env!("OUT_DIR"), "/instrument.quick.bin")),
        include_bytes!(concat!(env!("OUT_DIR"), "/quick.bin")),
        [false; Language::ALL.len()],
    )
}

/// The file that the page fetches for the full path in a language.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn full_file(language: Language) -> &'static [u8] {
    match language {
        Language::Fr => include_bytes!(concat!(env!("OUT_DIR"), "/full.fr.bin")),
        Language::En => include_bytes!(concat!(env!("OUT_DIR"), "/full.en.bin")),
    }
}

fn unpacked(instrument: &[u8], words: &[u8], complete: [bool; Language::ALL.len()]) -> Content {
    let mut catalogs = Language::ALL.map(|language| Catalog::new(language, Map::new()));
    add_words(&mut Input::new(words), &mut catalogs);
    Content { instrument: Instrument::unpack(&mut Input::new(instrument)), catalogs, complete }
}

/// Words as the build packs them: keys once, then the words of each language in their order.
fn add_words(input: &mut Input<'_>, catalogs: &mut [Catalog]) {
    let keys: Vec<String> = Pack::unpack(input);
    for catalog in catalogs {
        for key in &keys {
            catalog.add(key.clone(), input.text().to_owned());
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
