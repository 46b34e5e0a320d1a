//! `perimetre pack DIR OUT`: a content folder as the page takes it.

use std::path::PathBuf;

use perimetre::content::{folder, publish};

use crate::run::Stop;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The content folder: *.toml and text/*.toml
    dir: PathBuf,
    /// Where the files go; `content.json` among them is what the element's `src` names
    out: PathBuf,
}

/// Checks the folder as `perimetre check` does; with a problem nothing is written.
pub(crate) fn pack(arguments: &Arguments) -> Result<String, Stop> {
    let Arguments { dir, out } = arguments;
    let folder = folder::read(dir).map_err(|error| Stop::Unusable(vec![format!("{}: {error}", dir.display())]))?;
    let problems = folder.problems();
    if !problems.is_empty() {
        return Err(Stop::Problems(problems.iter().map(ToString::to_string).collect()));
    }
    let written = publish::write(&folder, out).map_err(|(path, error)| Stop::Unusable(vec![format!("{}: {error}", path.display())]))?;
    Ok(written.iter().map(|(path, bytes)| format!("{}: {bytes} bytes\n", path.display())).collect())
}
