//! A site's own content, written as the page takes it.
//!
//! Native only. It must not know what the content means.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    LAYOUT,
    bundle::{self, LANGUAGES, PARTS, Words},
    folder::{Folder, Part},
    own_file,
    pack::{Pack, seal},
};
use crate::{json, text::Language, tree::Tree};

/// A file that was written, and its bytes.
pub type Written = (PathBuf, usize);

/// Writes the files of a folder without problems into `out`, `content.json` last: it is what the element's `src` names.
///
/// # Errors
/// The first file that cannot be written, and why.
pub fn write(folder: &Folder, out: &Path) -> Result<Vec<Written>, (PathBuf, io::Error)> {
    let put = |name: &str, bytes: &[u8]| {
        let path = out.join(name);
        fs::write(&path, bytes).map(|()| (path.clone(), bytes.len())).map_err(|error| (path, error))
    };
    fs::create_dir_all(out).map_err(|error| (out.to_owned(), error))?;
    let instrument = folder.content().instrument;
    let mut whole = Vec::new();
    instrument.pack(&mut whole);
    let owner = seal(&whole);
    let languages: Vec<Words> = Language::ALL.into_iter().map(|language| words(folder, language)).collect();
    let files = bundle::files(&instrument, &languages);
    let mut manifest = vec![
        ("format".to_owned(), Tree::Text("perimetre-content".to_owned())),
        ("version".to_owned(), Tree::Integer(1)),
        ("program".to_owned(), Tree::Text(env!("CARGO_PKG_VERSION").to_owned())),
        ("layout".to_owned(), Tree::Text(hex(*LAYOUT))),
    ];
    let mut written = Vec::new();
    for (kind, files) in [("quick", files.quick), ("full", files.full)] {
        let mut names = Vec::new();
        for (language, file) in LANGUAGES.iter().zip(files) {
            let file = own_file(owner, &file);
            let name = format!("{kind}.{language}.{}.bin", hex(seal(&file)));
            written.push(put(&name, &file)?);
            names.push(((*language).to_owned(), Tree::Text(name)));
        }
        manifest.push((kind.to_owned(), Tree::Map(names)));
    }
    written.push(put("content.json", (json::write(&Tree::Map(manifest)) + "\n").as_bytes())?);
    Ok(written)
}

/// The words of a language, each with the file it stands in.
#[must_use]
pub fn words(folder: &Folder, language: Language) -> Words {
    let mut words = Words::new();
    for part in Part::ALL {
        let Some(Tree::Map(entries)) = folder.words.get(&(language, part)) else { continue };
        let place = PARTS.iter().position(|name| *name == part.code()).unwrap_or_default();
        words.extend(
            entries.iter().filter_map(|(key, text)| if let Tree::Text(text) = text { Some((key.clone(), (place, text.clone()))) } else { None }),
        );
    }
    words
}

fn hex(bytes: [u8; 8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
