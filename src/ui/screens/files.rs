//! Files made from the result: what each is for, and what it holds before it is passed on.

use crate::app::route::Route;
use crate::app::view::{FileButton, FileCard, FilesView};
use crate::ui::components::{actions, copy, icon, remark};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &FilesView) -> El {
    let head = el("div class='screen-head'").add(frame.title("title-screen", &view.title)).add(el("p class='lead'").words(&view.lead));
    let back = actions::button("quiet", "back", &view.back, frame.goes(&Route::Result));
    group()
        .add(head)
        .add(el("p class='files-waiting' role='status'").words(view.waiting.as_deref().unwrap_or_default()))
        .add(el("div class='data-cards'").each(&view.cards, |one| card(frame, one)))
        .add(remark::caveat(&view.notice))
        .add(el("div class='screen-foot'").add(el("div class='actions'").add(back)))
}

fn card(frame: Frame, view: &FileCard) -> El {
    let holds = |(label, list): &(String, Vec<String>)| {
        el("div class='file-holds'").add(el("p").words(label)).add(el("ul").each(list, |line| el("li").words(line)))
    };
    let way = |(label, route): &(String, Route)| el("div class='actions'").add(actions::button("secondary", "forward", label, frame.goes(route)));
    el("section class='data-card file-card file-'")
        .class(view.id)
        .key(view.id)
        .add(frame.heading(1, "card-title").words(&view.title))
        .add(el("p").words(&view.text))
        .maybe(view.holds.as_ref().map(holds))
        .maybe(view.remark.as_ref().map(|words| el("p class='file-remark'").add(icon::draw("info")).words(words)))
        .each(&view.buttons, |file| button(frame, file))
        .maybe(view.way.as_ref().map(way))
        .maybe(view.copy.as_ref().map(|text| copy::draw(frame, text)))
}

fn button(frame: Frame, file: &FileButton) -> El {
    let text = file.text.as_ref().map(|(label, name, msg)| actions::link(label, frame.says(msg.clone())).attr("aria-label", name));
    el("div class='actions file-actions'")
        .key(&file.label)
        .add(actions::button("secondary", "download", &file.label, frame.says(file.msg.clone())))
        .maybe(text)
}
