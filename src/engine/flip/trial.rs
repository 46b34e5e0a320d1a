//! Trying a change: as little is computed again as the change can move.

use super::{
    super::{
        answer::Answer,
        asked::{Asked, Responses},
        assessment::{Assessment, Decision, TowerAssessment, decide, perimeter, score_towers},
        condition::{Condition, TowerFacts},
        consensus::Disagreement,
        criterion::{Class, Criterion, Direction},
        instrument::Instrument,
        maturity::maturity,
        prior::Values,
        questionnaire::Path,
        scope::ScopeKind,
        score::{directions, raw_class, score},
        tower_guard::GuardsOf,
    },
    Change, Flip, candidates,
};

/// Answers on which changes are tried.
pub(super) struct Trial<'a> {
    pub instrument: &'a Instrument,
    pub path: Path,
    pub responses: Responses,
    base: &'a Assessment,
    facts: Vec<TowerFacts>,
    directions: [Direction; Criterion::COUNT],
    /// By question: whether its answer can move the score, the class or the existence of a service.
    moving: Vec<bool>,
}

/// What a change gives.
pub(super) struct Outcome {
    pub kind: ScopeKind,
    /// Classes by service; empty where they were not asked for and did not move.
    pub classes: Vec<(usize, Class)>,
    /// Guards that cap.
    pub caps: Vec<usize>,
}

impl<'a> Trial<'a> {
    pub fn new(instrument: &'a Instrument, path: Path, responses: &Responses, base: &'a Assessment) -> Self {
        Self {
            instrument,
            path,
            responses: responses.clone(),
            base,
            facts: base.towers.iter().map(TowerAssessment::facts).collect(),
            directions: directions(instrument),
            moving: moving(instrument),
        }
    }

    pub fn moves_towers(&self, question: usize) -> bool {
        self.moving[question]
    }

    /// By service: the smallest change of one of its own cells that gives it another class.
    pub fn own_cells(&self, guards: &[GuardsOf<'_>]) -> Vec<Option<Flip<Class>>> {
        let towers = self.base.towers.iter().zip(guards).map(|(tower, guards)| {
            let mut best: Option<Flip<Class>> = None;
            for criterion in Criterion::ALL {
                let Some(question) = self.instrument.criterion(criterion).question else { continue };
                for change in candidates::of_cell(question, tower.tower, tower.values[criterion.index()]) {
                    if best.as_ref().is_some_and(|best| best.change.steps <= change.steps) {
                        continue;
                    }
                    let (class, _) = self.with_cell(guards, &tower.weights, &tower.values, criterion, &change);
                    if class != tower.class {
                        best = Some(Flip { change, to: class });
                    }
                }
            }
            best
        });
        towers.collect()
    }

    /// The class of a service with one value changed, and its facts for conditions.
    fn with_cell(
        &self,
        guards: &GuardsOf<'_>,
        weights: &[f64; Criterion::COUNT],
        values: &Values,
        criterion: Criterion,
        change: &Change,
    ) -> (Class, f64) {
        let mut values = *values;
        if let Answer::Scale(x) = change.after {
            values[criterion.index()].central = f64::from(x);
        }
        let central = score(&self.directions, weights, &values).central;
        let class = guards.class(raw_class(&self.instrument.thresholds, central), &values.map(|value| value.central));
        (class, central)
    }

    /// The kind of scope once a cell on a criterion is changed. `asked` and `guards` are those of the answers as they are: a cell moves neither.
    pub fn of_cell(&self, asked: &Asked<'_>, guards: &[GuardsOf<'_>], change: &Change) -> ScopeKind {
        let base = self.base;
        let found = base.towers.iter().enumerate().find(|(_, tower)| Some(tower.tower) == change.tower);
        let criterion = Criterion::ALL.into_iter().find(|criterion| self.instrument.criterion(*criterion).question == Some(change.question));
        let (Some((index, tower)), Some(criterion), Some(scope)) = (found, criterion, &base.scope) else { return ScopeKind::InHouse };
        let (class, central) = self.with_cell(&guards[index], &tower.weights, &tower.values, criterion, change);
        // Short of global nothing but classes decides.
        if class == tower.class && scope.uncapped != ScopeKind::Global {
            return scope.kind;
        }
        let mut facts = self.facts.clone();
        let k = criterion.index();
        (facts[index].class, facts[index].score) = (class, central);
        (facts[index].confirmed[k], facts[index].unknown[k]) = (true, false);
        if let Answer::Scale(x) = change.after {
            facts[index].values[k] = f64::from(x);
        }
        let places: Vec<(f64, Class)> = base.towers.iter().zip(&facts).map(|(tower, facts)| (tower.spend, facts.class)).collect();
        decide(self.instrument, asked, &places, &facts, &base.group_towers, base.maturity).kind
    }

