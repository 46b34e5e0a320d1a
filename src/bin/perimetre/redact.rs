//! `perimetre redact FILE|-`.

use std::path::PathBuf;

use perimetre::{content, export::files::held, record::save};

use crate::{
    input::{Lang, deliver, record},
    run::{Stop, note},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A file saved by the page; - reads standard input
    file: PathBuf,
    /// Language of messages
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
    /// Where to leave the file; standard output when not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(crate) fn redact(arguments: &Arguments) -> Result<Vec<u8>, Stop> {
    let content = content::load();
    let texts = content.catalog(arguments.lang.into());
    let record = record(&arguments.file, &content.instrument, texts)?;
    let removed = held(texts, &record.contents().written());
    let redacted = record.redacted();
    let made = save(&redacted, &content.instrument, &redacted.assess(&content.instrument));
    let delivered = deliver(made.into_bytes(), arguments.output.as_ref())?;
    let told = if removed.is_empty() { texts.get("files.removed.nothing") } else { texts.fill("files.removed", &[("what", &texts.list(&removed))]) };
    note(&told);
    Ok(delivered)
}
