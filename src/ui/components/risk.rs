//! A risk, and what to do about it.

use yew::prelude::*;

use super::{causes, disclosure, icon, risk_position, sources, status_select};
use crate::app::view::{ItemView, RiskView};
use crate::ui::frame::Frame;

/// How high a level is, in bars.
pub fn bars(level: &str) -> Html {
    let lit = match level {
        "critical" => 4,
        "high" => 3,
        "medium" => 2,
        _ => 1,
    };
    html! {
        <svg class="bars" viewBox="0 0 22 20" aria-hidden="true" focusable="false">
            { for (0..4).map(|bar| html! {
                <rect
                    class={if bar < lit { "bar is-lit" } else { "bar" }}
                    x={(bar * 6).to_string()}
                    y={(15 - bar * 5).to_string()}
                    width="4"
                    height={(5 + bar * 5).to_string()}
                    rx="1"
                />
            }) }
        </svg>
    }
}

/// The risk's card.
pub fn draw(frame: Frame, view: &RiskView) -> Html {
    html! {
        <li class="risk" key={view.id.clone()}>
            <div class="risk-head">
                { risk_position::draw(view.position) }
                <div class="risk-words">
                    { frame.heading_text(2, "risk-title", &view.title) }
                    <p class="risk-rating">
                        <span>{ view.rating.clone() }</span>
                        if let Some(check) = &view.to_check {
                            <span class="chip chip-caution">{ icon::draw("info") }<span>{ check.clone() }</span></span>
                        }
                    </p>
                </div>
                <p class="risk-scenario"><span>{ view.scenario.clone() }</span></p>
                <p class="risk-owner"><span>{ view.owner.clone() }</span></p>
            </div>
            if !view.items.is_empty() {
                <ul class="tasks">{ for view.items.iter().map(|one| item(frame, &view.id, one)) }</ul>
            }
            <div class="risk-foot">
                if !view.causes.is_empty() {
                    { disclosure::draw("because", &view.causes_label, causes::draw(frame, &view.causes)) }
                }
                { sources::draw(&view.sources_label, &view.sources) }
            </div>
        </li>
    }
}

/// The same thing to do may stand under several risks: the risk is part of its control's id.
fn item(frame: Frame, risk: &str, view: &ItemView) -> Html {
    let status = view.statuses.iter().find(|status| status.chosen).map_or("", |status| status.value);
    let fact = |(label, words): &(String, String)| {
        html! { <div class="fact"><dt><span>{ label.clone() }</span></dt><dd><span>{ words.clone() }</span></dd></div> }
    };
    html! {
        <li class={classes!("task", format!("task-{status}"))} key={view.id.clone()}>
            <p class="task-action"><span>{ view.action.clone() }</span></p>
            { status_select::draw(frame, frame.id(&format!("status-{risk}-{}", view.id)), view) }
            <dl class="facts">{ fact(&view.owner) }{ fact(&view.when) }{ fact(&view.evidence) }</dl>
            if let Some(also) = &view.also {
                <p class="task-also"><span>{ also.clone() }</span></p>
            }
        </li>
    }
}
