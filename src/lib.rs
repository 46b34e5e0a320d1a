//! Périmètre: a questionnaire that recommends an IT outsourcing scope and a risk checklist.
//!
//! Layers, from the bottom, each importing only those above it in this list (`tests/it/tidy.rs` enforces it):
//! `tree` and `text` (nothing of ours), `engine` (nothing of ours), `content`, `record`, `export`, `app`,
//! then, in a browser only, `ui`, `platform` and `element`.
#![forbid(unsafe_code)]

pub mod app;
pub mod content;
pub mod engine;
pub mod record;
pub mod text;
pub mod tree;
