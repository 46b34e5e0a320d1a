//! The visitor's data: download, open, erase.

use crate::app::msg::{DataMsg, Msg, ScenarioMsg};
use crate::app::route::Route;
use crate::app::view::DataView;
use crate::ui::components::{actions, confirm, copy};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &DataView) -> El {
    let action =
        |kind, picture, label: &str, msg: DataMsg| el("div class='actions'").add(actions::button(kind, picture, label, frame.says(Msg::Data(msg))));
    let download = || {
        let content = group()
            .add(action("primary", "download", &view.download.2, DataMsg::DownloadAsked))
            .maybe(view.copy.as_ref().map(|text| copy::draw(frame, text)))
            .maybe(
                view.others
                    .as_ref()
                    .map(|label| el("div class='actions'").add(actions::button("quiet", "forward", label, frame.goes(&Route::Files)))),
            );
        card(frame, "download", &view.download.0, &view.download.1, content)
    };
    let open = match &view.replace {
        Some(replace) => confirm::draw(frame, "replace", replace),
        None => action("secondary", "open", &view.open.2, DataMsg::OpenAsked),
    };
    let erase = || {
        let content = match &view.confirm_erase {
            Some(question) => confirm::draw(frame, "erase", question),
            None => action("danger-quiet", "erase", &view.erase.2, DataMsg::EraseAsked),
        };
        card(frame, "erase", &view.erase.0, &view.erase.1, content)
    };
    group()
        .add(el("div class='screen-head'").add(frame.title("title-screen", &view.title)).add(el("p class='lead'").words(&view.lead)))
        .add(
            el("div class='data-cards'")
                .maybe(view.has_work.then(download))
                .add(card(frame, "open", &view.open.0, &view.open.1, open))
                .maybe(view.compare.as_ref().map(|(title, text, button)| {
                    let asked = frame.says(Msg::Scenario(ScenarioMsg::CompareAsked));
                    card(frame, "compare", title, text, el("div class='actions'").add(actions::button("secondary", "compare", button, asked)))
                }))
                .maybe(view.has_work.then(erase)),
        )
        .add(el("div class='screen-foot'").add(el("div class='actions'").add(actions::button(
            "quiet",
            "back",
            &view.back.0,
            frame.says(view.back.1.clone()),
        ))))
}

fn card(frame: Frame, key: &str, title: &str, text: &str, content: El) -> El {
    el("section class='data-card'").key(key).add(frame.heading(1, "card-title").words(title)).add(el("p").words(text)).add(content)
}
