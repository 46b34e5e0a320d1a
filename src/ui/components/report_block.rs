//! What a section of the report is made of.

use super::{
    confidence, full_roles, mark, perimeter_map, picture_actors, picture_quadrant, picture_risks, picture_sums, picture_time, remark, risk, score_bar,
};
use crate::app::view::{
    ClassView, GuardView, MapView, ReasonView, ReportBlock, ReportCell, ReportTable, RolesView, ScopeView, SourceView, TowerView,
};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// A block.
pub fn draw(frame: Frame, block: &ReportBlock) -> El {
    match block {
        ReportBlock::Scope(view) => scope(frame, view),
        ReportBlock::Steps(title, steps) => self::steps(frame, title, steps),
        ReportBlock::Map(view) => map(frame, view),
        ReportBlock::Title(title) => frame.heading(2, "sheet-part").words(title),
        ReportBlock::Text(text) => el("p class='sheet-text'").words(text),
        ReportBlock::Note(text) => el("p class='sheet-note'").words(text),
        ReportBlock::Strong(text) => el("p class='sheet-strong'").words(text),
        ReportBlock::Lines(lines) => el("ul class='sheet-lines'").each(lines, |line| el("li").words(line)),
        ReportBlock::Measures(list) => el("div class='sheet-measures'").each(list, measure),
        ReportBlock::Table(view) => table(view),
        ReportBlock::Class(view, changes) => class(frame, view, changes),
        ReportBlock::Guards(list, because) => guards(list, because),
        ReportBlock::Sums(view) => picture_sums::draw(frame, view),
        ReportBlock::Quadrant(view) => picture_quadrant::draw(frame, view),
        ReportBlock::Actors(view) => picture_actors::draw(frame, view),
        ReportBlock::Matrix(view) => picture_risks::draw(frame, view),
        ReportBlock::Time(view) => picture_time::draw(frame, view),
        ReportBlock::Roles(view) => roles(view),
        ReportBlock::Sources(list) => el("ul class='sheet-cited'").each(list, source),
    }
}

// ---------- The summary ----------

fn scope(frame: Frame, view: &ScopeView) -> El {
    let first = |first: &String| el("p class='sheet-first'").add(remark::caution(first));
    let share =
        |(percent, words): &(u8, String)| el("div class='share'").add(score_bar::share(*percent)).add(el("p class='share-words'").words(words));
    el("div class='sheet-scope'")
        .maybe(view.first_indication.as_ref().map(first))
        .add(frame.heading(2, "sheet-headline").words(&view.headline))
        .add(el("p class='sheet-sentence'").words(&view.sentence))
        .maybe(view.confidence.as_ref().map(confidence::draw))
        .maybe(view.share.as_ref().map(share))
}

fn steps(frame: Frame, title: &str, steps: &[(String, String, Vec<String>)]) -> El {
    let step = |(label, text, why): &(String, String, Vec<String>)| {
        el("li")
            .add(el("p class='sheet-step-label'").words(label))
            .add(el("p class='sheet-step-text'").words(text))
            .each(why, |why| el("p class='sheet-step-why'").words(why))
    };
    el("div class='sheet-steps'").add(frame.heading(2, "sheet-part").words(title)).add(el("ol").each(steps, step))
}

fn map(frame: Frame, view: &MapView) -> El {
    let (title, said) = (frame.id("report-map-title"), frame.id("report-map-said"));
    el("figure class='sheet-map'")
        .add(frame.heading(2, "sheet-part").attr("id", &title).words(&view.title))
        .add(el("div class='map-picture'").add(perimeter_map::picture(frame, &view.drawing, &title, &said, &view.alternative)))
        .add(el("ul class='legend'").each(&view.legend, |(id, words)| el("li").add(mark::class(id)).words(words)))
        .add(el("figcaption class='sheet-caption'").words(&view.caption))
}

// ---------- Services ----------

fn class(frame: Frame, view: &ClassView, changes: &[String]) -> El {
    let head = el("div class='class-head'")
        .add(mark::class(view.id))
        .add(frame.heading(2, "class-title").words(&view.name))
        .add(el("p class='class-lead'").words(&view.lead));
    let mut list = el("ul class='sheet-towers'");
    for (place, one) in view.towers.iter().enumerate() {
        list = list.add(tower(frame, one, changes.get(place).map_or("", String::as_str)));
    }
    el("div class='class class-'").class(view.id).key(view.id).add(head).add(list)
}

