//! Whether everything an instrument holds can come out: a set of answers, found by search, for each option, guard, risk and rule.
//!
//! Native only. The search is random from a fixed seed, then climbs towards what was not met: the same instrument gives the same witnesses.
//! What it does not find may still exist; that is for the author to look into, and the tests of this content accept none.

mod climb;
mod sample;

pub use sample::Sampler;

use crate::{
    engine::{
        Answer, Asked, Assessment, Cell, Instrument, Responses, assess_with,
        condition::{Facts, Reading, Truth, evaluate},
        consensus::{Disagreement, Group, Voices, disagreement},
        guard::GuardState,
        id::QuestionId,
        questionnaire::{Kind, Path},
        readiness::Band,
        scope::{Degree, ScopeKind},
    },
    sorted::Map,
};

/// Sets of answers tried before climbing, half of them in each path.
const TRIED: usize = 1_500;

/// Something that must be able to come out. Numbers are indices into the instrument's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// This option of this question is chosen where the question is asked; a question without options is answered.
    Option(usize, usize),
    /// The guard changes the class of a service.
    TowerGuard(usize),
    /// The guard is raised and not merely to verify.
    CompanyGuard(usize),
    /// The risk appears, and not merely as one to check.
    Risk(usize),
    /// The rule changes a prior.
    PriorRule(usize),
    /// A service is presumed absent by this rule.
    Absence(usize),
    /// The scope.
    Scope(ScopeKind),
    /// The degree of a partial scope.
    Degree(Degree),
    /// The support action is called for, and not merely to check.
    Action(usize),
    /// The band of the change.
    Band(Band),
}

/// What is given to an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The path taken.
    pub path: Path,
    /// Working answers.
    pub responses: Responses,
    /// Each participant's answers; empty outside a workshop.
    pub voices: Map<QuestionId, Map<String, Answer>>,
    /// The groups of the participants.
    pub groups: Map<String, Group>,
}

impl Target {
    /// Everything that must be able to come out.
    #[must_use]
    pub fn all(instrument: &Instrument) -> Vec<Self> {
        let options = instrument.questions.iter().enumerate().flat_map(|(question, asked)| {
            let count = match asked.kind {
                Kind::Scale | Kind::MatrixScale(_) => 5,
                Kind::Towers { .. } => 1,
                _ => asked.options.len(),
            };
            (0..count).map(move |option| Self::Option(question, option))
        });
        let scopes = [ScopeKind::InHouse, ScopeKind::Partial, ScopeKind::Global].map(Self::Scope);
        let bands = [Band::Green, Band::Yellow, Band::Orange, Band::Red].map(Self::Band);
        let degrees = [Degree::Targeted, Degree::Selective, Degree::Extended].map(Self::Degree);
        options
            .chain((0..instrument.tower_guards.len()).map(Self::TowerGuard))
            .chain((0..instrument.company_guards.len()).map(Self::CompanyGuard))
            .chain((0..instrument.risks.len()).map(Self::Risk))
            .chain((0..instrument.prior_rules.len()).map(Self::PriorRule))
            .chain((0..instrument.absences.len()).map(Self::Absence))
            .chain(scopes)
            .chain(degrees)
            .chain((0..instrument.change.actions.len()).map(Self::Action))
            .chain(bands)
            .collect()
    }

    /// What it is called: `R13`, `G08`, `T3` (`T3.2`: the second row of that id), `org_size.s1_9`, `prior.2`, `absence.1`, `global`, `extended`, `D05`, `red`.
    #[must_use]
    pub fn name(self, instrument: &Instrument) -> String {
        match self {
            Self::Option(question, option) => {
                let question = &instrument.questions[question];
                let option = match question.kind {
                    Kind::Scale | Kind::MatrixScale(_) => (option + 1).to_string(),
                    Kind::Towers { .. } => return question.id.as_str().to_owned(),
                    _ => question.options[option].as_str().to_owned(),
                };
                format!("{}.{option}", question.id)
            }
            Self::TowerGuard(row) => {
                let id = &instrument.tower_guards[row].id;
                match instrument.tower_guards[..row].iter().filter(|guard| guard.id == *id).count() {
                    0 => id.as_str().to_owned(),
                    before => format!("{id}.{}", before + 1),
                }
            }
            Self::CompanyGuard(guard) => instrument.company_guards[guard].id.as_str().to_owned(),
            Self::Risk(risk) => instrument.risks[risk].id.as_str().to_owned(),
            Self::PriorRule(rule) => format!("prior.{}", rule + 1),
            Self::Absence(rule) => format!("absence.{}", rule + 1),
            Self::Scope(kind) => kind.code().to_owned(),
            Self::Degree(degree) => degree.code().to_owned(),
            Self::Action(action) => instrument.change.actions[action].id.as_str().to_owned(),
            Self::Band(band) => band.code().to_owned(),
        }
    }
}

/// A set of answers and what it gives.
struct Tried<'a> {
    instrument: &'a Instrument,
    asked: Asked<'a>,
    assessment: Assessment,
}

impl<'a> Tried<'a> {
    fn new(instrument: &'a Instrument, given: &'a Given) -> Self {
        let Given { path, responses, voices, groups } = given;
        let workshop = Voices { answers: voices, groups: groups.clone() };
        let split = if voices.is_empty() { Disagreement::default() } else { disagreement(instrument, *path, responses, &workshop) };
        let assessment = assess_with(instrument, *path, responses, &split);
        Self { instrument, asked: Asked::new(instrument, *path, responses), assessment }
    }

