//! What if: what is tried, what may be tried, and what moves.

use super::{
    Choice, ChoiceKind, DifferencesView, SettingField,
    differences::{DifferenceRow, Sides, row},
    full_settings, question,
};
use crate::{
    app::{
        differences::{Fact, FactChange, Side, differences},
        model::Model,
        scenarios::{Trial, is_stale, page_of, shadow},
        update::shown,
        words::Words,
    },
    engine::{Assessment, Instrument, questionnaire::Path, settings::knobs},
    export::{Report, SettingWords},
    record::Record,
};

/// What if.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatIfView {
    /// Heading.
    pub title: String,
    /// What a trial is.
    pub lead: String,
    /// Heading of what is tried.
    pub tried_title: String,
    /// What is tried.
    pub tried: Vec<TriedView>,
    /// Said when nothing is.
    pub nothing: Option<String>,
    /// Labels of the buttons that keep it and drop it, once something is tried.
    pub decide: Option<(String, String)>,
    /// Heading of what may be tried.
    pub try_title: String,
    /// What may be tried.
    pub subject: SelectView,
    /// For which service.
    pub service: Option<SelectView>,
    /// How to try it.
    pub control: Option<TryView>,
    /// Heading of what moves.
    pub moves_title: String,
    /// What moves.
    pub moves: DifferencesView,
    /// Said while what moves is computed again.
    pub computing: Option<String>,
    /// Label of the way back to the result.
    pub back: String,
}

/// A change that is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedView {
    /// What changes, from what, to what.
    pub row: DifferenceRow,
    /// Label and accessible name of the button that takes it back.
    pub take_back: (String, String),
}

