//! A value for each service: a real group of radios each; columns under sticky heads where there is room, cards where there is not.
//!
//! What is presumed shows pale and is chosen by nothing: the radio stays free until someone says so.

use yew::TargetCast;

use super::actions;
use crate::app::msg::{FullMsg, Msg};
use crate::app::view::{MatrixColumn, MatrixRow, MatrixView};
use crate::ui::el::{El, Handler, On, el};
use crate::ui::frame::Frame;

/// The matrix of a question.
#[inline(never)]
pub fn draw(frame: Frame, question: &str, view: &MatrixView) -> El {
    let status = frame.id("matrix-status");
    let mut buttons = el("div class='actions matrix-actions' role='group'").attr("aria-labelledby", &status);
    for (label, msg) in &view.actions {
        buttons = buttons.add(actions::button("secondary", "", label, frame.says(Msg::Full(msg.clone()))).key(label));
    }
    let heads = el("div class='matrix-heads' aria-hidden='true'").add(el("span")).each(&view.columns, |column| head(view.is_scale, column));
    el("div class='matrix matrix-'")
        .class(if view.is_scale { "scale" } else { "words" })
        .maybe((!view.rows.is_empty()).then_some(heads))
        .each(&view.rows, |one| row(frame, question, view, one))
        .add(el("p class='matrix-status' aria-live='polite'").attr("id", &status).words(&view.status))
        .add(buttons)
}

fn head(is_scale: bool, column: &MatrixColumn) -> El {
    let number = is_scale && column.key != '0';
    el("span class='matrix-head'").maybe(number.then(|| el("b").text(&column.value))).words(&column.words)
}

fn row(frame: Frame, question: &str, view: &MatrixView, row: &MatrixRow) -> El {
    let id = [frame.prefix, question, "-", &row.id].concat();
    let (name, said) = ([&id, "-name"].concat(), [&id, "-said"].concat());
    let words = el("div class='matrix-name'")
        .add(frame.heading(1, "").attr("id", &name).words(&row.name))
        .maybe((!row.detail.is_empty()).then(|| el("p class='matrix-detail'").words(&row.detail)));
    let mut cells = el("div class='matrix-cells' role='radiogroup'").attr("aria-labelledby", &name).attr("aria-describedby", &said);
    for (index, column) in view.columns.iter().enumerate() {
        cells = cells.add(cell(frame, &id, view.is_scale, row, index, column));
    }
    el("div class='matrix-row is-'")
        .class(row.state)
        .key(&row.id)
        .add(words.add(el("p class='matrix-said'").attr("id", &said).words(&row.said)))
        .add(cells)
}

fn cell(frame: Frame, name: &str, is_scale: bool, row: &MatrixRow, index: usize, column: &MatrixColumn) -> El {
    let chosen = row.chosen == Some(index);
    let presumed = match row.presumed {
        Some((_, _, at)) if at == index => " is-presumed is-within",
        Some((low, high, _)) if (low..=high).contains(&index) => " is-within",
        _ => "",
    };
    let is_step = is_scale && column.key != '0';
    let key = column.key.to_string();
    let input = el("input type='radio'")
        .attr("name", name)
        .attr("data-key", &key)
        .value(&column.value)
        .checked(chosen)
        .on(On::Change, chooses(frame, &row.id, &column.value));
    el("label class='matrix-cell'")
        .class(if chosen { " is-chosen" } else { "" })
        .class(presumed)
        .class(if is_step { " is-step" } else { "" })
        .key(&column.value)
        .add(input)
        .maybe(is_step.then(|| el("span class='matrix-mark'").text(&column.value)))
        .add(el("span class='matrix-words'").text(&column.words))
}

fn chooses(frame: Frame, tower: &str, value: &str) -> Handler {
    let (send, msg) = (frame.send.clone(), FullMsg::CellChosen(tower.to_owned(), value.to_owned()));
    Box::new(move |event| {
        let input = event.target_dyn_into::<web_sys::HtmlInputElement>();
        if input.is_some_and(|input| input.checked()) {
            send.emit(Msg::Full(msg.clone()));
        }
    })
}
