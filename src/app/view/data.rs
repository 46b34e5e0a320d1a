//! The visitor's data: download, open, erase.

use super::{CopyView, files};
use crate::app::{
    model::StorageState,
    msg::{DataMsg, Msg},
    route::Route,
    words::Words,
};

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
    /// The file's text, when the browser refused the download.
    pub copy: Option<CopyView>,
    /// Label of the way to other files; none where there is nothing to make them from.
    pub others: Option<String>,
    /// Open: heading, text, button label.
    pub open: (String, String, String),
    /// Shown in place of the open button while a file waits for confirmation.
    pub replace: Option<ConfirmView>,
    /// Another file beside this one: heading, text, button label; where there is something to compare.
    pub compare: Option<(String, String, String)>,
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

pub(super) fn data(words: &Words<'_>) -> DataView {
    let model = words.model;
    let three = |key: &str| (words.get(&format!("{key}.title")), words.get(&format!("{key}.text")), words.get(&format!("{key}.button")));
    let button = |key: &str, msg: DataMsg| (words.get(key), Msg::Data(msg));
    let has_work = !model.record.is_empty();
    let replace = model.pending.as_ref().map(|pending| ConfirmView {
        title: words.get("data.replace.title"),
        lines: vec![
            words.texts.count("data.replace.theirs", pending.responses.len(), &[("date", pending.started_on.as_deref().unwrap_or("?"))]),
            words.texts.count("data.replace.ours", model.record.responses.len(), &[]),
        ],
        confirm: button("data.replace.confirm", DataMsg::ReplaceConfirmed),
        cancel: button("data.replace.cancel", DataMsg::ReplaceCancelled),
    });
    let confirm_erase = model.erase_asked.then(|| ConfirmView {
        title: words.get("data.erase.confirm.title"),
        lines: vec![words.get("data.erase.confirm.text")],
        confirm: button("data.erase.confirm.button", DataMsg::EraseConfirmed),
        cancel: button("data.erase.confirm.cancel", DataMsg::EraseCancelled),
    });
    DataView {
        title: words.get("data.title"),
        lead: words.get(match model.storage {
            StorageState::Refused => "data.lead.refused",
            StorageState::Held => "data.lead.held",
            _ => "data.lead",
        }),
        download: three("data.download"),
        has_work,
        copy: files::copy(words),
        others: (!model.record.responses.is_empty()).then(|| words.get("data.others")),
        open: three("data.open"),
        replace,
        compare: (!model.record.responses.is_empty()).then(|| three("data.compare")),
        erase: three("data.erase"),
        confirm_erase,
        back: if has_work { (words.get("data.back"), Msg::Started) } else { (words.get("data.back_start"), Msg::Navigated(Route::Start)) },
    }
}
