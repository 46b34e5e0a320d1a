//! The native tests, in one binary: content, cases, properties, records, exports, screens as values, and the rules of the house.
#![cfg(not(target_arch = "wasm32"))]
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod calendar;
mod calibration;
mod command;
mod conditions;
mod content;
mod export;
mod fixtures;
mod people;
mod program;
mod properties;
mod random;
mod records;
mod rules;
mod schema;
mod tidy;
