//! Writes elements: what `html!` does, for a fraction of the page's bytes.
//!
//! `html!` expands every element to its own code; here an element is a call, and whatever is known in advance is data:
//! the text of its opening tag. See `docs/decisions/`.

use std::rc::Rc;

use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{Listener, ListenerKind, VList, VNode, VTag, VText};

/// An element, or a group of them, being written.
#[must_use = "an element shows once it is added to another"]
pub struct El(Box<Draft>);

struct Draft {
    tag: VTag,
    class: AttrValue,
    children: Vec<Html>,
}

/// What happens on an event.
pub type Handler = Box<dyn Fn(Event)>;

/// The events screens listen to.
#[derive(Clone, Copy)]
pub enum On {
    /// A press, by any means.
    Click,
    /// A control has another value.
    Change,
    /// A form is sent.
    Submit,
    /// A key goes down.
    Key,
}

/// An element, from the inside of its opening tag: `el("circle class='dot' r='5'")`. Values stand between single quotes.
#[inline(never)]
pub fn el(opening: &'static str) -> El {
    let (name, attributes) = opening.split_once(' ').unwrap_or((opening, ""));
    let mut el = El(Box::new(Draft { tag: VTag::new(name), class: AttrValue::Static(""), children: Vec::new() }));
    let mut parts = attributes.split('\'');
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        let name = name.strip_prefix(' ').unwrap_or(name);
        match name.strip_suffix('=').unwrap_or(name) {
            "class" => el.0.class = AttrValue::Static(value),
            name => el.0.tag.add_attribute(name, AttrValue::Static(value)),
        }
    }
    el
}

/// Several elements without one around them.
pub fn group() -> El {
    el("")
}

/// Words in an element of their own: translation tools replace text nodes, never the elements we keep track of.
#[inline(never)]
pub fn span(words: &str) -> El {
    el("span").text(words)
}

impl El {
    /// Sets an attribute; one without a value is left out.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        if !value.is_empty() {
            self.0.tag.add_attribute(name, owned(value));
        }
        self
    }

    /// Continues the class as it is: `el("li class='task task-'").class("done")` is a `task task-done`.
    #[inline(never)]
    pub fn class(mut self, more: &str) -> Self {
        self.0.class = AttrValue::from([&self.0.class, more].concat());
        self
    }

    /// Tells the element from its neighbours when they come, go and move.
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Listens.
    #[inline(never)]
    pub fn on(mut self, on: On, handler: Handler) -> Self {
        self.0.tag.add_listener(Rc::new(Ear { on, handler }));
        self
    }

    /// What a control holds: put back at every drawing.
    #[inline(never)]
    pub fn value(mut self, value: &str) -> Self {
        self.0.tag.set_value(owned(value));
        self
    }

    /// Whether a radio or checkbox is: put back at every drawing.
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Sets a property that is a place in a list, in the browser: a page drawn to text has its attributes only.
    pub fn index(mut self, name: &'static str, index: usize) -> Self {
        if cfg!(target_arch = "wasm32") {
            self.0.tag.add_property(name, index as u32);
        }
        self
    }

    /// Adds a text node.
    #[inline(never)]
    pub fn text(mut self, text: &str) -> Self {
        self.0.children.push(VText::new(owned(text)).into());
        self
    }

    /// Adds words, in an element of their own.
    #[inline(never)]
    pub fn words(self, words: &str) -> Self {
        self.add(span(words))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn add(mut self, child: Self) -> Self {
        self.0.children.push(child.html());
        self
    }

    /// Adds an element, or keeps its place: what follows must not be taken for it.
    #[inline(never)]
    pub fn maybe(mut self, child: Option<Self>) -> Self {
        self.0.children.push(child.map(Self::html).unwrap_or_default());
        self
    }

    /// Adds an element for each entry of a list.
    pub fn each<T>(mut self, list: &[T], draw: impl Fn(&T) -> Self) -> Self {
        for entry in list {
            self = self.add(draw(entry));
        }
        self
    }

    /// The element as Yew takes it.
    #[inline(never)]
    pub fn html(self) -> Html {
        let Draft { mut tag, class, children } = *self.0;
        let children = VNode::VList(Rc::new(VList::with_children(children, None)));
        if tag.tag().is_empty() {
            return children;
        }
        if !class.is_empty() {
            tag.add_attribute("class", class);
        }
        if let Some(slot) = tag.children_mut() {
            *slot = children;
        }
        VNode::VTag(Rc::new(tag))
    }
}

fn owned(text: &str) -> AttrValue {
    AttrValue::Rc(Rc::from(text))
}

/// A handler, as Yew takes it.
struct Ear {
    on: On,
    handler: Handler,
}

impl Listener for Ear {
    fn kind(&self) -> ListenerKind {
        match self.on {
            On::Click => ListenerKind::onclick,
            On::Change => ListenerKind::onchange,
            On::Submit => ListenerKind::onsubmit,
            On::Key => ListenerKind::onkeydown,
        }
    }

    fn handle(&self, event: Event) {
        (self.handler)(event);
    }

    fn passive(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_tag_gives_its_attributes() {
        let Html::VTag(tag) = el("path class='a b-' d='M0 0 1 1' aria-hidden='true'").class("c").attr("id", "").html() else {
            unreachable!();
        };
        assert_eq!(tag.tag(), "path");
        let attributes: Vec<_> = tag.attributes.iter().collect();
        assert_eq!(attributes, [("d", "M0 0 1 1"), ("aria-hidden", "true"), ("class", "a b-c")]);
    }

    #[test]
    fn a_missing_element_keeps_its_place() {
        let Html::VTag(tag) = el("p").maybe(None).words("x").html() else { unreachable!() };
        let Some(Html::VList(children)) = tag.children() else { unreachable!() };
        assert_eq!(children.len(), 2);
    }
}
