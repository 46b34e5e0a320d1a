//! Installs what a verb needs and is not there yet. Nothing is installed twice.

use std::fs;

use crate::command::{has_version, output, program, run};
use crate::{Result, browsers, files, hosts, npm, paths, pinned, say};

/// What building and serving need: Rust only.
pub fn for_serving() -> Result {
    wasm_target()?;
    // Trunk is told never to use the network, and passes that on to cargo.
    run(program("cargo")?.args(["fetch", "--quiet", "--locked"]))?;
    trunk()?;
    wasm_bindgen()
}

/// The same, and what makes the program small.
pub fn for_release() -> Result {
    for_serving()?;
    npm::require_node()?;
    if has_version("wasm-opt", pinned::WASM_OPT) && has_version("terser", pinned::TERSER) { Ok(()) } else { npm::install() }
}

/// The same, two browsers with their drivers, and what opens the files we give.
pub fn for_tests() -> Result {
    for_release()?;
    npm::install()?;
    browsers::install()?;
    files::install()?;
    hosts::install()
}

/// Runs any command with the tools on its PATH and the tests' variables set.
pub fn with(words: &[&str]) -> Result {
    let [name, arguments @ ..] = words else {
        return Err("cargo xtask with COMMAND [ARG]".into());
    };
    for_tests()?;
    run(program(name)?.args(arguments).envs(browsers::variables()?))
}

fn wasm_target() -> Result {
    let target = "wasm32-unknown-unknown";
    let sysroot = output(program("rustc")?.args(["--print", "sysroot"]))?;
    if std::path::Path::new(&sysroot).join("lib/rustlib").join(target).is_dir() {
        return Ok(());
    }
    say::during(&format!("adding Rust's {target} target"), || {
        run(program("rustup")?.args(["target", "add", target]))
            .map_err(|problem| format!("{target} is missing; get it with: rustup target add {target} ({problem})").into())
    })
}

fn trunk() -> Result {
    if has_version("trunk", pinned::TRUNK) {
        return Ok(());
    }
    // Without its default features it has no TLS and no update check: it downloads nothing, as we want.
    cargo_install("trunk", pinned::TRUNK, &["--no-default-features"], "about 3 minutes")
}

/// geckodriver, for the tests in Firefox.
pub fn geckodriver() -> Result {
    if has_version("geckodriver", pinned::GECKODRIVER) {
        return Ok(());
    }
    cargo_install("geckodriver", pinned::GECKODRIVER, &[], "about 1 minute")
}

/// Compiled without optimisation: these tools wait for others most of the time, and build three times faster so.
fn cargo_install(name: &str, version: &str, options: &[&str], time: &str) -> Result {
    let folder = paths::tool(name, version);
    let scratch = paths::tools().join(format!(".build-{name}-{}", std::process::id()));
    say::during(&format!("building {name} {version}, once, {time}"), || {
        let mut cargo = program("cargo")?;
        cargo.args(["install", name, "--quiet", "--version", version, "--locked"]).args(options);
        cargo.arg("--root").arg(&folder).arg("--target-dir").arg(&scratch);
        cargo.envs([
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
            ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
            ("CARGO_PROFILE_RELEASE_STRIP", "true"),
        ]);
        let outcome = run(&mut cargo);
        let _ = fs::remove_dir_all(&scratch); // only space is lost when this fails
        outcome.map_err(|problem| {
            format!("{name} {version} is missing; get it with: cargo install {name} --version {version} --locked ({problem})").into()
        })
    })
}

/// From the `tools` member, so that our Cargo.lock decides everything it is made of.
fn wasm_bindgen() -> Result {
    let version = pinned::wasm_bindgen()?;
    if has_version("wasm-bindgen", &version) && has_version("wasm-bindgen-test-runner", &version) {
        return Ok(());
    }
    say::during(&format!("building wasm-bindgen {version}, once, about 2 minutes"), || {
        run(program("cargo")?.args(["build", "--quiet", "--locked", "--package", "tools", "--profile", "tools"]))?;
        let built = output(program("cargo")?.args(["metadata", "--format-version=1", "--no-deps", "--locked"]))?;
        let target = paths::target(&built).ok_or("cargo metadata names no target folder")?;
        let bin = paths::tool("wasm-bindgen", &version).join("bin");
        fs::create_dir_all(&bin)?;
        for name in ["wasm-bindgen", "wasm-bindgen-test-runner"] {
            fs::copy(target.join("tools").join(name), bin.join(name))?;
        }
        Ok(())
    })
}
