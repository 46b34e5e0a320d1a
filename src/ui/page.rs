//! The whole page: header, message, screen, and the live region that is always there.

use yew::prelude::*;

use super::components::{header, notice};
use super::frame::Frame;
use super::screens;
use crate::app::msg::Msg;
use crate::app::view::{Screen, View};

/// What the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// What to draw.
    pub view: View,
    /// Hears what the visitor did.
    pub send: Callback<Msg>,
    /// Starts every element id: several instances may share a page.
    #[prop_or_default]
    pub prefix: AttrValue,
}

/// The whole page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let view = &props.view;
    let frame = Frame { send: &props.send, prefix: &props.prefix, level: view.heading_level.clamp(1, 6) };
    let (name, screen) = match &view.screen {
        Screen::Start(start) => ("start", screens::start::draw(frame, start)),
        Screen::Question(question) => ("question", screens::question::draw(frame, question)),
        Screen::Review(review) => ("review", screens::review::draw(frame, review)),
        Screen::Computing(text) => ("computing", screens::computing::draw(frame, text)),
        Screen::Result(result) => ("result", screens::result::draw(frame, result)),
        Screen::Checklist(checklist) => ("checklist", screens::checklist::draw(frame, checklist)),
        Screen::Data(data) => ("data", screens::data::draw(frame, data)),
    };
    html! {
        <div class="page" lang={view.lang.clone()} translate="no">
            <div class="live" aria-live="polite" aria-atomic="true"><span>{ view.announcement.clone() }</span></div>
            { header::draw(frame, &view.header) }
            { view.notice.as_ref().map(|notice| notice::draw(frame, notice)).unwrap_or_default() }
            <div class={classes!("screen", format!("screen-{name}"))} key={name}>{ screen }</div>
        </div>
    }
}
