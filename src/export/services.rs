//! Services, guards and assumptions in words.

use super::Report;
use crate::{
    engine::{
        Cell, State, TowerAssessment,
        assessment::is_unknown,
        criterion::{Class, Criterion},
        guard::{GuardState, RaisedGuard},
        instrument::EffectKind,
        prior::Origin,
    },
    sorted::sort,
    text::rounded_percent,
};

/// Classes as shown: most external first.
pub const SHOWN_ORDER: [Class; 4] = [Class::Outsource, Class::Comanage, Class::Study, Class::Keep];
/// Reasons shown on each side.
const REASONS: usize = 2;
/// A push weaker than this, in points, is not a reason.
const WEAKEST_REASON: f64 = 0.05;

/// What a reason speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Outsourcing.
    For,
    /// Keeping.
    Against,
}

/// Why a service scores as it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// In a few words.
    pub text: String,
    /// Signed points.
    pub points: String,
    /// It rests on no answer at all.
    pub assumed: bool,
}

impl Report<'_> {
    /// What becomes of the service, given who runs it today.
    #[must_use]
    pub fn tower_wording(&self, assessed: &TowerAssessment) -> Option<String> {
        match self.asked().cell(self.instrument.mode_question, assessed.tower) {
            Some(Cell::One(mode)) => self.texts.find(&format!("mode.{mode}.{}", assessed.class.code())).map(str::to_owned),
            _ => None,
        }
    }

    /// Score, lowest and highest, whole points of 100.
    #[must_use]
    pub fn tower_points(&self, assessed: &TowerAssessment) -> [u8; 3] {
        [assessed.score.central, assessed.score.low, assessed.score.high].map(|score| rounded_percent(score / 100.0, 1))
    }

    /// The same in a sentence.
    #[must_use]
    pub fn tower_score(&self, assessed: &TowerAssessment) -> String {
        let [score, low, high] = self.tower_points(assessed).map(|points| points.to_string());
        self.texts.fill("tower.score", &[("score", &score), ("low", &low), ("high", &high)])
    }

    /// The largest pushes on one side.
    #[must_use]
    pub fn reasons(&self, assessed: &TowerAssessment, side: Side) -> Vec<Reason> {
        let asked = self.asked();
        let (direction, sign, key) = match side {
            Side::For => (1.0, "+", "for"),
            Side::Against => (-1.0, "−", "against"),
        };
        let push = |criterion: Criterion| assessed.score.contributions[criterion.index()] * direction;
        let mut pushing: Vec<Criterion> = Criterion::ALL.into_iter().filter(|criterion| push(*criterion) > WEAKEST_REASON).collect();
        sort(&mut pushing, |one, other| push(*one) > push(*other));
        let reason = |criterion: Criterion| {
            let settings = self.instrument.criterion(criterion);
            // A value that rests on an answer, even to another question, is not a bare assumption; one that no question can confirm always is.
            let rests_on_answers =
                settings.question.is_some() && settings.reads.iter().any(|question| matches!(asked.state(*question), State::Known(_)));
            let confirmed = assessed.values[criterion.index()].origin == Origin::Confirmed;
            Reason {
                text: self.texts.get(&format!("criterion.{}.{key}", criterion.code())),
                points: format!("{sign}{}", rounded_percent(push(criterion) / 100.0, 1)),
                assumed: !confirmed && !rests_on_answers,
            }
        };
        pushing.into_iter().take(REASONS).map(reason).collect()
    }

    /// What else bears on a service: guards that moved it, tags, conditions of the company.
    #[must_use]
    pub fn remarks(&self, assessed: &TowerAssessment) -> Vec<String> {
        let moved = assessed.guards.iter().map(|row| self.texts.get(&format!("guard.{}", self.instrument.tower_guards[*row].id)));
        let tags = assessed.tags.iter().map(|tag| self.texts.get(&format!("tag.{tag}")));
        let concerns =
            |raised: &&RaisedGuard| raised.effects.iter().any(|effect| effect.towers.as_ref().is_some_and(|towers| towers.contains(&assessed.tower)));
        let company = self.assessment.guards.iter().filter(concerns).map(|raised| self.guard_message(raised));
        let mut remarks: Vec<String> = moved.chain(tags).chain(company).collect();
        remarks.dedup();
        remarks
    }

    /// What stays with the company when a provider works on the service.
    #[must_use]
    pub fn keeps(&self, assessed: &TowerAssessment) -> Option<String> {
        assessed.class.is_out().then(|| self.texts.get(&format!("tower.{}.keeps", self.instrument.towers[assessed.tower].id)))
    }

    /// A gap that was answered is stated; one that was not is put as something to verify.
    #[must_use]
    pub fn guard_message(&self, raised: &RaisedGuard) -> String {
        let id = &self.instrument.company_guards[raised.guard].id;
        let check = if raised.state == GuardState::ToVerify { ".check" } else { "" };
        // The page does not carry the words of guards that its path alone cannot raise.
        self.texts.find(&format!("guard.{id}{check}")).map_or_else(|| self.texts.get("guard.in_workshop"), str::to_owned)
    }

    /// What a guard does, a few words each.
    #[must_use]
    pub fn guard_effects(&self, raised: &RaisedGuard) -> Vec<String> {
        let to_verify = (raised.state == GuardState::ToVerify).then(|| self.texts.get("effect.to_verify"));
        let effects = raised.effects.iter().map(|effect| match effect.kind {
            EffectKind::Gate(milestone) => self.texts.get(&format!("effect.gate.{}", milestone.code())),
            kind => self.texts.get(&format!("effect.{}", kind.code())),
        });
        let mut effects: Vec<String> = to_verify.into_iter().chain(effects).collect();
        effects.dedup();
        effects
    }

    /// Services this decision leaves out, a sentence each: those of the group, those the company does not have.
    #[must_use]
    pub fn outside(&self) -> Vec<String> {
        let group = self.assessment.group_towers.clone();
        let absent = self.assessment.absent_towers.iter().filter(|absent| !absent.presumed).map(|absent| absent.tower).collect();
        let mut lines = Vec::new();
        for (towers, key) in [(group, "outside.group"), (absent, "outside.absent")] {
            let names = self.towers_short(towers);
            if !names.is_empty() {
                lines.push(self.texts.fill(key, &[("towers", &names)]));
            }
        }
        lines
    }

    /// How many values are assumptions, in a sentence.
    #[must_use]
    pub fn assumed_values(&self) -> Option<String> {
        let cells = || self.assessment.towers.iter().flat_map(|tower| tower.values.iter());
        let assumed = cells().filter(|value| value.origin != Origin::Confirmed).count();
        (assumed > 0).then(|| self.texts.count("assumed.values", assumed, &[("total", &self.texts.integer(cells().count()))]))
    }

    /// What was assumed, a sentence each.
    #[must_use]
    pub fn assumptions(&self) -> Vec<String> {
        let (texts, asked) = (self.texts, self.asked());
        let mut lines = Vec::new();
        let (mut unknown, mut blank) = (Vec::new(), 0);
        for question in asked.shown().into_iter().filter(|question| is_unknown(&asked, *question)).map(|index| &self.instrument.questions[index]) {
            if self.responses.contains_key(&question.id) {
                unknown.push(self.heading(question));
            } else {
                blank += 1;
            }
        }
        if !unknown.is_empty() {
            lines.push(texts.count("assumed.unknown", unknown.len(), &[("questions", &unknown.join(" · "))]));
        }
        if blank > 0 {
            lines.push(texts.count("assumed.blank", blank, &[]));
        }
        let presumed = self.assessment.absent_towers.iter().filter(|absent| absent.presumed).map(|absent| absent.tower);
        let presumed = self.towers_short(presumed);
        if !presumed.is_empty() {
            lines.push(texts.fill("assumed.absent", &[("towers", &presumed)]));
        }
        if self.assessment.scope.is_some() {
            lines.extend(self.assumed_values());
            lines.push(texts.get("assumed.spend"));
            if self.assessment.maturity.is_none() {
                lines.push(texts.get("assumed.maturity"));
            }
            if self.assessment.readiness.as_ref().is_none_or(|change| change.band.is_none()) {
                lines.push(texts.get("assumed.readiness"));
            }
        }
        lines
    }
}
