//! From text to tree.

use crate::{sorted::Set, tree::Tree};

/// Deeper nesting is refused: the reader calls itself.
const DEEPEST: usize = 127;
/// An object with more keys is refused: far more than any file of ours, far fewer than would make the page slow.
const MOST_KEYS: usize = 5_000;

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong. Worded elsewhere, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text ends too early.
    End,
    /// A value was expected.
    Value,
    /// A character is not where it should be; which one was expected.
    Expected(&'static str),
    /// Something follows the value.
    Trailing,
    /// Text holds a control character, or an escape that does not exist.
    Text,
    /// Half of a surrogate pair.
    Surrogate,
    /// A number is not written as JSON writes them.
    Number,
    /// Nested too deeply.
    Depth,
    /// An object has too many keys.
    Keys,
    /// A key is given twice.
    Twice(String),
}

impl Fault {
    /// Its name, for wording.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::End => "end",
            Self::Value => "value",
            Self::Expected(_) => "expected",
            Self::Trailing => "trailing",
            Self::Text => "text",
            Self::Surrogate => "surrogate",
            Self::Number => "number",
            Self::Depth => "depth",
            Self::Keys => "keys",
            Self::Twice(_) => "twice",
        }
    }
}

/// Reads one value and nothing after it.
///
/// # Errors
/// The first place that is not JSON as we accept it.
pub fn parse(text: &str) -> Result<Tree, SyntaxError> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    let whole = parser.value().and_then(|value| {
        parser.space();
        if parser.at == text.len() { Ok(value) } else { Err(Fault::Trailing) }
    });
    whole.map_err(|fault| {
        // The place may be inside a character only by a fault of ours: then the start is named.
        let before = text.get(..parser.at).unwrap_or_default();
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        SyntaxError { line, column, fault }
    })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, byte: u8, name: &'static str) -> Result<(), Fault> {
        if self.take(byte) {
            return Ok(());
        }
        Err(if self.peek().is_none() { Fault::End } else { Fault::Expected(name) })
    }

    fn value(&mut self) -> Result<Tree, Fault> {
        self.space();
        match self.peek() {
            None => Err(Fault::End),
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::list),
            Some(b'"') => self.string().map(Tree::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => {
                for (word, value) in [("null", Tree::Null), ("true", Tree::Bool(true)), ("false", Tree::Bool(false))] {
                    if self.text[self.at..].starts_with(word) {
                        self.at += word.len();
                        return Ok(value);
                    }
                }
                Err(Fault::Value)
            }
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Tree, Fault>) -> Result<Tree, Fault> {
        if self.depth == DEEPEST {
            return Err(Fault::Depth);
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Tree, Fault> {
        let mut values = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(Tree::List(values));
        }
        loop {
            values.push(self.value()?);
            self.space();
            if self.take(b']') {
                return Ok(Tree::List(values));
            }
            self.expect(b',', ", or ]")?;
        }
    }

    fn object(&mut self) -> Result<Tree, Fault> {
        let mut entries: Vec<(String, Tree)> = Vec::new();
        let mut seen: Set<String> = Set::new();
        self.space();
        if self.take(b'}') {
            return Ok(Tree::Map(entries));
        }
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(if self.peek().is_none() { Fault::End } else { Fault::Expected("\"") });
            }
            let key = self.string()?;
            if !seen.insert(key.clone()) {
                self.at = start;
                return Err(Fault::Twice(key.chars().take(60).collect()));
            }
            if entries.len() == MOST_KEYS {
                return Err(Fault::Keys);
            }
            self.space();
            self.expect(b':', ":")?;
            entries.push((key, self.value()?));
            self.space();
            if self.take(b'}') {
                return Ok(Tree::Map(entries));
            }
            self.expect(b',', ", or }")?;
        }
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= 0x20) {
                self.at += 1;
            }
            // Both ends are at ASCII bytes, hence between characters.
            text.push_str(&self.text[start..self.at]);
            match self.peek() {
                None => return Err(Fault::End),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(_) => return Err(Fault::Text),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let letter = self.text.as_bytes().get(self.at + 1).copied().ok_or(Fault::End)?;
        let character = match letter {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(Fault::Text),
        };
        self.at += 2;
        Ok(character)
    }

    /// `\uXXXX`, or two of them that make a pair.
    fn unicode(&mut self) -> Result<char, Fault> {
        let first = self.unit()?;
        if !(0xd800..0xe000).contains(&first) {
            self.at += 6;
            return char::from_u32(first).ok_or(Fault::Text);
        }
        let start = self.at;
        self.at += 6;
        let second = if first < 0xdc00 && self.text[self.at..].starts_with("\\u") { self.unit()? } else { 0 };
        if !(0xdc00..0xe000).contains(&second) {
            self.at = start;
            return Err(Fault::Surrogate);
        }
        self.at += 6;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00)).ok_or(Fault::Surrogate)
    }

    /// The four digits after `\u`, which is where we are.
    fn unit(&self) -> Result<u32, Fault> {
        let digits = self.text.get(self.at + 2..self.at + 6).ok_or(Fault::Text)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Fault::Text);
        }
        u32::from_str_radix(digits, 16).map_err(|_| Fault::Text)
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(Fault::Number) }
    }

    fn number(&mut self) -> Result<Tree, Fault> {
        let start = self.at;
        self.take(b'-');
        if self.take(b'0') {
            if self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
                return Err(Fault::Number);
            }
        } else {
            self.digits()?;
        }
        let mut is_whole = true;
        if self.take(b'.') {
            is_whole = false;
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            is_whole = false;
            if !self.take(b'+') {
                self.take(b'-');
            }
            self.digits()?;
        }
        let text = &self.text[start..self.at];
        // Beyond 64 bits it is kept as it is written; no field takes it.
        let integer = if is_whole && text != "-0" { text.parse().ok() } else { None };
        Ok(integer.map_or_else(|| Tree::Number(text.to_owned()), Tree::Integer))
    }
}
