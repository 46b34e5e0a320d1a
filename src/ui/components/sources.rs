//! Where a statement comes from.

use yew::prelude::*;

use super::disclosure;
use crate::app::view::SourceView;

/// The sources behind a label; nothing when there is none.
pub fn draw(label: &str, sources: &[SourceView]) -> Html {
    if sources.is_empty() {
        return Html::default();
    }
    let list = html! {
        <ul class="source-list">
            { for sources.iter().map(|source| html! {
                <li key={source.id.clone()}>
                    <span class="source-id">{ source.id.clone() }</span>
                    <span class="source-text">{ source.text.clone() }</span>
                </li>
            }) }
        </ul>
    };
    disclosure::draw("sources", label, list)
}
