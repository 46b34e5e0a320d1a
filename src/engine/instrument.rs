//! All that is published under one version: what is asked, how it is weighed, what is said of it.
//!
//! Plain data. Lists keep the order of the content; cross-references are indices into these lists, resolved once when the content is loaded.

use super::{
    actor::People,
    condition::Condition,
    criterion::{Class, Criterion, Direction},
    id::{ActorId, GuardId, ItemId, OptionId, QuestionId, RiskId, SourceId, TagId, TowerId},
    number::{Comparison, Interval},
    questionnaire::{Kind, Path, Question, Section},
    readiness::Change,
    risk::Phase,
    settings::{Adjustable, Changed},
};

/// Everything published under one version.
#[derive(Clone, Debug, PartialEq)]
pub struct Instrument {
    /// Permanent id.
    pub id: String,
    /// Version, `major.minor.patch`.
    pub version: String,
    /// Bounds and counts.
    pub thresholds: Thresholds,
    /// Which numbers may be changed, and how far.
    pub adjustable: Vec<Adjustable>,
    /// What differs here from what is published; empty as read.
    pub changed: Vec<Changed>,
    /// How the draws are made.
    pub sampling: Sampling,
    /// Criteria, in the order of [`Criterion::ALL`].
    pub criteria: Vec<CriterionSettings>,
    /// How expectations adjust weights.
    pub drivers: Drivers,
    /// Sections.
    pub sections: Vec<Section>,
    /// Questions.
    pub questions: Vec<Question>,
    /// Services, the retained core included.
    pub towers: Vec<Tower>,
    /// Priors of internal capability.
    pub capability: Capability,
    /// Prior satisfaction.
    pub satisfaction: Interval,
    /// Adjustments of priors, in order.
    pub prior_rules: Vec<PriorRule>,
    /// Services presumed absent.
    pub absences: Vec<Absence>,
    /// The question that says who runs each service.
    pub mode_question: usize,
    /// Tower guards, in order.
    pub tower_guards: Vec<TowerGuard>,
    /// Guards that are part of the model's shape, not rows: nobody switches them off.
    pub fixed_guards: Vec<GuardId>,
    /// Company guards.
    pub company_guards: Vec<CompanyGuard>,
    /// Items of the client maturity index.
    pub maturity: Vec<MaturityItem>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// Modifiers common to the risks marked so.
    pub common_modifiers: Vec<Modifier>,
    /// Checklist items.
    pub items: Vec<Item>,
    /// What makes a change large, people ready, and what both call for.
    pub change: Change,
    /// Actors, and who answers for what.
    pub people: People,
}

/// Bounds and counts. All are judgement calls, hence content.
#[derive(Clone, Debug, PartialEq)]
pub struct Thresholds {
    /// Score at or above: class O.
    pub outsource: f64,
    /// Score below: class K.
    pub keep: f64,
    /// Share below: in-house.
    pub in_house: f64,
    /// Share at or above: global.
    pub global: f64,
    /// Share below: targeted.
    pub targeted: f64,
    /// Acceptability at or above: robust.
    pub robust: f64,
    /// Acceptability at or above: likely; below: fragile.
    pub likely: f64,
    /// Coverage below: first indication.
    pub first_indication: f64,
    /// The first wave stops at this share.
    pub first_wave_share: f64,
    /// The first wave holds at most this many services.
    pub first_wave_towers: usize,
    /// The maturity index needs this many items asked.
    pub maturity_items: usize,
    /// A scope needs this many questions with a known answer.
    pub known_answers: usize,
    /// Risks shown at most in the quick path.
    pub quick_risks: usize,
    /// A next question must bring at least this many bits.
    pub next_question_bits: f64,
    /// Services of at least this share must be likely before no question is proposed.
    pub next_question_tower: f64,
    /// Share at or above: questions of guards that cap come first.
    pub next_question_guards: f64,
    /// So many participants must rate a thing before their agreement is looked at.
    pub voices: usize,
    /// Consensus at or above, with a spread of at most `agree_spread`: they agree.
    pub agree: f64,
    /// See `agree`.
    pub agree_spread: f64,
    /// Consensus below: they are split.
    pub discuss: f64,
    /// Spread at or above: they must talk about it too.
    pub discuss_spread: f64,
    /// Medians of management and users this far apart are a disagreement of its own.
    pub group_gap: f64,
}

