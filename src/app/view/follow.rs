//! The checklist as it is worked on, in words: what may be asked of it, how far it is, what is late, and what was written about each thing to do.

use crate::{
    app::{
        follow::{ALL, FILTERS, Follow, LATE, Line},
        msg::Written,
        words::Words,
    },
    engine::{
        calendar::Day,
        checklist::{Detail, Status, residual},
        risk::{Level, Phase, RaisedRisk},
    },
    export::Report,
    record::LONGEST_TEXT,
    sorted::Set,
};

use super::ResidualView;

/// What is late.
#[derive(Clone, Debug, PartialEq)]
pub struct LateView {
    /// How many things are.
    pub words: String,
    /// Label of the button that shows them only.
    pub show: String,
    /// Whether they are what is shown.
    pub is_shown: bool,
    /// What to ask of the statuses when it is pressed.
    pub asks: &'static str,
}

/// How far things to do are, by something they have.
#[derive(Clone, Debug, PartialEq)]
pub struct TallyGroup {
    /// Title.
    pub title: String,
    /// One row each; none is empty.
    pub rows: Vec<TallyRow>,
}

/// How far some things to do are.
#[derive(Clone, Debug, PartialEq)]
pub struct TallyRow {
    /// Its name in files.
    pub id: String,
    /// Which things.
    pub name: String,
    /// "3 of 14".
    pub words: String,
    /// How many are late, when some are.
    pub late: Option<String>,
    /// Things done or not applicable.
    pub done: usize,
    /// Things in all.
    pub total: usize,
}

/// What may be asked of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct FiltersView {
    /// Label of the group.
    pub label: String,
    /// By owner, phase, level, status.
    pub fields: Vec<FilterField>,
    /// How many things are shown, of how many.
    pub count: String,
    /// Label of the button that shows everything again.
    pub clear: String,
    /// Whether anything is left out.
    pub is_active: bool,
    /// Said when nothing is left.
    pub nothing: Option<String>,
}

/// One of the filters.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterField {
    /// Its name.
    pub name: &'static str,
    /// Label.
    pub label: String,
    /// What is offered; everything first.
    pub choices: Vec<FilterChoice>,
}

/// One choice of a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterChoice {
    /// Its value; `all` for everything.
    pub value: String,
    /// Label, with how many things it leaves when nothing else is asked.
    pub label: String,
    /// Whether it is the current one.
    pub chosen: bool,
}

/// What was written about a thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowView {
    /// Since when it is late, when it is.
    pub late: Option<String>,
    /// Said when it no longer answers what is asked.
    pub held: Option<String>,
    /// Labels and words of the note and the evidence that were written.
    pub written: Vec<(String, String)>,
    /// The place that opens and closes: for messages and ids.
    pub place: String,
    /// Label of the button that opens and closes.
    pub open: String,
    /// Its name in full, for those who hear one button at a time.
    pub open_name: String,
    /// The fields, while they are open.
    pub details: Option<Box<DetailsView>>,
}

/// The fields of a thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct DetailsView {
    /// Name of who does it, note, evidence, in the order they are drawn around the day.
    pub texts: [TextField; 3],
    /// The day.
    pub due: DueField,
    /// The most characters a text takes.
    pub most: String,
}

/// A text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextField {
    /// Which.
    pub which: Written,
    /// Label.
    pub label: String,
    /// What is written; may be empty.
    pub written: String,
}

/// A day.
#[derive(Clone, Debug, PartialEq)]
pub struct DueField {
    /// Label.
    pub label: String,
    /// What applies without it.
    pub help: String,
    /// What the field holds: a date, or nothing.
    pub written: String,
    /// What is wrong.
    pub error: Option<String>,
}

/// What was written of one kind; may be empty.
fn written(detail: Option<&Detail>, which: Written) -> String {
    let text = |detail: &Detail| match which {
        Written::Owner => detail.owner.clone(),
        Written::Note => detail.note.clone(),
        Written::Evidence => detail.evidence.clone(),
    };
    detail.map(text).unwrap_or_default()
}

