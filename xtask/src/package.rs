//! `release/`: what a site owner takes home, made from dist/ by `cargo xtask build`. A folder for any web server, an npm package and a
//! WordPress plugin; nothing in it is written by hand twice.

mod hosting;
mod npm;
mod pack;
mod wordpress;

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Result, paths, say};

/// The product's version: the name of the folder, of the package and of the plugin.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a page of dist/ needs, and nothing more. The end-to-end tests run under the same line.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Where everything is left.
pub fn folder() -> PathBuf {
    paths::root().join("release")
}

/// The folder for web servers.
pub fn site() -> PathBuf {
    folder().join(format!("perimetre-{VERSION}"))
}

/// The folder that is published as an npm package.
pub fn npm() -> PathBuf {
    folder().join("npm")
}

/// The plugin as WordPress takes it.
pub fn wordpress() -> PathBuf {
    folder().join(format!("wordpress/perimetre-{VERSION}.zip"))
}

/// Makes all of it from dist/, anew.
pub fn make() -> Result {
    say::during("packing release/", || {
        let names = files_of(&paths::dist())?;
        if !names.iter().any(|name| name == "perimetre.js") {
            return Err("there is no dist/: run cargo xtask build first".into());
        }
        if folder().exists() {
            fs::remove_dir_all(folder())?;
        }
        copy(&paths::dist(), &names, &site())?;
        hosting::complete(&site(), &names)?;
        npm::make(&npm(), &names)?;
        wordpress::make(&site(), &names, &wordpress())
    })
}

/// The names in a flat folder, sorted.
pub fn files_of(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn copy(from: &Path, names: &[String], to: &Path) -> Result {
    fs::create_dir_all(to)?;
    for name in names {
        fs::copy(from.join(name), to.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// A text of `hosts/` with the version and the policy written in.
fn filled(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let text = text.replace("@@VERSION@@", VERSION).replace("@@POLICY@@", POLICY);
    if text.contains("@@") { Err(format!("{} has a mark that nothing fills", file.display()).into()) } else { Ok(text) }
}

/// Whether a name holds the hash of its content, so that it never changes.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches("_bg");
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_told_from_the_others() {
        for name in ["perimetre-bc24b303e23e8937.css", "perimetre-web-e59d618da76fa441_bg.wasm", "perimetre-quick-en-462b317826dac01a.bin"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in ["perimetre.js", "perimetre-frame.js", "index.html", "custom-elements.json", "perimetre-web-e59d618d.js"] {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn the_policy_is_the_one_the_pages_are_tested_under() {
        let tested = include_str!("../../e2e/src/server.rs").replace("\\\n    ", "");
        assert!(tested.contains(&format!("\"{POLICY}\"")), "{POLICY}");
    }
}
