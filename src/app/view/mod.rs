//! What to draw: one view model per screen, everything decided and worded, nothing left to compute.
//!
//! A view holds plain strings and numbers. The screens know no question, no tower and no rule.

mod checklist;
mod data;
pub mod map;
mod question;
mod result;
mod review;
mod start;

pub use checklist::{ChecklistView, ItemView, LevelView, RiskView, StatusOption};
pub use data::{ConfirmView, DataView};
pub use question::{Choice, ChoiceKind, ErrorView, ProgressView, QuestionView, SourceView};
pub use result::{
    AssumptionsView, CauseView, ClassView, ConfidenceView, GuardView, MapRow, MapView, MethodView,
    NextView, ReasonView, ResultView, ScopeView, TowerView,
};
pub use review::{AnswerRow, ReviewView, SectionView};
pub use start::{PointView, StartView};

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
    /// Check your answers.
    Review(ReviewView),
    /// Being computed; drawn for one frame.
    Computing(String),
    /// Result.
    Result(Box<ResultView>),
    /// Checklist.
    Checklist(ChecklistView),
    /// Data.
    Data(Box<DataView>),
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
