//! Reading a tree while naming every problem: what is missing, what is not as expected, what nobody reads.

use std::cell::RefCell;

use crate::{
    engine::{
        criterion::{Class, Criterion},
        id::SourceId,
        number::{Interval, decimal},
    },
    json,
    tree::Tree,
};

/// A problem in the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentProblem {
    /// Where: `risks.risks.3.trigger`; its first part is the file.
    pub path: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl std::fmt::Display for ContentProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

/// Problems found so far.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<ContentProblem>>);

impl Problems {
    /// Adds one.
    pub fn add(&self, path: &str, message: impl Into<String>) {
        self.0.borrow_mut().push(ContentProblem { path: path.to_owned(), message: message.into() });
    }

    /// All of them.
    #[must_use]
    pub fn into_list(self) -> Vec<ContentProblem> {
        self.0.into_inner()
    }
}

const NOTHING: Tree = Tree::Null;

/// A place in the tree.
#[derive(Clone)]
pub struct Node<'a> {
    tree: &'a Tree,
    /// Where it is.
    pub path: String,
    /// Where problems go.
    pub problems: &'a Problems,
}

impl<'a> Node<'a> {
    /// The root.
    #[must_use]
    pub fn root(tree: &'a Tree, problems: &'a Problems) -> Self {
        Self { tree, path: String::new(), problems }
    }

    fn child(&self, key: &str, tree: &'a Tree) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Self { tree, path, problems: self.problems }
    }

    /// Names a problem here.
    pub fn problem(&self, message: impl Into<String>) {
        self.problems.add(&self.path, message);
    }

    /// A key that may be left out.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<Self> {
        self.tree.get(key).map(|tree| self.child(key, tree))
    }

    /// A key that must be there.
    #[must_use]
    pub fn need(&self, key: &str) -> Self {
        self.find(key).unwrap_or_else(|| {
            self.problem(format!("\"{key}\" is missing"));
            self.child(key, &NOTHING)
        })
    }

    /// Only these keys are read; any other is a mistake.
    #[must_use]
    pub fn only(self, keys: &[&str]) -> Self {
        if let Tree::Map(entries) = self.tree {
            for (key, _) in entries.iter().filter(|(key, _)| !keys.contains(&key.as_str())) {
                self.child(key, &NOTHING).problem(format!("unknown key; expected one of {}", keys.join(", ")));
            }
        } else if *self.tree != Tree::Null {
            self.problem(format!("found {}, expected a table", self.tree.describe()));
        }
        self
    }

    /// A list.
    #[must_use]
    pub fn list(&self) -> Vec<Self> {
        match self.tree {
            Tree::List(values) => values.iter().enumerate().map(|(index, value)| self.child(&index.to_string(), value)).collect(),
            Tree::Null => Vec::new(),
            _ => {
                self.problem(format!("found {}, expected a list", self.tree.describe()));
                Vec::new()
            }
        }
    }

    /// A list that may be left out.
    #[must_use]
    pub fn list_at(&self, key: &str) -> Vec<Self> {
        self.find(key).map(|node| node.list()).unwrap_or_default()
    }

    /// Entries of a table.
    #[must_use]
    pub fn entries(&self) -> Vec<(&'a str, Self)> {
        match self.tree {
            Tree::Map(entries) => entries.iter().map(|(key, value)| (key.as_str(), self.child(key, value))).collect(),
            Tree::Null => Vec::new(),
            _ => {
                self.problem(format!("found {}, expected a table", self.tree.describe()));
                Vec::new()
            }
        }
    }

    /// What is under it, whatever it is: entries of a table, or of a list by position.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn children(&self) -> Vec<(String, Self)> {
        match self.tree {
            Tree::Map(entries) => entries.iter().map(|(key, value)| (key.clone(), self.child(key, value))).collect(),
            Tree::List(values) => {
                values.iter().enumerate().map(|(index, value)| (index.to_string(), self.child(&index.to_string(), value))).collect()
            }
            _ => Vec::new(),
        }
    }

    fn expected(&self, what: &str) {
        // A missing key was already named.
        if *self.tree != Tree::Null {
            self.problem(format!("found {}, expected {what}", self.tree.describe()));
        }
    }

    /// Text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        if let Tree::Text(text) = self.tree {
            text
        } else {
            self.expected("text");
            ""
        }
    }

    /// A number between two bounds.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // Content numbers are small.
    pub fn number(&self, low: f64, high: f64) -> f64 {
        let number = match self.tree {
            Tree::Integer(number) => *number as f64,
            Tree::Number(text) => match decimal(text) {
                Some(number) => number,
                None => {
                    self.expected("a number such as 0.25");
                    return low;
                }
            },
            _ => {
                self.expected("a number");
                return low;
            }
        };
        if (low..=high).contains(&number) {
            return number;
        }
        self.expected(&format!("a number from {} to {}", json::write(&Tree::number(low)), json::write(&Tree::number(high))));
        low
    }

    /// A share of 1: a number, or a fraction in quotes, `"2/3"`, where decimals would fall short of it.
    #[must_use]
    pub fn share(&self) -> f64 {
        let Tree::Text(text) = self.tree else { return self.number(0.0, 1.0) };
        let parts = text.split_once('/').and_then(|(part, whole)| Some((part.parse::<u8>().ok()?, whole.parse::<u8>().ok()?)));
        if let Some((part, whole)) = parts.filter(|(part, whole)| *whole > 0 && part <= whole) {
            return f64::from(part) / f64::from(whole);
        }
        self.expected("a number from 0 to 1, or a fraction such as \"2/3\"");
        0.0
    }

    /// A whole number between two bounds.
    #[must_use]
    pub fn whole(&self, low: i64, high: i64) -> i64 {
        match self.tree {
            Tree::Integer(number) if (low..=high).contains(number) => *number,
            _ => {
                self.expected(&format!("a whole number from {low} to {high}"));
                low
            }
        }
    }

    /// A small count.
    #[must_use]
    pub fn count(&self, high: i64) -> usize {
        usize::try_from(self.whole(0, high)).unwrap_or(0)
    }

    /// True or false.
    #[must_use]
    pub fn flag(&self) -> bool {
        if let Tree::Bool(value) = self.tree {
            *value
        } else {
            self.expected("true or false");
            false
        }
    }

    /// An interval of scale values, `[low, high]`.
    #[must_use]
    pub fn interval(&self) -> Interval {
        let bounds: Vec<f64> = self.list().iter().map(|node| node.number(1.0, 5.0)).collect();
        match bounds[..] {
            [low, high] if low <= high => Interval { low, high },
            _ => {
                self.expected("two numbers from 1 to 5, the lower first");
                Interval::point(3.0)
            }
        }
    }

    /// What `read` makes of the text; `expected` says what was expected.
    #[must_use]
    pub fn word<T>(&self, expected: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let found = if let Tree::Text(text) = self.tree { read(text) } else { None };
        if found.is_none() {
            self.expected(expected);
        }
        found
    }

    /// A class.
    #[must_use]
    pub fn class(&self) -> Class {
        self.word("K, U, C or O", Class::from_code).unwrap_or(Class::Study)
    }

    /// A criterion.
    #[must_use]
    pub fn criterion(&self) -> Criterion {
        self.word("a criterion: DIFF, CAP, SAT, STD, SPE, MKT, SEN, CRI", Criterion::from_code).unwrap_or(Criterion::Diff)
    }

    /// Sources listed under `sources`.
    #[must_use]
    pub fn sources(&self) -> Vec<SourceId> {
        self.need("sources").list().iter().map(|node| SourceId::new(node.text())).collect()
    }
}
