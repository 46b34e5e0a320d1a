//! The result as other tools read it. Public and stable: names and meanings are kept, more may be added.
//!
//! A value that does not exist is `null`, not left out.

#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::{Assessment, Instrument, checklist::Progress, criterion::Criterion, guard::RaisedGuard, instrument::EffectKind, scope::Scope};
use crate::sorted::{Map, sort_once};

/// A result, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct ResultV1 {
    /// Always `perimetre-result`.
    pub format: ResultFormat,
    /// Always 1.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 1)))]
    pub version: u32,
    /// What was asked.
    pub instrument: super::v1::InstrumentV1,
    /// The path taken.
    pub path: super::v1::PathV1,
    /// Weight of confirmed values over all values, 0 to 1.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 1)))]
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
    /// Change readiness; not computed yet.
    pub readiness: Option<()>,
    /// Actors; not computed yet.
    pub actors: Option<()>,
    /// RACI; not computed yet.
    pub raci: Option<()>,
    /// Risks raised, worst first.
    pub risks: Vec<RiskV1>,
    /// What to do about them.
    pub checklist: Vec<ItemV1>,
    /// The question that would help most.
    pub next_question: Option<NextQuestionV1>,
}

/// The name of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub enum ResultFormat {
    /// A result.
    #[serde(rename = "perimetre-result")]
    Result,
}

/// Scope.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct ScopeV1 {
    /// `in_house`, `partial`, `global` or `insufficient`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["in_house", "partial", "global", "insufficient"])))]
    pub kind: &'static str,
    /// `targeted`, `selective` or `extended`; `null` unless partial.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["targeted", "selective", "extended", null])))]
    pub degree: Option<&'static str>,
    /// Share of the operated spend entrusted, 0 to 1.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 1)))]
    pub share: Option<f64>,
    /// Share of draws with this kind before caps, 0 to 1.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 1)))]
    pub acceptability: Option<f64>,
    /// `robust`, `likely` or `fragile`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["robust", "likely", "fragile", null])))]
    pub confidence: Option<&'static str>,
    /// Whether a guard turned global into partial.
    pub capped: bool,
}

/// A service.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct TowerV1 {
    /// Its code.
    pub id: String,
    /// `O`, `C`, `U` or `K`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["O", "C", "U", "K"])))]
    pub class: &'static str,
    /// 0 to 100; 50 is neutral.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 100)))]
    pub score: f64,
    /// With every unconfirmed value at its worst for outsourcing.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 100)))]
    pub score_min: f64,
    /// With every unconfirmed value at its best.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 100)))]
    pub score_max: f64,
    /// Share of draws in this class, 0 to 1.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 1)))]
    pub acceptability: f64,
    /// Share of draws in each class.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("required" = ["O", "C", "U", "K"])))]
    pub acceptabilities: Map<&'static str, f64>,
    /// `robust`, `likely` or `fragile`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["robust", "likely", "fragile"])))]
    pub confidence: &'static str,
    /// Points each criterion adds to 50 or takes from it.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("required" = ["DIFF", "CAP", "SAT", "STD", "SPE", "MKT", "SEN"])))]
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
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 1)))]
    pub spend_share: f64,
}

/// Something to settle first.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct GuardV1 {
    /// Its id.
    pub id: String,
    /// `cap`, `gate`, `prepare`, `condition`, `defer`, `hint`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("items" = { "type": "string", "enum": ["cap", "gate", "prepare", "condition", "defer", "hint"] })))]
    pub effects: Vec<&'static str>,
    /// `unmet` or `to_verify`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["unmet", "to_verify"])))]
    pub state: &'static str,
    /// What a gate stands before; `null` without a gate.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["decision", "tender", "signature", "transition", null])))]
    pub before: Option<&'static str>,
    /// Services concerned; empty: the company as a whole.
    pub towers: Vec<String>,
    /// Questions that caused it.
    pub because: Vec<String>,
}

