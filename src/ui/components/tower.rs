//! A class and its services: score, reasons, remarks.

use yew::prelude::*;

use super::{confidence, disclosure, icon, mark, score_bar};
use crate::app::view::{ClassView, ReasonView, TowerView};
use crate::ui::frame::Frame;

/// A class with its services.
pub fn class(frame: Frame, view: &ClassView) -> Html {
    html! {
        <section class={classes!("class", format!("class-{}", view.id))} key={view.id}>
            <div class="class-head">
                { mark::class(view.id) }
                { frame.heading(2, "class-title", None, html! {
                    <>
                        <span>{ view.name.clone() }</span>
                        <span class="count">{ view.towers.len().to_string() }</span>
                    </>
                }) }
                <p class="class-lead"><span>{ view.lead.clone() }</span></p>
            </div>
            <ul class="towers">{ for view.towers.iter().map(|one| tower(frame, one)) }</ul>
        </section>
    }
}

fn tower(frame: Frame, view: &TowerView) -> Html {
    html! {
        <li class="tower" key={view.id.clone()}>
            <div class="tower-head">
                <span class="tower-number" aria-hidden="true">{ view.number.to_string() }</span>
                { frame.heading_text(3, "tower-name", &view.name) }
                <ul class="chips">
                    <li>{ confidence::chip(&view.confidence) }</li>
                    if let Some(first) = &view.first_wave {
                        <li class="chip chip-wave">{ icon::draw("flag") }<span>{ first.clone() }</span></li>
                    }
                </ul>
            </div>
            if let Some(wording) = &view.wording {
                <p class="tower-wording"><span>{ wording.clone() }</span></p>
            }
            <div class="score">
                { score_bar::score(view.bar) }
                <p class="score-words"><span>{ view.score.clone() }</span></p>
            </div>
            <div class="reasons">
                { reasons("reasons-for", &view.reasons_for) }
                { reasons("reasons-against", &view.reasons_against) }
            </div>
            if !view.remarks.is_empty() {
                <ul class="remarks">
                    { for view.remarks.iter().map(|remark| html! { <li>{ icon::draw("info") }<span>{ remark.clone() }</span></li> }) }
                </ul>
            }
            if let Some((label, text)) = &view.keeps {
                { disclosure::draw("keeps", label, html! { <p><span>{ text.clone() }</span></p> }) }
            }
        </li>
    }
}

fn reasons(class: &'static str, (title, list): &(String, Vec<ReasonView>)) -> Html {
    if list.is_empty() {
        return Html::default();
    }
    html! {
        <div {class}>
            <p class="reasons-title"><span>{ title.clone() }</span></p>
            <ul>
                { for list.iter().map(|reason| html! {
                    <li>
                        <span class="points-given">{ reason.points.clone() }</span>
                        <span class="reason-text">{ reason.text.clone() }</span>
                        if let Some(assumed) = &reason.assumed {
                            <span class="assumed">{ assumed.clone() }</span>
                        }
                    </li>
                }) }
            </ul>
        </div>
    }
}
