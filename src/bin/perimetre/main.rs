//! The `perimetre` command.
fn main() {}
