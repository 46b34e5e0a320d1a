//! The pages that are compared, and how each is told to a reader.

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// The standalone page of the build.
    Page,
    /// The element in a plain page of someone else's.
    Element,
    /// Written by hand in Preact.
    Preact,
    /// Made with SurveyJS.
    Survey,
    /// Plain HTML, style sheet and script linked.
    Static,
    /// Plain HTML in one file.
    StaticOne,
}

/// All of them, in the order of the table's columns.
pub const ALL: [Who; 6] = [Who::Page, Who::Element, Who::Preact, Who::Survey, Who::Static, Who::StaticOne];

impl Who {
    /// Its address.
    pub fn path(self) -> &'static str {
        match self {
            Self::Page => "/ours/index.html",
            Self::Element => "/host/index.html",
            Self::Preact => "/preact/index.html",
            Self::Survey => "/survey/index.html",
            Self::Static => "/static/index.html",
            Self::StaticOne => "/static-one/index.html",
        }
    }

    /// Its column.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "our page",
            Self::Element => "our element",
            Self::Preact => "Preact",
            Self::Survey => "SurveyJS",
            Self::Static => "static HTML",
            Self::StaticOne => "static, one file",
        }
    }

    /// Whether it is ours.
    pub fn is_ours(self) -> bool {
        matches!(self, Self::Page | Self::Element)
    }
}
