//! `cargo xtask test`: every test there is, in the order in which a failure is found soonest.

use std::process::Command;
use std::time::Instant;

use crate::command::{self, program};
use crate::say::seconds;
use crate::{Result, browsers, build, files, hosts, paths, setup, size};

/// One thing to do, with the name that `--only` looks for.
struct Step {
    name: &'static str,
    action: fn(&[&str]) -> Result,
    /// It looks at dist/, so it is left out when the build failed.
    needs_dist: bool,
}

const STEPS: [Step; 14] = [
    step("set-up", |_| setup::for_tests()),
    step("format", |_| cargo("fmt --all --check", &[])),
    step("lints", |_| cargo("clippy --locked --quiet --all-targets --package perimetre --package xtask --package e2e -- -D warnings", &[])),
    step("lints-wasm", lints_wasm),
    step("pure-layers", |_| cargo("check --locked --quiet --lib --no-default-features", &[])),
    step("native", |extra| cargo("test --locked", extra)),
    step("files", |_| files::check()),
    step("build", |_| build::run_release()),
    on_dist("size", |_| size::check()),
    on_dist("hosts", |_| hosts::check()),
    step("wasm-chromium", |extra| wasm_tests("CHROMEDRIVER", "PERIMETRE_CHROMEDRIVER", extra)),
    step("wasm-firefox", |extra| wasm_tests("GECKODRIVER", "PERIMETRE_GECKODRIVER", extra)),
    on_dist("e2e-chromium", |extra| end_to_end("chromium", extra)),
    on_dist("e2e-firefox", |extra| end_to_end("firefox", extra)),
];

const fn step(name: &'static str, action: fn(&[&str]) -> Result) -> Step {
    Step { name, action, needs_dist: false }
}

const fn on_dist(name: &'static str, action: fn(&[&str]) -> Result) -> Step {
    Step { name, action, needs_dist: true }
}

/// The verb. What stands after `--` is added to the `cargo test` commands.
pub fn run(options: &[&str]) -> Result {
    let (options, extra) = match options.iter().position(|word| *word == "--") {
        Some(at) => (&options[..at], &options[at + 1..]),
        None => (options, &[][..]),
    };
    let only = match options {
        [] => None,
        ["--only", name] => Some(*name),
        _ => return Err("cargo xtask test [--only STEP] [-- ARG]".into()),
    };
    let chosen: Vec<&Step> = STEPS.iter().filter(|step| only.is_none_or(|name| step.name.contains(name))).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("no step is named so; there are: {}", names.join(", ")).into());
    }
    perform(&chosen, extra)
}

/// Runs them all, even after a failure, so that one run shows everything that is wrong.
fn perform(steps: &[&Step], extra: &[&str]) -> Result {
    let begin = Instant::now();
    let mut summary = Vec::new();
    let (mut failed, mut built) = (0, true);
    for (index, step) in steps.iter().enumerate() {
        println!("\n[{}/{}] {} ({} so far)", index + 1, steps.len(), step.name, seconds(begin.elapsed()));
        let start = Instant::now();
        let outcome = if step.needs_dist && !built { Err("left out: the build failed".into()) } else { (step.action)(extra) };
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        println!("[{}/{}] {}: {word}, {}", index + 1, steps.len(), step.name, seconds(start.elapsed()));
        let mut line = format!("{word:6} {:13} {:>12}", step.name, seconds(start.elapsed()));
        if let Err(problem) = outcome {
            eprintln!("{problem}");
            line.push_str(&format!("  {problem}"));
            failed += 1;
            built &= step.name != "build";
            if step.name == "set-up" {
                return Err(problem);
            }
        }
        summary.push(line);
    }
    println!("\n{}", summary.join("\n"));
    println!("{} of {} steps passed, {}", steps.len() - failed, steps.len(), seconds(begin.elapsed()));
    if failed == 0 { Ok(()) } else { Err(format!("{failed} failed").into()) }
}

fn cargo(words: &str, extra: &[&str]) -> Result {
    command::run(cargo_command(words, extra)?.env("CARGO_TERM_PROGRESS_WHEN", "never"))
}

fn cargo_command(words: &str, extra: &[&str]) -> Result<Command> {
    let mut cargo = program("cargo")?;
    cargo.args(words.split(' ')).args(extra);
    Ok(cargo)
}

fn lints_wasm(_: &[&str]) -> Result {
    let target = "--target wasm32-unknown-unknown";
    cargo(&format!("clippy --locked --quiet {target} --lib --bin perimetre-web {} -- -D warnings", browser_test()), &[])
}

fn browser_test() -> &'static str {
    if paths::root().join("tests/browser/main.rs").is_file() { "--test browser" } else { "" }
}

/// Tests that only a browser can run, in the browser whose driver is named: the runner takes the first it is told of.
fn wasm_tests(variable: &str, driver: &str, extra: &[&str]) -> Result {
    if browser_test().is_empty() {
        println!("there is no tests/browser/main.rs");
        return Ok(());
    }
    let variables = browsers::variables()?;
    let driver = variables.iter().find(|(name, _)| *name == driver).ok_or("no driver")?;
    let mut cargo = cargo_command("test --locked --target wasm32-unknown-unknown --test browser", extra)?;
    // Without it Firefox ignores the preference in webdriver.json that keeps it from its settings server.
    cargo.env("MOZ_REMOTE_SETTINGS_DEVTOOLS", "1");
    command::run(cargo.env_remove("CHROMEDRIVER").env_remove("GECKODRIVER").env(variable, &driver.1))
}

fn end_to_end(browser: &str, extra: &[&str]) -> Result {
    let mut cargo = cargo_command("test --locked --package e2e", extra)?;
    command::run(cargo.env("E2E_BROWSER", browser).envs(browsers::variables()?))
}
