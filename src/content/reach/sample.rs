//! Random answers that fit an instrument, from a fixed seed.

use super::Given;
use crate::{
    engine::{
        Answer, Cell, Instrument, Responses,
        consensus::Group,
        criterion::Direction,
        id::TowerId,
        questionnaire::{AskedIn, Kind, Path, Question},
        random::Stream,
    },
    sorted::{Map, Set},
};

/// How likely "I don't know" is, as an answer or in a cell.
const UNKNOWN: f64 = 0.06;

/// Draws sets of answers: the same ones for the same instrument and name.
#[derive(Clone, Debug)]
pub struct Sampler<'a> {
    instrument: &'a Instrument,
    stream: Stream,
}

/// Which way a company leans: uniform answers about every service would nearly never make a whole company global, or in-house.
#[derive(Clone, Copy)]
enum Lean {
    Out,
    In,
    None,
}

impl<'a> Sampler<'a> {
    /// The draws called `name`.
    #[must_use]
    pub fn new(instrument: &'a Instrument, name: &str) -> Self {
        Self { instrument, stream: Stream::new(instrument.sampling.seed, name) }
    }

    /// One of `count`.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Small counts; never negative.
    pub(super) fn below(&mut self, count: usize) -> usize {
        ((self.stream.uniform() * count as f64) as usize).min(count.saturating_sub(1))
    }

    pub(super) fn chance(&mut self, share: f64) -> bool {
        self.stream.uniform() < share
    }

    /// Answers in `path`, now and then those of a workshop of four as well.
    pub fn given(&mut self, path: Path) -> Given {
        let responses = self.responses(path);
        let (mut voices, mut groups) = (Map::new(), Map::new());
        if path == Path::Full && self.chance(0.1) {
            let participants = ["p1", "p2", "p3", "p4"];
            for (index, who) in participants.into_iter().enumerate() {
                groups.insert(who.to_owned(), Group::ALL[index % Group::ALL.len()]);
            }
            let instrument = self.instrument;
            for question in &instrument.questions {
                if path.asks(question.asked_in) && self.chance(0.5) {
                    let answers = participants.map(|who| (who.to_owned(), self.answer(question)));
                    voices.insert(question.id.clone(), answers.into_iter().collect());
                }
            }
        }
        Given { path, responses, voices, groups }
    }

    /// Answers to what `path` asks, some left blank, and a little of what it does not ask.
    pub fn responses(&mut self, path: Path) -> Responses {
        let blank = [0.0, 0.1, 0.5][self.below(3)];
        let lean = [Lean::Out, Lean::In, Lean::None][self.below(3)];
        let instrument = self.instrument;
        let mut responses = Responses::new();
        for question in &instrument.questions {
            let often = match (path.asks(question.asked_in), question.asked_in) {
                (true, _) => 1.0 - blank,
                (false, AskedIn::QuickOnly) => 0.3,
                (false, _) => 0.0,
            };
            if self.chance(often) {
                responses.insert(question.id.clone(), self.lean_answer(question, lean));
            }
        }
        responses
    }

    /// Any answer to `question`.
    pub(super) fn answer(&mut self, question: &Question) -> Answer {
        let lean = [Lean::Out, Lean::In, Lean::None][self.below(3)];
        self.lean_answer(question, lean)
    }

    fn lean_answer(&mut self, question: &Question, lean: Lean) -> Answer {
        if self.chance(UNKNOWN) {
            return Answer::Unknown;
        }
        match question.kind {
            Kind::Single => Answer::One(question.options[self.below(question.options.len())].clone()),
            Kind::Scale => Answer::Scale(self.scale(1, 5)),
            Kind::Multi { .. } | Kind::Actors => {
                if question.option(Question::NONE).is_some() && self.chance(0.15) {
                    return Answer::Many(question.option(Question::NONE).into_iter().cloned().collect());
                }
                let others: Vec<_> = question.options.iter().filter(|id| id.as_str() != Question::NONE).collect();
                let count = self.below(question.most().unwrap_or(others.len()).min(others.len()) + 1);
                let mut chosen = Set::new();
                for _ in 0..count {
                    chosen.insert(others[self.below(others.len())].clone());
                }
                Answer::Many(chosen)
            }
            Kind::Towers { most } => {
                let towers = self.scored();
                let count = self.below(most.unwrap_or(towers.len()).min(towers.len()) + 1);
                let mut chosen = Set::new();
                for _ in 0..count {
                    chosen.insert(towers[self.below(towers.len())].clone());
                }
                Answer::Towers(chosen)
            }
            Kind::MatrixSingle | Kind::MatrixScale(_) => {
                let full = [0.3, 0.9, 1.0][self.below(3)];
                let towers = self.scored();
                let mut cells = Map::new();
                for tower in towers {
                    if self.chance(full) {
                        let cell = self.cell(question, lean);
                        cells.insert(tower, cell);
                    }
                }
                Answer::Matrix(cells)
            }
        }
    }

    /// Any cell of a matrix.
    pub(super) fn any_cell(&mut self, question: &Question) -> Cell {
        self.cell(question, Lean::None)
    }

    fn cell(&mut self, question: &Question, lean: Lean) -> Cell {
        if self.chance(UNKNOWN) {
            return Cell::Unknown;
        }
        let Kind::MatrixScale(criterion) = question.kind else {
            // Services that leave the analysis are rarer, so that enough of them remain.
            let count = if self.chance(0.85) { question.options.len().min(3) } else { question.options.len() };
            return Cell::One(question.options[self.below(count)].clone());
        };
        let direction = self.instrument.criterion(criterion).direction;
        let (low, high) = match (lean, direction) {
            (Lean::Out, Direction::Decreasing) | (Lean::In, Direction::Increasing) => (1, 2),
            (Lean::Out, Direction::Increasing) | (Lean::In, Direction::Decreasing) => (4, 5),
            _ => (1, 5),
        };
        Cell::Scale(self.scale(low, high))
    }

    fn scale(&mut self, low: u8, high: u8) -> u8 {
        low + u8::try_from(self.below(usize::from(high - low) + 1)).unwrap_or(0)
    }

    fn scored(&self) -> Vec<TowerId> {
        self.instrument.towers.iter().filter(|tower| tower.scored.is_some()).map(|tower| tower.id.clone()).collect()
    }
}
