//! The native tests, in one binary: content, cases, properties, records, exports, screens as values, and the rules of the house.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod batch;
mod calendar;
mod calibration;
mod cases;
mod command;
mod conditions;
mod consensus;
mod content;
mod differences;
mod export;
mod files;
mod fixtures;
mod flips;
mod own_content;
mod people;
mod program;
mod properties;
mod random;
mod reach;
mod records;
mod rules;
mod schema;
mod settings;
mod sources;
mod tidy;
