//! Doors to what only the full path needs.
//!
//! The build puts what can only be reached through a module of this name in a second file, which comes with the words of the full path:
//! see `docs/decisions/the-program-is-cut-in-two.md`. Whoever goes through shows that it came.

use super::{
    effect::Effect,
    full_matrix,
    full_path::{self, Arrived},
    full_result, full_settings,
    model::Model,
    msg::FullMsg,
    route::Route,
};
use crate::engine::{Assessment, flip::Changes};

/// Applies what the visitor did on a page that only the full path has.
#[inline(never)]
pub(super) fn update(_: Arrived, model: &mut Model, msg: FullMsg) -> Vec<Effect> {
    match msg {
        FullMsg::LeftOpen => full_path::leave_open(model),
        FullMsg::CellChosen(tower, value) => full_matrix::choose(model, &tower, &value),
        FullMsg::AllConfirmed => full_matrix::confirm_all(model),
        FullMsg::RestUnknown => full_matrix::rest_unknown(model),
        FullMsg::CellsCleared => full_matrix::clear(model),
        FullMsg::NoteWritten(text) => full_path::write_note(model, text),
        FullMsg::Setting(msg) => full_settings::set(model, msg),
        FullMsg::Asked | FullMsg::Left | FullMsg::Fetched(..) | FullMsg::FetchFailed(_) | FullMsg::RetryAsked => Vec::new(),
    }
}

/// Where to go from a question.
#[inline(never)]
pub(super) fn beside(_: Arrived, model: &Model, id: &str, forward: bool) -> Route {
    if forward { full_path::next(model, id) } else { full_path::previous(model, id) }
}

/// What would change the result.
#[inline(never)]
pub(super) fn changes(_: Arrived, model: &Model, assessment: &Assessment) -> Changes {
    full_result::changes(model, assessment)
}

/// The assessment, with what several participants answered.
#[inline(never)]
pub(super) fn assess(_: Arrived, model: &Model) -> Assessment {
    model.record.assess(model.instrument())
}
