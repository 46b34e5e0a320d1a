//! Parts of the saved file, version 1: a participant is kept as it is written; the shape of a checklist item is for the schema.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;

/// A participant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[cfg_attr(not(target_arch = "wasm32"), schemars(extend("additionalProperties" = false)))]
pub struct ParticipantV1 {
    /// Its id in this file.
    pub id: String,
    /// A name or a role, if given.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing_if = "String::is_empty"))]
    pub name: String,
    /// `management` or `users`, if given: their medians are compared.
    #[cfg_attr(not(target_arch = "wasm32"), serde(skip_serializing_if = "String::is_empty"))]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["management", "users"])))]
    pub group: String,
}

/// Where a checklist item stands.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub struct ProgressV1 {
    /// Its status.
    pub status: StatusV1,
    /// Who does it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner_name: String,
    /// When it is due, `2026-11-23`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub due: Option<String>,
    /// A free note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What proves it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
}

/// A status.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, JsonSchema)]
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
