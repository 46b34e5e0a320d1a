//! `perimetre check DIR`.

use std::path::PathBuf;

use perimetre::{
    content::{
        folder,
        reach::{Given, Target, witnesses},
    },
    engine::{Instrument, consensus::Group},
    json,
    record::{Record, facts, minimal_form, v1::ParticipantV1},
    tree::Tree,
};

use crate::run::Stop;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The content folder: *.toml and text/*.toml
    dir: PathBuf,
    /// Prints answers that bring something out, found by search, as `evaluate` reads them.
    /// ID is a risk (R13), a guard (G08, T3), an action (D05), an option (org_size.s1_9), a scope, a degree or a band (global, targeted, red),
    /// a prior rule (prior.2), or `all` for one line each. What the search does not reach is a problem
    #[arg(long, value_name = "ID")]
    witness: Option<String>,
}

pub(crate) fn check(arguments: &Arguments) -> Result<String, Stop> {
    let folder = folder::read(&arguments.dir).map_err(|error| Stop::Unusable(vec![format!("{}: {error}", arguments.dir.display())]))?;
    let problems = folder.problems();
    if problems.is_empty() {
        let content = folder.content();
        let instrument = &content.instrument;
        if let Some(id) = &arguments.witness {
            return witness(instrument, id);
        }
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

/// Answers that bring `id` out, or everything.
fn witness(instrument: &Instrument, id: &str) -> Result<String, Stop> {
    let all = Target::all(instrument);
    let targets: Vec<Target> = all.iter().copied().filter(|target| id == "all" || target.name(instrument) == id).collect();
    if targets.is_empty() {
        let names: Vec<String> = all.iter().map(|target| target.name(instrument)).collect();
        return Err(Stop::Unusable(vec![format!("--witness: found {id:?}, expected \"all\" or one of {}", names.join(", "))]));
    }
    let (mut lines, mut missed) = (String::new(), Vec::new());
    for (target, found) in targets.iter().zip(witnesses(instrument, &targets)) {
        let name = target.name(instrument);
        let Some(found) = found else {
            missed.push(format!("{name}: no set of answers was found that brings it out"));
            continue;
        };
        let form = json::write(&file(instrument, found));
        lines.push_str(&if id == "all" { format!("{name}\t{form}\n") } else { format!("{form}\n") });
    }
    if missed.is_empty() { Ok(lines) } else { Err(Stop::Problems(missed)) }
}

/// As `evaluate` reads it: the minimal form, or a record where it takes several participants.
fn file(instrument: &Instrument, given: Given) -> Tree {
    if given.voices.is_empty() {
        return minimal_form(given.path, &given.responses);
    }
    let mut record = Record::new(given.path, None);
    record.responses = given.responses;
    record.kept.voices = given.voices;
    let participant = |(id, group): (&String, &Group)| ParticipantV1 { id: id.clone(), name: String::new(), group: group.code().to_owned() };
    record.kept.participants = given.groups.iter().map(participant).collect();
    facts(&record, instrument)
}
