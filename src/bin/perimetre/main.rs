//! The `perimetre` command: the same engine and content as the page, for files and scripts.
//!
//! Exit status: 0 done, 1 problems found by `check`, 2 the input or the arguments cannot be used.
//! Results go to standard output, and so do the problems `check` looks for; why an input is refused goes to standard error.

#[cfg(not(target_arch = "wasm32"))]
mod batch;
#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod evaluate;
#[cfg(not(target_arch = "wasm32"))]
mod input;
#[cfg(not(target_arch = "wasm32"))]
mod pack;
#[cfg(not(target_arch = "wasm32"))]
mod redact;
#[cfg(not(target_arch = "wasm32"))]
mod run;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
#[cfg(not(target_arch = "wasm32"))]
mod sources;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    run::run()
}

/// There is no command in a browser; this keeps the workspace compiling for it.
#[cfg(target_arch = "wasm32")]
fn main() {}
