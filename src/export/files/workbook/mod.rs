//! Everything as a workbook (XLSX, ISO/IEC 29500), which spreadsheets open as their own: a sheet a subject.
//!
//! Written by ourselves because the library for it weighs more than the whole program; figures in `docs/decisions/files-other-tools-open.md`.
//! The same input gives the same bytes: no time is written, and nothing is compressed.

mod package;
mod sheet;
mod zip;

use sheet::{Cell, Column, Sheet};

use super::{Dossier, csv::COLUMNS};
use crate::{
    engine::{
        TowerAssessment,
        checklist::residual,
        criterion::Class,
        id::ActorId,
        questionnaire::Path,
        risk::{Level, RaisedRisk},
    },
    export::{Reason, Report, SHOWN_ORDER, Side},
    text::rounded_percent,
};

/// The sheets of a workbook.
pub struct Book([Sheet; 5]);

impl Book {
    /// The file.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        package::package(&self.0)
    }
}

/// What is in the workbook: summary, services, risks, checklist and roles.
#[must_use]
pub fn book(dossier: &Dossier<'_>) -> Book {
    Book([summary(dossier), services(dossier), risks(dossier), checklist(dossier), roles(dossier)])
}

/// The workbook.
#[must_use]
pub fn workbook(dossier: &Dossier<'_>) -> Vec<u8> {
    book(dossier).pack()
}

