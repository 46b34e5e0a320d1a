//! Compressed neighbours, digests and archives, made by `pack.mjs` in Node.

use std::path::{Path, PathBuf};

use crate::command::{output, program};
use crate::{Result, npm};

/// One file's SHA-384.
pub struct Digest {
    /// As `sha384sum` writes it.
    pub hex: String,
    /// As an `integrity` attribute wants it, after `sha384-`.
    pub base64: String,
}

/// Beside each file of a folder: itself in brotli 11 and gzip 9, where that is smaller.
pub fn compress(folder: &Path, names: &[String]) -> Result {
    node("compress", names.iter().map(|name| folder.join(name))).map(drop)
}

/// A digest a file, in their order.
pub fn digests(folder: &Path, names: &[String]) -> Result<Vec<Digest>> {
    let printed = node("digests", names.iter().map(|name| folder.join(name)))?;
    let pairs = printed.lines().filter_map(|line| line.split_once(' '));
    let digests: Vec<Digest> = pairs.map(|(hex, base64)| Digest { hex: hex.to_owned(), base64: base64.to_owned() }).collect();
    if digests.len() == names.len() { Ok(digests) } else { Err("pack.mjs answered for other files".into()) }
}

/// A folder, with its name, in an archive.
pub fn zip(archive: &Path, folder: &Path) -> Result {
    node("zip", [archive.to_path_buf(), folder.to_path_buf()]).map(drop)
}

fn node(verb: &str, words: impl IntoIterator<Item = PathBuf>) -> Result<String> {
    npm::require_node()?;
    let mut node = program("node")?;
    output(node.args(["--input-type=module", "--eval", include_str!("pack.mjs"), "--", verb]).args(words))
}
