//! Actors by power and interest.

use super::picture::{self, rect, text};
use crate::app::view::pictures::actor_map::{ActorMapView, CHIP, Chip, QUARTER, Quarter, WIDTH};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The picture.
#[inline(never)]
pub fn draw(frame: Frame, view: &ActorMapView) -> El {
    let [across, upwards] = &view.axes;
    let drawing = picture::drawing((WIDTH, view.height), &view.words)
        .each(&view.quarters, quarter)
        .add(text("text class='axis-name' text-anchor='middle'", (WIDTH / 2.0 + 13.0, view.height - 5.0), across))
        .add(picture::upwards(upwards, view.height / 2.0 - 12.0));
    let mark = |id: &'static str| el("g class='actor-chip is-'").class(id).add(el("rect x='1' y='4' width='22' height='16' rx='5'"));
    picture::frame(frame, "actors", &view.words, drawing, picture::legend(&view.legend, mark))
}

fn quarter(view: &Quarter) -> El {
    el("g class='quarter'")
        .add(rect("rect class='quarter-ground' rx='8'", (view.x, view.y, QUARTER, view.high)))
        .add(text("text class='area-name'", (view.x + 8.0, view.y + 18.0), &view.name))
        .each(&view.chips, chip)
}

fn chip(view: &Chip) -> El {
    let (wide, high) = CHIP;
    el("g class='actor-chip is-'")
        .class(view.state)
        .add(el("title").text(&view.name))
        .add(rect("rect rx='6'", (view.x, view.y, wide, high)))
        .add(text("text text-anchor='middle'", (view.x + wide / 2.0, view.y + high / 2.0 + 4.5), &view.code))
}