fn sheet(dossier: &Dossier<'_>, name: &str, columns: &[(&str, u8)]) -> Sheet {
    let named = columns.iter().map(|(column, width)| Column { head: dossier.word(&["head.", column].concat()), width: *width });
    Sheet { name: dossier.word(&["sheet.", name].concat()), columns: named.collect(), rows: Vec::new(), cut: [" ", &dossier.word("cut")].concat() }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// A share of 1, to the whole percent or a multiple of `step`.
fn share(share: f64, step: u8) -> Cell {
    Cell::Percent(rounded_percent(share, step))
}

fn flag(dossier: &Dossier<'_>, is_so: bool) -> Cell {
    text(if is_so { dossier.word("yes") } else { String::new() })
}

/// A line for each thing to know first: it is read from the top.
fn summary(dossier: &Dossier<'_>) -> Sheet {
    let report = &dossier.report;
    let mut sheet = sheet(dossier, "summary", &[("topic", 34), ("content", 110)]);
    let mut line = |topic: &str, content: Cell| sheet.rows.push(vec![text(dossier.word(&["topic.", topic].concat())), content]);
    line("scope", text(report.scope_headline()));
    line("scope", text(report.scope_sentence()));
    if let Some(scope) = &report.assessment.scope {
        line("share", share(scope.shown_share, 1));
        line("confidence", text(report.confidence(scope.confidence)));
        line("acceptability", share(scope.acceptability, 5));
    }
    line("coverage", share(report.assessment.coverage, 1));
    report.first_indication().into_iter().for_each(|said| line("scope", text(said)));
    for class in SHOWN_ORDER {
        let towers = report.assessment.towers.iter().filter(|tower| tower.class == class).map(|tower| tower.tower);
        let names = report.towers_short(towers);
        if !names.is_empty() {
            line("services", text([class_name(report, class).as_str(), " · ", &names].concat()));
        }
    }
    report.outside().into_iter().for_each(|said| line("outside", text(said)));
    if let Some(change) = &report.assessment.readiness {
        let band = change.band.map(|band| report.band(band));
        report.impact(change).into_iter().chain(report.readiness(change)).chain(band).for_each(|said| line("readiness", text(said)));
    }
    for raised in &report.assessment.guards {
        line("guards", text([&report.guard_effects(raised).join(" · "), "\n", &report.guard_message(raised)].concat()));
    }
    for level in Level::WORST_FIRST {
        let count = report.shown_risks().iter().filter(|raised| raised.level == level).count();
        if count > 0 {
            line("risks", text([report.level(level).as_str(), " · ", &report.texts.integer(count)].concat()));
        }
    }
    report.other_risks().into_iter().for_each(|said| line("risks", text(said)));
    report.no_risk().into_iter().for_each(|said| line("risks", text(said)));
    line("progress", text(report.progress_sentence()));
    if has_roles(report) {
        let lead = report.texts.get("raci.lead");
        [lead].into_iter().chain(report.raci_remarks()).chain(report.fallbacks()).for_each(|said| line("raci", text(said)));
    }
    report.assumptions().into_iter().for_each(|said| line("assumed", text(said)));
    report.settings().into_iter().for_each(|said| line("settings", text(said)));
    line("caveat", text(report.texts.get("caveat")));
    line("made", text([report.instrument.id.as_str(), " ", &report.instrument.version].concat()));
    sheet
}

fn class_name(report: &Report<'_>, class: Class) -> String {
    report.texts.get(&["class.", class.code()].concat())
}

const SERVICES: [(&str, u8); 14] = [
    ("id", 9),
    ("service", 30),
    ("class", 22),
    ("score", 9),
    ("score_low", 13),
    ("score_high", 13),
    ("acceptability", 14),
    ("confidence", 15),
    ("spend", 14),
    ("first_wave", 13),
    ("for", 42),
    ("against", 42),
    ("remarks", 52),
    ("keeps", 42),
];

fn services(dossier: &Dossier<'_>) -> Sheet {
    let report = &dossier.report;
    let mut sheet = sheet(dossier, "services", &SERVICES);
    let reasons = |assessed: &TowerAssessment, side: Side| {
        let one = |reason: Reason| [&reason.text, " (", &reason.points, ")"].concat();
        text(report.reasons(assessed, side).into_iter().map(one).collect::<Vec<_>>().join("\n"))
    };
    for assessed in SHOWN_ORDER.iter().flat_map(|class| report.assessment.towers.iter().filter(|tower| tower.class == *class)) {
        let [score, low, high] = report.tower_points(assessed);
        sheet.rows.push(vec![
            text(report.instrument.towers[assessed.tower].id.as_str()),
            text(report.tower(assessed.tower)),
            text(class_name(report, assessed.class)),
            Cell::Whole(score.into()),
            Cell::Whole(low.into()),
            Cell::Whole(high.into()),
            share(assessed.acceptability(), 5),
            text(report.confidence(assessed.confidence)),
            share(assessed.spend, 1),
            flag(dossier, assessed.first_wave),
            reasons(assessed, Side::For),
            reasons(assessed, Side::Against),
            text(report.remarks(assessed).join("\n")),
            text(report.keeps(assessed).unwrap_or_default()),
        ]);
    }
    sheet.say_if_empty(dossier.word("empty.services"));
    sheet
}

const RISKS: [(&str, u8); 13] = [
    ("id", 9),
    ("risk", 34),
    ("scenario", 60),
    ("phase", 14),
    ("likelihood", 16),
    ("impact", 14),
    ("level", 14),
    ("residual_likelihood", 16),
    ("residual_impact", 14),
    ("residual", 14),
    ("role", 28),
    ("to_check", 12),
    ("items", 20),
];

fn risks(dossier: &Dossier<'_>) -> Sheet {
    let report = &dossier.report;
    let mut sheet = sheet(dossier, "risks", &RISKS);
    for raised in report.shown_risks() {
        sheet.rows.push(risk(dossier, raised));
    }
    sheet.say_if_empty(report.no_risk().unwrap_or_default());
    sheet
}

fn risk(dossier: &Dossier<'_>, raised: &RaisedRisk) -> Vec<Cell> {
    let report = &dossier.report;
    let known = &report.instrument.risks[raised.risk];
    let (likelihood, impact, level) = residual(report.instrument, raised, report.progress);
    let items: Vec<&str> = known.items.iter().map(|item| report.instrument.items[*item].id.as_str()).collect();
    vec![
        text(known.id.as_str()),
        text(report.risk(raised.risk)),
        text(report.texts.get(&["risk.", known.id.as_str(), ".scenario"].concat())),
        text(dossier.phase(known.phase)),
        Cell::Whole(raised.likelihood.into()),
        Cell::Whole(raised.impact.into()),
        text(report.level(raised.level)),
        Cell::Whole(likelihood.into()),
        Cell::Whole(impact.into()),
        text(report.level(level)),
        text(report.actor(&known.owner)),
        flag(dossier, raised.to_check),
        text(items.join(", ")),
    ]
}

const CHECKLIST_WIDTHS: [u8; COLUMNS.len()] = [9, 52, 28, 24, 14, 26, 13, 16, 40, 40, 40, 48, 14, 14];

fn checklist(dossier: &Dossier<'_>) -> Sheet {
    let columns: Vec<(&str, u8)> = COLUMNS.into_iter().zip(CHECKLIST_WIDTHS).collect();
    let mut sheet = sheet(dossier, "checklist", &columns);
    for line in dossier.lines() {
        sheet.rows.push(vec![
            text(line.id),
            text(line.action),
            text(line.role),
            text(line.owner),
            text(dossier.phase(line.phase)),
            text(line.when),
            line.due.map_or_else(|| text(""), Cell::Day),
            text(dossier.report.status_name(line.status)),
            text(line.note),
            text(line.expected),
            text(line.evidence),
            text(line.risks.join("\n")),
            text(dossier.level(line.level)),
            text(dossier.level(line.residual)),
        ]);
    }
    sheet.say_if_empty(dossier.report.no_risk().unwrap_or_default());
    sheet
}

/// The quick path does not ask who takes part.
fn has_roles(report: &Report<'_>) -> bool {
    report.assessment.path == Path::Full && !report.assessment.actors.is_empty()
}

/// A column a role that takes part in something.
fn roles(dossier: &Dossier<'_>) -> Sheet {
    let report = &dossier.report;
    let (rows, people) = (&report.assessment.raci.rows, &report.instrument.people);
    let mut sheet = sheet(dossier, "raci", &[("id", 9), ("activity", 52), ("phase", 14)]);
    if !has_roles(report) {
        sheet.say_if_empty(dossier.word("empty.raci"));
        return sheet;
    }
    let holds = |column: &&ActorId| rows.iter().any(|row| row.roles.iter().any(|(who, _)| who == *column));
    let columns: Vec<&ActorId> = people.columns().into_iter().filter(holds).collect();
    sheet.columns.extend(columns.iter().map(|column| Column { head: report.column(column), width: 15 }));
    for row in rows {
        let activity = &people.activities[row.activity];
        let letter = |column: &&ActorId| row.roles.iter().find(|(who, _)| who == *column).map_or("", |(_, letter)| letter.code());
        let named = [activity.id.as_str().to_owned(), report.texts.get(&["activity.", activity.id.as_str()].concat()), dossier.phase(activity.phase)];
        sheet.rows.push(named.into_iter().map(Cell::Text).chain(columns.iter().map(|column| text(letter(column)))).collect());
    }
    sheet
}
