//! How long recomputing everything after one answer takes, natively: draws, guards, risks, next question;
//! and, beside it, what would change the result, which is computed only when it is shown or written.
//! `cargo xtask bench` runs it; it prints, it judges nothing.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // A measure needs a clock.

use std::{hint::black_box, time::Instant};

use perimetre::{
    content,
    engine::{assess, flip::changes},
    record::read_input,
};

const FORM: &str = r#"{"path": "quick", "answers": {"org_size": "s50_249", "sector": "industry", "it_team": "one", "current_sourcing": "some",
    "drivers": ["quality", "security"], "obligations": ["bulk_personal"], "tower_pain": ["SEC", "BCK"], "tower_distinct": ["ERP"],
    "contract_owner": "named_only", "third_parties": ["host", "editor", "telco"], "job_impact": "tasks", "past_change": 3}}"#;
/// A global scope under every cap: the longest search for what would change it.
const CAPPED: &str = r#"{"path": "full", "answers": {"org_size": "s10_49", "it_team": "none", "drivers": ["cost"], "obligations": ["none"],
    "contract_owner": "none", "steering": ["none"], "baseline": ["none"], "scope_contract": "none", "exit_plan": "none", "job_impact": "none",
    "change_load": 3, "awareness": 2, "mgmt_support": 2, "means": 2, "commitment": 2, "efficacy": 2, "past_change": 2, "change_plan": ["none"],
    "external_users": ["customers"], "change_breadth": 4, "change_tools": 4,
    "tower_sat": {"WKP": 2, "NET": 2, "ERP": 1, "AMS": 1, "DEV": 1, "DAT": 1},
    "tower_std": {"WKP": 4, "NET": 4, "ERP": 4, "AMS": 4, "DEV": 4, "DAT": 4}}}"#;
/// A whole workshop's answers: one of the worked cases.
const WORKSHOP: &str = include_str!("../tests/cases/global_well_prepared.toml");
const ROUNDS: usize = 201;

fn main() {
    let workshop: toml::Table = match toml::from_str(WORKSHOP) {
        Ok(workshop) => workshop,
        Err(error) => return eprintln!("{error}"),
    };
    let workshop = serde_json::json!({ "path": workshop.get("path"), "answers": workshop.get("answers") }).to_string();
    let content = content::load();
    for (name, form, limit) in [("quick path", FORM, 5.0), ("full path", &workshop, 4.0), ("full path, capped", CAPPED, 4.0)] {
        let Ok(input) = read_input(form.as_bytes(), &content.instrument) else {
            eprintln!("the form of this benchmark does not fit the content");
            std::process::exit(1);
        };
        let record = input.into_record();
        let assessment = record.assess(&content.instrument);
        measure(&format!("recompute, natively, {name} (limit {limit:.0} ms)"), || {
            black_box(assess(&content.instrument, record.path, black_box(&record.responses)));
        });
        measure(&format!("what would change it, {name}"), || {
            black_box(changes(&content.instrument, record.path, black_box(&record.responses), &assessment));
        });
    }
}

fn measure(what: &str, run: impl Fn()) {
    let mut times: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{what}: median {:.2} ms, slowest {:.2} ms, {ROUNDS} rounds", times[ROUNDS / 2], times[ROUNDS - 1]);
}
