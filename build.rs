//! Packs the content folder: TOML for its authors, bytes for the program, which then needs no reader of content in the browser.
//!
//! The reader and the packer are the library's own files. A folder with problems stops the build and names them all;
//! `perimetre check` names them with file and line.
#![allow(dead_code, missing_docs, unused_imports, clippy::all, clippy::pedantic)] // The shared files are linted in the library.

use std::{env, error::Error, fs, path::Path};

use toml::Value;

#[path = "src/content/compile.rs"]
mod content;
#[path = "src/engine/mod.rs"]
mod engine;
#[path = "src/json/mod.rs"]
mod json;
#[path = "src/sorted.rs"]
mod sorted;
#[path = "src/tree.rs"]
mod tree;

use content::{
    bundle::{self, LANGUAGES, PARTS, Words},
    node::{Node, Problems},
    pack::{self, Pack},
    read,
};
use tree::Tree;

const FOLDER: &str = "src/content";
/// What says how content is packed.
const LAYOUT: [&str; 3] = ["src/content/bundle.rs", "src/content/pack.rs", "src/content/pack/people.rs"];
fn main() -> Result<(), Box<dyn Error>> {
    for watched in [FOLDER, "src/engine", "src/json", "src/sorted.rs", "src/tree.rs", "build.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let folder = Path::new(FOLDER);
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);

    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    let mut structure = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "toml")) {
        let name = file.file_stem().and_then(|stem| stem.to_str()).ok_or("a content file's name is not text")?;
        structure.push((name.to_owned(), tree(&Value::Table(table(file)?))));
    }
    let structure = Tree::Map(structure);
    let problems = Problems::default();
    let instrument = read::instrument(&Node::root(&structure, &problems));
    let problems: Vec<String> = problems.into_list().iter().map(ToString::to_string).collect();
    if !problems.is_empty() {
        return Err(problems.join("\n").into());
    }
    let mut whole = Vec::new();
    instrument.pack(&mut whole);
    fs::write(out.join("instrument.bin"), &whole)?;

    let languages = LANGUAGES.into_iter().map(|language| words(folder, language)).collect::<Result<Vec<_>, _>>()?;
    if languages.iter().any(|words| !words.keys().eq(languages[0].keys())) {
        return Err("the languages do not have the same keys".into());
    }
    // Natively everything; in the page a file a language, and what the bytes of each must come to.
    fs::write(out.join("words.bin"), bundle::all_words(&languages))?;
    let files = bundle::files(&instrument, &languages);
    for (name, files) in [("quick", &files.quick), ("full", &files.full)] {
        let seals: Vec<u8> = files.iter().flat_map(|file| pack::seal(file)).collect();
        fs::write(out.join(format!("{name}.seals")), seals)?;
        for (language, file) in LANGUAGES.iter().zip(files) {
            fs::write(out.join(format!("{name}.{language}.bin")), file)?;
        }
    }
    // A site's own content must be packed as this program unpacks it, and say all that it says.
    let mut layout = env::var("CARGO_PKG_VERSION")?.into_bytes();
    for file in LAYOUT {
        layout.extend(fs::read(file)?);
    }
    layout.extend(languages[0].iter().filter(|(_, (part, _))| *part == 0).flat_map(|(key, _)| key.bytes()));
    fs::write(out.join("layout.seal"), pack::seal(&layout))?;
    Ok(())
}

fn words(folder: &Path, language: &str) -> Result<Words, Box<dyn Error>> {
    let mut words = Words::new();
    for (part, name) in PARTS.iter().enumerate() {
        for (key, text) in table(&folder.join(format!("text/{language}.{name}.toml")))? {
            let text = text.as_str().ok_or_else(|| format!("{key} is not text"))?.to_owned();
            words.insert(key, (part, text));
        }
    }
    Ok(words)
}

fn table(file: &Path) -> Result<toml::Table, Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()).into())
}

fn tree(value: &Value) -> Tree {
    match value {
        Value::String(text) => Tree::Text(text.clone()),
        Value::Integer(number) => Tree::Integer(*number),
        Value::Float(number) => Tree::Number(number.to_string()),
        Value::Boolean(value) => Tree::Bool(*value),
        Value::Datetime(date) => Tree::Text(date.to_string()),
        Value::Array(values) => Tree::List(values.iter().map(tree).collect()),
        Value::Table(entries) => Tree::Map(entries.iter().map(|(key, value)| (key.clone(), tree(value))).collect()),
    }
}
