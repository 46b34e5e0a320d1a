//! `perimetre sources DIR`.

use std::path::PathBuf;

use perimetre::content::{folder, sources};

use crate::run::Stop;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The content folder: *.toml and text/*.toml
    dir: PathBuf,
}

pub(crate) fn sources(arguments: &Arguments) -> Result<String, Stop> {
    let folder = folder::read(&arguments.dir).map_err(|error| Stop::Unusable(vec![format!("{}: {error}", arguments.dir.display())]))?;
    let problems = folder.problems();
    if problems.is_empty() { Ok(sources::document(&folder)) } else { Err(Stop::Problems(problems.iter().map(ToString::to_string).collect())) }
}
