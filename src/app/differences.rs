//! What differs between two sets of facts, and between what follows from them. No wording: indices of the instrument, before and after.
//!
//! A figure differs when it is shown otherwise: points and percents are compared as they are printed.

use crate::{
    engine::{
        Answer, Assessment, Cell, Instrument, TowerAssessment,
        checklist::Status,
        criterion::Class,
        guard::RaisedGuard,
        id::TowerId,
        questionnaire::Path,
        readiness::Readiness,
        risk::RaisedRisk,
        scope::{Confidence, Scope},
        settings::{Number, knobs, switchable},
    },
    record::Record,
    sorted::Map,
    text::rounded_percent,
};

/// Facts and what follows from them.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The facts.
    pub record: &'a Record,
    /// What follows from them.
    pub assessment: &'a Assessment,
}

/// One thing, on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Change<T> {
    /// On the first.
    pub before: T,
    /// On the second.
    pub after: T,
}

/// Everything that differs; empty lists where nothing does.
#[derive(Clone, Debug, PartialEq)]
pub struct Differences {
    /// The paths, when they are not the same.
    pub paths: Option<Change<Path>>,
    /// Answers and settings, in the order of the content.
    pub facts: Vec<FactChange>,
    /// The scope, when something that is shown of it differs.
    pub scope: Option<Change<Option<Scope>>>,
    /// Services, in the order of the content.
    pub towers: Vec<(usize, Change<Place>)>,
    /// Guards, in the order of the content.
    pub guards: Vec<(usize, Change<Option<RaisedGuard>>)>,
    /// How large the change is and how ready people are, when something that is shown of it differs.
    pub readiness: Option<Change<Option<Readiness>>>,
    /// Risks, in the order of the content.
    pub risks: Vec<(usize, Change<Option<RaisedRisk>>)>,
    /// Where checklist items stand, in the order of the content.
    pub items: Vec<(usize, Change<Status>)>,
}

impl Differences {
    /// Whether nothing differs, neither in the facts nor in what follows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paths.is_none() && self.facts.is_empty() && self.items.is_empty() && !self.moves()
    }

    /// Whether something that follows from the facts differs.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.scope.is_some() || self.readiness.is_some() || !self.towers.is_empty() || !self.guards.is_empty() || !self.risks.is_empty()
    }
}

/// Where a service is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// Too little is known to say.
    Unsaid,
    /// It does not exist here.
    Absent,
    /// The group's, not this company's to decide.
    Group,
    /// Assessed.
    Assessed {
        /// Class.
        class: Class,
        /// Points of 100, as shown.
        points: u8,
        /// Label of the acceptability.
        confidence: Confidence,
        /// In the first wave.
        first_wave: bool,
    },
}

/// What differs from `before` to `after`. `published` is the instrument as it was read.
#[must_use]
pub fn differences(published: &Instrument, before: Side<'_>, after: Side<'_>) -> Differences {
    let (one, other) = (before.assessment, after.assessment);
    let towers = (0..published.towers.len()).filter_map(|tower| Some((tower, differs(place(one, tower), place(other, tower))?)));
    let guard = |assessment: &Assessment, guard: usize| assessment.guards.iter().find(|raised| raised.guard == guard).cloned();
    let guards = (0..published.company_guards.len()).filter_map(|index| {
        let change = Change { before: guard(one, index), after: guard(other, index) };
        let shown = |raised: &Option<RaisedGuard>| raised.as_ref().map(|raised| (raised.state, raised.effects.clone()));
        (shown(&change.before) != shown(&change.after)).then_some((index, change))
    });
    let risk = |assessment: &Assessment, risk: usize| assessment.risks.iter().find(|raised| raised.risk == risk).cloned();
    let risks = (0..published.risks.len()).filter_map(|index| {
        let change = Change { before: risk(one, index), after: risk(other, index) };
        let shown = |raised: &Option<RaisedRisk>| raised.as_ref().map(|raised| (raised.level, raised.likelihood, raised.impact, raised.to_check));
        (shown(&change.before) != shown(&change.after)).then_some((index, change))
    });
    let status = |record: &Record, item: usize| record.progress.get(&published.items[item].id).copied().unwrap_or_default();
    let items = (0..published.items.len()).filter_map(|item| Some((item, differs(status(before.record, item), status(after.record, item))?)));
    Differences {
        paths: differs(before.record.path, after.record.path),
        facts: facts(published, before.record, after.record),
        scope: (shown_scope(one) != shown_scope(other)).then(|| Change { before: one.scope.clone(), after: other.scope.clone() }),
        towers: towers.collect(),
        guards: guards.collect(),
        readiness: (shown_readiness(one) != shown_readiness(other)).then(|| Change { before: one.readiness.clone(), after: other.readiness.clone() }),
        risks: risks.collect(),
        items: items.collect(),
    }
}

