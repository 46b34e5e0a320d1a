//! The words the content asks for, and in which file: what the quick path can show is in the first download, the rest is not.

use std::collections::{BTreeMap, BTreeSet};

use super::Content;
use crate::{
    content::folder::Part,
    engine::{
        condition::Condition,
        criterion::{Class, Criterion},
        id::SourceId,
        instrument::Instrument,
        questionnaire::{AskedIn, Kind, Question},
        readiness::Band,
        risk::Level,
    },
};

/// Who may run a service today, where a class is worded by it.
const MODES: [&str; 3] = ["internal", "mixed", "provider"];
const PHASES: [&str; 5] = ["decide", "contract", "transition", "run", "exit"];
const BANDS: [Band; 4] = [Band::Green, Band::Yellow, Band::Orange, Band::Red];

/// A text the content asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// The file it belongs in.
    pub(super) part: Part,
    /// Whether it may be left out.
    pub(super) optional: bool,
}

/// Every text asked for, by key.
pub(super) fn wanted(content: &Content<'_>) -> BTreeMap<String, Wanted> {
    let mut list = List(BTreeMap::new());
    let instrument = content.instrument;
    for section in &instrument.sections {
        list.add(Part::Quick, format!("section.{}", section.id));
    }
    let named = named(instrument);
    for (index, question) in instrument.questions.iter().enumerate() {
        list.question(question, named.contains(&index));
    }
    for tower in &instrument.towers {
        list.each(Part::Quick, &format!("tower.{}", tower.id), &["", ".short", ".holds", ".keeps"]);
    }
    for criterion in Criterion::ALL {
        list.each(Part::Quick, &format!("criterion.{}", criterion.code()), &["", ".for", ".against"]);
    }
    for class in Class::ALL {
        list.each(Part::Quick, &format!("class.{}", class.code()), &["", ".lead"]);
        for mode in MODES {
            list.add(Part::Quick, format!("mode.{mode}.{}", class.code()));
        }
    }
    for guard in &instrument.tower_guards {
        list.add(Part::Quick, format!("guard.{}", guard.id));
        for tag in [&guard.tag, &guard.tag_unknown].into_iter().flatten() {
            list.add(Part::Quick, format!("tag.{tag}"));
        }
    }
    for guard in &instrument.company_guards {
        list.each(Part::Quick, &format!("guard.{}", guard.id), &["", ".check"]);
    }
    let mut quick_items = BTreeSet::new();
    for risk in &instrument.risks {
        let part = if risk.quick { Part::Quick } else { Part::Full };
        list.each(part, &format!("risk.{}", risk.id), &["", ".scenario"]);
        if risk.quick {
            quick_items.extend(risk.items.iter().copied());
        }
    }
    for (index, item) in instrument.items.iter().enumerate() {
        let part = if quick_items.contains(&index) { Part::Quick } else { Part::Full };
        list.each(part, &format!("item.{}", item.id), &["", ".evidence"]);
    }
    for actor in &instrument.people.actors {
        list.add(Part::Quick, format!("actor.{}", actor.id));
        list.add(Part::Full, format!("actor.{}.role", actor.id));
    }
    let change = &instrument.change;
    change.readiness.parts.iter().for_each(|part| list.add(Part::Full, format!("part.{}", part.id)));
    change.actions.iter().flat_map(|action| &action.after).for_each(|guard| list.add(Part::Full, format!("action.after.{guard}")));
    instrument.people.columns.iter().for_each(|column| list.add(Part::Full, format!("column.{}", column.id)));
    let notes = instrument.people.fallbacks.iter().filter_map(|fallback| fallback.note.as_ref());
    notes.for_each(|note| list.add(Part::Full, format!("fallback.{note}")));
    PHASES.iter().for_each(|phase| list.add(Part::Quick, format!("phase.{phase}")));
    Level::WORST_FIRST.iter().for_each(|level| list.add(Part::Quick, format!("level.{}", level.code())));
    BANDS.iter().for_each(|band| list.each(Part::Full, &format!("band.{}", band.code()), &["", ".name"]));
    let lists =
        [("instrument", "groups", "group", Part::Quick), ("actors", "raci", "activity", Part::Full), ("readiness", "actions", "action", Part::Full)];
    for (file, entries, prefix, part) in lists {
        for id in content.list(file, entries).iter().filter_map(|entry| entry.find("id")) {
            list.add(part, format!("{prefix}.{}", id.text()));
        }
    }
    let cited = cited_in_quick(instrument);
    for entries in ["claims", "literature"] {
        for id in content.list("sources", entries).iter().filter_map(|entry| entry.find("id")) {
            let part = if cited.contains(id.text()) { Part::Quick } else { Part::Full };
            list.add(part, format!("source.{}", id.text()));
        }
    }
    list.0
}

struct List(BTreeMap<String, Wanted>);

impl List {
    fn add(&mut self, part: Part, key: String) {
        self.0.insert(key, Wanted { part, optional: false });
    }

    fn each(&mut self, part: Part, stem: &str, endings: &[&str]) {
        endings.iter().for_each(|ending| self.add(part, format!("{stem}{ending}")));
    }

    fn question(&mut self, question: &Question, is_named: bool) {
        let part = if question.asked_in == AskedIn::FullOnly { Part::Full } else { Part::Quick };
        let id = &question.id;
        self.add(if is_named { Part::Quick } else { part }, format!("{id}.heading"));
        self.add(part, format!("{id}.hint"));
        match question.kind {
            Kind::Single | Kind::Multi { .. } | Kind::MatrixSingle => {
                question.options.iter().for_each(|option| self.add(part, format!("{id}.{option}")));
            }
            Kind::Scale | Kind::MatrixScale(_) => (1..=5).for_each(|value| self.add(part, format!("{id}.{value}"))),
            // Named as actors and services.
            Kind::Actors | Kind::Towers { .. } => {}
        }
        if matches!(question.kind, Kind::Multi { .. } | Kind::Towers { .. }) && question.option(Question::NONE).is_none() {
            self.0.insert(format!("{id}.none_of_these"), Wanted { part, optional: true });
        }
    }
}

/// Questions of the full path that the quick path may name: as a cause, or as the next question.
fn named(instrument: &Instrument) -> BTreeSet<usize> {
    let guards = instrument.company_guards.iter().map(|guard| &guard.when);
    let triggers = instrument.risks.iter().filter(|risk| risk.quick).map(|risk| &risk.trigger);
    let mut named: BTreeSet<usize> = guards.chain(triggers).flat_map(Condition::questions).collect();
    named.extend(instrument.maturity.iter().map(|item| item.question));
    named.extend(instrument.criteria.iter().filter_map(|settings| settings.question));
    named.insert(instrument.mode_question);
    named
}

fn cited_in_quick(instrument: &Instrument) -> BTreeSet<&str> {
    let questions = instrument.questions.iter().filter(|question| question.asked_in != AskedIn::FullOnly).map(|question| &question.sources);
    let towers = instrument.towers.iter().map(|tower| &tower.sources);
    let criteria = instrument.criteria.iter().map(|settings| &settings.sources);
    let tower_guards = instrument.tower_guards.iter().map(|guard| &guard.sources);
    let company_guards = instrument.company_guards.iter().map(|guard| &guard.sources);
    let risks = instrument.risks.iter().filter(|risk| risk.quick).map(|risk| &risk.sources);
    questions.chain(towers).chain(criteria).chain(tower_guards).chain(company_guards).chain(risks).flatten().map(SourceId::as_str).collect()
}
