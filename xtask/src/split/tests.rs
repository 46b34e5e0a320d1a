//! Cuts a small program that the Rust compiler makes on the spot, and runs its files in Node.

use std::path::PathBuf;
use std::process::Command;

use super::*;
use crate::{command, paths};

/// Calls both sides before and after the parts are there, in the whole program when there is none.
const SCRIPT: &str = r#"
import { readFileSync } from "node:fs";
const [first, ...parts] = process.argv.slice(1);
const { instance } = await WebAssembly.instantiate(readFileSync(first));
const { common, rare } = instance.exports;
const said = [common(9)];
if (parts.length) {
  try { rare(4); said.push("called"); } catch (error) { said.push(error.constructor.name); }
}
for (const part of parts) {
  await WebAssembly.instantiate(readFileSync(part), { p: instance.exports });
}
said.push(rare(4), common(9), rare(5));
console.log(said.join(" "));
"#;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("perimetre-split-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    /// The fixture, compiled, after `change` was made to its text.
    fn linked(&self, change: impl Fn(String) -> String, options: &[&str]) -> Result<Vec<u8>> {
        let (source, made) = (self.0.join("fixture.rs"), self.0.join("linked.wasm"));
        std::fs::write(&source, change(include_str!("fixture.rs").to_owned()))?;
        let mut rustc = Command::new("rustc");
        rustc.args(["--edition=2024", "--crate-type=cdylib", "--target=wasm32-unknown-unknown", "-Cpanic=abort", "-Copt-level=2"]);
        rustc.args(["-Cstrip=debuginfo", "-Clto=fat", "--cap-lints=allow"]).args(options).arg("-o").arg(&made).arg(&source);
        command::run(rustc.current_dir(paths::root()))?;
        Ok(std::fs::read(made)?)
    }

    fn run(&self, parts: &[&[u8]]) -> Result<String> {
        let mut node = Command::new("node");
        node.args(["--input-type=module", "--eval", SCRIPT, "--"]);
        for (number, part) in parts.iter().enumerate() {
            let file = self.0.join(format!("{number}.wasm"));
            std::fs::write(&file, part)?;
            node.arg(file);
        }
        command::output(&mut node)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0); // only space is lost when this fails
    }
}

const RELOCATIONS: &[&str] = &["-Clink-arg=--emit-relocs"];

