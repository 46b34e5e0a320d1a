//! What may be changed: each number once, its published value among those offered, and only rows of guards switched off.

use super::Content;
use crate::{content::node::Node, engine::settings};

pub(super) fn check(content: &Content<'_>) {
    let rows = content.list("instrument", "settings");
    for (index, row) in rows.iter().enumerate() {
        let Some(id) = row.find("id") else { continue };
        let is_same = |other: &Node<'_>| other.find("id").is_some_and(|other| other.text() == id.text());
        if rows[..index].iter().any(is_same) {
            id.problem(format!("\"{}\" is given twice", id.text()));
        }
        for knob in settings::knobs(content.instrument).iter().filter(|knob| knob.family.code() == id.text()) {
            let steps = (knob.value - knob.low) / knob.step;
            if knob.value < knob.low || knob.value > knob.high || (steps - steps.round()).abs() > 1e-6 {
                row.problem(format!("{} is published as {}, which is not offered", knob.id, knob.value));
            }
        }
    }
    for fixed in content.list("guards", "fixed") {
        let is_row = |list: &str| content.list("guards", list).iter().filter_map(|row| row.find("id")).any(|id| id.text() == fixed.text());
        if is_row("tower_guards") || is_row("company_guards") {
            fixed.problem("this guard is a row: \"switchable\" says whether it may be switched off");
        }
    }
}