fn differs<T: PartialEq>(before: T, after: T) -> Option<Change<T>> {
    (before != after).then_some(Change { before, after })
}

fn place(assessment: &Assessment, tower: usize) -> Place {
    if let Some(assessed) = assessment.towers.iter().find(|assessed| assessed.tower == tower) {
        return assessed_place(assessed);
    }
    match () {
        () if assessment.group_towers.contains(&tower) => Place::Group,
        () if assessment.absent_towers.iter().any(|absent| absent.tower == tower) => Place::Absent,
        () => Place::Unsaid,
    }
}

fn assessed_place(assessed: &TowerAssessment) -> Place {
    Place::Assessed {
        class: assessed.class,
        points: points(assessed.score.central),
        confidence: assessed.confidence,
        first_wave: assessed.first_wave,
    }
}

/// Points of 100 as they are printed.
#[must_use]
pub fn points(value: f64) -> u8 {
    rounded_percent(value / 100.0, 1)
}

fn shown_scope(assessment: &Assessment) -> Option<impl PartialEq + use<>> {
    let scope = assessment.scope.as_ref()?;
    let figures = (rounded_percent(scope.shown_share, 1), rounded_percent(scope.acceptability, 5));
    Some((scope.kind, scope.uncapped, scope.degree, scope.confidence, figures))
}

fn shown_readiness(assessment: &Assessment) -> Option<impl PartialEq + use<>> {
    let measured = assessment.readiness.as_ref()?;
    let figures = (points(measured.impact.value), measured.readiness.map(points));
    Some((figures, measured.impact.band, measured.readiness_band, measured.band, measured.barrier))
}

// ---------- Facts ----------

/// What a fact is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// The answer to a question, by its index.
    Answer(usize),
    /// The value of a service in a matrix: the question's index, the service's.
    Cell(usize, usize),
    /// A number of the settings, by its id.
    Number(String),
    /// A guard of the settings, by its id.
    Guard(String),
}

/// What is held of a fact; each only where something is.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// An answer.
    Answer(Answer),
    /// A value.
    Cell(Cell),
    /// A number that was set.
    Number(Number),
    /// A guard that was switched off, and why.
    Off(String),
}

/// A fact that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct FactChange {
    /// What it is about.
    pub fact: Fact,
    /// What is held of it; `None`: nothing was said, or it is as published.
    pub held: Change<Option<Held>>,
}

