//! How long recomputing everything after one answer takes, natively: draws, guards, risks, next question.
//! `cargo xtask bench` runs it; it prints, it judges nothing.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // A measure needs a clock.

use std::{hint::black_box, time::Instant};

use perimetre::{
    content,
    engine::{Instrument, assess},
    record::read_input,
};

const FORM: &str = r#"{"path": "quick", "answers": {"org_size": "s50_249", "sector": "industry", "it_team": "one", "current_sourcing": "some",
    "drivers": ["quality", "security"], "obligations": ["bulk_personal"], "tower_pain": ["SEC", "BCK"], "tower_distinct": ["ERP"],
    "contract_owner": "named_only", "third_parties": ["host", "editor", "telco"], "job_impact": "tasks", "past_change": 3}}"#;
/// A whole workshop's answers: one of the worked cases.
const WORKSHOP: &str = include_str!("../tests/cases/global_well_prepared.toml");
const ROUNDS: usize = 201;

fn main() {
    let content = content::load();
    let workshop: toml::Table = match toml::from_str(WORKSHOP) {
        Ok(workshop) => workshop,
        Err(error) => return eprintln!("{error}"),
    };
    let workshop = serde_json::json!({ "path": workshop.get("path"), "answers": workshop.get("answers") }).to_string();
    measure("quick path", FORM, 5.0, &content.instrument);
    measure("full path", &workshop, 4.0, &content.instrument);
}

/// `limit`: milliseconds.
fn measure(what: &str, form: &str, limit: f64, instrument: &Instrument) {
    let Ok(input) = read_input(form.as_bytes(), instrument) else {
        eprintln!("the form of this benchmark does not fit the content");
        std::process::exit(1);
    };
    let record = input.into_record();
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            black_box(assess(instrument, record.path, black_box(&record.responses)));
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let (median, slowest) = (times[ROUNDS / 2], times[ROUNDS - 1]);
    println!("{what}: median {median:.2} ms (limit {limit:.0} ms), slowest {slowest:.2} ms, {ROUNDS} rounds");
}
