//! `perimetre evaluate FILE|-`.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use perimetre::{
    app::words::refusal,
    content,
    engine::assess,
    export::{Report, csv, markdown},
    json,
    record::{self, MOST_BYTES, OpenError},
    text::Language,
};

use crate::run::Stop;

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
    let instrument = &content.instrument;
    let refused = |error: &OpenError| Stop::Unusable(refusal(texts, instrument, error));

    let bytes = read(&arguments.file).map_err(|error| match error {
        Unreadable::Io(error) => Stop::Unusable(vec![format!("{}: {error}", arguments.file.display())]),
        Unreadable::Refused(error) => refused(&error),
    })?;
    let record = record::read_input(&bytes, instrument).map_err(|error| refused(&error))?.into_record();
    let assessment = assess(instrument, record.path, &record.responses);
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
            let result = record::result::result(instrument, &assessment, &record);
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
