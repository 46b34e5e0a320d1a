//! The assessment: everything computed from one set of answers, plain data, the same bytes everywhere.

use crate::sorted::sort;

use super::{
    actor::ActorStatus,
    answer::{Answer, Cell},
    asked::{Asked, Responses, State},
    checklist::ChecklistItem,
    condition::{Facts, Reading, TowerFacts, Truth, evaluate},
    consensus::Disagreement,
    consequences,
    criterion::{Class, Criterion},
    guard::{self, RaisedGuard},
    id::TagId,
    instrument::{EffectKind, Instrument},
    maturity::maturity,
    next_question::{Candidate, NextQuestion, next_question},
    number::to_nano,
    prior::{Origin, Values, values},
    questionnaire::Path,
    raci::Raci,
    readiness::{self, Readiness},
    risk::RaisedRisk,
    sampling::{Drawn, draw},
    scope::{Confidence, Degree, Scope, ScopeKind, share},
    score::{Score, Weights, directions, raw_class, score, weights},
    tower_guard::GuardsOf,
};

/// Everything computed.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The path taken.
    pub path: Path,
    /// Questions with a known answer.
    pub known: usize,
    /// Weight of confirmed cells over all cells, 0 to 1.
    pub coverage: f64,
    /// The scope; `None`: too few answers.
    pub scope: Option<Scope>,
    /// Services scored, in the order of the content; empty without a scope.
    pub towers: Vec<TowerAssessment>,
    /// Services run by the group: not this company's to decide.
    pub group_towers: Vec<usize>,
    /// Services that do not exist here.
    pub absent_towers: Vec<Absent>,
    /// Guards raised, in order of effort.
    pub guards: Vec<RaisedGuard>,
    /// Client maturity index, 0 to 100; `None`: not assessed.
    pub maturity: Option<f64>,
    /// How large the change is and how ready people are; `None` without a scope.
    pub readiness: Option<Readiness>,
    /// Where every actor stands; empty without a scope.
    pub actors: Vec<ActorStatus>,
    /// Who answers for what; no row without a scope.
    pub raci: Raci,
    /// Risks raised, worst first.
    pub risks: Vec<RaisedRisk>,
    /// What to do about them.
    pub checklist: Vec<ChecklistItem>,
    /// The question that would help most.
    pub next_question: Option<NextQuestion>,
    /// Questions answered but not shown, because of another answer: kept, and without effect on anything here.
    pub ignored: Vec<usize>,
}

/// A service that does not exist here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absent {
    /// Index of the tower.
    pub tower: usize,
    /// Presumed, not answered.
    pub presumed: bool,
}

/// A service assessed.
#[derive(Clone, Debug, PartialEq)]
pub struct TowerAssessment {
    /// Index of the tower.
    pub tower: usize,
    /// Share of the operated spend, 0 to 1.
    pub spend: f64,
    /// Class, after guards.
    pub class: Class,
    /// Score and its parts.
    pub score: Score,
    /// Weights in force.
    pub weights: Weights,
    /// Values.
    pub values: Values,
    /// Share of draws in each class, in the order of [`Class::ALL`].
    pub acceptabilities: [f64; Class::COUNT],
    /// Label of the acceptability of its class.
    pub confidence: Confidence,
    /// Indices of the tower guards that changed its class.
    pub guards: Vec<usize>,
    /// Tags.
    pub tags: Vec<TagId>,
    /// In the first wave.
    pub first_wave: bool,
}

impl TowerAssessment {
    /// Share of draws in its class.
    #[must_use]
    pub fn acceptability(&self) -> f64 {
        self.acceptabilities[self.class.index()]
    }

    /// What conditions read of it.
    #[must_use]
    pub fn facts(&self) -> TowerFacts {
        TowerFacts {
            tower: self.tower,
            values: self.values.map(|value| value.central),
            confirmed: self.values.map(|value| value.origin == Origin::Confirmed),
            unknown: self.values.map(|value| value.origin == Origin::Unknown),
            score: self.score.central,
            class: self.class,
        }
    }
}

