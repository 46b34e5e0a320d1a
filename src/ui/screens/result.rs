//! Working hypotheses: the scope, the map, what to settle first, each service with its reasons.

use yew::prelude::*;

use crate::app::msg::{DataMsg, Msg};
use crate::app::route::Route;
use crate::app::view::{GuardView, MethodView, NextView, ResultView, ScopeView};
use crate::ui::components::{actions, causes, confidence, disclosure, icon, perimeter_map, score_bar, sources, table, tower};
use crate::ui::frame::Frame;

/// The screen.
pub fn draw(frame: Frame, view: &ResultView) -> Html {
    html! {
        <>
            <div class={classes!("outcome", view.map.is_none().then_some("is-alone"))}>
                { scope(frame, view) }
                { view.map.as_ref().map(|map| perimeter_map::draw(frame, map)).unwrap_or_default() }
            </div>
            <div class={classes!("findings", (view.guards.is_empty() || view.classes.is_empty()).then_some("is-single"))}>
                { guards(frame, view) }
                if !view.classes.is_empty() {
                    <section class="services">
                        { frame.heading_text(1, "section-title", &view.towers_title) }
                        { for view.classes.iter().map(|class| tower::class(frame, class)) }
                    </section>
                }
            </div>
            <div class="afterwards">
                { view.next.as_ref().map(|next| next_question(frame, next)).unwrap_or_default() }
                if !view.assumptions.lines.is_empty() {
                    <section class="assumptions">
                        { frame.heading_text(1, "section-title", &view.assumptions.title) }
                        <ul>{ for view.assumptions.lines.iter().map(|line| html! { <li><span>{ line.clone() }</span></li> }) }</ul>
                    </section>
                }
            </div>
            { method(&view.method) }
            <p class="caveat">{ icon::draw("info") }<span>{ view.notice.clone() }</span></p>
            { ways(frame, view, "primary") }
        </>
    }
}

/// The answer, in words.
fn scope(frame: Frame, view: &ResultView) -> Html {
    let ScopeView { headline, sentence, confidence: sure, first_indication, share } = &view.scope;
    html! {
        <section class="scope">
            { frame.title("title-eyebrow", &view.title) }
            if let Some(first) = first_indication {
                <p class="first-indication"><span class="chip chip-caution">{ icon::draw("info") }<span>{ first.clone() }</span></span></p>
            }
            { frame.heading_text(1, "scope-headline", headline) }
            <p class="scope-sentence"><span>{ sentence.clone() }</span></p>
            { sure.as_ref().map(confidence::draw).unwrap_or_default() }
            if let Some((percent, words)) = share {
                <div class="share">{ score_bar::share(*percent) }<p class="share-words"><span>{ words.clone() }</span></p></div>
            }
            { ways(frame, view, "primary") }
        </section>
    }
}

/// Where to go from here.
fn ways(frame: Frame, view: &ResultView, kind: &'static str) -> Html {
    html! {
        <div class="actions">
            { actions::button(kind, "forward", &view.to_checklist, frame.goes(&Route::Checklist)) }
            { actions::button("secondary", "download", &view.download, frame.says(Msg::Data(DataMsg::DownloadAsked))) }
            { actions::button("quiet", "edit", &view.to_review, frame.goes(&Route::Review)) }
        </div>
    }
}

fn guards(frame: Frame, view: &ResultView) -> Html {
    if view.guards.is_empty() {
        return Html::default();
    }
    html! {
        <section class="guards">
            { frame.heading_text(1, "section-title", &view.guards_title) }
            <p class="section-lead"><span>{ view.guards_lead.clone() }</span></p>
            <ol>{ for view.guards.iter().map(|one| guard(frame, one)) }</ol>
        </section>
    }
}

fn guard(frame: Frame, view: &GuardView) -> Html {
    html! {
        <li class={classes!("guard", format!("guard-{}", view.state))} key={view.id.clone()}>
            <ul class="chips">
                { for view.effects.iter().map(|effect| html! { <li class="chip chip-effect"><span>{ effect.clone() }</span></li> }) }
            </ul>
            <p class="guard-message"><span>{ view.message.clone() }</span></p>
            if !view.towers.is_empty() {
                <ul class="guard-towers">
                    { for view.towers.iter().map(|tower| html! { <li><span>{ tower.clone() }</span></li> }) }
                </ul>
            }
            { causes::draw(frame, &view.causes) }
            { sources::draw(&ids(view), &view.sources) }
        </li>
    }
}

/// The sources' names stand for themselves; opening them says more.
fn ids(view: &GuardView) -> String {
    let ids: Vec<&str> = view.sources.iter().map(|source| source.id.as_str()).collect();
    ids.join(", ")
}

fn next_question(frame: Frame, view: &NextView) -> Html {
    html! {
        <section class="next">
            { frame.heading_text(1, "section-title", &view.title) }
            <p class="next-question"><span>{ view.question.clone() }</span></p>
            <p><span>{ view.why.clone() }</span></p>
            if let Some((label, route)) = &view.route {
                <div class="actions">{ actions::button("secondary", "forward", label, frame.goes(route)) }</div>
            }
        </section>
    }
}

fn method(view: &MethodView) -> Html {
    let text = |words: &str| html! { <span>{ words.to_owned() }</span> };
    let rows = view.weights.iter().map(|(name, weight)| vec![text(name), text(weight)]).collect();
    disclosure::draw(
        "method",
        &view.label,
        html! {
            <>
                { for view.paragraphs.iter().map(|paragraph| html! { <p><span>{ paragraph.clone() }</span></p> }) }
                { table::draw("table-weights", &view.label, &view.head, rows) }
            </>
        },
    )
}
