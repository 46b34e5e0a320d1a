//! `perimetre check DIR`.

use std::path::PathBuf;

use perimetre::content::folder;

use crate::run::Stop;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The content folder: *.toml and text/*.toml
    dir: PathBuf,
}

pub(crate) fn check(arguments: &Arguments) -> Result<String, Stop> {
    let folder = folder::read(&arguments.dir).map_err(|error| Stop::Unusable(vec![format!("{}: {error}", arguments.dir.display())]))?;
    let problems = folder.problems();
    if problems.is_empty() {
        let content = folder.content();
        let instrument = &content.instrument;
        let counts = [
            (instrument.questions.len(), "questions"),
            (instrument.towers.len(), "services"),
            (instrument.company_guards.len(), "company guards"),
            (instrument.risks.len(), "risks"),
            (instrument.items.len(), "checklist items"),
            (content.catalogs.iter().map(|catalog| catalog.keys().count()).max().unwrap_or(0), "texts in each language"),
        ];
        let counts: Vec<String> = counts.iter().map(|(count, of)| format!("{count} {of}")).collect();
        return Ok(format!("{} {}: no problem; {}\n", instrument.id, instrument.version, counts.join(", ")));
    }
    Err(Stop::Problems(problems.iter().map(ToString::to_string).collect()))
}
