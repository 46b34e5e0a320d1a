//! Wording shared by the screens: how a question, an answer, a service, a source or a problem is said.

use super::{
    model::Model,
    route::Route,
    view::{CauseView, ConfidenceView, SourceView},
};
use crate::{
    engine::{
        Answer, Asked, Assessment, Instrument, State,
        id::SourceId,
        problem::{Expected, Found, Problem},
        questionnaire::{Kind, Question},
        scope::Confidence,
    },
    export::Report,
    json::Fault,
    record::OpenError,
    text::Catalog,
};

/// Words of one model, in its language.
pub(super) struct Words<'a> {
    pub(super) model: &'a Model,
    pub(super) texts: &'a Catalog,
}

impl<'a> Words<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        Self { model, texts: model.catalog() }
    }

    pub(super) fn get(&self, key: &str) -> String {
        self.texts.get(key)
    }

    pub(super) fn heading(&self, question: &Question) -> String {
        self.get(&format!("{}.heading", question.id))
    }

    pub(super) fn tower(&self, tower: usize) -> String {
        self.get(&format!("tower.{}", self.model.instrument().towers[tower].id))
    }

    pub(super) fn tower_short(&self, tower: usize) -> String {
        self.get(&format!("tower.{}.short", self.model.instrument().towers[tower].id))
    }

    pub(super) fn towers_short(&self, towers: impl IntoIterator<Item = usize>) -> String {
        let names: Vec<String> = towers.into_iter().map(|tower| self.tower_short(tower)).collect();
        self.texts.list(&names)
    }

    /// "3 of this, 1 of that": counts in a row, without those of nothing.
    pub(super) fn counted(&self, counts: &[(&str, usize)]) -> String {
        let counts: Vec<String> = counts.iter().filter(|(_, count)| *count > 0).map(|(key, count)| self.texts.count(key, *count, &[])).collect();
        self.texts.list(&counts)
    }

    /// The label of an option; actors are named as actors.
    pub(super) fn option(&self, question: &Question, option: &str) -> String {
        match question.kind {
            Kind::Actors => self.get(&format!("actor.{option}")),
            _ => self.get(&format!("{}.{option}", question.id)),
        }
    }

    /// What "none of these" is called on a question that has no such option.
    pub(super) fn none_of_these(&self, question: &Question) -> String {
        let own = format!("{}.none_of_these", question.id);
        self.texts.find(&own).map_or_else(|| self.get("question.none_of_these"), str::to_owned)
    }

    /// An answer, one line a choice.
    pub(super) fn answer(&self, question: &Question, answer: &Answer) -> Vec<String> {
        match answer {
            Answer::Unknown => vec![self.get("answer.unknown")],
            Answer::One(option) => vec![self.option(question, option.as_str())],
            Answer::Scale(value) => {
                vec![self.texts.fill("answer.scale", &[("value", &value.to_string()), ("label", &self.get(&format!("{}.{value}", question.id)))])]
            }
            Answer::Many(options) if options.is_empty() => vec![self.none_of_these(question)],
            Answer::Towers(towers) if towers.is_empty() => vec![self.none_of_these(question)],
            // In the order of the content, not of the ids.
            Answer::Many(options) => {
                question.options.iter().filter(|id| options.contains(*id)).map(|id| self.option(question, id.as_str())).collect()
            }
            Answer::Towers(picked) => {
                let towers = self.model.instrument().towers.iter().enumerate();
                towers.filter(|(_, tower)| picked.contains(&tower.id)).map(|(index, _)| self.tower(index)).collect()
            }
            Answer::Matrix(cells) => vec![self.texts.count("answer.cells", cells.len(), &[])],
        }
    }

    /// The answers behind something, each with where to change it.
    pub(super) fn causes(&self, questions: &[usize]) -> Vec<CauseView> {
        let model = self.model;
        let asked = Asked::new(model.instrument(), model.record.path, &model.record.responses);
        let shown = asked.shown();
        // Where an answer speaks, the questions that were not asked add nothing; alone, they are the reason.
        let was_asked = |index: &&usize| !matches!(asked.state(**index), State::Unasked);
        let any_asked = questions.iter().any(|index| was_asked(&index));
        let cause = |index: &usize| {
            let question = &model.instrument().questions[*index];
            let answer = match asked.state(*index) {
                State::Unasked => self.get("answer.unasked"),
                // A blank of the full path counts as "I don't know"; nobody said so.
                State::Unknown if !model.record.responses.contains_key(&question.id) => self.get("answer.missing"),
                State::Unknown => self.get("answer.unknown"),
                State::Known(answer) => self.texts.list(&self.answer(question, answer)),
            };
            CauseView {
                text: self.texts.fill("cause", &[("question", &self.heading(question)), ("answer", &answer)]),
                route: shown.contains(index).then(|| Route::Question(question.id.as_str().to_owned())),
            }
        };
        questions.iter().filter(|index| !any_asked || was_asked(index)).map(cause).collect()
    }

    pub(super) fn sources(&self, sources: &[SourceId]) -> Vec<SourceView> {
        let source = |id: &SourceId| {
            let id = id.as_str();
            // The page does not carry the words of the seed's claims, only their numbers.
            let text = self
                .texts
                .find(&format!("source.{id}"))
                .map_or_else(|| self.texts.fill("source.seed", &[("n", id.trim_start_matches('S'))]), str::to_owned);
            SourceView { id: id.to_owned(), text }
        };
        sources.iter().map(source).collect()
    }

    /// The sentences the screens share with exported documents.
    pub(super) fn report<'b>(&'b self, assessment: &'b Assessment) -> Report<'b> {
        let record = &self.model.record;
        Report {
            instrument: self.model.instrument(),
            texts: self.texts,
            assessment,
            responses: &record.responses,
            progress: &record.progress,
            milestones: record.milestones,
        }
    }

    /// What a file was refused for, one line each; a long list is cut, with what is left said.
    pub(super) fn refusal(&self, error: &OpenError) -> Vec<String> {
        const SHOWN: usize = 6;
        let mut lines = refusal(self.texts, self.model.instrument(), error);
        if lines.len() > SHOWN {
            let left = lines.len() - SHOWN;
            lines.truncate(SHOWN);
            lines.push(self.texts.count("refused.more", left, &[]));
        }
        lines
    }
}

