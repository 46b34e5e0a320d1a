//! The visitor's data: download, open, erase.

use crate::app::msg::Msg;

/// Data.
#[derive(Clone, Debug, PartialEq)]
pub struct DataView {
    /// Heading.
    pub title: String,
    /// Where the answers are: one sentence.
    pub lead: String,
    /// Download: heading, text (what the file contains), button label.
    pub download: (String, String, String),
    /// Whether there is something to download or erase.
    pub has_work: bool,
    /// The file's text, when the browser refused the download: label and text to copy.
    pub copy: Option<(String, String)>,
    /// Open: heading, text, button label.
    pub open: (String, String, String),
    /// Shown in place of the open button while a file waits for confirmation.
    pub replace: Option<ConfirmView>,
    /// Erase: heading, text, button label.
    pub erase: (String, String, String),
    /// Shown in place of the erase button once it was pressed.
    pub confirm_erase: Option<ConfirmView>,
    /// Label of the way back.
    pub back: (String, Msg),
}

/// A confirmation.
#[derive(Clone, Debug, PartialEq)]
pub struct ConfirmView {
    /// What will happen.
    pub title: String,
    /// Details, one a line.
    pub lines: Vec<String>,
    /// The button that does it.
    pub confirm: (String, Msg),
    /// The button that does not.
    pub cancel: (String, Msg),
}
