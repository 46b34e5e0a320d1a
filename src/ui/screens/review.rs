//! Check your answers.

use yew::prelude::*;

use crate::app::route::Route;
use crate::app::view::{AnswerRow, ReviewView, SectionView};
use crate::ui::components::{actions, icon};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &ReviewView) -> Html {
    html! {
        <>
            <div class="screen-head">
                { frame.title("title-screen", &view.title) }
                <p class="lead"><span>{ view.lead.clone() }</span></p>
            </div>
            { for view.sections.iter().enumerate().map(|(index, one)| section(frame, index, one)) }
            <div class="screen-foot">
                if let Some(blocked) = &view.blocked {
                    <p class="blocked" id={frame.id("blocked")}>{ icon::draw("info") }<span>{ blocked.clone() }</span></p>
                }
                <div class="actions">
                    { actions::button("primary", "forward", &view.see_result, frame.goes(&Route::Result)) }
                </div>
            </div>
        </>
    }
}

fn section(frame: Frame, index: usize, view: &SectionView) -> Html {
    html! {
        <section class="answers" key={index}>
            { frame.heading_text(1, "section-title", &view.name) }
            <dl>{ for view.rows.iter().enumerate().map(|(place, one)| row(frame, &format!("answer-{index}-{place}"), one)) }</dl>
        </section>
    }
}

fn row(frame: Frame, name: &str, row: &AnswerRow) -> Html {
    let (question, change) = (frame.id(name), frame.id(&format!("{name}-change")));
    html! {
        <div class={classes!("answer", format!("answer-{}", row.state))}>
            <dt id={question.clone()}><span>{ row.question.clone() }</span></dt>
            { for row.answers.iter().map(|answer| html! { <dd><span>{ answer.clone() }</span></dd> }) }
            <dd class="answer-change">
                <button
                    type="button"
                    class="link-button"
                    aria-labelledby={format!("{change} {question}")}
                    onclick={frame.goes(&row.route)}
                >
                    <span id={change}>{ row.change.clone() }</span>
                </button>
            </dd>
        </div>
    }
}