fn has(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

#[test]
fn both_parts_together_are_the_program_and_the_first_alone_lacks_only_what_is_behind_the_doors() -> Result {
    let folder = Folder::new("together")?;
    let linked = folder.linked(|text| text, RELOCATIONS)?;
    let whole = without_relocations(&linked)?;
    let pieces = split(&linked, &whole, |half| Ok(half.to_vec()))?.ok_or("no door was found")?;

    let expected = folder.run(&[&whole])?;
    let (before, after) = expected.split_once(' ').ok_or("the program says nothing")?;
    assert_eq!(folder.run(&[&pieces.first, &pieces.parts["odd"]])?, format!("{before} RuntimeError {after}"));

    for behind in ["a star", "a spiral"] {
        assert!(has(&whole, behind) && !has(&pieces.first, behind) && has(&pieces.parts["odd"], behind), "{behind}");
    }
    assert!(has(&pieces.first, "a square") && !has(&pieces.parts["odd"], "a square"));
    Ok(())
}

#[test]
fn each_part_has_its_own_and_the_first_what_two_parts_need() -> Result {
    let folder = Folder::new("several")?;
    // A second part that draws the same rare shapes, and calls a door of the other part.
    let more = r#"
    pub mod even {
        #[inline(never)]
        pub fn also(side: u32) -> u64 {
            u64::from(crate::behind::total(side)) ^ u64::from(crate::lonely(side)) ^ super::odd::rare(side, 7)
        }
    }
"#;
    let change = |text: String| {
        let text = text.replace("mod on_demand {", &format!("mod on_demand {{{more}"));
        text.replace("on_demand::odd::rare(side, 5) as u32", "(on_demand::odd::rare(side, 5) ^ on_demand::even::also(side)) as u32")
    };
    let linked = folder.linked(change, RELOCATIONS)?;
    let whole = without_relocations(&linked)?;
    let pieces = split(&linked, &whole, |piece| Ok(piece.to_vec()))?.ok_or("no door was found")?;
    let expected = folder.run(&[&whole])?;
    let (before, after) = expected.split_once(' ').ok_or("the program says nothing")?;
    let parts = [&pieces.parts["odd"], &pieces.parts["even"]];
    assert_eq!(folder.run(&[&pieces.first, parts[0], parts[1]])?, format!("{before} RuntimeError {after}"));
    assert_eq!(folder.run(&[&pieces.first, parts[1], parts[0]])?, format!("{before} RuntimeError {after}"));
    assert!(has(&pieces.first, "a star") && parts.iter().all(|part| !has(part, "a star")), "both draw it");
    assert!(has(parts[1], "a lonely line") && !has(parts[0], "a lonely line") && !has(&pieces.first, "a lonely line"));
    Ok(())
}

#[test]
fn a_method_that_both_sides_use_stays() -> Result {
    // The rare shapes are now also drawn in front of the doors: only the total stays behind.
    let folder = Folder::new("shared")?;
    let linked = folder.linked(
        |text| text.replace("static RARE", "pub static RARE").replace("&Square as &dyn Shape)", "behind::RARE)[side as usize % 3]"),
        RELOCATIONS,
    )?;
    let whole = without_relocations(&linked)?;
    let pieces = split(&linked, &whole, |half| Ok(half.to_vec()))?.ok_or("no door was found")?;
    let (before, after) = {
        let said = folder.run(&[&whole])?;
        said.split_once(' ').map(|(before, after)| (before.to_owned(), after.to_owned())).ok_or("the program says nothing")?
    };
    assert_eq!(folder.run(&[&pieces.first, &pieces.parts["odd"]])?, format!("{before} RuntimeError {after}"));
    assert!(has(&pieces.first, "a star") && !has(&pieces.parts["odd"], "a star"));
    Ok(())
}

#[test]
fn a_program_without_doors_stays_whole() -> Result {
    let folder = Folder::new("whole")?;
    let linked = folder.linked(|text| text.replace("on_demand", "at_once"), RELOCATIONS)?;
    assert_eq!(split(&linked, &linked, |half| Ok(half.to_vec()))?, None);
    Ok(())
}

#[test]
fn what_would_make_a_wrong_cut_is_an_error() -> Result {
    let folder = Folder::new("errors")?;
    let whole = |half: &[u8]| Ok(half.to_vec());
    let linked = folder.linked(|text| text, RELOCATIONS)?;
    let inlined =
        folder.linked(|text| text.replace("#[inline(never)]\n        pub fn rare", "#[inline(always)]\n        pub fn rare"), RELOCATIONS)?;
    let problem = split(&linked, &inlined, whole).err().map(|problem| problem.to_string()).unwrap_or_default();
    assert!(problem.contains("is no longer there"), "{problem}");

    let other = folder.linked(|text| text, &["-Clink-arg=--table-base=9"])?;
    let problem = split(&linked, &other, whole).err().map(|problem| problem.to_string()).unwrap_or_default();
    assert!(problem.contains("laid anew"), "{problem}");

    let silent = folder.linked(|text| text, &[])?;
    let problem = split(&silent, &silent, whole).err().map(|problem| problem.to_string()).unwrap_or_default();
    assert!(problem.contains("--emit-relocs"), "{problem}");
    Ok(())
}

#[test]
fn a_door_is_of_the_part_whose_module_it_stands_in() {
    assert_eq!(part("_ZN9perimetre3app9on_demand4full6update17h5e9d5273b043285bE"), Some("full"));
    assert_eq!(part("_ZN9perimetre3app9on_demand4work6update28_$u7b$$u7b$closure$u7d$$u7d$17h5e9d5273b043285bE"), Some("work"));
    assert_eq!(part("perimetre::app::on_demand::full::update"), Some("full"));
    assert_eq!(part("_ZN9perimetre3app9on_demand6update17h5e9d5273b043285bE"), None);
    assert_eq!(part("perimetre::app::on_demand::update"), None);
    assert_eq!(part("perimetre::app::update"), None);
}
