//! Messages above the screen.

use super::NoticeView;
use crate::app::{
    model::Notice,
    msg::{DataMsg, Msg, ScenarioMsg},
    words::Words,
};

pub(super) fn notice(words: &Words<'_>, notice: &Notice) -> NoticeView {
    let act = |key: &str, msg: DataMsg| (words.get(key), Msg::Data(msg));
    let close = Some(words.get("notice.close"));
    let view = |is_error: bool, key: &str, lines: Vec<String>| NoticeView {
        is_error,
        title: words.get(&format!("notice.{key}")),
        lines,
        actions: Vec::new(),
        close: close.clone(),
    };
    match notice {
        Notice::FileRefused { name, error } => {
            let title = words.texts.fill("notice.file_refused", &[("name", name)]);
            let mut lines = words.refusal(error);
            lines.push(words.get("notice.nothing_changed"));
            NoticeView { title, ..view(true, "file_refused", lines) }
        }
        Notice::FileUnreadable => view(true, "file_unreadable", vec![words.get("notice.nothing_changed")]),
        Notice::LanguageFailed(language) => NoticeView {
            actions: vec![(words.get("fetch.retry"), Msg::LanguageChosen(language.code().to_owned()))],
            ..view(true, "language_failed", vec![words.get("notice.language_failed.text")])
        },
        Notice::FileOpened { aside } => {
            let lines = if *aside == 0 { Vec::new() } else { vec![words.texts.count("notice.file_opened.aside", *aside, &[])] };
            view(false, "file_opened", lines)
        }
        Notice::StoredUnreadable(_) => NoticeView {
            actions: vec![act("notice.raw_download", DataMsg::RawDownloadAsked)],
            ..view(true, "stored_unreadable", vec![words.get("notice.stored_unreadable.text")])
        },
        Notice::StoredNewer(_) => NoticeView {
            actions: vec![act("notice.raw_download", DataMsg::RawDownloadAsked)],
            close: None,
            ..view(true, "stored_newer", vec![words.get("notice.stored_newer.text")])
        },
        Notice::ChangedElsewhere(_) => NoticeView {
            actions: vec![act("notice.other_taken", DataMsg::OtherTaken), act("notice.own_kept", DataMsg::OwnKept)],
            close: None,
            ..view(true, "changed_elsewhere", vec![words.get("notice.changed_elsewhere.text")])
        },
        Notice::FileNotMade => view(true, "file_not_made", vec![words.get("notice.file_not_made.text")]),
        Notice::ErasedElsewhere => view(false, "erased_elsewhere", Vec::new()),
        Notice::TrialKept(_) => {
            NoticeView { actions: vec![(words.get("notice.undo"), Msg::Scenario(ScenarioMsg::Undone))], ..view(false, "trial_kept", Vec::new()) }
        }
        Notice::TrialUndone => view(false, "trial_undone", Vec::new()),
        Notice::Erased => view(false, "erased", Vec::new()),
    }
}
