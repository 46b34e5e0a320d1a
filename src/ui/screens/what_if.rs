//! What if: what is tried on one side, what moves on the other.

use crate::app::msg::{Msg, ScenarioMsg};
use crate::app::route::Route;
use crate::app::view::{ChoiceKind, TriedView, TryView, WhatIfView};
use crate::ui::components::{actions, checkboxes, differences, full_setting, icon, radios, select};
use crate::ui::el::{El, On, el, group};
use crate::ui::frame::Frame;

/// The screen.
#[inline(never)]
pub fn draw(frame: Frame, view: &WhatIfView) -> El {
    group()
        .add(el("div class='screen-head'").add(frame.title("title-screen", &view.title)).add(el("p class='lead'").words(&view.lead)))
        .add(el("div class='trial'").add(trial(frame, view)).add(moves(frame, view)))
        .add(el("div class='screen-foot'").add(el("div class='actions'").add(actions::button(
            "quiet",
            "back",
            &view.back,
            frame.goes(&Route::Result),
        ))))
}

fn says(frame: Frame, msg: ScenarioMsg) -> crate::ui::el::Handler {
    frame.says(Msg::Scenario(msg))
}

/// What is tried, and what may be.
fn trial(frame: Frame, view: &WhatIfView) -> El {
    let mut list = el("ol class='tried'");
    for (place, one) in view.tried.iter().enumerate() {
        list = list.add(tried(frame, place, one));
    }
    let decide = |(keep, drop): &(String, String)| {
        el("div class='actions'").add(actions::button("primary", "check", keep, says(frame, ScenarioMsg::Kept))).add(actions::button(
            "secondary",
            "",
            drop,
            says(frame, ScenarioMsg::Dropped),
        ))
    };
    let nothing = view.nothing.as_ref().map(|words| el("p class='tried-none'").words(words));
    let tried = el("section class='trial-part trial-list' tabindex='-1' data-focus='trial'")
        .attr("aria-labelledby", &frame.id("tried"))
        .add(frame.heading(1, "part-title").attr("id", &frame.id("tried")).words(&view.tried_title))
        .maybe(nothing)
        .maybe((!view.tried.is_empty()).then_some(list))
        .maybe(view.decide.as_ref().map(decide));
    let add = el("section class='trial-part trial-add'")
        .add(frame.heading(1, "part-title").words(&view.try_title))
        .add(select::draw(frame, "subject", &view.subject, |value| Msg::Scenario(ScenarioMsg::SubjectChosen(value))))
        .maybe(view.service.as_ref().map(|service| select::draw(frame, "service", service, |value| Msg::Scenario(ScenarioMsg::ServiceChosen(value)))))
        .maybe(view.control.as_ref().map(|one| control(frame, one)));
    el("div class='trial-side'").add(tried).add(add)
}

fn tried(frame: Frame, place: usize, view: &TriedView) -> El {
    let (label, name) = &view.take_back;
    let button = el("button type='button' class='link-button'").attr("aria-label", name);
    el("li class='tried-one'")
        .key(&view.take_back.1)
        .add(el("p class='tried-what'").add(differences::what(&view.row)))
        .add(differences::line(&view.row))
        .add(button.on(On::Click, says(frame, ScenarioMsg::TakenBack(place))).words(label))
}

fn control(frame: Frame, view: &TryView) -> El {
    let saved = || el("p class='hint'").attr("id", &frame.id("saved")).words(&view.saved);
    if let Some(number) = &view.number {
        return el("div class='try'").key(&view.id).add(saved()).add(full_setting::field(frame, number));
    }
    let choices = match view.kind {
        ChoiceKind::One | ChoiceKind::Scale => radios::draw(frame, &view.id, &view.choices),
        _ => checkboxes::draw(frame, &view.id, &view.choices),
    };
    let error = el("p class='field-error' aria-live='polite'");
    el("fieldset class='try'")
        .key(&view.id)
        .attr("aria-describedby", &frame.id("saved"))
        .add(el("legend").words(&view.legend))
        .add(saved())
        .add(match &view.error {
            Some(words) => error.add(icon::draw("warning")).words(words),
            None => error,
        })
        .add(choices)
}

/// What moves, beside what is saved.
fn moves(frame: Frame, view: &WhatIfView) -> El {
    let summary = view.computing.as_ref().unwrap_or(&view.moves.summary);
    el("section class='moves'")
        .class(if view.computing.is_some() { " is-stale" } else { "" })
        .attr("aria-labelledby", &frame.id("moves"))
        .add(frame.heading(1, "section-title").attr("id", &frame.id("moves")).words(&view.moves_title))
        .add(el("p class='moves-summary' aria-live='polite'").words(summary))
        .add(if view.tried.is_empty() {
            el("div class='outcomes'").add(differences::outcome(frame, "before", &view.moves.outcomes[0]))
        } else {
            differences::outcomes(frame, &view.moves)
        })
        .add(differences::groups(frame, 2, &view.moves))
}
