//! What cutting needs to know of a wasm module.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    Data, DataKind, ElementItems, ElementKind, ExternalKind, FuncType, FunctionBody, GlobalType, KnownCustom, LinkingSectionReader, MemoryType, Name,
    Operator, Parser, Payload, RelocSectionReader, TableType, TypeRef,
};

use crate::Result;

/// A module taken apart. Functions and globals are numbered as the module does, imports first.
#[derive(Default)]
pub struct Module<'a> {
    /// Signatures.
    pub types: Vec<FuncType>,
    /// Each function's signature.
    pub functions: Vec<u32>,
    /// How many of the functions are imported.
    pub imported: usize,
    /// The bodies of the others, in order.
    pub bodies: Vec<FunctionBody<'a>>,
    /// The tables.
    pub tables: Vec<TableType>,
    /// The memory.
    pub memory: Option<MemoryType>,
    /// The globals.
    pub globals: Vec<GlobalType>,
    /// Functions that whoever holds the module can call: exports and the start function.
    pub entries: BTreeSet<u32>,
    /// Names of the exports.
    pub exports: BTreeSet<&'a str>,
    /// Names of the imports.
    pub imports: Vec<&'a str>,
    /// What the function table holds, by slot.
    pub slots: BTreeMap<u32, u32>,
    /// The segments of the memory: address and bytes.
    pub data: Vec<(u32, &'a [u8])>,
    /// Names of functions.
    pub names: BTreeMap<u32, &'a str>,
    /// What the linker left for tools: its symbols, and the places that refer to them in the code and in the data.
    pub linking: Option<LinkingSectionReader<'a>>,
    /// Places that refer to symbols, with the section they are in.
    pub relocations: Vec<RelocSectionReader<'a>>,
    /// Where the sections start in the file, by their rank.
    pub sections: Vec<usize>,
    /// Rank of the section of bodies.
    pub code_section: Option<u32>,
    /// Rank of the section of data.
    pub data_section: Option<u32>,
    /// Where in the file each data segment's bytes start.
    pub data_starts: Vec<usize>,
}

/// The table that functions are called through: wasm-bindgen's own table of page objects comes after it.
pub const FUNCTIONS: u32 = 0;

impl<'a> Module<'a> {
    /// Reads one.
    pub fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                module.sections.push(range.start);
            }
            module.section(payload)?;
        }
        Ok(module)
    }

    fn section(&mut self, payload: Payload<'a>) -> Result {
        let rank = u32::try_from(self.sections.len().saturating_sub(1))?;
        match payload {
            Payload::TypeSection(section) => {
                for found in section.into_iter_err_on_gc_types() {
                    self.types.push(found?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    self.imports.push(import.name);
                    match import.ty {
                        TypeRef::Func(signature) => self.functions.push(signature),
                        TypeRef::Global(global) => self.globals.push(global),
                        TypeRef::Memory(memory) => self.memory = Some(memory),
                        TypeRef::Table(table) => self.tables.push(table),
                        _ => return Err("an import of a kind that is not expected".into()),
                    }
                }
                self.imported = self.functions.len();
            }
            Payload::FunctionSection(section) => {
                for signature in section {
                    self.functions.push(signature?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memory = Some(memory?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    let global = global?;
                    self.globals.push(global.ty);
                    self.entries.extend(functions_of(global.init_expr.get_operators_reader())?);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    self.exports.insert(export.name);
                    if export.kind == ExternalKind::Func {
                        self.entries.insert(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => {
                self.entries.insert(func);
            }
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element?;
                    let ElementItems::Functions(functions) = element.items else {
                        return Err("a table segment holds something else than functions".into());
                    };
                    let start = match element.kind {
                        ElementKind::Active { table_index, offset_expr } if table_index.unwrap_or(0) == FUNCTIONS => constant(&offset_expr)?,
                        ElementKind::Declared => continue,
                        _ => return Err("a table segment that is not laid at the start".into()),
                    };
                    for (slot, function) in (start..).zip(functions) {
                        self.slots.insert(slot, function?);
                    }
                }
            }
            Payload::CodeSectionStart { .. } => self.code_section = Some(rank),
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(section) => {
                self.data_section = Some(rank);
                for segment in section {
                    let Data { kind: DataKind::Active { memory_index: 0, offset_expr }, data, range } = segment? else {
                        return Err("a data segment that is not laid at the start".into());
                    };
                    self.data.push((constant(&offset_expr)?, data));
                    self.data_starts.push(range.end - data.len());
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(names) => {
                    for part in names {
                        if let Name::Function(functions) = part? {
                            for naming in functions {
                                let naming = naming?;
                                self.names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
                KnownCustom::Linking(linking) => self.linking = Some(linking),
                KnownCustom::Reloc(relocations) => self.relocations.push(relocations),
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// The body of a function, unless it is imported.
    pub fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get((function as usize).checked_sub(self.imported)?)
    }

    /// Every function there is.
    pub fn all(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.functions.len()).unwrap_or(u32::MAX)
    }

    /// Functions that a function calls or takes by name.
    pub fn called(&self, function: u32) -> Result<Vec<u32>> {
        self.body(function).map_or(Ok(Vec::new()), |body| functions_of(body.get_operators_reader()?))
    }
}

fn functions_of(operators: wasmparser::OperatorsReader<'_>) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for operator in operators {
        match operator? {
            Operator::Call { function_index } | Operator::ReturnCall { function_index } | Operator::RefFunc { function_index } => {
                found.push(function_index);
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The value of an offset written as a constant, which is all that a linker writes.
fn constant(expression: &wasmparser::ConstExpr<'_>) -> Result<u32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(u32::try_from(value)?),
        _ => Err("a segment's place is computed".into()),
    }
}
