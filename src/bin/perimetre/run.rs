//! The command line: verbs, and how any of them ends.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::{check, evaluate, pack, redact, schema, sources};

#[derive(Parser)]
#[command(name = "perimetre", version, about = "Recommends an IT outsourcing scope and a risk checklist from the answers to a questionnaire.")]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Reads a saved file, or answers in the minimal form, and prints the result, a report, or a file that other tools open
    Evaluate(evaluate::Arguments),
    /// Prints a saved file without what people wrote in it (notes, names, evidence, reasons): the same answers and the same result, to pass on
    Redact(redact::Arguments),
    /// Validates a content folder: one line a problem, `file:line: path: message`
    Check(check::Arguments),
    /// Checks a content folder and writes it as the page takes it: a site's own content, for the element's `src`
    Pack(pack::Arguments),
    /// Prints the JSON Schemas of the saved file and of the result
    Schema(schema::Arguments),
    /// Prints what a content folder rests on: each claim and work, and where it landed (docs/SOURCES.md)
    Sources(sources::Arguments),
}

/// Why a verb did not end well.
pub(crate) enum Stop {
    /// The input cannot be used, in one line a problem: nothing goes to standard output (of a batch, nothing for the lines refused).
    Unusable(Vec<String>),
    /// Problems were found, in one line each: they are the result.
    Problems(Vec<String>),
}

/// Runs the verb asked for.
pub(crate) fn run() -> ExitCode {
    let done = match Arguments::parse().verb {
        Verb::Evaluate(arguments) => evaluate::evaluate(&arguments),
        Verb::Redact(arguments) => redact::redact(&arguments),
        Verb::Check(arguments) => check::check(&arguments).map(String::into_bytes),
        Verb::Pack(arguments) => pack::pack(&arguments).map(String::into_bytes),
        Verb::Schema(arguments) => Ok(schema::schema(&arguments).into_bytes()),
        Verb::Sources(arguments) => sources::sources(&arguments).map(String::into_bytes),
    };
    match done {
        Ok(made) => print(&made, 0),
        Err(Stop::Problems(lines)) => print((lines.join("\n") + "\n").as_bytes(), 1),
        Err(Stop::Unusable(lines)) => say(&lines),
    }
}

/// A reader that closes early, such as `head`, is not an error of ours.
fn print(made: &[u8], status: u8) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(made).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => say(&[format!("standard output: {error}")]),
        _ => ExitCode::from(status),
    }
}

fn say(lines: &[String]) -> ExitCode {
    lines.iter().for_each(|line| note(line));
    ExitCode::from(2)
}

/// One line on standard error.
pub(crate) fn note(line: &str) {
    // When it cannot be written, nothing is left to say it to.
    let _ = writeln!(io::stderr().lock(), "{line}");
}
