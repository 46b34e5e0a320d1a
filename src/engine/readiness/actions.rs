//! Support actions: which are called for, by whom, and whether they are planned already.

use super::Action;
use crate::engine::{
    answer::Answer,
    asked::State,
    condition::{Facts, Reading, Trace, Truth, evaluate},
    guard::RaisedGuard,
    instrument::Instrument,
};

/// A support action called for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedAction {
    /// Index in the content.
    pub action: usize,
    /// Whether it rests on an answer we do not have.
    pub to_check: bool,
    /// Whether an answer says it is planned already.
    pub planned: bool,
    /// Whether a guard that was raised must be satisfied first.
    pub held: bool,
    /// Indices of the questions that caused it.
    pub because: Vec<usize>,
}

/// The actions called for, in the order of the content.
#[must_use]
pub fn raised(instrument: &Instrument, facts: &Facts<'_>, guards: &[RaisedGuard]) -> Vec<RaisedAction> {
    let change = &instrument.change;
    let raise = |(index, action): (usize, &Action)| {
        let (truth, trace) = read(action, facts);
        let planned = action
            .option
            .as_ref()
            .is_some_and(|option| matches!(facts.asked.state(change.plan_question), State::Known(Answer::Many(planned)) if planned.contains(option)));
        let held = guards.iter().any(|raised| action.after.contains(&instrument.company_guards[raised.guard].id));
        (truth != Truth::Fails).then_some(RaisedAction {
            action: index,
            to_check: truth == Truth::Undecided,
            planned,
            held,
            because: trace.questions,
        })
    };
    change.actions.iter().enumerate().filter_map(raise).collect()
}

/// An answer we do not have never makes an action disappear.
pub(super) fn is_called_for(action: &Action, facts: &Facts<'_>) -> bool {
    read(action, facts).0 != Truth::Fails
}

fn read(action: &Action, facts: &Facts<'_>) -> (Truth, Trace) {
    evaluate(&action.trigger, facts, Reading::RISK, None)
}
