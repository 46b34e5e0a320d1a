//! Cuts a small program that the Rust compiler makes on the spot, and runs both parts in Node.

use std::path::PathBuf;
use std::process::Command;

use super::*;
use crate::{command, paths};

/// Calls both sides before and after the second part is there, in the whole program when there is no second part.
const SCRIPT: &str = r#"
import { readFileSync } from "node:fs";
const [first, second] = process.argv.slice(1);
const { instance } = await WebAssembly.instantiate(readFileSync(first));
const { common, rare } = instance.exports;
const said = [common(9)];
if (second) {
  try { rare(4); said.push("called"); } catch (error) { said.push(error.constructor.name); }
  await WebAssembly.instantiate(readFileSync(second), { p: instance.exports });
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
    let halves = split(&linked, &whole, |half| Ok(half.to_vec()))?.ok_or("no door was found")?;

    let expected = folder.run(&[&whole])?;
    let (before, after) = expected.split_once(' ').ok_or("the program says nothing")?;
    assert_eq!(folder.run(&[&halves.first, &halves.second])?, format!("{before} RuntimeError {after}"));

    for behind in ["a star", "a spiral"] {
        assert!(has(&whole, behind) && !has(&halves.first, behind) && has(&halves.second, behind), "{behind}");
    }
    assert!(has(&halves.first, "a square") && !has(&halves.second, "a square"));
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
    let halves = split(&linked, &whole, |half| Ok(half.to_vec()))?.ok_or("no door was found")?;
    let (before, after) = {
        let said = folder.run(&[&whole])?;
        said.split_once(' ').map(|(before, after)| (before.to_owned(), after.to_owned())).ok_or("the program says nothing")?
    };
    assert_eq!(folder.run(&[&halves.first, &halves.second])?, format!("{before} RuntimeError {after}"));
    assert!(has(&halves.first, "a star") && !has(&halves.second, "a star"));
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
    let inlined = folder.linked(|text| text.replace("#[inline(never)]\n    pub fn rare", "#[inline(always)]\n    pub fn rare"), RELOCATIONS)?;
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
