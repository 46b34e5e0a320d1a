//! Périmètre.
#![forbid(unsafe_code)]
pub mod app;
pub mod engine;
