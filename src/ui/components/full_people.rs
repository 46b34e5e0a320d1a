//! Actors, side by side: who takes part, who is missing, how to deal with each.

use super::{causes, disclosure, icon, picture_actors};
use crate::app::view::{ActorView, PeopleView, SideView};
use crate::ui::el::{El, el, group};
use crate::ui::frame::Frame;

/// The section.
#[inline(never)]
pub fn draw(frame: Frame, view: &PeopleView) -> El {
    let first = |words: &String| el("p class='people-first'").add(icon::draw("flag")).words(words);
    group()
        .add(el("p class='section-lead'").words(&view.lead))
        .maybe(view.first.as_ref().map(first))
        .maybe(view.map.as_ref().map(|map| picture_actors::draw(frame, map)))
        .add(el("div class='sides'").each(&view.sides, |one| side(frame, view, one)))
}

fn side(frame: Frame, all: &PeopleView, view: &SideView) -> El {
    let list = |actors: &[ActorView]| el("ul class='actors'").each(actors, |one| actor(frame, all, one));
    el("div class='side side-'")
        .class(view.id)
        .key(view.id)
        .add(frame.heading(2, "part-title").words(&view.name))
        .add(el("p class='side-counts'").words(&view.counts))
        .maybe((!view.actors.is_empty()).then(|| list(&view.actors)))
        .maybe(view.folded.as_ref().map(|(label, actors)| disclosure::draw("absent", label, list(actors))))
}

fn actor(frame: Frame, all: &PeopleView, view: &ActorView) -> El {
    let because = causes::draw(frame, &view.causes).map(|list| disclosure::draw("because", &all.causes_label, list));
    let picture = match view.state {
        "involved" => "check",
        _ if view.is_first => "flag",
        _ => "",
    };
    let state = el("span class='chip actor-state'").maybe((!picture.is_empty()).then(|| icon::draw(picture))).words(&view.label);
    el("li class='actor is-'")
        .class(view.state)
        .class(if view.is_first { " is-first" } else { "" })
        .key(&view.id)
        .add(el("p class='actor-name'").words(&view.name))
        .add(el("p class='actor-facts'").add(state).add(el("span class='actor-mode'").text(&view.mode)))
        .add(el("p class='actor-role'").words(&view.role))
        .maybe(because)
}
