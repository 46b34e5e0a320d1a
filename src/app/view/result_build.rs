//! Builds the result: from the assessment to words; the sentences are those of exported documents.

use super::{
    AssumptionsView, ClassView, DepthOffer, GuardView, MapRow, MapView, MethodView, ReasonView, ResultView, ScopeView, TowerView,
    first::first,
    map::{Placed, draw},
    on_demand,
    start::go_on,
};
use crate::{
    app::{
        host::Paths,
        model::Fetch,
        parts,
        words::{Words, confidence},
    },
    engine::{
        Assessment, TowerAssessment,
        criterion::Class,
        guard::{GuardState, RaisedGuard},
        questionnaire::Path,
    },
    export::{Reason, Report, SHOWN_ORDER, Side},
    sorted::sort_once,
    text::rounded_percent,
};

pub(super) fn result(words: &Words<'_>, assessment: &Assessment) -> ResultView {
    let report = words.report(assessment);
    let mut assumed = report.assumptions();
    // Only the full path has the words of each setting.
    if assessment.path == Path::Quick && !words.model.record.settings.is_empty() {
        assumed.push(words.get("assumed.settings"));
    }
    let depth = parts::has_depth(words.model);
    let guards = assessment.guards.iter().map(|raised| guard(words, &report, raised)).collect();
    ResultView {
        is_whole: words.model.is_whole,
        title: words.get("result.title"),
        scope: scope(words, assessment),
        first: first(words, assessment),
        map: assessment.scope.as_ref().map(|_| map(words, assessment)),
        towers_title: words.get("result.towers"),
        towers_summary: Some(report.scope_parts()).filter(|parts| !parts.is_empty()),
        classes: SHOWN_ORDER.into_iter().filter_map(|class| self::class(words, assessment, class)).collect(),
        outside: report.outside(),
        guards_title: words.get("result.guards"),
        guards_summary: Some(guards_summary(words, assessment)).filter(|counts| !counts.is_empty()),
        guards_lead: words.get("result.guards.lead"),
        guards,
        full: depth.map(|has| on_demand::work::result(has, words, &report)),
        offer: depth.is_none().then(|| offer(words)),
        assumptions: AssumptionsView { title: words.get("assumed.title"), summary: report.assumed_values(), lines: assumed },
        go_on: (assessment.path == Path::Quick && words.model.wishes.paths != Paths::Quick).then(|| go_on(words)),
        method: method(words),
        notice: words.get("caveat"),
        to_checklist: words.get("result.to_checklist"),
        to_report: words.get("result.to_report"),
        files: words.get("result.files"),
        to_review: words.get("result.to_review"),
        what_if: words.get("result.what_if"),
        trial: trial(words),
        call: words.model.wishes.call.clone(),
    }
}

// ---------- Scope ----------

fn scope(words: &Words<'_>, assessment: &Assessment) -> ScopeView {
    let report = words.report(assessment);
    let scope = assessment.scope.as_ref();
    ScopeView {
        headline: report.scope_headline(),
        sentence: report.scope_sentence(),
        confidence: scope.map(|scope| confidence(&report, scope.confidence, scope.acceptability)),
        first_indication: report.first_indication(),
        share: scope.map(|scope| rounded_percent(scope.shown_share, 1)).zip(report.scope_share()),
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
    let report = words.report(assessment);
    let [score, low, high] = report.tower_points(assessed);
    let reasons = |side: Side| report.reasons(assessed, side).into_iter().map(|reason| self::reason(words, reason)).collect();
    TowerView {
        id: words.model.instrument().towers[assessed.tower].id.as_str().to_owned(),
        number: index + 1,
        name: words.tower(assessed.tower),
        wording: report.tower_wording(assessed),
        confidence: confidence(&report, assessed.confidence, assessed.acceptability()),
        score: report.tower_score(assessed),
        bar: (score, low, high),
        reasons_for: (words.get("tower.reasons.for"), reasons(Side::For)),
        reasons_against: (words.get("tower.reasons.against"), reasons(Side::Against)),
        remarks: report.remarks(assessed),
        first_wave: assessed.first_wave.then(|| words.get("tower.first_wave")),
        keeps: report.keeps(assessed).map(|keeps| (words.get("tower.keeps"), keeps)),
    }
}

fn reason(words: &Words<'_>, reason: Reason) -> ReasonView {
    ReasonView { text: reason.text, points: reason.points, assumed: reason.assumed.then(|| words.get("tower.assumed")) }
}

// ---------- What must be settled first ----------

fn guard(words: &Words<'_>, report: &Report<'_>, raised: &RaisedGuard) -> GuardView {
    let guard = &words.model.instrument().company_guards[raised.guard];
    let mut towers: Vec<usize> = raised.effects.iter().filter_map(|effect| effect.towers.as_ref()).flatten().copied().collect();
    sort_once(&mut towers);
    GuardView {
        id: guard.id.as_str().to_owned(),
        message: report.guard_message(raised),
        effects: report.guard_effects(raised),
        state: raised.state.code(),
        towers: towers.into_iter().map(|tower| words.tower_short(tower)).collect(),
        causes_label: words.get("causes.label"),
        causes: words.causes(&raised.because),
        sources: words.sources(&guard.sources),
    }
}

/// How many are known to be missing, and how many are to be verified.
fn guards_summary(words: &Words<'_>, assessment: &Assessment) -> String {
    let unmet = assessment.guards.iter().filter(|raised| raised.state == GuardState::Unmet).count();
    words.counted(&[("fold.unmet", unmet), ("fold.to_verify", assessment.guards.len() - unmet)])
}

// ---------- The whole analysis, and how all this is computed ----------

fn offer(words: &Words<'_>) -> DepthOffer {
    let model = words.model;
    let is_waiting = parts::is_depth_coming(model);
    let is_failed = matches!(model.fetch, Fetch::Failed(_) | Fetch::Foreign(_));
    let button = match (is_waiting, is_failed) {
        (true, _) => "whole.waiting",
        (_, true) => "fetch.retry",
        _ => "whole",
    };
    let text = match model.fetch {
        Fetch::Failed(_) => "fetch.failed.text",
        Fetch::Foreign(_) => "fetch.foreign.text",
        _ => "whole.text",
    };
    DepthOffer { text: words.get(text), button: words.get(button), is_waiting, is_failed }
}

/// That a trial is open.
fn trial(words: &Words<'_>) -> Option<String> {
    let changes = words.model.trial.as_ref().map_or(0, |trial| trial.changes.len());
    (changes > 0).then(|| words.texts.count("result.trial", changes, &[]))
}

/// The weights are published with the result: the tool is published by providers and must not lean their way.
fn method(words: &Words<'_>) -> MethodView {
    let instrument = words.model.settled();
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
