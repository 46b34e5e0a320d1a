//! Words for what differs between two sides: the saved facts and a trial, or two files.

use super::ConfidenceView;
use crate::{
    app::{
        differences::{Change, Differences, Fact, FactChange, Held, Place, facts, points},
        words::{Words, confidence},
    },
    engine::{
        Cell,
        checklist::Status,
        guard::RaisedGuard,
        questionnaire::{Kind, Question},
        readiness::Readiness,
        risk::RaisedRisk,
        settings::knob,
    },
    export::{Report, SettingWords},
    record::Record,
    sorted::sort_once,
    text::rounded_percent,
};

/// What differs.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferencesView {
    /// What the sides are called, in columns.
    pub sides: [String; 2],
    /// Where each side leads.
    pub outcomes: [OutcomeView; 2],
    /// What moves, in one or two sentences; or that nothing does.
    pub summary: String,
    /// What moves, kind by kind; none is empty.
    pub groups: Vec<DifferenceGroup>,
}

/// Where a side leads.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeView {
    /// What the side is called.
    pub label: String,
    /// Whose facts these are, and of when; a line each.
    pub lines: Vec<String>,
    /// The scope in a few words.
    pub headline: String,
    /// Share entrusted, 0 to 100, with its sentence; `None` without a scope.
    pub share: Option<(u8, String)>,
    /// How sure.
    pub confidence: Option<ConfidenceView>,
}

/// Things of one kind that differ.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceGroup {
    /// Its name in styles.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// What the rows are, at the head of their column.
    pub head: String,
    /// How many differ; a row may stand for all of them.
    pub count: usize,
    /// What differs.
    pub rows: Vec<DifferenceRow>,
}

/// One thing, on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceRow {
    /// What it is.
    pub name: String,
    /// What is asked of it, when it is a service in a matrix.
    pub about: Option<String>,
    /// Before, after.
    pub cells: [DifferenceCell; 2],
}

/// One side of it.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceCell {
    /// The class of a service: for its mark.
    pub class: Option<&'static str>,
    /// In a few words.
    pub words: String,
    /// What stands behind them.
    pub more: Option<String>,
}

/// A cell of words alone.
fn plain(words: String) -> DifferenceCell {
    DifferenceCell { class: None, words, more: None }
}

/// Both sides in words: reports of each, and what they are called.
pub(super) struct Sides<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) reports: [Report<'a>; 2],
    pub(super) labels: [String; 2],
    pub(super) lines: [Vec<String>; 2],
}

