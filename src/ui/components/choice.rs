//! One choice: a native radio or checkbox, its words, and the key that chooses it.

use yew::prelude::*;

use crate::app::msg::{Msg, QuestionMsg};
use crate::app::view::Choice;
use crate::ui::frame::Frame;

/// Whether choosing one clears the others.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// Radio.
    One,
    /// Checkbox.
    Several,
}

/// The id of the choice at a place.
pub fn id(frame: Frame, question: &str, index: usize) -> String {
    frame.id(&format!("{question}-{index}"))
}

/// Draws the choices of a question, those set apart after the others.
pub fn list(frame: Frame, question: &str, kind: Kind, layout: &'static str, choices: &[Choice]) -> Html {
    let group = |apart: bool| -> Vec<Html> {
        choices
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice.apart == apart)
            .map(|(index, choice)| draw(frame, question, index, kind, choice))
            .collect()
    };
    let (together, apart) = (group(false), group(true));
    let parted = !together.is_empty() && !apart.is_empty();
    html! {
        <div class="choice-groups">
            <div class={classes!("choices", layout)}>{ for together }</div>
            if parted {
                <div class="choices-divider"></div>
            }
            <div class="choices choices-apart">{ for apart }</div>
        </div>
    }
}

fn draw(frame: Frame, question: &str, index: usize, kind: Kind, choice: &Choice) -> Html {
    let id = id(frame, question, index);
    let (label, detail) = (format!("{id}-label"), format!("{id}-detail"));
    let described = (!choice.detail.is_empty()).then(|| detail.clone());
    let full = choice.full && !choice.chosen;
    let state = classes!("choice", choice.chosen.then_some("is-chosen"), choice.apart.then_some("is-apart"), full.then_some("is-full"),);
    html! {
        <label class={state} key={choice.value.clone()} for={id.clone()}>
            <input
                id={id}
                type={if kind == Kind::One { "radio" } else { "checkbox" }}
                name={frame.id(question)}
                value={choice.value.clone()}
                checked={choice.chosen}
                aria-labelledby={label.clone()}
                aria-describedby={described}
                aria-disabled={full.then_some("true")}
                data-key={choice.key.map(String::from)}
                onchange={changed(frame, &choice.value, full)}
            />
            <span class="choice-words">
                <span class="choice-label" id={label}>{ choice.label.clone() }</span>
                if !choice.detail.is_empty() {
                    <span class="choice-detail" id={detail}>{ choice.detail.clone() }</span>
                }
            </span>
            if let Some(key) = choice.key {
                <span class="key" aria-hidden="true">{ key.to_string() }</span>
            }
        </label>
    }
}

/// Says what the control now shows. One that cannot be added goes back at once: only the program's word changes it.
fn changed(frame: Frame, value: &str, full: bool) -> Callback<Event> {
    let (send, value) = (frame.send.clone(), value.to_owned());
    Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() else {
            return;
        };
        let chosen = input.checked();
        if chosen && full {
            input.set_checked(false);
        }
        send.emit(Msg::Question(if chosen { QuestionMsg::OptionChosen(value.clone()) } else { QuestionMsg::OptionCleared(value.clone()) }));
    })
}
