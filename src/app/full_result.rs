//! What is computed for the result, once the screen is painted: the assessment with the settings, and what would change it.

use std::{borrow::Cow, rc::Rc};

use super::{full_path, model::Model, on_demand};
use crate::engine::{
    Assessment, assess,
    flip::{self, Changes},
};

/// Computes the assessment of the facts, and what the full path says besides.
pub(super) fn compute(model: &mut Model) {
    let settled = match model.record.settings.apply(model.instrument()) {
        Cow::Borrowed(_) => None,
        Cow::Owned(instrument) => Some(Rc::new(instrument)),
    };
    model.settled = settled;
    let assessment = assessed(model);
    model.changes = full_path::on_it(model).map(|arrived| Rc::new(on_demand::changes(arrived, model, &assessment)));
    model.assessment = Some(assessment);
}

/// The assessment of the facts as they are. What several participants answered counts in a workshop, which takes the full path.
pub(super) fn assessed(model: &Model) -> Rc<Assessment> {
    let record = &model.record;
    Rc::new(match full_path::on_it(model) {
        Some(arrived) => on_demand::assess(arrived, model),
        None => assess(&record.settings.apply(model.instrument()), record.path, &record.responses),
    })
}

/// Tries the answers one by one: only the full path says what would change.
pub(super) fn changes(model: &Model, assessment: &Assessment) -> Changes {
    let record = &model.record;
    flip::changes(&record.settings.apply(model.instrument()), record.path, &record.responses, assessment)
}
