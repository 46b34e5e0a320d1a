//! How large the change is against how ready people are.

use super::picture::{self, circle, rect, text};
use crate::app::view::map::figure;
use crate::app::view::pictures::quadrant::{Area, FIELD, HEIGHT, Here, QuadrantView, WIDTH};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The picture.
#[inline(never)]
pub fn draw(frame: Frame, view: &QuadrantView) -> El {
    let (left, top, right, bottom) = FIELD;
    let [across, upwards] = &view.axes;
    let [below, beside] = &view.ticks;
    let drawing = picture::drawing((WIDTH, HEIGHT), &view.words)
        .each(&view.areas, area)
        .each(below, |(x, words)| text("text class='graduation' text-anchor='middle'", (*x, bottom + 16.0), words))
        .each(beside, |(y, words)| text("text class='graduation' text-anchor='end'", (left - 6.0, *y + 4.0), words))
        .add(text("text class='axis-name' text-anchor='middle'", (f64::midpoint(left, right), HEIGHT - 8.0), across))
        .add(picture::upwards(upwards, f64::midpoint(top, bottom)))
        .add(here(&view.here));
    picture::frame(frame, "quadrant", &view.words, drawing, group())
}

fn area(area: &Area) -> El {
    let name = |(words, y): &(String, f64)| text("text class='area-name'", (area.x + 6.0, *y), words);
    el("g class='area is-'").class(area.id).add(rect("rect", (area.x, area.y, area.wide, area.high))).maybe(area.name.as_ref().map(name))
}

fn here(here: &Here) -> El {
    let (words, x, y, anchor) = &here.label;
    let label = text("text class='here-name'", (*x, *y), words).attr("text-anchor", anchor);
    let mark = match here.x {
        Some(x) => el("g").add(circle("circle class='here-ring'", (x, here.y), 9.0)).add(circle("circle class='here-dot'", (x, here.y), 4.0)),
        None => {
            let y = figure(here.y);
            el("line class='here-line'").attr("x1", &figure(FIELD.0)).attr("x2", &figure(FIELD.2)).attr("y1", &y).attr("y2", &y)
        }
    };
    el("g class='here-mark'").add(mark).add(label)
}
