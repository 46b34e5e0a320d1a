//! The npm packages: binaryen for its wasm-opt, terser for scripts, axe-core and typescript for the tests. Pinned by xtask/npm/package-lock.json.

use std::fs;
use std::path::PathBuf;

use crate::command::{self, output, program, run};
use crate::{Result, paths, pinned, say};

/// Where they are, or will be, installed: the lock file's content names the folder.
pub fn folder() -> Result<PathBuf> {
    let lock = fs::read(paths::root().join("xtask/npm/package-lock.json"))?;
    Ok(paths::tool("npm", &paths::hash(&lock)))
}

/// The script that tests run in the page to check its accessibility.
pub fn axe() -> Result<PathBuf> {
    Ok(folder()?.join("node_modules/axe-core/axe.min.js"))
}

/// Installs them unless they are there.
pub fn install() -> Result {
    let folder = folder()?;
    if folder.is_dir() {
        return Ok(());
    }
    require_node()?;
    say::during("installing wasm-opt, terser, axe and typescript from npm", || {
        // Renamed when complete: an interrupted installation is never taken for one.
        let partial = folder.with_extension(format!("partial-{}", std::process::id()));
        fs::create_dir_all(&partial)?;
        for file in ["package.json", "package-lock.json"] {
            fs::copy(paths::root().join("xtask/npm").join(file), partial.join(file))?;
        }
        run(program("npm")?.current_dir(&partial).args(["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--silent"]))?;
        if !folder.is_dir() {
            fs::rename(&partial, &folder)?;
        }
        Ok(())
    })
}

/// Node runs wasm-opt and measures compressed sizes.
pub fn require_node() -> Result {
    let help = format!("Node {} or newer with npm is missing; get it with: apt-get install nodejs npm", pinned::NODE_MAJOR);
    if !command::exists("node") || !command::exists("npm") {
        return Err(help.into());
    }
    let version = output(program("node")?.arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok()).unwrap_or(0u32);
    if major < pinned::NODE_MAJOR { Err(format!("{help} (found {version})").into()) } else { Ok(()) }
}