fn tower(frame: Frame, view: &TowerView, change: &str) -> El {
    let reason = |reason: &ReasonView| {
        el("li")
            .add(el("span class='points-given'").text(&reason.points))
            .add(el("span class='reason-text'").text(&reason.text))
            .maybe(reason.assumed.as_ref().map(|assumed| el("span class='assumed'").text(assumed)))
    };
    let reasons = |class: &str, (title, list): &(String, Vec<ReasonView>)| {
        el("div").class(class).add(el("p class='reasons-title'").words(title)).add(el("ul").each(list, reason))
    };
    let some = |class: &str, side: &(String, Vec<ReasonView>)| (!side.1.is_empty()).then(|| reasons(class, side));
    let keeps = |(label, text): &(String, String)| el("p class='sheet-keeps'").add(el("b").text(label)).words(text);
    el("li class='sheet-tower'")
        .key(&view.id)
        .add(
            el("div class='sheet-tower-head'")
                .add(el("span class='tower-number' aria-hidden='true'").text(&view.number.to_string()))
                .add(frame.heading(3, "tower-name").words(&view.name))
                .add(confidence::chip(&view.confidence))
                .maybe(view.first_wave.as_ref().map(|words| el("span class='chip chip-wave'").text(words))),
        )
        .add(el("div class='score'").add(score_bar::score(view.bar)).add(el("p class='score-words'").words(&view.score)))
        .add(el("div class='reasons'").maybe(some("reasons-for", &view.reasons_for)).maybe(some("reasons-against", &view.reasons_against)))
        .maybe(view.wording.as_ref().map(|wording| el("p class='tower-wording'").words(wording)))
        .maybe((!view.remarks.is_empty()).then(|| el("ul class='sheet-lines'").each(&view.remarks, |remark| el("li").words(remark))))
        .maybe(view.keeps.as_ref().map(keeps))
        .maybe((!change.is_empty()).then(|| el("p class='sheet-flip'").words(change)))
}

// ---------- Conditions, measures, sources ----------

fn guards(list: &[GuardView], because: &[Vec<String>]) -> El {
    let mut all = el("ol class='sheet-conditions'");
    for (view, causes) in list.iter().zip(because) {
        all = all.add(guard(view, causes));
    }
    all
}

fn guard(view: &GuardView, causes: &[String]) -> El {
    let ids: Vec<&str> = view.sources.iter().map(|source| source.id.as_str()).collect();
    let origin = [view.id.as_str()].into_iter().chain(ids).collect::<Vec<_>>().join(", ");
    let towers = || el("p class='sheet-note'").words(&view.towers.join(" · "));
    el("li class='sheet-guard guard-'")
        .class(view.state)
        .key(&view.id)
        .add(el("ul class='chips'").each(&view.effects, |effect| el("li class='chip chip-effect'").words(effect)))
        .add(el("p class='guard-message'").words(&view.message))
        .maybe((!view.towers.is_empty()).then(towers))
        .each(causes, |cause| el("p class='sheet-note'").words(cause))
        .add(el("p class='sheet-origin'").words(&origin))
}

fn measure((name, said, bar): &(String, String, Option<(u8, [u8; 2])>)) -> El {
    let percent = |value: u8| [&value.to_string(), "%"].concat();
    let drawn = |(value, bounds): (u8, [u8; 2])| {
        el("svg class='measure-bar' width='100%' height='20' aria-hidden='true' focusable='false'")
            .add(el("rect class='track' y='4' width='100%' height='12' rx='6'"))
            .add(el("rect class='fill' y='4' height='12' rx='6'").attr("width", &percent(value)))
            .each(&bounds, |bound| el("line class='bound' y1='0' y2='20'").attr("x1", &percent(*bound)).attr("x2", &percent(*bound)))
    };
    el("div class='sheet-measure'").add(el("p").add(el("b").text(name)).words(said)).maybe(bar.map(drawn))
}

fn source(view: &SourceView) -> El {
    el("li").key(&view.id).add(el("span class='source-id'").text(&view.id)).add(el("span class='source-text'").text(&view.text))
}

// ---------- Tables ----------

/// Roles are written out: they would go with the table's display where rows are stacked.
fn table(view: &ReportTable) -> El {
    let head = el("tr role='row'").each(&view.head, |name| el("th role='columnheader' scope='col'").words(name));
    let mut body = el("tbody role='rowgroup'");
    for row in &view.rows {
        let mut cells = el("tr role='row'");
        for (cell, name) in row.iter().zip(&view.head) {
            cells = cells.add(self::cell(cell, name));
        }
        body = body.add(cells);
    }
    el("table class='table sheet-table table-' role='table'")
        .class(view.id)
        .attr("aria-label", &view.label)
        .add(el("thead role='rowgroup'").add(head))
        .add(body)
}

fn cell(view: &ReportCell, name: &str) -> El {
    let words = |words: &String| el("span class='cell-words'").text(words);
    let first = el("span class='cell-first'").maybe(view.mark.map(self::picture)).maybe(view.words.as_ref().map(words));
    el("td role='cell'")
        .attr("data-label", name)
        .add(el("span class='cell-all'").add(first).each(&view.more, |line| el("span class='cell-more'").text(line)))
}

/// A level in bars, or a box that is empty, half full, ticked or struck out.
fn picture(name: &'static str) -> El {
    let inside = match name {
        "todo" => "",
        "doing" => "M3 10h14v7H3z",
        "done" => "M4.5 10.5l4 4L16 6",
        "not_applicable" => "M5 15L15 5",
        level => return risk::bars(level),
    };
    el("svg class='box box-' viewBox='0 0 20 20' aria-hidden='true' focusable='false'")
        .class(name)
        .add(el("rect x='2' y='2' width='16' height='16' rx='3'"))
        .maybe((!inside.is_empty()).then(|| el("path").attr("d", inside)))
}

fn roles(view: &RolesView) -> El {
    el("div class='role-region' role='region' tabindex='0'").attr("aria-label", &view.title).add(full_roles::table(view))
}
