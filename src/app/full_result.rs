//! What is computed for the result, once the screen is painted: the assessment with the settings, and what would change it.

use std::{borrow::Cow, rc::Rc};

use super::{full_path, model::Model, on_demand};
use crate::{
    engine::{Assessment, Instrument, assess, flip},
    record::{Beside, beside},
};

/// Computes the assessment of the facts, and what the full path says besides.
pub(super) fn compute(model: &mut Model) {
    let assessment = assessed(model);
    (model.settled, model.changes) = (None, None);
    model.assessment = Some(assessment);
    if let Some(arrived) = full_path::on_it(model) {
        on_demand::complete(arrived, model);
    }
}

/// The assessment of the facts as they are. Settings, and what several participants answered, count on the full path.
pub(super) fn assessed(model: &Model) -> Rc<Assessment> {
    let record = &model.record;
    Rc::new(match full_path::on_it(model) {
        Some(arrived) => on_demand::assess(arrived, model),
        None => assess(model.instrument(), record.path, &record.responses),
    })
}

/// The instrument with the settings in force, and what would change the result: the answers are tried one by one.
pub(super) fn complete(model: &mut Model) {
    model.settled = settled(model);
    let record = &model.record;
    let found = model.assessment.as_deref().map(|assessment| flip::changes(model.settled(), record.path, &record.responses, assessment));
    model.changes = found.map(Rc::new);
}

fn settled(model: &Model) -> Option<Rc<Instrument>> {
    match model.record.settled(model.instrument()) {
        Cow::Borrowed(_) => None,
        Cow::Owned(instrument) => Some(Rc::new(instrument)),
    }
}

/// What stands beside an assessment in the file.
pub(super) fn saved_beside(model: &Model, assessment: &Assessment) -> Beside {
    beside(&model.record, model.instrument(), assessment)
}
