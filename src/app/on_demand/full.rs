//! Doors to the questionnaire of the full path.

use crate::app::{effect::Effect, full_matrix, full_path, full_sift, model::Model, msg::FullMsg, parts::HasFull, route::Route};

/// Applies what the visitor did on a page that only the full path has.
#[inline(never)]
pub fn update(_: HasFull, model: &mut Model, msg: FullMsg) -> Vec<Effect> {
    match msg {
        FullMsg::LeftOpen => full_path::leave_open(model),
        FullMsg::CellChosen(tower, value) => full_matrix::choose(model, &tower, &value),
        FullMsg::AllConfirmed => full_matrix::confirm_all(model),
        FullMsg::RestUnknown => full_matrix::rest_unknown(model),
        FullMsg::CellsCleared => full_matrix::clear(model),
        FullMsg::NoteWritten(text) => full_path::write_note(model, text),
        FullMsg::AnswersFiltered(wanted) => full_sift::choose(model, &wanted),
        FullMsg::Asked | FullMsg::Left => Vec::new(),
    }
}

/// Where to go from a question.
#[inline(never)]
pub fn beside(_: HasFull, model: &Model, id: &str, forward: bool) -> Route {
    if forward { full_path::next(model, id) } else { full_path::previous(model, id) }
}
