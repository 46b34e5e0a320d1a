//! Reading a condition: holds, fails, or undecided, and because of which answers.

use super::{Atom, Condition, TowerRef, TowerSet};
use crate::engine::{
    answer::{Answer, Cell},
    asked::{Asked, State},
    criterion::{Class, Criterion},
    number::Comparison,
    questionnaire::Question,
    readiness::{Band, ImpactBand},
    scope::ScopeKind,
};
use crate::sorted::sort_once;

/// A three-valued truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold.
    Fails,
    /// It rests on an answer we do not have.
    Undecided,
    /// It holds.
    Holds,
}

impl Truth {
    fn of(holds: bool) -> Self {
        if holds { Self::Holds } else { Self::Fails }
    }
}

/// How an atom reads a question that was not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unasked {
    /// It fails, and so does its negation.
    Fails,
    /// It is undecided.
    Undecided,
}

/// How a condition is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Atoms on questions not asked.
    pub unasked: Unasked,
    /// What `open(q)` is when `q` was not asked: plainly true for a risk, to be verified for a guard.
    pub open: Truth,
    /// What `unknown(q)` is when `q` was answered "I don't know".
    pub unknown: Truth,
}

impl Reading {
    /// As priors and conditions for showing are read: nothing to decide, only facts.
    pub const FACT: Self = Self { unasked: Unasked::Fails, open: Truth::Holds, unknown: Truth::Holds };
    /// As risks, actions and modifiers are read.
    pub const RISK: Self = Self { unasked: Unasked::Fails, open: Truth::Holds, unknown: Truth::Undecided };
    /// As a risk marked `always` is read.
    pub const ALWAYS: Self = Self { unasked: Unasked::Undecided, open: Truth::Holds, unknown: Truth::Undecided };
    /// As guards are read first.
    pub const GUARD: Self = Self { unasked: Unasked::Fails, open: Truth::Undecided, unknown: Truth::Undecided };
    /// As guards are read to know what would have to be verified.
    pub const GUARD_UNASKED: Self = Self { unasked: Unasked::Undecided, open: Truth::Undecided, unknown: Truth::Undecided };
}

/// What is known of a service when conditions are read.
#[derive(Clone, Debug, PartialEq)]
pub struct TowerFacts {
    /// Index of the tower in the instrument.
    pub tower: usize,
    /// One value per criterion: confirmed, or the middle of the prior.
    pub values: [f64; Criterion::COUNT],
    /// Whether the cell was answered.
    pub confirmed: [bool; Criterion::COUNT],
    /// Whether the cell was answered "I don't know".
    pub unknown: [bool; Criterion::COUNT],
    /// Score, 0 to 100.
    pub score: f64,
    /// Class after guards.
    pub class: Class,
}

/// Everything a condition may read.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// Answers, and what was asked.
    pub asked: &'a Asked<'a>,
    /// Scored, existing services; empty before they are scored.
    pub towers: &'a [TowerFacts],
    /// Services run by the group.
    pub group: &'a [usize],
    /// Towers meant by `SUCH`.
    pub such: &'a [usize],
    /// Scope after caps.
    pub scope: Option<ScopeKind>,
    /// Share entrusted.
    pub share: Option<f64>,
    /// Client maturity index.
    pub maturity: Option<f64>,
    /// Impact band.
    pub impact: Option<ImpactBand>,
    /// Readiness band.
    pub band: Option<Band>,
    /// Questions the participants are split on; `None` outside a workshop.
    pub splits: Option<&'a [usize]>,
    /// Questions management and users are far apart on; `None` outside a workshop.
    pub apart: Option<&'a [usize]>,
}

impl<'a> Facts<'a> {
    /// Facts known from the answers alone.
    #[must_use]
    pub fn of_answers(asked: &'a Asked<'a>) -> Self {
        Self {
            asked,
            towers: &[],
            group: &[],
            such: &[],
            scope: None,
            share: None,
            maturity: None,
            impact: None,
            band: None,
            splits: None,
            apart: None,
        }
    }
}

