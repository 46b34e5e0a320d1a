//! A message above the screen.

use super::{actions, icon};
use crate::app::msg::Msg;
use crate::app::view::NoticeView;
use crate::ui::el::{El, On, el};
use crate::ui::frame::Frame;

/// The message.
pub fn draw(frame: Frame, view: &NoticeView) -> El {
    let (role, kind, picture) = if view.is_error { ("alert", "error", "warning") } else { ("group", "info", "info") };
    let title = frame.id("notice");
    let choices = || el("div class='actions'").each(&view.actions, |(label, msg)| actions::button("secondary", "", label, frame.says(msg.clone())));
    let close = |label: &String| {
        el("button type='button' class='icon-button'").attr("aria-label", label).on(On::Click, frame.says(Msg::NoticeClosed)).add(icon::draw("close"))
    };
    let body = el("div class='notice-body'")
        .add(el("p class='notice-title'").attr("id", &title).words(&view.title))
        .each(&view.lines, |line| el("p class='notice-line'").words(line))
        .maybe((!view.actions.is_empty()).then(choices));
    el("div part='notice' tabindex='-1' data-focus='notice' class='notice notice-'")
        .class(kind)
        .attr("role", role)
        .attr("aria-labelledby", &title)
        .add(icon::draw(picture))
        .add(body)
        .maybe(view.close.as_ref().map(close))
}
