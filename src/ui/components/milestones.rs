//! Dates of the project, in a group that opens: native date fields, as each browser and language writes them.

use yew::TargetCast;

use super::{disclosure, remark};
use crate::app::msg::{ChecklistMsg, Msg};
use crate::app::view::{MilestoneView, MilestonesView};
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// The group.
pub fn draw(frame: Frame, view: &MilestonesView) -> El {
    let fields = el("div class='milestones'")
        .add(el("p class='milestones-help'").words(&view.help))
        .add(el("div class='dates'").each(&view.fields, |one| field(frame, one)))
        .add(el("div aria-live='polite'").maybe(view.disorder.as_ref().map(|words| remark::caution(words))));
    disclosure::draw("dates", &view.label, fields)
}

fn field(frame: Frame, view: &MilestoneView) -> El {
    let (send, name) = (frame.send.clone(), view.name);
    let changed = move |event: web_sys::Event| {
        if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            send.emit(Msg::Checklist(ChecklistMsg::MilestoneSet(name.to_owned(), input.value())));
        }
    };
    let id = frame.id(name);
    el("div class='date'").key(name).add(el("label").attr("for", &id).words(&view.label)).add(
        el("input type='date' min='2000-01-01' max='2099-12-31'")
            .attr("id", &id)
            .value(view.date.as_deref().unwrap_or_default())
            .on(On::Change, Box::new(changed)),
    )
}
