//! Placeholder build step; the content is bundled here.
fn main() {}
