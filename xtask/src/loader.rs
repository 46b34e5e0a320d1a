//! The loader: its files put together, the first screens it shows, and the hashes it checks.

use std::fs;
use std::path::Path;

use base64::Engine;
use sha2::{Digest, Sha256};

use crate::{Result, command, paths};

/// The loader's files, each after those it imports.
pub const LOADER: [&str; 5] = ["names.js", "attributes.js", "files.js", "first.js", "element.js"];
/// What is added to the program's bindings, which it uses.
pub const PROGRAM: [&str; 2] = ["files.js", "running.js"];

/// A folder of `web/` as one text.
pub fn bundled(folder: &str, files: &[&str]) -> Result<String> {
    put_together(&paths::root().join("web").join(folder), files)
}

/// The imports name only files of the folder, so putting them one after the other is all there is to it. Only the program's last file exports.
fn put_together(folder: &Path, names: &[&str]) -> Result<String> {
    let mut text = String::new();
    for (at, name) in names.iter().enumerate() {
        let file = fs::read_to_string(folder.join(name)).map_err(|error| format!("{}: {error}", folder.join(name).display()))?;
        for line in file.lines() {
            if let Some(import) = line.strip_prefix("import ") {
                let from = import.split("\"./").nth(1).and_then(|rest| rest.strip_suffix("\";"));
                if !from.is_some_and(|from| names[..at].contains(&from)) {
                    return Err(format!("{name}: not an import of an earlier file, in one line: {line}").into());
                }
                continue;
            }
            // What the program's script exports is for the loader, which is another module.
            let line = if names.contains(&"element.js") { line.strip_prefix("export ").unwrap_or(line) } else { line };
            text.extend([line, "\n"]);
        }
    }
    let files = fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    match files.into_iter().find(|name| !names.contains(&name.as_str())) {
        Some(other) => Err(format!("{other} is not put together with the others: see xtask/src/loader.rs").into()),
        None => Ok(text),
    }
}

/// What the program draws first: the start and the first question as trees for the loader, and the start as HTML.
pub fn first_screens() -> Result<[String; 3]> {
    let mut cargo = command::program("cargo")?;
    // Trunk's own flags are for the page's target.
    cargo.args(["run", "--quiet", "--locked", "--offline", "--example", "first_screen"]).env_remove("RUSTFLAGS");
    let printed = command::output(&mut cargo)?;
    match printed.lines().collect::<Vec<_>>()[..] {
        [tree, question, start] => Ok([tree.to_owned(), question.to_owned(), start.to_owned()]),
        _ => Err("examples/first_screen.rs did not print three lines".into()),
    }
}

/// What the bytes of each file come to, as a JavaScript object.
pub fn hashes(folder: &Path, files: &[&str]) -> Result<String> {
    let mut entries = Vec::new();
    for file in files.iter().filter(|file| !file.is_empty()) {
        entries.push(format!("\"{file}\":\"{}\"", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(fs::read(folder.join(file))?))));
    }
    Ok(format!("{{{}}}", entries.join(",")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_is_one_module() -> Result {
        let text = bundled("loader", &LOADER)?;
        assert!(!text.lines().any(|line| line.starts_with("import ") || line.starts_with("export ")));
        assert!(text.contains("customElements.define"));
        Ok(())
    }

    #[test]
    fn an_import_of_something_else_is_refused() -> Result {
        let folder = std::env::temp_dir().join(format!("perimetre-loader-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        for name in LOADER {
            fs::write(folder.join(name), "")?;
        }
        assert!(put_together(&folder, &LOADER).is_ok());
        fs::write(folder.join("names.js"), "import { a } from \"./element.js\";\n")?;
        assert!(put_together(&folder, &LOADER).is_err(), "a later file");
        fs::write(folder.join("names.js"), "import yew from \"yew\";\n")?;
        assert!(put_together(&folder, &LOADER).is_err(), "a package");
        fs::write(folder.join("names.js"), "")?;
        fs::write(folder.join("more.js"), "")?;
        assert!(put_together(&folder, &LOADER).is_err(), "a file that nobody named");
        Ok(fs::remove_dir_all(&folder)?)
    }
}
