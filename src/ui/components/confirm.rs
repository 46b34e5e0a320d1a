//! Asks before something that cannot be undone.

use yew::prelude::*;

use super::actions;
use crate::app::view::ConfirmView;
use crate::ui::frame::Frame;

/// The question, its details, and its two answers. `name` makes its id.
pub fn draw(frame: Frame, name: &str, view: &ConfirmView) -> Html {
    let title = frame.id(name);
    html! {
        <div class="confirm" role="group" aria-labelledby={title.clone()}>
            <p class="confirm-title" id={title}><span>{ view.title.clone() }</span></p>
            if !view.lines.is_empty() {
                <ul>{ for view.lines.iter().map(|line| html! { <li><span>{ line.clone() }</span></li> }) }</ul>
            }
            <div class="actions">
                { actions::button("danger", "", &view.confirm.0, frame.says(view.confirm.1.clone())) }
                { actions::button("secondary", "", &view.cancel.0, frame.says(view.cancel.1.clone())) }
            </div>
        </div>
    }
}
