//! What you get, how long it takes, where the data stays.

use yew::prelude::*;

use crate::app::msg::{DataMsg, Msg};
use crate::app::route::Route;
use crate::app::view::{PointView, StartView};
use crate::ui::components::{actions, icon};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &StartView) -> Html {
    html! {
        <>
            <div class="hero">
                <div class="hero-words">
                    { frame.title("title-display", &view.title) }
                    <p class="lead"><span>{ view.lead.clone() }</span></p>
                    <div class="actions">
                        { actions::button("primary", "forward", &view.start, frame.says(Msg::Started)) }
                        { actions::button("secondary", "open", &view.open_file, frame.says(Msg::Data(DataMsg::OpenAsked))) }
                    </div>
                    if let Some(restart) = &view.restart {
                        <p class="restart">{ actions::link(restart, frame.goes(&Route::Data)) }</p>
                    }
                </div>
                { picture() }
            </div>
            <ul class="points">{ for view.points.iter().map(|one| point(frame, one)) }</ul>
            <p class="caveat">{ icon::draw("info") }<span>{ view.caveat.clone() }</span></p>
        </>
    }
}

fn point(frame: Frame, point: &PointView) -> Html {
    let picture = match point.picture {
        "time" => icon::draw("clock"),
        "privacy" => icon::draw("device"),
        _ => scope(),
    };
    html! {
        <li class="point" key={point.picture}>
            <span class="point-picture">{ picture }</span>
            { frame.heading_text(1, "point-title", &point.title) }
            <p><span>{ point.text.clone() }</span></p>
        </li>
    }
}

fn scope() -> Html {
    html! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="11" cy="13" r="8" />
            <circle class="solid" cx="9.5" cy="14.5" r="2.2" />
            <circle class="solid" cx="20" cy="4.5" r="2.2" />
        </svg>
    }
}

/// What the result will look like, without any of its words: only an ornament.
fn picture() -> Html {
    let disc = |class: &'static str, x: &'static str, y: &'static str, r: &'static str| {
        html! { <circle class={classes!("ornament", class)} cx={x} cy={y} r={r} /> }
    };
    html! {
        <svg class="hero-picture" viewBox="0 0 480 440" aria-hidden="true" focusable="false">
            <circle class="map-inside" cx="240" cy="224" r="138" />
            <circle class="ornament-halo" cx="240" cy="224" r="186" />
            <circle class="map-ring" cx="240" cy="224" r="138" />
            <path class="link" d="M112 92Q190 150 214 196" />
            <path class="link" d="M404 330Q330 330 258 258" />
            { disc("dot-K", "226", "232", "44") }
            { disc("dot-K", "290", "190", "27") }
            { disc("dot-K", "270", "288", "18") }
            { disc("dot-gap", "342.7", "132", "41") }
            { disc("dot-C", "342.7", "132", "34") }
            { disc("dot-gap", "128", "304.7", "29") }
            { disc("dot-C", "128", "304.7", "22") }
            { disc("dot-U", "340", "250", "15") }
            { disc("dot-O", "84", "68", "50") }
            { disc("dot-O", "428", "350", "38") }
            { disc("dot-O", "232", "44", "24") }
            { disc("dot-O", "40", "224", "16") }
            { disc("dot-O", "300", "412", "19") }
        </svg>
    }
}
