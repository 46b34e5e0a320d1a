//! The shape of a result, version 1. Public and stable: names and meanings are kept, more may be added.
//!
//! A value that does not exist is `null`, not left out.
//! The writer is `record::result`; the tests hold what it writes to the schema made from these types.

use schemars::JsonSchema;

use super::{
    change_types::{ChangesV1, LiftsV1},
    people_types::{ActorV1, RaciRowV1, RaciStatusV1, ReadinessV1},
    record_types::{InstrumentV1, PathV1},
};
use crate::sorted::Map;

/// A result, version 1.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ResultV1 {
    /// Always `perimetre-result`.
    pub format: ResultFormat,
    /// Always 1.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// What was asked.
    pub instrument: InstrumentV1,
    /// The path taken.
    pub path: PathV1,
    /// Weight of confirmed values over all values, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub coverage: f64,
    /// The company's scope.
    pub scope: ScopeV1,
    /// Services scored, in the order of the instrument.
    pub towers: Vec<TowerV1>,
    /// Services run by the group.
    pub group_towers: Vec<String>,
    /// Services that do not exist here.
    pub absent_towers: Vec<String>,
    /// Of the absent services, those presumed so.
    pub presumed_absent_towers: Vec<String>,
    /// What must be settled first, in order of effort.
    pub guards: Vec<GuardV1>,
    /// Client maturity.
    pub maturity: MaturityV1,
    /// Change; `null` without a scope.
    pub readiness: Option<ReadinessV1>,
    /// Where every actor stands; empty without a scope.
    pub actors: Vec<ActorV1>,
    /// Who answers for what; empty without a scope.
    pub raci: Vec<RaciRowV1>,
    /// The matrix as a whole; `null` without a scope.
    pub raci_status: Option<RaciStatusV1>,
    /// Risks raised, worst first.
    pub risks: Vec<RiskV1>,
    /// What to do about them.
    pub checklist: Vec<ItemV1>,
    /// What would change the result; `null` where it was not computed.
    pub changes: Option<ChangesV1>,
    /// What would lift the caps on a global scope; `null` unless it is capped.
    pub lifts: Option<LiftsV1>,
    /// What was changed of the model as published; empty when nothing was.
    pub settings: Vec<ChangedV1>,
    /// The question that would help most.
    pub next_question: Option<NextQuestionV1>,
    /// Questions answered in the file but hidden by another answer: kept, and without effect here.
    pub ignored_answers: Vec<String>,
    /// What the file holds and this version does not know: kept and written back, without effect here.
    pub set_aside: Vec<String>,
}

/// The name of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
pub enum ResultFormat {
    /// A result.
    #[serde(rename = "perimetre-result")]
    Result,
}

/// A setting changed.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ChangedV1 {
    /// `outsource`, `weight.business`, `spend.WKP`, `likelihood.R08`, or a guard.
    pub id: String,
    /// As published: a number, or `on`.
    pub before: SettingV1,
    /// As set: a number, or `off`.
    pub after: SettingV1,
    /// Why; always there for a guard switched off.
    pub reason: Option<String>,
}

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[serde(untagged)]
pub enum SettingV1 {
    /// Of a number.
    Number(f64),
    /// Of a guard: `on` or `off`.
    Guard(#[schemars(extend("enum" = ["on", "off"]))] &'static str),
}

/// Scope.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ScopeV1 {
    /// `in_house`, `partial`, `global` or `insufficient`.
    #[schemars(extend("enum" = ["in_house", "partial", "global", "insufficient"]))]
    pub kind: &'static str,
    /// `targeted`, `selective` or `extended`; `null` unless partial.
    #[schemars(extend("enum" = ["targeted", "selective", "extended", null]))]
    pub degree: Option<&'static str>,
    /// Share of the operated spend entrusted, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub share: Option<f64>,
    /// Share of draws with this kind before caps, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub acceptability: Option<f64>,
    /// `robust`, `likely` or `fragile`.
    #[schemars(extend("enum" = ["robust", "likely", "fragile", null]))]
    pub confidence: Option<&'static str>,
    /// Whether a guard turned global into partial.
    pub capped: bool,
}

