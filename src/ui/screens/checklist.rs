//! Risks by level, each with what to do about it.

use yew::prelude::*;

use crate::app::msg::{DataMsg, Msg};
use crate::app::route::Route;
use crate::app::view::{ChecklistView, LevelView};
use crate::ui::components::{actions, icon, progress, risk};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &ChecklistView) -> Html {
    html! {
        <>
            <div class="screen-head">
                { frame.title("title-screen", &view.title) }
                <p class="lead"><span>{ view.lead.clone() }</span></p>
                if view.total > 0 {
                    { progress::draw(frame.id("done"), &view.progress, view.done, view.total) }
                }
                { ways(frame, view) }
            </div>
            if let Some(empty) = &view.empty {
                <div class="empty">
                    <svg class="empty-picture" viewBox="0 0 120 120" aria-hidden="true" focusable="false">
                        <circle class="map-ring" cx="60" cy="60" r="48" />
                        <path class="tick" d="M40 61l14 14 27-29" />
                    </svg>
                    <p><span>{ empty.clone() }</span></p>
                </div>
            }
            { for view.levels.iter().map(|one| level(frame, one)) }
            if let Some(others) = &view.others {
                <p class="others">{ icon::draw("info") }<span>{ others.clone() }</span></p>
            }
            <p class="caveat">{ icon::draw("info") }<span>{ view.notice.clone() }</span></p>
        </>
    }
}

fn ways(frame: Frame, view: &ChecklistView) -> Html {
    html! {
        <div class="actions">
            { actions::button("primary", "download", &view.download, frame.says(Msg::Data(DataMsg::DownloadAsked))) }
            { actions::button("quiet", "back", &view.to_result, frame.goes(&Route::Result)) }
        </div>
    }
}

fn level(frame: Frame, view: &LevelView) -> Html {
    html! {
        <section class={classes!("level", format!("level-{}", view.id))} key={view.id}>
            { frame.heading(1, "level-title", None, html! {
                <>
                    { risk::bars(view.id) }
                    <span>{ view.name.clone() }</span>
                </>
            }) }
            <ul class="risks">{ for view.risks.iter().map(|one| risk::draw(frame, one)) }</ul>
        </section>
    }
}