pub(super) struct Perimeter {
    pub existing: Vec<usize>,
    pub group: Vec<usize>,
    absent: Vec<Absent>,
}

/// Assesses a set of answers. Total: any set of answers gives an assessment.
#[must_use]
pub fn assess(instrument: &Instrument, path: Path, responses: &Responses) -> Assessment {
    assess_with(instrument, path, responses, &Disagreement::default())
}

/// The same, where the participants of a workshop disagree: the working answers stay those of `responses`,
/// disagreement on them widens what is drawn and may raise a risk.
#[must_use]
pub fn assess_with(instrument: &Instrument, path: Path, responses: &Responses, disagreement: &Disagreement) -> Assessment {
    let asked = Asked::new(instrument, path, responses);
    let mut result = assess_asked(instrument, &asked, responses, disagreement);
    consequences::add(instrument, &asked, disagreement, &mut result);
    result
}

/// As [`assess`] without support actions, actors, roles, risks and checklist, which are left empty: what a first indication shows.
#[must_use]
pub fn assess_scope(instrument: &Instrument, path: Path, responses: &Responses) -> Assessment {
    assess_asked(instrument, &Asked::new(instrument, path, responses), responses, &Disagreement::default())
}

/// One straight line through the model; each step is a function of its own.
fn assess_asked(instrument: &Instrument, asked: &Asked<'_>, responses: &Responses, disagreement: &Disagreement) -> Assessment {
    let path = asked.path();
    let perimeter = perimeter(instrument, asked);
    let known = asked.known();
    let maturity = maturity(instrument, asked);
    let mut result = Assessment {
        path,
        known,
        coverage: 0.0,
        scope: None,
        towers: Vec::new(),
        group_towers: perimeter.group,
        absent_towers: perimeter.absent,
        guards: Vec::new(),
        maturity,
        readiness: None,
        actors: Vec::new(),
        raci: Raci::default(),
        risks: Vec::new(),
        checklist: Vec::new(),
        next_question: None,
        ignored: asked.ignored(responses),
    };
    if known < instrument.thresholds.known_answers || perimeter.existing.is_empty() {
        return result;
    }
    result.towers = score_towers(instrument, asked, &perimeter.existing, disagreement);
    result.coverage = coverage(&result.towers);

    let facts_of_towers: Vec<TowerFacts> = result.towers.iter().map(TowerAssessment::facts).collect();
    let drawn: Vec<Drawn<'_>> = result
        .towers
        .iter()
        .map(|tower| Drawn {
            name: asked.tower_id(tower.tower).as_str(),
            weights: tower.weights,
            values: &tower.values,
            guards: GuardsOf::new(instrument, asked, tower.tower),
            spend: tower.spend,
        })
        .collect();
    let draws = draw(instrument, &directions(instrument), &drawn);
    let ratio = |count: u32| f64::from(count) / f64::from(u32::try_from(draws.count.max(1)).unwrap_or(u32::MAX));
    drop(drawn);
    for (tower, counts) in result.towers.iter_mut().zip(&draws.classes) {
        tower.acceptabilities = counts.map(ratio);
        tower.confidence = Confidence::of(&instrument.thresholds, tower.acceptability());
    }

    let thresholds = &instrument.thresholds;
    let places: Vec<(f64, Class)> = result.towers.iter().map(|tower| (tower.spend, tower.class)).collect();
    let Decision { share: entrusted, uncapped, kind, change, guards } =
        decide(instrument, asked, &places, &facts_of_towers, &result.group_towers, maturity);
    result.guards = guards;
    let own: f64 = result.towers.iter().map(|tower| spend(instrument, tower.tower)).sum();
    let groups: f64 = result.group_towers.iter().map(|tower| spend(instrument, *tower)).sum();
    let shown_share = if own > 0.0 { entrusted * own / (own + groups) } else { 0.0 };

    result.readiness = Some(change);
    let acceptability = ratio(draws.scopes[uncapped as usize]);
    result.scope = Some(Scope {
        kind,
        uncapped,
        degree: (kind == ScopeKind::Partial).then(|| Degree::of(thresholds, shown_share)),
        share: entrusted,
        shown_share,
        acceptability,
        confidence: Confidence::of(thresholds, acceptability),
    });
    choose_first_wave(instrument, &result.guards, &mut result.towers);

    let candidates: Vec<Candidate> = result
        .towers
        .iter()
        .map(|tower| Candidate {
            tower: tower.tower,
            spend: tower.spend,
            confidence: tower.confidence,
            origins: tower.values.map(|value| value.origin),
        })
        .collect();
    result.next_question = next_question(instrument, asked, entrusted, &result.guards, &candidates, &draws);
    result
}

