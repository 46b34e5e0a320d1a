//! The line above every screen: whose it is, where one can go, in which language, where answers are kept.

use yew::prelude::*;

use super::{icon, mark};
use crate::app::msg::Msg;
use crate::app::view::{HeaderView, LanguageView, PlaceView};
use crate::ui::frame::Frame;

/// The header.
pub fn draw(frame: Frame, view: &HeaderView) -> Html {
    html! {
        <div class="header">
            <div class="brand">{ mark::brand() }<span class="brand-name">{ view.brand.clone() }</span></div>
            { places(frame, view) }
            <div class="header-end">
                if !view.saved.is_empty() {
                    <span class={classes!("saved", view.saved_is_warning.then_some("is-warning"))}>
                        { icon::draw(if view.saved_is_warning { "warning" } else { "device" }) }
                        <span class="saved-label">{ view.saved.clone() }</span>
                    </span>
                }
                <div class="languages" role="group" aria-label={view.languages_label.clone()}>
                    { for view.languages.iter().map(|one| language(frame, one)) }
                </div>
            </div>
        </div>
    }
}

fn places(frame: Frame, view: &HeaderView) -> Html {
    if view.places.is_empty() {
        return Html::default();
    }
    html! {
        <nav class="places" aria-label={view.places_label.clone()}>
            <ul>{ for view.places.iter().map(|one| place(frame, one)) }</ul>
        </nav>
    }
}

fn place(frame: Frame, place: &PlaceView) -> Html {
    let current = place.current.then_some("page");
    html! {
        <li>
            <button type="button" class="place" aria-current={current} onclick={frame.goes(&place.route)}>
                <span>{ place.label.clone() }</span>
            </button>
        </li>
    }
}

fn language(frame: Frame, language: &LanguageView) -> Html {
    html! {
        <button
            type="button"
            class="language"
            lang={language.code.clone()}
            aria-label={language.name.clone()}
            aria-pressed={language.current.to_string()}
            onclick={frame.says(Msg::LanguageChosen(language.code.clone()))}
        >
            <span>{ language.label.clone() }</span>
        </button>
    }
}