/// How the draws are made.
#[derive(Clone, Debug, PartialEq)]
pub struct Sampling {
    /// Number of draws.
    pub draws: usize,
    /// Seed of all streams.
    pub seed: u64,
    /// Lowest factor of a weight.
    pub weight_low: f64,
    /// Highest factor of a weight.
    pub weight_high: f64,
    /// A confirmed value is drawn within this distance.
    pub confirmed_jitter: f64,
    /// The prior interval of a cell answered "I don't know" is widened by this on each side.
    pub unknown_widening: f64,
}

/// A criterion as published.
#[derive(Clone, Debug, PartialEq)]
pub struct CriterionSettings {
    /// Which.
    pub criterion: Criterion,
    /// Group of weights it belongs to.
    pub group: String,
    /// Weight, 0 to 1; they sum to 1.
    pub weight: f64,
    /// Which way it pushes.
    pub direction: Direction,
    /// The matrix that confirms it.
    pub question: Option<usize>,
    /// Questions its prior rests on.
    pub reads: Vec<usize>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// How expectations adjust weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Drivers {
    /// The question.
    pub question: usize,
    /// Factor of an adjusted weight; several expectations on one criterion count once.
    pub factor: f64,
    /// Adjustments.
    pub adjust: Vec<DriverAdjust>,
}

/// One adjustment.
#[derive(Clone, Debug, PartialEq)]
pub struct DriverAdjust {
    /// The expectation.
    pub option: OptionId,
    /// The criterion it strengthens.
    pub criterion: Criterion,
    /// On these services only; `None`: on all.
    pub towers: Option<Vec<usize>>,
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct Tower {
    /// Its code.
    pub id: TowerId,
    /// How it is scored; `None` for the retained core, which is never scored and always kept.
    pub scored: Option<Scored>,
    /// Services touched if this one moves.
    pub touches: Vec<usize>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// What scoring a service needs.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Default share of the operated spend; renormalised over the services that exist.
    pub spend: f64,
    /// Index of its group in the capability table.
    pub capability_group: usize,
    /// Prior intervals of DIFF, CRI, STD, SPE, MKT, SEN; CAP and SAT come from their own rules.
    pub prior: [Interval; Criterion::COUNT],
}

/// Priors of internal capability, by size of the IT team.
#[derive(Clone, Debug, PartialEq)]
pub struct Capability {
    /// The question on the IT team.
    pub question: usize,
    /// The question used when that one is unknown.
    pub fallback_question: usize,
    /// Its options, and the option of `question` each stands for.
    pub fallback: Vec<(OptionId, OptionId)>,
    /// Per group: option of `question` and interval.
    pub groups: Vec<Vec<(OptionId, Interval)>>,
}

/// An adjustment of a prior.
#[derive(Clone, Debug, PartialEq)]
pub struct PriorRule {
    /// Of which criterion.
    pub criterion: Criterion,
    /// For these services only; `None`: for all.
    pub towers: Option<Vec<usize>>,
    /// When this holds.
    pub when: Condition,
    /// What it does.
    pub change: PriorChange,
}

/// What a prior rule does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PriorChange {
    /// Replaces the interval.
    Set(Interval),
    /// Moves both bounds.
    Shift(f64),
    /// Lowers both bounds to at most this.
    Ceiling(f64),
}

/// Services presumed absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    /// In this path.
    pub path: Path,
    /// Which.
    pub towers: Vec<usize>,
    /// When this holds.
    pub when: Condition,
    /// Unless this holds of the service.
    pub unless: Condition,
}

