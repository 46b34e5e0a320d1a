//! While what the full path needs is on its way, and when it does not come.

use crate::app::{
    full_path::can_leave,
    model::Fetch,
    msg::{FetchMsg, FullMsg, Msg},
    words::Words,
};

/// Waiting, or why there is nothing to wait for.
#[derive(Clone, Debug, PartialEq)]
pub struct FetchView {
    /// Heading.
    pub title: String,
    /// What happened to the answers, and what can be done: one line each.
    pub lines: Vec<String>,
    /// Whether it failed.
    pub failed: bool,
    /// Buttons: label and what pressing one says; the first is the main one.
    pub actions: Vec<(String, Msg)>,
}

pub(super) fn fetch(words: &Words<'_>) -> FetchView {
    let why = match words.model.fetch {
        Fetch::Failed(_) => "fetch.failed.text",
        Fetch::Foreign(_) => "fetch.foreign.text",
        Fetch::Idle | Fetch::Waiting(_) => {
            return FetchView { title: words.get("fetch.title"), lines: Vec::new(), failed: false, actions: Vec::new() };
        }
    };
    let mut actions = vec![(words.get("fetch.retry"), Msg::Fetch(FetchMsg::RetryAsked))];
    if can_leave(words.model) {
        actions.push((words.get("fetch.leave"), Msg::Full(FullMsg::Left)));
    }
    FetchView { title: words.get("fetch.failed"), lines: vec![words.get(why), words.get("fetch.kept")], failed: true, actions }
}
