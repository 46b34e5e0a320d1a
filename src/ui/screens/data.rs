//! The visitor's data: download, open, erase.

use yew::prelude::*;

use crate::app::msg::{DataMsg, Msg};
use crate::app::view::DataView;
use crate::ui::components::{actions, confirm};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &DataView) -> Html {
    let says = |msg: DataMsg| frame.says(Msg::Data(msg));
    let download = html! {
        <>
            <div class="actions">{ actions::button("primary", "download", &view.download.2, says(DataMsg::DownloadAsked)) }</div>
            if let Some((label, text)) = &view.copy {
                <div class="copy">
                    <label for={frame.id("copy")}><span>{ label.clone() }</span></label>
                    <textarea id={frame.id("copy")} readonly={true} rows="8" value={text.clone()} />
                </div>
            }
        </>
    };
    let open = match &view.replace {
        Some(replace) => confirm::draw(frame, "replace", replace),
        None => html! {
            <div class="actions">{ actions::button("secondary", "open", &view.open.2, says(DataMsg::OpenAsked)) }</div>
        },
    };
    let erase = match &view.confirm_erase {
        Some(question) => confirm::draw(frame, "erase", question),
        None => html! {
            <div class="actions">{ actions::button("danger-quiet", "erase", &view.erase.2, says(DataMsg::EraseAsked)) }</div>
        },
    };
    html! {
        <>
            <div class="screen-head">
                { frame.title("title-screen", &view.title) }
                <p class="lead"><span>{ view.lead.clone() }</span></p>
            </div>
            <div class="data-cards">
                if view.has_work {
                    { card(frame, "download", &view.download.0, &view.download.1, download) }
                }
                { card(frame, "open", &view.open.0, &view.open.1, open) }
                if view.has_work {
                    { card(frame, "erase", &view.erase.0, &view.erase.1, erase) }
                }
            </div>
            <div class="screen-foot">
                <div class="actions">{ actions::button("quiet", "back", &view.back.0, frame.says(view.back.1.clone())) }</div>
            </div>
        </>
    }
}

fn card(frame: Frame, key: &'static str, title: &str, text: &str, content: Html) -> Html {
    html! {
        <section class="data-card" {key}>
            { frame.heading_text(1, "card-title", title) }
            <p><span>{ text.to_owned() }</span></p>
            { content }
        </section>
    }
}
