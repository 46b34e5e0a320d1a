//! Which answers the review shows: all of them, or those that are worth coming back to.

use super::ReviewView;
use crate::app::{
    full_path::Full,
    full_sift::{Wanted, is_wanted},
    route::Route,
    words::Words,
};

/// What may be asked of the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct SiftView {
    /// Label of the group.
    pub label: String,
    /// What is offered.
    pub choices: Vec<SiftChoice>,
    /// How many questions are shown.
    pub count: String,
    /// Said when none is.
    pub nothing: Option<String>,
    /// Said of an answer that is shown although it is not asked for.
    pub held: Option<String>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct SiftChoice {
    /// Its name.
    pub value: &'static str,
    /// Label, with how many there are.
    pub label: String,
    /// Whether it is the current one.
    pub chosen: bool,
}

/// Offers the choice, and leaves in sight what was chosen; the question the visitor comes back to stays whatever its answer has become.
pub(super) fn sift(words: &Words<'_>, full: &Full<'_>, view: &mut ReviewView) {
    let chosen = words.model.sift.wanted;
    let choice = |wanted: Wanted| {
        let count = full.shown.iter().filter(|question| is_wanted(full, **question, wanted)).count();
        let name = words.get(&["full.sift.", wanted.code()].concat());
        let label = words.texts.fill("full.sift.choice", &[("name", &name), ("n", &words.texts.integer(count))]);
        SiftChoice { value: wanted.code(), label, chosen: wanted == chosen }
    };
    let choices = Wanted::ALL.map(choice).to_vec();
    let mut is_held = false;
    for section in &mut view.sections {
        section.rows.retain(|row| {
            let Route::Question(id) = &row.route else { return true };
            let fits = words.model.instrument().question_index(id).is_none_or(|question| is_wanted(full, question, chosen));
            is_held |= row.is_left && !fits;
            fits || row.is_left
        });
    }
    view.sections.retain(|section| !section.rows.is_empty());
    let shown = view.sections.iter().map(|section| section.rows.len()).sum();
    view.sift = Some(Box::new(SiftView {
        label: words.get("full.sift.label"),
        choices,
        count: words.texts.count("full.sift.shown", shown, &[]),
        nothing: (shown == 0).then(|| words.get("full.sift.nothing")),
        held: is_held.then(|| words.get("full.sift.held")),
    }));
}
