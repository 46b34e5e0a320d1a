//! Conditions: a closed, typed expression in the content, parsed once, three-valued when read.
//!
//! The grammar is in `docs/CONTENT.md`. There is no scripting.

mod evaluate;
#[cfg(not(target_arch = "wasm32"))]
mod parse;

pub use evaluate::{Facts, Reading, TowerFacts, Trace, Truth, Unasked, evaluate};
#[cfg(not(target_arch = "wasm32"))]
pub use parse::{ParseError, parse};

use super::{
    criterion::{Class, Criterion},
    id::OptionId,
    number::Comparison,
    readiness::{Band, ImpactBand},
    scope::ScopeKind,
};

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// One fact.
    Atom(Atom),
}

/// One fact. Questions and towers are indices into the instrument's lists.
#[derive(Clone, Debug, PartialEq)]
pub enum Atom {
    /// Single answer among these options.
    Is(usize, Vec<OptionId>),
    /// Multiple answer: exactly these options.
    Exactly(usize, Vec<OptionId>),
    /// Multiple answer: at least one of these options.
    HasAny(usize, Vec<OptionId>),
    /// Scale answer compares so.
    Scale(usize, Comparison, f64),
    /// Number of options ticked ("none" not counted) compares so.
    Count(usize, Comparison, f64),
    /// Answered "I don't know".
    Unknown(usize),
    /// Answered with something else.
    Known(usize),
    /// Not asked.
    Unasked(usize),
    /// Not asked, or answered "I don't know".
    Open(usize),
    /// The tower was picked in a tower question.
    Picked(TowerRef, usize),
    /// The tower's option in a matrix.
    Cell(usize, TowerRef, Vec<OptionId>),
    /// The tower's value on a criterion compares so; `confirmed`: only when a cell was answered.
    Value {
        /// On which criterion.
        criterion: Criterion,
        /// Of which tower.
        tower: TowerRef,
        /// How.
        comparison: Comparison,
        /// With what.
        bound: f64,
        /// Priors do not count.
        confirmed: bool,
    },
    /// The tower's score compares so.
    Score(TowerRef, Comparison, f64),
    /// The tower's class is one of these.
    Class(TowerRef, Vec<Class>),
    /// Some tower of the set satisfies the condition.
    AnyTower(TowerSet, Box<Condition>),
    /// The number of towers of the set that satisfy the condition compares so.
    CountTowers(TowerSet, Option<Box<Condition>>, Comparison, f64),
    /// The company's scope.
    Scope(ScopeKind),
    /// Share entrusted.
    Share(Comparison, f64),
    /// Client maturity index.
    Maturity(Comparison, f64),
    /// Impact of the change.
    Impact(ImpactBand),
    /// Band of readiness.
    Band(Vec<Band>),
    /// Number of questions the participants are split on.
    Splits(Comparison, f64),
    /// The participants are split on one of these questions.
    SplitOn(Vec<usize>),
    /// Management and users are far apart on one of these questions.
    ApartOn(Vec<usize>),
}

/// Which tower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TowerRef {
    /// The one being looked at: `t`.
    Bound,
    /// This one.
    Fixed(usize),
}

/// Which towers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TowerSet {
    /// Classed O or C.
    Out,
    /// Scored and existing.
    All,
    /// Run by the group.
    Group,
    /// Those that made the trigger hold.
    Such,
    /// These.
    These(Vec<usize>),
}

impl Condition {
    /// Indices of the questions it reads, in order of appearance.
    #[must_use]
    pub fn questions(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.visit(&mut |atom| match atom {
            Atom::Is(q, _)
            | Atom::Exactly(q, _)
            | Atom::HasAny(q, _)
            | Atom::Scale(q, ..)
            | Atom::Count(q, ..)
            | Atom::Unknown(q)
            | Atom::Known(q)
            | Atom::Unasked(q)
            | Atom::Open(q)
            | Atom::Picked(_, q)
            | Atom::Cell(q, ..) => found.push(*q),
            Atom::SplitOn(questions) | Atom::ApartOn(questions) => found.extend(questions),
            _ => {}
        });
        found
    }

    /// Shows every atom to `see`, inside quantifiers too.
    pub fn visit(&self, see: &mut impl FnMut(&Atom)) {
        // A plain function underneath: recursion through `&mut impl` would never finish instantiating.
        fn walk(condition: &Condition, see: &mut dyn FnMut(&Atom)) {
            match condition {
                Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| walk(part, see)),
                Condition::Not(inner) => walk(inner, see),
                Condition::Atom(atom) => {
                    see(atom);
                    if let Atom::AnyTower(_, inner) | Atom::CountTowers(_, Some(inner), ..) = atom {
                        walk(inner, see);
                    }
                }
            }
        }
        walk(self, see);
    }
}
