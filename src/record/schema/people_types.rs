//! The part of a result that is about people: change, actors, who answers for what.

use schemars::JsonSchema;

use crate::sorted::Map;

/// Change: how large it is and how ready people are, kept apart.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ReadinessV1 {
    /// How large the change is, 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    pub impact: f64,
    /// `small`, `moderate` or `large`.
    #[schemars(extend("enum" = ["small", "moderate", "large"]))]
    pub impact_band: &'static str,
    /// Whether some of the impact is estimated, as the path does not ask.
    pub impact_estimated: bool,
    /// Whether the impact was raised to a floor.
    pub impact_floored: bool,
    /// How ready people are, 0 to 100; `null`: not assessed.
    #[schemars(range(min = 0, max = 100))]
    pub readiness: Option<f64>,
    /// `low`, `medium` or `high`; `null`: not assessed.
    #[schemars(extend("enum" = ["low", "medium", "high", null]))]
    pub readiness_band: Option<&'static str>,
    /// What both call for: `green`, `yellow`, `orange` or `red`; `null`: readiness is not assessed.
    #[schemars(extend("enum" = ["green", "yellow", "orange", "red", null]))]
    pub band: Option<&'static str>,
    /// The part to work on first; `null`: none, or not assessed.
    pub barrier: Option<String>,
    /// Support actions called for.
    pub actions: Vec<String>,
    /// What the impact is made of.
    pub impact_parts: Vec<ImpactPartV1>,
    /// What readiness is made of.
    pub readiness_parts: Vec<ReadinessPartV1>,
    /// The same actions, with owner and date.
    pub support: Vec<SupportV1>,
}

/// A part of the impact.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ImpactPartV1 {
    /// The question it rests on.
    pub id: String,
    /// 0 to 1; they sum to 1.
    #[schemars(range(min = 0, max = 1))]
    pub weight: f64,
    /// 0 to 1.
    #[schemars(range(min = 0, max = 1))]
    pub value: f64,
    /// `answered`, `unknown` (counted two thirds by precaution) or `estimated` (the path does not ask).
    #[schemars(extend("enum" = ["answered", "unknown", "estimated"]))]
    pub origin: &'static str,
    /// Questions it rests on.
    pub because: Vec<String>,
}

/// A part of readiness.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ReadinessPartV1 {
    /// Its name.
    pub id: String,
    /// 0 to 1; they sum to 1.
    #[schemars(range(min = 0, max = 1))]
    pub weight: f64,
    /// 0 to 1; `null`: not known, left out.
    #[schemars(range(min = 0, max = 1))]
    pub value: Option<f64>,
    /// Whether something it rests on is not known.
    pub incomplete: bool,
    /// Questions it rests on.
    pub because: Vec<String>,
}

/// A support action.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct SupportV1 {
    /// Its id.
    pub id: String,
    /// Who does it.
    pub owner: String,
    /// When, written as for checklist items.
    #[schemars(extend("pattern" = "^(D|T|S|E|B[+-][0-9]+|[0-9]+M)$"))]
    pub when: String,
    /// The day it is due, `2026-11-23`; `null` while the milestone it hangs on has no date.
    #[schemars(extend("pattern" = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub due: Option<String>,
    /// And when again.
    #[schemars(extend("items" = { "type": "string", "pattern": "^(D|T|S|E|B[+-][0-9]+|[0-9]+M)$" }))]
    pub also: Vec<String>,
    /// Guards to satisfy first.
    pub after: Vec<String>,
    /// Whether an answer says it is planned already.
    pub planned: bool,
    /// Whether it rests on an answer we do not have.
    pub to_check: bool,
    /// Questions that caused it.
    pub because: Vec<String>,
}

/// An actor.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct ActorV1 {
    /// Its code.
    pub id: String,
    /// `client`, `provider` or `third_party`.
    #[schemars(extend("enum" = ["client", "provider", "third_party"]))]
    pub side: &'static str,
    /// `GP` manage closely, `SA` keep satisfied, `IN` keep informed, `SU` monitor.
    #[schemars(extend("enum" = ["GP", "SA", "IN", "SU"]))]
    pub mode: &'static str,
    /// `involved`, `missing` or `not_applicable`.
    #[schemars(extend("enum" = ["involved", "missing", "not_applicable"]))]
    pub status: &'static str,
    /// Whether "missing" rests on an answer we do not have, or on a question that was not asked.
    pub to_check: bool,
    /// Whether it should be brought in first: of the company, to be managed closely, and missing.
    pub to_involve: bool,
    /// Whether the answers leave nobody to play its part: its parts of the matrix fall to someone else.
    pub vacant: bool,
    /// Questions that say so.
    pub because: Vec<String>,
}

/// A row of the matrix of roles.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct RaciRowV1 {
    /// Its id.
    pub activity: String,
    /// `decide`, `contract`, `transition`, `run` or `exit`.
    #[schemars(extend("enum" = ["decide", "contract", "transition", "run", "exit"]))]
    pub phase: &'static str,
    /// Actor or column, and what it does: `A` accountable, `A*` accountable and doing the work, `R` responsible, `C` consulted, `I` informed.
    #[schemars(extend("additionalProperties" = { "type": "string", "enum": ["A", "A*", "R", "C", "I"] }))]
    pub roles: Map<String, &'static str>,
    /// Parts that changed hands because somebody is missing.
    pub fallbacks: Vec<FallbackV1>,
}

/// A part that changed hands.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct FallbackV1 {
    /// Who is missing.
    pub from: String,
    /// Who stands in; `null`: someone outside the company, under the same name, or nobody.
    pub to: Option<String>,
    /// The part.
    #[schemars(extend("enum" = ["A", "A*", "R", "C", "I"]))]
    pub role: &'static str,
    /// What to say of it.
    pub note: Option<String>,
}

/// The matrix as a whole.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct RaciStatusV1 {
    /// Whether it may be presented as final: not where the provider manages itself.
    #[serde(rename = "final")]
    pub is_final: bool,
    /// What is unsound in it.
    pub warnings: Vec<RaciWarningV1>,
    /// Columns that stand for several actors, and which.
    pub columns: Map<String, Vec<String>>,
}

/// Something unsound in the matrix.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct RaciWarningV1 {
    /// `concentrated`: one actor answers for too many rows.
    #[schemars(extend("enum" = ["concentrated"]))]
    pub id: &'static str,
    /// Who.
    pub actor: String,
    /// For how many rows it answers.
    pub rows: u32,
}
