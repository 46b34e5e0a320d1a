//! Where things are: the repository, and the folder the tools are kept in.

use std::path::{Path, PathBuf};

/// The repository's top folder.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.parent().map(Path::to_path_buf).unwrap_or(here)
}

/// Where a build for visitors is left.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Tools are kept for the user, in folders named by version, so that a second clone finds them ready.
/// `PERIMETRE_TOOLS` chooses another folder; without a home folder they stay in the repository.
pub fn tools() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("PERIMETRE_TOOLS")
        .or_else(|| variable("XDG_CACHE_HOME").map(|cache| cache.join("perimetre-tools")))
        .or_else(|| variable("HOME").map(|home| home.join(".cache/perimetre-tools")))
        .unwrap_or_else(|| root().join(".tools"))
}

/// Where cargo builds, from what `cargo metadata` printed.
pub fn target(metadata: &str) -> Option<PathBuf> {
    let (_, rest) = metadata.split_once("\"target_directory\":\"")?;
    let (folder, _) = rest.split_once('"')?;
    Some(PathBuf::from(folder.replace("\\\\", "\\")))
}

/// The folder of one tool at one version.
pub fn tool(name: &str, version: &str) -> PathBuf {
    tools().join(format!("{name}-{version}"))
}

/// The same bytes give the same name, on any machine (FNV-1a, 64 bits).
pub fn hash(bytes: &[u8]) -> String {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, step))
}
