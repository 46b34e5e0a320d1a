//! While what the full path needs is on its way, and when it does not come.

use super::computing;
use crate::app::view::FetchView;
use crate::ui::components::{actions, icon};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The screen.
#[inline(never)]
pub fn draw(frame: Frame, view: &FetchView) -> El {
    if !view.failed {
        return computing::draw(frame, &view.title);
    }
    let mut buttons = el("div class='actions'");
    for (index, (label, msg)) in view.actions.iter().enumerate() {
        let kind = if index == 0 { "primary" } else { "secondary" };
        buttons = buttons.add(actions::button(kind, "", label, frame.says(msg.clone())));
    }
    el("div class='fetch-failed'")
        .add(icon::draw("warning"))
        .add(frame.title("title-question", &view.title))
        .each(&view.lines, |line| el("p").words(line))
        .add(buttons)
}
