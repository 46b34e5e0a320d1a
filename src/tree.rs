//! A strict JSON tree: what files and content are read into before anything is believed.
//!
//! Stricter than JSON itself: a key given twice is an error. It must not know what the keys mean.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error as _, MapAccess, SeqAccess, Visitor},
    ser::SerializeMap,
};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number written without fraction or exponent.
    Integer(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// An object, in the order of the file; keys are distinct.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// The value of a key of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// What it is, for messages.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Null => "null".into(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            // As JSON writes it, by the writer that is there anyway: the standard one costs 15 kB in the page's program.
            Self::Float(_) => serde_json::to_string(self).unwrap_or_default(),
            Self::Text(text) => {
                let short: String = text.chars().take(40).collect();
                let cut = if short.len() < text.len() { "…" } else { "" };
                format!("\"{short}{cut}\"")
            }
            Self::List(_) => "a list".into(),
            Self::Map(_) => "an object".into(),
        }
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_i64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => serializer.collect_seq(values),
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Integer(value))
    }

    #[allow(clippy::cast_precision_loss)] // Only numbers beyond 2^63, which no field accepts.
    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(i64::try_from(value).map_or(Tree::Float(value as f64), Tree::Integer))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Float(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Tree, E> {
        Ok(Tree::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Tree::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut entries: Vec<(String, Tree)> = Vec::new();
        let mut seen = Seen::default();
        while let Some(key) = map.next_key::<String>()? {
            if !seen.insert(&key) {
                let short: String = key.chars().take(60).collect();
                return Err(A::Error::custom(format_args!("the key \"{short}\" is given twice")));
            }
            entries.push((key, map.next_value()?));
        }
        Ok(Tree::Map(entries))
    }
}

/// Keys seen, in sorted runs of limited length: one long list would take minutes on a file of 300,000 keys in the wrong order.
#[derive(Default)]
struct Seen(Vec<Vec<String>>);

impl Seen {
    const LONGEST: usize = 512;

    /// Adds a key; whether it is new.
    fn insert(&mut self, key: &str) -> bool {
        let at = self.0.partition_point(|run| run.first().is_some_and(|first| first.as_str() <= key)).saturating_sub(1);
        let Some(run) = self.0.get_mut(at) else {
            self.0.push(vec![key.to_owned()]);
            return true;
        };
        let Err(place) = run.binary_search_by(|seen| seen.as_str().cmp(key)) else { return false };
        run.insert(place, key.to_owned());
        if run.len() > Self::LONGEST {
            let rest = run.split_off(Self::LONGEST / 2);
            self.0.insert(at + 1, rest);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::{Seen, Tree};

    #[test]
    fn a_key_given_twice_is_found_in_any_order_however_many_there_are() {
        for step in [1_usize, 7919, 9999] {
            let keys = || (0..10_000_usize).map(|n| (n * step % 10_000).to_string());
            let mut seen = Seen::default();
            assert!(keys().all(|key| seen.insert(&key)));
            assert!(!keys().any(|key| seen.insert(&key)));
        }
        assert!(serde_json::from_str::<Tree>(r#"{"a": {"b": 1, "c": 2, "b": 3}}"#).is_err());
        assert!(serde_json::from_str::<Tree>(r#"{"a": {"b": 1}, "b": {"b": 2}}"#).is_ok());
    }
}
