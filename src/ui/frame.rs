//! What every screen is handed besides its view: whom to tell, how to name elements, which heading level to start from.

use yew::Callback;

use super::el::{El, Handler, el};
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
    /// Whether what is folded away is drawn: not in the first frame of a long page.
    pub is_whole: bool,
}

impl Frame<'_> {
    /// An element id.
    pub fn id(&self, name: &str) -> String {
        [self.prefix, name].concat()
    }

    /// A handler that says one thing, whatever the event.
    pub fn says(&self, msg: Msg) -> Handler {
        let send = self.send.clone();
        Box::new(move |_| send.emit(msg.clone()))
    }

    /// A handler that asks for a screen.
    pub fn goes(&self, route: &Route) -> Handler {
        self.says(Msg::Navigated(route.clone()))
    }

    /// The screen's main heading: focus comes here when the screen opens.
    pub fn title(&self, class: &str, text: &str) -> El {
        self.heading(0, "title ")
            .class(class)
            .attr("id", &self.id("title"))
            .attr("part", "heading")
            .attr("tabindex", "-1")
            .attr("data-focus", "heading")
            .words(text)
    }

    /// A heading `below` levels under the main one.
    pub fn heading(&self, below: u8, class: &str) -> El {
        // HTML has six.
        let tag = match self.level + below {
            0 | 1 => "h1",
            2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        };
        el(tag).class(class)
    }
}
