//! `cargo xtask build`: a site ready to be put on any static host, in dist/.

use crate::command::{self, program};
use crate::{Result, paths, say, setup};

/// Installs what is missing, then builds for visitors.
pub fn run_release() -> Result {
    say::during("building dist/ for release", || {
        command::run(program("trunk")?.args(["build", "--release"]))?;
        if paths::dist().join("index.html").is_file() { Ok(()) } else { Err("Trunk left no dist/index.html".into()) }
    })
}

/// The verb.
pub fn run() -> Result {
    setup::for_release()?;
    run_release()
}
