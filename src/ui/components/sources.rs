//! Where a statement comes from.

use super::disclosure;
use crate::app::view::SourceView;
use crate::ui::el::{El, el};

/// The sources behind a label; nothing when there is none.
pub fn draw(label: &str, sources: &[SourceView]) -> Option<El> {
    (!sources.is_empty()).then(|| disclosure::draw("sources", label, list(sources)))
}

/// The sources, open.
pub fn list(sources: &[SourceView]) -> El {
    el("ul class='source-list'").each(sources, one)
}

fn one(source: &SourceView) -> El {
    el("li").key(&source.id).add(el("span class='source-id'").text(&source.id)).add(el("span class='source-text'").text(&source.text))
}
