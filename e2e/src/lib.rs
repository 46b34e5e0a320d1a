//! Driving real browsers against the built page: a static server with the strictest policy, a driver per session,
//! and a [`Page`] that reaches into the element's shadow root with real clicks and real keys.
//!
//! `cargo xtask test --only e2e` sets up what it needs; `tests/journeys/` shows how it is used.

// The product computes without a clock; waiting for a browser needs one.
#![allow(clippy::disallowed_methods)]

mod axe;
mod browser;
mod driver;
mod folder;
mod full;
mod journey;
mod looks;
mod page;
mod paper;
mod quick;
mod saved;
mod script;
mod server;
mod target;
mod tour;
mod wait;

pub use browser::{Browser, Scheme};
pub use journey::{Options, run};
pub use page::Page;
pub use paper::{CASES, Paper, pictures, plain};
pub use quick::{Answers, QUICK, as_saved, choice, with};
pub use saved::{Saved, saved_file};
pub use script::{Step, parse};
pub use server::{Fault, POLICY, Site};
pub use target::{Target, css, text};
pub use thirtyfour::{Key, WebElement, WindowHandle};
pub use wait::{PATIENCE, until};

use std::path::PathBuf;

use anyhow::{Context, Result};

/// A path that `cargo xtask` hands over in the environment.
///
/// # Errors
/// When it is not set, with the command that sets it.
pub fn path_from(variable: &str) -> Result<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .with_context(|| format!("{variable} is not set; run: cargo xtask test --only e2e, or: cargo xtask with COMMAND"))
}
