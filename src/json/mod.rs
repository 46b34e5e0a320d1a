//! JSON in and out, strictly: a key given twice, a lone surrogate, a control character or nesting without end is an error.
//!
//! Our own, because bytes count in the browser: `serde_json` and its tables cost the page's program a tenth of its size
//! (measured; see `docs/decisions/`). The tests hold it to `serde_json`'s judgement on random texts.

mod parse;
#[cfg(test)]
mod tests;
mod write;

pub use parse::{Fault, SyntaxError, parse};
pub use write::{indented, write};
