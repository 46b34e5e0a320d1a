//! Périmètre.
#![forbid(unsafe_code)]
pub mod app;
#[cfg(feature = "browser")]
pub mod ui;
