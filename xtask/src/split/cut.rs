//! Cuts the finished program in modules that share one memory and one table.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::ops::Range;

use wasm_encoder::reencode::{Error, Reencode, RoundtripReencoder, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    Instruction, Module as Written, RawSection, TableSection, TypeSection,
};
use wasmparser::{Operator, Parser, Payload};

use super::module::{FUNCTIONS, Module};
use super::reach::{Behind, Owner, owners};
use crate::Result;

/// What the parts call the first module.
const FIRST: &str = "p";

/// Which functions go where.
pub struct Cut<'a> {
    bytes: &'a [u8],
    module: Module<'a>,
    behind: Behind<'a>,
    /// Functions of the parts.
    moved: BTreeMap<u32, &'a str>,
    /// Slots, after all others, through which the first module, and other parts, call the doors.
    doors: BTreeMap<u32, u32>,
}

impl<'a> Cut<'a> {
    /// Decides: what can be reached without a door stays, and what two parts reach.
    pub fn new(bytes: &'a [u8], behind: Behind<'a>, part: impl Fn(&'a str) -> Option<&'a str>) -> Result<Self> {
        let module = Module::read(bytes)?;
        let doors: BTreeMap<u32, &str> = module.names.iter().filter_map(|(function, name)| Some((*function, part(name)?))).collect();
        if module.entries.iter().any(|entry| doors.contains_key(entry)) {
            return Err("the page calls a door".into());
        }
        let in_front = module
            .slots
            .iter()
            .filter(|(slot, _)| !behind.slots.contains_key(slot) && !behind.unused_slots.contains(slot))
            .map(|(_, function)| *function);
        let mut starts: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let of_slots = behind.slots.iter().filter_map(|(slot, part)| Some((*module.slots.get(slot)?, *part)));
        for (function, part) in doors.iter().map(|(function, part)| (*function, *part)).chain(of_slots) {
            starts.entry(part).or_default().push(function);
        }
        let mut called = BTreeSet::new();
        let owners = owners(
            module.entries.iter().copied().chain(in_front),
            starts,
            |function| doors.contains_key(&function),
            |function| {
                let uses = module.called(function)?;
                // A part calls its own doors as they are.
                called.extend(uses.iter().filter_map(|to| Some((function, *to, *doors.get(to)?))));
                Ok(uses)
            },
        )?;
        let owner = |function: u32| match (owners.get(&function), doors.get(&function)) {
            (Some(Owner::First), _) => None,
            (Some(Owner::Part(part)), _) | (None, Some(part)) => Some(*part),
            (None, None) => None,
        };
        let imported = u32::try_from(module.imported)?;
        let moved: BTreeMap<u32, &str> =
            module.all().filter(|function| *function >= imported).filter_map(|function| Some((function, owner(function)?))).collect();
        let last = u32::try_from(module.tables.first().ok_or("the program has no table")?.initial)?;
        let from_outside: BTreeSet<u32> = called.into_iter().filter(|(from, _, part)| owner(*from) != Some(*part)).map(|(_, to, _)| to).collect();
        let doors = from_outside.into_iter().zip(last..).collect();
        Ok(Self { bytes, module, behind, moved, doors })
    }

    /// The names of the parts.
    pub fn parts(&self) -> BTreeSet<&'a str> {
        self.moved.values().copied().collect()
    }

