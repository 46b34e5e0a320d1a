//! Who answers for what: one accountable a row, whoever is missing.

use super::{
    actor::{ActorStatus, People},
    condition::{Condition, Facts, Reading, Truth, evaluate},
    id::{ActivityId, ActorId, RiskId, SourceId},
    risk::Phase,
};
use crate::sorted::sort;

/// What an actor does in an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Letter {
    /// I: is told.
    Informed,
    /// C: is asked.
    Consulted,
    /// R: does the work.
    Responsible,
    /// A: answers for it.
    Accountable,
    /// A*: answers for it and does the work, as nobody else does.
    AccountableAtWork,
}

impl Letter {
    /// All, from the least.
    pub const ALL: [Self; 5] = [Self::Informed, Self::Consulted, Self::Responsible, Self::Accountable, Self::AccountableAtWork];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Informed => "I",
            Self::Consulted => "C",
            Self::Responsible => "R",
            Self::Accountable => "A",
            Self::AccountableAtWork => "A*",
        }
    }

    /// The letter written so.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.code() == code)
    }

    /// Whether it answers for the activity.
    #[must_use]
    pub fn answers(self) -> bool {
        self >= Self::Accountable
    }

    /// Whether it does the work.
    #[must_use]
    pub fn works(self) -> bool {
        matches!(self, Self::Responsible | Self::AccountableAtWork)
    }
}

/// A column that stands for several actors.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its code; may be that of one of them.
    pub id: ActorId,
    /// Indices of the actors.
    pub actors: Vec<usize>,
}

/// A row as published.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// When it takes place.
    pub phase: Phase,
    /// Actors or columns, and what they do.
    pub roles: Vec<(ActorId, Letter)>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// Who stands in when an actor is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Fallback {
    /// Who is missing.
    pub missing: ActorId,
    /// The first of these that is there stands in; nobody: the part is dropped.
    pub to: Vec<ActorId>,
    /// Parts that someone outside the company plays instead.
    pub outside: Vec<Letter>,
    /// What is said of it.
    pub note: Option<String>,
}

/// What makes a matrix unsound as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Checks {
    /// The risk under which actors to be managed closely are named as long as they do not take part.
    pub involve: RiskId,
    /// The actor on whom too much may rest.
    pub concentrated: ActorId,
    /// It answers for more rows than this.
    pub rows: usize,
    /// Where this holds.
    pub concentrated_when: Condition,
    /// The matrix is not final when this holds.
    pub not_final: Condition,
}

/// Who answers for what in this company.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Raci {
    /// Rows, in the order of the content.
    pub rows: Vec<RaciRow>,
    /// Indices of the actors on whom too much rests, and the number of rows they answer for.
    pub concentrated: Option<(ActorId, usize)>,
    /// It may be presented as final: the company does not leave its own steering to the provider.
    pub is_final: bool,
}

/// A row, once everyone missing is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaciRow {
    /// Index of the activity.
    pub activity: usize,
    /// Who does what, one letter each.
    pub roles: Vec<(ActorId, Letter)>,
    /// What changed hands.
    pub fallbacks: Vec<Replaced>,
}

/// A part that changed hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Who is missing.
    pub from: ActorId,
    /// Who stands in; `None`: someone outside the company, or nobody.
    pub to: Option<ActorId>,
    /// The part.
    pub letter: Letter,
    /// What is said of it.
    pub note: Option<String>,
}

/// Who answers for what, given where every actor stands.
#[must_use]
pub fn raci(people: &People, statuses: &[ActorStatus], facts: &Facts<'_>) -> Raci {
    let vacant: Vec<&ActorId> = statuses.iter().filter(|status| status.vacant).map(|status| &people.actors[status.actor].id).collect();
    let rows = rows(people, &vacant);
    let holds = |condition: &Condition| evaluate(condition, facts, Reading::RISK, None).0 == Truth::Holds;
    let checks = &people.checks;
    let answered = rows.iter().filter(|row| row.roles.iter().any(|(who, letter)| *who == checks.concentrated && letter.answers())).count();
    let is_concentrated = answered > checks.rows && holds(&checks.concentrated_when);
    Raci { rows, concentrated: is_concentrated.then(|| (checks.concentrated.clone(), answered)), is_final: !holds(&checks.not_final) }
}

/// The rows, once each of `missing` is replaced by the first of its stand-ins that is there.
#[must_use]
pub fn rows(people: &People, missing: &[&ActorId]) -> Vec<RaciRow> {
    let row = |(activity, published): (usize, &Activity)| {
        let mut row = RaciRow { activity, roles: Vec::new(), fallbacks: Vec::new() };
        for (who, letter) in &published.roles {
            match people.fallbacks.iter().find(|fallback| fallback.missing == *who && missing.contains(&who)) {
                Some(fallback) => row.replace(fallback, *letter, missing),
                None => row.give(who, *letter),
            }
        }
        row.give_the_work();
        sort(&mut row.roles, |(one, _), (other, _)| people.rank(one) < people.rank(other));
        sort(&mut row.fallbacks, |one, other| people.rank(&one.from) < people.rank(&other.from));
        row
    };
    people.activities.iter().enumerate().map(row).collect()
}

impl RaciRow {
    /// One letter each: the strongest.
    fn give(&mut self, who: &ActorId, letter: Letter) {
        match self.roles.iter_mut().find(|(other, _)| other == who) {
            Some((_, held)) => *held = letter.max(*held),
            None => self.roles.push((who.clone(), letter)),
        }
    }

    fn replace(&mut self, fallback: &Fallback, letter: Letter, missing: &[&ActorId]) {
        let outside = fallback.outside.contains(&letter);
        let to = fallback.to.iter().find(|other| !outside && !missing.contains(other));
        match to {
            Some(to) => self.give(to, letter),
            // Played from outside, under the same name: it is still somebody's part.
            None if outside => self.give(&fallback.missing, letter),
            None => {}
        }
        self.fallbacks.push(Replaced { from: fallback.missing.clone(), to: to.cloned(), letter, note: fallback.note.clone() });
    }

    /// Where nobody is left to do the work, whoever answers for it does it.
    fn give_the_work(&mut self) {
        if self.roles.iter().any(|(_, letter)| letter.works()) {
            return;
        }
        if let Some((_, letter)) = self.roles.iter_mut().find(|(_, letter)| letter.answers()) {
            *letter = Letter::AccountableAtWork;
        }
    }
}
