//! Version 1 of the saved file, as it is written. Frozen: a change of shape is a new version with a migration.
//!
//! What is left out when there is none is never `null`: the schema is told so with `with`.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::Serialize;

use super::result::ResultV1;
use crate::{sorted::Map, tree::Tree};

/// A saved assessment: facts first, then what was computed from them, for other tools.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct RecordV1 {
    /// Always `perimetre-record`.
    pub format: Format,
    /// Always 1.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 1)))]
    pub version: u32,
    /// What was asked.
    pub instrument: InstrumentV1,
    /// The path taken.
    pub path: PathV1,
    /// Day the assessment was started, `2026-11-23`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String", extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub started_on: Option<String>,
    /// People who answered, when there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<ParticipantV1>,
    /// By question. A question left out was not asked, or not answered.
    pub responses: Map<String, Entry<ResponseV1>>,
    /// By checklist item. An item left out is to do.
    pub checklist: Map<String, Entry<ProgressV1>>,
    /// Dates that turn date rules into dates.
    #[serde(skip_serializing_if = "Map::is_empty")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("propertyNames" = { "enum": ["decision", "tender", "signature", "go_live", "term"] })))]
    pub milestones: Map<String, String>,
    /// What the reader did not know and kept.
    #[serde(flatten)]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    pub aside: Map<String, Tree>,
    /// Derived from the facts; ignored on import and computed again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "ResultV1"))]
    pub result: Option<ResultV1>,
}

/// An entry of a table keyed by ids of the instrument.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(untagged)]
pub enum Entry<T> {
    /// Of an id the instrument has.
    Known(T),
    /// Of an id it does not have: kept as it was, so that nothing is lost on the way back.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    Aside(Tree),
}

/// The name of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub enum Format {
    /// A record.
    #[serde(rename = "perimetre-record")]
    Record,
}

/// Which instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct InstrumentV1 {
    /// Its id.
    pub id: String,
    /// Its version, `major.minor.patch`.
    pub version: String,
}

/// A path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PathV1 {
    /// Quick.
    Quick,
    /// Full.
    Full,
}

/// A participant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("additionalProperties" = false)))]
pub struct ParticipantV1 {
    /// Its id in this file.
    pub id: String,
    /// A name or a role, if given.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// What was said to a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("additionalProperties" = false)))]
pub struct ResponseV1 {
    /// The working answer: an option, a list of options or services, 1 to 5, an object of services and values; `"dk"`: don't know.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "AnswerV1"))]
    pub answer: Option<AnswerV1>,
    /// A free note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What each participant answered, by participant id.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub voices: Map<String, AnswerV1>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(untagged)]
pub enum AnswerV1 {
    /// An option, or `"dk"`.
    Word(String),
    /// 1 to 5.
    Scale(#[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 5)))] u8),
    /// Options or services.
    List(Vec<String>),
    /// Services and values.
    Cells(Map<String, CellV1>),
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(untagged)]
pub enum CellV1 {
    /// An option, or `"dk"`.
    Word(String),
    /// 1 to 5.
    Scale(#[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 5)))] u8),
}

/// Where a checklist item stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("additionalProperties" = false)))]
pub struct ProgressV1 {
    /// Its status.
    pub status: StatusV1,
    /// Who does it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner_name: String,
    /// When it is due, `2026-11-23`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String", extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")))]
    pub due: Option<String>,
    /// A free note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What proves it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
}

/// A status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StatusV1 {
    /// To do.
    #[default]
    Todo,
    /// In progress.
    Doing,
    /// Done.
    Done,
    /// Not applicable.
    NotApplicable,
}
