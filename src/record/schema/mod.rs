//! The JSON Schemas of the saved file and of the result, from the types that write them. Native only: they are published, not read.

use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

pub mod people_types;
pub mod record_types;
pub mod result_types;

use record_types::RecordV1;
use result_types::ResultV1;

/// The schema of a saved file, JSON Schema draft 2020-12.
#[must_use]
pub fn record() -> Value {
    schema::<RecordV1>("Périmètre record, version 1")
}

/// The schema of a result, JSON Schema draft 2020-12.
#[must_use]
pub fn result() -> Value {
    schema::<ResultV1>("Périmètre result, version 1")
}

fn schema<T: JsonSchema>(title: &str) -> Value {
    // As written: what is always written is required.
    let mut schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), Value::String(title.to_owned()));
    schema.to_value()
}

impl<K: schemars::JsonSchema, V: schemars::JsonSchema> schemars::JsonSchema for crate::sorted::Map<K, V> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        std::collections::BTreeMap::<K, V>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<K, V>::json_schema(generator)
    }

    fn inline_schema() -> bool {
        true
    }
}
