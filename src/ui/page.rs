//! The whole page: header, message, screen, and the live region that is always there.

use yew::prelude::*;

use super::components::{header, notice};
use super::el::el;
use super::frame::Frame;
use super::on_demand;
use super::screens;
use crate::app::msg::Msg;
use crate::app::view::{Screen, View};

/// Draws a view. `send` hears what the visitor did; `prefix` starts every element id: several instances may share a page.
pub fn draw(view: &View, send: &Callback<Msg>, prefix: &str) -> Html {
    let is_whole = !matches!(&view.screen, Screen::Result(result) if !result.is_whole);
    let frame = Frame { send, prefix, level: view.heading_level.clamp(1, 6), is_whole };
    let (name, screen) = match &view.screen {
        Screen::Start(start) => ("start", screens::start::draw(frame, start)),
        Screen::Question(question) => ("question", screens::question::draw(frame, question)),
        Screen::Sections(sections) => ("sections", on_demand::full::sections(frame, sections)),
        Screen::Fetch(fetch) => ("fetch", screens::full_fetch::draw(frame, fetch)),
        Screen::Review(review) => ("review", screens::review::draw(frame, review)),
        Screen::Computing(text) => ("computing", screens::computing::draw(frame, text)),
        Screen::Result(result) => ("result", screens::result::draw(frame, result)),
        Screen::Checklist(checklist) => ("checklist", on_demand::work::list(frame, checklist)),
        Screen::Settings(settings) => ("settings", on_demand::work::settings(frame, settings)),
        Screen::WhatIf(what_if) => ("what_if", on_demand::work::what_if(frame, what_if)),
        Screen::Compare(compare) => ("compare", on_demand::work::compare(frame, compare)),
        Screen::Report(report) => ("report", on_demand::work::report(frame, report)),
        Screen::Files(files) => ("files", on_demand::work::files(frame, files)),
        Screen::Data(data) => ("data", screens::data::draw(frame, data)),
    };
    el("div class='page' translate='no'")
        .attr("lang", &view.lang)
        .add(el("div class='live' aria-live='polite' aria-atomic='true'").words(&view.announcement))
        .add(header::draw(frame, &view.header))
        .maybe(view.notice.as_ref().map(|message| notice::draw(frame, message)))
        .add(el("div class='screen screen-'").class(name).key(name).add(screen))
        .html()
}
