//! Where a risk stands: likelihood to the right, impact upwards.

use crate::ui::el::{El, el};

/// A grid of five by five with one place taken. The words beside it say the same.
pub fn draw((likelihood, impact): (u8, u8)) -> El {
    let mut grid = el("svg class='risk-position' viewBox='0 0 49 49' aria-hidden='true' focusable='false'");
    for row in 1..=5 {
        for column in 1..=5 {
            let weight = match column * row {
                0..=4 => "low",
                5..=9 => "medium",
                10..=15 => "high",
                _ => "critical",
            };
            let (x, y) = (tens(column - 1), tens(5 - row));
            let here = || el("circle class='here' r='4' transform='translate(4.5 4.5)'").attr("cx", x).attr("cy", y);
            grid = grid
                .add(el("rect class='cell cell-' width='9' height='9' rx='2'").class(weight).attr("x", x).attr("y", y))
                .maybe(((column, row) == (likelihood, impact)).then(here));
        }
    }
    grid
}

/// Where a column or a row of the grid starts.
fn tens(place: u8) -> &'static str {
    ["0", "10", "20", "30", "40"].get(usize::from(place)).unwrap_or(&"")
}
