//! What can be reached without going through a door, in the program as the linker left it.
//!
//! Only the linker knows which functions are taken by address and by whom: from the code, or from data such as the tables
//! of methods. It tells with `--emit-relocs`; once wasm-bindgen and wasm-opt have been over the program, a number in the code
//! may be a function or just a number.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{Linking, RelocationEntry, RelocationType, SymbolInfo};

use super::module::Module;
use crate::Result;

/// What only the code behind the doors uses.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// Slots of the function table.
    pub slots: BTreeSet<u32>,
    /// Addresses of data.
    pub data: Vec<Range<u32>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Function(u32),
    Data(usize),
}

/// Walks the linked program.
pub fn behind(module: &Module<'_>, is_door: impl Fn(&str) -> bool) -> Result<Behind> {
    let symbols = symbols(module)?;
    let mut uses: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for function in module.all() {
        uses.entry(Node::Function(function)).or_default().extend(module.called(function)?.into_iter().map(Node::Function));
    }
    let mut places = data_places(module, &symbols);
    places.sort_by_key(|(range, _)| range.start);
    for section in &module.relocations {
        let rank = Some(section.section_index());
        let base = *module.sections.get(section.section_index() as usize).ok_or("relocations of no section")?;
        for entry in section.entries() {
            let entry = entry?;
            let Some(target) = target(&entry, &symbols) else { continue };
            let at = base + entry.offset as usize;
            if rank == module.code_section {
                let index = module.bodies.partition_point(|body| body.range().end <= at);
                let function = u32::try_from(module.imported + index)?;
                uses.entry(Node::Function(function)).or_default().push(target);
            } else if rank == module.data_section {
                // Symbols may lie over one another: the reference is taken to be in all of them.
                let mut held = false;
                for (range, symbol) in places.iter().take_while(|(range, _)| range.start <= at) {
                    if range.contains(&at) {
                        uses.entry(Node::Data(*symbol)).or_default().push(target);
                        held = true;
                    }
                }
                if !held {
                    return Err("data that no symbol names refers to something".into());
                }
            }
        }
    }

    let is_door = |function: &u32| module.names.get(function).is_some_and(|name| is_door(name));
    let mut reached: BTreeSet<Node> = BTreeSet::new();
    let mut next: Vec<Node> = module.entries.iter().copied().map(Node::Function).collect();
    // Kept by order of the author, whoever uses it: the linker's own symbols.
    while let Some(node) = next.pop() {
        if matches!(node, Node::Function(function) if is_door(&function)) || !reached.insert(node) {
            continue;
        }
        next.extend(uses.get(&node).into_iter().flatten());
    }

    let slots = module.slots.iter().filter(|(_, function)| !reached.contains(&Node::Function(**function))).map(|(slot, _)| *slot).collect();
    Ok(Behind { slots, data: unreached_data(module, &symbols, &reached) })
}

/// The linker's table of symbols, by the numbers that relocations use.
fn symbols<'a>(module: &Module<'a>) -> Result<Vec<SymbolInfo<'a>>> {
    let linking = module.linking.clone().ok_or("the linker was not asked for --emit-relocs")?;
    for part in linking {
        if let Linking::SymbolTable(symbols) = part? {
            return Ok(symbols.into_iter().collect::<wasmparser::Result<_>>()?);
        }
    }
    Err("the linker left no table of symbols".into())
}

fn target(entry: &RelocationEntry, symbols: &[SymbolInfo<'_>]) -> Option<Node> {
    use RelocationType as R;
    if matches!(entry.ty, R::TypeIndexLeb | R::GlobalIndexLeb | R::TableNumberLeb) {
        return None;
    }
    match symbols.get(entry.index as usize)? {
        SymbolInfo::Func { index, .. } => Some(Node::Function(*index)),
        SymbolInfo::Data { .. } => Some(Node::Data(entry.index as usize)),
        _ => None,
    }
}

/// Where in the file each data symbol is.
fn data_places(module: &Module<'_>, symbols: &[SymbolInfo<'_>]) -> Vec<(Range<usize>, usize)> {
    let place = |(number, symbol): (usize, &SymbolInfo<'_>)| {
        let SymbolInfo::Data { symbol: Some(data), .. } = symbol else { return None };
        let start = module.data_starts.get(data.index as usize)? + data.offset as usize;
        Some((start..start + data.size as usize, number))
    };
    symbols.iter().enumerate().filter_map(place).collect()
}

/// Addresses that symbols lie on, none of them reached.
fn unreached_data(module: &Module<'_>, symbols: &[SymbolInfo<'_>], reached: &BTreeSet<Node>) -> Vec<Range<u32>> {
    let mut found = Vec::new();
    for (segment, (address, bytes)) in module.data.iter().enumerate() {
        // Per byte: 0 nobody's, 1 only behind the doors, 2 in front of them.
        let mut owners = vec![0u8; bytes.len()];
        for (number, symbol) in symbols.iter().enumerate() {
            let SymbolInfo::Data { symbol: Some(data), .. } = symbol else { continue };
            if data.index as usize != segment {
                continue;
            }
            let owner = if reached.contains(&Node::Data(number)) { 2 } else { 1 };
            for byte in owners.iter_mut().skip(data.offset as usize).take(data.size as usize) {
                *byte = owner.max(*byte);
            }
        }
        let mut at = 0;
        for run in owners.chunk_by(|left, right| left == right) {
            if run.first() == Some(&1) {
                let start = address + u32::try_from(at).unwrap_or(u32::MAX);
                found.push(start..start + u32::try_from(run.len()).unwrap_or(0));
            }
            at += run.len();
        }
    }
    found
}
