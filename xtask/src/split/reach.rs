//! What can be reached without going through a door, in the program as the linker left it.
//!
//! Only the linker knows which functions are taken by address and by whom: from the code, or from data such as the tables
//! of methods. It tells with `--emit-relocs`; once wasm-bindgen and wasm-opt have been over the program, a number in the code
//! may be a function or just a number.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{Linking, RelocationEntry, RelocationType, SymbolInfo};

use super::module::Module;
use super::snip;
use crate::Result;

/// What only the code behind the doors of one part uses, by the part's name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Behind<'a> {
    /// Slots of the function table.
    pub slots: BTreeMap<u32, &'a str>,
    /// Addresses of data.
    pub data: Vec<(Range<u32>, &'a str)>,
    /// Slots that nothing needs any more.
    pub unused_slots: BTreeSet<u32>,
    /// Data that nothing needs any more.
    pub unused_data: Vec<Range<u32>>,
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
    // As they will be.
    let is_snipped = |function: u32| module.names.get(&function).is_some_and(|name| snip::is_snipped(name));
    let stopped = snip::stopped(module);
    for function in module.all() {
        let called = if is_snipped(function) { stopped.into_iter().collect() } else { module.called(function)? };
        uses.entry(Node::Function(function)).or_default().extend(called.into_iter().map(Node::Function));
    }
    let mut places = data_places(module, &symbols);
    places.sort_by_key(|(range, _)| range.start);
    let locations = locations(module, &symbols, &places)?;
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
                if is_snipped(function) || matches!(target, Node::Data(symbol) if locations.contains(&symbol)) {
                    continue;
                }
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
    let is_unused = |function: u32| !owners.contains_key(&Node::Function(function)) && of(Node::Function(function)).is_none();
    let unused_slots = module.slots.iter().filter(|(_, function)| is_unused(**function)).map(|(slot, _)| *slot).collect();
    let (data, unused_data) = data_of_parts(module, &symbols, &owners);
    Ok(Behind { slots, data, unused_slots, unused_data })
}

/// Places in the source, which only panics read: sixteen bytes that start by pointing to the name of a file.
fn locations(module: &Module<'_>, symbols: &[SymbolInfo<'_>], places: &[(Range<usize>, usize)]) -> Result<BTreeSet<usize>> {
    let text = |symbol: usize| {
        let SymbolInfo::Data { symbol: Some(data), .. } = symbols.get(symbol)? else { return None };
        let (_, bytes) = module.data.get(data.index as usize)?;
        bytes.get(data.offset as usize..(data.offset + data.size) as usize)
    };
    let mut pointers: BTreeMap<usize, Node> = BTreeMap::new();
    for section in module.relocations.iter().filter(|section| Some(section.section_index()) == module.data_section) {
        let base = *module.sections.get(section.section_index() as usize).ok_or("relocations of no section")?;
        for entry in section.entries() {
            let entry = entry?;
            if let Some(target) = target(&entry, symbols) {
                pointers.insert(base + entry.offset as usize, target);
            }
        }
    }
    let is_location = |range: &Range<usize>| {
        let mut within = pointers.range(range.clone());
        match (within.next(), within.next()) {
            (Some((at, Node::Data(name))), None) => {
                *at == range.start && text(*name).is_some_and(|name| name.ends_with(b".rs") || name.ends_with(b".rs\0"))
            }
            _ => false,
        }
    };
    Ok(places.iter().filter(|(range, _)| range.len() == 16 && is_location(range)).map(|(_, symbol)| *symbol).collect())
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

/// Addresses, each with the one part that uses them.
type OfParts<'a> = Vec<(Range<u32>, &'a str)>;

/// Addresses that symbols lie on, all of them one part's; and those that symbols lie on that nothing needs.
fn data_of_parts<'a>(module: &Module<'_>, symbols: &[SymbolInfo<'_>], owners: &BTreeMap<Node, Owner<'a>>) -> (OfParts<'a>, Vec<Range<u32>>) {
    let (mut found, mut unused) = (Vec::new(), Vec::new());
    for (segment, (address, bytes)) in module.data.iter().enumerate() {
        // Without a symbol: nothing. With one: its owner, if any.
        let mut of_bytes: Vec<Option<Option<Owner<'a>>>> = vec![None; bytes.len()];
        for (number, symbol) in symbols.iter().enumerate() {
            let SymbolInfo::Data { symbol: Some(data), .. } = symbol else { continue };
            if data.index as usize != segment {
                continue;
            }
            let owner = owners.get(&Node::Data(number)).copied();
            for byte in of_bytes.iter_mut().skip(data.offset as usize).take(data.size as usize) {
                *byte = Some(match (*byte, owner) {
                    (Some(Some(other)), Some(owner)) if other != owner => Some(Owner::First),
                    (Some(Some(other)), _) => Some(other),
                    _ => owner,
                });
            }
        }
        let mut at = 0;
        for run in of_bytes.chunk_by(|left, right| left == right) {
            let start = address + u32::try_from(at).unwrap_or(u32::MAX);
            let range = start..start + u32::try_from(run.len()).unwrap_or(0);
            match run.first() {
                Some(Some(Some(Owner::Part(part)))) => found.push((range, *part)),
                Some(Some(None)) => unused.push(range),
                _ => {}
            }
            at += run.len();
        }
    }
    (found, unused)
}
