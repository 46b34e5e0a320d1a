//! One question: digits choose, Enter continues, arrows only move between choices.

use wasm_bindgen::JsCast;
use yew::prelude::*;

use crate::app::msg::{Msg, QuestionMsg};
use crate::app::view::{ChoiceKind, QuestionView};
use crate::ui::components::{actions, checkboxes, choice, error_summary, icon, progress, radios, scale, sources, tower_picker};
use crate::ui::frame::Frame;

/// The screen. Its form has the question for key: nothing of one question's controls is reused for the next.
pub fn draw(frame: Frame, view: &QuestionView) -> Html {
    let (hint, error) = (frame.id("hint"), frame.id("error"));
    let described = [(!view.hint.is_empty()).then_some(hint.as_str()), view.error.as_ref().map(|_| error.as_str())];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let choices = match view.kind {
        ChoiceKind::One => radios::draw(frame, &view.id, &view.choices),
        ChoiceKind::Scale => scale::draw(frame, &view.id, &view.choices),
        ChoiceKind::Several => checkboxes::draw(frame, &view.id, &view.choices),
        ChoiceKind::Towers => tower_picker::draw(frame, &view.id, &view.choices),
    };
    html! {
        <form
            class={classes!("question", (view.kind == ChoiceKind::Towers).then_some("is-wide"))}
            key={view.id.clone()}
            novalidate={true}
            onsubmit={submitted(frame)}
            onkeydown={pressed(frame)}
        >
            { progress::draw(frame.id("progress"), &view.progress.text, view.progress.done, view.progress.total) }
            if let Some(error) = &view.error {
                { error_summary::draw(frame, error, &choice::id(frame, &view.id, 0)) }
            }
            <p class="eyebrow"><span>{ view.section.clone() }</span></p>
            <fieldset aria-describedby={(!described.is_empty()).then_some(described)}>
                <legend>{ frame.title("title-question", &view.heading) }</legend>
                if !view.hint.is_empty() {
                    <p class="hint" id={hint}><span>{ view.hint.clone() }</span></p>
                }
                if let Some(view) = &view.error {
                    <p class="field-error" id={error}>{ icon::draw("warning") }<span>{ view.message.clone() }</span></p>
                }
                { choices }
            </fieldset>
            <div class="actions question-actions">
                { actions::button("secondary", "back", &view.back, frame.says(Msg::Question(QuestionMsg::WentBack))) }
                { actions::submit("forward", &view.next) }
            </div>
            <div class="question-foot">
                <p class="keys"><span>{ view.keys.clone() }</span></p>
                { sources::draw(&view.sources_label, &view.sources) }
            </div>
        </form>
    }
}

fn submitted(frame: Frame) -> Callback<SubmitEvent> {
    let send = frame.send.clone();
    Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        send.emit(Msg::Question(QuestionMsg::Continued));
    })
}

/// What a key does, where it does not already do something.
fn pressed(frame: Frame) -> Callback<KeyboardEvent> {
    let send = frame.send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented() {
            return;
        }
        let Some(target) = event.target_dyn_into::<web_sys::Element>() else {
            return;
        };
        if !is_free(&target) {
            return;
        }
        if event.key() == "Enter" {
            // Browsers differ on Enter in a radio; a key held down must not run through the questions.
            event.prevent_default();
            if !event.repeat() {
                send.emit(Msg::Question(QuestionMsg::Continued));
            }
        } else if let Some(digit) = digit(&event)
            && let Some(input) = keyed(&target, digit)
        {
            event.prevent_default();
            // Nothing to do when the browser refuses the focus.
            let _ = input.focus();
            if !event.repeat() {
                input.click();
            }
        }
    })
}

/// Whether an element leaves Enter and digits to us: headings do, radios and checkboxes too.
fn is_free(target: &web_sys::Element) -> bool {
    match target.tag_name().to_ascii_uppercase().as_str() {
        "INPUT" => matches!(target.get_attribute("type").as_deref(), Some("radio" | "checkbox")),
        "BUTTON" | "A" | "SUMMARY" | "SELECT" | "TEXTAREA" => false,
        _ => true,
    }
}

/// The digit typed; on keyboards whose digits need Shift (AZERTY), the key's place counts without it.
fn digit(event: &KeyboardEvent) -> Option<char> {
    let key = event.key();
    let code = event.code();
    let typed = match code.strip_prefix("Digit") {
        Some(digit) if !event.shift_key() && !key.starts_with(|c: char| c.is_ascii_digit()) => digit,
        _ => key.as_str(),
    };
    let mut letters = typed.chars();
    letters.next().filter(|c| c.is_ascii_digit() && letters.next().is_none())
}

/// The control a digit chooses.
fn keyed(target: &web_sys::Element, digit: char) -> Option<web_sys::HtmlInputElement> {
    target.closest("form").ok()??.query_selector(&format!("input[data-key=\"{digit}\"]")).ok()??.dyn_into().ok()
}
