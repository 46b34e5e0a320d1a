//! Writes the first screens as the program draws them, for the loader to show before the program is there: on the first line the start, on the
//! second the first question, as the tree that `web/loader/first.js` grows, in both languages; on the third the start in French as HTML, for the page
//! that stands alone. The build runs it.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fmt::Write;
use std::rc::Rc;

use perimetre::app::msg::Msg;
use perimetre::app::view::view;
use perimetre::app::{Started, Stored, init, update};
use perimetre::content::{Content, quick};
use perimetre::ui::page;
use yew::Callback;
use yew::virtual_dom::VNode;

/// What a screen is made of.
enum Node {
    Element { tag: String, attributes: Vec<(String, String)>, children: Vec<Node> },
    Words(String),
}

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let content = Rc::new(quick());
    let start = |lang| drawn(&content, lang, false, "@");
    let question = |lang| drawn(&content, lang, true, "@");
    println!("{}", tree(&start("fr")?, &start("en")?)?);
    println!("{}", tree(&question("fr")?, &question("en")?)?);
    println!("{}", html(&drawn(&content, "fr", false, "p0-")?));
    Ok(())
}

/// A screen for a visitor of whom nothing is kept.
fn drawn(content: &Rc<Content>, lang: &str, is_started: bool, prefix: &str) -> Outcome<Node> {
    let started = Started { language: Some(lang.into()), stored: Stored::Nothing, ..Started::default() };
    let (mut model, _) = init(Rc::clone(content), started);
    if is_started {
        let _ = update(&mut model, Msg::Started);
    }
    let mut nodes = Vec::new();
    collect(&page::draw(&view(&model), &Callback::noop(), prefix), &mut nodes)?;
    match <[Node; 1]>::try_from(nodes) {
        Ok([node]) => Ok(node),
        Err(nodes) => Err(format!("a page is one element, not {}", nodes.len()).into()),
    }
}

fn collect(node: &VNode, into: &mut Vec<Node>) -> Outcome {
    match node {
        VNode::VList(list) => list.iter().try_for_each(|child| collect(child, into))?,
        VNode::VText(text) => into.push(Node::Words(text.text.to_string())),
        VNode::VTag(tag) => {
            let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
            let mut attributes: Vec<_> = tag.attributes.iter().map(own).collect();
            attributes.extend(tag.value().map(|value| ("value".to_owned(), value.to_string())));
            let mut children = Vec::new();
            tag.children().map_or(Ok(()), |child| collect(child, &mut children))?;
            into.push(Node::Element { tag: tag.tag().to_owned(), attributes, children });
        }
        other => return Err(format!("a screen of tags and words has {other:?}").into()),
    }
    Ok(())
}

/// The tree of two languages: what they share once, else `{"w":[French,English]}`.
fn tree(french: &Node, english: &Node) -> Outcome<String> {
    match (french, english) {
        (Node::Words(french), Node::Words(english)) => Ok(both(french, english)),
        (Node::Element { children: one, .. }, Node::Element { children: other, .. }) if one.len() == other.len() => {
            let children: Vec<String> = one.iter().zip(other).map(|(one, other)| tree(one, other)).collect::<Outcome<_>>()?;
            Ok(format!("[{}]", [vec![both(&opening(french)?, &opening(english)?)], children].concat().join(",")))
        }
        _ => Err("the first screens of the languages are not made alike".into()),
    }
}

fn opening(node: &Node) -> Outcome<String> {
    let Node::Element { tag, attributes, .. } = node else { return Err("words have no opening".into()) };
    let parts: Vec<&str> = [tag.as_str()].into_iter().chain(attributes.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()])).collect();
    match parts.iter().find(|part| part.contains('|')) {
        Some(part) => Err(format!("the loader tells attributes apart by |, which is in {part}").into()),
        None => Ok(parts.join("|")),
    }
}

fn both(french: &str, english: &str) -> String {
    if french == english { quoted(french) } else { format!("{{\"w\":[{},{}]}}", quoted(french), quoted(english)) }
}

/// As JavaScript writes a string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

fn html(node: &Node) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    match node {
        Node::Words(words) => escaped(words),
        Node::Element { tag, attributes, children } => {
            let attributes: String = attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", escaped(value))).collect();
            let children: String = children.iter().map(html).collect();
            if tag == "input" { format!("<{tag}{attributes}>") } else { format!("<{tag}{attributes}>{children}</{tag}>") }
        }
    }
}
