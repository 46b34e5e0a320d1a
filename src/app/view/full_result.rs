//! The whole analysis: what each criterion weighs, change, actors, roles, risks, what would change it, sources, and its settings.

use super::{
    CauseView, RisksView, SourceView, SourcesView, depth,
    full_people::{PeopleView, people},
    pictures::{
        contributions::{ContributionsView, contributions},
        quadrant::{QuadrantView, quadrant},
    },
};
use crate::{
    app::words::Words,
    engine::{
        criterion::Class,
        questionnaire::Path,
        readiness::{RaisedAction, Readiness},
        scope::ScopeKind,
    },
    export::Report,
    text::rounded_percent,
};

/// The whole analysis, besides what a first indication shows.
#[derive(Clone, Debug, PartialEq)]
pub struct FullResultView {
    /// What each criterion adds to each score; `None` without a scope.
    pub contributions: Option<ContributionsView>,
    /// The change; `None` without a scope.
    pub change: Option<ChangeView>,
    /// Actors and roles; `None` without a scope.
    pub people: Option<PeopleView>,
    /// Risks; `None` where there is none.
    pub risks: Option<RisksView>,
    /// What would change the result; `None` without a scope, and on the quick path.
    pub flips: Option<FlipsView>,
    /// What this page cites; `None` without a scope.
    pub sources: Option<SourcesView>,
    /// The settings it was computed with; on the full path only.
    pub settings: Option<SettingsNote>,
}

/// How large the change is, and how ready people are: two measures, never one.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeView {
    /// Heading.
    pub title: String,
    /// The essential, in a line.
    pub summary: String,
    /// One sentence.
    pub lead: String,
    /// Where both lead.
    pub quadrant: QuadrantView,
    /// Impact, then readiness.
    pub measures: [MeasureView; 2],
    /// What both call for; `None` when readiness is not assessed.
    pub band: Option<BandView>,
    /// Label and name of what to work on first.
    pub barrier: Option<(String, String)>,
    /// Heading of the actions.
    pub actions_title: String,
    /// Actions called for.
    pub actions: Vec<ActionView>,
    /// Label of the causes.
    pub causes_label: String,
    /// Label of the sources.
    pub sources_label: String,
}

/// A measure.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureView {
    /// `impact`, `readiness`: for style.
    pub id: &'static str,
    /// What is measured.
    pub name: String,
    /// 0 to 100, and where its bands begin; `None`: not assessed.
    pub bar: Option<(u8, [u8; 2])>,
    /// "62 of 100", and its band; or that it is not assessed.
    pub said: String,
    /// The band alone.
    pub band: Option<String>,
    /// What it rests on, what is not known.
    pub remarks: Vec<String>,
}

/// A band.
#[derive(Clone, Debug, PartialEq)]
pub struct BandView {
    /// `green`, `yellow`, `orange`, `red`: for style.
    pub id: &'static str,
    /// What it calls for.
    pub sentence: String,
}

/// A support action.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionView {
    /// Its id.
    pub id: String,
    /// What to do.
    pub what: String,
    /// Who: label and name.
    pub owner: (String, String),
    /// When: label and words.
    pub when: (String, String),
    /// `todo`, `check`, `planned`: for style; `label` says it too.
    pub state: &'static str,
    /// Where it stands.
    pub label: String,
    /// Because of these answers.
    pub causes: Vec<CauseView>,
    /// Sources.
    pub sources: Vec<SourceView>,
}

/// What would change the result.
#[derive(Clone, Debug, PartialEq)]
pub struct FlipsView {
    /// Heading.
    pub title: String,
    /// What a change is.
    pub lead: String,
    /// For the scope as a whole.
    pub scope: String,
    /// Label of the button that tries it, when there is something to try.
    pub try_scope: Option<String>,
    /// Label of the buttons that try a service's.
    pub try_it: String,
    /// Whether there is something to try for each service.
    pub can_try: Vec<bool>,
    /// Label of the services.
    pub towers_label: String,
    /// A service, its class, and what would change it.
    pub towers: Vec<(String, String, String)>,
    /// What would lift the caps, when there are any.
    pub lifts: Option<LiftsView>,
}

/// What would lift the caps on a global scope.
#[derive(Clone, Debug, PartialEq)]
pub struct LiftsView {
    /// Heading.
    pub title: String,
    /// A guard a line, and what lifts it.
    pub guards: Vec<String>,
    /// Heading of the answers that lift all of them, and the answers; may hold none.
    pub plan: Option<(String, Vec<String>)>,
}

/// The settings a result was computed with.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsNote {
    /// Heading.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// Before, after, and why: a line each.
    pub lines: Vec<String>,
    /// Label of the button to the settings.
    pub button: String,
}

