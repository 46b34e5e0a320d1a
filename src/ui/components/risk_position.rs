//! Where a risk stands: likelihood to the right, impact upwards.

use crate::ui::el::{El, el};

/// A grid of five by five with the place of a risk taken, full, and the place it comes from, hollow. The words beside it say the same.
pub fn draw(from: (u8, u8), to: Option<(u8, u8)>) -> El {
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
            let here = |class: &str| el("circle class='here' r='4' transform='translate(4.5 4.5)'").class(class).attr("cx", x).attr("cy", y);
            let at = (column, row);
            grid = grid
                .add(el("rect class='cell cell-' width='9' height='9' rx='2'").class(weight).attr("x", x).attr("y", y))
                .maybe((at == from).then(|| here(if to.is_some() { " was" } else { "" })))
                .maybe((Some(at) == to).then(|| here("")));
        }
    }
    grid
}

/// Where a column or a row of the grid starts.
fn tens(place: u8) -> &'static str {
    ["0", "10", "20", "30", "40"].get(usize::from(place)).unwrap_or(&"")
}
