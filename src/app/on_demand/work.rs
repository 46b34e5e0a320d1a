//! Doors to what is done with a result: what is computed besides the scope, settings, the checklist, the file for other tools.

use crate::{
    app::{
        effect::{Effect, File},
        files_made, follow, full_result, full_settings,
        model::Model,
        msg::{ChecklistMsg, Msg, ScenarioMsg, SettingMsg},
        parts::HasWork,
        scenarios,
    },
    engine::Assessment,
    export::files::{Book, Kind},
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

/// Applies what the visitor did about a trial or a comparison.
#[inline(never)]
pub fn scenario(_: HasWork, model: &mut Model, msg: ScenarioMsg) -> Vec<Effect> {
    scenarios::update_scenario(model, msg)
}

/// Applies what happened to a control of a trial.
#[inline(never)]
pub fn try_out(_: HasWork, model: &mut Model, msg: Msg) -> Vec<Effect> {
    scenarios::try_out(model, msg)
}

/// What follows from a second set of facts.
#[inline(never)]
pub fn consequences(_: HasWork, model: &mut Model) {
    scenarios::follow(model);
}

/// A file that is a text: none where it cannot be made, since nothing was computed.
#[inline(never)]
pub fn text_file(_: HasWork, model: &Model, kind: Kind) -> Option<File> {
    files_made::text_file(model, kind)
}

/// The name of a file.
#[inline(never)]
pub fn file_name(_: HasWork, model: &Model, kind: Kind) -> String {
    files_made::file_name(model, kind)
}

/// The sheets of the workbook, to be packed.
#[inline(never)]
pub fn book(_: HasWork, model: &Model) -> Option<Book> {
    files_made::book(model)
}
