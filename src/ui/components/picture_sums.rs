//! What each criterion adds to a score or takes from it, a service a row.

use super::picture::{self, percent};
use crate::app::view::pictures::contributions::{Block, ContributionRow, ContributionsView};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The picture, at the true size of its words: only lengths follow the room there is.
#[inline(never)]
pub fn draw(frame: Frame, view: &ContributionsView) -> El {
    let drawing = el("div class='sums' role='img'")
        .attr("aria-label", &[&view.words.title, ". ", &view.words.alternative].concat())
        .add(scale(view))
        .each(&view.rows, |one| row(view, one));
    let key = |(key, words): &(String, String)| el("li").add(el("b class='sum-key'").text(key)).words(words);
    picture::frame(frame, "sums", &view.words, drawing, el("ul class='legend'").each(&view.legend, key))
}

fn at(opening: &'static str, x: f64) -> El {
    el(opening).attr("x1", &percent(x)).attr("x2", &percent(x))
}

/// The figures of the lines.
fn scale(view: &ContributionsView) -> El {
    let figure = |(x, words): &(f64, String)| el("text class='graduation' y='12' text-anchor='middle'").attr("x", &percent(*x)).text(words);
    let middle = el("text class='graduation is-neutral' y='12' text-anchor='middle'").attr("x", &percent(view.neutral)).text("50");
    el("svg class='sum-scale' width='100%' height='16'").add(middle).each(&view.bounds, figure)
}

fn row(view: &ContributionsView, row: &ContributionRow) -> El {
    let lines = el("svg class='sum-row' width='100%' height='50'")
        .each(&view.bounds, |(x, _)| at("line class='sum-bound' y1='0' y2='50'", *x))
        .add(at("line class='sum-neutral' y1='0' y2='50'", view.neutral))
        .add(at("line class='sum-turn' y1='3' y2='37'", row.turn))
        .each(&row.blocks, block)
        .add(
            el("svg class='sum-end' y='43' overflow='visible'")
                .attr("x", &percent(row.end))
                .add(el("path class='sum-stem' d='M0 0V-22'"))
                .add(el("path d='M0-6.5L6.5 0 0 6.5-6.5 0Z'")),
        );
    let head = el("div class='sum-head'")
        .add(el("b class='sum-name'").text(&[&row.number.to_string(), ". ", &row.tower].concat()))
        .add(el("span class='sum-figures'").text(&row.sum))
        .add(el("span class='sum-class'").text(&row.class));
    el("div class='sum'").add(head).add(lines)
}

fn block(block: &Block) -> El {
    let y = if block.is_for { "3" } else { "21" };
    let key = |key: &String| {
        el("text class='block-key' text-anchor='middle'")
            .attr("x", &percent(block.left + block.wide / 2.0))
            .attr("y", if block.is_for { "15" } else { "33" })
            .text(key)
    };
    el("g class='block is-'")
        .class(if block.is_for { "for" } else { "against" })
        .add(el("rect height='16'").attr("x", &percent(block.left)).attr("y", y).attr("width", &percent(block.wide)))
        .maybe(block.key.as_ref().map(key))
}
