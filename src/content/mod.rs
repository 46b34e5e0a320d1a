//! The content and its door: what is asked, weighed and said, as data.
//!
//! It must not know the program that uses it. The only place where content is embedded.

use std::sync::Arc;

#[cfg(not(target_arch = "wasm32"))]
pub mod bundle;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
#[cfg(not(target_arch = "wasm32"))]
pub mod folder;
#[cfg(not(target_arch = "wasm32"))]
mod node;
pub mod pack;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
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
    pub instrument: Arc<Instrument>,
    /// What is said, in the order of [`Language::ALL`].
    pub catalogs: [Catalog; Language::ALL.len()],
    /// Languages in which all that the full path can show is there.
    pub complete: [bool; Language::ALL.len()],
    /// Languages in which what the quick path shows is there.
    pub spoken: [bool; Language::ALL.len()],
    /// Whose it is: files of one owner go together.
    pub owner: Owner,
}

/// Whose a content is: nobody's but the program's, or what the instrument of a site's own content comes to.
pub type Owner = [u8; 8];
/// The content published with the program.
pub const PUBLISHED: Owner = [0; 8];

/// How content is packed, and what the interface has words for: what a site's own content must share with the program.
pub static LAYOUT: &[u8; 8] = include_bytes!(concat!(env!("OUT_DIR"), "/layout.seal"));

/// A site's own file, as `perimetre pack` writes it: how it is packed, whose it is, what the rest comes to, and the rest.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn own_file(owner: Owner, file: &[u8]) -> Vec<u8> {
    [LAYOUT.as_slice(), &owner, &pack::seal(file), file].concat()
}

/// What is in a file, and whose it is: the one made with this program in a language, or a whole one of a site's own.
fn opened<'a>(seals: &[u8], language: Language, file: &'a [u8]) -> Option<(Owner, &'a [u8])> {
    if seals.chunks(8).nth(language as usize) == Some(pack::seal(file).as_slice()) {
        return Some((PUBLISHED, file));
    }
    let (owner, rest) = file.strip_prefix(LAYOUT)?.split_first_chunk()?;
    let (seal, rest) = rest.split_first_chunk()?;
    (*seal == pack::seal(rest)).then_some((*owner, rest))
}

/// What the page's quick path needs, in each language: what the bytes of its file come to.
static QUICK_SEALS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/quick.seals"));
/// How a language is named in itself.
const OWN_NAME: &str = "language.name";

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

    /// Whether the quick path can be asked and told in a language.
    #[must_use]
    pub fn speaks(&self, language: Language) -> bool {
        self.spoken[language as usize]
    }

    /// What the quick path needs, in one language, by its code. `None` when `file` is not the one made with this program.
    #[must_use]
    pub fn of(code: &str, file: &[u8]) -> Option<Self> {
        let language = Language::from_tag(code)?;
        opened(QUICK_SEALS, language, file).map(|(owner, file)| Self { owner, ..unpacked(language, file) })
    }

    /// This, and what the quick path says in another language. `None` when `file` is not the one made with this program.
    #[must_use]
    pub fn with_words(&self, language: Language, file: &[u8]) -> Option<Self> {
        let (_, file) = opened(QUICK_SEALS, language, file).filter(|(owner, _)| *owner == self.owner)?;
        let (mut catalogs, mut spoken) = (self.catalogs.clone(), self.spoken);
        add_words(&mut Input::new(file), std::slice::from_mut(&mut catalogs[language as usize]));
        spoken[language as usize] = true;
        Some(Self { instrument: Arc::clone(&self.instrument), catalogs, complete: self.complete, spoken, owner: self.owner })
    }

    /// This, and what the full path needs in a language. `None` when `file` is not the one made with this program.
    #[must_use]
    pub fn with_full(&self, language: Language, file: &[u8]) -> Option<Self> {
        let (_, file) = opened(SEALS, language, file).filter(|(owner, _)| *owner == self.owner)?;
        let mut input = Input::new(file);
        // Made anew rather than copied and replaced: the code that copies an instrument would weigh in the page.
        let mut all = Self {
            instrument: Arc::new(Instrument::unpack(&mut input)),
            catalogs: self.catalogs.clone(),
            complete: self.complete,
            spoken: self.spoken,
            owner: self.owner,
        };
        add_words(&mut input, std::slice::from_mut(&mut all.catalogs[language as usize]));
        all.complete[language as usize] = true;
        Some(all)
    }
}

/// The content embedded in the program: everything. The page is handed its content, a file a language.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn load() -> Content {
    let mut catalogs = Language::ALL.map(|language| Catalog::new(language, Map::new()));
    add_words(&mut Input::new(include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"))), &mut catalogs);
    let instrument = Instrument::unpack(&mut Input::new(include_bytes!(concat!(env!("OUT_DIR"), "/instrument.bin"))));
    let all = [true; Language::ALL.len()];
    Content { instrument: Arc::new(instrument), catalogs, complete: all, spoken: all, owner: PUBLISHED }
}

/// What the quick path needs, in every language.
#[must_use]
pub fn quick() -> Content {
    let mut content = quick_in(Language::Fr);
    add_words(&mut Input::new(quick_file(Language::En)), std::slice::from_mut(&mut content.catalogs[Language::En as usize]));
    content.spoken = [true; Language::ALL.len()];
    content
}

/// What the quick path needs, in one language.
#[must_use]
pub fn quick_in(language: Language) -> Content {
    unpacked(language, quick_file(language))
}

/// What the quick path needs in a language, as the build packed it.
#[must_use]
pub fn quick_file(language: Language) -> &'static [u8] {
    match language {
        Language::Fr => include_bytes!(concat!(env!("OUT_DIR"), "/quick.fr.bin")),
        Language::En => include_bytes!(concat!(env!("OUT_DIR"), "/quick.en.bin")),
    }
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

fn unpacked(language: Language, file: &[u8]) -> Content {
    let mut catalogs = Language::ALL.map(|language| Catalog::new(language, Map::new()));
    let mut input = Input::new(file);
    add_words(&mut input, std::slice::from_mut(&mut catalogs[language as usize]));
    for catalog in &mut catalogs {
        catalog.add(OWN_NAME.to_owned(), input.text().to_owned());
    }
    let instrument = Arc::new(Instrument::unpack(&mut input));
    Content { instrument, catalogs, complete: [false; Language::ALL.len()], spoken: Language::ALL.map(|one| one == language), owner: PUBLISHED }
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