/// How sure: a word, and rounded figures only.
pub(super) fn confidence(report: &Report<'_>, confidence: Confidence, acceptability: f64) -> ConfidenceView {
    ConfidenceView { level: confidence.code(), label: report.confidence(confidence), detail: report.confidence_detail(acceptability) }
}

/// What a file was refused for, one line a problem.
#[must_use]
pub fn refusal(texts: &Catalog, instrument: &Instrument, error: &OpenError) -> Vec<String> {
    let number = |n: usize| n.to_string();
    match error {
        OpenError::Empty => vec![texts.get("refused.empty")],
        OpenError::TooLarge { bytes } => {
            let megabytes = texts.integer(bytes.div_ceil(1024 * 1024));
            let most = texts.integer(crate::record::MOST_BYTES / 1024 / 1024);
            vec![texts.fill("refused.too_large", &[("size", &megabytes), ("most", &most)])]
        }
        OpenError::NotText => vec![texts.get("refused.not_text")],
        OpenError::NotJson(error) => {
            let detail = match &error.fault {
                Fault::Expected(expected) => expected,
                Fault::Twice(key) => key.as_str(),
                _ => "",
            };
            let reason = texts.fill(&format!("json.{}", error.fault.code()), &[("detail", detail)]);
            vec![texts.fill("refused.not_json", &[("line", &number(error.line)), ("column", &number(error.column)), ("reason", &reason)])]
        }
        OpenError::NotOurs => vec![texts.get("refused.not_ours")],
        OpenError::BadVersion { found } => vec![texts.fill("refused.bad_version", &[("found", found)])],
        OpenError::TooNew { version } => vec![texts.fill("refused.too_new", &[("version", &version.to_string())])],
        OpenError::OtherInstrument { found } => {
            let ours = format!("{} {}", instrument.id, instrument.version);
            vec![texts.fill("refused.other_instrument", &[("found", found), ("ours", &ours)])]
        }
        OpenError::Damaged(problems) => problems.iter().map(|one| problem(texts, one)).collect(),
    }
}

/// A problem in one sentence: where, what was found, what was expected.
#[must_use]
pub fn problem(texts: &Catalog, problem: &Problem) -> String {
    let found = match &problem.found {
        Found::Value(value) => value.clone(),
        Found::List => texts.get("found.list"),
        Found::Object => texts.get("found.object"),
        Found::Nothing => texts.get("found.nothing"),
        Found::Twice(value) => texts.fill("found.twice", &[("value", value)]),
        Found::NoneWithOthers => texts.get("found.none_with_others"),
        Found::Choices(count) => texts.count("found.choices", *count, &[]),
    };
    let listed = |key: &str, values: &[String]| texts.fill(key, &[("values", &values.join(", "))]);
    let expected = match &problem.expected {
        Expected::Question => texts.get("expected.question"),
        Expected::OneOf(values) => listed("expected.one_of", values),
        Expected::ListOf(values) => listed("expected.list_of", values),
        Expected::Service(values) => listed("expected.service", values),
        Expected::Scale => texts.get("expected.scale"),
        Expected::Cells => texts.get("expected.cells"),
        Expected::AtMost(most) => texts.count("expected.at_most", *most, &[]),
        Expected::NoneAlone => texts.get("expected.none_alone"),
        Expected::Object => texts.get("expected.object"),
        Expected::List => texts.get("expected.list"),
        Expected::Text => texts.get("expected.text"),
        Expected::Date => texts.get("expected.date"),
        Expected::Word(values) => listed("expected.word", values),
    };
    texts.fill("problem", &[("place", &problem.place), ("found", &found), ("expected", &expected)])
}
