//! Actors, and who answers for what: one accountable a row, and never a body that is only consulted or informed.

use super::Content;
use crate::{content::node::Node, engine::raci::Letter};

/// Consulted or informed, never at work nor accountable: it represents the staff.
const STAFF_BODY: &str = "CSE";
/// Never accountable: it advises and controls.
const DATA_PROTECTION: &str = "DPO";
/// Rows a provider may be accountable for: support at go-live, and the daily service.
const OF_PROVIDER: [&str; 2] = ["A21", "A22"];
/// Accountable where nobody else is left.
const LAST_RESORT: &str = "DIR";

pub(super) fn check(content: &Content<'_>) {
    for actor in content.list("actors", "actors") {
        if actor.need("internal").flag() && actor.need("side").text() != "client" {
            actor.need("internal").problem("only an actor on the client's side is internal");
        }
    }
    let risks = &content.instrument.risks;
    let _ = content.root.need("actors").need("checks").need("involve").word("a risk", |id| risks.iter().find(|risk| risk.id.as_str() == id));
    content.list("actors", "raci").iter().for_each(|node| row(content, node));
    content.list("actors", "fallbacks").iter().for_each(fallback);
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
    let id = node.need("id").text();
    let roles = node.need("roles");
    let (mut accountable, mut working) = (0, 0);
    for (who, role) in roles.entries() {
        // A letter that is none was named where rows are read.
        let letter = Letter::from_code(role.text());
        let (answers, works) = (letter.is_some_and(Letter::answers), letter.is_some_and(Letter::works));
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

fn fallback(node: &Node<'_>) {
    let to = node.need("to").list();
    for other in &to {
        if other.text() == node.need("missing").text() {
            other.problem("an actor cannot stand in for itself");
        }
    }
    for letter in node.list_at("outside") {
        if Letter::from_code(letter.text()).is_some_and(Letter::answers) {
            letter.problem("nobody outside the company answers for its activities");
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
