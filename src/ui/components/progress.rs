//! How far: a bar whose painted length is the one announced.

use crate::app::view::map::figure;
use crate::ui::el::{El, el};

/// `done` of `total`, with the words that say it under an id of their own.
pub fn draw(id: &str, text: &str, done: usize, total: usize) -> El {
    let whole = total.max(1);
    let done = done.min(whole);
    let width = [&figure(100.0 * done as f64 / whole as f64), "%"].concat();
    let bar = el("svg width='100%' height='8' aria-hidden='true' focusable='false'")
        .add(el("rect class='track' width='100%' height='8' rx='4'"))
        .add(el("rect class='fill' height='8' rx='4'").attr("width", &width));
    el("div class='progress'").add(el("p class='progress-text'").attr("id", id).words(text)).add(
        el("div class='progress-bar' role='progressbar' aria-valuemin='0'")
            .attr("aria-labelledby", id)
            .attr("aria-valuemax", &whole.to_string())
            .attr("aria-valuenow", &done.to_string())
            .attr("aria-valuetext", text)
            .add(bar),
    )
}
