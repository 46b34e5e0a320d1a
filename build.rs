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
    node::{Node, Problems},
    pack::{self, Pack, pack_text},
    read,
};
use tree::Tree;

const FOLDER: &str = "src/content";
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
const LANGUAGES: [&str; 2] = ["fr", "en"];
const PARTS: [&str; 3] = ["ui", "quick", "full"];

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
        if question.asked_in == engine::questionnaire::AskedIn::FullOnly {
            question.order.clear();
            question.sources.clear();
        }
    }
    let mut bytes = Vec::new();
    quick.pack(&mut bytes);

    let languages = LANGUAGES.into_iter().map(|language| Ok((language, words(folder, language)?))).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    let all: Vec<&Words> = languages.iter().map(|(_, words)| words).collect();
    if all.iter().any(|words| !words.keys().eq(all[0].keys())) {
        return Err("the languages do not have the same keys".into());
    }
    let in_page = |key: &str| !key.starts_with(NOT_IN_THE_PAGE);
    let with_full = |key: &str, part: usize| PARTS[part] == "full" || ON_DEMAND.iter().any(|start| key.starts_with(start));
    // Natively everything.
    fs::write(out.join("words.bin"), packed(&all, |_, _| true))?;
    // In the page what the quick path can show, a file a language: words first, so that a second language needs to read no further.
    // Each language is named in itself, whatever the language of the page.
    let mut seals = Vec::new();
    for (language, words) in &languages {
        let mut file = packed(&[words], |key, part| in_page(key) && !with_full(key, part));
        all.iter().for_each(|words| pack_text(words.get(OWN_NAME).map_or("", |(_, text)| text), &mut file));
        file.extend(&bytes);
        seals.extend(pack::seal(&file));
        fs::write(out.join(format!("quick.{language}.bin")), file)?;
    }
    fs::write(out.join("quick.seals"), seals)?;
    // What the page fetches for the full path: a file a language, and what the bytes of each must come to.
    let mut seals = Vec::new();
    for (language, words) in &languages {
        let mut file = whole.clone();
        file.extend(packed(&[words], |key, part| in_page(key) && with_full(key, part)));
        seals.extend(pack::seal(&file));
        fs::write(out.join(format!("full.{language}.bin")), file)?;
    }
    fs::write(out.join("full.seals"), seals)?;
    Ok(())
}

/// The words of a language by key, each with its part.
type Words = std::collections::BTreeMap<String, (usize, String)>;

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

/// Keys once, then the words of each language in their order.
fn packed(languages: &[&Words], keep: impl Fn(&str, usize) -> bool) -> Vec<u8> {
    let kept =
        |words: &'_ Words| words.iter().filter(|(key, (part, _))| keep(key, *part)).map(|(key, (_, text))| (key.clone(), text.clone())).collect();
    let kept: Vec<Vec<(String, String)>> = languages.iter().map(|words| kept(words)).collect();
    let mut bytes = Vec::new();
    kept[0].iter().map(|(key, _)| key.clone()).collect::<Vec<_>>().pack(&mut bytes);
    kept.iter().flatten().for_each(|(_, text)| pack_text(text, &mut bytes));
    bytes
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
