//! The text of a file, for a browser that refuses the download, and for whoever wants to read it first.

use super::actions;
use crate::app::msg::{FilesMsg, Msg};
use crate::app::view::CopyView;
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The text, in a field that can be copied from.
pub fn draw(frame: Frame, view: &CopyView) -> El {
    let id = frame.id("copy");
    el("div class='copy'")
        .add(el("label").attr("for", &id).words(&view.label))
        .add(el("textarea readonly='readonly' rows='8' data-focus='copy' spellcheck='false'").attr("id", &id).value(&view.text))
        .add(el("div class='actions'").add(actions::button("quiet", "", &view.close, frame.says(Msg::Files(FilesMsg::TextClosed)))))
}
