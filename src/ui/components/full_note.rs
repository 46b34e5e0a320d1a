//! What is noted beside an answer.

use yew::TargetCast;

use super::disclosure;
use crate::app::msg::{FullMsg, Msg};
use crate::app::view::NoteView;
use crate::ui::el::{El, On, el, group};
use crate::ui::frame::Frame;

/// A field to open. Every keystroke is said: nothing is lost when the page goes away.
#[inline(never)]
pub fn draw(frame: Frame, view: &NoteView) -> El {
    let id = frame.id("note");
    let send = frame.send.clone();
    let written = move |event: web_sys::Event| {
        if let Some(field) = event.target_dyn_into::<web_sys::HtmlTextAreaElement>() {
            send.emit(Msg::Full(FullMsg::NoteWritten(field.value())));
        }
    };
    let field = el("textarea rows='4'").attr("id", &id).attr("maxlength", &view.most).value(&view.written).on(On::Input, Box::new(written));
    disclosure::draw("note", &view.label, group().add(el("label").attr("for", &id).words(&view.field)).add(field))
}
