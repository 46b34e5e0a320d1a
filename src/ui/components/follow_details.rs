//! What is written about a thing to do: who, by when, a note, what proves it.

use yew::TargetCast;

use super::icon;
use crate::app::msg::{ChecklistMsg, Msg, Written};
use crate::app::view::{DueField, FollowView, TextField};
use crate::ui::el::{El, Handler, On, el};
use crate::ui::frame::Frame;

/// The button that opens, and the fields while they are open.
pub fn draw(frame: Frame, item: &str, view: &FollowView) -> El {
    let fields = frame.id(&["details-", &view.place].concat());
    let button = el("button type='button' class='link-button follow-open'")
        .attr("aria-expanded", if view.details.is_some() { "true" } else { "false" })
        .attr("aria-controls", if view.details.is_some() { &fields } else { "" })
        .attr("aria-label", &view.open_name)
        .on(On::Click, frame.says(Msg::Checklist(ChecklistMsg::DetailsToggled(view.place.clone()))))
        .add(icon::draw("edit"))
        .words(&view.open);
    el("div class='follow'").add(button).maybe(view.details.as_ref().map(|details| {
        let [owner, note, evidence] = &details.texts;
        el("div class='follow-fields'")
            .attr("id", &fields)
            .add(line(frame, item, &view.place, owner, &details.most))
            .add(due(frame, item, &view.place, &details.due))
            .add(lines(frame, item, &view.place, note, &details.most))
            .add(lines(frame, item, &view.place, evidence, &details.most))
    }))
}

fn id_of(frame: Frame, place: &str, which: Written) -> String {
    let which = match which {
        Written::Owner => "name-",
        Written::Note => "note-",
        Written::Evidence => "evidence-",
    };
    [frame.prefix, which, place].concat()
}

fn field(id: &str, label: &str, input: El) -> El {
    el("div class='follow-field'").add(el("label").attr("for", id).words(label)).add(input)
}

/// Every keystroke is said: nothing is lost when the page goes away.
fn line(frame: Frame, item: &str, place: &str, view: &TextField, most: &str) -> El {
    let (send, item, which) = (frame.send.clone(), item.to_owned(), view.which);
    let written = move |event: web_sys::Event| {
        if let Some(field) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            send.emit(Msg::Checklist(ChecklistMsg::TextWritten(item.clone(), which, field.value())));
        }
    };
    let id = id_of(frame, place, view.which);
    let input = el("input type='text' autocomplete='off'")
        .attr("id", &id)
        .attr("list", &frame.id("names"))
        .attr("maxlength", most)
        .value(&view.written)
        .on(On::Input, Box::new(written));
    field(&id, &view.label, input)
}

fn lines(frame: Frame, item: &str, place: &str, view: &TextField, most: &str) -> El {
    let (send, item, which) = (frame.send.clone(), item.to_owned(), view.which);
    let written = move |event: web_sys::Event| {
        if let Some(field) = event.target_dyn_into::<web_sys::HtmlTextAreaElement>() {
            send.emit(Msg::Checklist(ChecklistMsg::TextWritten(item.clone(), which, field.value())));
        }
    };
    let id = id_of(frame, place, view.which);
    let input = el("textarea rows='2'").attr("id", &id).attr("maxlength", most).value(&view.written).on(On::Input, Box::new(written));
    field(&id, &view.label, input)
}

/// What the field holds; a date half written is none, and no empty field either.
fn dated(frame: Frame, item: &str, said: fn(String, Option<String>) -> ChecklistMsg) -> Handler {
    let (send, item) = (frame.send.clone(), item.to_owned());
    Box::new(move |event: web_sys::Event| {
        if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            let date = (!input.validity().bad_input()).then(|| input.value());
            send.emit(Msg::Checklist(said(item.clone(), date)));
        }
    })
}

fn due(frame: Frame, item: &str, place: &str, view: &DueField) -> El {
    let id = frame.id(&["due-", place].concat());
    let (help, error) = ([&id, "-help"].concat(), [&id, "-error"].concat());
    let input = el("input type='date' min='2000-01-01' max='2099-12-31'")
        .attr("id", &id)
        .attr("aria-describedby", &[&error, " ", &help].concat())
        .attr("aria-invalid", if view.error.is_some() { "true" } else { "" })
        .value(&view.written)
        .on(On::Change, dated(frame, item, ChecklistMsg::DueWritten))
        .on(On::Leave, dated(frame, item, ChecklistMsg::DueLeft));
    let wrong = |error: &String| el("span class='setting-error'").add(icon::draw("warning")).words(error);
    field(&id, &view.label, input)
        .add(el("p class='setting-errors' aria-live='polite'").attr("id", &error).maybe(view.error.as_ref().map(wrong)))
        .add(el("p class='follow-help'").attr("id", &help).words(&view.help))
}