/// The things to do of a checklist, gathered once for all that is said of them.
pub(super) struct Gathered<'a> {
    words: &'a Words<'a>,
    report: &'a Report<'a>,
    follow: &'a Follow,
    today: Option<Day>,
    /// By index in the instrument: those that are not on the list are `None`.
    lines: Vec<Option<Line<'a>>>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(words: &'a Words<'a>, report: &'a Report<'a>) -> Self {
        let model = words.model;
        let today = model.today.as_deref().and_then(Day::parse);
        let mut lines: Vec<Option<Line<'a>>> = report.instrument.items.iter().map(|_| None).collect();
        for item in report.shown_items() {
            lines[item] = Some(Line::new(&model.record, report.instrument, today, item));
        }
        Self { words, report, follow: &model.follow, today, lines }
    }

    fn all(&self) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().flatten()
    }

    /// Whether a thing to do answers what is asked, under a risk of this level.
    fn fits(&self, line: &Line<'_>, level: Level) -> bool {
        line.fits_all(&self.follow.filters, level)
    }

    fn is_held(&self, line: &Line<'_>) -> bool {
        self.follow.held.contains(self.report.instrument.items[line.item].id.as_str())
    }

    /// The things to do that are shown under a risk.
    pub(super) fn shown(&self, raised: &RaisedRisk) -> Vec<usize> {
        let items = self.report.instrument.risks[raised.risk].items.iter().copied();
        items.filter(|item| self.lines[*item].as_ref().is_some_and(|line| self.fits(line, raised.level) || self.is_held(line))).collect()
    }

    /// How many things to do are under risks of a level that `is_counted` says so of, each once.
    fn count(&self, is_counted: impl Fn(&Line<'_>, Level) -> bool) -> usize {
        let mut counted = Set::new();
        for raised in self.report.shown_risks() {
            for item in &self.report.instrument.risks[raised.risk].items {
                if self.lines[*item].as_ref().is_some_and(|line| is_counted(line, raised.level)) {
                    counted.insert(*item);
                }
            }
        }
        counted.len()
    }

    // ---------- At the top ----------

    pub(super) fn late(&self) -> Option<LateView> {
        let late = self.all().filter(|line| line.is_late).count();
        let is_shown = self.follow.filters[FILTERS.len() - 1] == LATE;
        (late > 0).then(|| LateView {
            words: self.words.texts.count("follow.late", late, &[]),
            show: self.words.get("follow.late.show"),
            is_shown,
            asks: if is_shown { ALL } else { LATE },
        })
    }

    pub(super) fn moved(&self) -> Option<String> {
        let is_lower = |raised: &&RaisedRisk| residual(self.report.instrument, raised, self.report.progress).2 < raised.level;
        let moved = self.report.shown_risks().iter().filter(is_lower).count();
        (moved > 0).then(|| self.words.texts.count("follow.moved", moved, &[]))
    }

    /// How far each phase and each owner is.
    pub(super) fn tallies(&self) -> Vec<TallyGroup> {
        let phases = Phase::ALL.map(Phase::code);
        let phase_rows = phases.iter().filter_map(|code| self.tally(code, &["phase.", code].concat(), |line| line.phase.code() == *code));
        let owners = self.owners();
        let owner_rows = owners.iter().filter_map(|code| self.tally(code, &["actor.", code].concat(), |line| line.owner == *code));
        let groups = [("follow.by.phase", phase_rows.collect::<Vec<_>>()), ("follow.by.owner", owner_rows.collect())];
        groups.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(title, rows)| TallyGroup { title: self.words.get(title), rows }).collect()
    }

    fn tally(&self, id: &str, name: &str, is_among: impl Fn(&Line<'_>) -> bool) -> Option<TallyRow> {
        let lines: Vec<&Line<'_>> = self.all().filter(|line| is_among(line)).collect();
        let (done, total) = (lines.iter().filter(|line| line.is_done()).count(), lines.len());
        let late = lines.iter().filter(|line| line.is_late).count();
        let texts = self.words.texts;
        (total > 0).then(|| TallyRow {
            id: id.to_owned(),
            name: texts.get(name),
            words: texts.fill("follow.done_of", &[("done", &texts.integer(done)), ("total", &texts.integer(total))]),
            late: (late > 0).then(|| texts.count("follow.late.short", late, &[])),
            done,
            total,
        })
    }

    /// Who has something to do, in the order of the actors.
    fn owners(&self) -> Vec<&'a str> {
        let actors = self.report.instrument.people.actors.iter().map(|actor| actor.id.as_str());
        actors.filter(|owner| self.all().any(|line| line.owner == *owner)).collect()
    }

    // ---------- Filters ----------

    pub(super) fn filters(&self) -> Option<FiltersView> {
        let total = self.all().count();
        let shown = self.count(|line, level| self.fits(line, level) || self.is_held(line));
        let texts = self.words.texts;
        (total > 0).then(|| FiltersView {
            label: texts.get("follow.filters"),
            fields: (0..FILTERS.len()).map(|filter| self.field(filter)).collect(),
            count: texts.count("follow.shown", shown, &[("all", &texts.integer(total))]),
            clear: texts.get("follow.clear"),
            is_active: self.follow.is_filtered(),
            nothing: (shown == 0).then(|| texts.get("follow.nothing")),
        })
    }

    fn field(&self, filter: usize) -> FilterField {
        let (name, current) = (FILTERS[filter], self.follow.filters[filter].as_str());
        let (names, mut values): (&str, Vec<&str>) = match name {
            "owner" => ("actor.", self.owners()),
            "phase" => ("phase.", Phase::ALL.map(Phase::code).to_vec()),
            "level" => ("level.", Level::WORST_FIRST.map(Level::code).to_vec()),
            _ => ("status.", Status::ALL.map(Status::code).into_iter().chain([LATE]).collect()),
        };
        // What was chosen stays offered when it leaves nothing any more.
        if !values.contains(&current) && !current.is_empty() {
            values.push(current);
        }
        let texts = self.words.texts;
        let choice = |value: &str| {
            let count = self.count(|line, level| line.fits(filter, value, level));
            let words = if value == LATE { texts.get("follow.late.name") } else { texts.get(&[names, value].concat()) };
            let label = texts.fill("follow.choice", &[("name", &words), ("n", &texts.integer(count))]);
            (count > 0 || value == current).then(|| FilterChoice { value: value.to_owned(), label, chosen: value == current })
        };
        let everything = FilterChoice { value: ALL.to_owned(), label: texts.get(&["follow.all.", name].concat()), chosen: current.is_empty() };
        FilterField {
            name,
            label: texts.get(&["follow.filter.", name].concat()),
            choices: [everything].into_iter().chain(values.into_iter().filter_map(choice)).collect(),
        }
    }

    /// The names written already, each once.
    pub(super) fn names(&self) -> Vec<String> {
        let names: Set<String> =
            self.words.model.record.details.values().map(|detail| detail.owner.clone()).filter(|name| !name.is_empty()).collect();
        names.into_iter().collect()
    }

    // ---------- Risks and things to do ----------

    /// What remains of a risk, when something was done about it.
    pub(super) fn residual(&self, raised: &RaisedRisk) -> Option<ResidualView> {
        let (likelihood, impact, level) = residual(self.report.instrument, raised, self.report.progress);
        let key = if level == raised.level { "follow.residual.same" } else { "follow.residual" };
        let [before, after] = [raised.level, level].map(|level| self.report.level(level));
        let values = [("before", before.as_str()), ("after", &after), ("likelihood", &likelihood.to_string()), ("impact", &impact.to_string())];
        ((likelihood, impact) != (raised.likelihood, raised.impact)).then(|| ResidualView {
            position: (likelihood.unsigned_abs(), impact.unsigned_abs()),
            level: level.code(),
            words: self.words.texts.fill(key, &values),
        })
    }

    /// Who does it: the role, and the name once there is one.
    pub(super) fn owner(&self, item: usize) -> String {
        let role = self.report.item_owner(item);
        match self.line(item).and_then(|line| line.detail).filter(|detail| !detail.owner.is_empty()) {
            Some(detail) => self.words.texts.fill("follow.owner", &[("name", &detail.owner), ("role", &role)]),
            None => role,
        }
    }

    /// When it is due: the day agreed on, and what the rule says; or what the rule says.
    pub(super) fn due(&self, item: usize) -> String {
        let rule = self.report.due(item);
        match self.line(item).and_then(|line| line.detail).and_then(|detail| detail.due) {
            Some(day) => self.words.texts.fill("follow.due", &[("date", &self.words.texts.date(day.civil())), ("when", &rule)]),
            None => rule,
        }
    }

    fn line(&self, item: usize) -> Option<&Line<'a>> {
        self.lines[item].as_ref()
    }

    /// What was written about a thing to do, under a risk.
    pub(super) fn follow(&self, item: usize, under: &RaisedRisk, action: &str) -> FollowView {
        let texts = self.words.texts;
        let instrument = self.report.instrument;
        let line = self.line(item);
        let detail = line.and_then(|line| line.detail);
        let place = [instrument.risks[under.risk].id.as_str(), "-", instrument.items[item].id.as_str()].concat();
        let late = line.filter(|line| line.is_late).and_then(|line| line.due.zip(self.today));
        let texts_of = [(Written::Note, "follow.note"), (Written::Evidence, "follow.evidence")];
        let label = texts.get(if detail.is_some() { "follow.edit" } else { "follow.add" });
        FollowView {
            late: late.map(|(due, today)| texts.count("follow.late.since", usize::try_from(today.days_since(due)).unwrap_or(0), &[])),
            held: line.filter(|line| !self.fits(line, under.level)).map(|_| texts.get("follow.held")),
            written: texts_of
                .into_iter()
                .map(|(which, label)| (texts.get(label), written(detail, which)))
                .filter(|(_, written)| !written.is_empty())
                .collect(),
            open_name: texts.fill("follow.of", &[("label", &label), ("action", action)]),
            open: label,
            details: self.follow.opened.contains(&place).then(|| self.details(item)),
            place,
        }
    }

    fn details(&self, item: usize) -> Box<DetailsView> {
        let texts = self.words.texts;
        let id = self.report.instrument.items[item].id.as_str();
        let detail = self.line(item).and_then(|line| line.detail);
        let text = |(which, label)| TextField { which, label: texts.get(label), written: written(detail, which) };
        let draft = self.follow.dates.get(id);
        let kept = detail.and_then(|detail| detail.due).map(Day::iso).unwrap_or_default();
        Box::new(DetailsView {
            texts: [(Written::Owner, "follow.name"), (Written::Note, "follow.note"), (Written::Evidence, "follow.evidence")].map(text),
            due: DueField {
                label: texts.get("follow.day"),
                help: texts.fill("follow.day.help", &[("when", &self.report.due(item))]),
                written: draft.map_or(kept, |draft| draft.text.clone()),
                error: draft.filter(|draft| draft.refused).map(|_| texts.get("follow.day.error")),
            },
            most: LONGEST_TEXT.to_string(),
        })
    }
}