/// The whole analysis.
#[inline(never)]
pub(super) fn complete(words: &Words<'_>, report: &Report<'_>) -> FullResultView {
    let lines = report.settings();
    let key = if lines.is_empty() { "full.settings.none" } else { "full.settings.differ" };
    let is_full = report.assessment.path == Path::Full;
    let settings = || SettingsNote { title: words.get("full.settings.title"), lead: words.get(key), lines, button: words.get("full.settings.open") };
    FullResultView {
        contributions: contributions(words, report),
        change: report.assessment.readiness.as_ref().map(|measured| change(words, report, measured)),
        people: people(words, report),
        risks: depth::risks(words, report),
        flips: flips(words, report),
        sources: depth::sources(words, report),
        settings: is_full.then(settings),
    }
}

// ---------- Change ----------

fn change(words: &Words<'_>, report: &Report<'_>, measured: &Readiness) -> ChangeView {
    let quadrant = quadrant(words, report, measured);
    ChangeView {
        title: words.get("readiness.title"),
        summary: measured.band.map_or_else(|| quadrant.words.alternative.clone(), |band| report.band(band)),
        lead: words.get("readiness.lead"),
        quadrant,
        measures: [impact(words, report, measured), readiness(words, report, measured)],
        band: measured.band.map(|band| BandView { id: band.code(), sentence: report.band(band) }),
        barrier: measured.barrier.map(|part| (words.get("full.barrier"), report.readiness_part(part))),
        actions_title: words.get("readiness.actions"),
        actions: measured.actions.iter().map(|raised| action(words, report, raised)).collect(),
        causes_label: words.get("causes.label"),
        sources_label: words.get("sources.label"),
    }
}

fn points(value: f64) -> u8 {
    rounded_percent(value / 100.0, 1)
}

/// The first sentence of a measure says its value; the others, what it rests on.
fn impact(words: &Words<'_>, report: &Report<'_>, measured: &Readiness) -> MeasureView {
    let bounds = &report.instrument.change.impact;
    MeasureView {
        id: "impact",
        name: words.get("full.impact"),
        bar: Some((points(measured.impact.value), [points(bounds.moderate), points(bounds.large)])),
        said: words.texts.fill("full.of_hundred", &[("value", &points(measured.impact.value).to_string())]),
        band: Some(words.get(&format!("readiness.impact.{}", measured.impact.band.code()))),
        remarks: report.impact(measured).into_iter().skip(1).collect(),
    }
}

fn readiness(words: &Words<'_>, report: &Report<'_>, measured: &Readiness) -> MeasureView {
    let bounds = &report.instrument.change.readiness;
    let bar = measured.readiness.map(|value| (points(value), [points(bounds.medium), points(bounds.high)]));
    let mut remarks: Vec<String> = report.readiness(measured).into_iter().skip(1).collect();
    // What to work on first stands on its own.
    remarks.truncate(remarks.len() - usize::from(measured.barrier.is_some()));
    MeasureView {
        id: "readiness",
        name: words.get("full.readiness"),
        said: match bar {
            Some((value, _)) => words.texts.fill("full.of_hundred", &[("value", &value.to_string())]),
            None => words.get("full.not_assessed"),
        },
        bar,
        band: measured.readiness_band.map(|band| words.get(&format!("readiness.people.{}", band.code()))),
        remarks,
    }
}

fn action(words: &Words<'_>, report: &Report<'_>, raised: &RaisedAction) -> ActionView {
    let [id, what, owner, when, label] = report.support(raised);
    ActionView {
        id,
        what,
        owner: (words.get("item.owner"), owner),
        when: (words.get("item.when"), when),
        state: match (raised.planned, raised.to_check) {
            (true, _) => "planned",
            (false, true) => "check",
            (false, false) => "todo",
        },
        label,
        causes: words.causes(&raised.because),
        sources: words.sources(&report.instrument.change.actions[raised.action].sources),
    }
}

// ---------- What would change it ----------

fn flips(words: &Words<'_>, report: &Report<'_>) -> Option<FlipsView> {
    report.assessment.scope.as_ref()?;
    let changes = words.model.changes.as_deref()?;
    let class = |class: Class| words.get(&format!("class.{}", class.code()));
    let towers = report.assessment.towers.iter().zip(&changes.towers);
    let lifts = changes.lifts.as_ref().map(|lifts| LiftsView {
        title: words.get("lift.title"),
        guards: lifts.guards.iter().map(|lift| report.lift(lift)).collect(),
        plan: (!lifts.plan.is_empty()).then(|| (words.get("lift.plan"), lifts.plan.iter().map(|change| report.change_to(change)).collect())),
    });
    Some(FlipsView {
        title: words.get("full.flips"),
        lead: words.get("full.flips.lead"),
        scope: report.would_change(changes.scope.as_ref(), |kind: ScopeKind| words.get(&format!("change.scope.{}", kind.code()))),
        try_it: words.get("full.flips.try"),
        try_scope: changes.scope.is_some().then(|| words.get("full.flips.try.scope")),
        can_try: changes.towers.iter().map(Option::is_some).collect(),
        towers_label: words.get("full.flips.towers"),
        towers: towers.map(|(tower, flip)| (words.tower(tower.tower), class(tower.class), report.would_change(flip.as_ref(), class))).collect(),
        lifts,
    })
}
