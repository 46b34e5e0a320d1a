//! What every screen is handed besides its view: whom to tell, how to name elements, which heading level to start from.

use yew::prelude::*;

use crate::app::msg::Msg;
use crate::app::route::Route;

/// See the module.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// Hears what the visitor did.
    pub send: &'a Callback<Msg>,
    /// Starts every element id and radio name: several instances may share a page.
    pub prefix: &'a str,
    /// Level of the screen's main heading.
    pub level: u8,
}

impl Frame<'_> {
    /// An element id.
    pub fn id(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    /// A handler that says one thing, whatever the event.
    pub fn says<E: 'static>(&self, msg: Msg) -> Callback<E> {
        let send = self.send.clone();
        Callback::from(move |_: E| send.emit(msg.clone()))
    }

    /// A handler that asks for a screen.
    pub fn goes<E: 'static>(&self, route: &Route) -> Callback<E> {
        self.says(Msg::Navigated(route.clone()))
    }

    /// The screen's main heading: focus comes here when the screen opens.
    pub fn title(&self, class: &'static str, text: &str) -> Html {
        html! {
            <@{tag(self.level)} class={classes!("title", class)} id={self.id("title")} tabindex="-1" data-focus="heading">
                <span>{ text.to_owned() }</span>
            </@>
        }
    }

    /// A heading `below` levels under the main one.
    pub fn heading(&self, below: u8, class: &'static str, id: Option<String>, content: Html) -> Html {
        html! { <@{tag(self.level + below)} {class} {id}>{ content }</@> }
    }

    /// The same, for plain words.
    pub fn heading_text(&self, below: u8, class: &'static str, text: &str) -> Html {
        self.heading(below, class, None, html! { <span>{ text.to_owned() }</span> })
    }
}

/// The element of a heading level; HTML has six.
fn tag(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
