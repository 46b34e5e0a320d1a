//! Risks by likelihood and impact, and where what is done has moved them.

use super::picture::{self, circle, rect, text};
use crate::app::view::pictures::risk_matrix::{CELL, Cell, HEIGHT, LEFT, MARK, RiskMatrixView, WIDTH};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The picture.
#[inline(never)]
pub fn draw(frame: Frame, view: &RiskMatrixView) -> El {
    let [across, upwards] = &view.axes;
    let figures = |cell: &Cell| {
        let below = || text("text class='graduation' text-anchor='middle'", (cell.x + CELL.0 / 2.0, 259.0), &cell.likelihood.to_string());
        let beside = || text("text class='graduation' text-anchor='end'", (LEFT - 6.0, cell.y + 28.0), &cell.impact.to_string());
        el("g").maybe((cell.impact == 1).then(below)).maybe((cell.likelihood == 1).then(beside))
    };
    let arrows = el("g class='moves'").each(&view.moves, |one| el("path").attr("d", &one.path));
    let drawing = picture::drawing((WIDTH, HEIGHT), &view.words)
        .each(&view.cells, ground)
        .each(&view.cells, figures)
        .add(text("text class='axis-name' text-anchor='middle'", (f64::midpoint(LEFT, WIDTH), HEIGHT - 8.0), across))
        .add(picture::upwards(upwards, 122.0))
        .add(arrows)
        .each(&view.cells, marks);
    let key = |id: &'static str| el("g class='risk-count is-'").class(id).add(el("circle cx='12' cy='12' r='9'"));
    picture::frame(frame, "risks", &view.words, drawing, picture::legend(&view.legend, key))
}

fn ground(cell: &Cell) -> El {
    el("g class='risk-place is-'").class(cell.level).add(rect("rect rx='4'", (cell.x, cell.y, CELL.0, CELL.1))).add(text(
        "text class='level-name'",
        (cell.x + 3.0, cell.y + 13.0),
        &cell.name,
    ))
}

fn marks(cell: &Cell) -> El {
    let mark = |state: &'static str, (x, y): (f64, f64), count: usize| {
        let number = || text("text text-anchor='middle'", (x, y + 4.5), &count.to_string());
        (count > 0).then(|| el("g class='risk-count is-'").class(state).add(circle("circle", (x, y), MARK)).add(number()))
    };
    el("g").maybe(mark("start", cell.left_at, cell.left)).maybe(mark("now", cell.now_at, cell.now))
}
