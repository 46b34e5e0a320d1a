//! `cargo xtask build`: a site ready to be put on any static host, in dist/, and packages of it in release/.

use std::path::PathBuf;

use crate::command::{self, program};
use crate::{Result, package, paths, say, setup};

/// Installs what is missing, then builds for visitors.
pub fn run_release() -> Result {
    say::during("building dist/ for release", || {
        // For the page's target only: Trunk's hook is built with the same environment.
        let flags = ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags());
        command::run(program("trunk")?.args(["build", "--release"]).env_remove("RUSTFLAGS").envs([flags]))?;
        if paths::dist().join("index.html").is_file() { Ok(()) } else { Err("Trunk left no dist/index.html".into()) }
    })
}

/// The verb.
pub fn run() -> Result {
    setup::for_release()?;
    run_release()?;
    package::make()
}

/// The linker must say what refers to what: `split` cannot tell afterwards. The program itself is the same without.
fn flags() -> String {
    format!("{} -Clink-arg=--emit-relocs", short_paths())
}

/// Panic messages name source files: without the folders of this machine the program is smaller, and the same wherever it is built.
fn short_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten().flatten();
    let flags: Vec<String> = registries.map(|registry| format!("--remap-path-prefix={}/=", registry.path().display())).collect();
    flags.join(" ")
}