    /// The program as it was.
    pub fn program(&self) -> &Module<'a> {
        &self.module
    }

    /// The first module. `given` is what the parts take from it, by their names, and the name to give it under.
    pub fn first(&self, given: &BTreeMap<String, String>) -> Result<Vec<u8>> {
        if let Some(taken) = given.values().find(|name| self.module.exports.contains(name.as_str())) {
            return Err(format!("the program already gives something under the name {taken}").into());
        }
        let mut written = Written::new();
        First { cut: self, given, next: u32::try_from(self.module.imported)? }.parse_core_module(&mut written, Parser::new(0), self.bytes)?;
        Ok(written.finish())
    }

    /// The module of a part.
    pub fn part(&self, name: &str) -> Result<Vec<u8>> {
        let mut part = Part::default();
        let is_own = |function: &u32| self.moved.get(function) == Some(&name);
        let own: Vec<u32> = self.moved.keys().copied().filter(is_own).collect();
        let mut imports = ImportSection::new();
        let mut outside = BTreeSet::new();
        let mut globals = BTreeSet::new();
        for function in &own {
            let Some(body) = self.module.body(*function) else { continue };
            for operator in body.get_operators_reader()? {
                match operator? {
                    Operator::Call { function_index } | Operator::ReturnCall { function_index } | Operator::RefFunc { function_index } => {
                        outside.insert(function_index);
                    }
                    Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                        globals.insert(global_index);
                    }
                    _ => {}
                }
            }
        }
        for function in outside.iter().filter(|function| !is_own(function)) {
            let signature = *self.module.functions.get(*function as usize).ok_or("a call of no function")?;
            imports.import(FIRST, &format!("f{function}"), EntityType::Function(signature));
            part.functions.insert(*function, u32::try_from(part.functions.len())?);
        }
        for (number, table) in self.module.tables.iter().enumerate() {
            let number = u32::try_from(number)?;
            let table = self.grown(number, part.table_type(*table)?);
            imports.import(FIRST, &format!("t{number}"), table);
        }
        if let Some(memory) = self.module.memory {
            imports.import(FIRST, "m", part.memory_type(memory)?);
        }
        for global in globals {
            let kind = *self.module.globals.get(global as usize).ok_or("no such global")?;
            imports.import(FIRST, &format!("g{global}"), part.global_type(kind)?);
            part.globals.insert(global, u32::try_from(part.globals.len())?);
        }

        let mut functions = FunctionSection::new();
        for function in &own {
            functions.function(*self.module.functions.get(*function as usize).ok_or("no such function")?);
            part.functions.insert(*function, u32::try_from(part.functions.len())?);
        }
        let mut elements = ElementSection::new();
        let slots = self.module.slots.iter().filter(|(_, function)| is_own(function)).map(|(slot, function)| (*slot, *function));
        let doors = self.doors.iter().filter(|(function, _)| is_own(function)).map(|(function, slot)| (*slot, *function));
        for (slot, run) in runs(slots.chain(doors)) {
            let run = run.into_iter().map(|function| part.function_index(function)).collect::<std::result::Result<Vec<_>, _>>()?;
            elements.active(None, &offset(slot), Elements::Functions(Cow::Owned(run)));
        }
        let mut code = CodeSection::new();
        for function in &own {
            if let Some(body) = self.module.body(*function) {
                part.parse_function_body(&mut code, body.clone())?;
            }
        }
        let mut data = DataSection::new();
        for (range, _) in self.behind.data.iter().filter(|(_, part)| *part == name) {
            for (address, bytes) in self.module.data.iter().filter_map(|(address, bytes)| overlap(*address, bytes, range)) {
                data.active(0, &offset(address), bytes.iter().copied());
            }
        }

        let mut written = Written::new();
        let mut features = None;
        for payload in Parser::new(0).parse_all(self.bytes) {
            match payload? {
                Payload::TypeSection(section) => {
                    let mut types = TypeSection::new();
                    part.parse_type_section(&mut types, section)?;
                    written.section(&types);
                }
                Payload::CustomSection(section) if section.name() == FEATURES => features = Some(section),
                _ => {}
            }
        }
        written.section(&imports).section(&functions).section(&elements).section(&code).section(&data);
        if let Some(section) = features {
            RoundtripReencoder.parse_custom_section(&mut written, section)?;
        }
        Ok(written.finish())
    }

    /// A table with room for the doors.
    fn grown(&self, number: u32, mut table: wasm_encoder::TableType) -> wasm_encoder::TableType {
        if number == FUNCTIONS {
            let more = self.doors.len() as u64;
            table.minimum += more;
            table.maximum = table.maximum.map(|most| most + more);
        }
        table
    }
}

/// The section that tells wasm-opt which parts of the standard it may use.
const FEATURES: &str = "target_features";

/// Writes the first module: the whole program, with nothing behind the doors.
struct First<'c, 'a> {
    cut: &'c Cut<'a>,
    given: &'c BTreeMap<String, String>,
    next: u32,
}

impl Reencode for First<'_, '_> {
    type Error = Infallible;

    fn parse_table_section(&mut self, tables: &mut TableSection, section: wasmparser::TableSectionReader<'_>) -> std::result::Result<(), Error> {
        for (number, table) in section.into_iter().enumerate() {
            let table = self.table_type(table?.ty)?;
            tables.table(self.cut.grown(u32::try_from(number).unwrap_or(u32::MAX), table));
        }
        Ok(())
    }

