//! What would lift the caps on a global scope: what the company can build, never what it is.

use crate::sorted::{Set, sort};

use super::{
    super::{
        answer::Answer,
        asked::Asked,
        assessment::Assessment,
        guard::RaisedGuard,
        id::QuestionId,
        instrument::Instrument,
        questionnaire::{Effect, Kind, Question},
        scope::ScopeKind,
    },
    Before, Change,
    trial::{Outcome, Trial},
};

/// What would lift the caps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lifts {
    /// Each guard that caps, in order of effort.
    pub guards: Vec<Lift>,
    /// Answers that together make the scope global, none of them to spare; empty: none do.
    pub plan: Vec<Change>,
}

/// What would lift one cap.
#[derive(Clone, Debug, PartialEq)]
pub struct Lift {
    /// Index of the guard.
    pub guard: usize,
    /// Each of these alone does, the smallest first.
    pub any: Vec<Change>,
    /// Where none does alone: these together, none to spare; empty too: it is not for the company to lift.
    pub all: Vec<Change>,
    /// Whether the scope is then global, whatever the other guards.
    pub suffices: bool,
}

/// What would lift the caps of a global scope.
pub(super) fn lifts(trial: &mut Trial<'_>, questions: &[Change], assessment: &Assessment) -> Lifts {
    let instrument = trial.instrument;
    let tried: Vec<(&Change, Option<Outcome>)> = questions
        .iter()
        .filter(|change| is_built(&instrument.questions[change.question]))
        .map(|change| (change, trial.of_question(change, false)))
        .collect();
    let asked = Asked::new(instrument, trial.path, &trial.responses);
    let built: Vec<usize> = asked.shown().into_iter().filter(|question| is_built(&instrument.questions[*question])).collect();
    drop(asked);
    let mut guards = Vec::new();
    for capping in assessment.guards.iter().filter(|raised: &&RaisedGuard| raised.caps()) {
        let guard = capping.guard;
        let lifting = |outcome: &Option<Outcome>| outcome.as_ref().is_some_and(|outcome| !outcome.caps.contains(&guard));
        let mut any: Vec<(&Change, bool)> = Vec::new();
        for (change, outcome) in tried.iter().filter(|(_, outcome)| lifting(outcome)) {
            any.push((change, outcome.as_ref().is_some_and(|outcome| outcome.kind == ScopeKind::Global)));
        }
        sort(&mut any, |one, other| one.0.steps < other.0.steps);
        let (all, together) = if any.is_empty() { needed(trial, &built, |outcome| !outcome.caps.contains(&guard)) } else { (Vec::new(), false) };
        let suffices = any.first().map_or(together, |(_, is_global)| *is_global);
        guards.push(Lift { guard, any: any.into_iter().map(|(change, _)| change.clone()).collect(), all, suffices });
    }
    let (plan, _) = needed(trial, &built, |outcome| outcome.kind == ScopeKind::Global);
    Lifts { guards, plan }
}

/// What a company can build: how it manages a provider, and how ready its people are; not what happened before.
fn is_built(question: &Question) -> bool {
    !question.past && matches!(question.effect, Effect::Maturity | Effect::Readiness)
}

