//! The answers that caused something, each with the way to change it.

use yew::prelude::*;

use super::{actions, icon};
use crate::app::view::CauseView;
use crate::ui::frame::Frame;

/// The list; nothing when there is none.
pub fn draw(frame: Frame, causes: &[CauseView]) -> Html {
    if causes.is_empty() {
        return Html::default();
    }
    html! { <ul class="causes">{ for causes.iter().map(|cause| one(frame, cause)) }</ul> }
}

fn one(frame: Frame, cause: &CauseView) -> Html {
    let words = match &cause.route {
        Some(route) => actions::link(&cause.text, frame.goes(route)),
        None => html! { <span>{ cause.text.clone() }</span> },
    };
    html! { <li>{ icon::draw("because") }{ words }</li> }
}
