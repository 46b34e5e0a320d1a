//! Every single change of an answer, with its size.

use crate::sorted::Set;

use super::{
    super::{
        answer::{Answer, Cell},
        asked::{Asked, Responses},
        assessment::Assessment,
        criterion::Criterion,
        id::OptionId,
        instrument::Instrument,
        number::to_nano,
        prior::{Origin, Value},
        questionnaire::{Kind, Path, Question},
    },
    Before, Change,
};

/// Changes to the questions that are asked now, in their order. Cells on criteria are in [`of_cells`].
pub(super) fn of_questions(instrument: &Instrument, path: Path, responses: &Responses) -> Vec<Change> {
    let asked = Asked::new(instrument, path, responses);
    asked.shown().into_iter().flat_map(|question| of_question(instrument, responses, question)).collect()
}

/// Changes to one question.
fn of_question(instrument: &Instrument, responses: &Responses, index: usize) -> Vec<Change> {
    let question = &instrument.questions[index];
    let known = responses.get(&question.id);
    let before = known.map_or(Before::Unanswered, |answer| Before::Answered(answer.clone()));
    let change = |(after, steps): (Answer, f64)| Change { question: index, tower: None, before: before.clone(), after, steps };
    let changes: Vec<(Answer, f64)> = match &question.kind {
        Kind::Single => match known {
            Some(Answer::One(now)) => others(question, now).map(|(option, steps)| (Answer::One(option), steps)).collect(),
            _ => question.options.iter().map(|option| (Answer::One(option.clone()), 1.0)).collect(),
        },
        Kind::Scale => {
            let steps = |value: u8| if let Some(Answer::Scale(now)) = known { f64::from(now.abs_diff(value)) } else { 1.0 };
            (1..=5).map(|value| (Answer::Scale(value), steps(value))).filter(|(_, steps)| *steps > 0.0).collect()
        }
        Kind::Multi { .. } | Kind::Actors => {
            let none = OptionId::new(Question::NONE);
            let toggled = |now: &Set<OptionId>, option: &OptionId| -> Set<OptionId> {
                let others = now.iter().filter(|id| **id != *option && **id != none);
                let added = (!now.contains(option)).then_some(option);
                others.chain(added).cloned().collect()
            };
            match known {
                Some(Answer::Many(now)) => {
                    let sets = question.options.iter().filter(|option| **option != none).map(|option| toggled(now, option));
                    sets.filter(|set| fits(question, set.len())).map(|set| (Answer::Many(set), 1.0)).collect()
                }
                _ => {
                    let first = if question.options.contains(&none) { None } else { Some(Set::new()) };
                    let each = question.options.iter().map(|option| [option.clone()].into_iter().collect());
                    first.into_iter().chain(each).map(|set| (Answer::Many(set), 1.0)).collect()
                }
            }
        }
        Kind::Towers { .. } => {
            let empty = Set::new();
            let now = if let Some(Answer::Towers(now)) = known { now } else { &empty };
            let towers = instrument.towers.iter().filter(|tower| tower.scored.is_some()).map(|tower| &tower.id);
            let toggled = towers.map(|id| -> Set<_> {
                let others = now.iter().filter(|other| *other != id);
                others.chain((!now.contains(id)).then_some(id)).cloned().collect()
            });
            let nothing = (!matches!(known, Some(Answer::Towers(_)))).then(Set::new);
            nothing.into_iter().chain(toggled).filter(|set| fits(question, set.len())).map(|set| (Answer::Towers(set), 1.0)).collect()
        }
        Kind::MatrixSingle => return of_options(instrument, responses, index),
        Kind::MatrixScale(_) => Vec::new(),
    };
    changes.into_iter().map(change).collect()
}

fn fits(question: &Question, count: usize) -> bool {
    question.most().is_none_or(|most| count <= most)
}

/// The other options of a question, and how far they are.
fn others(question: &Question, now: &OptionId) -> impl Iterator<Item = (OptionId, f64)> {
    let order = if question.order.is_empty() { &question.options } else { &question.order };
    let place = |option: &OptionId| order.iter().position(|other| other == option).unwrap_or(0);
    let from = place(now);
    #[allow(clippy::cast_precision_loss)] // Options are few.
    question
        .options
        .iter()
        .filter(|option| **option != *now)
        .map(|option| (option.clone(), place(option).abs_diff(from) as f64))
        .collect::<Vec<_>>()
        .into_iter()
}

/// Changes to the cells of a matrix of options.
fn of_options(instrument: &Instrument, responses: &Responses, index: usize) -> Vec<Change> {
    let question = &instrument.questions[index];
    let scored = instrument.towers.iter().enumerate().filter(|(_, tower)| tower.scored.is_some());
    let cells = scored.flat_map(|(tower, row)| {
        let cell = if let Some(Answer::Matrix(cells)) = responses.get(&question.id) { cells.get(&row.id) } else { None };
        let (before, options): (Before, Vec<(OptionId, f64)>) = match cell {
            Some(Cell::One(now)) => (Before::Answered(Answer::One(now.clone())), others(question, now).collect()),
            Some(_) => (Before::Answered(Answer::Unknown), question.options.iter().map(|option| (option.clone(), 1.0)).collect()),
            None => (Before::Unanswered, question.options.iter().map(|option| (option.clone(), 1.0)).collect()),
        };
        options.into_iter().map(move |(option, steps)| Change {
            question: index,
            tower: Some(tower),
            before: before.clone(),
            after: Answer::One(option),
            steps,
        })
    });
    cells.collect()
}

/// Changes to the cells that confirm criteria, in the order of the questionnaire, then of the services.
pub(super) fn of_cells(instrument: &Instrument, assessment: &Assessment) -> Vec<Change> {
    let mut matrices: Vec<(usize, Criterion)> =
        Criterion::ALL.into_iter().filter_map(|criterion| Some((instrument.criterion(criterion).question?, criterion))).collect();
    crate::sorted::sort(&mut matrices, |one, other| one.0 < other.0);
    let cells = matrices.into_iter().flat_map(|(question, criterion)| {
        let towers = assessment.towers.iter();
        towers.flat_map(move |tower| of_cell(question, tower.tower, tower.values[criterion.index()]))
    });
    cells.collect()
}

/// Changes to one cell.
pub(super) fn of_cell(question: usize, tower: usize, value: Value) -> impl Iterator<Item = Change> {
    (1..=5_u8).filter_map(move |x| {
        let steps = to_nano((f64::from(x) - value.central).abs());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // A confirmed value is a whole number, 1 to 5.
        let before = match value.origin {
            Origin::Confirmed => Before::Answered(Answer::Scale(value.central as u8)),
            Origin::Assumed | Origin::Unknown => Before::Assumed(value.central),
        };
        // Confirming the middle of the prior moves nothing.
        (steps > 0.0).then_some(Change { question, tower: Some(tower), before, after: Answer::Scale(x), steps })
    })
}