/// The answers and settings that differ, in the order of the content.
#[must_use]
pub fn facts(published: &Instrument, before: &Record, after: &Record) -> Vec<FactChange> {
    let mut found = Vec::new();
    let mut add = |fact: Fact, before: Option<Held>, after: Option<Held>| {
        found.extend(differs(before, after).map(|held| FactChange { fact, held }));
    };
    for (index, question) in published.questions.iter().enumerate() {
        let (one, other) = (before.responses.get(&question.id), after.responses.get(&question.id));
        if one == other {
            continue;
        }
        if !matches!((one, other), (Some(Answer::Matrix(_)), _) | (_, Some(Answer::Matrix(_)))) {
            add(Fact::Answer(index), one.cloned().map(Held::Answer), other.cloned().map(Held::Answer));
            continue;
        }
        let towers = published.towers.iter().enumerate();
        let towers = towers.filter(|(_, tower)| tower.scored.is_some() || holds(one, &tower.id) || holds(other, &tower.id));
        let cells: Vec<_> = towers.map(|(tower, of)| (tower, cell(one, of.id.as_str()), cell(other, of.id.as_str()))).collect();
        // A matrix without a value beside no matrix.
        if one.is_none() != other.is_none() && cells.iter().all(|(_, one, other)| one == other) {
            add(Fact::Answer(index), one.cloned().map(Held::Answer), other.cloned().map(Held::Answer));
        }
        for (tower, one, other) in cells {
            add(Fact::Cell(index, tower), one, other);
        }
    }
    for knob in knobs(published) {
        // A number put back at its published value is no change.
        #[allow(clippy::float_cmp)] // Both are decimals read from text: the same or not.
        let set = |record: &Record| record.settings.numbers().get(&knob.id).filter(|number| number.value != knob.value).cloned().map(Held::Number);
        add(Fact::Number(knob.id.clone()), set(before), set(after));
    }
    for guard in switchable(published) {
        let off = |record: &Record| record.settings.guards_off().get(&guard).cloned().map(Held::Off);
        add(Fact::Guard(guard.as_str().to_owned()), off(before), off(after));
    }
    found
}

fn holds(answer: Option<&Answer>, tower: &TowerId) -> bool {
    matches!(answer, Some(Answer::Matrix(cells)) if cells.contains_key(tower))
}

fn cell(answer: Option<&Answer>, tower: &str) -> Option<Held> {
    match answer? {
        Answer::Unknown => Some(Held::Cell(Cell::Unknown)),
        Answer::Matrix(cells) => cells.get(tower).cloned().map(Held::Cell),
        _ => None,
    }
}

/// Makes a fact of `to` what it is in `from`; every other stays.
pub fn copy(published: &Instrument, fact: &Fact, from: &Record, to: &mut Record) {
    match fact {
        Fact::Answer(question) => {
            let id = &published.questions[*question].id;
            match from.responses.get(id) {
                Some(answer) => to.responses.insert(id.clone(), answer.clone()),
                None => to.responses.remove(id),
            };
        }
        Fact::Cell(question, tower) => {
            let (id, tower) = (&published.questions[*question].id, &published.towers[*tower].id);
            let mut cells = match to.responses.get(id) {
                Some(Answer::Matrix(cells)) => cells.clone(),
                // "I don't know" to the whole is that of each service, from the first that is told apart.
                Some(Answer::Unknown) => {
                    let scored = published.towers.iter().filter(|tower| tower.scored.is_some());
                    scored.map(|tower| (tower.id.clone(), Cell::Unknown)).collect()
                }
                _ => Map::new(),
            };
            match cell(from.responses.get(id), tower.as_str()) {
                Some(Held::Cell(cell)) => cells.insert(tower.clone(), cell),
                _ => cells.remove(tower),
            };
            if cells.is_empty() {
                to.responses.remove(id);
            } else {
                to.responses.insert(id.clone(), Answer::Matrix(cells));
            }
        }
        Fact::Number(id) => {
            let number = from.settings.numbers().get(id);
            // What is not set, and what is refused, is as published.
            if number.is_none_or(|number| to.settings.set(published, id, number.value, &number.reason).is_err()) {
                to.settings.restore(id);
            }
        }
        Fact::Guard(id) => {
            let reason = from.settings.guards_off().get(id.as_str());
            if reason.is_none_or(|reason| to.settings.switch_off(published, id, reason).is_err()) {
                to.settings.restore(id);
            }
        }
    }
}
