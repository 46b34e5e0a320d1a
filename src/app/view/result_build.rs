//! Builds the result: from the assessment to words.

use super::{
    AssumptionsView, ClassView, GuardView, MapRow, MapView, MethodView, NextView, ReasonView, ResultView, ScopeView, TowerView,
    map::{Placed, draw},
};
use crate::{
    app::{route::Route, words::Words},
    engine::{
        Answer, Asked, Assessment, Cell, State, TowerAssessment,
        assessment::is_unknown,
        criterion::{Class, Criterion},
        guard::{GuardState, RaisedGuard},
        instrument::EffectKind,
        prior::Origin,
        scope::ScopeKind,
    },
    sorted::{sort, sort_once},
    text::rounded_percent,
};

/// Classes as shown: most external first.
const SHOWN_ORDER: [Class; 4] = [Class::Outsource, Class::Comanage, Class::Study, Class::Keep];
/// Reasons shown on each side.
const REASONS: usize = 2;

pub(super) fn result(words: &Words<'_>, assessment: &Assessment) -> ResultView {
    let guards = assessment.guards.iter().map(|raised| guard(words, raised)).collect();
    ResultView {
        title: words.get("result.title"),
        scope: scope(words, assessment),
        map: assessment.scope.as_ref().map(|_| map(words, assessment)),
        towers_title: words.get("result.towers"),
        classes: SHOWN_ORDER.into_iter().filter_map(|class| self::class(words, assessment, class)).collect(),
        guards_title: words.get("result.guards"),
        guards_lead: words.get("result.guards.lead"),
        guards,
        assumptions: assumptions(words, assessment),
        next: next(words, assessment),
        method: method(words),
        notice: words.get("caveat"),
        to_checklist: words.get("result.to_checklist"),
        download: words.get("result.download"),
        to_review: words.get("result.to_review"),
    }
}

// ---------- Scope ----------

fn scope(words: &Words<'_>, assessment: &Assessment) -> ScopeView {
    let instrument = words.model.instrument();
    let Some(scope) = &assessment.scope else {
        let least = instrument.thresholds.known_answers;
        return ScopeView {
            headline: words.get("scope.insufficient"),
            sentence: words.texts.count("scope.insufficient.sentence", least, &[]),
            confidence: None,
            first_indication: None,
            share: None,
        };
    };
    let headline = match (scope.kind, scope.degree) {
        (ScopeKind::Partial, Some(degree)) => words.get(&format!("scope.partial.{}", degree.code())),
        (kind, _) => words.get(&format!("scope.{}", kind.code())),
    };
    let count = |class: Class| assessment.towers.iter().filter(|tower| tower.class == class).count();
    let parts: Vec<String> = SHOWN_ORDER
        .into_iter()
        .filter(|class| count(*class) > 0)
        .map(|class| words.texts.count(&format!("scope.part.{}", class.code()), count(class), &[]))
        .collect();
    let mut sentence = words.texts.fill("scope.sentence", &[("parts", &words.texts.list(&parts))]);
    if scope.is_capped() {
        let caps = assessment.guards.iter().filter(|raised| raised.caps()).count();
        sentence = format!("{sentence} {}", words.texts.count("scope.capped", caps, &[]));
    }
    let share = rounded_percent(scope.shown_share, 1);
    ScopeView {
        headline,
        sentence,
        confidence: Some(words.confidence(scope.confidence, scope.acceptability)),
        first_indication: (assessment.coverage < instrument.thresholds.first_indication).then(|| words.get("scope.first_indication")),
        share: Some((share, words.texts.fill("scope.share", &[("share", &words.texts.percent(scope.shown_share, 1))]))),
    }
}

// ---------- The map ----------

/// Whether a dependency between two services crosses the company's line.
fn crosses(one: &TowerAssessment, other: &TowerAssessment) -> bool {
    one.class.is_out() != other.class.is_out()
}

