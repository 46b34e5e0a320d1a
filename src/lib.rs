//! Périmètre.
#![forbid(unsafe_code)]

#[cfg(feature = "browser")]
pub mod element;
