//! A message above the screen.

use yew::prelude::*;

use super::{actions, icon};
use crate::app::msg::Msg;
use crate::app::view::NoticeView;
use crate::ui::frame::Frame;

/// The message.
pub fn draw(frame: Frame, view: &NoticeView) -> Html {
    let (role, kind, picture) = if view.is_error { ("alert", "notice-error", "warning") } else { ("group", "notice-info", "info") };
    let title = frame.id("notice");
    html! {
        <div class={classes!("notice", kind)} {role} aria-labelledby={title.clone()}>
            { icon::draw(picture) }
            <div class="notice-body">
                <p class="notice-title" id={title}><span>{ view.title.clone() }</span></p>
                { for view.lines.iter().map(|line| html! { <p class="notice-line"><span>{ line.clone() }</span></p> }) }
                if !view.actions.is_empty() {
                    <div class="actions">
                        { for view.actions.iter().map(|(label, msg)| {
                            actions::button("secondary", "", label, frame.says(msg.clone()))
                        }) }
                    </div>
                }
            </div>
            if let Some(label) = &view.close {
                <button type="button" class="icon-button" aria-label={label.clone()} onclick={frame.says(Msg::NoticeClosed)}>
                    { icon::draw("close") }
                </button>
            }
        </div>
    }
}
