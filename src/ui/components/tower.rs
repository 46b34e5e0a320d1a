//! A class and its services: score, reasons, remarks.

use super::{confidence, disclosure, icon, mark, score_bar};
use crate::app::view::{ClassView, ReasonView, TowerView};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// A class with its services.
pub fn class(frame: Frame, view: &ClassView) -> El {
    let title = frame.heading(2, "class-title").words(&view.name).add(el("span class='count'").text(&view.towers.len().to_string()));
    el("section class='class class-'")
        .class(view.id)
        .key(view.id)
        .add(el("div class='class-head'").add(mark::class(view.id)).add(title).add(el("p class='class-lead'").words(&view.lead)))
        .add(el("ul class='towers'").each(&view.towers, |one| tower(frame, one)))
}

fn tower(frame: Frame, view: &TowerView) -> El {
    let first_wave = |words: &String| el("li class='chip chip-wave'").add(icon::draw("flag")).words(words);
    let head = el("div class='tower-head'")
        .add(el("span class='tower-number' aria-hidden='true'").text(&view.number.to_string()))
        .add(frame.heading(3, "tower-name").words(&view.name))
        .add(el("ul class='chips'").add(el("li").add(confidence::chip(&view.confidence))).maybe(view.first_wave.as_ref().map(first_wave)));
    let remarks = || el("ul class='remarks'").each(&view.remarks, |remark| el("li").add(icon::draw("info")).words(remark));
    el("li class='tower'")
        .key(&view.id)
        .add(head)
        .maybe(view.wording.as_ref().map(|wording| el("p class='tower-wording'").words(wording)))
        .add(el("div class='score'").add(score_bar::score(view.bar)).add(el("p class='score-words'").words(&view.score)))
        .add(el("div class='reasons'").maybe(reasons("reasons-for", &view.reasons_for)).maybe(reasons("reasons-against", &view.reasons_against)))
        .maybe((!view.remarks.is_empty()).then(remarks))
        .maybe(view.keeps.as_ref().map(|(label, text)| disclosure::draw("keeps", label, el("p").words(text))))
}

fn reasons(class: &str, (title, list): &(String, Vec<ReasonView>)) -> Option<El> {
    let draw = || el("div").class(class).add(el("p class='reasons-title'").words(title)).add(el("ul").each(list, reason));
    (!list.is_empty()).then(draw)
}

fn reason(reason: &ReasonView) -> El {
    el("li")
        .add(el("span class='points-given'").text(&reason.points))
        .add(el("span class='reason-text'").text(&reason.text))
        .maybe(reason.assumed.as_ref().map(|assumed| el("span class='assumed'").text(assumed)))
}
