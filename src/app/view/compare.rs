//! Another file beside this one.

use super::{DifferencesView, differences::Sides, what_if::report};
use crate::{
    app::{
        differences::{Side, differences},
        scenarios::{Compared, Followed},
        words::Words,
    },
    engine::{Assessment, calendar::Day},
    record::Record,
};

/// Another file beside this one.
#[derive(Clone, Debug, PartialEq)]
pub struct CompareView {
    /// Heading.
    pub title: String,
    /// That the other file enters nothing.
    pub lead: String,
    /// That the paths differ, and what that means.
    pub paths: Option<String>,
    /// Heading of what differs.
    pub differ_title: String,
    /// What differs.
    pub differences: DifferencesView,
    /// Label of the button that puts the sides the other way round.
    pub swap: String,
    /// Label of the button that chooses another file.
    pub other: String,
    /// Label of the way back.
    pub close: String,
}

/// Screen of the comparison.
pub(super) fn compare(words: &Words<'_>, assessment: &Assessment, compared: &Compared, followed: &Followed) -> CompareView {
    let model = words.model;
    let own = (Side { record: &model.record, assessment }, report(words, model.settled(), &model.record, assessment));
    let instrument = followed.settled.as_deref().unwrap_or_else(|| model.instrument());
    let other =
        (Side { record: &compared.record, assessment: &followed.assessment }, report(words, instrument, &compared.record, &followed.assessment));
    let own_lines = vec![words.get("scenario.own"), begun(words, &model.record)];
    let other_lines = vec![words.texts.fill("scenario.file", &[("name", &compared.name)]), begun(words, &compared.record)];
    // The one begun first comes first; this one comes second where the days do not tell.
    let is_own_first = own_is_first(&model.record, &compared.record) != compared.is_swapped;
    let (sides, lines) = if is_own_first { ([own, other], [own_lines, other_lines]) } else { ([other, own], [other_lines, own_lines]) };
    let found = differences(model.instrument(), sides[0].0, sides[1].0);
    let labels = ["scenario.before", "scenario.after"].map(|key| words.get(key));
    let path = |record: &Record| words.get(&format!("scenario.path.{}", record.path.code()));
    let paths = found.paths.is_some().then(|| {
        let [before, after] = sides.map(|(side, _)| path(side.record));
        words.texts.fill("scenario.paths", &[("before", &before), ("after", &after)])
    });
    let mut view = Sides { words, reports: sides.map(|(_, report)| report), labels, lines }.view(&found, true);
    if found.is_empty() {
        view.summary = words.get("scenario.identical");
    }
    CompareView {
        title: words.get("scenario.compare"),
        lead: words.get("scenario.compare.lead"),
        paths,
        differ_title: words.get("scenario.differ"),
        differences: view,
        swap: words.get("scenario.swap"),
        other: words.get("scenario.other_file"),
        close: words.get("scenario.close"),
    }
}

fn own_is_first(own: &Record, other: &Record) -> bool {
    match (&own.started_on, &other.started_on) {
        (Some(own), Some(other)) => own < other,
        _ => false,
    }
}

fn begun(words: &Words<'_>, record: &Record) -> String {
    let day = record.started_on.as_deref().and_then(Day::parse);
    day.map_or_else(|| words.get("scenario.undated"), |day| words.texts.fill("scenario.begun", &[("date", &words.texts.date(day.civil()))]))
}
