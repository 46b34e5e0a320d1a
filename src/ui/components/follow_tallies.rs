//! How far things to do are, by what they have in common: a bar each, with its numbers.

use super::{disclosure, icon};
use crate::app::view::{TallyGroup, TallyRow, map::figure};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The groups, to open.
pub fn draw(frame: Frame, label: &str, groups: &[TallyGroup]) -> El {
    disclosure::draw("tallies-fold", label, el("div class='tallies'").each(groups, |one| group(frame, one)))
}

fn group(frame: Frame, view: &TallyGroup) -> El {
    el("section class='tally-group'").key(&view.title).add(frame.heading(1, "tally-title").words(&view.title)).add(el("ul").each(&view.rows, row))
}

/// The numbers beside the bar say what it draws.
fn row(view: &TallyRow) -> El {
    let width = [&figure(100.0 * view.done as f64 / view.total.max(1) as f64), "%"].concat();
    let bar = el("svg class='tally-bar' width='100%' height='8' aria-hidden='true' focusable='false'")
        .add(el("rect class='track' width='100%' height='8' rx='4'"))
        .add(el("rect class='fill' height='8' rx='4'").attr("width", &width));
    el("li class='tally'")
        .key(&view.id)
        .add(el("span class='tally-name'").text(&view.name))
        .add(el("span class='tally-words'").text(&view.words))
        .add(bar)
        .maybe(view.late.as_ref().map(|late| el("span class='tally-late'").add(icon::draw("clock")).words(late)))
}