/// The scope, and what holds it back.
pub(super) struct Decision {
    /// Share entrusted, 0 to 1.
    pub share: f64,
    /// Kind before caps.
    pub uncapped: ScopeKind,
    /// Kind after caps.
    pub kind: ScopeKind,
    /// How large the change is and how ready people are, without its actions.
    pub change: Readiness,
    /// Guards raised, in order of effort.
    pub guards: Vec<RaisedGuard>,
}

/// Decides the scope from services with their spend and class: no draw, hence also what a changed answer is tried on.
pub(super) fn decide(
    instrument: &Instrument,
    asked: &Asked<'_>,
    places: &[(f64, Class)],
    towers: &[TowerFacts],
    group: &[usize],
    maturity: Option<f64>,
) -> Decision {
    let share = share(places.iter().copied());
    let uncapped = ScopeKind::of(&instrument.thresholds, share, places.iter().any(|(_, class)| *class == Class::Keep));
    let facts = Facts { towers, group, share: Some(share), scope: Some(uncapped), maturity, ..Facts::of_answers(asked) };
    let change = readiness::measure(instrument, &facts);
    let guards = guard::raised(instrument, &Facts { impact: Some(change.impact.band), band: change.band, ..facts });
    let is_capped = uncapped == ScopeKind::Global && guards.iter().any(RaisedGuard::caps);
    Decision { share, uncapped, kind: if is_capped { ScopeKind::Partial } else { uncapped }, change, guards }
}

fn spend(instrument: &Instrument, tower: usize) -> f64 {
    instrument.towers[tower].scored.as_ref().map_or(0.0, |scored| scored.spend)
}

/// Which services exist, which are the group's, which are absent.
pub(super) fn perimeter(instrument: &Instrument, asked: &Asked<'_>) -> Perimeter {
    let mut perimeter = Perimeter { existing: Vec::new(), group: Vec::new(), absent: Vec::new() };
    for (tower, _) in instrument.towers.iter().enumerate().filter(|(_, tower)| tower.scored.is_some()) {
        match asked.cell(instrument.mode_question, tower) {
            Some(Cell::One(mode)) if mode.as_str() == "na" => perimeter.absent.push(Absent { tower, presumed: false }),
            Some(Cell::One(mode)) if mode.as_str() == "group" => perimeter.group.push(tower),
            Some(Cell::One(_)) => perimeter.existing.push(tower),
            _ if presumed_absent(instrument, asked, tower) => perimeter.absent.push(Absent { tower, presumed: true }),
            _ => perimeter.existing.push(tower),
        }
    }
    perimeter
}

/// Services there are to decide on: neither absent nor the group's.
#[must_use]
pub fn existing(instrument: &Instrument, asked: &Asked<'_>) -> Vec<usize> {
    perimeter(instrument, asked).existing
}

fn presumed_absent(instrument: &Instrument, asked: &Asked<'_>, tower: usize) -> bool {
    let facts = Facts::of_answers(asked);
    let holds = |condition| evaluate(condition, &facts, Reading::FACT, Some(tower)).0 == Truth::Holds;
    instrument
        .absences
        .iter()
        .any(|absence| absence.path == asked.path() && absence.towers.contains(&tower) && holds(&absence.when) && !holds(&absence.unless))
}

