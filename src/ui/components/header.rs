//! The line above every screen: whose it is, where one can go, in which language, where answers are kept.

use super::{icon, mark};
use crate::app::msg::Msg;
use crate::app::view::{HeaderView, LanguageView, PlaceView};
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// The header.
pub fn draw(frame: Frame, view: &HeaderView) -> El {
    let languages =
        el("div class='languages' role='group'").attr("aria-label", &view.languages_label).each(&view.languages, |one| language(frame, one));
    el("div part='header' class='header'")
        .add(el("div class='brand'").add(mark::brand()).add(el("span class='brand-name'").text(&view.brand)))
        .maybe((!view.places.is_empty()).then(|| places(frame, view)))
        .add(el("div class='header-end'").maybe((!view.saved.is_empty()).then(|| saved(view))).add(languages))
}

/// Where the answers are kept.
fn saved(view: &HeaderView) -> El {
    let (class, picture) = if view.saved_is_warning { (" is-warning", "warning") } else { ("", "device") };
    el("span class='saved'").class(class).add(icon::draw(picture)).add(el("span class='saved-label'").text(&view.saved))
}

fn places(frame: Frame, view: &HeaderView) -> El {
    el("nav class='places'").attr("aria-label", &view.places_label).add(el("ul").each(&view.places, |one| place(frame, one)))
}

fn place(frame: Frame, place: &PlaceView) -> El {
    let button = el("button type='button' class='place'")
        .attr("aria-current", if place.current { "page" } else { "" })
        .on(On::Click, frame.goes(&place.route))
        .words(&place.label);
    el("li").add(button)
}

fn language(frame: Frame, language: &LanguageView) -> El {
    el("button type='button' class='language'")
        .attr("lang", &language.code)
        .attr("aria-label", &language.name)
        .attr("aria-pressed", if language.current { "true" } else { "false" })
        .attr("aria-busy", if language.busy { "true" } else { "" })
        .on(On::Click, frame.says(Msg::LanguageChosen(language.code.clone())))
        .words(&language.label)
}
