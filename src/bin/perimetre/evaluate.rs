//! `perimetre evaluate FILE|-`, and with `--batch` one record a line.

use std::{
    io::{self, IsTerminal as _},
    path::PathBuf,
};

use clap::ValueEnum;
use perimetre::{
    content,
    engine::{calendar::Day, flip::changes},
    export::{
        Report, csv,
        files::{Dossier, calendar, checklist_csv, checklist_markdown, workbook},
        markdown,
    },
    json,
    record::{self, Beside},
};

use crate::{
    batch,
    input::{Lang, deliver, record},
    run::{Stop, note},
};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A file saved by the page, or {"path": "quick", "answers": {…}}; - reads standard input
    file: PathBuf,
    /// Language of messages and reports
    #[arg(long, value_enum, default_value_t = Lang::En)]
    lang: Lang,
    /// What to make
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Where to leave it; standard output when not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Reads one file or minimal form a line (JSON Lines) and prints one result a line, in order.
    /// What would change a result, a longer search, is left out (null).
    /// A line that cannot be used is told on standard error with its number, the others go on, and the exit status is 2 in the end.
    #[arg(long, conflicts_with_all = ["format", "output"])]
    batch: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// The result, as JSON
    Json,
    /// A report, in Markdown
    Md,
    /// The checklist in short, as CSV
    Csv,
    /// The checklist with names, dates, notes and evidence, as CSV for spreadsheets
    ChecklistCsv,
    /// The same, in Markdown
    ChecklistMd,
    /// Due dates of what is still to do, as iCalendar
    Ics,
    /// Summary, services, risks, checklist and roles, as a workbook (XLSX)
    Xlsx,
}

pub(crate) fn evaluate(arguments: &Arguments) -> Result<Vec<u8>, Stop> {
    let content = content::load();
    let texts = content.catalog(arguments.lang.into());
    let published = &content.instrument;
    if arguments.batch {
        return batch::batch(&arguments.file, published, texts).map(String::into_bytes);
    }
    if matches!(arguments.format, Format::Xlsx) && arguments.output.is_none() && io::stdout().is_terminal() {
        return Err(Stop::Unusable(vec!["a workbook is not text: give --output FILE, or send standard output to a file".into()]));
    }
    let record = record(&arguments.file, published, texts)?;
    let set_aside = record.set_aside();
    if !set_aside.is_empty() {
        note(&texts.fill("export.set_aside", &[("ids", &texts.list(&set_aside))]));
    }
    let instrument = &*record.settled(published);
    let assessment = record.assess(published);
    let report = Report {
        instrument,
        texts,
        assessment: &assessment,
        responses: &record.responses,
        progress: &record.progress,
        milestones: record.milestones,
    };
    let details = record.details.clone();
    let started_on = record.started_on.as_deref().and_then(Day::parse);
    // The same file gives the same bytes, whatever the day.
    let dossier = Dossier { report, details: &details, started_on, written_on: None };
    let made = match arguments.format {
        Format::Json => {
            let found = changes(instrument, record.path, &record.responses, &assessment);
            let result = record::result::complete(instrument, &assessment, &record, Beside::of(instrument, &assessment, Some(&found)));
            json::indented(&json::write(&result)).into_bytes()
        }
        Format::Md => markdown::markdown(&report).into_bytes(),
        Format::Csv => csv::csv(&report).into_bytes(),
        Format::ChecklistCsv => checklist_csv(&dossier).into_bytes(),
        Format::ChecklistMd => checklist_markdown(&dossier).into_bytes(),
        Format::Ics => {
            let made = calendar(&dossier);
            if made.events == 0 {
                return Err(Stop::Unusable(vec![texts.get("files.calendar.none")]));
            }
            if made.undated > 0 {
                note(&texts.count("files.calendar.undated", made.undated, &[]));
            }
            made.text.into_bytes()
        }
        Format::Xlsx => workbook(&dossier),
    };
    deliver(made, arguments.output.as_ref())
}
