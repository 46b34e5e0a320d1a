//! Short names between the program and its bindings.
//!
//! wasm-bindgen names what the program takes from the page by long, hashed names, once in the wasm and once in the script:
//! four kilobytes after compression, and they mean nothing once both are written.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::Result;

const HEADER: usize = 8;
const IMPORTS: u8 = 2;

/// Renames every import of `wasm`, and the same names in `script`.
pub fn shorten(wasm: &Path, script: &Path) -> Result {
    let mut names = BTreeMap::new();
    let bytes = renamed(&fs::read(wasm)?, &mut names).ok_or("the wasm's import section cannot be read")?;
    let text = replaced(&fs::read_to_string(script)?, &names);
    if let Some(left) = names.keys().find(|name| text.contains(name.as_str())) {
        return Err(format!("{left} is left in the bindings").into());
    }
    fs::write(wasm, bytes)?;
    Ok(fs::write(script, text)?)
}

/// The module with its imports renamed; old names to new are added to `names`.
pub fn renamed(wasm: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut out = wasm.get(..HEADER)?.to_vec();
    let mut input = Input(wasm.get(HEADER..)?);
    while !input.0.is_empty() {
        let id = input.byte()?;
        let length = input.number()?;
        let body = input.take(length)?;
        let body = if id == IMPORTS { imports(body, names)? } else { body.to_vec() };
        out.push(id);
        write_number(body.len(), &mut out);
        out.extend(body);
    }
    Some(out)
}

fn imports(body: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let mut input = Input(body);
    let count = input.number()?;
    let mut out = Vec::new();
    write_number(count, &mut out);
    for _ in 0..count {
        let length = input.number()?;
        let module = input.take(length)?;
        let length = input.number()?;
        let name = String::from_utf8(input.take(length)?.to_vec()).ok()?;
        let next = short(names.len());
        let new = names.entry(name).or_insert(next);
        for text in [module, new.as_bytes()] {
            write_number(text.len(), &mut out);
            out.extend_from_slice(text);
        }
        let before = input.0;
        match input.byte()? {
            0 => input.number().map(|_| ())?,
            kind @ (1 | 2) => {
                if kind == 1 {
                    input.byte()?;
                }
                let has_most = input.byte()? & 1 == 1;
                input.number()?;
                if has_most {
                    input.number()?;
                }
            }
            3 => input.take(2).map(|_| ())?,
            _ => return None,
        }
        out.extend_from_slice(&before[..before.len() - input.0.len()]);
    }
    Some(out)
}

/// `a`, `b`, … `Z`, `aa`, `ab`, …
pub fn short(mut number: usize) -> String {
    const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let mut name = Vec::new();
    loop {
        name.insert(0, LETTERS[number % LETTERS.len()]);
        number /= LETTERS.len();
        if number == 0 {
            return String::from_utf8_lossy(&name).into_owned();
        }
        number -= 1;
    }
}

/// Whole words only.
fn replaced(script: &str, names: &BTreeMap<String, String>) -> String {
    let is_word = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
    let mut out = String::new();
    let mut rest = script;
    while let Some(start) = rest.find(is_word) {
        let length = rest[start..].find(|character| !is_word(character)).unwrap_or(rest.len() - start);
        let word = &rest[start..start + length];
        out.push_str(&rest[..start]);
        out.push_str(names.get(word).map_or(word, String::as_str));
        rest = &rest[start + length..];
    }
    out + rest
}

struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 {
                return Some(number);
            }
            if shift > 28 {
                return None;
            }
        }
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

fn write_number(mut number: usize, out: &mut Vec<u8>) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or(0);
        number >>= 7;
        if number == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_get_short_names_and_nothing_else_changes() {
        let module =
            [b"\0asm\x01\0\0\0".as_slice(), &[2, 21, 2], &[1, b'm', 5], b"long1", &[0, 0], &[1, b'm', 5], b"long2", &[0, 1], &[10, 1, 0]].concat();
        let expected = [b"\0asm\x01\0\0\0".as_slice(), &[2, 13, 2], &[1, b'm', 1, b'a', 0, 0], &[1, b'm', 1, b'b', 0, 1], &[10, 1, 0]].concat();
        let mut names = BTreeMap::new();
        assert_eq!(renamed(&module, &mut names), Some(expected));
        assert_eq!(replaced("f(long1,long1x,{long2:1})", &names), "f(a,long1x,{b:1})");
        assert!(renamed(&module[..20], &mut names).is_none());
    }

    #[test]
    fn short_names_are_distinct() {
        let names: std::collections::BTreeSet<String> = (0..5_000).map(short).collect();
        assert_eq!(names.len(), 5_000);
        assert_eq!((short(0), short(51), short(52)), ("a".into(), "Z".into(), "aa".into()));
    }
}
