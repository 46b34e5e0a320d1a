//! What the build step takes from the content layer: files to instrument to bytes. See `build.rs`.

pub mod bundle;
pub mod node;
pub mod pack;
pub mod read;
