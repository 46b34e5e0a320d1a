//! What to do first: three things at most, each with what it rests on.

use super::CauseView;
use crate::{
    app::{
        msg::{Msg, ScenarioMsg},
        route::Route,
        words::Words,
    },
    engine::{
        Asked, Assessment,
        guard::{GuardState, RaisedGuard},
        instrument::EffectKind,
    },
};

/// What to do first.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstView {
    /// Heading.
    pub title: String,
    /// In the order they come; none without a scope.
    pub steps: Vec<StepView>,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct StepView {
    /// What kind of thing: "Settle", "Confirm", "Answer", "Start with".
    pub label: String,
    /// What it is.
    pub text: String,
    /// Why, where no answer of the visitor says it.
    pub why: Option<String>,
    /// The answers it comes from.
    pub causes: Vec<CauseView>,
    /// Where to do it, when that is here.
    pub route: Option<(String, Route)>,
    /// What another answer would change: label, and what pressing the button says.
    pub try_it: Option<(String, Msg)>,
}

/// So many things are read in a minute.
const MOST: usize = 3;

/// What must be settled, the question that would help most, and the first wave; where one of them is missing, more to settle,
/// or else what was assumed, to confirm.
pub(super) fn first(words: &Words<'_>, assessment: &Assessment) -> FirstView {
    // What the question that would help most is about is not said twice.
    let asked = |raised: &RaisedGuard| assessment.next_question.as_ref().is_some_and(|next| raised.because.contains(&next.question));
    let is_said = |raised: &RaisedGuard| raised.state == GuardState::ToVerify && asked(raised);
    let guards = (0..LAST).flat_map(|wanted| assessment.guards.iter().filter(move |raised| rank(raised) == wanted && !is_said(raised)));
    let others: Vec<StepView> = answer(words, assessment).into_iter().chain(start(words, assessment)).collect();
    let mut steps: Vec<StepView> = guards.take(MOST - others.len()).map(|raised| settle(words, assessment, raised)).collect();
    let has_room = steps.len() + others.len() < MOST;
    steps.extend(has_room.then(|| confirm(words, assessment)).flatten());
    steps.extend(others);
    FirstView { title: words.get("first.title"), steps }
}

/// Not among the first things to do.
const LAST: u8 = 4;

/// What is known to be missing and stands in the way comes before what is to be verified.
fn rank(raised: &RaisedGuard) -> u8 {
    let blocks = raised.effects.iter().any(|effect| matches!(effect.kind, EffectKind::Cap | EffectKind::Gate(_)));
    let only_hints = raised.effects.iter().all(|effect| matches!(effect.kind, EffectKind::Hint));
    match (raised.state, blocks) {
        _ if only_hints => LAST,
        (GuardState::Unmet, true) => 0,
        (GuardState::Unmet, false) => 1,
        (_, true) => 2,
        _ => 3,
    }
}

fn settle(words: &Words<'_>, assessment: &Assessment, raised: &RaisedGuard) -> StepView {
    let mut causes = words.causes(&raised.because);
    // The others stand with the condition itself.
    causes.truncate(1);
    StepView { label: words.get("first.settle"), text: words.report(assessment).guard_message(raised), why: None, causes, route: None, try_it: None }
}

fn confirm(words: &Words<'_>, assessment: &Assessment) -> Option<StepView> {
    let text = words.report(assessment).assumed_values()?;
    let route = Some((words.get("result.to_review"), Route::Review));
    Some(StepView { label: words.get("first.confirm"), text, why: None, causes: Vec::new(), route, try_it: None })
}

fn answer(words: &Words<'_>, assessment: &Assessment) -> Option<StepView> {
    let model = words.model;
    let next = assessment.next_question.as_ref()?;
    let question = &model.instrument().questions[next.question];
    let (text, why) = words.report(assessment).next_question()?;
    let asked = Asked::new(model.instrument(), model.record.path, &model.record.responses);
    let is_answerable = asked.shown().contains(&next.question);
    let route = is_answerable.then(|| (words.get("next.answer"), Route::Question(question.id.as_str().to_owned())));
    let try_it = is_answerable.then(|| {
        let tower = next.tower.map(|tower| model.instrument().towers[tower].id.as_str().to_owned());
        (words.get("result.what_if"), Msg::Scenario(ScenarioMsg::Opened(question.id.as_str().to_owned(), tower)))
    });
    Some(StepView { label: words.get("first.answer"), text, why: Some(why), causes: Vec::new(), route, try_it })
}

fn start(words: &Words<'_>, assessment: &Assessment) -> Option<StepView> {
    let wave = || assessment.towers.iter().filter(|tower| tower.first_wave);
    let spend: f64 = wave().map(|tower| tower.spend).sum();
    let towers = words.towers_short(wave().map(|tower| tower.tower));
    (!towers.is_empty()).then(|| StepView {
        label: words.get("first.start"),
        text: words.texts.fill("first.start.text", &[("towers", &towers), ("share", &words.texts.percent(spend, 1))]),
        why: Some(words.get("first.start.why")),
        causes: Vec::new(),
        route: None,
        try_it: None,
    })
}
