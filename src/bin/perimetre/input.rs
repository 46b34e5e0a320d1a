//! What verbs read: a file or standard input, and where they leave what they make.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use clap::ValueEnum;
use perimetre::{
    app::words::refusal,
    engine::Instrument,
    record::{self, Input, MOST_BYTES, OpenError, Record},
    text::{Catalog, Language},
};

use crate::run::Stop;

/// A language, as it is asked for.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Lang {
    Fr,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Fr => Self::Fr,
            Lang::En => Self::En,
        }
    }
}

/// The record in a file, in either form; `-` is standard input.
pub(crate) fn record(file: &Path, published: &Instrument, texts: &Catalog) -> Result<Record, Stop> {
    let refused = |error: &OpenError| Stop::Unusable(refusal(texts, published, error));
    let bytes = read(file).map_err(|error| match error {
        Unreadable::Io(error) => Stop::Unusable(vec![format!("{}: {error}", file.display())]),
        Unreadable::Refused(error) => refused(&error),
    })?;
    record::read_input(&bytes, published).map(Input::into_record).map_err(|error| refused(&error))
}

/// Leaves what was made in a file, or gives it back for standard output.
pub(crate) fn deliver(made: Vec<u8>, output: Option<&PathBuf>) -> Result<Vec<u8>, Stop> {
    let Some(file) = output else { return Ok(made) };
    fs::write(file, made).map(|()| Vec::new()).map_err(|error| Stop::Unusable(vec![format!("{}: {error}", file.display())]))
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
