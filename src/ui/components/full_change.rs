//! The change: two measures, where they lead together, and what to do about it.

use super::{causes, disclosure, icon, picture_quadrant, sources};
use crate::app::view::{ActionView, BandView, ChangeView, MeasureView};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The section.
#[inline(never)]
pub fn draw(frame: Frame, view: &ChangeView) -> El {
    let barrier =
        |(label, name): &(String, String)| el("p class='barrier'").add(icon::draw("flag")).add(el("span").add(el("b").text(label)).words(name));
    let actions = || {
        el("div class='supports'")
            .add(frame.heading(2, "part-title").words(&view.actions_title))
            .add(el("ol").each(&view.actions, |one| action(frame, view, one)))
    };
    let measures =
        el("div class='measures'").each(&view.measures, measure).maybe(view.band.as_ref().map(band)).maybe(view.barrier.as_ref().map(barrier));
    group()
        .add(el("p class='section-lead'").words(&view.lead))
        .add(el("div class='change-picture'").add(measures).add(picture_quadrant::draw(frame, &view.quadrant)))
        .maybe((!view.actions.is_empty()).then(actions))
}

fn measure(view: &MeasureView) -> El {
    let said = el("p class='measure-said'")
        .add(el("span class='measure-name'").text(&view.name))
        .add(el("span class='measure-value'").text(&view.said))
        .maybe(view.band.as_ref().map(|band| el("span class='chip measure-band'").text(band)));
    el("div class='measure measure-'")
        .class(view.id)
        .add(said)
        .maybe(view.bar.map(bar))
        .maybe((!view.remarks.is_empty()).then(|| el("ul class='measure-remarks'").each(&view.remarks, |remark| el("li").words(remark))))
}

/// A length of a hundred, with a mark where each band begins. The words above it say the same.
fn bar((value, bounds): (u8, [u8; 2])) -> El {
    let percent = |value: u8| [&value.to_string(), "%"].concat();
    el("svg class='measure-bar' width='100%' height='20' aria-hidden='true' focusable='false'")
        .add(el("rect class='track' y='4' width='100%' height='12' rx='6'"))
        .add(el("rect class='fill' y='4' height='12' rx='6'").attr("width", &percent(value)))
        .each(&bounds, |bound| el("line class='bound' y1='0' y2='20'").attr("x1", &percent(*bound)).attr("x2", &percent(*bound)))
}

fn band(view: &BandView) -> El {
    el("p class='band-sentence is-'").class(view.id).words(&view.sentence)
}

fn action(frame: Frame, all: &ChangeView, view: &ActionView) -> El {
    let fact = |(label, words): &(String, String)| el("div class='fact'").add(el("dt").words(label)).add(el("dd").words(words));
    let because = causes::draw(frame, &view.causes).map(|list| disclosure::draw("because", &all.causes_label, list));
    el("li class='support is-'")
        .class(view.state)
        .key(&view.id)
        .add(el("p class='support-what'").add(el("span class='support-id'").text(&view.id)).words(&view.what))
        .add(el("span class='chip support-state'").words(&view.label))
        .add(el("dl class='facts'").add(fact(&view.owner)).add(fact(&view.when)))
        .add(el("div class='support-foot'").maybe(because).maybe(sources::draw(&all.sources_label, &view.sources)))
}
