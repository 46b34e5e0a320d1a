//! A section of a long page, folded: its heading, one line that says the essential, and what it opens.

use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The section. `class` also names it. What it opens is drawn a frame later on a long page.
#[inline(never)]
pub fn draw(frame: Frame, class: &str, (title, summary): (&str, Option<&String>), content: &dyn Fn() -> El) -> El {
    let line = |summary: &String| el("span class='fold-line'").text(summary);
    let mark = if class == "change" { "depth" } else { "" };
    let head = el("summary").attr("data-focus", mark).add(frame.heading(1, "section-title").words(title)).maybe(summary.map(line));
    el("details class='fold '").class(class).key(class).add(head).add(el("div class='fold-body'").maybe(frame.is_whole.then(content)))
}
