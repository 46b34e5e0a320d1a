//! Where a risk stands: likelihood to the right, impact upwards.

use yew::prelude::*;

/// A grid of five by five with one place taken. The words beside it say the same.
pub fn draw((likelihood, impact): (u8, u8)) -> Html {
    let cell = |column: u8, row: u8| {
        let here = (column, row) == (likelihood, impact);
        let weight = match column * row {
            0..=4 => "low",
            5..=9 => "medium",
            10..=15 => "high",
            _ => "critical",
        };
        let class = classes!("cell", format!("cell-{weight}"));
        let (x, y) = (u32::from(column - 1) * 10, u32::from(5 - row) * 10);
        html! {
            <>
                <rect {class} x={x.to_string()} y={y.to_string()} width="9" height="9" rx="2" />
                if here {
                    <circle class="here" cx={x.to_string()} cy={y.to_string()} r="4" transform="translate(4.5 4.5)" />
                }
            </>
        }
    };
    html! {
        <svg class="risk-position" viewBox="0 0 49 49" aria-hidden="true" focusable="false">
            { for (1..=5).flat_map(|row| (1..=5).map(move |column| (column, row))).map(|(column, row)| cell(column, row)) }
        </svg>
    }
}
