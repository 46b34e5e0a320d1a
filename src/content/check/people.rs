//! Actors, and who answers for what: one accountable a row, and never a body that is only consulted or informed.

use super::Content;
use crate::{content::node::Node, engine::risk::Phase};

/// Consulted or informed, never at work nor accountable: it represents the staff.
const STAFF_BODY: &str = "CSE";
/// Never accountable: it advises and controls.
const DATA_PROTECTION: &str = "DPO";
/// Rows a provider may be accountable for: support at go-live, and the daily service.
const OF_PROVIDER: [&str; 2] = ["A21", "A22"];
/// Accountable where nobody else is left.
const LAST_RESORT: &str = "DIR";

pub(super) fn check(content: &Content<'_>) {
    let _ = content.root.need("actors").only(&["actors", "columns", "raci", "fallbacks"]);
    content.list("actors", "actors").iter().for_each(|node| actor(content, node));
    for column in content.list("actors", "columns") {
        let column = column.only(&["id", "actors"]);
        let _ = column.need("id").text();
        column.need("actors").list().iter().for_each(|node| content.actor(node));
    }
    content.list("actors", "raci").iter().for_each(|node| row(content, node));
    content.list("actors", "fallbacks").iter().for_each(|node| fallback(content, node));
}

fn one_of(node: &Node<'_>, words: &[&str]) {
    let _ = node.word(&format!("one of {}", words.join(", ")), |word| words.contains(&word).then_some(()));
}

fn actor(content: &Content<'_>, node: &Node<'_>) {
    let node = node.clone().only(&["id", "side", "internal", "user", "mode", "needed", "sources"]);
    one_of(&node.need("side"), &["client", "provider", "third_party"]);
    one_of(&node.need("mode"), &["GP", "SA", "IN", "SU"]);
    let internal = node.need("internal").flag();
    let _ = node.need("user").flag();
    let _ = node.sources();
    if internal && node.need("side").text() != "client" {
        node.need("internal").problem("only an actor on the client's side is internal");
    }
    if let Some(needed) = node.find("needed") {
        content.condition(&needed);
    }
}

/// The actors a column of the matrix stands for.
fn column<'a>(content: &Content<'a>, id: &str) -> Option<Vec<Node<'a>>> {
    let actors = content.list("actors", "actors");
    let find = |id: &str| actors.iter().find(|actor| actor.need("id").text() == id).cloned();
    let columns = content.list("actors", "columns");
    match columns.iter().find(|column| column.need("id").text() == id) {
        Some(column) => Some(column.list_at("actors").iter().filter_map(|actor| find(actor.text())).collect()),
        // An actor that a column stands for is written as that column.
        None if columns.iter().any(|column| column.list_at("actors").iter().any(|actor| actor.text() == id)) => None,
        None => find(id).map(|actor| vec![actor]),
    }
}

fn row(content: &Content<'_>, node: &Node<'_>) {
    let node = node.clone().only(&["id", "phase", "roles", "sources"]);
    let id = node.need("id").text();
    let _ = node.need("phase").word("decide, contract, transition, run or exit", Phase::from_code);
    let _ = node.sources();
    let roles = node.need("roles");
    let (mut accountable, mut working) = (0, 0);
    for (who, role) in roles.entries() {
        one_of(&role, &["A", "A*", "R", "C", "I"]);
        let (answers, works) = (matches!(role.text(), "A" | "A*"), matches!(role.text(), "R" | "A*"));
        accountable += usize::from(answers);
        working += usize::from(works);
        let Some(actors) = column(content, who) else {
            role.problem(format!("found \"{who}\", expected a column or an actor no column stands for"));
            continue;
        };
        if who == STAFF_BODY && (answers || works) {
            role.problem(format!("{STAFF_BODY} is consulted or informed, never {}", role.text()));
        }
        if who == DATA_PROTECTION && answers {
            role.problem(format!("{DATA_PROTECTION} is never accountable"));
        }
        let is_provider = actors.iter().any(|actor| actor.need("side").text() == "provider");
        if is_provider && answers && !OF_PROVIDER.contains(&id) {
            role.problem(format!("the provider's side is accountable only for {}", OF_PROVIDER.join(" and ")));
        }
        let has_fallback = || {
            let fallbacks = content.list("actors", "fallbacks");
            fallbacks.iter().any(|fallback| fallback.need("missing").text() == who && !fallback.list_at("to").is_empty())
        };
        if answers && !is_provider && who != LAST_RESORT && !has_fallback() {
            role.problem(format!("{who} has no fallback: a row could be left without an accountable"));
        }
    }
    if accountable != 1 {
        roles.problem(format!("found {accountable} accountable (A or A*), expected exactly one"));
    }
    if working == 0 {
        roles.problem("nobody does the work: expected an R, or A* when the accountable does");
    }
}

fn fallback(content: &Content<'_>, node: &Node<'_>) {
    let node = node.clone().only(&["missing", "to", "note", "drop"]);
    let missing = node.need("missing");
    content.actor(&missing);
    let to = node.need("to").list();
    for other in &to {
        content.actor(other);
        if other.text() == missing.text() {
            other.problem("an actor cannot stand in for itself");
        }
    }
    if let Some(note) = node.find("note").filter(|note| note.text().is_empty()) {
        note.problem("expected a word");
    }
    let drop = node.find("drop").is_some_and(|drop| drop.flag());
    if drop != to.is_empty() {
        node.problem("expected either actors under \"to\", or \"drop = true\" and none");
    }
}
