//! What is computed for the result, once the screen is painted: the assessment with the settings, and what would change it.

use std::{borrow::Cow, rc::Rc};

use super::{model::Model, on_demand, parts};
use crate::{
    engine::{Assessment, Instrument, assess_scope, flip, questionnaire::Path},
    record::{Record, save},
};

/// Computes the assessment of the facts, and what the full path says besides.
pub(super) fn compute(model: &mut Model) {
    let assessment = assessed(model);
    (model.settled, model.changes) = (None, None);
    model.assessment = Some(assessment);
    if let Some(has) = parts::work(model).filter(|_| model.record.path == Path::Full) {
        on_demand::work::complete(has, model);
    }
}

/// The assessment of the facts as they are, as far as the parts that have come can tell. Settings, and what several participants
/// answered, count on the full path.
pub(super) fn assessed(model: &Model) -> Rc<Assessment> {
    let record = &model.record;
    Rc::new(match parts::work(model) {
        Some(has) => on_demand::work::assess(has, model),
        None => assess_scope(model.instrument(), record.path, &record.responses),
    })
}

/// The instrument with the settings in force, and what would change the result: the answers are tried one by one.
pub(super) fn complete(model: &mut Model) {
    model.settled = settled(&model.record, model.instrument());
    let record = &model.record;
    let found = model.assessment.as_deref().map(|assessment| flip::changes(model.settled(), record.path, &record.responses, assessment));
    model.changes = found.map(Rc::new);
}

/// The instrument with the settings of a record in force; `None`: as it is published.
pub(super) fn settled(record: &Record, published: &Instrument) -> Option<Rc<Instrument>> {
    match record.settled(published) {
        Cow::Borrowed(_) => None,
        Cow::Owned(instrument) => Some(Rc::new(instrument)),
    }
}

/// The text of a file: the facts and what follows from them.
pub(super) fn file(model: &Model) -> String {
    let assessment = model.assessment.clone().unwrap_or_else(|| assessed(model));
    save(&model.record, model.instrument(), &assessment)
}
