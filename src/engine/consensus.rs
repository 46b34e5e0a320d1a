//! Several participants: how far they agree, on what they are split, and whether management and users see the same thing.
//!
//! Disagreement is data: it widens what a value may be, and raises a risk of its own.

use crate::sorted::{Map, sort};

use super::{
    answer::{Answer, Cell},
    asked::{Asked, Responses},
    criterion::Criterion,
    id::{QuestionId, TowerId},
    instrument::{Instrument, Thresholds},
    number::{Interval, to_nano},
    questionnaire::{Effect, Kind, Path, Question},
};

/// What several participants answered.
#[derive(Clone, Debug)]
pub struct Voices<'a> {
    /// By question and participant.
    pub answers: &'a Map<QuestionId, Map<String, Answer>>,
    /// The group of the participants who said theirs.
    pub groups: Map<String, Group>,
}

/// On which side of the project a participant stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Management.
    Management,
    /// Users.
    Users,
}

impl Group {
    /// All.
    pub const ALL: [Self; 2] = [Self::Management, Self::Users];

    /// Its name in files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::Users => "users",
        }
    }

    /// The group with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }
}

/// How far several ratings of one thing agree, on a scale of 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Consensus {
    /// Ratings; "I don't know" is not one.
    pub count: usize,
    /// The working value: the median, the lower one of an even number.
    pub median: f64,
    /// Lowest and highest rating.
    pub range: Interval,
    /// Third quartile less first, both interpolated.
    pub spread: f64,
    /// Ordinal consensus, 0 (half at each end) to 1 (all the same): 1 + Σ p·log2(1 − |x − mean| / 4) (Tastle and Wierman, 2007).
    pub index: f64,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They agree.
    Agree,
    /// Neither.
    Between,
    /// They must talk about it.
    Discuss,
}

impl Consensus {
    /// The consensus of `ratings`; `None` without any.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // Participants are a handful.
    pub fn of(ratings: &[f64]) -> Option<Self> {
        let mut sorted = ratings.to_vec();
        sort(&mut sorted, |one, other| one < other);
        let (low, high, count) = (*sorted.first()?, *sorted.last()?, sorted.len() as f64);
        let mean = sorted.iter().sum::<f64>() / count;
        // The argument stays above 0: no rating is 4 away from a mean it is part of.
        let agreement: f64 = sorted.iter().map(|rating| libm::log2(1.0 - (rating - mean).abs() / 4.0)).sum();
        Some(Self {
            count: sorted.len(),
            median: sorted[(sorted.len() - 1) / 2],
            range: Interval { low, high },
            spread: quartile(&sorted, 0.75) - quartile(&sorted, 0.25),
            index: (1.0 + agreement / count).max(0.0),
        })
    }

    /// What to do about it.
    #[must_use]
    pub fn verdict(&self, thresholds: &Thresholds) -> Verdict {
        let (index, spread) = (to_nano(self.index), to_nano(self.spread));
        if index < thresholds.discuss || spread >= thresholds.discuss_spread {
            Verdict::Discuss
        } else if index >= thresholds.agree && spread <= thresholds.agree_spread {
            Verdict::Agree
        } else {
            Verdict::Between
        }
    }

    /// Whether they are split: what a risk counts.
    #[must_use]
    pub fn is_split(&self, thresholds: &Thresholds) -> bool {
        to_nano(self.index) < thresholds.discuss
    }
}

/// A quantile by linear interpolation between the two ratings around it.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Participants are a handful.
fn quartile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len().saturating_sub(1)) as f64;
    let below = place.floor();
    let at = |index: usize| sorted.get(index).or(sorted.last()).copied().unwrap_or(0.0);
    let (low, high) = (at(below as usize), at(below as usize + 1));
    low + (high - low) * (place - below)
}

/// Kendall's W of several raters' rankings of the same things, 0 to 1, corrected for ties: below 0.3 weak, above 0.7 strong.
/// Each rater gives one number per thing; only their order counts. `None`: fewer than two raters or things, or nothing but ties.
#[must_use]
#[allow(clippy::cast_precision_loss)] // Raters and things are a handful.
pub fn kendall(raters: &[Vec<f64>]) -> Option<f64> {
    let things = raters.first()?.len();
    if raters.len() < 2 || things < 2 || raters.iter().any(|rater| rater.len() != things) {
        return None;
    }
    let (m, n) = (raters.len() as f64, things as f64);
    let mut sums = vec![0.0; things];
    let mut ties = 0.0;
    for rater in raters {
        for (thing, sum) in sums.iter_mut().enumerate() {
            let below = rater.iter().filter(|value| **value < rater[thing]).count() as f64;
            let same = rater.iter().filter(|value| to_nano(**value - rater[thing]) == 0.0).count() as f64;
            // Things that tie share the mean of their ranks.
            *sum += below + f64::midpoint(same, 1.0);
            // A group of t adds t³ − t: each of its t members adds t² − 1.
            ties += same * same - 1.0;
        }
    }
    let mean = sums.iter().sum::<f64>() / n;
    let deviation: f64 = sums.iter().map(|sum| (sum - mean) * (sum - mean)).sum();
    let most = m * m * (n * n * n - n) - m * ties;
    (to_nano(most) > 0.0).then(|| 12.0 * deviation / most)
}

