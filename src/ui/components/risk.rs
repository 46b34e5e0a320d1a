//! A risk, and what to do about it.

use super::{causes, disclosure, follow_details, icon, remark, risk_position, sources, status_select};
use crate::app::view::{ItemView, ResidualView, RiskView};
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
                .add(risk_position::draw(view.position, view.residual.as_ref().map(|residual| residual.position)))
                .add(words)
                .maybe(view.residual.as_ref().map(residual))
                .add(el("p class='risk-scenario'").words(&view.scenario))
                .add(el("p class='risk-owner'").words(&view.owner)),
        )
        .maybe((!view.items.is_empty()).then(tasks))
        .add(el("div class='risk-foot'").maybe(because()).maybe(sources::draw(&view.sources_label, &view.sources)))
}

/// What remains of it.
fn residual(view: &ResidualView) -> El {
    el("p class='residual residual-'").class(view.level).add(bars(view.level)).words(&view.words)
}

/// The same thing to do may stand under several risks: the risk is part of its control's id.
fn item(frame: Frame, risk: &str, view: &ItemView) -> El {
    let status = view.statuses.iter().find(|status| status.chosen).map_or("", |status| status.value);
    let id = [frame.prefix, "status-", risk, "-", &view.id].concat();
    let fact = |(label, words): &(String, String)| el("div class='fact'").add(el("dt").words(label)).add(el("dd").words(words));
    el("li class='task task-'")
        .class(status)
        .key(&view.id)
        .class(if view.follow.late.is_some() { " is-late" } else { "" })
        .add(
            el("div class='task-what'")
                .add(el("p class='task-action'").words(&view.action))
                .maybe(view.follow.late.as_ref().map(|late| el("p class='chip chip-late'").add(icon::draw("clock")).words(late)))
                .maybe(view.follow.held.as_ref().map(|held| el("p class='task-held'").words(held))),
        )
        .add(status_select::draw(frame, &id, view))
        .add(
            el("dl class='facts'")
                .add(fact(&view.owner))
                .add(fact(&view.when))
                .add(fact(&view.evidence))
                .each(&view.follow.written, |one| fact(one).class(" fact-written")),
        )
        .maybe(view.also.as_ref().map(|also| el("p class='task-also'").words(also)))
        .add(follow_details::draw(frame, &view.id, &view.follow))
}
