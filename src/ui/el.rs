//! Writes elements: what `html!` does, for a fraction of the page's bytes.
//!
//! `html!` expands every element to its own code; here an element is a call, and whatever is known in advance is data:
//! the text of its opening tag. See `docs/decisions/`.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::Event;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, ListenerKind, VList, VNode, VTag, VText};

/// An element, or a group of them, being written.
#[must_use = "an element shows once it is added to another"]
pub struct El(Box<Draft>);

struct Draft {
    tag: VTag,
    class: AttrValue,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
}

thread_local! {
    /// The lists of attribute names met so far, some tens: Yew compares attributes one by one when both lists are the same.
    static NAMES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
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
    /// A letter is written.
    Input,
    /// A form is sent.
    Submit,
    /// A key goes down.
    Key,
    /// The focus leaves a control.
    Leave,
}

/// An element, from the inside of its opening tag: `el("circle class='dot' r='5'")`. Values stand between single quotes.
#[inline(never)]
pub fn el(opening: &'static str) -> El {
    let (name, attributes) = opening.split_once(' ').unwrap_or((opening, ""));
    debug_assert!(attributes.matches('\'').count() % 2 == 0, "a quote is missing: {opening}");
    let mut el =
        El(Box::new(Draft { tag: VTag::new(name), class: AttrValue::Static(""), names: Vec::new(), values: Vec::new(), children: Vec::new() }));
    let mut parts = attributes.split('\'');
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        let name = name.strip_prefix(' ').unwrap_or(name);
        match name.strip_suffix('=').unwrap_or(name) {
            "class" => el.0.class = AttrValue::Static(value),
            name => el.put(name, Some(AttributeOrProperty::Attribute(AttrValue::Static(value)))),
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
        self.put(name, (!value.is_empty()).then(|| AttributeOrProperty::Attribute(owned(value))));
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
            self.put(name, Some(AttributeOrProperty::Property((index as u32).into())));
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

    #[inline(never)]
    fn put(&mut self, name: &'static str, value: Option<AttributeOrProperty>) {
        self.0.names.push(name);
        self.0.values.push(value);
    }

    /// The element as Yew takes it.
    #[inline(never)]
    pub fn html(self) -> Html {
        let Draft { mut tag, class, mut names, mut values, children } = *self.0;
        let children = VNode::VList(Rc::new(VList::with_children(children, None)));
        if tag.tag().is_empty() {
            return children;
        }
        if !class.is_empty() {
            names.push("class");
            values.push(Some(AttributeOrProperty::Attribute(class)));
        }
        tag.attributes = Attributes::Dynamic { keys: kept(names), values: values.into() };
        if let Some(slot) = tag.children_mut() {
            *slot = children;
        }
        VNode::VTag(Rc::new(tag))
    }
}

/// A list of names for ever, each list once.
fn kept(names: Vec<&'static str>) -> &'static [&'static str] {
    NAMES.with_borrow_mut(|lists| {
        if let Some(list) = lists.iter().find(|list| **list == names) {
            return *list;
        }
        let list: &'static [_] = names.leak();
        lists.push(list);
        list
    })
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
            On::Input => ListenerKind::oninput,
            On::Submit => ListenerKind::onsubmit,
            On::Key => ListenerKind::onkeydown,
            On::Leave => ListenerKind::onfocusout,
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