/// A choice among many, in groups.
#[derive(Clone, Debug, PartialEq)]
pub struct SelectView {
    /// Label.
    pub label: String,
    /// What stands for no choice: its value and its words.
    pub none: (&'static str, String),
    /// Groups: name, values and words.
    pub groups: Vec<(String, Vec<(String, String)>)>,
    /// The value chosen.
    pub chosen: Option<String>,
}

/// How to try another answer.
#[derive(Clone, Debug, PartialEq)]
pub struct TryView {
    /// The question's id, unique on the page.
    pub id: String,
    /// The question.
    pub legend: String,
    /// What is saved.
    pub saved: String,
    /// What is wrong.
    pub error: Option<String>,
    /// How the choices behave.
    pub kind: ChoiceKind,
    /// Choices; empty for a number.
    pub choices: Vec<Choice>,
    /// A number of the settings, in place of choices.
    pub number: Option<SettingField>,
}

/// The value of no choice.
const NONE: &str = "none";

/// Screen of the trial.
pub(super) fn what_if(words: &Words<'_>, assessment: &Assessment) -> WhatIfView {
    let model = words.model;
    let trying = model.trying.as_ref().map(|(id, tower)| (id.as_str(), tower.as_str()));
    let tried_model = shadow(model, page_of(trying.map_or("", |(id, _)| id), model.instrument()));
    let tried_words = Words::new(&tried_model);
    let changes = model.trial.as_ref().map_or(&[][..], |trial| &trial.changes);
    let chosen = trying.filter(|(id, _)| offered(&tried_model).iter().any(|(_, subjects)| subjects.iter().any(|subject| subject == id)));
    let (service, control) = match chosen {
        Some((id, tower)) => control(words, &tried_words, id, tower),
        None => (None, None),
    };
    WhatIfView {
        title: words.get("scenario.title"),
        lead: words.get("scenario.lead"),
        tried_title: words.get("scenario.tried"),
        tried: changes.iter().map(|change| tried(words, change)).collect(),
        nothing: changes.is_empty().then(|| words.get("scenario.nothing")),
        decide: (!changes.is_empty()).then(|| (words.get("scenario.keep"), words.get("scenario.drop"))),
        try_title: words.get("scenario.try"),
        subject: subjects(&tried_words, chosen.map(|(id, _)| id)),
        service,
        control,
        moves_title: words.get("scenario.moving"),
        moves: moves(words, assessment),
        computing: model.trial.as_ref().filter(|trial| is_stale(trial, model)).map(|_| words.get("computing")),
        back: words.get("checklist.to_result"),
    }
}

fn tried(words: &Words<'_>, change: &FactChange) -> TriedView {
    let row = row(words, change);
    let full = row.about.as_ref().map(|about| words.texts.fill("next.of_tower", &[("question", about), ("tower", &row.name)]));
    let name = words.texts.fill("scenario.take_back.of", &[("name", full.as_ref().unwrap_or(&row.name))]);
    TriedView { take_back: (words.get("scenario.take_back"), name), row }
}

/// What is reported of a record.
pub(super) fn report<'a>(words: &Words<'a>, instrument: &'a Instrument, record: &'a Record, assessment: &'a Assessment) -> Report<'a> {
    Report { instrument, texts: words.texts, assessment, responses: &record.responses, progress: &record.progress, milestones: record.milestones }
}

/// The saved facts beside those tried; beside themselves while nothing is.
fn moves(words: &Words<'_>, assessment: &Assessment) -> DifferencesView {
    let model = words.model;
    let saved = Side { record: &model.record, assessment };
    let followed = model.trial.as_deref().and_then(|trial: &Trial| Some((trial, trial.followed.as_ref()?)));
    let own = report(words, model.settled(), &model.record, assessment);
    let (tried, other) = match followed {
        Some((trial, followed)) => {
            let instrument = followed.settled.as_deref().unwrap_or_else(|| model.instrument());
            let side = Side { record: &trial.record, assessment: &followed.assessment };
            (side, report(words, instrument, &trial.record, &followed.assessment))
        }
        None => (saved, own),
    };
    let labels = ["scenario.saved", "scenario.trial"].map(|key| words.get(key));
    let sides = Sides { words, reports: [own, other], labels, lines: [Vec::new(), Vec::new()] };
    let mut view = sides.view(&differences(model.instrument(), saved, tried), false);
    if model.trial.as_ref().is_none_or(|trial| trial.changes.is_empty()) {
        view.summary = words.get("scenario.waiting");
    }
    view
}

// ---------- What may be tried ----------

/// Questions asked now, section by section, then on the full path the numbers of the settings: key of the group's name, ids.
fn offered(model: &Model) -> Vec<(String, Vec<String>)> {
    let instrument = model.instrument();
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for id in shown(model) {
        let Some(question) = instrument.question(&id) else { continue };
        let name = format!("section.{}", instrument.sections[question.section].id);
        match groups.last_mut() {
            Some((last, ids)) if *last == name => ids.push(id),
            _ => groups.push((name, vec![id])),
        }
    }
    if model.record.path == Path::Full {
        let knobs = knobs(instrument);
        for (name, families) in full_settings::GROUPS {
            let of_group = knobs.iter().filter(|knob| families.contains(&knob.family));
            groups.push((format!("full.settings.{name}"), of_group.map(|knob| knob.id.clone()).collect()));
        }
    }
    groups
}

fn subjects(words: &Words<'_>, chosen: Option<&str>) -> SelectView {
    let instrument = words.model.instrument();
    let said = SettingWords { instrument, texts: words.texts };
    let knobs = knobs(instrument);
    let named = |id: String| {
        let name = match instrument.question(&id) {
            Some(question) => words.heading(question),
            None => knobs.iter().find(|knob| knob.id == id).map_or_else(|| id.clone(), |knob| said.name(knob)),
        };
        (id, name)
    };
    let groups = offered(words.model).into_iter().map(|(key, ids)| (words.get(&key), ids.into_iter().map(named).collect()));
    SelectView {
        label: words.get("scenario.subject"),
        none: (NONE, words.get("scenario.subject.none")),
        groups: groups.collect(),
        chosen: chosen.map(str::to_owned),
    }
}

/// The service to choose, where there is one to choose, and the control. `saved` speaks of the saved facts, `tried` of those tried.
fn control(saved: &Words<'_>, tried: &Words<'_>, id: &str, tower: &str) -> (Option<SelectView>, Option<TryView>) {
    let instrument = tried.model.instrument();
    if instrument.question(id).is_none() {
        return (None, number(saved, tried, id));
    }
    let Some(view) = question::question(tried, id) else { return (None, None) };
    let saved_words = |cell: Option<usize>| {
        let fact = match (instrument.question_index(id), cell) {
            (Some(index), Some(tower)) => Fact::Cell(index, tower),
            (index, _) => Fact::Answer(index.unwrap_or_default()),
        };
        let held = super::differences::held(saved, &fact);
        saved.texts.fill("scenario.saved.is", &[("answer", &held)])
    };
    let bare = |choices: Vec<Choice>| choices.into_iter().map(|choice| Choice { key: None, ..choice }).collect();
    let Some(matrix) = view.matrix else {
        let control = TryView {
            id: view.id,
            legend: view.heading,
            saved: saved_words(None),
            error: view.error.map(|error| error.message),
            kind: view.kind,
            choices: bare(view.choices),
            number: None,
        };
        return (None, Some(control));
    };
    let rows = matrix.rows.iter().map(|row| (row.id.clone(), row.name.clone())).collect();
    let row = matrix.rows.iter().find(|row| row.id == tower);
    let service = SelectView {
        label: tried.get("scenario.service"),
        none: (NONE, tried.get("scenario.service.none")),
        groups: vec![(tried.get("scenario.services"), rows)],
        chosen: row.map(|row| row.id.clone()),
    };
    let control = row.map(|row| {
        let choices = matrix.columns.iter().enumerate().map(|(index, column)| Choice {
            value: column.value.clone(),
            label: if matrix.is_scale && column.key != '0' {
                tried.texts.fill("answer.scale", &[("value", &column.value), ("label", &column.words)])
            } else {
                column.words.clone()
            },
            detail: String::new(),
            chosen: row.chosen == Some(index),
            apart: column.key == '0',
            key: None,
            full: false,
        });
        TryView {
            id: [id, "-", &row.id].concat(),
            legend: tried.texts.fill("next.of_tower", &[("question", &view.heading), ("tower", &row.name)]),
            saved: saved_words(instrument.towers.iter().position(|other| other.id.as_str() == row.id)),
            error: None,
            kind: ChoiceKind::One,
            choices: choices.collect(),
            number: None,
        }
    });
    (Some(service), control)
}

fn number(saved: &Words<'_>, tried: &Words<'_>, id: &str) -> Option<TryView> {
    let instrument = tried.model.instrument();
    let knob = knobs(instrument).into_iter().find(|knob| knob.id == id)?;
    let said = SettingWords { instrument, texts: tried.texts };
    let field = full_settings::field(tried, said, &knob, true);
    Some(TryView {
        id: id.replace('.', "-"),
        legend: said.name(&knob),
        saved: saved.texts.fill("scenario.saved.is", &[("answer", &super::differences::held(saved, &Fact::Number(id.to_owned())))]),
        error: None,
        kind: ChoiceKind::One,
        choices: Vec::new(),
        number: Some(field),
    })
}
