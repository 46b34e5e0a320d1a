//! What to do about what happened: effects as values, performed by the platform.

use crate::export::files::Kind;

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
    /// Offer a file for download; answered by [`DataMsg::DownloadRefused`](super::msg::DataMsg) where the browser does not take it.
    Download(File),
    /// Let the visitor choose a file, and read it.
    PickFile,
    /// Open the browser's print window.
    Print,
    /// Fetch a part of the program; answered by [`FetchMsg`](super::msg::FetchMsg).
    Fetch {
        /// Which.
        part: Part,
        /// The code of the language whose words are needed too; empty when they are there.
        words: &'static str,
    },
    /// Fetch what the quick path says in a language, by its code; answered by [`FetchMsg`](super::msg::FetchMsg).
    FetchWords(&'static str),
    /// Move focus.
    Focus(FocusTarget),
    /// Say [`Msg::Painted`](super::msg::Msg::Painted) once the next frame is painted.
    AfterPaint,
    /// Tell the page around, with words that hold no answer unless it asked for the file.
    Tell(Told, String),
}

/// What the page around is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Answers changed; how far the visitor is: `quick 3 12 question/sector`.
    Changed,
    /// Another screen is shown; the same.
    Stepped,
    /// The result of the answers as they are is shown; the same.
    Completed,
    /// The file it asked for.
    Exported,
    /// The file it gave is opened, or the visitor is asked first.
    Opened,
    /// The file it gave cannot be opened.
    Refused,
}

impl Told {
    /// What the element knows it by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "change",
            Self::Stepped => "step",
            Self::Completed => "complete",
            Self::Exported => "exported",
            Self::Opened => "opened",
            Self::Refused => "refused",
        }
    }
}

/// A file for the visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, safe, without anyone's name in it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A part of the program that not every visitor needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The questionnaire of the full path.
    Full,
    /// What is done with a result: the checklist, settings, the file for other tools.
    Work,
    /// What packs a workbook for spreadsheets.
    Workbook,
}

impl Part {
    /// All of them, in the order of their declaration.
    pub const ALL: [Self; 3] = [Self::Full, Self::Work, Self::Workbook];

    /// Its name: that of the modules of doors that lead to it, and what the loader knows it by.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Work => "work",
            Self::Workbook => "workbook",
        }
    }
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
    /// The text to copy that just appeared.
    Copy,
    /// What the visitor left for a moment, and comes back to.
    Left,
    /// The first part of the whole analysis.
    Depth,
    /// The list of what is tried.
    Trial,
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
            Self::Copy => "copy",
            Self::Left => "left",
            Self::Depth => "depth",
            Self::Trial => "trial",
        }
    }
}
