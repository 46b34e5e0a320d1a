//! A risk, and what to do about it.

use super::{causes, disclosure, remark, risk_position, sources, status_select};
use crate::app::view::{ItemView, RiskView};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// How high a level is, in bars.
pub fn bars(level: &str) -> El {
    const BARS: [&str; 4] = [
        "rect class='bar' x='0' y='15' width='4' height='5' rx='1'",
        "rect class='bar' x='6' y='10' width='4' height='10' rx='1'",
        "rect class='bar' x='12' y='5' width='4' height='15' rx='1'",
        "rect class='bar' x='18' y='0' width='4' height='20' rx='1'",
    ];
    let (lit, unlit) = BARS.split_at(match level {
        "critical" => 4,
        "high" => 3,
        "medium" => 2,
        _ => 1,
    });
    el("svg class='bars' viewBox='0 0 22 20' aria-hidden='true' focusable='false'")
        .each(lit, |bar| el(bar).class(" is-lit"))
        .each(unlit, |bar| el(bar))
}

/// The risk's card.
pub fn draw(frame: Frame, view: &RiskView) -> El {
    let because = || {
        let causes = causes::draw(frame, &view.causes)?;
        Some(disclosure::draw("because", &view.causes_label, causes))
    };
    let tasks = || el("ul class='tasks'").each(&view.items, |one| item(frame, &view.id, one));
    let words = el("div class='risk-words'")
        .add(frame.heading(2, "risk-title").words(&view.title))
        .add(el("p class='risk-rating'").words(&view.rating).maybe(view.to_check.as_ref().map(|check| remark::caution(check))));
    el("li class='risk'")
        .key(&view.id)
        .add(
            el("div class='risk-head'")
                .add(risk_position::draw(view.position))
                .add(words)
                .add(el("p class='risk-scenario'").words(&view.scenario))
                .add(el("p class='risk-owner'").words(&view.owner)),
        )
        .maybe((!view.items.is_empty()).then(tasks))
        .add(el("div class='risk-foot'").maybe(because()).maybe(sources::draw(&view.sources_label, &view.sources)))
}

/// The same thing to do may stand under several risks: the risk is part of its control's id.
fn item(frame: Frame, risk: &str, view: &ItemView) -> El {
    let status = view.statuses.iter().find(|status| status.chosen).map_or("", |status| status.value);
    let id = [frame.prefix, "status-", risk, "-", &view.id].concat();
    let fact = |(label, words): &(String, String)| el("div class='fact'").add(el("dt").words(label)).add(el("dd").words(words));
    el("li class='task task-'")
        .class(status)
        .key(&view.id)
        .add(el("p class='task-action'").words(&view.action))
        .add(status_select::draw(frame, &id, view))
        .add(el("dl class='facts'").add(fact(&view.owner)).add(fact(&view.when)).add(fact(&view.evidence)))
        .maybe(view.also.as_ref().map(|also| el("p class='task-also'").words(also)))
}
