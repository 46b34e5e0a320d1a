//! What to do about what happened: effects as values, performed by the platform.

/// Something only the platform can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Keep this text in the browser's storage.
    Save {
        /// The text.
        text: String,
        /// Even if another tab saved in between.
        force: bool,
    },
    /// Put an unreadable text aside in the storage, so that a fresh start does not destroy it.
    Quarantine(String),
    /// Remove everything of ours from the storage.
    Erase,
    /// Offer a file for download.
    Download {
        /// File name, safe, without anyone's name in it.
        name: String,
        /// Its text, JSON.
        text: String,
    },
    /// Let the visitor choose a file, and read it.
    PickFile,
    /// Fetch what the full path needs in the language with this code; answered by [`FullMsg`](super::msg::FullMsg).
    FetchFull(&'static str),
    /// Move focus.
    Focus(FocusTarget),
    /// Say [`Msg::Painted`](super::msg::Msg::Painted) once the next frame is painted.
    AfterPaint,
}

/// Where focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusTarget {
    /// The screen's heading.
    Heading,
    /// The error summary.
    Errors,
    /// The notice above the screen.
    Notice,
    /// The confirmation that just appeared.
    Confirmation,
}

impl FocusTarget {
    /// Value of the `data-focus` attribute of the element.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Errors => "errors",
            Self::Notice => "notice",
            Self::Confirmation => "confirmation",
        }
    }
}
