//! The program in several files: what every visitor needs, and parts that are fetched when someone asks for what they do.
//!
//! A function in a module `on_demand::x` is a door to the part `x`: whatever can be reached only through doors of one part goes to
//! its file, and what two parts need stays in the first. Nothing is listed by hand. All files share one memory and one table of
//! functions; a door in the first file is a call through a slot of that table which the part fills when it comes. Called before,
//! it stops the program, as a panic does.

mod cut;
mod module;
mod reach;
mod snip;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use wasm_encoder::RawSection;
use wasmparser::{Parser, Payload};

use crate::Result;
use cut::Cut;
use module::Module;
pub use snip::snipped;

/// The name of the modules whose modules' functions are doors, as it is in the names of functions, mangled or not.
pub const DOORS: &str = "on_demand";

/// A program cut in parts.
#[derive(Debug, PartialEq, Eq)]
pub struct Pieces {
    /// What every visitor needs.
    pub first: Vec<u8>,
    /// What the doors of each part lead to, by its name.
    pub parts: BTreeMap<String, Vec<u8>>,
}

/// Cuts `program`, which was made of `linked` and still has the names of its functions. `None` when there is no door.
///
/// `finish` makes a file small and forgets its names; it must keep what the file gives and takes, and may take less.
pub fn split(linked: &[u8], program: &[u8], finish: impl Fn(&[u8]) -> Result<Vec<u8>>) -> Result<Option<Pieces>> {
    let linked = Module::read(linked)?;
    let wanted = doors(&linked);
    if wanted.is_empty() {
        return Ok(None);
    }
    if let Some(nobodys) = wanted.iter().find(|name| part(name).is_none()) {
        return Err(format!("the door {nobodys} is of no part: it has to stand in a module of {DOORS}").into());
    }
    let cut = Cut::new(program, reach::behind(&linked, part)?, part)?;
    let found = doors(cut.program());
    if let Some(lost) = wanted.difference(&found).next() {
        return Err(format!("the door {lost} is no longer there: it was inlined, and what it leads to is in the first file").into());
    }
    same_slots(&linked, cut.program())?;
    let mut parts = BTreeMap::new();
    let mut given = BTreeMap::new();
    for name in cut.parts() {
        let bytes = finish(&cut.part(name)?)?;
        let bytes = crate::names::renamed(&bytes, &mut given).ok_or("a part's import section cannot be read")?;
        parts.insert((*name).to_owned(), bytes);
    }
    let first = finish(&cut.first(&given)?)?;
    Ok(Some(Pieces { first, parts }))
}

/// The part that a function is a door to, by its name: `…on_demand::full::update…`, or mangled, `…9on_demand4full6update…`.
fn part(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once(DOORS)?;
    let (part, rest) = if let Some(rest) = rest.strip_prefix("::") {
        rest.split_once("::")?
    } else {
        let word = rest.trim_start_matches(|character: char| character.is_ascii_digit());
        let length = rest[..rest.len() - word.len()].parse().ok()?;
        word.split_at_checked(length)?
    };
    // A function of the module itself is followed by nothing, or by its hash.
    let is_function = rest.is_empty() || rest.starts_with("17h") && rest.len() <= "17h0123456789abcdefE".len();
    (!is_function).then_some(part)
}

fn doors<'a>(module: &Module<'a>) -> BTreeSet<&'a str> {
    module.names.values().copied().filter(|name| name.contains(DOORS)).collect()
}

/// What the linker said of slots must hold of the program: a function that is still there under its name is still where it was.
fn same_slots(linked: &Module<'_>, program: &Module<'_>) -> Result {
    let left: BTreeSet<&str> = program.names.values().copied().collect();
    for (slot, function) in &linked.slots {
        let Some(name) = linked.names.get(function).filter(|name| left.contains(*name)) else { continue };
        if program.slots.get(slot).and_then(|function| program.names.get(function)) != Some(name) {
            return Err(format!("the table of functions was laid anew: {name} is no longer in slot {slot}").into());
        }
    }
    Ok(())
}

/// The program without what the linker left for tools: wasm-opt would read it and trust it, though it no longer holds.
pub fn without_relocations(program: &[u8]) -> Result<Vec<u8>> {
    let mut kept = wasm_encoder::Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        let for_tools = matches!(&payload, Payload::CustomSection(section) if section.name() == "linking" || section.name().starts_with("reloc."));
        if let Some((id, range)) = payload.as_section()
            && !for_tools
        {
            kept.section(&RawSection { id, data: &program[range] });
        }
    }
    Ok(kept.finish())
}
