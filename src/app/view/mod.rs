//! What to draw: one view model per screen, everything decided and worded, nothing left to compute.
//!
//! A view holds plain strings and numbers. The screens know no question, no tower and no rule.

mod checklist;
mod checklist_build;
mod compare;
mod data;
mod depth;
mod differences;
mod files;
mod first;
mod follow;
mod full_fetch;
mod full_matrix;
mod full_people;
mod full_result;
mod full_review;
mod full_sections;
mod full_settings;
mod full_sift;
pub mod map;
mod notice;
mod on_demand;
pub mod pictures;
mod question;
mod report;
mod report_build;
mod report_risks;
mod result;
mod result_build;
mod review;
mod start;
mod what_if;

pub use checklist::{ChecklistView, ItemView, LevelView, MilestoneView, MilestonesView, ResidualView, RiskView, StatusOption};
pub use compare::CompareView;
pub use data::{ConfirmView, DataView};
pub use depth::{RisksView, SourcesView};
pub use differences::{DifferenceCell, DifferenceGroup, DifferenceRow, DifferencesView, OutcomeView};
pub use files::{CopyView, FileButton, FileCard, FilesView};
pub use first::{FirstView, StepView};
pub use follow::{DetailsView, DueField, FilterChoice, FilterField, FiltersView, FollowView, LateView, TallyGroup, TallyRow, TextField};
pub use full_fetch::FetchView;
pub use full_matrix::{MatrixColumn, MatrixRow, MatrixView, NoteView};
pub use full_people::{ActorView, PeopleView, PhaseView, RoleCell, RoleRow, RolesView, SideView};
pub use full_result::{ActionView, BandView, ChangeView, FlipsView, FullResultView, LiftsView, MeasureView, SettingsNote};
pub use full_sections::{SectionCard, SectionsView};
pub use full_settings::{ChangedView, GuardSwitch, RefusedView, SettingField, SettingsGroup, SettingsSet, SettingsView};
pub use full_sift::{SiftChoice, SiftView};
pub use question::{Choice, ChoiceKind, ErrorView, ProgressView, QuestionView, SourceView};
pub use report::{CoverView, ReportBlock, ReportCell, ReportSection, ReportTable, ReportView};
pub use result::{
    AssumptionsView, CauseView, ClassView, ConfidenceView, DepthOffer, GoOnView, GuardView, MapRow, MapView, MethodView, ReasonView, ResultView,
    ScopeView, TowerView,
};
pub use review::{AnswerRow, ReviewView, SectionView};
pub use start::{PointView, StartView};
pub use what_if::{SelectView, TriedView, TryView, WhatIfView};

use super::{
    model::{Announcement, Model, StorageState},
    parts,
    route::Route,
    words::Words,
};
use crate::{
    engine::{Assessment, questionnaire::Path},
    text::Language,
};

/// The whole page.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// Language of every text here, `fr` or `en`.
    pub lang: String,
    /// Header, common to all screens.
    pub header: HeaderView,
    /// Something to say above the screen: storage refused, file refused, changed elsewhere.
    pub notice: Option<NoticeView>,
    /// The screen.
    pub screen: Screen,
    /// Polite announcement for screen readers (empty = nothing to say). The live region always exists.
    pub announcement: String,
    /// Level of the screen's main heading, 1 to 6 (`heading-level` attribute); sub-headings follow.
    pub heading_level: u8,
}

/// The screen to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// Start.
    Start(StartView),
    /// A question.
    Question(Box<QuestionView>),
    /// The parts of the full path.
    Sections(SectionsView),
    /// Waiting for what the full path needs.
    Fetch(FetchView),
    /// Check your answers.
    Review(ReviewView),
    /// Being computed; drawn for one frame.
    Computing(String),
    /// Result.
    Result(Box<ResultView>),
    /// Checklist.
    Checklist(Box<ChecklistView>),
    /// Settings.
    Settings(Box<SettingsView>),
    /// What another answer would change.
    WhatIf(Box<WhatIfView>),
    /// Another file beside this one.
    Compare(Box<CompareView>),
    /// Report, to print.
    Report(Box<ReportView>),
    /// Data.
    Data(Box<DataView>),
    /// Files made from the result.
    Files(Box<FilesView>),
}

/// Header.
#[derive(Clone, Debug, PartialEq)]
pub struct HeaderView {
    /// Product name.
    pub brand: String,
    /// Accessible name of the language group.
    pub languages_label: String,
    /// Languages offered, in order.
    pub languages: Vec<LanguageView>,
    /// Places offered: label, route, whether it is the current one. Empty on the start screen.
    pub places_label: String,
    /// See `places_label`.
    pub places: Vec<PlaceView>,
    /// Where the answers are kept, short ("Saved on this device", "Not saved").
    pub saved: String,
    /// Whether `saved` is a warning.
    pub saved_is_warning: bool,
}

/// A language.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageView {
    /// Its code, also the `lang` of its label.
    pub code: String,
    /// Short label ("FR").
    pub label: String,
    /// Its own name ("Français"), as accessible name.
    pub name: String,
    /// Whether it is the current one.
    pub current: bool,
    /// Whether its words are on their way.
    pub busy: bool,
}

