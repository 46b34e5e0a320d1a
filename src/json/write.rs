//! From tree to text.

use crate::tree::Tree;

/// `tree` as JSON, without spaces.
#[must_use]
pub fn write(tree: &Tree) -> String {
    let mut out = String::new();
    value(tree, &mut out);
    out
}

/// `json` with one value a line, for people who open the file. Done on the text: no second serialiser.
#[must_use]
pub fn indented(json: &str) -> String {
    let mut text = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let line = |text: &mut String, depth: usize| {
        text.push('\n');
        for _ in 0..depth {
            text.push_str("  ");
        }
    };
    let mut characters = json.chars().peekable();
    while let Some(character) = characters.next() {
        if in_text {
            in_text = escaped || character != '"';
            escaped = !escaped && character == '\\';
            text.push(character);
            continue;
        }
        match character {
            '{' | '[' => {
                text.push(character);
                if matches!(characters.peek(), Some('}' | ']')) {
                    text.extend(characters.next());
                } else {
                    depth += 1;
                    line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut text, depth);
                text.push(character);
            }
            ',' => {
                text.push(character);
                line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            other => {
                in_text = other == '"';
                text.push(other);
            }
        }
    }
    text.push('\n');
    text
}

fn value(tree: &Tree, out: &mut String) {
    match tree {
        Tree::Null => out.push_str("null"),
        Tree::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Tree::Integer(number) => out.push_str(&number.to_string()),
        Tree::Number(number) => out.push_str(number),
        Tree::Text(characters) => text(characters, out),
        Tree::List(values) => {
            out.push('[');
            for (index, one) in values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                value(one, out);
            }
            out.push(']');
        }
        Tree::Map(entries) => {
            out.push('{');
            for (index, (key, one)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                text(key, out);
                out.push(':');
                value(one, out);
            }
            out.push('}');
        }
    }
}

fn text(characters: &str, out: &mut String) {
    out.push('"');
    for character in characters.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{0}'..='\u{1f}' => {
                let code = u32::from(character);
                let digit = |digit: u32| char::from_digit(digit, 16).unwrap_or('0');
                out.push_str("\\u00");
                out.push(digit(code >> 4));
                out.push(digit(code & 15));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