/// Client maturity.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct MaturityV1 {
    /// 0 to 100; `null`: not assessed.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0, max = 100)))]
    pub index: Option<f64>,
}

/// A risk.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct RiskV1 {
    /// Its id.
    pub id: String,
    /// 1 to 5.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 5)))]
    pub likelihood: i8,
    /// 1 to 5.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 5)))]
    pub impact: i8,
    /// `low`, `medium`, `high` or `critical`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["low", "medium", "high", "critical"])))]
    pub level: &'static str,
    /// Whether it rests on an answer we do not have.
    pub to_check: bool,
    /// Questions that caused it.
    pub because: Vec<String>,
    /// Checklist items that lower it.
    pub items: Vec<String>,
    /// Who answers for it.
    pub owner: String,
    /// `decide`, `contract`, `transition`, `run` or `exit`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["decide", "contract", "transition", "run", "exit"])))]
    pub phase: &'static str,
}

/// A checklist item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct ItemV1 {
    /// Its id.
    pub id: String,
    /// Who does it.
    pub owner: String,
    /// `D`, `T`, `S`, `B-30`, `B+30`, `6M`, `12M` or `E`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("pattern" = "^(D|T|S|E|B[+-][0-9]+|[0-9]+M)$")))]
    pub when: String,
    /// `todo`, `doing`, `done` or `not_applicable`.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("enum" = ["todo", "doing", "done", "not_applicable"])))]
    pub status: &'static str,
    /// Risks it covers.
    pub covers: Vec<String>,
}

/// A question worth asking.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct NextQuestionV1 {
    /// Its id.
    pub id: String,
    /// The service, for a matrix.
    pub tower: Option<String>,
    /// What its answer says of the class, in bits; `null` for the question of a guard.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0)))]
    pub gain_bits: Option<f64>,
}

/// `value` without the noise of its last digits: 69.5, not 69.49999999999999; and 0, never -0.
fn tidy(value: f64) -> f64 {
    (value * 1e12).round() / 1e12 + 0.0
}

/// The result of an assessment.
#[must_use]
pub fn result(instrument: &Instrument, assessment: &Assessment, progress: &Progress) -> ResultV1 {
    let tower_id = |tower: usize| instrument.towers[tower].id.as_str().to_owned();
    let questions = |indices: &[usize]| indices.iter().map(|index| instrument.questions[*index].id.as_str().to_owned()).collect();
    ResultV1 {
        format: ResultFormat::Result,
        version: 1,
        instrument: super::v1::InstrumentV1 { id: instrument.id.clone(), version: instrument.version.clone() },
        path: super::path_v1(assessment.path),
        coverage: tidy(assessment.coverage),
        scope: scope(assessment.scope.as_ref()),
        towers: assessment.towers.iter().map(|tower| self::tower(instrument, assessment, tower)).collect(),
        group_towers: assessment.group_towers.iter().map(|tower| tower_id(*tower)).collect(),
        absent_towers: assessment.absent_towers.iter().map(|absent| tower_id(absent.tower)).collect(),
        presumed_absent_towers: assessment.absent_towers.iter().filter(|absent| absent.presumed).map(|absent| tower_id(absent.tower)).collect(),
        guards: assessment.guards.iter().map(|raised| guard(instrument, raised)).collect(),
        maturity: MaturityV1 { index: assessment.maturity.map(tidy) },
        readiness: None,
        actors: None,
        raci: None,
        risks: assessment
            .risks
            .iter()
            .map(|raised| {
                let risk = &instrument.risks[raised.risk];
                RiskV1 {
                    id: risk.id.as_str().to_owned(),
                    likelihood: raised.likelihood,
                    impact: raised.impact,
                    level: raised.level.code(),
                    to_check: raised.to_check,
                    because: questions(&raised.because),
                    items: risk.items.iter().map(|item| instrument.items[*item].id.as_str().to_owned()).collect(),
                    owner: risk.owner.as_str().to_owned(),
                    phase: risk.phase.code(),
                }
            })
            .collect(),
        checklist: assessment
            .checklist
            .iter()
            .map(|due| {
                let item = &instrument.items[due.item];
                ItemV1 {
                    id: item.id.as_str().to_owned(),
                    owner: item.owner.as_str().to_owned(),
                    when: item.when.code(),
                    status: progress.get(&item.id).copied().unwrap_or_default().code(),
                    covers: due.covers.iter().map(|risk| instrument.risks[*risk].id.as_str().to_owned()).collect(),
                }
            })
            .collect(),
        next_question: assessment.next_question.as_ref().map(|next| NextQuestionV1 {
            id: instrument.questions[next.question].id.as_str().to_owned(),
            tower: next.tower.map(tower_id),
            gain_bits: next.gain.map(tidy),
        }),
    }
}

