//! Where a statement comes from.

use super::disclosure;
use crate::app::view::SourceView;
use crate::ui::el::{El, el};

/// The sources behind a label; nothing when there is none.
pub fn draw(label: &str, sources: &[SourceView]) -> Option<El> {
    let list = || el("ul class='source-list'").each(sources, one);
    (!sources.is_empty()).then(|| disclosure::draw("sources", label, list()))
}

fn one(source: &SourceView) -> El {
    el("li").key(&source.id).add(el("span class='source-id'").text(&source.id)).add(el("span class='source-text'").text(&source.text))
}
