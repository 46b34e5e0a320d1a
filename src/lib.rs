//! Périmètre.
#![forbid(unsafe_code)]
