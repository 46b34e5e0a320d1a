//! Running other programs, always with our tools first on the PATH.

use std::ffi::{OsStr, OsString};
use std::process::{Command, Stdio};

use crate::{Result, npm, paths, pinned};

/// A program in the repository's folder, with the pinned tools found before any other.
pub fn program(name: impl AsRef<OsStr>) -> Result<Command> {
    let mut command = Command::new(find(name.as_ref())?);
    command.current_dir(paths::root()).env("PATH", path()?);
    // Trunk takes NO_COLOR for a boolean and refuses the customary "1".
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        command.env("NO_COLOR", "true");
    }
    Ok(command)
}

/// Runs it with its output shown; anything but success is an error that names it.
pub fn run(command: &mut Command) -> Result {
    let status = command.status().map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("failed ({status}): {}", shown(command)).into()) }
}

/// Runs it and gives what it printed; what it says on standard error is shown.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{}: {error}", shown(command)))?;
    if !output.status.success() {
        return Err(format!("failed ({}): {}", output.status, shown(command)).into());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is there and names this version when asked for it.
pub fn has_version(name: &str, version: &str) -> bool {
    let asked = program(name).and_then(|mut command| output(command.arg("--version").stderr(Stdio::null())));
    asked.is_ok_and(|answer| answer.split_whitespace().any(|word| word == version))
}

/// Where a program is, or which one is missing.
pub fn find(name: &OsStr) -> Result<OsString> {
    if name.as_encoded_bytes().contains(&b'/') {
        return Ok(name.to_owned());
    }
    let found = std::env::split_paths(&path()?).map(|folder| folder.join(name)).find(|file| file.is_file());
    found.map(Into::into).ok_or_else(|| format!("{} is not installed", name.display()).into())
}

/// Whether a program is there at all.
pub fn exists(name: &str) -> bool {
    find(OsStr::new(name)).is_ok()
}

fn path() -> Result<OsString> {
    let mut folders = vec![
        paths::tool("trunk", pinned::TRUNK).join("bin"),
        paths::tool("wasm-bindgen", &pinned::wasm_bindgen()?).join("bin"),
        paths::tool("geckodriver", pinned::GECKODRIVER).join("bin"),
        npm::folder()?.join("node_modules/.bin"),
    ];
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    Ok(std::env::join_paths(folders)?)
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.display().to_string()).collect::<Vec<_>>().join(" ")
}
