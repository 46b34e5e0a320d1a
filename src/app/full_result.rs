//! What is computed for the result, once the screen is painted: the assessment with the settings, and what would change it.

use std::{borrow::Cow, rc::Rc};

use super::model::Model;
use crate::engine::{assess, flip::changes, questionnaire::Path};

/// Computes the assessment of the facts, and what the full path says besides.
pub(super) fn compute(model: &mut Model) {
    let settled = match model.record.settings.apply(model.instrument()) {
        Cow::Borrowed(_) => None,
        Cow::Owned(instrument) => Some(Rc::new(instrument)),
    };
    model.settled = settled;
    model.assessment = Some(Rc::new(assess(model.settled(), model.record.path, &model.record.responses)));
    model.changes = None;
    if model.record.path == Path::Full {
        complete(model);
    }
}

/// Tries the answers one by one: only the full path says what would change.
#[inline(never)]
fn complete(model: &mut Model) {
    let record = &model.record;
    let found = model.assessment.as_deref().map(|assessment| changes(model.settled(), record.path, &record.responses, assessment));
    model.changes = found.map(Rc::new);
}
