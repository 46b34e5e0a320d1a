//! The settings: what a workshop may change of the model.

use crate::app::msg::{Msg, SettingMsg};
use crate::app::view::{ChangedView, RefusedView, SettingsGroup, SettingsSet, SettingsView};
use crate::ui::components::{actions, disclosure, full_setting, icon};
use crate::ui::el::{El, On, el, group};
use crate::ui::frame::Frame;

/// The screen.
#[inline(never)]
pub fn draw(frame: Frame, view: &SettingsView) -> El {
    let to_result = || el("div class='actions'").add(actions::button("primary", "forward", &view.to_result, says(frame, SettingMsg::Finished)));
    let guards = el("section class='settings-group settings-guards'")
        .add(frame.heading(1, "section-title").words(&view.guards_title))
        .add(el("p class='section-lead'").words(&view.guards_lead))
        .add(el("ul class='switches'").each(&view.guards, |one| full_setting::guard(frame, one)));
    group()
        .add(
            el("div class='screen-head'")
                .add(frame.title("title-screen", &view.title))
                .add(el("p class='lead'").words(&view.lead))
                .maybe(view.refused.as_ref().map(|one| refused(frame, one)))
                .add(changed(frame, &view.changed))
                .add(to_result()),
        )
        .each(&view.groups, |one| numbers(frame, one))
        .add(guards)
        .add(el("div class='screen-foot'").add(to_result()))
}

fn says(frame: Frame, msg: SettingMsg) -> crate::ui::el::Handler {
    frame.says(Msg::Setting(msg))
}

fn refused(frame: Frame, view: &RefusedView) -> El {
    let title = frame.id("errors");
    let line = |(id, message): &(String, String)| el("p").key(id).add(el("a href='#'").on(On::Click, full_setting::leads_to(id)).words(message));
    el("div class='error-summary' role='group' tabindex='-1' data-focus='errors'")
        .attr("aria-labelledby", &title)
        .add(icon::draw("warning"))
        .add(el("div").add(el("p class='error-title'").attr("id", &title).words(&view.title)).each(&view.lines, line))
}

fn changed(frame: Frame, view: &ChangedView) -> El {
    let restore = |label: &String| el("div class='actions'").add(actions::button("secondary", "", label, says(frame, SettingMsg::AllRestored)));
    el("section class='settings-changed'")
        .add(frame.heading(1, "part-title").words(&view.title))
        .maybe(view.none.as_ref().map(|none| el("p").words(none)))
        .maybe((!view.lines.is_empty()).then(|| el("ul class='settings-lines'").each(&view.lines, |line| el("li").words(line))))
        .maybe(view.restore.as_ref().map(restore))
}

fn numbers(frame: Frame, view: &SettingsGroup) -> El {
    let lead = el("p class='section-lead'").words(&view.lead);
    let sets = el("div class='setting-sets'").each(&view.sets, |one| set(frame, one));
    let section = el("section class='settings-group settings-'").class(view.id).key(view.id);
    if view.folded {
        return section.add(disclosure::draw("settings-fold", &view.title, group().add(lead).add(sets)));
    }
    section.add(frame.heading(1, "section-title").words(&view.title)).add(lead).add(sets)
}

fn set(frame: Frame, view: &SettingsSet) -> El {
    let fields = el("div class='setting-fields'").each(&view.fields, |one| full_setting::field(frame, one));
    match &view.name {
        Some(name) => el("fieldset class='setting-set'").key(name).add(el("legend").words(name)).add(fields),
        None => fields,
    }
}
