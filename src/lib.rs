//! Périmètre: a questionnaire that recommends an IT outsourcing scope and a risk checklist.
//!
//! Layers, from the bottom, each importing only those before it in this list (`tests/it/tidy.rs` enforces it):
//! `sorted`, `tree`, `json` and `text` (the ground: nothing above them), `engine` (nothing of ours), `content`, `record`, `export`, `app`,
//! then, in a browser only, `ui`, `platform` and `element`.
#![deny(unsafe_code)]

pub mod app;
pub mod content;
#[cfg(feature = "browser")]
pub mod element;
pub mod engine;
pub mod export;
pub mod json;
#[cfg(feature = "browser")]
pub mod platform;
pub mod record;
pub mod sorted;
pub mod text;
pub mod tree;
#[cfg(feature = "browser")]
pub mod ui;
