//! Doors to what is done with a result: what is computed besides the scope, settings, the checklist, the file for other tools.

use crate::{
    app::{
        effect::Effect,
        follow, full_result, full_settings,
        model::Model,
        msg::{ChecklistMsg, SettingMsg},
        parts::HasWork,
    },
    engine::Assessment,
};

/// Applies what the visitor did on the settings.
#[inline(never)]
pub fn set(_: HasWork, model: &mut Model, msg: SettingMsg) -> Vec<Effect> {
    full_settings::set(model, msg)
}

/// Applies what the visitor did on the checklist.
#[inline(never)]
pub fn follow(_: HasWork, model: &mut Model, msg: ChecklistMsg) -> Vec<Effect> {
    follow::update(model, msg)
}

/// The whole assessment, with the settings, and with what several participants answered.
#[inline(never)]
pub fn assess(_: HasWork, model: &Model) -> Assessment {
    model.record.assess(model.instrument())
}

/// What is computed besides an assessment, on the full path.
#[inline(never)]
pub fn complete(_: HasWork, model: &mut Model) {
    full_result::complete(model);
}

/// The text of a file for other tools: the facts and what follows from them.
#[inline(never)]
pub fn file(_: HasWork, model: &Model) -> String {
    full_result::file(model)
}