impl Sides<'_> {
    /// What differs, in words. `with_facts`: answers, settings and statuses are listed too.
    pub(super) fn view(&self, found: &Differences, with_facts: bool) -> DifferencesView {
        let mut groups = vec![
            self.group("services", found.towers.iter().map(|(tower, change)| self.tower(*tower, change)).collect()),
            self.group("guards", found.guards.iter().map(|(guard, change)| self.guard(*guard, change)).collect()),
            self.group("change", found.readiness.iter().flat_map(|change| self.readiness(change)).collect()),
            self.group("risks", found.risks.iter().map(|(risk, change)| self.risk(*risk, change)).collect()),
        ];
        if with_facts {
            let facts = |is_setting: bool| {
                let wanted = move |change: &&FactChange| matches!(change.fact, Fact::Number(_) | Fact::Guard(_)) == is_setting;
                found.facts.iter().filter(wanted).map(|change| row(self.words, change)).collect()
            };
            groups.push(self.group("answers", facts(false)));
            groups.push(self.group("settings", facts(true)));
            groups.push(DifferenceGroup { count: found.items.len(), ..self.group("items", self.items(&found.items)) });
        }
        groups.retain(|group| !group.rows.is_empty());
        let [before, after] = [0, 1].map(|side| self.outcome(side));
        DifferencesView { sides: self.labels.clone(), summary: self.summary(found), outcomes: [before, after], groups }
    }

    fn group(&self, id: &'static str, rows: Vec<DifferenceRow>) -> DifferenceGroup {
        let title = self.words.get(&format!("scenario.{id}"));
        DifferenceGroup { id, title, head: self.words.get(&format!("scenario.{id}.head")), count: rows.len(), rows }
    }

    fn outcome(&self, side: usize) -> OutcomeView {
        let report = &self.reports[side];
        let scope = report.assessment.scope.as_ref();
        OutcomeView {
            label: self.labels[side].clone(),
            lines: self.lines[side].clone(),
            headline: report.scope_headline(),
            share: scope.map(|scope| rounded_percent(scope.shown_share, 1)).zip(report.scope_share()),
            confidence: scope.map(|scope| confidence(report, scope.confidence, scope.acceptability)),
        }
    }

    /// The scope first, then how much moves.
    fn summary(&self, found: &Differences) -> String {
        let texts = self.words.texts;
        if !found.moves() {
            return texts.get("scenario.same");
        }
        let [before, after] = [0, 1].map(|side| self.reports[side].scope_headline());
        let scope = if before == after {
            texts.fill("scenario.scope.same", &[("scope", &before)])
        } else {
            texts.fill("scenario.scope.moves", &[("before", &before), ("after", &after)])
        };
        let is_move = |change: &Change<Place>| match (change.before, change.after) {
            (Place::Assessed { class: before, .. }, Place::Assessed { class: after, .. }) => before != after,
            (Place::Assessed { .. }, _) | (_, Place::Assessed { .. }) => true,
            _ => false,
        };
        let classes = found.towers.iter().filter(|(_, change)| is_move(change)).count();
        let counts = self.words.counted(&[
            ("scenario.count.classes", classes),
            ("scenario.count.guards", found.guards.len()),
            ("scenario.count.risks", found.risks.len()),
        ]);
        if counts.is_empty() { scope } else { texts.fill("scenario.moves", &[("scope", &scope), ("counts", &counts)]) }
    }

    fn tower(&self, tower: usize, change: &Change<Place>) -> DifferenceRow {
        let cell = |place: Place, report: &Report<'_>| match place {
            Place::Unsaid => plain(self.words.get("scenario.place.unsaid")),
            Place::Absent => plain(self.words.get("scenario.place.absent")),
            Place::Group => plain(self.words.get("scenario.place.group")),
            Place::Assessed { class, points, confidence, first_wave } => {
                let wave = first_wave.then(|| self.words.get("tower.first_wave"));
                let points = self.words.texts.fill("full.of_hundred", &[("value", &points.to_string())]);
                let more: Vec<String> = [points, report.confidence(confidence)].into_iter().chain(wave).collect();
                DifferenceCell { class: Some(class.code()), words: self.words.get(&format!("class.{}", class.code())), more: Some(more.join(" · ")) }
            }
        };
        DifferenceRow {
            name: self.words.tower(tower),
            about: None,
            cells: [cell(change.before, &self.reports[0]), cell(change.after, &self.reports[1])],
        }
    }

    fn guard(&self, guard: usize, change: &Change<Option<RaisedGuard>>) -> DifferenceRow {
        let cell = |raised: &Option<RaisedGuard>, report: &Report<'_>| {
            let Some(raised) = raised else { return plain(self.words.get("scenario.guard.none")) };
            let mut towers: Vec<usize> = raised.effects.iter().filter_map(|effect| effect.towers.as_deref()).flatten().copied().collect();
            sort_once(&mut towers);
            let more = (!towers.is_empty()).then(|| report.towers_short(towers));
            DifferenceCell { class: None, words: report.guard_effects(raised).join(" · "), more }
        };
        let said = |raised: &Option<RaisedGuard>, side: usize| raised.as_ref().map(|raised| self.reports[side].guard_message(raised));
        let name = said(&change.after, 1).or_else(|| said(&change.before, 0));
        DifferenceRow {
            name: name.unwrap_or_else(|| self.reports[0].instrument.company_guards[guard].id.as_str().to_owned()),
            about: None,
            cells: [cell(&change.before, &self.reports[0]), cell(&change.after, &self.reports[1])],
        }
    }

    fn risk(&self, risk: usize, change: &Change<Option<RaisedRisk>>) -> DifferenceRow {
        let cell = |raised: &Option<RaisedRisk>, report: &Report<'_>| {
            let Some(raised) = raised else { return plain(self.words.get("scenario.risk.none")) };
            let check = raised.to_check.then(|| self.words.get("risk.to_check"));
            let more: Vec<String> = [report.rating(raised)].into_iter().chain(check).collect();
            DifferenceCell { class: None, words: report.level(raised.level), more: Some(more.join(" · ")) }
        };
        DifferenceRow {
            name: self.reports[0].risk(risk),
            about: None,
            cells: [cell(&change.before, &self.reports[0]), cell(&change.after, &self.reports[1])],
        }
    }

    /// A row a measure that differs.
    fn readiness(&self, change: &Change<Option<Readiness>>) -> Vec<DifferenceRow> {
        let texts = self.words.texts;
        let missing = || plain(texts.get("full.not_assessed"));
        let of_hundred = |value: f64, band: String| DifferenceCell {
            class: None,
            words: band,
            more: Some(texts.fill("full.of_hundred", &[("value", &points(value).to_string())])),
        };
        let impact = |measured: &Readiness| {
            let band = texts.get(&format!("readiness.impact.{}", measured.impact.band.code()));
            of_hundred(measured.impact.value, band)
        };
        let people = |measured: &Readiness| match (measured.readiness, measured.readiness_band) {
            (Some(value), Some(band)) => of_hundred(value, texts.get(&format!("readiness.people.{}", band.code()))),
            _ => missing(),
        };
        let band = |measured: &Readiness| measured.band.map_or_else(missing, |band| plain(texts.get(&format!("band.{}.name", band.code()))));
        let barrier = |measured: &Readiness, side: usize| {
            let part = measured.barrier.map(|part| self.reports[side].readiness_part(part));
            part.map_or_else(|| plain(texts.get("scenario.barrier.none")), plain)
        };
        let cells = |measured: &Option<Readiness>, side: usize| match measured {
            Some(measured) => [impact(measured), people(measured), band(measured), barrier(measured, side)],
            None => [missing(), missing(), missing(), missing()],
        };
        let names = ["full.impact", "full.readiness", "scenario.band", "full.barrier"];
        let both = cells(&change.before, 0).into_iter().zip(cells(&change.after, 1));
        let rows = names.into_iter().zip(both).filter(|(_, (before, after))| before != after);
        rows.map(|(name, (before, after))| DifferenceRow { name: texts.get(name), about: None, cells: [before, after] }).collect()
    }

    fn items(&self, found: &[(usize, Change<Status>)]) -> Vec<DifferenceRow> {
        if found.is_empty() {
            return Vec::new();
        }
        let progress = [0, 1].map(|side| plain(self.reports[side].progress_sentence()));
        let whole = DifferenceRow { name: self.words.get("scenario.progress"), about: None, cells: progress };
        let name = |status: Status| plain(self.reports[0].status_name(status));
        let rows = found.iter().map(|(item, change)| DifferenceRow {
            name: self.reports[0].action(*item),
            about: None,
            cells: [name(change.before), name(change.after)],
        });
        [whole].into_iter().chain(rows).collect()
    }
}

