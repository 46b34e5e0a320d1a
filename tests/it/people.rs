//! Change, actors and roles: values worked out by hand from what is published, then what holds for any answers.

mod change;
mod roles;

use perimetre::engine::{
    Assessment, Raw,
    actor::ActorStatus,
    guard::{GuardState, RaisedGuard},
    readiness::Readiness,
};

use crate::{
    fixtures::{Answers, full, instrument},
    random::codes,
};

fn cells(answers: Answers, question: &str, raw: &Raw) -> Answers {
    let codes = codes();
    let cells: Vec<(&str, Raw)> = codes.iter().map(|code| (code.as_str(), raw.clone())).collect();
    answers.cells(question, &cells)
}

/// A company of 120, in the full path, whose services all stay: the change is that of the answers, not of the scope.
fn staying() -> Answers {
    let company = full().one("org_size", "s50_249").one("it_team", "t2_5").one("sector", "other").many("drivers", &["quality"]);
    let high = ["tower_diff", "tower_cap", "tower_sat", "tower_spec"];
    let staying = high.into_iter().fold(company, |answers, question| cells(answers, question, &Raw::Integer(5)));
    cells(staying, "tower_std", &Raw::Integer(1)).many("third_parties", &["none"])
}

/// The same company, whose services all leave.
fn leaving() -> Answers {
    let low = ["tower_diff", "tower_cap", "tower_sat", "tower_spec"];
    let leaving = low.into_iter().fold(staying(), |answers, question| cells(answers, question, &Raw::Integer(1)));
    cells(leaving, "tower_std", &Raw::Integer(5))
}

/// Nothing changes for anybody.
fn still(answers: Answers) -> Answers {
    let scales = ["change_breadth", "change_tools", "change_load"];
    scales.into_iter().fold(answers, |answers, question| answers.scale(question, 1)).many("external_users", &["none"]).one("job_impact", "none")
}

/// Everybody is ready, as much as one to five can say; whoever must know does, and everything is planned.
fn ready(answers: Answers, value: i64) -> Answers {
    let scales = ["awareness", "commitment", "means", "efficacy", "mgmt_support", "past_change"];
    let answers = scales.into_iter().fold(answers, |answers, question| answers.scale(question, value));
    let planned = ["info", "training", "guide", "elearning", "beta", "extcom", "hypercare"];
    answers.many("internal_actors", &["DIR", "CPI", "UTI", "MET"]).many("change_plan", &planned)
}

fn change(answers: &Answers) -> Readiness {
    answers.assess().readiness.expect("a scope, hence a change")
}

fn about(value: f64, expected: f64) -> bool {
    (value - expected).abs() < 1e-9
}

/// Value of a part of readiness.
fn part(change: &Readiness, id: &str) -> Option<f64> {
    let parts = &instrument().change.readiness.parts;
    change.parts[parts.iter().position(|part| part.id == id).unwrap_or_else(|| panic!("no part {id}"))].value
}

/// Codes of the actions called for.
fn actions(change: &Readiness) -> Vec<&'static str> {
    change.actions.iter().map(|raised| instrument().change.actions[raised.action].id.as_str()).collect()
}

fn actor<'a>(assessment: &'a Assessment, code: &str) -> &'a ActorStatus {
    let actors = &instrument().people.actors;
    assessment.actors.iter().find(|status| actors[status.actor].id.as_str() == code).unwrap_or_else(|| panic!("no actor {code}"))
}

fn guard<'a>(assessment: &'a Assessment, id: &str) -> Option<&'a RaisedGuard> {
    assessment.guards.iter().find(|raised| instrument().company_guards[raised.guard].id.as_str() == id)
}

/// Whether a guard caps, and what it says.
fn cap(assessment: &Assessment, id: &str) -> Option<(GuardState, bool)> {
    guard(assessment, id).map(|raised| (raised.state, raised.caps()))
}
