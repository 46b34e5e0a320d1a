//! Another file beside this one.

use crate::app::msg::{Msg, ScenarioMsg};
use crate::app::view::CompareView;
use crate::ui::components::{actions, differences, remark};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The screen.
#[inline(never)]
pub fn draw(frame: Frame, view: &CompareView) -> El {
    let says = |msg: ScenarioMsg| frame.says(Msg::Scenario(msg));
    let ways = || {
        el("div class='actions'")
            .add(actions::button("secondary", "compare", &view.swap, says(ScenarioMsg::Swapped)))
            .add(actions::button("quiet", "open", &view.other, says(ScenarioMsg::CompareAsked)))
            .add(actions::button("quiet", "back", &view.close, says(ScenarioMsg::Closed)))
    };
    group()
        .add(
            el("div class='screen-head'")
                .add(frame.title("title-screen", &view.title))
                .add(el("p class='lead'").words(&view.lead))
                .maybe(view.paths.as_ref().map(|paths| el("p class='paths-differ'").add(remark::caution(paths))))
                .add(ways()),
        )
        .add(differences::outcomes(frame, &view.differences))
        .add(
            el("section class='moves'")
                .add(frame.heading(1, "section-title").words(&view.differ_title))
                .add(el("p class='moves-summary' aria-live='polite'").words(&view.differences.summary))
                .add(differences::groups(frame, 2, &view.differences)),
        )
        .add(el("div class='screen-foot'").add(el("div class='actions'").add(actions::button(
            "quiet",
            "back",
            &view.close,
            says(ScenarioMsg::Closed),
        ))))
}
