//! `cargo xtask bench`: the bytes a visitor downloads, how long recomputing takes after one answer, and how fast a batch goes.

mod batch;
mod web;

use crate::command::{self, program};
use crate::say::thousands;
use crate::{Result, browsers, build, paths, setup, size};

/// All that a quick run downloads, brotli, in bytes.
const CEILING: u64 = 170_000;

/// The verb.
pub fn run() -> Result {
    setup::for_release()?;
    build::run_release()?;
    let within = bytes()?;
    natively()?;
    recompute_in_browsers()?;
    beside_others()?;
    if within { Ok(()) } else { Err(format!("a visitor downloads more than {} bytes", thousands(CEILING)).into()) }
}

/// Our page beside others, in one run; `cargo xtask bench --web`.
pub fn web() -> Result {
    setup::for_release()?;
    build::run_release()?;
    beside_others()
}

fn beside_others() -> Result {
    setup::for_tests()?;
    crate::package::make()?;
    web::measure()
}

/// What needs neither a built page nor a browser.
pub fn natively() -> Result {
    recompute_natively()?;
    batch::measure()
}

fn bytes() -> Result<bool> {
    let files = size::downloads()?;
    let width = files.iter().map(|file| file.name.len()).max().unwrap_or(0).max(5);
    let row = |name: &str, numbers: [u64; 3]| {
        let [raw, gzip, brotli] = numbers.map(thousands);
        println!("{name:width$} {raw:>10} {gzip:>10} {brotli:>10}");
    };
    println!("{:width$} {:>10} {:>10} {:>10}", "bytes", "raw", "gzip 9", "brotli 11");
    let mut total = [0; 3];
    for file in &files {
        let numbers = [file.raw, file.gzip, file.brotli];
        row(&file.name, numbers);
        total = [0, 1, 2].map(|kind| total[kind] + numbers[kind]);
    }
    row("total", total);
    for file in size::on_demand()? {
        row(&file.name, [file.raw, file.gzip, file.brotli]);
    }
    println!("ceiling: {} (brotli), {} % of it used", thousands(CEILING), total[2] * 100 / CEILING);
    Ok(total[2] <= CEILING)
}

fn recompute_natively() -> Result {
    if !paths::root().join("examples/recompute.rs").is_file() {
        println!("recompute: no examples/recompute.rs to run");
        return Ok(());
    }
    println!("recompute, natively:");
    command::run(program("cargo")?.args(["run", "--quiet", "--locked", "--profile", "native", "--example", "recompute"]))
}

fn recompute_in_browsers() -> Result {
    if !paths::root().join("e2e/src/bin/bench/main.rs").is_file() {
        println!("recompute in wasm: no e2e/src/bin/bench/main.rs to run");
        return Ok(());
    }
    setup::for_tests()?;
    println!("recompute, in the built page:");
    let mut bench = program("cargo")?;
    bench.args(["run", "--quiet", "--locked", "--package", "e2e", "--bin", "bench"]);
    command::run(bench.envs(browsers::variables()?))
}
