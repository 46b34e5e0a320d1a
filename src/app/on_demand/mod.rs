//! Doors to what is not in every visitor's download: a module a part of the program.
//!
//! The build puts what can only be reached through the functions of one of these modules in a file of its own:
//! see `docs/decisions/the-program-is-cut-in-parts.md`. Whoever goes through shows that it came.

pub mod full;
pub mod work;
pub mod workbook;
