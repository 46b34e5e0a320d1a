//! From plain data to text: a serde serialiser that knows JSON and nothing else.

use std::fmt;

use serde::ser::{self, Serialize};

use crate::tree::NUMBER;

/// `value` as JSON, without spaces. Keys must be text. Numbers with a fraction are written to 12 decimals.
#[must_use]
pub fn write<T: Serialize>(value: &T) -> String {
    let mut writer = Writer(String::new());
    // The only errors are keys that are not text: our types have none, and a test writes them all.
    let _ = value.serialize(&mut writer);
    writer.0
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

/// What cannot be written.
#[derive(Debug)]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not JSON")
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

struct Writer(String);

impl Writer {
    fn text(&mut self, text: &str) {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' => self.0.push_str("\\\""),
                '\\' => self.0.push_str("\\\\"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                '\t' => self.0.push_str("\\t"),
                '\u{0}'..='\u{1f}' => {
                    let code = u32::from(character);
                    let digit = |digit: u32| char::from_digit(digit, 16).unwrap_or('0');
                    self.0.push_str("\\u00");
                    self.0.push(digit(code >> 4));
                    self.0.push(digit(code & 15));
                }
                other => self.0.push(other),
            }
        }
        self.0.push('"');
    }

    /// Digits, at least `width` of them.
    fn digits(&mut self, number: u64, width: usize) {
        let digits = number.to_string();
        for _ in digits.len()..width {
            self.0.push('0');
        }
        self.0.push_str(&digits);
    }

    /// Up to 12 decimals: more than any figure of ours means. What is not a number is `null`, as in other writers.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Within 2^63 by the test before.
    fn decimal(&mut self, number: f64) {
        const UNIT: u64 = 1_000_000_000_000;
        let scaled = (number.abs() * 1e12).round();
        // Also what is not a number.
        if scaled.is_nan() || scaled >= 9e18 {
            self.0.push_str("null");
            return;
        }
        let scaled = scaled as u64;
        if number < 0.0 && scaled > 0 {
            self.0.push('-');
        }
        self.digits(scaled / UNIT, 1);
        self.0.push('.');
        self.digits(scaled % UNIT, 12);
        while self.0.ends_with('0') && !self.0.ends_with(".0") {
            self.0.pop();
        }
    }
}

type Done = Result<(), Unwritable>;

macro_rules! whole_numbers {
    ($($name:ident: $type:ty),*) => {$(
        fn $name(self, value: $type) -> Done {
            self.serialize_i64(i64::from(value))
        }
    )*};
}

impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    whole_numbers!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_u8: u8, serialize_u16: u16, serialize_u32: u32);

    fn serialize_i64(self, value: i64) -> Done {
        if value < 0 {
            self.0.push('-');
        }
        self.digits(value.unsigned_abs(), 1);
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Done {
        self.digits(value, 1);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Done {
        self.serialize_f64(f64::from(value))
    }

    fn serialize_f64(self, value: f64) -> Done {
        self.decimal(value);
        Ok(())
    }

    fn serialize_bool(self, value: bool) -> Done {
        self.0.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> Done {
        self.text(value.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Done {
        self.text(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Done {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Done {
        if name != NUMBER {
            return value.serialize(self);
        }
        // A number kept as it was written: its text without the quotes.
        let start = self.0.len();
        value.serialize(&mut *self)?;
        let quoted = self.0.split_off(start);
        self.0.push_str(quoted.trim_matches('"'));
        Ok(())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Done {
        Err(Unwritable)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Unwritable> {
        Ok(Parts::open(self, '[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Unwritable> {
        Ok(Parts::open(self, '[', ']'))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Unwritable> {
        Ok(Parts::open(self, '[', ']'))
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Parts<'a>, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Unwritable> {
        Ok(Parts::open(self, '{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Unwritable> {
        Ok(Parts::open(self, '{', '}'))
    }

    fn serialize_struct_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Parts<'a>, Unwritable> {
        Err(Unwritable)
    }
}

/// A list or an object being written.
struct Parts<'a> {
    writer: &'a mut Writer,
    close: char,
    is_first: bool,
}

impl<'a> Parts<'a> {
    fn open(writer: &'a mut Writer, open: char, close: char) -> Self {
        writer.0.push(open);
        Self { writer, close, is_first: true }
    }

    fn next(&mut self) {
        if !std::mem::take(&mut self.is_first) {
            self.writer.0.push(',');
        }
    }

    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.next();
        value.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
        self.next();
        self.writer.text(key);
        self.writer.0.push(':');
        value.serialize(&mut *self.writer)
    }

    fn close(self) -> Done {
        self.writer.0.push(self.close);
        Ok(())
    }
}

macro_rules! lists {
    ($($name:ident $method:ident),*) => {$(
        impl ser::$name for Parts<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                self.element(value)
            }

            fn end(self) -> Done {
                self.close()
            }
        }
    )*};
}

lists!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

macro_rules! objects {
    ($($name:ident),*) => {$(
        impl ser::$name for Parts<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
                self.field(key, value)
            }

            fn end(self) -> Done {
                self.close()
            }
        }
    )*};
}

objects!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.next();
        let start = self.writer.0.len();
        key.serialize(&mut *self.writer)?;
        // A key is text, or it is not JSON.
        if self.writer.0[start..].starts_with('"') { Ok(()) } else { Err(Unwritable) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.writer.0.push(':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Done {
        self.close()
    }
}
