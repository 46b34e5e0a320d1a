//! The program's last steps: small, cut in parts, with names that follow from the bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{self, program};
use crate::{Result, names, paths, split};

/// Nothing of ours lies in the first kilobyte of the memory, and what is called once is worth inlining when it is small:
/// larger functions compress better apart.
/// Code that is folded together and memory that is packed are smaller, and compress worse.
const SMALLER: [&str; 6] =
    ["--low-memory-unused", "--one-caller-inline-max-function-size=30", "--skip-pass=code-folding", "--skip-pass=memory-packing", "-Oz", "-Oz"];
/// Sections that only tools read.
const STRIPPED: [&str; 3] = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/// The parts of the program that the loader knows.
pub const PARTS: [&str; 3] = ["full", "work", "workbook"];
/// How the names start of the parts of the program that are fetched on demand.
pub const PART: &str = "perimetre-part-";
/// How the names start of the styles that are fetched with them.
pub const STYLES: &str = "perimetre-more-";
/// How the names start of what the quick path asks and says, a file a language.
pub const QUICK: &str = "perimetre-quick-";
/// How the names start of the words that are fetched with them.
pub const WORDS: &str = "perimetre-words-";

/// The names of the program's files.
pub struct Files {
    /// What every visitor downloads.
    pub wasm: String,
    /// wasm-bindgen's script.
    pub script: String,
    /// What is fetched on demand, a file a part, by its name; none when the program is whole.
    pub parts: BTreeMap<String, String>,
}

/// Finishes what wasm-bindgen left in a folder.
pub fn finish(folder: &Path, wasm: &str, script: &str) -> Result<Files> {
    let plain = folder.join(wasm);
    fs::write(&plain, split::snipped(&split::without_relocations(&fs::read(&plain)?)?)?)?;
    if let Ok(dir) = std::env::var("DUMP_DIR") {
        fs::copy(&plain, format!("{dir}/plain.wasm"))?;
        fs::copy(folder.join(script), format!("{dir}/plain.js"))?;
    }
    // Doors must still be there when the program is cut, and be found by their names.
    let doors = format!("--no-inline=*{}*", split::DOORS);
    optimise(&plain, &[&[doors.as_str(), "--debuginfo"], &SMALLER[..]].concat())?;

    let whole = fs::read(&plain)?;
    let scratch = folder.join("scratch.wasm");
    let finish = |half: &[u8]| -> Result<Vec<u8>> {
        fs::write(&scratch, half)?;
        optimise(&scratch, &[&SMALLER[..], &STRIPPED].concat())?;
        let finished = fs::read(&scratch)?;
        fs::remove_file(&scratch)?;
        Ok(finished)
    };
    let (first, parts) = match split::split(&fs::read(linked()?)?, &whole, finish)? {
        Some(pieces) => (pieces.first, pieces.parts),
        None => (finish(&whole)?, BTreeMap::new()),
    };
    fs::write(&plain, first)?;
    names::shorten(&plain, &folder.join(script))?;
    named(folder, wasm, script, &parts)
}

/// Names the files by what they are together: a first file from a cache must never meet another build's parts.
fn named(folder: &Path, wasm: &str, script: &str, parts: &BTreeMap<String, Vec<u8>>) -> Result<Files> {
    let stem = script.trim_end_matches(".js");
    let text = fs::read_to_string(folder.join(script))?;
    let first = fs::read(folder.join(wasm))?;
    let hash = paths::hash(&[first.as_slice(), &parts.values().flatten().copied().collect::<Vec<u8>>(), text.replace(stem, "").as_bytes()].concat());
    let new = format!("perimetre-web-{hash}");
    let files = Files {
        wasm: format!("{new}_bg.wasm"),
        script: format!("{new}.js"),
        parts: parts.keys().map(|name| (name.clone(), format!("{PART}{name}-{hash}.wasm"))).collect(),
    };
    fs::remove_file(folder.join(wasm))?;
    fs::remove_file(folder.join(script))?;
    fs::write(folder.join(&files.wasm), first)?;
    fs::write(folder.join(&files.script), text.replace(stem, &new))?;
    for (name, file) in &files.parts {
        fs::write(folder.join(file), &parts[name])?;
    }
    Ok(files)
}

fn optimise(file: &Path, options: &[&str]) -> Result {
    command::run(program("wasm-opt")?.arg(file).arg("--output").arg(file).args(options))
}

/// What cargo made, before wasm-bindgen.
fn linked() -> Result<PathBuf> {
    let metadata = command::output(program("cargo")?.args(["metadata", "--format-version=1", "--no-deps", "--locked", "--offline"]))?;
    let target = paths::target(&metadata).ok_or("cargo metadata names no target folder")?;
    Ok(target.join("wasm32-unknown-unknown/release/perimetre-web.wasm"))
}
