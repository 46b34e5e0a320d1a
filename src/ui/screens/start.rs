//! What you get, how long it takes, where the data stays.

use crate::app::msg::{DataMsg, Msg};
use crate::app::route::Route;
use crate::app::view::{PointView, StartView};
use crate::ui::components::{actions, go_on, icon, remark};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &StartView) -> El {
    let words = el("div class='hero-words'")
        .add(frame.title("title-display", &view.title))
        .add(el("p class='lead'").words(&view.lead))
        .add(el("slot name='intro'"))
        .add(el("slot name='consent'"))
        .add(el("div class='actions'").add(actions::button("primary", "forward", &view.start, frame.says(Msg::Started))).add(actions::button(
            "secondary",
            "open",
            &view.open_file,
            frame.says(Msg::Data(DataMsg::OpenAsked)),
        )))
        .maybe(view.restart.as_ref().map(|restart| el("p class='restart'").add(actions::link(restart, frame.goes(&Route::Data)))));
    group()
        .add(el("div class='hero'").add(words).add(picture()))
        .add(el("ul class='points'").each(&view.points, |one| point(frame, one)))
        .maybe(view.full.as_ref().map(|full| go_on::draw(frame, full)))
        .add(remark::caveat(&view.caveat))
}

fn point(frame: Frame, point: &PointView) -> El {
    let picture = match point.picture {
        "time" => icon::draw("clock"),
        "privacy" => icon::draw("device"),
        _ => scope(),
    };
    el("li class='point'")
        .key(point.picture)
        .add(el("span class='point-picture'").add(picture))
        .add(frame.heading(1, "point-title").words(&point.title))
        .add(el("p").words(&point.text))
}

fn scope() -> El {
    el("svg class='icon' viewBox='0 0 24 24' aria-hidden='true' focusable='false'")
        .add(el("circle cx='11' cy='13' r='8'"))
        .add(el("circle class='solid' cx='9.5' cy='14.5' r='2.2'"))
        .add(el("circle class='solid' cx='20' cy='4.5' r='2.2'"))
}

/// What the result will look like, without any of its words: only an ornament.
fn picture() -> El {
    const SHAPES: [&str; 18] = [
        "circle class='map-inside' cx='240' cy='224' r='138'",
        "circle class='ornament-halo' cx='240' cy='224' r='186'",
        "circle class='map-ring' cx='240' cy='224' r='138'",
        "path class='link' d='M112 92Q190 150 214 196'",
        "path class='link' d='M404 330Q330 330 258 258'",
        "circle class='ornament dot-K' cx='226' cy='232' r='44'",
        "circle class='ornament dot-K' cx='290' cy='190' r='27'",
        "circle class='ornament dot-K' cx='270' cy='288' r='18'",
        "circle class='ornament dot-gap' cx='342.7' cy='132' r='41'",
        "circle class='ornament dot-C' cx='342.7' cy='132' r='34'",
        "circle class='ornament dot-gap' cx='128' cy='304.7' r='29'",
        "circle class='ornament dot-C' cx='128' cy='304.7' r='22'",
        "circle class='ornament dot-U' cx='340' cy='250' r='15'",
        "circle class='ornament dot-O' cx='84' cy='68' r='50'",
        "circle class='ornament dot-O' cx='428' cy='350' r='38'",
        "circle class='ornament dot-O' cx='232' cy='44' r='24'",
        "circle class='ornament dot-O' cx='40' cy='224' r='16'",
        "circle class='ornament dot-O' cx='300' cy='412' r='19'",
    ];
    el("svg class='hero-picture' viewBox='0 0 480 440' aria-hidden='true' focusable='false'").each(&SHAPES, |shape| el(shape))
}