/// A service.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct TowerV1 {
    /// Its code.
    pub id: String,
    /// `O`, `C`, `U` or `K`.
    #[schemars(extend("enum" = ["O", "C", "U", "K"]))]
    pub class: &'static str,
    /// 0 to 100; 50 is neutral.
    #[schemars(range(min = 0, max = 100))]
    pub score: f64,
    /// With every unconfirmed value at its worst for outsourcing.
    #[schemars(range(min = 0, max = 100))]
    pub score_min: f64,
    /// With every unconfirmed value at its best.
    #[schemars(range(min = 0, max = 100))]
    pub score_max: f64,
    /// Share of draws in this class, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub acceptability: f64,
    /// Share of draws in each class.
    #[schemars(extend("required" = ["O", "C", "U", "K"]))]
    pub acceptabilities: Map<&'static str, f64>,
    /// `robust`, `likely` or `fragile`.
    #[schemars(extend("enum" = ["robust", "likely", "fragile"]))]
    pub confidence: &'static str,
    /// Points each criterion adds to 50 or takes from it.
    #[schemars(extend("required" = ["DIFF", "CAP", "SAT", "STD", "SPE", "MKT", "SEN"]))]
    pub contributions: Map<&'static str, f64>,
    /// Guards that changed its class.
    pub guards: Vec<String>,
    /// Tags put by guards.
    pub tags: Vec<String>,
    /// Company guards that concern it.
    pub conditions: Vec<String>,
    /// In the first wave.
    pub first_wave: bool,
    /// Share of the operated spend, 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub spend_share: f64,
}

/// Something to settle first.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct GuardV1 {
    /// Its id.
    pub id: String,
    /// `cap`, `gate`, `prepare`, `condition`, `defer`, `hint`.
    #[schemars(extend("items" = { "type": "string", "enum": ["cap", "gate", "prepare", "condition", "defer", "hint"] }))]
    pub effects: Vec<&'static str>,
    /// `unmet` or `to_verify`.
    #[schemars(extend("enum" = ["unmet", "to_verify"]))]
    pub state: &'static str,
    /// What a gate stands before; `null` without a gate.
    #[schemars(extend("enum" = ["decision", "tender", "signature", "transition", null]))]
    pub before: Option<&'static str>,
    /// Services concerned; empty: the company as a whole.
    pub towers: Vec<String>,
    /// Questions that caused it.
    pub because: Vec<String>,
}

/// Client maturity.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct MaturityV1 {
    /// 0 to 100; `null`: not assessed.
    #[schemars(range(min = 0, max = 100))]
    pub index: Option<f64>,
}

/// A risk.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct RiskV1 {
    /// Its id.
    pub id: String,
    /// 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub likelihood: i8,
    /// 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub impact: i8,
    /// `low`, `medium`, `high` or `critical`.
    #[schemars(extend("enum" = ["low", "medium", "high", "critical"]))]
    pub level: &'static str,
    /// What remains of it once what is done counts.
    pub residual: ResidualV1,
    /// Whether it rests on an answer we do not have.
    pub to_check: bool,
    /// Questions that caused it.
    pub because: Vec<String>,
    /// Checklist items that lower it.
    pub items: Vec<String>,
    /// Who answers for it.
    pub owner: String,
    /// `decide`, `contract`, `transition`, `run` or `exit`.
    #[schemars(extend("enum" = ["decide", "contract", "transition", "run", "exit"]))]
    pub phase: &'static str,
}

/// What remains of a risk: each thing done lowers its likelihood or its impact by 1, at most 2 on each, never below 1.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ResidualV1 {
    /// 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub likelihood: i8,
    /// 1 to 5.
    #[schemars(range(min = 1, max = 5))]
    pub impact: i8,
    /// `low`, `medium`, `high` or `critical`.
    #[schemars(extend("enum" = ["low", "medium", "high", "critical"]))]
    pub level: &'static str,
}

/// A checklist item.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ItemV1 {
    /// Its id.
    pub id: String,
    /// Who does it.
    pub owner: String,
    /// `D`, `T`, `S`, `B-30`, `B+30`, `6M`, `12M` or `E`.
    #[schemars(extend("pattern" = "^(D|T|S|E|B[+-][0-9]+|[0-9]+M)$"))]
    pub when: String,
    /// The day it is due, `2026-11-23`: the one agreed on, else the one that follows from the project's dates; null without either.
    #[schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub due: Option<String>,
    /// `todo`, `doing`, `done` or `not_applicable`.
    #[schemars(extend("enum" = ["todo", "doing", "done", "not_applicable"]))]
    pub status: &'static str,
    /// Risks it covers.
    pub covers: Vec<String>,
}

/// A question worth asking.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct NextQuestionV1 {
    /// Its id.
    pub id: String,
    /// The service, for a matrix.
    pub tower: Option<String>,
    /// What its answer says of the class, in bits; `null` for the question of a guard.
    #[schemars(range(min = 0))]
    pub gain_bits: Option<f64>,
}
