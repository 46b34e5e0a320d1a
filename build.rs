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
    pack::{Pack, pack_text},
    read,
};
use tree::Tree;

const FOLDER: &str = "src/content";
/// Starts of keys whose words the page does without: those of reports, those that only the full path shows,
/// and the seed's claims, which the page names by their number.
const NOT_IN_THE_PAGE: [&str; 16] = [
    "actors.",
    "raci.",
    "readiness.",
    "when.go_live",
    "export.",
    "group.",
    "guard.G06",
    "guard.G08",
    "guard.G12",
    "guard.G15",
    "guard.G16",
    "guard.G17",
    "mode.",
    "phase.",
    "source.S",
    "tower.GOV",
];
const LANGUAGES: [&str; 2] = ["fr", "en"];

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
    let mut bytes = Vec::new();
    instrument.pack(&mut bytes);
    fs::write(out.join("instrument.bin"), bytes)?;

    let mut quick = instrument.clone();
    quick.risks.retain(|risk| risk.quick);
    quick.risks_left_out = instrument.risks.len() - quick.risks.len();
    // Shown nowhere in the page.
    quick.change.actions.iter_mut().for_each(|action| action.sources.clear());
    quick.people.actors.iter_mut().for_each(|actor| actor.sources.clear());
    quick.people.activities.iter_mut().for_each(|activity| activity.sources.clear());
    quick.criteria.iter_mut().for_each(|criterion| criterion.sources.clear());
    quick.towers.iter_mut().for_each(|tower| tower.sources.clear());
    quick.tower_guards.iter_mut().for_each(|guard| guard.sources.clear());
    quick.maturity.iter_mut().for_each(|item| item.sources.clear());
    for question in &mut quick.questions {
        question.order.clear();
        if question.asked_in == engine::questionnaire::AskedIn::FullOnly {
            question.sources.clear();
        }
    }
    let mut bytes = Vec::new();
    quick.pack(&mut bytes);
    fs::write(out.join("instrument.quick.bin"), bytes)?;

    // What the quick path can show is in the first download; the rest comes only with the full path.
    for (bundle, parts) in [("quick", &["ui", "quick"][..]), ("full", &["full"])] {
        fs::write(out.join(format!("{bundle}.bin")), words(folder, parts)?)?;
    }
    Ok(())
}

/// Keys once, then the words of each language in their order.
fn words(folder: &Path, parts: &[&str]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut languages = Vec::new();
    for language in LANGUAGES {
        let mut texts = std::collections::BTreeMap::new();
        for part in parts {
            texts.extend(table(&folder.join(format!("text/{language}.{part}.toml")))?);
        }
        let in_page = |key: &str| !NOT_IN_THE_PAGE.iter().any(|start| key.starts_with(start));
        if parts.contains(&"full") {
            for part in ["ui", "quick"] {
                texts.extend(table(&folder.join(format!("text/{language}.{part}.toml")))?.into_iter().filter(|(key, _)| !in_page(key)));
            }
        } else {
            texts.retain(|key, _| in_page(key));
        }
        languages.push(texts);
    }
    let keys: Vec<String> = languages[0].keys().cloned().collect();
    if languages.iter().any(|texts| !texts.keys().eq(&keys)) {
        return Err(format!("the languages do not have the same keys in {}", parts.join(", ")).into());
    }
    let mut bytes = Vec::new();
    keys.pack(&mut bytes);
    for texts in &languages {
        for (key, text) in texts {
            pack_text(text.as_str().ok_or_else(|| format!("{key} is not text"))?, &mut bytes);
        }
    }
    Ok(bytes)
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
