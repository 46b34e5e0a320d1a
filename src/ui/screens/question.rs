//! One question: digits choose, Enter continues, arrows only move between choices.

use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::TargetCast;

use crate::app::msg::{FullMsg, Msg, QuestionMsg};
use crate::app::view::{ChoiceKind, QuestionView};
use crate::ui::components::{actions, checkboxes, choice, error_summary, icon, progress, radios, scale, sources, tower_picker};
use crate::ui::el::{El, Handler, On, el, group};
use crate::ui::frame::Frame;
use crate::ui::on_demand;

/// The screen. Its form has the question for key: nothing of one question's controls is reused for the next.
pub fn draw(frame: Frame, view: &QuestionView) -> El {
    let choices = match view.kind {
        ChoiceKind::One => radios::draw(frame, &view.id, &view.choices),
        ChoiceKind::Scale => scale::draw(frame, &view.id, &view.choices),
        ChoiceKind::Several => checkboxes::draw(frame, &view.id, &view.choices),
        ChoiceKind::Towers => tower_picker::draw(frame, &view.id, &view.choices),
        ChoiceKind::Matrix => group(),
    };
    let choices = match &view.matrix {
        Some(matrix) => on_demand::full::matrix(frame, &view.id, matrix),
        None => choices,
    };
    let summary = view.error.as_ref().map(|error| error_summary::draw(frame, error, &choice::id(frame, &view.id, 0)));
    el("form part='question' class='question' novalidate='novalidate'")
        .class(match view.kind {
            ChoiceKind::Towers | ChoiceKind::Matrix => " is-wide",
            _ => "",
        })
        .key(&view.id)
        .on(On::Submit, submitted(frame))
        .on(On::Key, pressed(frame))
        .add(progress::draw(&frame.id("progress"), &view.progress.text, view.progress.done, view.progress.total))
        .maybe(summary)
        .add(el("p class='eyebrow'").words(&view.section))
        .add(fields(frame, view, choices))
        .maybe(view.note.as_ref().map(|note| on_demand::full::note(frame, note)))
        .add(
            el("div class='actions question-actions'")
                .add(actions::button("secondary", "back", &view.back, frame.says(Msg::Question(QuestionMsg::WentBack))))
                .maybe(view.skip.as_ref().map(|skip| actions::button("quiet", "", skip, frame.says(Msg::Full(FullMsg::LeftOpen)))))
                .add(actions::submit("forward", &view.next)),
        )
        .add(el("div class='question-foot'").add(el("p class='keys'").words(&view.keys)).maybe(sources::draw(&view.sources_label, &view.sources)))
}

/// The question with its choices, described by its hint and by what is wrong.
fn fields(frame: Frame, view: &QuestionView, choices: El) -> El {
    let (hint, error) = (frame.id("hint"), frame.id("error"));
    let described = match (view.hint.is_empty(), &view.error) {
        (true, None) => String::new(),
        (true, Some(_)) => error.clone(),
        (false, None) => hint.clone(),
        (false, Some(_)) => [&hint, " ", &error].concat(),
    };
    el("fieldset")
        .attr("aria-describedby", &described)
        .add(el("legend").add(frame.title("title-question", &view.heading)))
        .maybe((!view.hint.is_empty()).then(|| el("p class='hint'").attr("id", &hint).words(&view.hint)))
        .maybe(view.error.as_ref().map(|view| el("p class='field-error'").attr("id", &error).add(icon::draw("warning")).words(&view.message)))
        .add(choices)
}

fn submitted(frame: Frame) -> Handler {
    let send = frame.send.clone();
    Box::new(move |event| {
        event.prevent_default();
        send.emit(Msg::Question(QuestionMsg::Continued));
    })
}

/// What a key does, where it does not already do something.
fn pressed(frame: Frame) -> Handler {
    let send = frame.send.clone();
    Box::new(move |event| {
        let Ok(event) = event.dyn_into::<KeyboardEvent>() else {
            return;
        };
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

/// The control a digit chooses: of the service that has the focus, else of the form.
fn keyed(target: &web_sys::Element, digit: char) -> Option<web_sys::HtmlInputElement> {
    target
        .closest(".matrix-row,form")
        .ok()??
        .query_selector(&["input[data-key=\"", digit.encode_utf8(&mut [0; 4]), "\"]"].concat())
        .ok()??
        .dyn_into()
        .ok()
}
