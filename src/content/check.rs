//! Everything a content folder must satisfy beyond what reading it already reports.
//!
//! Native only: the page trusts its embedded content, because a test keeps this list empty for it.
//! One file a subject; each names every problem it finds, with its path.

mod ids;
mod links;
mod people;
mod readiness;
mod sources;
mod typography;
mod wanted;
mod words;

use super::{
    ContentProblem,
    folder::Folder,
    node::{Node, Problems},
};
use crate::engine::{Instrument, instrument::Names};

/// Every problem of a folder whose files could all be read.
#[must_use]
pub fn check(folder: &Folder) -> Vec<ContentProblem> {
    let (instrument, mut found) = super::instrument(&folder.structure);
    let problems = Problems::default();
    let content = Content {
        root: Node::root(&folder.structure, &problems),
        names: Names::new(
            instrument.questions.iter().map(|question| (question.id.clone(), question.kind, question.options.clone())).collect(),
            instrument.towers.iter().map(|tower| tower.id.clone()).collect(),
        ),
        instrument: &instrument,
    };
    ids::check(&content);
    links::check(&content);
    people::check(&content);
    readiness::check(&content);
    sources::check(&content);
    words::check(folder, &content, &problems);
    found.extend(problems.into_list());
    // Both readings name a missing key.
    let mut distinct: Vec<ContentProblem> = Vec::with_capacity(found.len());
    for problem in found {
        if !distinct.contains(&problem) {
            distinct.push(problem);
        }
    }
    distinct
}

/// What is checked: the tree, for its paths, and what was read from it.
struct Content<'a> {
    root: Node<'a>,
    names: Names,
    instrument: &'a Instrument,
}

impl<'a> Content<'a> {
    /// The entries of a list of a file: `list("risks", "risks")`.
    fn list(&self, file: &str, key: &str) -> Vec<Node<'a>> {
        self.root.need(file).list_at(key)
    }
}

/// Weights that are shares of one whole.
fn sum_to_one(list: &Node<'_>, weights: impl Iterator<Item = f64>) {
    let sum: f64 = weights.sum();
    if (sum - 1.0).abs() > 1e-9 {
        list.problem(format!("weights do not sum to 1, but to {}", (sum * 1e6).round() / 1e6));
    }
}
