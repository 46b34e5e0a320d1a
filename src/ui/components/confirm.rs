//! Asks before something that cannot be undone.

use super::actions;
use crate::app::view::ConfirmView;
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The question, its details, and its two answers. `name` makes its id.
pub fn draw(frame: Frame, name: &str, view: &ConfirmView) -> El {
    let title = frame.id(name);
    let lines = || el("ul").each(&view.lines, |line| el("li").words(line));
    el("div class='confirm' role='group' tabindex='-1' data-focus='confirmation'")
        .attr("aria-labelledby", &title)
        .add(el("p class='confirm-title'").attr("id", &title).words(&view.title))
        .maybe((!view.lines.is_empty()).then(lines))
        .add(el("div class='actions'").add(actions::button("danger", "", &view.confirm.0, frame.says(view.confirm.1.clone()))).add(actions::button(
            "secondary",
            "",
            &view.cancel.0,
            frame.says(view.cancel.1.clone()),
        )))
}
