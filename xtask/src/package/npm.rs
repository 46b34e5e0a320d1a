//! The npm package: the files of dist/ in a folder, and what bundlers, editors and TypeScript read about them.

use std::fs;
use std::path::Path;

use super::{VERSION, copy};
use crate::{Result, paths};

/// The package's name.
pub const NAME: &str = "perimetre-assessment";

/// What can be imported from the package, and the file of dist/ that answers.
pub const EXPORTS: [(&str, &str); 3] = [(".", "perimetre.js"), ("./frame", "perimetre-frame.js"), ("./custom-elements.json", "custom-elements.json")];
const TYPES: &str = "perimetre.d.ts";

/// Makes the folder.
pub fn make(folder: &Path, names: &[String]) -> Result {
    copy(&paths::dist(), names, &folder.join("dist"))?;
    let licences = ["LICENSE-MIT", "LICENSE-APACHE"].map(str::to_owned);
    copy(&paths::root(), &licences, folder)?;
    fs::write(folder.join("README.md"), super::filled(&paths::root().join("hosts/npm/README.md"))?)?;
    Ok(fs::write(folder.join("package.json"), manifest(names))?)
}

fn manifest(names: &[String]) -> String {
    let has = |file: &str| names.iter().any(|name| name == file);
    let mut exports = Vec::new();
    for (entry, file) in EXPORTS.iter().filter(|(_, file)| has(file)) {
        let types = if *entry == "." && has(TYPES) { format!("\"types\": \"./dist/{TYPES}\", ") } else { String::new() };
        let file = format!("\"./dist/{file}\"");
        exports.push(if file.ends_with(".js\"") { format!("\"{entry}\": {{ {types}\"default\": {file} }}") } else { format!("\"{entry}\": {file}") });
    }
    exports.extend(["./package.json", "./dist/*"].map(|entry| format!("\"{entry}\": \"{entry}\"")));
    let mut fields = vec![
        format!("\"name\": \"{NAME}\""),
        format!("\"version\": \"{VERSION}\""),
        "\"description\": \"A questionnaire that recommends an IT outsourcing scope and a risk checklist: one custom element, computed in the browser\""
            .to_owned(),
        "\"keywords\": [\"custom-element\", \"web-component\", \"questionnaire\", \"assessment\", \"it-outsourcing\", \"wasm\"]".to_owned(),
        "\"license\": \"MIT OR Apache-2.0\"".to_owned(),
        "\"type\": \"module\"".to_owned(),
        format!("\"exports\": {{\n    {}\n  }}", exports.join(",\n    ")),
        "\"files\": [\"dist\", \"LICENSE-MIT\", \"LICENSE-APACHE\"]".to_owned(),
        // Importing the loader defines the element: a bundler must not drop it.
        "\"sideEffects\": [\"./dist/*.js\"]".to_owned(),
    ];
    for (field, file) in [("types", TYPES), ("customElements", "custom-elements.json")] {
        if has(file) {
            fields.push(format!("\"{field}\": \"./dist/{file}\""));
        }
    }
    format!("{{\n  {}\n}}\n", fields.join(",\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_there_is_promised() {
        let named = |names: &[&str]| manifest(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        let small = named(&["perimetre.js"]);
        assert!(small.contains("\".\": { \"default\": \"./dist/perimetre.js\" }"), "{small}");
        assert!(!small.contains("./frame") && !small.contains("types") && !small.contains("customElements"), "{small}");
        let whole = named(&["perimetre.js", "perimetre-frame.js", "custom-elements.json", "perimetre.d.ts"]);
        for part in [
            "\".\": { \"types\": \"./dist/perimetre.d.ts\", \"default\": \"./dist/perimetre.js\" }",
            "\"./frame\": { \"default\": \"./dist/perimetre-frame.js\" }",
            "\"./custom-elements.json\": \"./dist/custom-elements.json\"",
            "\"types\": \"./dist/perimetre.d.ts\"",
            "\"customElements\": \"./dist/custom-elements.json\"",
        ] {
            assert!(whole.contains(part), "{part} in {whole}");
        }
    }
}