    fn parse_export_section(&mut self, exports: &mut ExportSection, section: wasmparser::ExportSectionReader<'_>) -> std::result::Result<(), Error> {
        utils::parse_export_section(self, exports, section)?;
        for (asked, name) in self.given {
            let (kind, number) = asked.split_at(1);
            let kind = match kind {
                "f" => ExportKind::Func,
                "t" => ExportKind::Table,
                "m" => ExportKind::Memory,
                _ => ExportKind::Global,
            };
            exports.export(name, kind, number.parse().unwrap_or(0));
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        section: wasmparser::ElementSectionReader<'_>,
    ) -> std::result::Result<(), Error> {
        let is_kept = |slot: u32, function: u32| !self.cut.moved.contains_key(&function) && !self.cut.behind.unused_slots.contains(&slot);
        let kept = self.cut.module.slots.iter().filter(|(slot, function)| is_kept(**slot, **function));
        for (slot, run) in runs(kept.map(|(slot, function)| (*slot, *function))) {
            elements.active(None, &offset(slot), Elements::Functions(Cow::Owned(run)));
        }
        for element in section {
            let element = element?;
            if matches!(element.kind, wasmparser::ElementKind::Declared) {
                self.parse_element(elements, element)?;
            }
        }
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: wasmparser::FunctionBody<'_>) -> std::result::Result<(), Error> {
        let function = self.next;
        self.next += 1;
        if let Some(slot) = self.cut.doors.get(&function) {
            let mut through = Function::new([]);
            let signature = self.cut.module.functions.get(function as usize).copied().unwrap_or(0);
            let parameters = self.cut.module.types.get(signature as usize).map_or(0, |kind| kind.params().len());
            for parameter in 0..u32::try_from(parameters).unwrap_or(0) {
                through.instruction(&Instruction::LocalGet(parameter));
            }
            through.instruction(&Instruction::I32Const(i32::try_from(*slot).unwrap_or(0)));
            through.instruction(&Instruction::CallIndirect { type_index: signature, table_index: FUNCTIONS });
            through.instruction(&Instruction::End);
            code.function(&through);
            Ok(())
        } else if self.cut.moved.contains_key(&function) {
            let mut nothing = Function::new([]);
            nothing.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
            code.function(&nothing);
            Ok(())
        } else {
            utils::parse_function_body(self, code, body)
        }
    }

    fn parse_data(&mut self, data: &mut DataSection, segment: wasmparser::Data<'_>) -> std::result::Result<(), Error> {
        let Some((address, bytes)) = self.cut.module.data.iter().find(|(_, bytes)| std::ptr::eq(*bytes, segment.data)) else {
            return utils::parse_data(self, data, segment);
        };
        let mut bytes = bytes.to_vec();
        for range in self.cut.behind.data.iter().map(|(range, _)| range).chain(&self.cut.behind.unused_data) {
            let within = |end: u32| (end.saturating_sub(*address) as usize).min(bytes.len());
            let (start, end) = (within(range.start), within(range.end));
            bytes[start..end].fill(0);
        }
        data.active(0, &offset(*address), bytes);
        Ok(())
    }

    fn parse_custom_section(&mut self, written: &mut Written, section: wasmparser::CustomSectionReader<'_>) -> std::result::Result<(), Error> {
        if section.name() == FEATURES {
            written.section(&RawSection { id: 0, data: custom(&section).as_slice() });
        }
        Ok(())
    }
}

fn custom(section: &wasmparser::CustomSectionReader<'_>) -> Vec<u8> {
    let name = section.name().as_bytes();
    // The one name this is called with is shorter than 128 bytes.
    let mut bytes = vec![u8::try_from(name.len()).unwrap_or(0)];
    bytes.extend_from_slice(name);
    bytes.extend_from_slice(section.data());
    bytes
}

/// A part's numbers for those of the whole.
#[derive(Default)]
struct Part {
    functions: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
}

impl Reencode for Part {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> std::result::Result<u32, Error> {
        self.functions.get(&function).copied().ok_or(Error::InvalidConstExpr)
    }

    fn global_index(&mut self, global: u32) -> std::result::Result<u32, Error> {
        self.globals.get(&global).copied().ok_or(Error::InvalidConstExpr)
    }
}

fn offset(place: u32) -> ConstExpr {
    ConstExpr::i32_const(i32::try_from(place).unwrap_or(0))
}

/// Neighbouring slots together.
fn runs(slots: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, Vec<u32>)> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, function) in slots {
        match runs.last_mut() {
            Some((start, run)) if *start as usize + run.len() == slot as usize => run.push(function),
            _ => runs.push((slot, vec![function])),
        }
    }
    runs
}

/// The part of a segment within a range.
fn overlap<'a>(address: u32, bytes: &'a [u8], range: &Range<u32>) -> Option<(u32, &'a [u8])> {
    let start = range.start.max(address);
    let end = range.end.min(address + u32::try_from(bytes.len()).ok()?);
    (start < end).then(|| (start, &bytes[(start - address) as usize..(end - address) as usize]))
}
