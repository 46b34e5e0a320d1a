//! `cargo xtask`: the project's commands. Each verb is one file; everything a verb needs, it installs.

// The product computes without a clock; its commands say how long they took.
#![allow(clippy::disallowed_methods)]

mod bench;
mod browsers;
mod build;
mod command;
mod css;
mod files;
mod hosts;
mod loader;
mod names;
mod npm;
mod package;
mod page;
mod paths;
mod pinned;
mod say;
mod serve;
mod setup;
mod size;
mod split;
mod test;
mod wasm;

use std::process::ExitCode;

/// What every verb answers: nothing, or the one line to show.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

const USAGE: &str = "\
cargo xtask serve [--open] [--port N]   build the page and serve it, rebuilding on change
cargo xtask build                       leave a deployable site in dist/, and packages of it in release/
cargo xtask test [--only STEP] [-- ARG] run every test, or the steps whose name contains STEP
cargo xtask bench [--native | --web]    bytes a visitor downloads, the time to recompute, batches, our page beside others; or a part of it
cargo xtask size [--record]             check the program's size against the recorded one, or record it
cargo xtask setup                       install the tools and stop there
cargo xtask with COMMAND [ARG]          run a command with the tools on its PATH";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["serve", options @ ..] => serve::run(options),
        ["build"] => build::run(),
        ["test", options @ ..] => test::run(options),
        ["bench"] => bench::run(),
        ["bench", "--native"] => bench::natively(),
        ["bench", "--web"] => bench::web(),
        ["size"] => size::check(),
        ["size", "--record"] => size::record(),
        ["setup"] => setup::for_tests(),
        ["with", command @ ..] => setup::with(command),
        // Called by Trunk, see Trunk.toml.
        ["post-build"] => page::finish(),
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
