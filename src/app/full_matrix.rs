//! Matrices over the services: a value each, or "I don't know", or nothing yet.

use super::{effect::Effect, full_path::Full, model::Model, route::Route, update::changed};
use crate::{
    engine::{
        Answer, Cell,
        answer::DONT_KNOW,
        criterion::Criterion,
        id::{QuestionId, TowerId},
        prior::{Origin, Value, values},
        questionnaire::Kind,
    },
    sorted::Map,
};

/// The criterion of a matrix, when it has one.
pub(super) fn criterion(kind: Kind) -> Option<Criterion> {
    match kind {
        Kind::MatrixScale(criterion) => Some(criterion),
        _ => None,
    }
}

/// Whether a question is a matrix: it can be passed over, its services keep what is presumed of them.
pub(super) fn is_matrix(model: &Model, id: &str) -> bool {
    model.instrument().question(id).is_some_and(|question| matches!(question.kind, Kind::MatrixSingle | Kind::MatrixScale(_)))
}

/// The value of a service on a criterion, answered or presumed.
pub(super) fn value(full: &Full<'_>, tower: usize, criterion: Criterion) -> Option<Value> {
    let instrument = full.model.instrument();
    let scored = instrument.towers[tower].scored.as_ref()?;
    Some(values(instrument, &full.asked, tower, scored)[criterion.index()])
}

/// The step of the scale that stands for what is presumed. Halfway between two, the one nearer the middle of the scale: the less extreme claim.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within 1 to 5.
pub(super) fn presumed(value: &Value) -> u8 {
    let doubled = (value.range.middle() * 2.0 + 0.5).floor() as u8;
    let low = doubled / 2;
    (if doubled % 2 == 1 && low < 3 { low + 1 } else { low }).clamp(1, 5)
}

/// The matrix on the page: its question, and its answer so far.
fn open(model: &Model) -> Option<(usize, QuestionId, Map<TowerId, Cell>)> {
    let Route::Question(id) = &model.route else { return None };
    let index = model.instrument().question_index(id)?;
    let question = &model.instrument().questions[index];
    if !is_matrix(model, id) {
        return None;
    }
    let full = Full::new(model);
    let mut cells = match full.answer(index) {
        Some(Answer::Matrix(cells)) => cells.clone(),
        _ => Map::new(),
    };
    // "I don't know" to the whole question is "I don't know" of each service, from the first that is told apart.
    if full.answer(index) == Some(&Answer::Unknown) {
        let towers = full.rows(index).into_iter().map(|tower| (model.instrument().towers[tower].id.clone(), Cell::Unknown));
        cells.extend(towers);
    }
    Some((index, question.id.clone(), cells))
}

fn keep(model: &mut Model, id: QuestionId, cells: Map<TowerId, Cell>) -> Vec<Effect> {
    model.error = None;
    if cells.is_empty() {
        model.record.responses.remove(&id);
    } else {
        model.record.responses.insert(id, Answer::Matrix(cells));
    }
    changed(model)
}

/// A value is chosen for a service.
pub(super) fn choose(model: &mut Model, tower: &str, value: &str) -> Vec<Effect> {
    let Some((index, id, mut cells)) = open(model) else { return Vec::new() };
    let instrument = model.instrument();
    let question = &instrument.questions[index];
    let Some(tower) = instrument.scored_tower(tower) else { return Vec::new() };
    let cell = match question.kind {
        _ if value == DONT_KNOW => Cell::Unknown,
        Kind::MatrixSingle => match question.option(value) {
            Some(option) => Cell::One(option.clone()),
            None => return Vec::new(),
        },
        _ => match value.parse() {
            Ok(step @ 1..=5) => Cell::Scale(step),
            _ => return Vec::new(),
        },
    };
    cells.insert(tower.id.clone(), cell);
    keep(model, id, cells)
}

/// Gives every service without a value the one `fill` finds for it.
fn fill(model: &mut Model, fill: impl Fn(&Full<'_>, usize, usize) -> Option<Cell>) -> Vec<Effect> {
    let Some((index, id, mut cells)) = open(model) else { return Vec::new() };
    let full = Full::new(model);
    for tower in full.rows(index) {
        let tower_id = &model.instrument().towers[tower].id;
        if !cells.contains_key(tower_id)
            && let Some(cell) = fill(&full, index, tower)
        {
            cells.insert(tower_id.clone(), cell);
        }
    }
    keep(model, id, cells)
}

/// The values shown are right.
pub(super) fn confirm_all(model: &mut Model) -> Vec<Effect> {
    fill(model, |full, question, tower| {
        let value = value(full, tower, criterion(full.model.instrument().questions[question].kind)?)?;
        (value.origin == Origin::Assumed).then(|| Cell::Scale(presumed(&value)))
    })
}

/// Nothing is known of the others.
pub(super) fn rest_unknown(model: &mut Model) -> Vec<Effect> {
    fill(model, |_, _, _| Some(Cell::Unknown))
}

/// Every value shown is taken back; those of services that left stay.
pub(super) fn clear(model: &mut Model) -> Vec<Effect> {
    let Some((index, id, mut cells)) = open(model) else { return Vec::new() };
    for tower in Full::new(model).rows(index) {
        cells.remove(model.instrument().towers[tower].id.as_str());
    }
    keep(model, id, cells)
}