/// A question, or a cell of one, that enough participants rated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rated {
    /// Index of the question.
    pub question: usize,
    /// Index of the tower, for a cell.
    pub tower: Option<usize>,
    /// How far they agree.
    pub consensus: Consensus,
}

/// Where the participants of a workshop disagree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Disagreement {
    /// Cells they do not agree on: the tower's index, the criterion, and all they say.
    pub cells: Vec<(usize, Criterion, Interval)>,
    /// Indices of the questions they are split on, once for each cell; `None` outside a workshop.
    pub splits: Option<Vec<usize>>,
    /// Indices of the scales on which management and users are far apart; `None` outside a workshop.
    pub apart: Option<Vec<usize>>,
}

/// Where the participants of a workshop disagree on what is asked.
#[must_use]
pub fn disagreement(instrument: &Instrument, path: Path, responses: &Responses, voices: &Voices<'_>) -> Disagreement {
    let asked = Asked::new(instrument, path, responses);
    let rated = rated(instrument, &asked, voices);
    let cell = |rated: &Rated| match instrument.questions[rated.question].kind {
        Kind::MatrixScale(criterion) if rated.consensus.verdict(&instrument.thresholds) != Verdict::Agree => {
            Some((rated.tower?, criterion, rated.consensus.range))
        }
        _ => None,
    };
    Disagreement {
        cells: rated.iter().filter_map(cell).collect(),
        splits: Some(splits(instrument, &rated)),
        apart: Some(apart(instrument, &asked, voices)),
    }
}

/// Everything shown that enough participants rated, in the order of the content.
#[must_use]
pub fn rated(instrument: &Instrument, asked: &Asked<'_>, voices: &Voices<'_>) -> Vec<Rated> {
    let mut rated = Vec::new();
    for question in asked.shown() {
        let of = &instrument.questions[question];
        let Some(answers) = voices.answers.get(&of.id) else { continue };
        let mut add = |tower: Option<usize>| {
            let id = tower.map(|tower| &instrument.towers[tower].id);
            let ratings: Vec<f64> = answers.values().filter_map(|answer| rating(of, answer, id)).collect();
            if ratings.len() >= instrument.thresholds.voices {
                rated.extend(Consensus::of(&ratings).map(|consensus| Rated { question, tower, consensus }));
            }
        };
        match of.kind {
            // Cells of services that left the analysis are answers nobody is asked for.
            Kind::MatrixScale(_) => {
                let is_ours = |tower: &usize| match asked.cell(instrument.mode_question, *tower) {
                    Some(Cell::One(mode)) => !matches!(mode.as_str(), "na" | "group"),
                    _ => true,
                };
                (0..instrument.towers.len()).filter(is_ours).for_each(|tower| add(Some(tower)));
            }
            _ => add(None),
        }
    }
    rated
}

/// An answer on a scale of 1 to 5. Options that have an order are spread over it; other questions have no rating, nor has "I don't know".
#[allow(clippy::cast_precision_loss)] // Options are a handful.
fn rating(question: &Question, answer: &Answer, tower: Option<&TowerId>) -> Option<f64> {
    match (answer, tower) {
        (Answer::Scale(value), None) => Some(f64::from(*value)),
        (Answer::Matrix(cells), Some(tower)) => match cells.get(tower) {
            Some(Cell::Scale(value)) => Some(f64::from(*value)),
            _ => None,
        },
        (Answer::One(option), None) => {
            let order = if question.order.is_empty() && question.effect == Effect::Impact { &question.options } else { &question.order };
            let place = order.iter().position(|other| other == option)?;
            (order.len() > 1).then(|| 1.0 + 4.0 * place as f64 / (order.len() - 1) as f64)
        }
        _ => None,
    }
}

/// Indices of the questions the participants are split on, once for each cell.
#[must_use]
pub fn splits(instrument: &Instrument, rated: &[Rated]) -> Vec<usize> {
    rated.iter().filter(|rated| rated.consensus.is_split(&instrument.thresholds)).map(|rated| rated.question).collect()
}

/// What to talk about first: the `most` widest disagreements that are not agreed, the widest first.
#[must_use]
pub fn agenda(instrument: &Instrument, rated: &[Rated], most: usize) -> Vec<Rated> {
    let mut open: Vec<Rated> = rated.iter().filter(|rated| rated.consensus.verdict(&instrument.thresholds) != Verdict::Agree).copied().collect();
    sort(&mut open, |one, other| to_nano(one.consensus.index) < to_nano(other.consensus.index));
    open.truncate(most);
    open
}

/// Indices of the scales shown on which the medians of management and of users are far apart.
#[must_use]
pub fn apart(instrument: &Instrument, asked: &Asked<'_>, voices: &Voices<'_>) -> Vec<usize> {
    let median = |question: &Question, group: Group| {
        let answers = voices.answers.get(&question.id)?;
        let of_group = answers.iter().filter(|(who, _)| voices.groups.get(*who) == Some(&group));
        let ratings: Vec<f64> = of_group.filter_map(|(_, answer)| rating(question, answer, None)).collect();
        Consensus::of(&ratings).map(|consensus| consensus.median)
    };
    let is_apart = |index: &usize| {
        let question = &instrument.questions[*index];
        let medians = (median(question, Group::Management), median(question, Group::Users));
        question.kind == Kind::Scale && matches!(medians, (Some(one), Some(other)) if to_nano((one - other).abs()) >= instrument.thresholds.group_gap)
    };
    asked.shown().into_iter().filter(is_apart).collect()
}
