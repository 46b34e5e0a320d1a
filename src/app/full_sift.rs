//! The review of answers: which of them are shown, and the way back to the one that was changed.

use super::{
    effect::{Effect, FocusTarget},
    full_matrix::{criterion, value},
    full_path::{Full, Progress},
    model::Model,
    route::Route,
};
use crate::engine::{Cell, prior::Origin};

/// Which answers are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of them.
    #[default]
    All,
    /// Those that say "I don't know", of a service at least.
    Unknown,
    /// Questions without one.
    Missing,
    /// Those with a note.
    Noted,
    /// Those that leave what is presumed of a service as it is.
    Presumed,
}

impl Wanted {
    /// In the order they are offered.
    pub(super) const ALL: [Self; 5] = [Self::All, Self::Unknown, Self::Missing, Self::Noted, Self::Presumed];

    /// Its name in views.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unknown => "unknown",
            Self::Missing => "missing",
            Self::Noted => "noted",
            Self::Presumed => "presumed",
        }
    }
}

/// What is shown of the answers.
#[derive(Clone, Debug, Default)]
pub struct Sift {
    /// Which.
    pub(super) wanted: Wanted,
    /// The question opened from the review: its answer stays in sight there, whatever it has become, until others are asked for.
    pub(super) left: Option<String>,
}

/// Remembers a question that is opened from the review, and says where the focus goes on the screen the visitor comes to:
/// back on the answer they left to change, when they come from its question.
pub(super) fn arrive(model: &mut Model, from: Route) -> FocusTarget {
    match (from, &model.route) {
        (Route::Review, Route::Question(id)) => model.sift.left = Some(id.clone()),
        (Route::Question(id), Route::Review) if model.sift.left.as_ref() == Some(&id) => return FocusTarget::Left,
        (_, Route::Review) => model.sift.left = None,
        _ => {}
    }
    FocusTarget::Heading
}

/// The visitor asked for some of the answers.
pub(super) fn choose(model: &mut Model, wanted: &str) -> Vec<Effect> {
    if let Some(wanted) = Wanted::ALL.into_iter().find(|known| known.code() == wanted) {
        model.sift = Sift { wanted, left: None };
    }
    Vec::new()
}

/// Whether a question's answer is among those.
pub(super) fn is_wanted(full: &Full<'_>, question: usize, wanted: Wanted) -> bool {
    let rows = || full.rows(question);
    let cell = |tower: &usize| full.cell(question, *tower);
    let known = &full.model.instrument().questions[question];
    match wanted {
        Wanted::All => true,
        Wanted::Unknown => full.progress(question) == Progress::Unknown || rows().iter().any(|tower| cell(tower) == Some(&Cell::Unknown)),
        Wanted::Missing => full.progress(question) == Progress::Open,
        Wanted::Noted => full.model.record.notes.contains_key(&known.id),
        Wanted::Presumed => criterion(known.kind).is_some_and(|criterion| {
            let is_presumed = |tower: &usize| value(full, *tower, criterion).is_some_and(|value| value.origin == Origin::Assumed);
            rows().iter().any(|tower| cell(tower).is_none() && is_presumed(tower))
        }),
    }
}
