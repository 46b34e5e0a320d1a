//! What the built page weighs, and the recorded figure that the program may not outgrow.

use std::fs;
use std::path::PathBuf;

use crate::command::{output, program};
use crate::say::thousands;
use crate::{Result, npm, paths, wasm};

/// More than this much above the record fails.
const GROWTH_PERCENT: u64 = 2;

/// One file of dist/ and its bytes as served.
pub struct Weight {
    /// The file's name.
    pub name: String,
    /// As it is on disk.
    pub raw: u64,
    /// Compressed by gzip, level 9.
    pub gzip: u64,
    /// Compressed by brotli, quality 11.
    pub brotli: u64,
}

/// The files a browser fetches for the quick path: everything at the top of dist/ but descriptions for developers.
pub fn downloads() -> Result<Vec<Weight>> {
    let kinds = ["html", "css", "js", "svg", "wasm"];
    let mut names: Vec<String> = fs::read_dir(paths::dist())
        .map_err(|_| "there is no dist/: run cargo xtask build first")?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !name.starts_with(wasm::FULL))
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, kind)| kinds.contains(&kind)))
        .collect();
    names.sort();
    weigh(names)
}

/// The most the full instrument and its words may add to a download in one language, brotli, in bytes.
pub const FULL_CEILING: u64 = 45_000;

/// What the full path fetches: a file a language, and the rest of the program.
pub fn full() -> Result<Vec<Weight>> {
    let names = fs::read_dir(paths::dist())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(wasm::FULL)).collect();
    names.sort();
    weigh(names)
}

/// The parts of the program whose size is recorded, in words and in the file.
const PARTS: [&str; 2] = ["the program", "the rest of the program, which comes with the full path,"];
const KEYS: [&str; 2] = ["wasm-brotli", "rest-brotli"];

/// Their sizes.
fn parts() -> Result<[u64; 2]> {
    let first = downloads()?.into_iter().find(|file| file.name.ends_with("_bg.wasm")).ok_or("dist/ has no program")?;
    let rest = full()?.into_iter().find(|file| file.name.ends_with(".wasm")).ok_or("dist/ has no rest of the program")?;
    Ok([first.brotli, rest.brotli])
}

fn weigh(names: Vec<String>) -> Result<Vec<Weight>> {
    npm::require_node()?;
    let script = "--input-type=module";
    let mut node = program("node")?;
    node.args([script, "--eval", include_str!("sizes.mjs"), "--"]).args(names.iter().map(|name| paths::dist().join(name)));
    let printed = output(&mut node)?;
    if printed.lines().count() != names.len() {
        return Err(format!("sizes.mjs answered for other files than {names:?}").into());
    }
    let lines = printed.lines().map(|line| line.split(' ').map(str::parse).collect::<std::result::Result<Vec<u64>, _>>());
    names
        .into_iter()
        .zip(lines)
        .map(|(name, numbers)| match numbers?.as_slice() {
            [raw, gzip, brotli] => Ok(Weight { name, raw: *raw, gzip: *gzip, brotli: *brotli }),
            _ => Err("sizes.mjs printed something else".into()),
        })
        .collect()
}

/// `cargo xtask size`: fails when the program has grown more than it may, naming both figures.
pub fn check() -> Result {
    let now = parts()?;
    let before = recorded()?;
    for file in full()?.iter().filter(|file| !file.name.ends_with(".wasm")) {
        println!("{} is {} bytes (brotli); at most: {}", file.name, thousands(file.brotli), thousands(FULL_CEILING));
        if file.brotli > FULL_CEILING {
            return Err(format!("the full instrument costs {} bytes (brotli) in one language", thousands(file.brotli)).into());
        }
    }
    for (part, (now, before)) in PARTS.iter().zip(now.into_iter().zip(before)) {
        println!("{part} is {} bytes (brotli); recorded: {}", thousands(now), thousands(before));
        if now * 100 > before * (100 + GROWTH_PERCENT) {
            return Err(format!(
                "{part} grew from {} to {} bytes (brotli), more than {GROWTH_PERCENT} %; if that is worth it: cargo xtask size --record",
                thousands(before),
                thousands(now)
            )
            .into());
        }
    }
    Ok(())
}

/// `cargo xtask size --record`: makes the present size the one to compare with.
pub fn record() -> Result {
    let now = parts()?;
    let [first, rest] = now;
    let text = format!(
        "# The program's size in bytes, brotli 11: what every visitor downloads, and the rest, which comes with the full path.\n\
         # `cargo xtask test` fails when either grows by more than {GROWTH_PERCENT} %.\n\
         # Written by `cargo xtask size --record`, so that growth is a decision someone reads in a diff.\n\
         {} = {first}\n{} = {rest}\n",
        KEYS[0], KEYS[1]
    );
    fs::write(file(), text)?;
    for (part, now) in PARTS.iter().zip(now) {
        println!("recorded: {part}, {} bytes (brotli)", thousands(now));
    }
    Ok(())
}

fn recorded() -> Result<[u64; 2]> {
    let text = fs::read_to_string(file()).map_err(|_| "no size is recorded yet: cargo xtask size --record")?;
    let read = |key: &str| -> Result<u64> {
        let value = text.lines().find_map(|line| line.strip_prefix(key)?.trim().strip_prefix('='));
        Ok(value.ok_or_else(|| format!("xtask/size.toml has no {key}"))?.trim().parse()?)
    };
    Ok([read(KEYS[0])?, read(KEYS[1])?])
}

fn file() -> PathBuf {
    paths::root().join("xtask/size.toml")
}
