//! Change: weights are shares of one whole, actions wait for guards that exist.

use super::{Content, sum_to_one};

pub(super) fn check(content: &Content<'_>) {
    let file = content.root.need("readiness");
    let change = &content.instrument.change;
    sum_to_one(&file.need("impact").need("parts"), change.impact.parts.iter().map(|part| part.weight));
    sum_to_one(&file.need("readiness").need("parts"), change.readiness.parts.iter().map(|part| part.weight));
    for action in file.need("actions").list() {
        for guard in action.list_at("after") {
            let _ = guard.word("a company guard", |id| content.instrument.company_guards.iter().any(|guard| guard.id.as_str() == id).then_some(()));
        }
    }
}
