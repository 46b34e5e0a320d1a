//! Start screen.

use super::GoOnView;
use crate::{
    app::{
        host::Paths,
        route::Route,
        update::{resume_route, shown},
        words::Words,
    },
    engine::questionnaire::Path,
};

/// Start.
#[derive(Clone, Debug, PartialEq)]
pub struct StartView {
    /// Heading.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// What you get, how long, where the data stays: title and text.
    pub points: Vec<PointView>,
    /// Label of the main button ("Start", or "Resume: question 5 of 12").
    pub start: String,
    /// Label of the button that starts again, when there is work in progress (it goes to the data screen's erase).
    pub restart: Option<String>,
    /// Label of the button that opens a file.
    pub open_file: String,
    /// The full path: offered, or gone on with.
    pub full: Option<GoOnView>,
    /// Always printed: a thinking aid, neither an audit nor legal advice.
    pub caveat: String,
}

/// A point.
#[derive(Clone, Debug, PartialEq)]
pub struct PointView {
    /// Which picture goes with it: `scope`, `time`, `privacy`.
    pub picture: &'static str,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
}

pub(super) fn start(words: &Words<'_>) -> StartView {
    let model = words.model;
    let asked = shown(model);
    let total = words.texts.integer(asked.len());
    let quick = words.texts.integer(asked_by(words, Path::Quick));
    let point = |picture: &'static str| PointView {
        picture,
        title: words.texts.fill(&format!("start.{picture}.title"), &[("n", &quick)]),
        text: words.get(&format!("start.{picture}.text")),
    };
    let has_work = !model.record.is_empty();
    let start = match resume_route(model) {
        _ if !has_work => words.get("start.start"),
        Route::Question(id) => {
            let number = asked.iter().position(|question| *question == id).unwrap_or(0) + 1;
            words.texts.fill("start.resume", &[("n", &words.texts.integer(number)), ("total", &total)])
        }
        Route::Sections => words.get("start.resume_full"),
        _ => words.get("start.resume_review"),
    };
    StartView {
        title: words.get("start.title"),
        lead: words.get("start.lead"),
        points: ["scope", "time", "privacy"].map(point).to_vec(),
        start,
        restart: has_work.then(|| words.get("start.restart")),
        open_file: words.get("start.open_file"),
        full: (model.wishes.paths == Paths::Ask).then(|| go_on(words)),
        caveat: words.get("caveat"),
    }
}

/// Questions a path asks, conditions apart.
fn asked_by(words: &Words<'_>, path: Path) -> usize {
    words.model.instrument().questions.iter().filter(|question| path.asks(question.asked_in)).count()
}

/// The full path, from the start screen or from the result of the quick one; what was answered there is not asked again.
pub(super) fn go_on(words: &Words<'_>) -> GoOnView {
    let model = words.model;
    let answered = model.record.responses.len();
    let key = match (model.record.path, answered) {
        (Path::Full, _) => "start.full.under_way",
        (Path::Quick, 0) => "start.full.text",
        (Path::Quick, _) => "start.full.kept",
    };
    let total = words.texts.integer(asked_by(words, Path::Full));
    GoOnView {
        title: words.get("start.full.title"),
        text: words.texts.fill(key, &[("n", &total)]),
        button: words.get(if answered == 0 { "start.full.start" } else { "start.full.go_on" }),
    }
}
