//! Working hypotheses: the scope, the map and what to do first; then, folded, each service with its reasons, what must be settled, and the rest.

use crate::app::msg::{FetchMsg, Msg};
use crate::app::route::Route;
use crate::app::view::{AssumptionsView, DepthOffer, GuardView, MethodView, ResultView, ScopeView};
use crate::ui::components::{actions, causes, confidence, disclosure, first, fold, go_on, perimeter_map, remark, score_bar, sources, table, tower};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;
use crate::ui::on_demand;

/// The screen: what is read in a minute, then the depth, folded.
pub fn draw(frame: Frame, view: &ResultView) -> El {
    let alone = if view.map.is_none() { " is-alone" } else { "" };
    let depth = view.full.as_deref();
    group()
        .add(el("div class='outcome'").class(alone).add(scope(frame, view)).maybe(view.map.as_ref().map(|map| perimeter_map::draw(frame, map))))
        .maybe((!view.first.steps.is_empty()).then(|| first::draw(frame, &view.first)))
        .add(
            el("div class='folds'")
                .maybe((!view.classes.is_empty()).then(|| services(frame, view)))
                .maybe((!view.guards.is_empty()).then(|| guards(frame, view)))
                .maybe(depth.map(|depth| on_demand::work::result(frame, depth)))
                .maybe((!view.assumptions.lines.is_empty()).then(|| assumptions(frame, &view.assumptions)))
                .maybe(depth.map(|depth| on_demand::work::afterwards(frame, depth)))
                .add(method(frame, &view.method)),
        )
        .maybe(view.offer.as_ref().map(|view| offer(frame, view)))
        .maybe(view.go_on.as_ref().map(|view| go_on::draw(frame, view)))
        .maybe(depth.map(|depth| on_demand::work::settings_note(frame, depth)))
        .add(remark::caveat(&view.notice))
        .add(ways(frame, view))
        .add(around(view))
}

/// Where the page around has its say.
fn around(view: &ResultView) -> El {
    let call = |(address, words): &(String, String)| {
        el("a part='button-primary cta' class='button button-primary' rel='noopener'").attr("href", address).words(words)
    };
    el("div class='around'").add(el("slot name='result-footer'")).add(el("slot name='cta'").maybe(view.call.as_ref().map(call)))
}

/// The answer, in words.
fn scope(frame: Frame, view: &ResultView) -> El {
    let ScopeView { headline, sentence, confidence: sure, first_indication, share } = &view.scope;
    el("section part='result' class='scope'")
        .add(frame.title("title-eyebrow", &view.title))
        .maybe(view.trial.as_ref().map(|trial| el("p class='trial-open'").add(actions::link(trial, frame.goes(&Route::WhatIf)))))
        .maybe(first_indication.as_ref().map(|first| el("p class='first-indication'").add(remark::caution(first))))
        .add(frame.heading(1, "scope-headline").words(headline))
        .add(el("p class='scope-sentence'").words(sentence))
        .maybe(sure.as_ref().map(confidence::draw))
        .maybe(
            share
                .as_ref()
                .map(|(percent, words)| el("div class='share'").add(score_bar::share(*percent)).add(el("p class='share-words'").words(words))),
        )
        .add(ways(frame, view))
}

/// Where to go from here.
fn ways(frame: Frame, view: &ResultView) -> El {
    el("div class='actions'")
        .add(actions::button("primary", "forward", &view.to_checklist, frame.goes(&Route::Checklist)))
        .add(actions::button("secondary", "", &view.to_report, frame.goes(&Route::Report)))
        .add(actions::button("secondary", "download", &view.files, frame.goes(&Route::Files)))
        .add(actions::button("quiet", "edit", &view.to_review, frame.goes(&Route::Review)))
        .add(actions::button("quiet", "because", &view.what_if, frame.goes(&Route::WhatIf)))
}

fn guards(frame: Frame, view: &ResultView) -> El {
    let list = || group().add(el("p class='section-lead'").words(&view.guards_lead)).add(el("ol").each(&view.guards, |one| guard(frame, one)));
    fold::draw(frame, "guards", (&view.guards_title, view.guards_summary.as_ref()), &list)
}

fn guard(frame: Frame, view: &GuardView) -> El {
    let towers = || el("ul class='guard-towers'").each(&view.towers, |tower| el("li").words(tower));
    // The sources' names stand for themselves; opening them says more.
    let ids: Vec<&str> = view.sources.iter().map(|source| source.id.as_str()).collect();
    el("li class='guard guard-'")
        .class(view.state)
        .key(&view.id)
        .add(el("ul class='chips'").each(&view.effects, |effect| el("li class='chip chip-effect'").words(effect)))
        .add(el("p class='guard-message'").words(&view.message))
        .maybe((!view.towers.is_empty()).then(towers))
        .maybe(guard_causes(frame, view))
        .maybe(sources::draw(&ids.join(", "), &view.sources))
}

/// A few causes are read at once; a guard that rests on a whole part of the questionnaire names them on request.
fn guard_causes(frame: Frame, view: &GuardView) -> Option<El> {
    const FEW: usize = 3;
    let list = causes::draw(frame, &view.causes)?;
    Some(if view.causes.len() > FEW { disclosure::draw("because", &view.causes_label, list) } else { list })
}

fn services(frame: Frame, view: &ResultView) -> El {
    let list = || {
        group()
            .each(&view.classes, |class| tower::class(frame, class))
            .each(&view.outside, |line| el("p class='outside'").words(line))
            .maybe(view.full.as_deref().map(|depth| on_demand::work::contributions(frame, depth)))
    };
    fold::draw(frame, "services", (&view.towers_title, view.towers_summary.as_ref()), &list)
}

fn assumptions(frame: Frame, view: &AssumptionsView) -> El {
    fold::draw(frame, "assumptions", (&view.title, view.summary.as_ref()), &|| el("ul").each(&view.lines, |line| el("li").words(line)))
}

/// The way to the rest; the button stays where it is while the rest is on its way.
fn offer(frame: Frame, view: &DepthOffer) -> El {
    let button = actions::button("secondary", "", &view.button, frame.says(Msg::Fetch(FetchMsg::DepthAsked)));
    el("section class='offer'")
        .add(el("p").attr("role", if view.is_failed { "alert" } else { "" }).words(&view.text))
        .add(button.attr("aria-disabled", if view.is_waiting { "true" } else { "" }))
}

fn method(frame: Frame, view: &MethodView) -> El {
    let rows = || table::body().each(&view.weights, |(name, weight)| table::row(&view.head, &[name, weight]));
    let content =
        || group().each(&view.paragraphs, |paragraph| el("p").words(paragraph)).add(table::draw("table-weights", &view.label, &view.head, rows()));
    fold::draw(frame, "method", (&view.label, None), &content)
}
