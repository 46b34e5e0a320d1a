//! What the built page weighs, and the recorded figure that the program may not outgrow.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::command::{self, output};
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

/// The files a browser fetches for the quick path: everything at the top of dist/ but descriptions for developers and what only a frame or a
/// site owner opens, and the content of one language, the heavier.
pub fn downloads() -> Result<Vec<Weight>> {
    let kinds = ["html", "css", "js", "svg", "wasm"];
    let mut names: Vec<String> = fs::read_dir(paths::dist())
        .map_err(|_| "there is no dist/: run cargo xtask build first")?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !is_on_demand(name) && !OTHER_WAYS_IN.iter().any(|start| name.starts_with(start)))
        .filter(|name| name.starts_with(wasm::QUICK) || name.rsplit_once('.').is_some_and(|(_, kind)| kinds.contains(&kind)))
        .collect();
    names.sort();
    let mut files = weigh(names)?;
    let heaviest = files.iter().filter(|file| file.name.starts_with(wasm::QUICK)).map(|file| file.brotli).max();
    files.retain(|file| !file.name.starts_with(wasm::QUICK) || Some(file.brotli) == heaviest);
    Ok(files)
}

/// Files of the iframe, of the page around it and of the checkup: none is fetched by a visitor of the page or of the element.
const OTHER_WAYS_IN: [&str; 3] = ["embed.", "perimetre-frame.", "checkup."];

/// The most the full instrument may add to a download in one language, brotli, in bytes: its content, its words, its styles, and the code that asks it.
pub const FULL_CEILING: u64 = 45_000;

/// What is fetched on demand: words, a file a language, and the parts of the program.
pub fn on_demand() -> Result<Vec<Weight>> {
    let names = fs::read_dir(paths::dist())?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names.filter(|name| is_on_demand(name)).collect();
    names.sort();
    weigh(names)
}

fn is_on_demand(name: &str) -> bool {
    [wasm::PART, wasm::WORDS, wasm::STYLES].iter().any(|start| name.starts_with(start))
}

/// The files of the program whose size is recorded, by their key in the record.
fn program() -> Result<Vec<(String, u64)>> {
    let first = downloads()?.into_iter().find(|file| file.name.ends_with("_bg.wasm")).ok_or("dist/ has no program")?;
    let on_demand = on_demand()?;
    let part = |name: &str| -> Result<(String, u64)> {
        let start = format!("{}{name}-", wasm::PART);
        let file = on_demand.iter().find(|file| file.name.starts_with(&start)).ok_or_else(|| format!("dist/ has no part {name}"))?;
        Ok((name.to_owned(), file.brotli))
    };
    let parts = wasm::PARTS.iter().map(|name| part(name));
    std::iter::once(Ok(("first".to_owned(), first.brotli))).chain(parts).collect()
}

fn weigh(names: Vec<String>) -> Result<Vec<Weight>> {
    npm::require_node()?;
    let script = "--input-type=module";
    let mut node = command::program("node")?;
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
    let now = program()?;
    let before = recorded()?;
    let on_demand = on_demand()?;
    let start = format!("{}full-", wasm::STYLES);
    let styles: u64 = on_demand.iter().filter(|file| file.name.starts_with(&start)).map(|file| file.brotli).sum();
    let code = now.iter().find(|(name, _)| name == "full").map_or(0, |(_, bytes)| *bytes);
    for words in on_demand.iter().filter(|file| file.name.starts_with(wasm::WORDS)) {
        let all = words.brotli + code + styles;
        println!(
            "the full path adds {}, its code and its styles: {} bytes (brotli); at most: {}",
            words.name,
            thousands(all),
            thousands(FULL_CEILING)
        );
        if all > FULL_CEILING {
            return Err(format!("the full instrument costs {} bytes (brotli) in one language", thousands(all)).into());
        }
    }
    for (part, now) in now {
        let before = *before.get(&part).ok_or_else(|| format!("xtask/size.toml has no {part}: cargo xtask size --record"))?;
        println!("program, {part}: {} bytes (brotli); recorded: {}", thousands(now), thousands(before));
        if now * 100 > before * (100 + GROWTH_PERCENT) {
            return Err(format!(
                "the program's file {part} grew from {} to {} bytes (brotli), more than {GROWTH_PERCENT} %; if that is worth it: cargo xtask size --record",
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
    let now = program()?;
    let mut text = format!(
        "# The program's size in bytes, brotli 11: what every visitor downloads first, and each part that is fetched on demand.\n\
         # `cargo xtask test` fails when one grows by more than {GROWTH_PERCENT} %.\n\
         # Written by `cargo xtask size --record`, so that growth is a decision someone reads in a diff.\n"
    );
    for (part, bytes) in &now {
        text.push_str(&format!("{part} = {bytes}\n"));
        println!("recorded: {part}, {} bytes (brotli)", thousands(*bytes));
    }
    Ok(fs::write(file(), text)?)
}

fn recorded() -> Result<BTreeMap<String, u64>> {
    let text = fs::read_to_string(file()).map_err(|_| "no size is recorded yet: cargo xtask size --record")?;
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
    lines.map(|(part, bytes)| Ok((part.trim().to_owned(), bytes.trim().parse()?))).collect()
}

fn file() -> PathBuf {
    paths::root().join("xtask/size.toml")
}
