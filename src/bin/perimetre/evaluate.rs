//! `perimetre evaluate FILE|-`, and with `--batch` one record a line.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use perimetre::{
    app::words::refusal,
    content,
    engine::flip::changes,
    export::{Report, csv, markdown},
    json,
    record::{self, MOST_BYTES, OpenError},
    text::Language,
};

use crate::{
    batch,
    run::{Stop, note},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A file saved by the page, or {"path": "quick", "answers": {…}}; - reads standard input
    file: PathBuf,
    /// Language of messages and reports
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
    /// What to print: the result as JSON, a report in Markdown, or the checklist as CSV
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Reads one file or minimal form a line (JSON Lines) and prints one result a line, in order.
    /// What would change a result, a longer search, is left out (null).
    /// A line that cannot be used is told on standard error with its number, the others go on, and the exit status is 2 in the end.
    #[arg(long, conflicts_with = "format")]
    batch: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Lang {
    Fr,
    En,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Json,
    Md,
    Csv,
}

pub(crate) fn evaluate(arguments: &Arguments) -> Result<String, Stop> {
    let content = content::load();
    let texts = content.catalog(match arguments.lang {
        Lang::Fr => Language::Fr,
        Lang::En => Language::En,
    });
    let published = &content.instrument;
    if arguments.batch {
        return batch::batch(&arguments.file, published, texts);
    }
    let refused = |error: &OpenError| Stop::Unusable(refusal(texts, published, error));

    let bytes = read(&arguments.file).map_err(|error| match error {
        Unreadable::Io(error) => Stop::Unusable(vec![format!("{}: {error}", arguments.file.display())]),
        Unreadable::Refused(error) => refused(&error),
    })?;
    let record = record::read_input(&bytes, published).map_err(|error| refused(&error))?.into_record();
    let set_aside = record.set_aside();
    if !set_aside.is_empty() {
        note(&texts.fill("export.set_aside", &[("ids", &texts.list(&set_aside))]));
    }
    let instrument = &*record.settings.apply(published);
    let assessment = record.assess(published);
    let report = Report {
        instrument,
        texts,
        assessment: &assessment,
        responses: &record.responses,
        progress: &record.progress,
        milestones: record.milestones,
    };
    Ok(match arguments.format {
        Format::Json => {
            let found = changes(instrument, record.path, &record.responses, &assessment);
            let result = record::result::complete(instrument, &assessment, &record, Some(&found));
            json::indented(&json::write(&result))
        }
        Format::Md => markdown::markdown(&report),
        Format::Csv => csv::csv(&report),
    })
}

/// Why the input cannot be read.
enum Unreadable {
    Io(io::Error),
    Refused(OpenError),
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// The bytes of the input; no more than one past what is accepted is read, whatever its size.
fn read(file: &Path) -> Result<Vec<u8>, Unreadable> {
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    let file = File::open(file)?;
    let known = file.metadata()?;
    if known.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
    }
    if known.len() > most {
        return Err(Unreadable::Refused(OpenError::TooLarge { bytes: usize::try_from(known.len()).unwrap_or(usize::MAX) }));
    }
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