/// A guard on a service: it moves a class, or puts a tag.
#[derive(Clone, Debug, PartialEq)]
pub struct TowerGuard {
    /// Its id; several rows may share one.
    pub id: GuardId,
    /// The class it applies to.
    pub class: Class,
    /// On these services only; `None`: on all.
    pub towers: Option<Vec<usize>>,
    /// All must hold of the service's values.
    pub tests: Vec<(Criterion, Comparison, f64)>,
    /// A condition on the company.
    pub when: Option<Condition>,
    /// The class it gives.
    pub to: Class,
    /// The tag it puts.
    pub tag: Option<TagId>,
    /// Classes that receive the tag.
    pub tag_classes: Vec<Class>,
    /// The tag put when the condition on the company is undecided.
    pub tag_unknown: Option<TagId>,
    /// Whether it may be switched off with a recorded reason.
    pub switchable: bool,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// A guard on the company.
#[derive(Clone, Debug, PartialEq)]
pub struct CompanyGuard {
    /// Its id.
    pub id: GuardId,
    /// Raised when this holds.
    pub when: Condition,
    /// Whether it becomes a condition to verify when its questions were not asked.
    pub condition_when_unasked: bool,
    /// Whether "I don't know" makes it a condition to verify instead of its own effects.
    pub condition_when_unknown: bool,
    /// Order of effort, 1 = least.
    pub effort: u8,
    /// Whether it may be switched off with a recorded reason.
    pub switchable: bool,
    /// What it does.
    pub effects: Vec<GuardEffect>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// What a company guard does.
#[derive(Clone, Debug, PartialEq)]
pub struct GuardEffect {
    /// What.
    pub kind: EffectKind,
    /// On these services; `None`: on the company, or on all that satisfy `filter`.
    pub towers: Option<Vec<usize>>,
    /// On the services that satisfy this.
    pub filter: Option<Condition>,
    /// Only when this holds.
    pub when: Option<Condition>,
}

/// Kinds of effects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffectKind {
    /// No global outsourcing until lifted.
    Cap,
    /// Must be settled before a milestone.
    Gate(Milestone),
    /// Start with a pilot.
    Prepare,
    /// To be verified, or required of the provider.
    Condition,
    /// Postponed to a second wave.
    Defer,
    /// Said, without effect.
    Hint,
}

impl EffectKind {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cap => "cap",
            Self::Gate(_) => "gate",
            Self::Prepare => "prepare",
            Self::Condition => "condition",
            Self::Defer => "defer",
            Self::Hint => "hint",
        }
    }
}

/// What a gate stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Milestone {
    /// J0.
    Decision,
    /// JA.
    Tender,
    /// JS.
    Signature,
    /// The start of the transition.
    Transition,
}

impl Milestone {
    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Tender => "tender",
            Self::Signature => "signature",
            Self::Transition => "transition",
        }
    }

    /// The milestone with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Decision, Self::Tender, Self::Signature, Self::Transition].into_iter().find(|milestone| milestone.code() == code)
    }
}

/// An item of the client maturity index.
#[derive(Clone, Debug, PartialEq)]
pub struct MaturityItem {
    /// The question.
    pub question: usize,
    /// Weight, 0 to 1.
    pub weight: f64,
    /// How it scores.
    pub scoring: Scoring,
    /// How it scores instead, where a condition holds; the first that holds counts.
    pub variants: Vec<(Condition, Scoring)>,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// How an answer scores, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub enum Scoring {
    /// By option.
    Options(Vec<(OptionId, f64)>),
    /// Options ticked over this number, at most 1.
    CountTo(f64),
    /// Left out.
    LeaveOut,
}

/// A risk of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Risk {
    /// Its id.
    pub id: RiskId,
    /// Raised when this holds.
    pub trigger: Condition,
    /// Evaluated in both paths whenever a service goes out.
    pub always: bool,
    /// May appear in the quick path.
    pub quick: bool,
    /// Base likelihood, 1 to 5.
    pub likelihood: i8,
    /// Base impact, 1 to 5.
    pub impact: i8,
    /// Whether the common modifiers apply.
    pub common: bool,
    /// Its own modifiers.
    pub modifiers: Vec<Modifier>,
    /// Checklist items, by index.
    pub items: Vec<usize>,
    /// Who answers for it.
    pub owner: ActorId,
    /// When it strikes.
    pub phase: Phase,
    /// Sources.
    pub sources: Vec<SourceId>,
}

