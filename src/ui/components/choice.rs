//! One choice: a native radio or checkbox, its words, and the key that chooses it.

use yew::TargetCast;

use crate::app::msg::{Msg, QuestionMsg};
use crate::app::view::Choice;
use crate::ui::el::{El, Handler, On, el};
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
    [frame.prefix, question, "-", &index.to_string()].concat()
}

/// Draws the choices of a question, those set apart after the others.
pub fn list(frame: Frame, question: &str, kind: Kind, layout: &str, choices: &[Choice]) -> El {
    let mut together = el("div class='choices '").class(layout);
    let mut apart = el("div class='choices choices-apart'");
    let mut counts = (0, 0);
    for (index, choice) in choices.iter().enumerate() {
        let drawn = draw(frame, question, &id(frame, question, index), kind, choice);
        if choice.apart {
            apart = apart.add(drawn);
            counts.1 += 1;
        } else {
            together = together.add(drawn);
            counts.0 += 1;
        }
    }
    let parted = counts.0 > 0 && counts.1 > 0;
    el("div class='choice-groups'").add(together).maybe(parted.then(|| el("div class='choices-divider'"))).add(apart)
}

fn draw(frame: Frame, question: &str, id: &str, kind: Kind, choice: &Choice) -> El {
    let (label, detail) = ([id, "-label"].concat(), [id, "-detail"].concat());
    let is_detailed = !choice.detail.is_empty();
    let full = choice.full && !choice.chosen;
    let key = choice.key.map(String::from).unwrap_or_default();
    let input = el("input")
        .attr("id", id)
        .attr("type", if kind == Kind::One { "radio" } else { "checkbox" })
        .attr("name", &frame.id(question))
        .value(&choice.value)
        .checked(choice.chosen)
        .attr("aria-labelledby", &label)
        .attr("aria-describedby", if is_detailed { &detail } else { "" })
        .attr("aria-disabled", if full { "true" } else { "" })
        .attr("data-key", &key)
        .on(On::Change, changed(frame, &choice.value, full));
    let words = el("span class='choice-words'")
        .add(el("span class='choice-label'").attr("id", &label).text(&choice.label))
        .maybe(is_detailed.then(|| el("span class='choice-detail'").attr("id", &detail).text(&choice.detail)));
    el("label part='option' class='choice'")
        .class(if choice.chosen { " is-chosen" } else { "" })
        .class(if choice.apart { " is-apart" } else { "" })
        .class(if full { " is-full" } else { "" })
        .key(&choice.value)
        .attr("for", id)
        .add(input)
        .add(words)
        .maybe((!key.is_empty()).then(|| el("span class='key' aria-hidden='true'").text(&key)))
}

/// Says what the control now shows. One that cannot be added goes back at once: only the program's word changes it.
fn changed(frame: Frame, value: &str, full: bool) -> Handler {
    let (send, value) = (frame.send.clone(), value.to_owned());
    Box::new(move |event| {
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
