//! Climbing towards what random answers did not meet: small changes are kept while they bring its condition nearer to holding.

use super::{Given, Sampler, Target, Tried};
use crate::engine::{
    Answer, Instrument, Responses,
    condition::{Condition, Facts, Reading, TowerFacts, Truth, evaluate},
    questionnaire::{Kind, Path},
};

const STARTS: usize = 6;
const STEPS: usize = 200;

/// What brings `target` out, if climbing from several starts meets it.
pub(super) fn climb(instrument: &Instrument, target: Target, sampler: &mut Sampler<'_>) -> Option<Given> {
    let condition = condition(instrument, target)?;
    let reads = condition.questions();
    for start in 0..STARTS {
        let path = if start % 3 == 2 { Path::Quick } else { Path::Full };
        let mut given = sampler.given(path);
        let mut best = height(&Tried::new(instrument, &given), condition);
        for _ in 0..STEPS {
            let responses = step(instrument, path, &given.responses, &reads, sampler);
            let next = Given { responses, ..given.clone() };
            let tried = Tried::new(instrument, &next);
            if tried.meets(target) {
                return Some(next);
            }
            let now = height(&tried, condition);
            if now >= best {
                (best, given) = (now, next);
            }
        }
    }
    None
}

/// The condition that brings a target out; options, scopes and bands have none.
fn condition(instrument: &Instrument, target: Target) -> Option<&Condition> {
    match target {
        Target::CompanyGuard(guard) => Some(&instrument.company_guards[guard].when),
        Target::Risk(risk) => Some(&instrument.risks[risk].trigger),
        Target::PriorRule(rule) => Some(&instrument.prior_rules[rule].when),
        Target::Absence(rule) => Some(&instrument.absences[rule].when),
        Target::TowerGuard(row) => instrument.tower_guards[row].when.as_ref(),
        Target::Option(question, _) => instrument.questions[question].show.as_ref(),
        Target::Action(action) => Some(&instrument.change.actions[action].trigger),
        Target::Scope(_) | Target::Degree(_) | Target::Band(_) => None,
    }
}

/// One answer, or one cell, changed: most often of a question the condition reads.
fn step(instrument: &Instrument, path: Path, responses: &Responses, reads: &[usize], sampler: &mut Sampler<'_>) -> Responses {
    let index = if !reads.is_empty() && sampler.chance(0.7) { reads[sampler.below(reads.len())] } else { sampler.below(instrument.questions.len()) };
    let question = &instrument.questions[index];
    let mut next = responses.clone();
    if !path.asks(question.asked_in) {
        return next;
    }
    match (&question.kind, responses.get(&question.id)) {
        (Kind::MatrixSingle | Kind::MatrixScale(_), Some(Answer::Matrix(cells))) if sampler.chance(0.7) => {
            let towers: Vec<_> = instrument.towers.iter().filter(|tower| tower.scored.is_some()).collect();
            let mut cells = cells.clone();
            cells.insert(towers[sampler.below(towers.len())].id.clone(), sampler.any_cell(question));
            next.insert(question.id.clone(), Answer::Matrix(cells));
        }
        _ => drop(next.insert(question.id.clone(), sampler.answer(question))),
    }
    next
}

/// How near `condition` is to holding, 0 to 1.
fn height(tried: &Tried<'_>, condition: &Condition) -> f64 {
    let assessment = &tried.assessment;
    let towers: Vec<TowerFacts> = assessment.towers.iter().map(crate::engine::TowerAssessment::facts).collect();
    let facts = Facts {
        towers: &towers,
        group: &assessment.group_towers,
        share: assessment.scope.as_ref().map(|scope| scope.share),
        scope: assessment.scope.as_ref().map(|scope| scope.kind),
        maturity: assessment.maturity,
        impact: assessment.readiness.as_ref().map(|change| change.impact.band),
        band: assessment.readiness.as_ref().and_then(|change| change.band),
        ..Facts::of_answers(&tried.asked)
    };
    nearness(condition, &facts)
}

#[allow(clippy::cast_precision_loss)] // A condition has a handful of parts.
fn nearness(condition: &Condition, facts: &Facts<'_>) -> f64 {
    match condition {
        Condition::All(parts) => parts.iter().map(|part| nearness(part, facts)).sum::<f64>() / parts.len().max(1) as f64,
        Condition::Any(parts) => parts.iter().map(|part| nearness(part, facts)).fold(0.0, f64::max),
        Condition::Not(inner) => 1.0 - nearness(inner, facts),
        Condition::Atom(_) => match evaluate(condition, facts, Reading::FACT, None).0 {
            Truth::Holds => 1.0,
            Truth::Undecided => 0.5,
            Truth::Fails => 0.0,
        },
    }
}
