//! The report: what is printed, section after section, nothing folded and nothing to press.

use super::{
    ClassView, GuardView, MapView, RolesView, ScopeView, SourceView,
    pictures::{
        actor_map::ActorMapView, contributions::ContributionsView, quadrant::QuadrantView, risk_matrix::RiskMatrixView, timeline::TimelineView,
    },
};

/// The report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportView {
    /// Heading of the screen; it is not printed.
    pub title: String,
    /// How printing goes, and what to do when nothing happens; not printed.
    pub help: String,
    /// Label of the button that prints.
    pub print: String,
    /// Label of the button back to the result.
    pub back: String,
    /// The first page.
    pub cover: CoverView,
    /// What follows, in order; sections without anything to say are left out.
    pub sections: Vec<ReportSection>,
}

/// The first page.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverView {
    /// Product name.
    pub brand: String,
    /// What kind of document it is.
    pub kind: String,
    /// The question it answers.
    pub title: String,
    /// What it is.
    pub what: String,
    /// Labels of what is written by hand: no file holds a name of the company.
    pub blanks: Vec<String>,
    /// Label and words: date, path, version.
    pub facts: Vec<(String, String)>,
    /// Heading of the list of sections.
    pub contents: String,
    /// The always-printed notice.
    pub notice: String,
}

/// A section.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportSection {
    /// Its name in styles.
    pub id: &'static str,
    /// Its number, from 1.
    pub number: String,
    /// Heading.
    pub title: String,
    /// One sentence under it.
    pub lead: Option<String>,
    /// What it says, in order.
    pub blocks: Vec<ReportBlock>,
}

/// A figure of 100: name, what is said of it, value, where its bands begin.
pub type Measured = (String, String, Option<(u8, [u8; 2])>);

/// A part of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportBlock {
    /// The answer in words.
    Scope(ScopeView),
    /// What to do first: the kind of thing, what it is, why.
    Steps(String, Vec<(String, String, Vec<String>)>),
    /// The perimeter map.
    Map(MapView),
    /// A heading within the section.
    Title(String),
    /// A paragraph.
    Text(String),
    /// A paragraph that stands back.
    Note(String),
    /// A paragraph that stands out.
    Strong(String),
    /// A list.
    Lines(Vec<String>),
    /// Figures of 100, each with its bar.
    Measures(Vec<Measured>),
    /// A table.
    Table(ReportTable),
    /// A class and its services, each with what would change it.
    Class(ClassView, Vec<String>),
    /// What must be settled first, each with the answers it comes from.
    Guards(Vec<GuardView>, Vec<Vec<String>>),
    /// What each criterion adds to each score.
    Sums(Box<ContributionsView>),
    /// Where impact and readiness lead.
    Quadrant(Box<QuadrantView>),
    /// Where actors stand by power and interest.
    Actors(Box<ActorMapView>),
    /// Where risks stand, at the start and now.
    Matrix(Box<RiskMatrixView>),
    /// What there is to do, by step of the project.
    Time(Box<TimelineView>),
    /// Who answers for what.
    Roles(RolesView),
    /// What is cited.
    Sources(Vec<SourceView>),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportTable {
    /// Its name in styles.
    pub id: &'static str,
    /// Its accessible name.
    pub label: String,
    /// Headings.
    pub head: Vec<String>,
    /// Rows, each with a cell a heading.
    pub rows: Vec<Vec<ReportCell>>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportCell {
    /// A picture before its words: a level (`critical`, …), or where a thing to do stands (`todo`, …).
    pub mark: Option<&'static str>,
    /// Its words.
    pub words: Option<String>,
    /// What is said besides, a line each.
    pub more: Vec<String>,
}

impl ReportCell {
    /// Words alone.
    #[must_use]
    pub fn words(words: String) -> Self {
        Self { words: (!words.is_empty()).then_some(words), ..Self::default() }
    }

    /// Words after a picture.
    #[must_use]
    pub fn marked(mark: &'static str, words: String) -> Self {
        Self { mark: Some(mark), ..Self::words(words) }
    }

    /// The same, with lines besides; empty ones are left out.
    #[must_use]
    pub fn with(mut self, more: impl IntoIterator<Item = String>) -> Self {
        self.more.extend(more.into_iter().filter(|line| !line.is_empty()));
        self
    }
}
