//! What the content rests on: every claim is used or left out for a reason, every source named exists.

use std::collections::BTreeSet;

use super::Content;
use crate::content::node::Node;

/// The claims the questionnaire started from are S1 to this.
const CLAIMS: usize = 76;
/// Files that may name sources: all but the list itself.
const CITING: [&str; 8] = ["instrument", "questionnaire", "towers", "guards", "risks", "checklist", "actors", "readiness"];

pub(super) fn check(content: &Content<'_>) {
    let file = content.root.need("sources").only(&["claims", "literature"]);
    let (claims, literature) = (file.need("claims"), file.need("literature"));
    let known: BTreeSet<&str> = claims.list().iter().chain(&literature.list()).map(|node| node.need("id").text()).collect();
    let mut cited = BTreeSet::new();
    for file in CITING {
        let Some(file) = content.root.find(file) else { continue };
        visit(&file, &mut |source| {
            if known.contains(source.text()) {
                cited.insert(source.text());
            } else {
                source.problem(format!("found \"{}\", expected a claim or a literature entry of sources.toml", source.text()));
            }
        });
    }
    for claim in claims.list() {
        let claim = claim.only(&["id", "used", "reason", "check"]);
        let (id, used) = (claim.need("id").text(), claim.need("used"));
        let has_reason = claim.find("reason").is_some_and(|reason| !reason.text().trim().is_empty());
        match (used.flag(), cited.contains(id)) {
            (true, false) => used.problem(format!("{id} is said to be used, but nothing cites it")),
            (false, true) => used.problem(format!("{id} is said not to be used, but it is cited")),
            (false, false) if !has_reason => claim.problem(format!("{id} is left out without a \"reason\"")),
            _ => {}
        }
        if let Some(risk) = claim.find("check") {
            let _ = risk.word("a risk", |id| content.instrument.risks.iter().any(|risk| risk.id.as_str() == id).then_some(()));
        }
    }
    let expected: Vec<String> = (1..=CLAIMS).map(|number| format!("S{number}")).collect();
    for id in expected.iter().filter(|id| !claims.list().iter().any(|claim| claim.need("id").text() == id.as_str())) {
        claims.problem(format!("{id} is missing: every claim is used, or left out for a reason"));
    }
    for claim in claims.list().iter().map(|claim| claim.need("id")).filter(|id| !expected.iter().any(|expected| expected == id.text())) {
        claim.problem(format!("found \"{}\", expected S1 to S{CLAIMS}", claim.text()));
    }
    for entry in literature.list() {
        let entry = entry.only(&["id", "evidence", "from_memory", "model"]);
        if !cited.contains(entry.need("id").text()) && entry.find("model").is_none_or(|model| model.text().trim().is_empty()) {
            entry.problem("nothing cites it: say in \"model\" what it shaped, or take it out".to_owned());
        }
        let _ = entry.need("evidence").word("verified or memory", |word| matches!(word, "verified" | "memory").then_some(()));
    }
}

/// Shows every entry of every `sources` to `see`.
fn visit<'a>(node: &Node<'a>, see: &mut dyn FnMut(&Node<'a>)) {
    for (key, child) in node.children() {
        if key == "sources" {
            child.list().iter().for_each(&mut *see);
        } else {
            visit(&child, see);
        }
    }
}
