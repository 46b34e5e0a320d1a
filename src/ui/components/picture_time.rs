//! The checklist by phase of the project.

use super::picture::{self, percent};
use crate::app::view::pictures::timeline::{BarPart, TimelinePhase, TimelineView};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The picture, at the true size of its words: only lengths follow the room there is.
#[inline(never)]
pub fn draw(frame: Frame, view: &TimelineView) -> El {
    let drawing = el("div class='time' role='img'")
        .attr("aria-label", &[&view.words.title, ". ", &view.words.alternative].concat())
        .each(&view.phases, |one| phase(frame, one));
    let key = |state: &'static str| {
        el("g class='bar-part is-'").class(state).add(el("rect x='1' y='6' width='22' height='12'").attr("fill", &fill(frame, state)))
    };
    picture::frame(frame, "time", &view.words, drawing, picture::legend(&view.legend, key)).add(patterns(frame))
}

fn phase(frame: Frame, view: &TimelinePhase) -> El {
    let tick = || el("path class='tick' d='M7 12.5l3.5 3.5 6.5-7'");
    let station = el("svg class='station' viewBox='0 0 24 24'")
        .class(if view.is_done { " is-done" } else { "" })
        .add(el("circle cx='12' cy='12' r='9'"))
        .maybe(view.is_done.then(tick));
    let head = el("div class='time-head'")
        .add(el("b class='time-name'").text(&view.name))
        .maybe(view.date.as_ref().map(|date| el("span class='time-date'").text(date)))
        .add(el("span class='time-said'").text(&view.said));
    let bar = el("svg class='time-bar' width='100%' height='16'").each(&view.parts, |one| part(frame, one));
    el("div class='time-phase'").add(station).add(head).add(bar)
}

fn part(frame: Frame, part: &BarPart) -> El {
    let count =
        el("text class='part-count' y='12' text-anchor='middle'").attr("x", &percent(part.left + part.wide / 2.0)).text(&part.count.to_string());
    el("g class='bar-part is-'")
        .class(part.state)
        .add(el("rect y='1' height='14'").attr("x", &percent(part.left)).attr("width", &percent(part.wide)).attr("fill", &fill(frame, part.state)))
        .add(count)
}

/// States differ by more than colour: what is under way is striped, what is late is dotted.
fn fill(frame: Frame, state: &str) -> String {
    match state {
        "doing" | "late" => ["url(#", frame.prefix, "time-", state, ")"].concat(),
        _ => String::new(),
    }
}

fn patterns(frame: Frame) -> El {
    let stripes = el("pattern class='is-doing' width='8' height='8' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'")
        .attr("id", &frame.id("time-doing"))
        .add(el("rect class='ground' width='8' height='8'"))
        .add(el("rect class='ink' width='3' height='8'"));
    let dots = el("pattern class='is-late' width='6' height='6' patternUnits='userSpaceOnUse'")
        .attr("id", &frame.id("time-late"))
        .add(el("rect class='ground' width='6' height='6'"))
        .add(el("circle class='ink' cx='3' cy='3' r='1.4'"));
    el("svg class='patterns' width='0' height='0' aria-hidden='true' focusable='false'").add(el("defs").add(stripes).add(dots))
}
