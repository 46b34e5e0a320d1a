//! Change: impact, readiness, their bands, and the actions they call for.

use super::{Content, sum_to_one};
use crate::{
    content::node::Node,
    engine::{
        instrument::DateRule,
        questionnaire::Kind,
        readiness::{Band, ImpactBand},
    },
};

const READINESS: [&str; 3] = ["high", "medium", "low"];
const IMPACT: [ImpactBand; 3] = [ImpactBand::Small, ImpactBand::Moderate, ImpactBand::Large];
/// The question whose options are the actions already planned.
const PLANNED: &str = "change_plan";

pub(super) fn check(content: &Content<'_>) {
    let file = content.root.need("readiness").only(&["impact", "readiness", "bands", "actions"]);
    impact(content, &file.need("impact").only(&["unknown", "bands", "parts", "floors"]));
    readiness(content, &file.need("readiness").only(&["bands", "parts"]));
    bands(&file.need("bands"));
    let planned = content.names.question(PLANNED);
    for action in file.need("actions").list() {
        let action = action.only(&["id", "trigger", "owner", "when", "plan_option", "sources"]);
        let _ = action.need("id").text();
        content.condition(&action.need("trigger"));
        content.actor(&action.need("owner"));
        let _ = action.need("when").word("D, T, S, B-30, B+30, 6M, 12M or E", DateRule::from_code);
        if let Some(option) = action.find("plan_option") {
            let _ = option.word(&format!("an option of {PLANNED}"), |id| planned.and_then(|question| content.names.option(question, id)));
        }
        let _ = action.sources();
    }
}

/// Two bounds, in order: the band in the middle and the one above it.
fn cuts(node: &Node<'_>, middle: &str, upper: &str) {
    let node = node.clone().only(&[middle, upper]);
    if node.need(middle).number(0.0, 100.0) >= node.need(upper).number(0.0, 100.0) {
        node.problem(format!("expected \"{middle}\" below \"{upper}\""));
    }
}

fn impact(content: &Content<'_>, node: &Node<'_>) {
    let _ = node.need("unknown").number(0.0, 1.0);
    cuts(&node.need("bands"), "moderate", "large");
    let parts = node.need("parts");
    let mut weights = Vec::new();
    for part in parts.list() {
        let part = part.only(&["question", "weight", "score", "count", "variant"]);
        weights.push(part.need("weight").number(0.0, 1.0));
        let question = content.question(&part.need("question"));
        scoring(content, &part, question);
        for variant in part.list_at("variant") {
            let variant = variant.only(&["when", "factor"]);
            content.condition(&variant.need("when"));
            let _ = variant.need("factor").number(0.0, 1.0);
        }
    }
    sum_to_one(&parts, weights.into_iter());
    for floor in node.list_at("floors") {
        let floor = floor.only(&["when", "at_least"]);
        content.condition(&floor.need("when"));
        let _ = floor.need("at_least").number(0.0, 100.0);
    }
}

/// A part scores by option, by number of options ticked, or as a scale.
fn scoring(content: &Content<'_>, part: &Node<'_>, question: Option<usize>) {
    let Some(question) = question.and_then(|index| content.instrument.questions.get(index)) else { return };
    match (part.find("score"), part.find("count"), question.kind) {
        (Some(score), None, Kind::Single) => {
            for (option, value) in score.entries() {
                let _ = value.number(0.0, 1.0);
                if question.option(option).is_none() {
                    value.problem(format!("\"{option}\" is not an option of {}", question.id));
                }
            }
            if !question.options.iter().all(|option| score.find(option.as_str()).is_some()) {
                score.problem("expected a score for each option");
            }
        }
        (None, Some(count), Kind::Multi { .. }) => {
            let scores: Vec<f64> = count.list().iter().map(|value| value.number(0.0, 1.0)).collect();
            if scores.is_empty() {
                count.problem("expected the score of 0, 1, 2… options ticked");
            }
        }
        (None, None, Kind::Scale) => {}
        _ => part.problem("expected \"score\" for a single answer, \"count\" for a multiple one, neither for a scale"),
    }
}

fn readiness(content: &Content<'_>, node: &Node<'_>) {
    cuts(&node.need("bands"), "medium", "high");
    let parts = node.need("parts");
    let mut weights = Vec::new();
    for part in parts.list() {
        let part = part.only(&["id", "weight", "questions", "share_of_required_actors", "planned_actions"]);
        let _ = part.need("id").text();
        weights.push(part.need("weight").number(0.0, 1.0));
        let questions = part.need("questions").list();
        for node in &questions {
            let index = content.question(node);
            if index.is_some_and(|index| content.names.kind(index) != Kind::Scale) {
                node.problem("expected a question answered on a scale");
            }
        }
        let counts_other = ["share_of_required_actors", "planned_actions"].map(|key| part.find(key).is_some_and(|flag| flag.flag()));
        if questions.is_empty() && !counts_other.contains(&true) {
            part.problem("expected a question, \"share_of_required_actors\" or \"planned_actions\"");
        }
    }
    sum_to_one(&parts, weights.into_iter());
}

/// One row an impact, one column a readiness.
fn bands(node: &Node<'_>) {
    let rows = IMPACT.map(ImpactBand::code);
    let node = node.clone().only(&rows);
    for row in rows {
        let row = node.need(row).only(&READINESS);
        for column in READINESS {
            let _ = row.need(column).word("green, yellow, orange or red", Band::from_code);
        }
    }
}