    fn meets(&self, target: Target) -> bool {
        let (instrument, assessment) = (self.instrument, &self.assessment);
        match target {
            Target::Option(question, option) => self.chooses(question, option),
            Target::TowerGuard(row) => assessment.towers.iter().any(|tower| tower.guards.contains(&row)),
            Target::CompanyGuard(guard) => assessment.guards.iter().any(|raised| raised.guard == guard && raised.state == GuardState::Unmet),
            Target::Risk(risk) => assessment.risks.iter().any(|raised| raised.risk == risk && !raised.to_check),
            Target::PriorRule(rule) => {
                let rule = &instrument.prior_rules[rule];
                let facts = Facts::of_answers(&self.asked);
                assessment.towers.iter().filter(|tower| rule.towers.as_ref().is_none_or(|towers| towers.contains(&tower.tower))).any(|tower| {
                    let value = &tower.values[rule.criterion.index()];
                    let is_prior = value.origin != crate::engine::prior::Origin::Confirmed;
                    is_prior && evaluate(&rule.when, &facts, Reading::FACT, Some(tower.tower)).0 == Truth::Holds
                })
            }
            Target::Absence(rule) => {
                let towers = &instrument.absences[rule].towers;
                assessment.absent_towers.iter().any(|absent| absent.presumed && towers.contains(&absent.tower))
            }
            Target::Scope(kind) => assessment.scope.as_ref().is_some_and(|scope| scope.kind == kind),
            Target::Degree(degree) => assessment.scope.as_ref().is_some_and(|scope| scope.degree == Some(degree)),
            Target::Action(action) => {
                let change = assessment.readiness.as_ref();
                change.is_some_and(|change| change.actions.iter().any(|raised| raised.action == action && !raised.to_check))
            }
            Target::Band(band) => assessment.readiness.as_ref().is_some_and(|change| change.band == Some(band)),
        }
    }

    fn chooses(&self, question: usize, option: usize) -> bool {
        let asked = &self.instrument.questions[question];
        let value = u8::try_from(option + 1).unwrap_or(0);
        let Some(answer) = self.asked.known_answer(question).filter(|_| self.asked.path().asks(asked.asked_in)) else { return false };
        match answer {
            Answer::Unknown => false,
            Answer::One(id) => *id == asked.options[option],
            Answer::Many(ids) => ids.contains(&asked.options[option]),
            Answer::Scale(scale) => *scale == value,
            Answer::Towers(_) => true,
            Answer::Matrix(cells) => cells.values().any(|cell| match cell {
                Cell::Unknown => false,
                Cell::One(id) => *id == asked.options[option],
                Cell::Scale(scale) => *scale == value,
            }),
        }
    }
}

/// For each of `targets`, in their order, what brings it out and nothing that could be left out; `None` where the search found nothing.
#[must_use]
pub fn witnesses(instrument: &Instrument, targets: &[Target]) -> Vec<Option<Given>> {
    // Nothing looked for depends on how sure a result is.
    let mut instrument = instrument.clone();
    instrument.sampling.draws = 1;
    let instrument = &instrument;
    let mut found: Vec<Option<Given>> = vec![None; targets.len()];
    let mut sampler = Sampler::new(instrument, "reach");
    for round in 0..TRIED {
        if found.iter().all(Option::is_some) {
            break;
        }
        let given = sampler.given(if round % 2 == 0 { Path::Full } else { Path::Quick });
        let tried = Tried::new(instrument, &given);
        for (target, found) in targets.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            if tried.meets(*target) {
                *found = Some(given.clone());
            }
        }
    }
    for (target, found) in targets.iter().zip(&mut found) {
        if found.is_none() {
            *found = climb::climb(instrument, *target, &mut sampler);
        }
        *found = found.take().map(|given| shrink(instrument, *target, given));
    }
    found
}

/// Leaves out every answer, cell and voice that `target` does without.
fn shrink(instrument: &Instrument, target: Target, mut given: Given) -> Given {
    let keep_if_met = |given: &mut Given, smaller: Given| {
        let met = Tried::new(instrument, &smaller).meets(target);
        if met {
            *given = smaller;
        }
        met
    };
    let mut smaller = given.clone();
    (smaller.voices, smaller.groups) = (Map::new(), Map::new());
    if !keep_if_met(&mut given, smaller) {
        let voiced: Vec<_> = given.voices.keys().cloned().collect();
        for id in &voiced {
            let mut smaller = given.clone();
            smaller.voices.remove(id);
            keep_if_met(&mut given, smaller);
        }
    }
    let ids: Vec<_> = given.responses.keys().cloned().collect();
    for id in &ids {
        let mut smaller = given.clone();
        smaller.responses.remove(id);
        if keep_if_met(&mut given, smaller) {
            continue;
        }
        let Some(Answer::Matrix(cells)) = given.responses.get(id).cloned() else { continue };
        let mut kept = cells.clone();
        for tower in cells.keys() {
            let mut fewer = kept.clone();
            fewer.remove(tower);
            let mut smaller = given.clone();
            smaller.responses.insert(id.clone(), Answer::Matrix(fewer.clone()));
            if keep_if_met(&mut given, smaller) {
                kept = fewer;
            }
        }
    }
    given
}
