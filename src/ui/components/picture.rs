//! What pictures have in common: a heading, how to read it, a legend, and the same as a table.

use super::{disclosure, table};
use crate::app::view::map::figure;
use crate::app::view::pictures::PictureWords;
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The figure around a drawing. `name` starts its class and the ids of its words.
#[inline(never)]
pub fn frame(frame: Frame, name: &'static str, words: &PictureWords, drawing: El, legend: El) -> El {
    let head = el("figcaption class='picture-head'")
        .add(frame.heading(2, "part-title").words(&words.title))
        .add(el("p class='picture-caption'").words(&words.caption));
    let rows = table::body().each(&words.table.rows, |row| {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        table::row(&words.table.head, &cells)
    });
    let table = table::draw("table-", &words.title, &words.table.head, rows);
    el("figure class='picture picture-'").class(name).add(head).add(drawing).add(legend).add(disclosure::draw(
        "picture-table",
        &words.table.label,
        table,
    ))
}

/// A drawing in units of its own, told by one sentence.
#[inline(never)]
pub fn drawing((width, height): (f64, f64), words: &PictureWords) -> El {
    el("svg class='picture-drawing' role='img'")
        .attr("viewBox", &["0 0 ", &figure(width), " ", &figure(height)].concat())
        .attr("aria-label", &[&words.title, ". ", &words.alternative].concat())
}

/// A rectangle from its left, its top, its width and its height.
#[inline(never)]
pub fn rect(opening: &'static str, (x, y, wide, high): (f64, f64, f64, f64)) -> El {
    el(opening).attr("x", &figure(x)).attr("y", &figure(y)).attr("width", &figure(wide)).attr("height", &figure(high))
}

/// Words at a place.
#[inline(never)]
pub fn text(opening: &'static str, (x, y): (f64, f64), words: &str) -> El {
    el(opening).attr("x", &figure(x)).attr("y", &figure(y)).text(words)
}

/// A circle.
#[inline(never)]
pub fn circle(opening: &'static str, (x, y): (f64, f64), r: f64) -> El {
    el(opening).attr("cx", &figure(x)).attr("cy", &figure(y)).attr("r", &figure(r))
}

/// The name of the axis that goes upwards, along the left side.
pub fn upwards(name: &str, middle: f64) -> El {
    el("text class='axis-name' text-anchor='middle'").attr("transform", &["translate(12 ", &figure(middle), ") rotate(-90)"].concat()).text(name)
}

/// What the marks mean.
#[inline(never)]
pub fn legend(entries: &[(&'static str, String)], mark: impl Fn(&'static str) -> El) -> El {
    el("ul class='legend'").each(entries, |(id, words)| {
        el("li").add(el("svg class='picture-key' viewBox='0 0 24 24' aria-hidden='true' focusable='false'").add(mark(id))).words(words)
    })
}

/// A share in percent.
pub fn percent(value: f64) -> String {
    [&figure(value), "%"].concat()
}