fn scope(scope: Option<&Scope>) -> ScopeV1 {
    let Some(scope) = scope else {
        return ScopeV1 { kind: "insufficient", degree: None, share: None, acceptability: None, confidence: None, capped: false };
    };
    ScopeV1 {
        kind: scope.kind.code(),
        degree: scope.degree.map(crate::engine::scope::Degree::code),
        share: Some(tidy(scope.shown_share)),
        acceptability: Some(tidy(scope.acceptability)),
        confidence: Some(scope.confidence.code()),
        capped: scope.is_capped(),
    }
}

fn tower(instrument: &Instrument, assessment: &Assessment, tower: &crate::engine::TowerAssessment) -> TowerV1 {
    let concerns =
        |raised: &&RaisedGuard| raised.effects.iter().any(|effect| effect.towers.as_ref().is_some_and(|towers| towers.contains(&tower.tower)));
    let mut guards: Vec<String> = tower.guards.iter().map(|row| instrument.tower_guards[*row].id.as_str().to_owned()).collect();
    guards.dedup();
    TowerV1 {
        id: instrument.towers[tower.tower].id.as_str().to_owned(),
        class: tower.class.code(),
        score: tidy(tower.score.central),
        score_min: tidy(tower.score.low),
        score_max: tidy(tower.score.high),
        acceptability: tidy(tower.acceptability()),
        acceptabilities: crate::engine::criterion::Class::ALL
            .iter()
            .map(|class| (class.code(), tidy(tower.acceptabilities[class.index()])))
            .collect(),
        confidence: tower.confidence.code(),
        contributions: Criterion::ALL
            .iter()
            .filter(|criterion| **criterion != Criterion::Cri)
            .map(|criterion| (criterion.code(), tidy(tower.score.contributions[criterion.index()])))
            .collect(),
        guards,
        tags: tower.tags.iter().map(|tag| tag.as_str().to_owned()).collect(),
        conditions: assessment.guards.iter().filter(concerns).map(|raised| instrument.company_guards[raised.guard].id.as_str().to_owned()).collect(),
        first_wave: tower.first_wave,
        spend_share: tidy(tower.spend),
    }
}

fn guard(instrument: &Instrument, raised: &RaisedGuard) -> GuardV1 {
    let mut effects: Vec<&'static str> = raised.effects.iter().map(|effect| effect.kind.code()).collect();
    effects.dedup();
    let mut towers: Vec<usize> = raised.effects.iter().filter_map(|effect| effect.towers.as_ref()).flatten().copied().collect();
    sort_once(&mut towers);
    GuardV1 {
        id: instrument.company_guards[raised.guard].id.as_str().to_owned(),
        effects,
        state: raised.state.code(),
        before: raised.effects.iter().find_map(|effect| match effect.kind {
            EffectKind::Gate(milestone) => Some(milestone.code()),
            _ => None,
        }),
        towers: towers.into_iter().map(|tower| instrument.towers[tower].id.as_str().to_owned()).collect(),
        because: raised.because.iter().map(|question| instrument.questions[*question].id.as_str().to_owned()).collect(),
    }
}
