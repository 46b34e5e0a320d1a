//! The shape of what would change a result, version 1. The writer is `record::changes`.

use schemars::JsonSchema;

use super::record_types::AnswerV1;

/// The smallest single change of an answer, for the scope and for each service.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ChangesV1 {
    /// For another kind of scope; `null`: no single answer gives one.
    pub scope: Option<FlipV1>,
    /// For another class, by service assessed.
    pub towers: Vec<TowerChangeV1>,
}

/// Of one service.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct TowerChangeV1 {
    /// Its code.
    pub id: String,
    /// `null`: no single answer gives another class.
    pub change: Option<FlipV1>,
}

/// A change, and what it gives.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct FlipV1 {
    /// The change.
    #[serde(flatten)]
    pub change: ChangeV1,
    /// The kind of scope (`in_house`, `partial`, `global`), or the class.
    #[schemars(extend("enum" = ["in_house", "partial", "global", "O", "C", "U", "K"]))]
    pub result: &'static str,
}

/// A change of one answer.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ChangeV1 {
    /// The question.
    pub question: String,
    /// The service, for a cell of a matrix.
    pub tower: Option<String>,
    /// The answer today, or the middle of what is assumed; `null`: none.
    pub from: Option<FromV1>,
    /// Whether `from` is assumed.
    pub assumed: bool,
    /// The answer, as the minimal form takes it.
    pub to: AnswerV1,
    /// How large the change is: values of a scale or options apart; 1 for an option ticked, or any answer where there was none.
    #[schemars(range(min = 0))]
    pub steps: f64,
}

/// What is known before a change.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[serde(untagged)]
pub enum FromV1 {
    /// The middle of what is assumed.
    Assumed(#[schemars(range(min = 1, max = 5))] f64),
    /// The answer.
    Answered(AnswerV1),
}

/// What would lift the caps on a global scope.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct LiftsV1 {
    /// Answers that together make the scope global, none to spare; empty: none do.
    pub plan: Vec<ChangeV1>,
    /// Each guard that caps, in order of effort.
    pub guards: Vec<LiftV1>,
}

/// What would lift one cap.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct LiftV1 {
    /// The guard.
    pub id: String,
    /// Each of these alone does, the smallest first.
    pub any: Vec<ChangeV1>,
    /// Where none does alone, these together.
    pub all: Vec<ChangeV1>,
    /// Whether the scope is then global.
    pub suffices: bool,
}