// ---------- Facts ----------

/// A fact that differs, in words.
pub(super) fn row(words: &Words<'_>, change: &FactChange) -> DifferenceRow {
    DifferenceRow {
        name: name(words, &change.fact),
        about: about(words, &change.fact),
        cells: [&change.held.before, &change.held.after].map(|held| cell(words, &change.fact, held.as_ref())),
    }
}

/// What the saved facts hold of a fact, in words.
pub(super) fn held(words: &Words<'_>, fact: &Fact) -> String {
    let nothing = Record::new(words.model.record.path, None);
    let held = facts(words.model.instrument(), &nothing, &words.model.record).into_iter().find(|change| change.fact == *fact);
    cell(words, fact, held.and_then(|change| change.held.after).as_ref()).words
}

fn about(words: &Words<'_>, fact: &Fact) -> Option<String> {
    let Fact::Cell(question, _) = fact else { return None };
    Some(words.heading(&words.model.instrument().questions[*question]))
}

fn name(words: &Words<'_>, fact: &Fact) -> String {
    let instrument = words.model.instrument();
    match fact {
        Fact::Answer(question) => words.heading(&instrument.questions[*question]),
        Fact::Cell(_, tower) => words.tower(*tower),
        Fact::Number(id) => knob(instrument, id).map_or_else(|| id.clone(), |knob| said(words).name(&knob)),
        Fact::Guard(id) => words.texts.fill("scenario.guard", &[("id", id)]),
    }
}

fn said<'a>(words: &Words<'a>) -> SettingWords<'a> {
    SettingWords { instrument: words.model.instrument(), texts: words.texts }
}

fn cell(words: &Words<'_>, fact: &Fact, held: Option<&Held>) -> DifferenceCell {
    let instrument = words.model.instrument();
    match (fact, held) {
        (Fact::Answer(question), Some(Held::Answer(answer))) => plain(words.texts.list(&words.answer(&instrument.questions[*question], answer))),
        (Fact::Cell(question, _), Some(Held::Cell(cell))) => plain(value(words, &instrument.questions[*question], cell)),
        (Fact::Cell(question, _), _) if matches!(instrument.questions[*question].kind, Kind::MatrixScale(_)) => plain(words.get("scenario.presumed")),
        (Fact::Number(id), held) => {
            let Some(knob) = knob(instrument, id) else { return plain(id.clone()) };
            match held {
                Some(Held::Number(number)) => DifferenceCell {
                    class: None,
                    words: said(words).value(knob.family, number.value),
                    more: (!number.reason.is_empty()).then(|| words.texts.fill("settings.reason", &[("reason", &number.reason)])),
                },
                _ => DifferenceCell { class: None, words: said(words).value(knob.family, knob.value), more: Some(words.get("scenario.published")) },
            }
        }
        (Fact::Guard(_), Some(Held::Off(reason))) => DifferenceCell {
            class: None,
            words: words.get("full.settings.is_off"),
            more: Some(words.texts.fill("settings.reason", &[("reason", reason)])),
        },
        (Fact::Guard(_), _) => plain(words.get("full.settings.is_on")),
        _ => plain(words.get("answer.missing")),
    }
}

/// The value of a service.
fn value(words: &Words<'_>, question: &Question, cell: &Cell) -> String {
    match cell {
        Cell::Unknown => words.get("answer.unknown"),
        Cell::One(option) => words.option(question, option.as_str()),
        Cell::Scale(step) => {
            let step = step.to_string();
            words.texts.fill("answer.scale", &[("value", &step), ("label", &words.option(question, &step))])
        }
    }
}
