//! What the result of the full path shows besides: the change, actors and roles, what would change it, its settings.

use crate::app::msg::{Msg, ScenarioMsg};
use crate::app::route::Route;
use crate::app::view::{FlipsView, FullResultView, LiftsView};
use crate::ui::components::{actions, full_change, full_people, full_roles};
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// The sections, one under the other.
#[inline(never)]
pub fn draw(frame: Frame, view: &FullResultView) -> El {
    el("div class='full-result'")
        .maybe(view.change.as_ref().map(|change| full_change::draw(frame, change)))
        .maybe(view.people.as_ref().map(|people| full_people::draw(frame, people)))
        .maybe(view.people.as_ref().map(|people| full_roles::draw(frame, &people.roles)))
        .maybe(view.flips.as_ref().map(|flips| self::flips(frame, flips)))
}

fn flips(frame: Frame, view: &FlipsView) -> El {
    let try_it = |wanted: bool, place: Option<usize>, id: &str| {
        let (label, button) = (frame.id(&["flip-", id].concat()), frame.id(&["try-", id].concat()));
        let pressed = frame.says(Msg::Scenario(ScenarioMsg::FlipTried(place)));
        let draw = || el("button type='button' class='link-button flip-try'").attr("id", &button).attr("aria-describedby", &label);
        wanted.then(|| draw().on(On::Click, pressed).words(&view.try_it))
    };
    let mut towers = el("ul class='flip-list'");
    for (place, (name, class, sentence)) in view.towers.iter().enumerate() {
        let (id, wanted) = (place.to_string(), view.can_try.1.get(place) == Some(&true));
        let said = el("p").attr("id", &frame.id(&["flip-", &id].concat())).words(sentence);
        let words = el("div class='flip-words'").add(said).maybe(try_it(wanted, Some(place), &id));
        towers = towers.add(el("li class='flip'").key(name).add(el("p class='flip-tower'").add(el("b").text(name)).words(class)).add(words));
    }
    el("section class='flips'")
        .add(frame.heading(1, "section-title").words(&view.title))
        .add(el("p class='section-lead'").words(&view.lead))
        .add(el("div class='flip-scope'").add(el("p").attr("id", &frame.id("flip-scope")).words(&view.scope)).maybe(try_it(
            view.can_try.0,
            None,
            "scope",
        )))
        .maybe(view.lifts.as_ref().map(|lifts| self::lifts(frame, lifts)))
        .add(frame.heading(2, "part-title").words(&view.towers_label))
        .add(towers)
}

fn lifts(frame: Frame, view: &LiftsView) -> El {
    let line = |line: &String| el("li").words(line);
    let plan = view.plan.as_ref().map(|(title, lines)| el("div").add(el("p class='lift-plan'").words(title)).add(el("ul").each(lines, line)));
    el("div class='lifts'").add(frame.heading(2, "part-title").words(&view.title)).add(el("ul").each(&view.guards, line)).maybe(plan)
}

/// The settings, at the end.
#[inline(never)]
pub fn settings(frame: Frame, view: &FullResultView) -> El {
    let view = &view.settings;
    let lines = || el("ul class='settings-lines'").each(&view.lines, |line| el("li").words(line));
    el("section class='settings-note'")
        .add(frame.heading(1, "section-title").words(&view.title))
        .add(el("p class='section-lead'").words(&view.lead))
        .maybe((!view.lines.is_empty()).then(lines))
        .add(el("div class='actions'").add(actions::button("secondary", "forward", &view.button, frame.goes(&Route::Settings))))
}
