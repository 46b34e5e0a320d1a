//! A share of a hundred, and a score with what it may be.

use crate::ui::el::{El, el};

/// A filled part of a whole.
pub fn share(share: u8) -> El {
    el("svg class='share-bar' width='100%' height='16' aria-hidden='true' focusable='false'")
        .add(el("rect class='track' width='100%' height='16' rx='8'"))
        .add(el("rect class='fill' height='16' rx='8'").attr("width", &percent(share)))
}

/// A score as a point, within the interval of what it may be.
pub fn score((score, low, high): (u8, u8, u8)) -> El {
    let wide = high.min(100).saturating_sub(low);
    el("svg class='score-bar' width='100%' height='24' aria-hidden='true' focusable='false'")
        .add(el("rect class='track' y='10' width='100%' height='4' rx='2'"))
        .add(el("rect class='interval' y='6' height='12' rx='6'").attr("x", &percent(low)).attr("width", &percent(wide)))
        .add(el("circle class='point' cy='12' r='7'").attr("cx", &percent(score)))
}

fn percent(value: u8) -> String {
    [&value.min(100).to_string(), "%"].concat()
}
