//! The program as values: what happens on each event, what is asked of the platform, and what is shown.

mod answering;
mod compare;
mod fetching;
mod files;
mod follow;
mod full;
mod host;
mod late;
mod notes;
mod pictures;
mod report;
mod review;
mod scenarios;
mod sections;
mod sharing;
mod texts;

use std::rc::Rc;

use perimetre::{
    app::{
        Started, Stored,
        effect::{Effect, FocusTarget, Part, Told},
        host::Wishes,
        init,
        model::Model,
        msg::{ChecklistMsg, DataMsg, FetchMsg, FullMsg, Msg, QuestionMsg, SettingMsg},
        route::Route,
        update,
        view::{NoticeView, QuestionView, ReviewView, Screen, View, view},
    },
    content::Content,
    engine::{Responses, checklist::Status, questionnaire::Path},
    record::{Record, open, save_place},
};

use crate::{
    fixtures::{Answers, content, instrument, quick},
    random::few_draws,
};

/// The program in someone's hands: what it is told, and what it asks for.
struct Program {
    model: Model,
    /// What the last event asked of the platform, but for what the page around is told.
    effects: Vec<Effect>,
    /// What the page around was told of the last event.
    told: Vec<(Told, String)>,
}

thread_local! {
    static CONTENT: Rc<Content> = Rc::new(Content { instrument: std::sync::Arc::new(few_draws().clone()), ..content().clone() });
}

fn started(stored: Stored) -> Started {
    Started { today: Some("2026-11-23".into()), language: Some("en".into()), heading_level: None, stored, wishes: Wishes::default() }
}

impl Program {
    fn starting(started: Started) -> Self {
        let (model, effects) = init(CONTENT.with(Rc::clone), started);
        Self { model, effects, told: Vec::new() }
    }

    fn stored(stored: Stored) -> Self {
        Self::starting(started(stored))
    }

    /// Nothing kept yet.
    fn fresh() -> Self {
        Self::stored(Stored::Nothing)
    }

    /// Opened where it was left.
    fn left(record: &Record, place: &str) -> Self {
        Self::stored(Stored::Text(save_place(record, instrument(), place, "en")))
    }

    fn send(&mut self, msg: Msg) -> &mut Self {
        self.told.clear();
        self.effects.clear();
        for effect in update(&mut self.model, msg) {
            match effect {
                Effect::Tell(what, words) => self.told.push((what, words)),
                effect => self.effects.push(effect),
            }
        }
        self
    }

    fn data(&mut self, msg: DataMsg) -> &mut Self {
        self.send(Msg::Data(msg))
    }

    fn full(&mut self, msg: FullMsg) -> &mut Self {
        self.send(Msg::Full(msg))
    }

    fn fetch_says(&mut self, msg: FetchMsg) -> &mut Self {
        self.send(Msg::Fetch(msg))
    }

    fn setting(&mut self, msg: SettingMsg) -> &mut Self {
        self.send(Msg::Setting(msg))
    }

    fn choose(&mut self, value: &str) -> &mut Self {
        self.send(Msg::Question(QuestionMsg::OptionChosen(value.into())))
    }

    fn clear(&mut self, value: &str) -> &mut Self {
        self.send(Msg::Question(QuestionMsg::OptionCleared(value.into())))
    }

    fn proceed(&mut self) -> &mut Self {
        self.send(Msg::Question(QuestionMsg::Continued))
    }

    fn back(&mut self) -> &mut Self {
        self.send(Msg::Question(QuestionMsg::WentBack))
    }

    fn go(&mut self, route: Route) -> &mut Self {
        self.send(Msg::Navigated(route))
    }

    fn at(&mut self, question: &str) -> &mut Self {
        self.go(Route::Question(question.into()))
    }

    fn view(&self) -> View {
        view(&self.model)
    }

    fn question(&self) -> QuestionView {
        match self.view().screen {
            Screen::Question(question) => *question,
            other => panic!("not on a question: {other:?}"),
        }
    }

    fn review(&self) -> ReviewView {
        match self.view().screen {
            Screen::Review(review) => review,
            other => panic!("not on the review: {other:?}"),
        }
    }

    fn notice(&self) -> NoticeView {
        self.view().notice.expect("a notice")
    }

    /// Values chosen on the question shown.
    fn chosen(&self) -> Vec<String> {
        self.question().choices.into_iter().filter(|choice| choice.chosen).map(|choice| choice.value).collect()
    }

    fn place(&self) -> String {
        self.model.route().to_place()
    }

    fn record(&self) -> &Record {
        self.model.record()
    }

    fn saves(&self) -> Vec<(&str, bool)> {
        self.effects
            .iter()
            .filter_map(|effect| if let Effect::Save { text, force } = effect { Some((text.as_str(), *force)) } else { None })
            .collect()
    }

    /// The record in the only save asked for.
    fn saved(&self) -> Record {
        let [(text, _)] = self.saves()[..] else { panic!("not one save: {:?}", self.effects) };
        perimetre::record::open_saved(text, instrument()).expect("what is saved opens").0
    }

    fn focus(&self) -> Option<FocusTarget> {
        self.effects.iter().find_map(|effect| if let Effect::Focus(target) = effect { Some(*target) } else { None })
    }

    /// The file offered for download.
    fn exported(&mut self) -> (String, String) {
        self.data(DataMsg::DownloadAsked).downloaded()
    }

    /// The file that was offered just now.
    fn downloaded(&self) -> (String, String) {
        match &self.effects[..] {
            [.., Effect::Download(file)] => (file.name.clone(), String::from_utf8(file.bytes.clone()).expect("a text")),
            other => panic!("not a download: {other:?}"),
        }
    }

    /// The result, computed.
    fn result(&mut self) -> &mut Self {
        self.go(Route::Result).send(Msg::Painted)
    }
}

fn record_of(answers: Answers) -> Record {
    Record { responses: answers.responses, started_on: Some("2026-11-01".into()), ..Record::new(answers.path, None) }
}

/// Four answers, the next question being `current_sourcing`.
fn begun() -> Record {
    record_of(quick().one("org_size", "s50_249").one("sector", "industry").one("it_team", "one"))
}

/// All twelve answers.
fn finished() -> Record {
    let answers = quick().one("org_size", "s50_249").one("sector", "industry").one("it_team", "one").one("current_sourcing", "some");
    let answers = answers.many("drivers", &["cost"]).many("obligations", &["none"]).many("tower_pain", &["SEC"]).many("tower_distinct", &[]);
    let answers = answers.one("contract_owner", "none").many("third_parties", &["host"]).one("job_impact", "dk").scale("past_change", 3);
    record_of(answers)
}
