//! The program in two files: what every visitor needs, and what only the full path needs, fetched when someone takes it.
//!
//! A function in a module named `on_demand` is a door: whatever can be reached only through doors goes to the second file.
//! Nothing is listed by hand. Both files share one memory and one table of functions; a door in the first file is a call through
//! a slot of that table which the second file fills when it comes. Called before, it stops the program, as a panic does.

mod cut;
mod module;
mod reach;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use wasm_encoder::RawSection;
use wasmparser::{Parser, Payload};

use crate::Result;
use cut::Cut;
use module::Module;

/// The name of the modules whose functions are doors, as it is in the names of functions, mangled or not.
pub const DOORS: &str = "on_demand";

/// A program cut in two.
#[derive(Debug, PartialEq, Eq)]
pub struct Halves {
    /// What every visitor needs.
    pub first: Vec<u8>,
    /// What the doors lead to.
    pub second: Vec<u8>,
}

/// Cuts `program`, which was made of `linked` and still has the names of its functions. `None` when there is no door.
///
/// `finish` makes a file small and forgets its names; it must keep what the file gives and takes, and may take less.
pub fn split(linked: &[u8], program: &[u8], finish: impl Fn(&[u8]) -> Result<Vec<u8>>) -> Result<Option<Halves>> {
    let is_door = |name: &str| name.contains(DOORS);
    let linked = Module::read(linked)?;
    let wanted = doors(&linked);
    if wanted.is_empty() {
        return Ok(None);
    }
    let cut = Cut::new(program, reach::behind(&linked, is_door)?, is_door)?;
    let found = doors(cut.program());
    if let Some(lost) = wanted.difference(&found).next() {
        return Err(format!("the door {lost} is no longer there: it was inlined, and what it leads to is in the first file").into());
    }
    same_slots(&linked, cut.program())?;
    let second = finish(&cut.second()?)?;
    let (second, given) = crate::names::renamed(&second).ok_or("the second file's import section cannot be read")?;
    let first = finish(&cut.first(&given)?)?;
    Ok(Some(Halves { first, second }))
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
