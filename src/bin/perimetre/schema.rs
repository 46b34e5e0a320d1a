//! `perimetre schema [record|result]`.

use clap::ValueEnum;
use perimetre::record::schema;
use serde_json::{Value, json};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Which schema; both when left out, as {"record": …, "result": …}
    which: Option<Which>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Which {
    /// The saved file, .perimetre.json
    Record,
    /// What `perimetre evaluate` prints
    Result,
}

pub(crate) fn schema(arguments: &Arguments) -> String {
    let schema: Value = match arguments.which {
        Some(Which::Record) => schema::record(),
        Some(Which::Result) => schema::result(),
        None => json!({ "record": schema::record(), "result": schema::result() }),
    };
    format!("{schema:#}\n")
}
