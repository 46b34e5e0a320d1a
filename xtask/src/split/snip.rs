//! Leaves out what a program says as it panics.
//!
//! What a panic formats, and where in the source it was, is a twentieth of the program, and only its console would read it. The page shows
//! its own line and a button. So whatever starts a panic calls [`STOPPED`] and stops; the way there, and what it would have said, go.

use std::collections::BTreeSet;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, Function, Instruction, Module as Written};
use wasmparser::{FunctionBody, Parser};

use super::module::Module;
use crate::Result;

/// Tells the page that the program has stopped.
const STOPPED: &str = "perimetre7element7stopped17h";

/// What starts a panic, in core, alloc, std and what is compiled with them. Names as they are in the program, mangled.
const PANICS: [&str; 20] = [
    "4core9panicking",
    "4cell22panic_already_borrowed",
    "4cell30panic_already_mutably_borrowed",
    "4lazy14panic_poisoned",
    "6option13expect_failed",
    "6option13unwrap_failed",
    "6result13unwrap_failed",
    "5index16slice_index_fail",
    "3str16slice_error_fail",
    "3str19slice_error_fail_rt",
    "20copy_from_slice_impl17len_mismatch_fail",
    "7raw_vec12handle_error",
    "7raw_vec17capacity_overflow",
    "11Fallibility17capacity_overflow",
    "11insert_mut13assert_failed",
    "6remove13assert_failed",
    "26___rust_alloc_error_handler",
    "5alloc8rust_oom",
    "17rust_begin_unwind",
    "9panicking11begin_panic",
];

/// What is never called then, and stops the program all the same should it be: what hears of a panic, what words a value for whoever wrote the program, and what Yew has for nodes that no
/// screen draws.
const NEVER: [&str; 9] = [
    "perimetre7element13report_panics28_$u7b$$u7b$closure",
    "console_error_panic_hook4hook17h",
    "5Debug3fmt",
    "core..fmt..Debug$GT$3fmt17h",
    "yew10dom_bundle4braw",
    "yew10dom_bundle7bportal",
    "yew10dom_bundle9bsuspense",
    "yew8suspense",
    "yew4html9component5scope8AnyScope17find_parent_scope",
];

/// Whether the function of this name only stops the program.
pub fn is_snipped(name: &str) -> bool {
    PANICS.iter().chain(&NEVER).any(|part| name.contains(part))
}

/// The function that tells the page, by its number.
pub fn stopped(module: &Module<'_>) -> Option<u32> {
    module.names.iter().find(|(_, name)| name.contains(STOPPED)).map(|(function, _)| *function)
}

/// The program without its panics.
pub fn snipped(program: &[u8]) -> Result<Vec<u8>> {
    let module = Module::read(program)?;
    let stopped = stopped(&module).ok_or("nothing tells the page that the program has stopped")?;
    let found: BTreeSet<u32> = module.names.iter().filter(|(_, name)| is_snipped(name)).map(|(function, _)| *function).collect();
    // Names change with the compiler: a list that finds nothing any more must not pass for a program without panics.
    if !module.names.values().any(|name| name.contains(PANICS[0])) {
        return Err(format!("no function is named {}: xtask/src/split/snip.rs no longer knows how panics start", PANICS[0]).into());
    }
    let mut written = Written::new();
    Snip { found, stopped, next: u32::try_from(module.imported)? }.parse_core_module(&mut written, Parser::new(0), program)?;
    Ok(written.finish())
}

struct Snip {
    found: BTreeSet<u32>,
    stopped: u32,
    next: u32,
}

impl Reencode for Snip {
    type Error = Infallible;

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> std::result::Result<(), Error> {
        let function = self.next;
        self.next += 1;
        if !self.found.contains(&function) {
            return utils::parse_function_body(self, code, body);
        }
        let mut instructions = Function::new([]);
        instructions.instruction(&Instruction::Call(self.stopped)).instruction(&Instruction::Unreachable).instruction(&Instruction::End);
        code.function(&instructions);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_starts_a_panic_is_told_from_what_does_not() {
        for name in ["_ZN4core9panicking9panic_fmt17h0123456789abcdefE", "_ZN4core6option13unwrap_failed17h0123456789abcdefE"] {
            assert!(is_snipped(name), "{name}");
        }
        for name in ["_ZN9perimetre3app6update6update17h0123456789abcdefE", STOPPED, "_ZN4core3fmt9Formatter3pad17h0123456789abcdefE"] {
            assert!(!is_snipped(name), "{name}");
        }
    }
}