/// Why a condition holds or is undecided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// Indices of questions, in order of reading, without repeats once finished.
    pub questions: Vec<usize>,
    /// Towers that satisfied an `any`.
    pub towers: Vec<usize>,
}

impl Trace {
    fn mark(&self) -> (usize, usize) {
        (self.questions.len(), self.towers.len())
    }

    fn rewind(&mut self, mark: (usize, usize)) {
        self.questions.truncate(mark.0);
        self.towers.truncate(mark.1);
    }

    fn tidy(&mut self) {
        for list in [&mut self.questions, &mut self.towers] {
            sort_once(list);
        }
    }
}

/// Reads `condition`; `bound` is the tower that `t` stands for.
#[must_use]
pub fn evaluate(condition: &Condition, facts: &Facts<'_>, reading: Reading, bound: Option<usize>) -> (Truth, Trace) {
    let mut trace = Trace::default();
    let truth = Reader { facts, reading }.read(condition, false, bound, &mut trace);
    trace.tidy();
    (truth, trace)
}

struct Reader<'a> {
    facts: &'a Facts<'a>,
    reading: Reading,
}

impl Reader<'_> {
    /// Negations are pushed down to the atoms, so that an unasked atom can fail on both sides.
    fn read(&self, condition: &Condition, negated: bool, bound: Option<usize>, trace: &mut Trace) -> Truth {
        match condition {
            Condition::Not(inner) => self.read(inner, !negated, bound, trace),
            Condition::All(parts) => self.join(parts, negated, negated, bound, trace),
            Condition::Any(parts) => self.join(parts, negated, !negated, bound, trace),
            Condition::Atom(Atom::AnyTower(set, inner)) => self.read_towers(set, inner, negated, bound, trace),
            Condition::Atom(atom) => {
                let mark = trace.mark();
                let truth = self.read_atom(atom, negated, bound, trace);
                if truth == Truth::Fails {
                    trace.rewind(mark);
                }
                truth
            }
        }
    }

    fn join(&self, parts: &[Condition], negated: bool, either: bool, bound: Option<usize>, trace: &mut Trace) -> Truth {
        let mark = trace.mark();
        let truths = parts.iter().map(|part| self.read(part, negated, bound, trace));
        let truth = if either { truths.max().unwrap_or(Truth::Fails) } else { truths.min().unwrap_or(Truth::Holds) };
        if truth == Truth::Fails {
            trace.rewind(mark);
        }
        truth
    }

    /// "Some tower such that", or, negated, "every tower not such that".
    fn read_towers(&self, set: &TowerSet, inner: &Condition, negated: bool, bound: Option<usize>, trace: &mut Trace) -> Truth {
        let mark = trace.mark();
        let mut truth = if negated { Truth::Holds } else { Truth::Fails };
        for tower in self.members(set) {
            let one = self.read(inner, negated, Some(tower).or(bound), trace);
            if one != Truth::Fails {
                trace.towers.push(tower);
            }
            truth = if negated { truth.min(one) } else { truth.max(one) };
        }
        if truth == Truth::Fails {
            trace.rewind(mark);
        }
        truth
    }

    fn members(&self, set: &TowerSet) -> Vec<usize> {
        let all = || self.facts.towers.iter();
        match set {
            TowerSet::Out => all().filter(|facts| facts.class.is_out()).map(|facts| facts.tower).collect(),
            TowerSet::All => all().map(|facts| facts.tower).collect(),
            TowerSet::Group => self.facts.group.to_vec(),
            TowerSet::Such => self.facts.such.to_vec(),
            TowerSet::These(towers) => all().filter(|facts| towers.contains(&facts.tower)).map(|facts| facts.tower).collect(),
        }
    }

    fn read_atom(&self, atom: &Atom, negated: bool, bound: Option<usize>, trace: &mut Trace) -> Truth {
        let is = |holds: bool| Truth::of(holds != negated);
        match atom {
            Atom::Is(q, options) => self.on_answer(*q, trace, |answer| is(matches!(answer, Answer::One(one) if options.contains(one)))),
            Atom::HasAny(q, options) => {
                self.on_answer(*q, trace, |answer| is(matches!(answer, Answer::Many(many) if options.iter().any(|option| many.contains(option)))))
            }
            Atom::Exactly(q, options) => self.on_answer(*q, trace, |answer| {
                is(matches!(answer, Answer::Many(many) if many.len() == options.len() && options.iter().all(|o| many.contains(o))))
            }),
            Atom::Scale(q, comparison, bound) => {
                self.on_answer(*q, trace, |answer| is(matches!(answer, Answer::Scale(x) if comparison.holds(f64::from(*x), *bound))))
            }
            Atom::Count(q, comparison, bound) => {
                self.on_answer(*q, trace, |answer| is(count(answer).is_some_and(|count| compare_count(*comparison, count, *bound))))
            }
            Atom::Unknown(q) => {
                trace.questions.push(*q);
                match (self.facts.asked.state(*q), negated) {
                    (State::Unknown, false) => self.reading.unknown,
                    (State::Unknown, true) => Truth::Undecided,
                    (_, negated) => Truth::of(negated),
                }
            }
            Atom::Known(q) => {
                trace.questions.push(*q);
                is(matches!(self.facts.asked.state(*q), State::Known(_)))
            }
            Atom::Unasked(q) => {
                trace.questions.push(*q);
                is(matches!(self.facts.asked.state(*q), State::Unasked))
            }
            Atom::Open(q) => {
                trace.questions.push(*q);
                match (self.facts.asked.state(*q), negated) {
                    (State::Unknown, false) => self.reading.unknown,
                    (State::Unknown, true) => Truth::Undecided,
                    (State::Unasked, false) => self.reading.open,
                    (State::Unasked, true) => Truth::Fails,
                    (State::Known(_), negated) => Truth::of(negated),
                }
            }
            Atom::Picked(tower, q) => {
                let Some(id) = self.tower(*tower, bound).map(|tower| self.facts.asked.tower_id(tower)) else { return Truth::Fails };
                self.on_answer(*q, trace, |answer| is(matches!(answer, Answer::Towers(picked) if picked.contains(id))))
            }
            Atom::Cell(q, tower, options) => {
                let Some(id) = self.tower(*tower, bound).map(|tower| self.facts.asked.tower_id(tower)) else { return Truth::Fails };
                let blank = if self.facts.asked.blank_is_unknown() { Truth::Undecided } else { self.unasked() };
                self.on_answer(*q, trace, |answer| match answer {
                    Answer::Matrix(cells) => match cells.get(id) {
                        Some(Cell::One(one)) => is(options.contains(one)),
                        Some(Cell::Unknown) => Truth::Undecided,
                        _ => blank,
                    },
                    _ => Truth::Fails,
                })
            }
            Atom::Value { criterion, tower, comparison, bound: limit, confirmed } => {
                let Some(facts) = self.tower_facts(*tower, bound) else { return Truth::Fails };
                let k = criterion.index();
                trace.questions.extend(self.facts.asked.questions_behind(*criterion));
                let holds = comparison.holds(facts.values[k], *limit) && (!confirmed || facts.confirmed[k]);
                match is(holds) {
                    // A cell answered "I don't know" is read at the prior's middle; what it makes true is to be checked.
                    Truth::Holds if facts.unknown[k] => Truth::Undecided,
                    truth => truth,
                }
            }
            Atom::Score(tower, comparison, limit) => {
                self.tower_facts(*tower, bound).map_or(Truth::Fails, |facts| is(comparison.holds(facts.score, *limit)))
            }
            Atom::Class(tower, classes) => self.tower_facts(*tower, bound).map_or(Truth::of(negated), |facts| is(classes.contains(&facts.class))),
            Atom::CountTowers(set, inner, comparison, limit) => {
                let members = self.members(set);
                let count = inner.as_ref().map_or(members.len(), |inner| {
                    members.iter().filter(|tower| self.read(inner, false, Some(**tower), trace) == Truth::Holds).count()
                });
                is(compare_count(*comparison, count, *limit))
            }
            Atom::AnyTower(..) => Truth::Fails, // Read by `read_towers`.
            Atom::Scope(kind) => self.on_fact(self.facts.scope, |scope| is(scope == *kind)),
            Atom::Share(comparison, limit) => self.on_fact(self.facts.share, |share| is(comparison.holds(share, *limit))),
            Atom::Maturity(comparison, limit) => {
                trace.questions.extend(self.facts.asked.maturity_questions());
                self.on_fact(self.facts.maturity, |maturity| is(comparison.holds(maturity, *limit)))
            }
            Atom::Impact(wanted) => {
                trace.questions.extend(self.facts.asked.change_questions());
                self.on_fact(self.facts.impact, |impact| is(impact == *wanted))
            }
            Atom::Band(bands) => {
                trace.questions.extend(self.facts.asked.change_questions());
                match self.facts.band {
                    // In the full path it is answers we do not have that leave it out, not questions that were not asked.
                    None if self.facts.asked.blank_is_unknown() => Truth::Undecided,
                    band => self.on_fact(band, |band| is(bands.contains(&band))),
                }
            }
            Atom::Splits(comparison, limit) => {
                trace.questions.extend(self.facts.splits.unwrap_or_default());
                self.on_fact(self.facts.splits, |splits| is(compare_count(*comparison, splits.len(), *limit)))
            }
            Atom::SplitOn(questions) => {
                trace.questions.extend(questions);
                self.on_fact(self.facts.splits, |splits| is(questions.iter().any(|q| splits.contains(q))))
            }
            Atom::ApartOn(questions) => {
                let apart = self.facts.apart.unwrap_or_default();
                trace.questions.extend(questions.iter().filter(|q| apart.contains(q)));
                self.on_fact(self.facts.apart, |apart| is(questions.iter().any(|q| apart.contains(q))))
            }
        }
    }

    fn on_answer(&self, question: usize, trace: &mut Trace, read: impl FnOnce(&Answer) -> Truth) -> Truth {
        trace.questions.push(question);
        match self.facts.asked.state(question) {
            State::Unasked => self.unasked(),
            State::Unknown => Truth::Undecided,
            State::Known(answer) => read(answer),
        }
    }

    /// A computed fact that does not exist is read like a question that was not asked.
    fn on_fact<T>(&self, fact: Option<T>, read: impl FnOnce(T) -> Truth) -> Truth {
        fact.map_or_else(|| self.unasked(), read)
    }

    fn unasked(&self) -> Truth {
        match self.reading.unasked {
            Unasked::Fails => Truth::Fails,
            Unasked::Undecided => Truth::Undecided,
        }
    }

    fn tower(&self, tower: TowerRef, bound: Option<usize>) -> Option<usize> {
        match tower {
            TowerRef::Bound => bound,
            TowerRef::Fixed(tower) => Some(tower),
        }
    }

    fn tower_facts(&self, tower: TowerRef, bound: Option<usize>) -> Option<&TowerFacts> {
        let tower = self.tower(tower, bound)?;
        self.facts.towers.iter().find(|facts| facts.tower == tower)
    }
}

fn count(answer: &Answer) -> Option<usize> {
    match answer {
        Answer::Many(options) => Some(options.iter().filter(|option| option.as_str() != Question::NONE).count()),
        Answer::Towers(towers) => Some(towers.len()),
        _ => None,
    }
}

#[allow(clippy::cast_precision_loss)] // Counts of options and services are tiny.
fn compare_count(comparison: Comparison, count: usize, bound: f64) -> bool {
    comparison.holds(count as f64, bound)
}
