//! The way to the full path.

use super::actions;
use crate::app::msg::{FullMsg, Msg};
use crate::app::view::GoOnView;
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The offer, with its button.
pub fn draw(frame: Frame, view: &GoOnView) -> El {
    el("section class='go-on'")
        .add(frame.heading(1, "section-title").words(&view.title))
        .add(el("p").words(&view.text))
        .add(el("div class='actions'").add(actions::button("secondary", "forward", &view.button, frame.says(Msg::Full(FullMsg::Asked)))))
}
