//! Actors, and who answers for what.

use super::{
    CauseView,
    pictures::actor_map::{ActorMapView, actor_map},
};
use crate::{
    app::words::Words,
    engine::{
        actor::{ActorStatus, Involvement, Side},
        id::ActorId,
        raci::{Letter, RaciRow},
        risk::Phase,
    },
    export::Report,
    sorted::sort,
};

/// Actors and roles.
#[derive(Clone, Debug, PartialEq)]
pub struct PeopleView {
    /// Heading.
    pub title: String,
    /// The essential, in a line.
    pub summary: String,
    /// One sentence.
    pub lead: String,
    /// Where each stands by power and interest.
    pub map: Option<ActorMapView>,
    /// Who is to be brought in first.
    pub first: Option<String>,
    /// Actors by side; a side without any is left out.
    pub sides: Vec<SideView>,
    /// Label of the causes.
    pub causes_label: String,
    /// Who answers for what.
    pub roles: RolesView,
}

/// Actors of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct SideView {
    /// `client`, `provider`, `third_party`: for style.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// How many take part and how many are missing.
    pub counts: String,
    /// Those with a place here: to bring in first, missing, then those that take part.
    pub actors: Vec<ActorView>,
    /// Label and actors without a place here.
    pub folded: Option<(String, Vec<ActorView>)>,
}

/// An actor.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorView {
    /// Its code.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: String,
    /// How to deal with it.
    pub mode: String,
    /// `involved`, `missing`, `not_applicable`: for style; `label` says it too.
    pub state: &'static str,
    /// Where it stands.
    pub label: String,
    /// Whether it is to be brought in first.
    pub is_first: bool,
    /// Because of these answers.
    pub causes: Vec<CauseView>,
}

/// Who answers for what.
#[derive(Clone, Debug, PartialEq)]
pub struct RolesView {
    /// Heading.
    pub title: String,
    /// What the letters mean.
    pub lead: String,
    /// What is to be said of the matrix as a whole.
    pub warnings: Vec<String>,
    /// Head of the activities.
    pub activity: String,
    /// Columns: code and name.
    pub columns: Vec<(String, String)>,
    /// Phases in order.
    pub phases: Vec<PhaseView>,
    /// Codes and their names, in a sentence.
    pub legend: String,
    /// Heading and lines: parts nobody plays, and who stands in.
    pub fallbacks: Option<(String, Vec<String>)>,
}

/// Activities of a phase.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseView {
    /// Its name in files.
    pub id: &'static str,
    /// Name.
    pub name: String,
    /// Activities.
    pub rows: Vec<RoleRow>,
}

/// An activity.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleRow {
    /// Its id.
    pub id: String,
    /// What is done.
    pub activity: String,
    /// A cell a column.
    pub cells: Vec<Option<RoleCell>>,
    /// What is done, and by whom: where there is no room for columns.
    pub parts: Vec<(RoleCell, String)>,
}

/// What an actor does in an activity.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleCell {
    /// `A`, `A*`, `R`, `C`, `I`.
    pub letter: &'static str,
    /// In words.
    pub words: String,
}

/// Actors and roles.
pub(super) fn people(words: &Words<'_>, report: &Report<'_>) -> Option<PeopleView> {
    if report.assessment.actors.is_empty() {
        return None;
    }
    Some(PeopleView {
        title: words.get("actors.title"),
        summary: summary(words, report),
        lead: words.get("actors.lead"),
        map: actor_map(words, report),
        first: report.to_involve(),
        sides: Side::ALL.into_iter().filter_map(|side| self::side(words, report, side)).collect(),
        causes_label: words.get("causes.label"),
        roles: roles(words, report),
    })
}

/// How many take part and are missing, and who is to be brought in first.
fn summary(words: &Words<'_>, report: &Report<'_>) -> String {
    let count = |involvement: Involvement| report.assessment.actors.iter().filter(|status| status.involvement == involvement).count();
    let counts = [("full.actors.involved", count(Involvement::Involved)), ("full.actors.missing", count(Involvement::Missing))];
    let counts = words.texts.fill("picture.sentence", &[("words", &words.counted(&counts))]);
    [counts].into_iter().chain(report.to_involve()).collect::<Vec<_>>().join(" ")
}

