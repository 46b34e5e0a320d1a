//! Actors: who has a say or a stake, who takes part already, and who is still to be brought in.

use super::{
    answer::Answer,
    asked::State,
    condition::{Condition, Facts, Reading, Trace, Truth, evaluate},
    id::{ActorId, SourceId},
    instrument::Instrument,
    raci::{Activity, Checks, Column, Fallback},
};
use crate::sorted::sort_once;

/// All that is published on people.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// The question that says who was told.
    pub question: usize,
    /// Actors.
    pub actors: Vec<Actor>,
    /// Columns of the matrix that stand for several actors.
    pub columns: Vec<Column>,
    /// Rows of the matrix.
    pub activities: Vec<Activity>,
    /// Who stands in for whom.
    pub fallbacks: Vec<Fallback>,
    /// What makes a matrix unsound as a whole.
    pub checks: Checks,
}

impl People {
    /// An actor.
    #[must_use]
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.id.as_str() == id)
    }

    /// Columns of the matrix, in the order of the actors.
    #[must_use]
    pub fn columns(&self) -> Vec<&ActorId> {
        let mut columns: Vec<&ActorId> = Vec::new();
        for actor in 0..self.actors.len() {
            let column = self.columns.iter().find(|column| column.actors.contains(&actor)).map_or(&self.actors[actor].id, |column| &column.id);
            let is_used = self.activities.iter().any(|activity| activity.roles.iter().any(|(who, _)| who == column));
            if is_used && !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }

    /// Where an actor or a column comes among the actors.
    pub(super) fn rank(&self, who: &ActorId) -> usize {
        let of_column = || self.columns.iter().find(|column| column.id == *who).and_then(|column| column.actors.first().copied());
        of_column().or_else(|| self.actors.iter().position(|actor| actor.id == *who)).unwrap_or(usize::MAX)
    }
}

/// An actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// Its code.
    pub id: ActorId,
    /// On whose side.
    pub side: Side,
    /// Whether it is of the company.
    pub internal: bool,
    /// Whether it uses the tools from outside.
    pub user: bool,
    /// How to deal with it.
    pub mode: Mode,
    /// It must have been told when this holds.
    pub needed: Option<Condition>,
    /// It has a place in this company or project when this holds; `None`: always.
    pub applies: Option<Condition>,
    /// It takes part already when this holds.
    pub told: Option<Condition>,
    /// Nobody plays this part when this holds, whoever was said to be told.
    pub absent: Option<Condition>,
    /// It is there when this holds, even if nobody told it.
    pub exists: Option<Condition>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// On whose side an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The client's.
    Client,
    /// The provider's.
    Provider,
    /// A third party.
    ThirdParty,
}

impl Side {
    /// All.
    pub const ALL: [Self; 3] = [Self::Client, Self::Provider, Self::ThirdParty];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Provider => "provider",
            Self::ThirdParty => "third_party",
        }
    }

    /// The side with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.code() == code)
    }
}

/// How to deal with an actor, by its power and its interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Manage closely: much power, much interest.
    ManageClosely,
    /// Keep satisfied: much power, less interest.
    KeepSatisfied,
    /// Keep informed: less power, much interest.
    KeepInformed,
    /// Monitor: less of both.
    Monitor,
}

impl Mode {
    /// All.
    pub const ALL: [Self; 4] = [Self::ManageClosely, Self::KeepSatisfied, Self::KeepInformed, Self::Monitor];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ManageClosely => "GP",
            Self::KeepSatisfied => "SA",
            Self::KeepInformed => "IN",
            Self::Monitor => "SU",
        }
    }

    /// The mode with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }
}

/// Whether an actor takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Involvement {
    /// It does.
    Involved,
    /// It has a place, and no answer says that it takes part.
    Missing,
    /// It has no place here.
    NotApplicable,
}

impl Involvement {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Involved => "involved",
            Self::Missing => "missing",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// An actor in this company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorStatus {
    /// Index in the content.
    pub actor: usize,
    /// Whether it takes part.
    pub involvement: Involvement,
    /// Whether that rests on an answer we do not have, "not asked" included.
    pub to_check: bool,
    /// Whether it should be brought in first: of the company, to be managed closely, and missing.
    pub to_involve: bool,
    /// Whether the answers leave nobody to play its part: its rows of the matrix fall to someone else.
    pub vacant: bool,
    /// Indices of the questions that say so.
    pub because: Vec<usize>,
}

/// Where every actor stands, in the order of the content.
#[must_use]
pub fn statuses(instrument: &Instrument, facts: &Facts<'_>) -> Vec<ActorStatus> {
    (0..instrument.people.actors.len()).map(|actor| status(instrument, actor, facts)).collect()
}

fn status(instrument: &Instrument, index: usize, facts: &Facts<'_>) -> ActorStatus {
    let actor = &instrument.people.actors[index];
    let mut because = Vec::new();
    let mut read = |condition: Option<&Condition>, reading: Reading, otherwise: Truth| match condition {
        Some(condition) => {
            let (truth, Trace { questions, .. }) = evaluate(condition, facts, reading, None);
            // What does not hold leaves no trace: the questions it would have rested on are why.
            because.extend(if questions.is_empty() { condition.questions() } else { questions });
            truth
        }
        None => otherwise,
    };
    let applies = read(actor.applies.as_ref(), Reading::ALWAYS, Truth::Holds);
    let [absent, told, exists, ticked] = if applies == Truth::Fails {
        [Truth::Fails; 4]
    } else {
        // Only what was asked can say that nobody plays a part, or that somebody does.
        let absent = read(actor.absent.as_ref(), Reading::GUARD, Truth::Fails);
        let told = read(actor.told.as_ref(), Reading::ALWAYS, if actor.internal { Truth::Fails } else { Truth::Undecided });
        let exists = read(actor.exists.as_ref(), Reading::GUARD, Truth::Fails);
        [absent, told, exists, ticked(instrument, actor, facts)]
    };
    if actor.internal && applies != Truth::Fails {
        because.push(instrument.people.question);
    }
    because.retain(|question| facts.asked.state(*question) != State::Unasked);
    sort_once(&mut because);

    let takes_part = if absent == Truth::Fails { told.max(ticked) } else { Truth::Fails };
    let involvement = match (applies, takes_part) {
        (Truth::Fails, _) => Involvement::NotApplicable,
        (_, Truth::Holds) => Involvement::Involved,
        _ => Involvement::Missing,
    };
    let is_missing = involvement == Involvement::Missing;
    // Not known to have been told is not the same as not there: that takes an answer.
    let is_there = match involvement {
        Involvement::Involved => true,
        Involvement::Missing => absent == Truth::Fails && (ticked != Truth::Fails || exists != Truth::Fails),
        Involvement::NotApplicable => false,
    };
    ActorStatus {
        actor: index,
        involvement,
        to_check: is_missing && [applies, takes_part, absent].contains(&Truth::Undecided),
        to_involve: is_missing && actor.internal && actor.mode == Mode::ManageClosely,
        vacant: !is_there && instrument.people.fallbacks.iter().any(|fallback| fallback.missing == actor.id),
        because,
    }
}

/// Whether an actor was said to have been told.
fn ticked(instrument: &Instrument, actor: &Actor, facts: &Facts<'_>) -> Truth {
    if !actor.internal {
        return Truth::Fails;
    }
    match facts.asked.state(instrument.people.question) {
        State::Known(Answer::Many(ticked)) if ticked.contains(actor.id.as_str()) => Truth::Holds,
        State::Known(_) => Truth::Fails,
        _ => Truth::Undecided,
    }
}
