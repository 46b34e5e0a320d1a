//! What would change a result, as other tools read it. Values are written as the minimal form takes them.

use crate::{
    engine::{
        Assessment, Instrument,
        criterion::Class,
        flip::{Before, Change, Changes, Flip, Lift, Lifts},
        scope::ScopeKind,
    },
    tree::{Object, Tree},
};

/// The smallest change of the scope and of each service.
pub(super) fn changes(instrument: &Instrument, assessment: &Assessment, changes: &Changes) -> Tree {
    let towers = assessment.towers.iter().zip(&changes.towers).map(|(tower, found)| {
        let mut object = Object::new();
        object.text("id", instrument.towers[tower.tower].id.as_str());
        object.put("change", found.as_ref().map_or(Tree::Null, |found| flip(instrument, found, Class::code)));
        object.done()
    });
    let mut object = Object::new();
    object.put("scope", changes.scope.as_ref().map_or(Tree::Null, |found| flip(instrument, found, ScopeKind::code)));
    object.put("towers", Tree::List(towers.collect()));
    object.done()
}

/// What would lift the caps.
pub(super) fn lifts(instrument: &Instrument, lifts: &Lifts) -> Tree {
    let mut object = Object::new();
    object.put("plan", list(instrument, &lifts.plan));
    object.put("guards", Tree::List(lifts.guards.iter().map(|one| lift(instrument, one)).collect()));
    object.done()
}

fn lift(instrument: &Instrument, lift: &Lift) -> Tree {
    let mut object = Object::new();
    object.text("id", instrument.company_guards[lift.guard].id.as_str());
    object.put("any", list(instrument, &lift.any));
    object.put("all", list(instrument, &lift.all));
    object.flag("suffices", lift.suffices);
    object.done()
}

fn list(instrument: &Instrument, changes: &[Change]) -> Tree {
    Tree::List(changes.iter().map(|one| change(instrument, one).done()).collect())
}

fn flip<T: Copy>(instrument: &Instrument, flip: &Flip<T>, code: impl Fn(T) -> &'static str) -> Tree {
    let mut object = change(instrument, &flip.change);
    object.text("result", code(flip.to));
    object.done()
}

fn change(instrument: &Instrument, change: &Change) -> Object {
    let before = match &change.before {
        Before::Answered(answer) => super::answer_tree(answer),
        Before::Assumed(middle) => Tree::number(*middle),
        Before::Unanswered => Tree::Null,
    };
    let mut object = Object::new();
    object.text("question", instrument.questions[change.question].id.as_str());
    object.text_or_null("tower", change.tower.map(|tower| instrument.towers[tower].id.as_str()));
    object.put("from", before);
    object.flag("assumed", matches!(change.before, Before::Assumed(_)));
    object.put("to", super::answer_tree(&change.after));
    object.number("steps", change.steps);
    object
}