fn side(words: &Words<'_>, report: &Report<'_>, side: Side) -> Option<SideView> {
    let of_side = report.assessment.actors.iter().filter(|status| report.instrument.people.actors[status.actor].side == side);
    let (absent, mut here): (Vec<&ActorStatus>, Vec<&ActorStatus>) = of_side.partition(|status| status.involvement == Involvement::NotApplicable);
    let rank = |status: &ActorStatus| match status.involvement {
        _ if status.to_involve => 0,
        Involvement::Missing => 1,
        _ => 2,
    };
    sort(&mut here, |one, other| rank(one) < rank(other));
    let count = |involvement: Involvement| here.iter().filter(|status| status.involvement == involvement).count();
    let counts = words.counted(&[("full.actors.involved", count(Involvement::Involved)), ("full.actors.missing", count(Involvement::Missing))]);
    let all = |statuses: &[&ActorStatus]| -> Vec<ActorView> { statuses.iter().map(|status| actor(words, report, status)).collect() };
    (!here.is_empty() || !absent.is_empty()).then(|| SideView {
        id: side.code(),
        name: words.get(&format!("actors.side.{}", side.code())),
        counts: if here.is_empty() { words.get("full.actors.none") } else { counts },
        actors: all(&here),
        folded: (!absent.is_empty()).then(|| (words.texts.count("full.actors.absent", absent.len(), &[]), all(&absent))),
    })
}

fn actor(words: &Words<'_>, report: &Report<'_>, status: &ActorStatus) -> ActorView {
    let [id, name, role, mode, label] = report.actor_row(status);
    ActorView {
        id,
        name,
        role,
        mode,
        state: status.involvement.code(),
        label,
        is_first: status.to_involve && report.to_involve().is_some(),
        causes: words.causes(&status.because),
    }
}

fn roles(words: &Words<'_>, report: &Report<'_>) -> RolesView {
    let (raci, people) = (&report.assessment.raci, &report.instrument.people);
    let holds = |column: &&ActorId| raci.rows.iter().any(|row| row.roles.iter().any(|(who, _)| who == *column));
    let columns: Vec<&ActorId> = people.columns().into_iter().filter(holds).collect();
    let phases = Phase::ALL.map(|phase| PhaseView {
        id: phase.code(),
        name: words.get(&format!("phase.{}", phase.code())),
        rows: raci
            .rows
            .iter()
            .filter(|row| people.activities[row.activity].phase == phase)
            .map(|row| self::row(words, report, row, &columns))
            .collect(),
    });
    let columns: Vec<(String, String)> = columns.into_iter().map(|column| (column.as_str().to_owned(), report.column(column))).collect();
    let legend: Vec<String> = columns.iter().map(|(code, name)| [code.as_str(), "\u{a0}= ", name].concat()).collect();
    let fallbacks = report.fallbacks();
    RolesView {
        title: words.get(if raci.is_final { "raci.title" } else { "raci.title.draft" }),
        lead: words.get("raci.lead"),
        warnings: report.raci_remarks(),
        activity: words.get("raci.head.activity"),
        legend: words.texts.fill("raci.legend", &[("columns", &legend.join(" · "))]),
        columns,
        phases: phases.into_iter().filter(|phase| !phase.rows.is_empty()).collect(),
        fallbacks: (!fallbacks.is_empty()).then(|| (words.get("raci.fallbacks"), fallbacks)),
    }
}

fn row(words: &Words<'_>, report: &Report<'_>, row: &RaciRow, columns: &[&ActorId]) -> RoleRow {
    let id = &report.instrument.people.activities[row.activity].id;
    let cell = |letter: Letter| RoleCell {
        letter: letter.code(),
        words: words.get(&format!("full.letter.{}", if letter == Letter::AccountableAtWork { "AR" } else { letter.code() })),
    };
    let part = |letter: Letter| {
        let who: Vec<String> = row.roles.iter().filter(|(_, held)| *held == letter).map(|(who, _)| report.column(who)).collect();
        (!who.is_empty()).then(|| (cell(letter), who.join(" · ")))
    };
    RoleRow {
        id: id.as_str().to_owned(),
        activity: words.get(&format!("activity.{id}")),
        cells: columns.iter().map(|column| row.roles.iter().find(|(who, _)| who == *column).map(|(_, letter)| cell(*letter))).collect(),
        parts: Letter::ALL.into_iter().rev().filter_map(part).collect(),
    }
}