/// A place in the header.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceView {
    /// Label.
    pub label: String,
    /// Where it leads.
    pub route: super::route::Route,
    /// Whether we are there.
    pub current: bool,
}

/// A message above the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeView {
    /// `true`: assertive (role alert); `false`: polite.
    pub is_error: bool,
    /// Title.
    pub title: String,
    /// Lines under the title.
    pub lines: Vec<String>,
    /// Buttons: label and what pressing one says.
    pub actions: Vec<(String, super::msg::Msg)>,
    /// Label of the button that closes it; `None` when it lasts.
    pub close: Option<String>,
}

/// What to draw.
#[must_use]
pub fn view(model: &Model) -> View {
    let words = Words::new(model);
    let screen = match &model.route {
        _ if parts::is_awaited(model) => Screen::Fetch(full_fetch::fetch(&words)),
        Route::Sections => match parts::full(model) {
            Some(has) => Screen::Sections(on_demand::full::sections(has, &words)),
            None => Screen::Start(start::start(&words)),
        },
        Route::Settings => match parts::work(model) {
            Some(has) => Screen::Settings(on_demand::work::settings(has, &words)),
            None => Screen::Start(start::start(&words)),
        },
        Route::Start => Screen::Start(start::start(&words)),
        Route::Question(id) => {
            question::question(&words, id).map_or_else(|| Screen::Start(start::start(&words)), |question| Screen::Question(Box::new(question)))
        }
        Route::Review => Screen::Review(review::review(&words)),
        Route::Data => Screen::Data(Box::new(data::data(&words))),
        Route::Result | Route::Checklist | Route::Report | Route::Files | Route::WhatIf | Route::Compare => match (&model.assessment, &model.route) {
            (None, _) => Screen::Computing(words.get("computing")),
            (Some(assessment), Route::WhatIf | Route::Compare) => scenario(&words, assessment),
            (Some(assessment), Route::Result) => Screen::Result(Box::new(result_build::result(&words, assessment))),
            (Some(assessment), route) => match parts::work(model) {
                Some(has) if *route == Route::Report => Screen::Report(on_demand::work::report(has, &words, assessment)),
                Some(has) if *route == Route::Files => Screen::Files(on_demand::work::files(has, &words)),
                Some(has) => Screen::Checklist(on_demand::work::checklist(has, &words, assessment)),
                None => Screen::Start(start::start(&words)),
            },
        },
    };
    View {
        lang: model.language.code().to_owned(),
        header: header(&words),
        notice: model.notice.as_ref().or(model.decision.as_ref()).map(|notice| notice::notice(&words, notice)),
        screen,
        announcement: match model.announcement {
            Some(Announcement::Downloaded) => words.get("announce.downloaded"),
            Some(Announcement::Resumed) => words.get("announce.resumed"),
            Some(Announcement::LanguageAwaited) => words.get("announce.language"),
            None => String::new(),
        },
        heading_level: model.heading_level,
    }
}

/// The screen of a trial or a comparison.
fn scenario(words: &Words<'_>, assessment: &Assessment) -> Screen {
    let model = words.model;
    let computing = || Screen::Computing(words.get("computing"));
    match (parts::work(model), &model.compared) {
        (None, _) => computing(),
        (Some(has), Some(compared)) => on_demand::work::compare(has, words, assessment, compared).map_or_else(computing, Screen::Compare),
        (Some(has), None) => Screen::WhatIf(on_demand::work::what_if(has, words, assessment)),
    }
}

fn header(words: &Words<'_>) -> HeaderView {
    let model = words.model;
    let languages = Language::ALL.map(|language| LanguageView {
        code: language.code().to_owned(),
        label: language.code().to_ascii_uppercase(),
        // Each language is named in itself, so that whoever cannot read the page finds it.
        name: model.content.catalog(language).get("language.name"),
        current: language == model.language,
        busy: model.awaited == Some(language),
    });
    let place = |key: &str, route: Route| PlaceView {
        label: words.get(key),
        current: std::mem::discriminant(&route) == std::mem::discriminant(&model.route),
        route,
    };
    let has_answers = !model.record.responses.is_empty();
    let places = [
        (true, place("place.start", Route::Start)),
        (model.record.path == Path::Full, place("place.sections", Route::Sections)),
        (has_answers, place("place.review", Route::Review)),
        (has_answers, place("place.result", Route::Result)),
        (has_answers, place("place.checklist", Route::Checklist)),
        (true, place("place.data", Route::Data)),
    ];
    let (saved, saved_is_warning) = match model.storage {
        StorageState::Ready => ("saved.ready", false),
        StorageState::Saved => ("saved.saved", false),
        StorageState::Refused => ("saved.refused", true),
        StorageState::Held => ("saved.held", true),
    };
    HeaderView {
        brand: words.get("brand"),
        languages_label: words.get("language.choose"),
        languages: languages.to_vec(),
        places_label: words.get("place.label"),
        places: places.into_iter().filter(|(offered, _)| *offered).map(|(_, place)| place).collect(),
        saved: words.get(saved),
        saved_is_warning,
    }
}
