//! The shape of a saved file, version 1. Frozen: a change of shape is a new version with a migration.
//!
//! What is left out when there is none is never `null`: the schema is told so with `with`.
//! The writer is `record::to_tree`; the tests hold what it writes to the schema made from these types.

use schemars::JsonSchema;

use super::result_types::ResultV1;
use crate::{
    record::v1::{ParticipantV1, ProgressV1},
    sorted::Map,
    tree::Tree,
};

/// A saved assessment: facts first, then what was computed from them, for other tools.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct RecordV1 {
    /// Always `perimetre-record`.
    pub format: Format,
    /// Always 1.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// What was asked.
    pub instrument: InstrumentV1,
    /// The path taken.
    pub path: PathV1,
    /// Day the assessment was started, `2026-11-23`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
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
    #[schemars(extend("propertyNames" = { "enum": ["decision", "tender", "signature", "go_live", "term"] }))]
    pub milestones: Map<String, String>,
    /// What was changed of the model, when something was.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "SettingsV1")]
    pub settings: Option<SettingsV1>,
    /// What the reader did not know and kept.
    #[serde(flatten)]
    #[schemars(skip)]
    pub aside: Map<String, Tree>,
    /// Derived from the facts; ignored on import and computed again.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "ResultV1")]
    pub result: Option<ResultV1>,
}

/// An entry of a table keyed by ids of the instrument.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[serde(untagged)]
pub enum Entry<T> {
    /// Of an id the instrument has.
    Known(T),
    /// Of an id it does not have: kept as it was, so that nothing is lost on the way back.
    #[schemars(skip)]
    Aside(Tree),
}

/// The name of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
pub enum Format {
    /// A record.
    #[serde(rename = "perimetre-record")]
    Record,
}

/// Which instrument.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
pub struct InstrumentV1 {
    /// Its id.
    pub id: String,
    /// Its version, `major.minor.patch`.
    pub version: String,
}

/// A path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PathV1 {
    /// Quick.
    Quick,
    /// Full.
    Full,
}

/// What was said to a question.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub struct ResponseV1 {
    /// The working answer: an option, a list of options or services, 1 to 5, an object of services and values; `"dk"`: don't know.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "AnswerV1")]
    pub answer: Option<AnswerV1>,
    /// A free note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What each participant answered, by participant id.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub voices: Map<String, AnswerV1>,
}

/// Settings.
#[derive(Clone, Debug, Default, PartialEq, JsonSchema)]
pub struct SettingsV1 {
    /// Numbers set, by id: `outsource`, `weight.business`, `spend.WKP`, `likelihood.R08`.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub values: Map<String, Entry<NumberV1>>,
    /// Guards switched off, by id, and why.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub guards_off: Map<String, Entry<String>>,
    /// What the reader did not know and kept.
    #[serde(flatten)]
    #[schemars(skip)]
    pub aside: Map<String, Tree>,
}

/// A number set.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[serde(untagged)]
pub enum NumberV1 {
    /// The number alone.
    Plain(f64),
    /// With why.
    Reasoned {
        /// The number.
        value: f64,
        /// Why.
        reason: String,
    },
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[serde(untagged)]
pub enum AnswerV1 {
    /// An option, or `"dk"`.
    Word(String),
    /// 1 to 5.
    Scale(#[schemars(range(min = 1, max = 5))] u8),
    /// Options or services.
    List(Vec<String>),
    /// Services and values.
    Cells(Map<String, CellV1>),
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq, JsonSchema)]
#[serde(untagged)]
pub enum CellV1 {
    /// An option, or `"dk"`.
    Word(String),
    /// 1 to 5.
    Scale(#[schemars(range(min = 1, max = 5))] u8),
}
