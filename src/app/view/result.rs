//! The result: working hypotheses.

use super::{FirstView, FullResultView, SourceView, map::PerimeterMap};
use crate::app::route::Route;

/// The result.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultView {
    /// Whether what is folded away is drawn too: from the frame after the first.
    pub is_whole: bool,
    /// "Working hypotheses".
    pub title: String,
    /// Scope in one sentence, or why there is none.
    pub scope: ScopeView,
    /// What to do first.
    pub first: FirstView,
    /// The perimeter map; `None` when there is no scope.
    pub map: Option<MapView>,
    /// Heading of the services.
    pub towers_title: String,
    /// How many of each class, in a line; `None` without services.
    pub towers_summary: Option<String>,
    /// The four classes, most external first; empty ones left out.
    pub classes: Vec<ClassView>,
    /// Heading of what must be settled first.
    pub guards_title: String,
    /// How many, in a line; `None` without any.
    pub guards_summary: Option<String>,
    /// One sentence under it.
    pub guards_lead: String,
    /// Services outside this decision: the group's, absent ones.
    pub outside: Vec<String>,
    /// What must be settled first, in order of effort.
    pub guards: Vec<GuardView>,
    /// The rest of the analysis, once the part of the program that makes it has come.
    pub full: Option<Box<FullResultView>>,
    /// The way to it, until then.
    pub offer: Option<DepthOffer>,
    /// What was assumed.
    pub assumptions: AssumptionsView,
    /// The full path, where this is the quick one.
    pub go_on: Option<GoOnView>,
    /// How this is computed: weights, thresholds.
    pub method: MethodView,
    /// The always-printed notice.
    pub notice: String,
    /// Label of the button to the checklist.
    pub to_checklist: String,
    /// Label of the button to the report.
    pub to_report: String,
    /// Label of the button to the files.
    pub files: String,
    /// Label of the link to the answers.
    pub to_review: String,
    /// Label of the button that tries another answer.
    pub what_if: String,
    /// That a trial is open, when one is.
    pub trial: Option<String>,
    /// What the page around has the result lead to: the address and its words.
    pub call: Option<(String, String)>,
}

/// Scope.
#[derive(Clone, Debug, PartialEq)]
pub struct ScopeView {
    /// "Partial outsourcing, selective".
    pub headline: String,
    /// The sentence.
    pub sentence: String,
    /// How sure; `None` when there is no scope.
    pub confidence: Option<ConfidenceView>,
    /// "First indication": shown when coverage is low.
    pub first_indication: Option<String>,
    /// Share entrusted, 0 to 100, with its sentence ("About 71 % of the operated spend").
    pub share: Option<(u8, String)>,
}

/// Confidence: words, never colour alone.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfidenceView {
    /// `robust`, `likely`, `fragile`: for style.
    pub level: &'static str,
    /// "likely".
    pub label: String,
    /// "about 75 % of 2,000 draws".
    pub detail: String,
}

/// The map and its table.
#[derive(Clone, Debug, PartialEq)]
pub struct MapView {
    /// Heading.
    pub title: String,
    /// One sentence that says how to read it.
    pub caption: String,
    /// Text alternative of the picture: what it shows, in one or two sentences.
    pub alternative: String,
    /// The drawing.
    pub drawing: PerimeterMap,
    /// Legend of the four classes and of the link: class id and words.
    pub legend: Vec<(&'static str, String)>,
    /// Label of the disclosure that holds the table.
    pub table_label: String,
    /// Table headings: number, service, class, confidence, share, touches.
    pub table_head: [String; 6],
    /// Table rows, the same facts as the picture.
    pub rows: Vec<MapRow>,
}

/// A row of the map's table.
#[derive(Clone, Debug, PartialEq)]
pub struct MapRow {
    /// Number in the picture.
    pub number: usize,
    /// Service.
    pub tower: String,
    /// Class.
    pub class: String,
    /// Confidence.
    pub confidence: String,
    /// Share of spend.
    pub share: String,
    /// Services it touches across the line.
    pub touches: String,
}

/// A class and its services.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassView {
    /// `O`, `C`, `U`, `K`: for style.
    pub id: &'static str,
    /// Name.
    pub name: String,
    /// One sentence.
    pub lead: String,
    /// Services.
    pub towers: Vec<TowerView>,
}

/// A service.
#[derive(Clone, Debug, PartialEq)]
pub struct TowerView {
    /// Its code.
    pub id: String,
    /// Number in the map.
    pub number: usize,
    /// Name.
    pub name: String,
    /// What to do, when it says more than the class (current provider: "Keep external").
    pub wording: Option<String>,
    /// How sure.
    pub confidence: ConfidenceView,
    /// "Score 70 of 100, between 60 and 77".
    pub score: String,
    /// Score, and its exact bounds, 0 to 100, for the bar.
    pub bar: (u8, u8, u8),
    /// Heading of the reasons for; the two strongest.
    pub reasons_for: (String, Vec<ReasonView>),
    /// Heading of the reasons against; the two strongest.
    pub reasons_against: (String, Vec<ReasonView>),
    /// Guards that changed the class, tags, conditions: one sentence each.
    pub remarks: Vec<String>,
    /// "First wave", when it is in it.
    pub first_wave: Option<String>,
    /// What stays with the client, with its label.
    pub keeps: Option<(String, String)>,
}

/// A reason.
#[derive(Clone, Debug, PartialEq)]
pub struct ReasonView {
    /// "few internal skills".
    pub text: String,
    /// Signed points, "+11".
    pub points: String,
    /// "assumption", when the value was not confirmed by an answer.
    pub assumed: Option<String>,
}

/// Something to settle first.
#[derive(Clone, Debug, PartialEq)]
pub struct GuardView {
    /// Its id.
    pub id: String,
    /// The message.
    pub message: String,
    /// What it does: "Limits the scope", "Before signing", "To check".
    pub effects: Vec<String>,
    /// `unmet` or `to_verify`: for style; `effects` says it too.
    pub state: &'static str,
    /// Services concerned, may be empty.
    pub towers: Vec<String>,
    /// Label of the causes.
    pub causes_label: String,
    /// Because of these answers.
    pub causes: Vec<CauseView>,
    /// Sources.
    pub sources: Vec<SourceView>,
}

/// An answer that caused something.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseView {
    /// "Who will manage the provider: nobody for now".
    pub text: String,
    /// Where to change it; `None` when the question is not in this path.
    pub route: Option<Route>,
}

/// What was assumed.
#[derive(Clone, Debug, PartialEq)]
pub struct AssumptionsView {
    /// Heading.
    pub title: String,
    /// How much rests on them, in a line; `None` when no value does.
    pub summary: Option<String>,
    /// One line each.
    pub lines: Vec<String>,
}

/// The way to the whole analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct DepthOffer {
    /// What there is to see, or why it could not be fetched.
    pub text: String,
    /// Label of the button.
    pub button: String,
    /// It is on its way.
    pub is_waiting: bool,
    /// It did not come.
    pub is_failed: bool,
}

/// The way to the full path.
#[derive(Clone, Debug, PartialEq)]
pub struct GoOnView {
    /// Heading.
    pub title: String,
    /// What it is and what it takes.
    pub text: String,
    /// Label of the button.
    pub button: String,
}

/// How it is computed.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodView {
    /// Label of the disclosure.
    pub label: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
    /// Headings of the table of weights: criterion, weight.
    pub head: [String; 2],
    /// Criterion and its weight in percent.
    pub weights: Vec<(String, String)>,
}
