//! The whole analysis: the change, actors and roles, risks, what would change it, sources, its settings.

use crate::app::msg::{Msg, ScenarioMsg};
use crate::app::route::Route;
use crate::app::view::{FlipsView, FullResultView, LiftsView, PeopleView, RisksView, SettingsNote, SourceView, SourcesView};
use crate::ui::components::{actions, fold, full_change, full_people, full_roles, icon, picture_risks, picture_sums, picture_time, sources};
use crate::ui::el::{El, On, el, group};
use crate::ui::frame::Frame;

/// What each criterion weighs, at the end of the services.
#[inline(never)]
pub fn contributions(frame: Frame, view: &FullResultView) -> El {
    group().maybe(view.contributions.as_ref().map(|sums| picture_sums::draw(frame, sums)))
}

/// The change, actors and roles, risks.
#[inline(never)]
pub fn draw(frame: Frame, view: &FullResultView) -> El {
    let change =
        view.change.as_ref().map(|change| fold::draw(frame, "change", (&change.title, Some(&change.summary)), &|| full_change::draw(frame, change)));
    group()
        .maybe(change)
        .maybe(view.people.as_ref().map(|people| self::people(frame, people)))
        .maybe(view.risks.as_ref().map(|risks| self::risks(frame, risks)))
}

fn people(frame: Frame, view: &PeopleView) -> El {
    let content = || group().add(full_people::draw(frame, view)).add(full_roles::draw(frame, &view.roles));
    fold::draw(frame, "people", (&view.title, Some(&view.summary)), &content)
}

/// Where risks stand, and what there is to do by step of the project.
pub fn pictures(frame: Frame, view: &RisksView) -> El {
    el("div class='pictures'")
        .add(picture_risks::draw(frame, &view.matrix))
        .maybe(view.timeline.as_ref().map(|timeline| picture_time::draw(frame, timeline)))
}

fn risks(frame: Frame, view: &RisksView) -> El {
    let content = || {
        pictures(frame, view)
            .maybe(view.others.as_ref().map(|others| el("p class='others'").add(icon::draw("info")).words(others)))
            .add(el("div class='actions'").add(actions::button("secondary", "forward", &view.button, frame.goes(&Route::Checklist))))
    };
    fold::draw(frame, "fold-risks", (&view.title, Some(&view.summary)), &content)
}

/// What would change it, and what it rests on.
#[inline(never)]
pub fn afterwards(frame: Frame, view: &FullResultView) -> El {
    group()
        .maybe(view.flips.as_ref().map(|flips| fold::draw(frame, "flips", (&flips.title, Some(&flips.scope)), &|| self::flips(frame, flips))))
        .maybe(view.sources.as_ref().map(|sources| self::sources(frame, sources)))
}

fn flips(frame: Frame, view: &FlipsView) -> El {
    let tried = |place: Option<usize>| frame.says(Msg::Scenario(ScenarioMsg::FlipTried(place)));
    let try_it = |place: usize, said: &str| {
        let button = el("button type='button' class='link-button flip-try'").attr("aria-describedby", said);
        button.on(On::Click, tried(Some(place))).words(&view.try_it)
    };
    let mut towers = el("ul class='flip-list'");
    for (place, (name, class, sentence)) in view.towers.iter().enumerate() {
        let id = frame.id(&["flip-", &place.to_string()].concat());
        let wanted = view.can_try.get(place) == Some(&true);
        let words = el("div class='flip-words'").add(el("p").attr("id", &id).words(sentence)).maybe(wanted.then(|| try_it(place, &id)));
        towers = towers.add(el("li class='flip'").key(name).add(el("p class='flip-tower'").add(el("b").text(name)).words(class)).add(words));
    }
    group()
        .add(el("p class='section-lead'").words(&view.lead))
        .maybe(view.try_scope.as_ref().map(|label| actions::button("secondary", "because", label, tried(None))))
        .maybe(view.lifts.as_ref().map(|lifts| self::lifts(frame, lifts)))
        .add(frame.heading(2, "part-title").words(&view.towers_label))
        .add(towers)
}

fn lifts(frame: Frame, view: &LiftsView) -> El {
    let line = |line: &String| el("li").words(line);
    let plan = view.plan.as_ref().map(|(title, lines)| el("div").add(el("p class='lift-plan'").words(title)).add(el("ul").each(lines, line)));
    el("div class='lifts'").add(frame.heading(2, "part-title").words(&view.title)).add(el("ul").each(&view.guards, line)).maybe(plan)
}

fn sources(frame: Frame, view: &SourcesView) -> El {
    let group = |(title, list): &(String, Vec<SourceView>)| el("div").add(frame.heading(2, "part-title").words(title)).add(sources::list(list));
    let groups = || el("div class='cited'").each(&view.groups, group);
    fold::draw(frame, "fold-sources", (&view.title, Some(&view.summary)), &groups)
}

/// The settings, at the end.
#[inline(never)]
pub fn settings(frame: Frame, view: &FullResultView) -> El {
    group().maybe(view.settings.as_ref().map(|view| settings_note(frame, view)))
}

fn settings_note(frame: Frame, view: &SettingsNote) -> El {
    let lines = || el("ul class='settings-lines'").each(&view.lines, |line| el("li").words(line));
    el("section class='settings-note'")
        .add(frame.heading(1, "section-title").words(&view.title))
        .add(el("p class='section-lead'").words(&view.lead))
        .maybe((!view.lines.is_empty()).then(lines))
        .add(el("div class='actions'").add(actions::button("secondary", "forward", &view.button, frame.goes(&Route::Settings))))
}