/// Answers to `questions` that make `holds` hold, none to spare, and whether the scope is then global.
/// From the best answer to each, those that can be given up are, the last of the questionnaire first; the rest are lowered as far as they can be.
fn needed(trial: &mut Trial<'_>, questions: &[usize], holds: impl Fn(&Outcome) -> bool) -> (Vec<Change>, bool) {
    let instrument = trial.instrument;
    let id = |question: usize| instrument.questions[question].id.clone();
    let before: Vec<Option<Answer>> = questions.iter().map(|question| trial.responses.get(&id(*question)).cloned()).collect();
    let reached = |trial: &Trial<'_>| trial.outcome(questions.iter().any(|question| trial.moves_towers(*question))).filter(&holds);
    for question in questions {
        if let Some(best) = best(&instrument.questions[*question]) {
            trial.responses.insert(id(*question), best);
        }
    }
    let mut plan = Vec::new();
    let mut is_global = false;
    if reached(trial).is_some() {
        for (question, before) in questions.iter().zip(&before).rev() {
            let best = trial.responses.get(&id(*question)).cloned();
            put(trial, &id(*question), before.clone());
            if reached(trial).is_none() {
                put(trial, &id(*question), best);
            }
        }
        for (question, before) in questions.iter().zip(&before) {
            let question = &instrument.questions[*question];
            let best = trial.responses.get(&question.id).cloned();
            if best == *before {
                continue;
            }
            for level in levels(question, before.as_ref(), best.as_ref()) {
                let kept = trial.responses.insert(question.id.clone(), level);
                if reached(trial).is_some() {
                    break;
                }
                put(trial, &question.id, kept);
            }
            let had = if let Some(Answer::Many(had)) = before { had.clone() } else { Set::new() };
            for option in question.options.iter().rev().filter(|option| !had.contains(*option)) {
                let Some(Answer::Many(now)) = trial.responses.get(&question.id).cloned() else { break };
                // To a question without an answer, "none" is not something to build.
                if now.len() == 1 && !matches!(before, Some(Answer::Many(_))) {
                    break;
                }
                let fewer = now.iter().filter(|other| *other != option).cloned().collect();
                trial.responses.insert(question.id.clone(), Answer::Many(fewer));
                if reached(trial).is_none() {
                    trial.responses.insert(question.id.clone(), Answer::Many(now));
                }
            }
        }
        is_global = reached(trial).is_some_and(|outcome| outcome.kind == ScopeKind::Global);
        for (question, before) in questions.iter().zip(&before) {
            let after = trial.responses.get(&id(*question)).cloned();
            plan.extend(after.filter(|after| Some(after) != before.as_ref()).map(|after| change(instrument, *question, before.as_ref(), after)));
        }
    }
    for (question, before) in questions.iter().zip(before) {
        put(trial, &id(*question), before);
    }
    (plan, is_global)
}

fn put(trial: &mut Trial<'_>, id: &QuestionId, answer: Option<Answer>) {
    match answer {
        Some(answer) => drop(trial.responses.insert(id.clone(), answer)),
        None => drop(trial.responses.remove(id)),
    }
}

/// The best answer.
fn best(question: &Question) -> Option<Answer> {
    match question.kind {
        Kind::Single => question.order.last().map(|best| Answer::One(best.clone())),
        Kind::Scale => Some(Answer::Scale(5)),
        Kind::Multi { .. } | Kind::Actors => {
            let options = question.options.iter().filter(|option| option.as_str() != Question::NONE);
            Some(Answer::Many(options.take(question.most().unwrap_or(usize::MAX)).cloned().collect()))
        }
        _ => None,
    }
}

/// Levels between what was known and `best`, from the lowest.
fn levels(question: &Question, before: Option<&Answer>, best: Option<&Answer>) -> Vec<Answer> {
    match best {
        Some(Answer::One(best)) => {
            let place = |option| question.order.iter().position(|other| other == option);
            let from = if let Some(Answer::One(now)) = before { place(now).map_or(0, |now| now + 1) } else { 0 };
            let upto = place(best).unwrap_or(0);
            question.order.iter().take(upto).skip(from).map(|option| Answer::One(option.clone())).collect()
        }
        Some(Answer::Scale(best)) => {
            let from = if let Some(Answer::Scale(now)) = before { now + 1 } else { 1 };
            (from..*best).map(Answer::Scale).collect()
        }
        _ => Vec::new(),
    }
}

/// The change from what was known, with its size: the options added for a list.
fn change(instrument: &Instrument, question: usize, before: Option<&Answer>, after: Answer) -> Change {
    let order = &instrument.questions[question].order;
    let place = |option| order.iter().position(|other| other == option).unwrap_or(0);
    #[allow(clippy::cast_precision_loss)] // Options are few.
    let steps = match (before, &after) {
        (Some(Answer::One(now)), Answer::One(then)) => place(then).abs_diff(place(now)) as f64,
        (Some(Answer::Scale(now)), Answer::Scale(then)) => f64::from(then.abs_diff(*now)),
        (Some(Answer::Many(now)), Answer::Many(then)) => then.iter().filter(|option| !now.contains(*option)).count() as f64,
        (_, Answer::Many(then)) => then.len().max(1) as f64,
        _ => 1.0,
    };
    Change { question, tower: None, before: before.map_or(Before::Unanswered, |answer| Before::Answered(answer.clone())), after, steps }
}