pub(super) fn score_towers(instrument: &Instrument, asked: &Asked<'_>, existing: &[usize], disagreement: &Disagreement) -> Vec<TowerAssessment> {
    let total: f64 = existing.iter().map(|tower| spend(instrument, *tower)).sum();
    let directions = directions(instrument);
    let assessed = existing.iter().filter_map(|&tower| {
        let scored = instrument.towers[tower].scored.as_ref()?;
        let mut values = values(instrument, asked, tower, scored);
        // While participants do not agree on a cell, its value is drawn from the whole range of what they say.
        for (_, criterion, said) in disagreement.cells.iter().filter(|(cell, ..)| *cell == tower) {
            let value = &mut values[criterion.index()];
            value.drawn = value.drawn.hull(*said);
        }
        let weights = weights(instrument, asked, tower);
        let score = score(&directions, &weights, &values);
        let guarded = GuardsOf::new(instrument, asked, tower).apply(
            instrument,
            raw_class(&instrument.thresholds, score.central),
            &values.map(|value| value.central),
        );
        Some(TowerAssessment {
            tower,
            // Services that cost nothing have no share: never a NaN.
            spend: if total > 0.0 { scored.spend / total } else { 0.0 },
            class: guarded.class,
            score,
            weights,
            values,
            acceptabilities: [0.0; Class::COUNT],
            confidence: Confidence::Fragile,
            guards: guarded.applied,
            tags: guarded.tags,
            first_wave: false,
        })
    });
    assessed.collect()
}

fn coverage(towers: &[TowerAssessment]) -> f64 {
    let cells = || towers.iter().flat_map(|tower| (0..Criterion::COUNT).map(move |k| (tower.weights[k], tower.values[k].origin)));
    let all: f64 = cells().map(|(weight, _)| weight).sum();
    let confirmed: f64 = cells().filter(|(_, origin)| *origin == Origin::Confirmed).map(|(weight, _)| weight).sum();
    if all > 0.0 { confirmed / all } else { 0.0 }
}

/// Services in O by acceptability then score, those gated, tagged or deferred last resort, until 40% of spend or five services; at least one.
fn choose_first_wave(instrument: &Instrument, guards: &[RaisedGuard], towers: &mut [TowerAssessment]) {
    let held = |tower: usize| {
        guards.iter().flat_map(|raised| &raised.effects).any(|effect| {
            matches!(effect.kind, EffectKind::Gate(_) | EffectKind::Defer) && effect.towers.as_ref().is_some_and(|towers| towers.contains(&tower))
        })
    };
    let mut order: Vec<usize> = (0..towers.len()).filter(|index| towers[*index].class == Class::Outsource).collect();
    let key = |index: usize| (to_nano(towers[index].acceptability()), to_nano(towers[index].score.central));
    sort(&mut order, |one, other| key(*one) > key(*other));
    let ready: Vec<usize> = order.iter().copied().filter(|index| towers[*index].tags.is_empty() && !held(towers[*index].tower)).collect();
    let chosen = if ready.is_empty() { order.into_iter().take(1).collect() } else { ready };
    let mut cumulated = 0.0;
    for index in chosen.into_iter().take(instrument.thresholds.first_wave_towers) {
        if to_nano(cumulated) >= instrument.thresholds.first_wave_share {
            break;
        }
        towers[index].first_wave = true;
        cumulated += towers[index].spend;
    }
}

/// Whether a question was answered "I don't know".
#[must_use]
pub fn is_unknown(asked: &Asked<'_>, question: usize) -> bool {
    match asked.state(question) {
        State::Unknown => true,
        State::Known(Answer::Matrix(cells)) => cells.values().any(|cell| *cell == Cell::Unknown),
        _ => false,
    }
}
