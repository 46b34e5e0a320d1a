//! Bundles the content folder: TOML for its authors, JSON for the program, which then needs no TOML parser in the browser.
//!
//! Purely mechanical: it knows no shape. What the files must hold is checked by `content::read` and `content::check`.

use std::{env, error::Error, fs, path::Path};

use serde_json::{Map, Value};

const FOLDER: &str = "src/content";
const LANGUAGES: [&str; 2] = ["fr", "en"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build.rs");
    let folder = Path::new(FOLDER);
    let out = env::var("OUT_DIR")?;

    let mut structure = Map::new();
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "toml")) {
        let name = file.file_stem().and_then(|stem| stem.to_str()).ok_or("a content file's name is not text")?;
        structure.insert(name.to_owned(), read(file)?);
    }
    fs::write(Path::new(&out).join("structure.json"), Value::Object(structure).to_string())?;

    // What the quick path can show is in the first download; the rest comes only with the full path.
    for (bundle, parts) in [("quick", &["ui", "quick"][..]), ("full", &["full"])] {
        for language in LANGUAGES {
            let mut texts = Map::new();
            for part in parts {
                if let Value::Object(entries) = read(&folder.join(format!("text/{language}.{part}.toml")))? {
                    texts.extend(entries);
                }
            }
            fs::write(Path::new(&out).join(format!("{language}.{bundle}.json")), Value::Object(texts).to_string())?;
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let table: toml::Table = toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(serde_json::to_value(table)?)
}