/// A modifier of a risk.
#[derive(Clone, Debug, PartialEq)]
pub struct Modifier {
    /// Applied when this holds.
    pub when: Condition,
    /// Added to likelihood.
    pub likelihood: i8,
    /// Added to impact.
    pub impact: i8,
}

/// A checklist item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Who does it.
    pub owner: ActorId,
    /// When.
    pub when: DateRule,
    /// What it lowers once done.
    pub lowers: Lowers,
}

/// What an item lowers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lowers {
    /// Likelihood.
    Likelihood,
    /// Impact.
    Impact,
}

/// When an item is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRule {
    /// Before the decision, J0.
    Decision,
    /// Before the call for tenders, JA.
    Tender,
    /// Before signature, JS.
    Signature,
    /// Days after go-live, JB; negative: before.
    GoLive(i16),
    /// Every so many months.
    Every(u8),
    /// At term, JF.
    Term,
}

impl DateRule {
    /// The rule as written in the content: `D`, `T`, `S`, `B-30`, `B+30`, `6M`, `E`.
    #[must_use]
    pub fn code(self) -> String {
        match self {
            Self::Decision => "D".into(),
            Self::Tender => "T".into(),
            Self::Signature => "S".into(),
            Self::GoLive(days) => format!("B{days:+}"),
            Self::Every(months) => format!("{months}M"),
            Self::Term => "E".into(),
        }
    }

    /// The rule written `code`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "D" => Self::Decision,
            "T" => Self::Tender,
            "S" => Self::Signature,
            "E" => Self::Term,
            _ => match (code.strip_prefix('B'), code.strip_suffix('M')) {
                (Some(days), _) if days.starts_with(['+', '-']) => Self::GoLive(days.parse().ok()?),
                (_, Some(months)) => Self::Every(months.parse().ok()?),
                _ => return None,
            },
        })
    }
}

impl Instrument {
    /// Index of a question.
    #[must_use]
    pub fn question_index(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|question| question.id.as_str() == id)
    }

    /// A question.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id.as_str() == id)
    }

    /// A scored service.
    #[must_use]
    pub fn scored_tower(&self, code: &str) -> Option<&Tower> {
        self.towers.iter().find(|tower| tower.id.as_str() == code && tower.scored.is_some())
    }

    /// Codes of the scored services, for messages.
    #[must_use]
    pub fn scored_codes(&self) -> Vec<String> {
        self.towers.iter().filter(|tower| tower.scored.is_some()).map(|tower| tower.id.as_str().to_owned()).collect()
    }

    /// A criterion as published.
    #[must_use]
    pub fn criterion(&self, criterion: Criterion) -> &CriterionSettings {
        &self.criteria[criterion.index()]
    }

    /// A checklist item.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id.as_str() == id)
    }
}

/// The names conditions may use, gathered before any condition is parsed.
#[derive(Clone, Debug, Default)]
pub struct Names {
    questions: Vec<(QuestionId, Kind, Vec<OptionId>)>,
    towers: Vec<TowerId>,
}

impl Names {
    /// Names of these questions and towers.
    #[must_use]
    pub fn new(questions: Vec<(QuestionId, Kind, Vec<OptionId>)>, towers: Vec<TowerId>) -> Self {
        Self { questions, towers }
    }

    /// Index of a question.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<usize> {
        self.questions.iter().position(|(question, ..)| question.as_str() == id)
    }

    /// Id of a question.
    #[must_use]
    pub fn question_id(&self, index: usize) -> &str {
        self.questions.get(index).map_or("", |(id, ..)| id.as_str())
    }

    /// Kind of a question.
    #[must_use]
    pub fn kind(&self, index: usize) -> Kind {
        self.questions.get(index).map_or(Kind::Single, |(_, kind, _)| *kind)
    }

    /// An option of a question.
    #[must_use]
    pub fn option(&self, question: usize, id: &str) -> Option<OptionId> {
        self.questions.get(question)?.2.iter().find(|option| option.as_str() == id).cloned()
    }

    /// Index of a tower.
    #[must_use]
    pub fn tower(&self, id: &str) -> Option<usize> {
        self.towers.iter().position(|tower| tower.as_str() == id)
    }
}