fn map(words: &Words<'_>, assessment: &Assessment) -> MapView {
    let towers = &words.model.instrument().towers;
    let touched = |tower: &TowerAssessment| -> Vec<usize> {
        let touches = &towers[tower.tower].touches;
        assessment.towers.iter().enumerate().filter(|(_, other)| touches.contains(&other.tower)).map(|(index, _)| index).collect()
    };
    let placed: Vec<Placed> = assessment
        .towers
        .iter()
        .enumerate()
        .map(|(index, tower)| Placed {
            number: index + 1,
            label: words.tower_short(tower.tower),
            class: tower.class.code(),
            confidence: tower.confidence.code(),
            share: tower.spend,
            touches: touched(tower),
        })
        .collect();
    let rows = assessment.towers.iter().enumerate().map(|(index, tower)| {
        let across = touched(tower).into_iter().map(|other| &assessment.towers[other]).filter(|other| crosses(tower, other));
        let across = words.towers_short(across.map(|other| other.tower));
        MapRow {
            number: index + 1,
            tower: words.tower(tower.tower),
            class: words.get(&format!("class.{}", tower.class.code())),
            confidence: words.get(&format!("confidence.{}", tower.confidence.code())),
            share: words.texts.percent(tower.spend, 1),
            touches: if across.is_empty() { words.get("map.touches.none") } else { across },
        }
    });
    let named = |class: Class| words.towers_short(assessment.towers.iter().filter(|tower| tower.class == class).map(|tower| tower.tower));
    let parts: Vec<String> = SHOWN_ORDER
        .into_iter()
        .map(|class| (class, named(class)))
        .filter(|(_, names)| !names.is_empty())
        .map(|(class, names)| words.texts.fill(&format!("map.alternative.{}", class.code()), &[("towers", &names)]))
        .collect();
    let mut legend: Vec<(&'static str, String)> =
        SHOWN_ORDER.map(|class| (class.code(), words.get(&format!("map.legend.{}", class.code())))).to_vec();
    legend.push(("link", words.get("map.legend.link")));
    MapView {
        title: words.get("map.title"),
        caption: words.get("map.caption"),
        alternative: parts.join(" "),
        drawing: draw(&placed),
        legend,
        table_label: words.get("map.table"),
        table_head: ["number", "tower", "class", "confidence", "share", "touches"].map(|column| words.get(&format!("map.head.{column}"))),
        rows: rows.collect(),
    }
}

// ---------- Services ----------

fn class(words: &Words<'_>, assessment: &Assessment, class: Class) -> Option<ClassView> {
    let towers: Vec<TowerView> = assessment
        .towers
        .iter()
        .enumerate()
        .filter(|(_, tower)| tower.class == class)
        .map(|(index, assessed)| tower(words, assessment, index, assessed))
        .collect();
    (!towers.is_empty()).then(|| ClassView {
        id: class.code(),
        name: words.get(&format!("class.{}", class.code())),
        lead: words.get(&format!("class.{}.lead", class.code())),
        towers,
    })
}

fn tower(words: &Words<'_>, assessment: &Assessment, index: usize, assessed: &TowerAssessment) -> TowerView {
    let model = words.model;
    let instrument = model.instrument();
    let asked = Asked::new(instrument, model.record.path, &model.record.responses);
    let tower = &instrument.towers[assessed.tower];
    let wording = match asked.cell(instrument.mode_question, assessed.tower) {
        Some(Cell::One(mode)) => words.texts.find(&format!("mode.{mode}.{}", assessed.class.code())).map(str::to_owned),
        _ => None,
    };
    let points = |score: f64| rounded_percent(score / 100.0, 1);
    let [score, low, high] = [assessed.score.central, assessed.score.low, assessed.score.high].map(points);
    let texts = [score, low, high].map(|number| number.to_string());
    let reasons = |side: f64| reasons(words, &asked, assessed, side);
    TowerView {
        id: tower.id.as_str().to_owned(),
        number: index + 1,
        name: words.tower(assessed.tower),
        wording,
        confidence: words.confidence(assessed.confidence, assessed.acceptability()),
        score: words.texts.fill("tower.score", &[("score", &texts[0]), ("low", &texts[1]), ("high", &texts[2])]),
        bar: (score, low, high),
        reasons_for: (words.get("tower.reasons.for"), reasons(1.0)),
        reasons_against: (words.get("tower.reasons.against"), reasons(-1.0)),
        remarks: remarks(words, assessment, assessed),
        first_wave: assessed.first_wave.then(|| words.get("tower.first_wave")),
        keeps: assessed.class.is_out().then(|| (words.get("tower.keeps"), words.get(&format!("tower.{}.keeps", tower.id)))),
    }
}

/// The two largest pushes on one side: `side` is 1 for, -1 against.
fn reasons(words: &Words<'_>, asked: &Asked<'_>, assessed: &TowerAssessment, side: f64) -> Vec<ReasonView> {
    let instrument = words.model.instrument();
    let push = |criterion: Criterion| assessed.score.contributions[criterion.index()] * side;
    let mut pushing: Vec<Criterion> = Criterion::ALL.into_iter().filter(|criterion| push(*criterion) > 0.05).collect();
    sort(&mut pushing, |one, other| push(*one) > push(*other));
    let reason = |criterion: Criterion| {
        let settings = instrument.criterion(criterion);
        // A value that rests on an answer, even to another question, is not a bare assumption; one that no question can confirm always is.
        let rests_on_answers = settings.question.is_some() && settings.reads.iter().any(|question| matches!(asked.state(*question), State::Known(_)));
        let confirmed = assessed.values[criterion.index()].origin == Origin::Confirmed;
        let key = if side > 0.0 { "for" } else { "against" };
        ReasonView {
            text: words.get(&format!("criterion.{}.{key}", criterion.code())),
            points: format!("{}{}", if side > 0.0 { "+" } else { "−" }, rounded_percent(push(criterion) / 100.0, 1)),
            assumed: (!confirmed && !rests_on_answers).then(|| words.get("tower.assumed")),
        }
    };
    pushing.into_iter().take(REASONS).map(reason).collect()
}

/// What else bears on a service: guards that moved it, tags, conditions of the company.
fn remarks(words: &Words<'_>, assessment: &Assessment, assessed: &TowerAssessment) -> Vec<String> {
    let instrument = words.model.instrument();
    let mut remarks: Vec<String> = Vec::new();
    for row in &assessed.guards {
        remarks.push(words.get(&format!("guard.{}", instrument.tower_guards[*row].id)));
    }
    for tag in &assessed.tags {
        remarks.push(words.get(&format!("tag.{tag}")));
    }
    for raised in &assessment.guards {
        if raised.effects.iter().any(|effect| effect.towers.as_ref().is_some_and(|towers| towers.contains(&assessed.tower))) {
            remarks.push(guard_message(words, raised));
        }
    }
    remarks.dedup();
    remarks
}

// ---------- What must be settled first ----------

/// A gap that was answered is stated; one that was not is put as something to verify.
fn guard_message(words: &Words<'_>, raised: &RaisedGuard) -> String {
    let id = &words.model.instrument().company_guards[raised.guard].id;
    match raised.state {
        GuardState::Unmet => words.get(&format!("guard.{id}")),
        GuardState::ToVerify => words.get(&format!("guard.{id}.check")),
    }
}

fn guard(words: &Words<'_>, raised: &RaisedGuard) -> GuardView {
    let guard = &words.model.instrument().company_guards[raised.guard];
    let mut effects: Vec<String> = raised
        .effects
        .iter()
        .map(|effect| match effect.kind {
            EffectKind::Gate(milestone) => words.get(&format!("effect.gate.{}", milestone.code())),
            kind => words.get(&format!("effect.{}", kind.code())),
        })
        .collect();
    if raised.state == GuardState::ToVerify {
        effects.insert(0, words.get("effect.to_verify"));
    }
    effects.dedup();
    let mut towers: Vec<usize> = raised.effects.iter().filter_map(|effect| effect.towers.as_ref()).flatten().copied().collect();
    sort_once(&mut towers);
    GuardView {
        id: guard.id.as_str().to_owned(),
        message: guard_message(words, raised),
        effects,
        state: raised.state.code(),
        towers: towers.into_iter().map(|tower| words.tower_short(tower)).collect(),
        causes: words.causes(&raised.because),
        sources: words.sources(&guard.sources),
    }
}

// ---------- What was assumed, what would help ----------

fn assumptions(words: &Words<'_>, assessment: &Assessment) -> AssumptionsView {
    let model = words.model;
    let instrument = model.instrument();
    let asked = Asked::new(instrument, model.record.path, &model.record.responses);
    let mut lines = Vec::new();
    let unknown: Vec<String> = asked
        .shown()
        .into_iter()
        .filter(|question| is_unknown(&asked, *question))
        .map(|question| words.heading(&instrument.questions[question]))
        .collect();
    if !unknown.is_empty() {
        lines.push(words.texts.count("assumed.unknown", unknown.len(), &[("questions", &unknown.join(" · "))]));
    }
    let presumed: Vec<usize> = assessment.absent_towers.iter().filter(|absent| absent.presumed).map(|absent| absent.tower).collect();
    if !presumed.is_empty() {
        lines.push(words.texts.fill("assumed.absent", &[("towers", &words.towers_short(presumed))]));
    }
    if assessment.scope.is_some() {
        let cells = || assessment.towers.iter().flat_map(|tower| tower.values.iter());
        let assumed = cells().filter(|value| value.origin != Origin::Confirmed).count();
        if assumed > 0 {
            lines.push(words.texts.count("assumed.values", assumed, &[("total", &words.texts.integer(cells().count()))]));
        }
        lines.push(words.get("assumed.spend"));
        if assessment.maturity.is_none() {
            lines.push(words.get("assumed.maturity"));
        }
        lines.push(words.get("assumed.readiness"));
    }
    AssumptionsView { title: words.get("assumed.title"), lines }
}

fn next(words: &Words<'_>, assessment: &Assessment) -> Option<NextView> {
    let model = words.model;
    let next = assessment.next_question.as_ref()?;
    let question = &model.instrument().questions[next.question];
    let heading = words.heading(question);
    let asked = Asked::new(model.instrument(), model.record.path, &model.record.responses);
    let is_answerable = asked.shown().contains(&next.question) && !matches!(asked.state(next.question), State::Known(Answer::Matrix(_)));
    Some(NextView {
        title: words.get("next.title"),
        question: next
            .tower
            .map_or_else(|| heading.clone(), |tower| words.texts.fill("next.of_tower", &[("question", &heading), ("tower", &words.tower(tower))])),
        why: words.get(if next.tower.is_some() { "next.why.tower" } else { "next.why.guard" }),
        route: is_answerable.then(|| (words.get("next.answer"), Route::Question(question.id.as_str().to_owned()))),
    })
}

/// The weights are published with the result: the tool is published by providers and must not lean their way.
fn method(words: &Words<'_>) -> MethodView {
    let instrument = words.model.instrument();
    let thresholds = &instrument.thresholds;
    let draws = words.texts.integer(instrument.sampling.draws);
    let percent = |share: f64| words.texts.percent(share, 1);
    let points = |score: f64| rounded_percent(score / 100.0, 1).to_string();
    let numbers = [
        ("draws", draws),
        ("outsource", points(thresholds.outsource)),
        ("keep", points(thresholds.keep)),
        ("in_house", percent(thresholds.in_house)),
        ("global", percent(thresholds.global)),
        ("robust", percent(thresholds.robust)),
        ("likely", percent(thresholds.likely)),
    ];
    let numbers = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
    let weighted = instrument.criteria.iter().filter(|settings| settings.weight > 0.0);
    MethodView {
        label: words.get("method.label"),
        paragraphs: ["method.score", "method.scope", "method.draws", "method.bias"].map(|key| words.texts.fill(key, &numbers)).to_vec(),
        head: [words.get("method.head.criterion"), words.get("method.head.weight")],
        weights: weighted.map(|settings| (words.get(&format!("criterion.{}", settings.criterion.code())), percent(settings.weight))).collect(),
    }
}
