//! Working hypotheses: the scope, the map, what to settle first, each service with its reasons.

use crate::app::msg::{DataMsg, Msg};
use crate::app::route::Route;
use crate::app::view::{AssumptionsView, GuardView, MethodView, NextView, ResultView, ScopeView};
use crate::ui::components::{actions, causes, confidence, disclosure, go_on, perimeter_map, remark, score_bar, sources, table, tower};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;
use crate::ui::on_demand;

/// The screen.
pub fn draw(frame: Frame, view: &ResultView) -> El {
    let alone = if view.map.is_none() { " is-alone" } else { "" };
    let single = if view.guards.is_empty() || view.classes.is_empty() { " is-single" } else { "" };
    group()
        .add(el("div class='outcome'").class(alone).add(scope(frame, view)).maybe(view.map.as_ref().map(|map| perimeter_map::draw(frame, map))))
        .add(
            el("div class='findings'")
                .class(single)
                .maybe((!view.guards.is_empty()).then(|| guards(frame, view)))
                .maybe((!view.classes.is_empty()).then(|| services(frame, view))),
        )
        .maybe(view.full.as_ref().map(|full| on_demand::work::result(frame, full)))
        .add(
            el("div class='afterwards'")
                .maybe(view.next.as_ref().map(|next| next_question(frame, next)))
                .maybe(view.go_on.as_ref().map(|view| go_on::draw(frame, view)))
                .maybe((!view.assumptions.lines.is_empty()).then(|| assumptions(frame, &view.assumptions))),
        )
        .add(method(&view.method))
        .maybe(view.full.as_ref().map(|full| on_demand::work::settings_note(frame, full)))
        .add(remark::caveat(&view.notice))
        .add(ways(frame, view))
}

/// The answer, in words.
fn scope(frame: Frame, view: &ResultView) -> El {
    let ScopeView { headline, sentence, confidence: sure, first_indication, share } = &view.scope;
    el("section class='scope'")
        .add(frame.title("title-eyebrow", &view.title))
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
        .add(actions::button("secondary", "download", &view.download, frame.says(Msg::Data(DataMsg::DownloadAsked))))
        .add(actions::button("quiet", "edit", &view.to_review, frame.goes(&Route::Review)))
}

fn guards(frame: Frame, view: &ResultView) -> El {
    el("section class='guards'")
        .add(frame.heading(1, "section-title").words(&view.guards_title))
        .add(el("p class='section-lead'").words(&view.guards_lead))
        .add(el("ol").each(&view.guards, |one| guard(frame, one)))
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
    el("section class='services'")
        .add(frame.heading(1, "section-title").words(&view.towers_title))
        .each(&view.classes, |class| tower::class(frame, class))
        .each(&view.outside, |line| el("p class='outside'").words(line))
}

fn next_question(frame: Frame, view: &NextView) -> El {
    el("section class='next'")
        .add(frame.heading(1, "section-title").words(&view.title))
        .add(el("p class='next-question'").words(&view.question))
        .add(el("p").words(&view.why))
        .maybe(
            view.route
                .as_ref()
                .map(|(label, route)| el("div class='actions'").add(actions::button("secondary", "forward", label, frame.goes(route)))),
        )
}

fn assumptions(frame: Frame, view: &AssumptionsView) -> El {
    el("section class='assumptions'")
        .add(frame.heading(1, "section-title").words(&view.title))
        .add(el("ul").each(&view.lines, |line| el("li").words(line)))
}

fn method(view: &MethodView) -> El {
    let rows = table::body().each(&view.weights, |(name, weight)| table::row(&view.head, &[name, weight]));
    let content =
        group().each(&view.paragraphs, |paragraph| el("p").words(paragraph)).add(table::draw("table-weights", &view.label, &view.head, rows));
    disclosure::draw("method", &view.label, content)
}
