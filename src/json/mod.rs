//! JSON in and out, strictly: a key given twice, a lone surrogate, a control character or nesting without end is an error.
//!
//! Our own, because bytes count in the browser: `serde_json`, its tables and serde's derives cost the page's program 9 kB
//! after compression (measured; see `docs/decisions/`). The tests hold it to `serde_json`'s judgement on random texts.

mod parse;
#[cfg(test)]
mod tests;
mod write;

pub use parse::{Fault, SyntaxError, parse};
pub use write::{indented, write};
