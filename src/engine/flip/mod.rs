//! What would change the result: the smallest single change of an answer, found by trying them all.
//!
//! No draw is made: a change is tried on what is decided with central values, the classes and the kind of scope.
//!
//! How large a change is, in steps: values of a scale apart, from the answer or from the middle of the prior; options apart, in the order of
//! the question (worst to best where it has one, as listed otherwise); one option or service ticked or unticked is one step; so is any
//! answer to a question that had none. Among changes of as many steps a service's own criteria come first, then the order of the questionnaire.

mod candidates;
mod lift;
mod trial;

pub use lift::{Lift, Lifts};

use super::{
    answer::{Answer, Cell},
    asked::{Asked, Responses},
    assessment::Assessment,
    criterion::Class,
    instrument::Instrument,
    questionnaire::Path,
    scope::ScopeKind,
    tower_guard::GuardsOf,
};
use crate::sorted::Map;
use trial::Trial;

/// A change of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The question.
    pub question: usize,
    /// The service, for a cell of a matrix.
    pub tower: Option<usize>,
    /// What is known today.
    pub before: Before,
    /// The answer, or the value of the cell.
    pub after: Answer,
    /// How large the change is.
    pub steps: f64,
}

/// What is known before a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Before {
    /// This was answered; [`Answer::Unknown`] for "I don't know".
    Answered(Answer),
    /// Nothing was, or "I don't know" to a cell: the middle of the prior stands for it.
    Assumed(f64),
    /// Nothing was.
    Unanswered,
}

/// A change, and what it makes of the class or the scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip<T> {
    /// The change.
    pub change: Change,
    /// What it becomes.
    pub to: T,
}

/// What would change a result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// The smallest change that gives another kind of scope; `None`: no single answer does.
    pub scope: Option<Flip<ScopeKind>>,
    /// By service assessed, in order: the smallest change that gives another class; `None`: no single answer does.
    pub towers: Vec<Option<Flip<Class>>>,
    /// What would lift the caps on a global scope; `None` unless it is capped.
    pub lifts: Option<Lifts>,
}

impl Change {
    /// The answers once it is made.
    #[must_use]
    pub fn apply(&self, instrument: &Instrument, responses: &Responses) -> Responses {
        let mut changed = responses.clone();
        self.make(instrument, &mut changed);
        changed
    }

    /// Makes it.
    fn make(&self, instrument: &Instrument, responses: &mut Responses) {
        let id = &instrument.questions[self.question].id;
        let Some(tower) = self.tower else {
            responses.insert(id.clone(), self.after.clone());
            return;
        };
        let mut cells = match responses.get(id) {
            Some(Answer::Matrix(cells)) => cells.clone(),
            _ => Map::new(),
        };
        let cell = match &self.after {
            Answer::Scale(value) => Cell::Scale(*value),
            Answer::One(option) => Cell::One(option.clone()),
            _ => Cell::Unknown,
        };
        cells.insert(instrument.towers[tower].id.clone(), cell);
        responses.insert(id.clone(), Answer::Matrix(cells));
    }
}

/// What would change `assessment`, which is that of these answers.
#[must_use]
pub fn changes(instrument: &Instrument, path: Path, responses: &Responses, assessment: &Assessment) -> Changes {
    let Some(scope) = &assessment.scope else { return Changes::default() };
    let mut trial = Trial::new(instrument, path, responses, assessment);
    let asked = Asked::new(instrument, path, responses);
    let guards: Vec<GuardsOf<'_>> = assessment.towers.iter().map(|tower| GuardsOf::new(instrument, &asked, tower.tower)).collect();
    let mut found = Changes { scope: None, towers: trial.own_cells(&guards), lifts: None };
    let questions = candidates::of_questions(instrument, path, responses);
    let cells = candidates::of_cells(instrument, assessment);
    // One band of sizes after the other: the first in which something is found holds the smallest.
    let mut above = 0.0;
    for upto in [1.0, 2.0, 3.0, f64::INFINITY] {
        let in_band = |change: &&Change| change.steps > above && change.steps <= upto;
        for change in questions.iter().filter(in_band) {
            let wanted = |best: &Option<Flip<Class>>| best.as_ref().is_none_or(|best| change.steps < best.change.steps);
            let for_towers = trial.moves_towers(change.question) && found.towers.iter().any(wanted);
            let for_scope = is_smaller(&found.scope, change);
            if !for_towers && !for_scope {
                continue;
            }
            let Some(outcome) = trial.of_question(change, for_towers) else { continue };
            if for_scope && outcome.kind != scope.kind {
                found.scope = Some(Flip { change: change.clone(), to: outcome.kind });
            }
            for (best, tower) in found.towers.iter_mut().zip(&assessment.towers) {
                let class = outcome.classes.iter().find(|(index, _)| *index == tower.tower).map(|(_, class)| *class);
                if let Some(to) = class.filter(|class| *class != tower.class && wanted(best)) {
                    *best = Some(Flip { change: change.clone(), to });
                }
            }
        }
        for change in cells.iter().filter(in_band) {
            let is_before = |best: &Flip<ScopeKind>| change.steps <= best.change.steps && change.question < best.change.question;
            if is_smaller(&found.scope, change) || found.scope.as_ref().is_some_and(is_before) {
                let kind = trial.of_cell(&asked, &guards, change);
                if kind != scope.kind {
                    found.scope = Some(Flip { change: change.clone(), to: kind });
                }
            }
        }
        above = upto;
        if found.scope.as_ref().is_some_and(|best| best.change.steps <= upto)
            && found.towers.iter().all(|best| best.as_ref().is_some_and(|best| best.change.steps <= upto))
        {
            break;
        }
    }
    found.lifts = scope.is_capped().then(|| lift::lifts(&mut trial, &questions, assessment));
    found
}

fn is_smaller<T>(best: &Option<Flip<T>>, change: &Change) -> bool {
    best.as_ref().is_none_or(|best| change.steps < best.change.steps)
}
