//! Where the visitor is. It never touches the page's address: we are a guest in someone's page.

/// A screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What you get, how long, where the data stays.
    Start,
    /// The parts of the full path.
    Sections,
    /// One question, by its id.
    Question(String),
    /// Check your answers.
    Review,
    /// Working hypotheses.
    Result,
    /// Risks and what to do about each.
    Checklist,
    /// Everything, to be printed.
    Report,
    /// What may be changed of the model, on the full path.
    Settings,
    /// What another answer would change.
    WhatIf,
    /// Another file beside this one.
    Compare,
    /// Download, open, erase.
    Data,
    /// Files made from the result, to work with or to pass on.
    Files,
}

impl Route {
    /// The route as kept in the browser's storage, to resume at the same place.
    #[must_use]
    pub fn to_place(&self) -> String {
        match self {
            Self::Start => "start".into(),
            Self::Sections => "sections".into(),
            Self::Question(id) => format!("question/{id}"),
            Self::Review => "review".into(),
            Self::Result => "result".into(),
            Self::Checklist => "checklist".into(),
            Self::Report => "report".into(),
            Self::Settings => "settings".into(),
            Self::WhatIf => "what_if".into(),
            // The other file is not kept: what is resumed is where it was asked for.
            Self::Data | Self::Compare => "data".into(),
            Self::Files => "files".into(),
        }
    }

    /// The inverse of [`Route::to_place`]; `None` for a place we do not know.
    #[must_use]
    pub fn from_place(place: &str) -> Option<Self> {
        Some(match place {
            "start" => Self::Start,
            "sections" => Self::Sections,
            "review" => Self::Review,
            "result" => Self::Result,
            "checklist" => Self::Checklist,
            "report" => Self::Report,
            "settings" => Self::Settings,
            "what_if" => Self::WhatIf,
            "data" => Self::Data,
            "files" => Self::Files,
            other => Self::Question(other.strip_prefix("question/")?.to_owned()),
        })
    }
}
