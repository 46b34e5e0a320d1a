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

/// What only the code behind the doors of one part uses, by the part's name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Behind<'a> {
    /// Slots of the function table.
    pub slots: BTreeMap<u32, &'a str>,
    /// Addresses of data.
    pub data: Vec<(Range<u32>, &'a str)>,
}

/// Who needs something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner<'a> {
    /// Everyone, or two parts.
    First,
    /// One part.
    Part(&'a str),
}

/// Gives everything that can be reached to whoever needs it. The first file reaches from `front`, each part from its `doors`; all stop at doors.
pub fn owners<'a, N: Ord + Copy>(
    front: impl IntoIterator<Item = N>,
    doors: BTreeMap<&'a str, Vec<N>>,
    is_door: impl Fn(N) -> bool,
    mut uses: impl FnMut(N) -> Result<Vec<N>>,
) -> Result<BTreeMap<N, Owner<'a>>> {
    let mut owners: BTreeMap<N, Owner<'a>> = BTreeMap::new();
    let mut next: Vec<N> = front.into_iter().collect();
    while let Some(node) = next.pop() {
        if !is_door(node) && owners.insert(node, Owner::First).is_none() {
            next.extend(uses(node)?);
        }
    }
    for (part, starts) in doors {
        let mut seen = BTreeSet::new();
        let mut next = Vec::new();
        for start in starts {
            if is_door(start) {
                next.extend(uses(start)?);
            } else {
                next.push(start);
            }
        }
        while let Some(node) = next.pop() {
            if is_door(node) || !seen.insert(node) || owners.get(&node) == Some(&Owner::First) {
                continue;
            }
            let owner = match owners.get(&node) {
                None => Owner::Part(part),
                Some(_) => Owner::First,
            };
            owners.insert(node, owner);
            next.extend(uses(node)?);
        }
    }
    Ok(owners)
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Function(u32),
    Data(usize),
}

/// Walks the linked program.
pub fn behind<'a>(module: &Module<'a>, part: impl Fn(&'a str) -> Option<&'a str>) -> Result<Behind<'a>> {
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

    let of = |node: Node| if let Node::Function(function) = node { module.names.get(&function).and_then(|name| part(name)) } else { None };
    let mut doors: BTreeMap<&str, Vec<Node>> = BTreeMap::new();
    for function in module.all() {
        if let Some(part) = of(Node::Function(function)) {
            doors.entry(part).or_default().push(Node::Function(function));
        }
    }
    let front = module.entries.iter().copied().map(Node::Function);
    let owners = owners(front, doors, |node| of(node).is_some(), |node| Ok(uses.get(&node).cloned().unwrap_or_default()))?;

    let owner = |function: u32| match owners.get(&Node::Function(function)) {
        Some(Owner::Part(part)) => Some(*part),
        Some(Owner::First) => None,
        None => of(Node::Function(function)),
    };
    let slots = module.slots.iter().filter_map(|(slot, function)| Some((*slot, owner(*function)?))).collect();
    Ok(Behind { slots, data: data_of_parts(module, &symbols, &owners) })
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

/// Addresses that symbols lie on, all of them one part's.
fn data_of_parts<'a>(module: &Module<'_>, symbols: &[SymbolInfo<'_>], owners: &BTreeMap<Node, Owner<'a>>) -> Vec<(Range<u32>, &'a str)> {
    let mut found = Vec::new();
    for (segment, (address, bytes)) in module.data.iter().enumerate() {
        let mut of_bytes: Vec<Option<Owner<'a>>> = vec![None; bytes.len()];
        for (number, symbol) in symbols.iter().enumerate() {
            let SymbolInfo::Data { symbol: Some(data), .. } = symbol else { continue };
            let Some(owner) = owners.get(&Node::Data(number)).filter(|_| data.index as usize == segment) else { continue };
            for byte in of_bytes.iter_mut().skip(data.offset as usize).take(data.size as usize) {
                *byte = Some(match byte {
                    Some(other) if other != owner => Owner::First,
                    _ => *owner,
                });
            }
        }
        let mut at = 0;
        for run in of_bytes.chunk_by(|left, right| left == right) {
            if let Some(Some(Owner::Part(part))) = run.first() {
                let start = address + u32::try_from(at).unwrap_or(u32::MAX);
                found.push((start..start + u32::try_from(run.len()).unwrap_or(0), *part));
            }
            at += run.len();
        }
    }
    found
}
