//! The versions of the tools that are not in Cargo.lock, and where the others are read from.

use crate::{Result, paths};

/// The bundler. 0.22 needs a newer Rust than ours.
pub const TRUNK: &str = "0.21.14";

/// The driver between WebDriver and Firefox; Debian 12 has no package of it.
pub const GECKODRIVER: &str = "0.37.1";

/// What `terser --version` says of the terser pinned in xtask/npm/package.json.
pub const TERSER: &str = "5.51.2";
/// What `wasm-opt --version` says of the binaryen pinned in xtask/npm/package.json.
pub const WASM_OPT: &str = "132";

/// The oldest Node that the npm packages and `sizes.mjs` run on.
pub const NODE_MAJOR: u32 = 18;

/// wasm-bindgen's command line must be exactly the library's version, which Cargo.lock holds.
pub fn wasm_bindgen() -> Result<String> {
    let lock = std::fs::read_to_string(paths::root().join("Cargo.lock"))?;
    version_in(&lock, "wasm-bindgen").ok_or_else(|| "Cargo.lock has no wasm-bindgen".into())
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-cli\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "yew"), None);
    }
}
