//! Ids are unique, and never a word that means something else where they are used.

use std::collections::BTreeMap;

use super::Content;
use crate::{
    content::node::Node,
    engine::{answer::DONT_KNOW, criterion::Criterion},
};

/// Lists whose entries have an id of their own: file, list, key of the id.
const LISTS: [(&str, &str, &str); 16] = [
    ("instrument", "groups", "id"),
    ("instrument", "criteria", "id"),
    ("questionnaire", "sections", "id"),
    ("questionnaire", "questions", "id"),
    ("towers", "towers", "id"),
    ("towers", "segregation", "id"),
    ("guards", "company_guards", "id"),
    ("guards", "maturity", "question"),
    ("risks", "risks", "id"),
    ("checklist", "items", "id"),
    ("actors", "actors", "id"),
    ("actors", "columns", "id"),
    ("actors", "raci", "id"),
    ("actors", "fallbacks", "missing"),
    ("readiness", "actions", "id"),
    // Rows of tower guards may share an id: they are steps of one guard.
    ("sources", "literature", "id"),
];

/// Words of the language of conditions.
const OF_CONDITIONS: [&str; 27] = [
    "and",
    "or",
    "not",
    "in",
    "has",
    "any",
    "of",
    "count",
    "unknown",
    "known",
    "unasked",
    "open",
    "meets",
    "cls",
    "confirmed",
    "t",
    "OUT",
    "ALL",
    "SUCH",
    "GROUP",
    "scope",
    "impact",
    "band",
    "splits",
    "split",
    "apart",
    "on",
];
/// Single letters of the same.
const LETTERS: [&str; 3] = ["S", "P", "M"];
/// Words that follow a question's id in text keys.
const OF_TEXTS: [&str; 3] = ["heading", "hint", "none_of_these"];

pub(super) fn check(content: &Content<'_>) {
    for (file, list, key) in LISTS {
        distinct(content.list(file, list).iter().filter_map(|node| node.find(key)));
    }
    distinct(content.list("sources", "claims").iter().chain(&content.list("sources", "literature")).filter_map(|node| node.find("id")));
    for question in content.list("questionnaire", "questions") {
        for key in ["options", "order"] {
            distinct(question.list_at(key).into_iter());
        }
        for option in question.list_at("options") {
            reserved(&option, option.text() == DONT_KNOW || OF_TEXTS.contains(&option.text()));
        }
    }
    for list in ["items", "sources"] {
        content.list("risks", "risks").iter().for_each(|risk| distinct(risk.list_at(list).into_iter()));
    }
    content.list("checklist", "items").iter().for_each(|item| distinct(item.list_at("covers").into_iter()));

    // In a condition a bare word is a question, a service, a criterion or a keyword.
    let questions = content.list("questionnaire", "questions");
    let named: Vec<Node<'_>> = questions.iter().chain(&content.list("towers", "towers")).filter_map(|node| node.find("id")).collect();
    distinct(named.iter().cloned());
    for id in named {
        let word = id.text();
        reserved(&id, OF_CONDITIONS.contains(&word) || LETTERS.contains(&word) || Criterion::from_code(word).is_some());
    }
}

fn reserved(id: &Node<'_>, is_reserved: bool) {
    if is_reserved {
        id.problem(format!("\"{}\" cannot be an id here: it has a meaning of its own", id.text()));
    }
}

fn distinct<'a>(ids: impl Iterator<Item = Node<'a>>) {
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for id in ids {
        match seen.get(id.text()) {
            Some(first) => id.problem(format!("duplicate id \"{}\", first given at {first}", id.text())),
            None => drop(seen.insert(id.text(), id.path.clone())),
        }
    }
}
