//! What follows from a scope: support actions, actors, who answers for what, risks and what to do about them.

use super::{
    actor,
    asked::Asked,
    assessment::{Assessment, TowerAssessment},
    checklist::checklist,
    condition::{Facts, TowerFacts},
    consensus::Disagreement,
    instrument::Instrument,
    raci, readiness, risk,
};

/// Adds it to an assessment that has a scope; without one nothing follows.
pub(super) fn add(instrument: &Instrument, asked: &Asked<'_>, disagreement: &Disagreement, result: &mut Assessment) {
    let (Some(scope), Some(mut change)) = (&result.scope, result.readiness.take()) else { return };
    let facts_of_towers: Vec<TowerFacts> = result.towers.iter().map(TowerAssessment::facts).collect();
    let facts = Facts {
        towers: &facts_of_towers,
        group: &result.group_towers,
        share: Some(scope.share),
        scope: Some(scope.uncapped),
        maturity: result.maturity,
        impact: Some(change.impact.band),
        band: change.band,
        splits: disagreement.splits.as_deref(),
        apart: disagreement.apart.as_deref(),
        ..Facts::of_answers(asked)
    };
    change.actions = readiness::raised(instrument, &facts, &result.guards);
    let facts = Facts { scope: Some(scope.kind), ..facts };
    result.actors = actor::statuses(instrument, &facts);
    result.raci = raci::raci(&instrument.people, &result.actors, &facts);
    result.risks = risk::raised(instrument, asked.path(), &facts);
    result.checklist = checklist(instrument, &result.risks);
    result.readiness = Some(change);
}