    /// What follows from a change to a question. `None`: too little would be known, or nothing it moves was asked for.
    pub fn of_question(&mut self, change: &Change, for_towers: bool) -> Option<Outcome> {
        let is_global = self.base.scope.as_ref().is_some_and(|scope| scope.uncapped == ScopeKind::Global);
        if !is_global && !for_towers && !self.moving[change.question] {
            return None;
        }
        let id = &self.instrument.questions[change.question].id;
        let before = self.responses.get(id).cloned();
        change.make(self.instrument, &mut self.responses);
        let outcome = self.outcome(self.moving[change.question]);
        match before {
            Some(answer) => drop(self.responses.insert(id.clone(), answer)),
            None => drop(self.responses.remove(id)),
        }
        outcome
    }

    /// What follows from the answers as they are now; `whole`: services may have moved.
    pub fn outcome(&self, whole: bool) -> Option<Outcome> {
        let asked = Asked::new(self.instrument, self.path, &self.responses);
        let maturity = maturity(self.instrument, &asked);
        let decision;
        let classes;
        if whole {
            let perimeter = perimeter(self.instrument, &asked);
            if asked.known() < self.instrument.thresholds.known_answers || perimeter.existing.is_empty() {
                return None;
            }
            let towers = score_towers(self.instrument, &asked, &perimeter.existing, &Disagreement::default());
            let facts: Vec<TowerFacts> = towers.iter().map(TowerAssessment::facts).collect();
            let places: Vec<(f64, Class)> = towers.iter().map(|tower| (tower.spend, tower.class)).collect();
            decision = decide(self.instrument, &asked, &places, &facts, &perimeter.group, maturity);
            classes = towers.iter().map(|tower| (tower.tower, tower.class)).collect();
        } else {
            let places: Vec<(f64, Class)> = self.base.towers.iter().map(|tower| (tower.spend, tower.class)).collect();
            decision = decide(self.instrument, &asked, &places, &self.facts, &self.base.group_towers, maturity);
            classes = Vec::new();
        }
        let Decision { kind, guards, .. } = decision;
        Some(Outcome { kind, classes, caps: guards.iter().filter(|raised| raised.caps()).map(|raised| raised.guard).collect() })
    }
}

/// Questions that priors, weights, guards on services and their existence rest on, and those that show or hide them.
fn moving(instrument: &Instrument) -> Vec<bool> {
    let mut moving = vec![false; instrument.questions.len()];
    let mut mark = |questions: &[usize]| questions.iter().for_each(|question| moving[*question] = true);
    mark(&[instrument.capability.question, instrument.capability.fallback_question, instrument.drivers.question, instrument.mode_question]);
    let priors = instrument.prior_rules.iter().map(|rule| &rule.when);
    let guards = instrument.tower_guards.iter().filter_map(|guard| guard.when.as_ref());
    let absences = instrument.absences.iter().flat_map(|absence| [&absence.when, &absence.unless]);
    for condition in priors.chain(guards).chain(absences) {
        mark(&Condition::questions(condition));
    }
    // A question is shown because of questions before it.
    for index in (0..instrument.questions.len()).rev() {
        if let (true, Some(show)) = (moving[index], &instrument.questions[index].show) {
            show.questions().into_iter().for_each(|question| moving[question] = true);
        }
    }
    moving
}
