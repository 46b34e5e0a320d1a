//! The rules of the house, as tests: who may use whom, how long a file may be, what no file may hold.

mod doors;
mod source;

use std::{
    fs,
    path::{Path, PathBuf},
};

use source::{code, paths, without_tests};

/// What a layer of `src/` may use: other layers (or one part of them), and crates that are not ours. The order is that of `src/lib.rs`.
struct Layer {
    name: &'static str,
    layers: &'static [&'static str],
    crates: &'static [&'static str],
    rule: &'static str,
}

const LAYERS: &[Layer] = &[
    Layer { name: "sorted", layers: &[], crates: &[], rule: "sorted is the ground: it uses nothing of ours" },
    Layer { name: "tree", layers: &["sorted"], crates: &[], rule: "tree is the ground: it knows no key and nothing above it" },
    Layer { name: "json", layers: &["sorted", "tree"], crates: &[], rule: "json is the ground: it turns text into trees and back" },
    Layer { name: "text", layers: &["sorted"], crates: &[], rule: "text knows wordings, not what they mean" },
    Layer {
        name: "engine",
        layers: &["sorted"],
        crates: &["libm"],
        rule: "engine is nouns and arithmetic: no serde, no wording, no content, no browser",
    },
    Layer {
        name: "content",
        layers: &["sorted", "tree", "json", "text", "engine"],
        crates: &["toml"],
        rule: "content knows engine, text and tree, not the program that uses it",
    },
    Layer {
        name: "record",
        layers: &["sorted", "tree", "json", "engine"],
        crates: &["serde", "serde_json", "schemars"],
        rule: "record turns facts into files: it knows no wording, no content, no screen",
    },
    Layer { name: "export", layers: &["sorted", "engine", "text"], crates: &[], rule: "export writes documents from engine and text alone" },
    Layer {
        name: "app",
        layers: &["sorted", "json", "text", "engine", "content", "record", "export"],
        crates: &["libm"],
        rule: "app is the program as a value: no yew, no web_sys, no ui, no platform",
    },
    Layer {
        name: "ui",
        layers: &["app::msg", "app::route", "app::view"],
        crates: &["yew", "web_sys", "wasm_bindgen"],
        rule: "ui draws views and says messages: of ours it uses app::msg, app::route and app::view only",
    },
    Layer {
        name: "platform",
        layers: &["app"],
        crates: &["web_sys", "js_sys", "wasm_bindgen"],
        rule: "platform performs effects: of ours it uses app only, and it decides nothing",
    },
    Layer {
        name: "element",
        layers: &["app", "content", "ui", "platform"],
        crates: &["web_sys", "js_sys", "wasm_bindgen", "yew"],
        rule: "element wires content, app, ui and platform together",
    },
];

/// The one stateful component: it runs the program it is given, which the rest of `ui` only draws.
const ROOT: Layer = Layer {
    name: "ui",
    layers: &["app"],
    crates: &["yew", "web_sys", "wasm_bindgen"],
    rule: "ui::root runs app: of ours it uses app only, and hands effects to whoever performs them",
};

/// The two programs use the library by its name.
const PROGRAMS: &[Layer] = &[
    Layer {
        name: "main",
        layers: &[],
        crates: &["talc"],
        rule: "the page's program names the library, to keep its exports, and its allocator, nothing else",
    },
    Layer {
        name: "bin",
        layers: &["sorted", "tree", "json", "text", "engine", "content", "record", "export", "app::words"],
        crates: &["clap", "serde_json"],
        rule: "the command uses the pure layers; of app, only the words of a refusal",
    },
];

/// Files over 400 lines. The list only shrinks; 800 is the wall.
const LONG: &[&str] = &[
    "src/app/update.rs",
    "src/content/pack.rs",
    "src/content/read.rs",
    "src/engine/condition/parse.rs",
    "src/engine/instrument.rs",
    "tests/it/properties.rs",
    "tests/it/records.rs",
];
/// Where a pause stands between two looks at something that has not happened yet. Nowhere else does anything sleep.
const POLLS: &[&str] = &["e2e/src/server.rs", "e2e/src/wait.rs", "xtask/src/hosts.rs", "xtask/src/serve.rs"];
const LONGEST_WITHOUT_REASON: usize = 400;
const WALL: usize = 800;

// ---------- Files ----------

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of ours under `folder`: its path from the root, and its text.
fn rust_files(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !["target", "dist", "release", "node_modules"].contains(&name.as_str()) && !name.starts_with('.') {
                    walk(&path, found);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn all_rust_files() -> Vec<(String, String)> {
    let files = rust_files("");
    assert!(files.len() > 100 && files.iter().any(|(path, _)| path == "src/engine/mod.rs"), "the files were found");
    files
}

fn is_test_file(path: &str) -> bool {
    !path.starts_with("src/") || path.ends_with("/tests.rs")
}

/// Names of the crates the package depends on, as they are written in code.
fn crates() -> Vec<String> {
    let manifest: toml::Table = toml::from_str(&fs::read_to_string(root().join("Cargo.toml")).unwrap()).unwrap();
    // Those that are not there today would be noticed too.
    let mut names: Vec<String> = ["serde", "serde_json", "chrono", "rand", "gloo"].map(str::to_owned).to_vec();
    let mut gather = |table: &toml::Table| {
        for key in ["dependencies", "dev-dependencies", "build-dependencies"] {
            if let Some(toml::Value::Table(found)) = table.get(key) {
                names.extend(found.keys().map(|name| name.replace('-', "_")));
            }
        }
    };
    gather(&manifest);
    for target in manifest["target"].as_table().unwrap().values() {
        gather(target.as_table().unwrap());
    }
    names.sort();
    names.dedup();
    assert!(names.len() > 8, "{names:?}");
    names
}

// ---------- Who may use whom ----------

/// What a file of `src/` uses that its layer may not.
fn trespasses(path: &str, source: &str) -> Vec<String> {
    let parts: Vec<&str> = path.trim_start_matches("src/").trim_end_matches(".rs").split('/').collect();
    let named = LAYERS.iter().chain(PROGRAMS).find(|layer| layer.name == parts[0]);
    let Some(layer) = (if path == "src/ui/root.rs" { Some(&ROOT) } else { named }) else {
        return vec![format!("{path}: no layer is called {}", parts[0])];
    };
    let is_program = PROGRAMS.iter().any(|program| program.name == layer.name);
    let code = without_tests(&code(source));
    let mut wrong = Vec::new();
    let mut tell = |line: usize, used: &str| wrong.push(format!("{path}:{line} uses {used}; {}", layer.rule));
    let may = |inner: &[String]| {
        let Some(first) = inner.first() else { return true };
        let is_layer = LAYERS.iter().any(|other| other.name == first);
        let is_own = !is_program && first == layer.name;
        is_own
            || !is_layer
            || layer
                .layers
                .iter()
                .any(|allowed| inner.join("::") == **allowed || format!("{}::", inner.join("::")).starts_with(&format!("{allowed}::")))
    };
    let ours = if is_program { "perimetre" } else { "crate" };
    for (line, used) in paths(&code, ours) {
        if !may(&used[1..]) {
            tell(line, &used.join("::"));
        }
    }
    if !is_program {
        let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
        for (line, used) in paths(&code, "super") {
            let up = used.iter().take_while(|word| *word == "super").count();
            if up >= depth && !may(&used[up..]) {
                tell(line, &used.join("::"));
            }
        }
    }
    for name in crates().iter().filter(|name| !layer.crates.contains(&name.as_str())) {
        for (line, used) in paths(&code, name) {
            tell(line, &used.join("::"));
        }
    }
    wrong
}

#[test]
fn each_layer_uses_only_what_it_may() {
    let mut wrong = Vec::new();
    for (path, source) in rust_files("src").into_iter().filter(|(path, _)| path != "src/lib.rs" && !path.ends_with("/tests.rs")) {
        wrong.extend(trespasses(&path, &source));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_layer_is_in_the_library_in_its_order() {
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let said = library.lines().take_while(|line| line.starts_with("//!")).collect::<String>();
    let mut from = 0;
    for layer in LAYERS {
        let name = format!("`{}`", layer.name);
        from += said[from..].find(&name).unwrap_or_else(|| panic!("{name} is not said, in its order, at the top of src/lib.rs"));
        assert!(library.contains(&format!("pub mod {};", layer.name)), "{name} is not in src/lib.rs");
    }
    for name in library.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        assert!(LAYERS.iter().any(|layer| layer.name == name), "{name} has no rule");
    }
    for (index, layer) in LAYERS.iter().enumerate() {
        let below = |used: &&&str| LAYERS[..index].iter().any(|other| used.split("::").next() == Some(other.name));
        assert!(layer.layers.iter().all(|used| below(&used)), "{} may use a layer above it", layer.name);
    }
}

#[test]
fn the_rules_of_layers_notice_every_way_of_using() {
    let check = |path: &str, source: &str, used: &[&str]| {
        let found = trespasses(path, source);
        assert_eq!(found.len(), used.len(), "{source}: {found:?}");
        for (found, used) in found.iter().zip(used) {
            assert!(found.contains(&format!("uses {used};")), "{found}");
        }
    };
    check("src/engine/x.rs", "use crate::engine::y; use super::z; use crate::sorted::Map;", &[]);
    check("src/engine/x.rs", "use crate::text::Catalog;", &["crate::text::Catalog"]);
    check("src/engine/x.rs", "use crate::{\n    engine::y,\n    content::{self, load},\n};", &["crate::content::self", "crate::content::load"]);
    check("src/engine/x.rs", "fn f() { crate::record::open(); }", &["crate::record::open"]);
    check("src/engine/x.rs", "fn f(x: &crate::app::model::Model) {}", &["crate::app::model::Model"]);
    check("src/engine/x.rs", "use super::super::text::Catalog;", &["super::super::text::Catalog"]);
    check("src/engine/mod.rs", "use super::text::Catalog;", &["super::text::Catalog"]);
    check("src/engine/x.rs", "use serde::Serialize;", &["serde::Serialize"]);
    check("src/engine/x.rs", "#[derive(serde::Serialize)] struct X;", &["serde::Serialize"]);
    check("src/engine/x.rs", "use crate::text as words;", &["crate::text"]);
    check("src/engine/x.rs", "// use crate::text;\n/* crate::text::x */ const X: &str = \"crate::text::x\";", &[]);
    check("src/engine/x.rs", "#[cfg(test)]\nmod tests { use serde_json::Value; fn f() { if true { crate::text::x(); } } }", &[]);
    check("src/ui/x.rs", "use crate::app::{msg::Msg, view::{self, View}}; use yew::prelude::*; use crate::ui::frame::Frame;", &[]);
    check("src/ui/x.rs", "use crate::app::model::Model; use crate::engine::Answer;", &["crate::app::model::Model", "crate::engine::Answer"]);
    check("src/ui/x.rs", "use crate::app::{self, update};", &["crate::app::self", "crate::app::update"]);
    check("src/app/x.rs", "fn f() { web_sys::window(); yew::html!() }", &["web_sys::window", "yew::html"]);
    check("src/platform/x.rs", "use crate::{app::effect::Effect, content};", &["crate::content"]);
    check("src/main.rs", "use perimetre as _; fn main() { perimetre::element::mount(); }", &["perimetre::element::mount"]);
    check("src/bin/perimetre/x.rs", "use perimetre::{engine::assess, app::update}; use crate::run::Run;", &["perimetre::app::update"]);
    assert_eq!(trespasses("src/more/x.rs", ""), ["src/more/x.rs: no layer is called more"]);
}

// ---------- Files ----------

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> = all_rust_files().into_iter().filter(|(_, source)| !source.starts_with("//! ")).map(|(path, _)| path).collect();
    assert!(silent.is_empty(), "every file opens with what it is, //!: {silent:?}");
}

#[test]
fn no_file_is_long() {
    for (path, source) in all_rust_files() {
        let lines = source.lines().count();
        assert!(lines <= WALL, "{path}: {lines} lines, the wall is {WALL}");
        let listed = LONG.contains(&path.as_str());
        assert!(lines <= LONGEST_WITHOUT_REASON || listed, "{path}: {lines} lines; cut it by reason to change");
        assert!(lines > LONGEST_WITHOUT_REASON || !listed, "{path}: {lines} lines, take it off the list");
    }
    for path in LONG {
        assert!(root().join(path).is_file(), "{path} is gone, take it off the list");
    }
}

// ---------- What no file may hold ----------

/// What can panic, and the lint that would have to be allowed with a reason.
const PANICS: &[(&str, &str)] = &[
    (".unwrap()", "clippy::unwrap_used"),
    (".unwrap_err()", "clippy::unwrap_used"),
    (".expect(", "clippy::expect_used"),
    ("panic!", "clippy::panic"),
    ("todo!", "clippy::todo"),
    ("unimplemented!", "clippy::unimplemented"),
    ("unreachable!", "clippy::unreachable"),
];

/// Lines that may panic without an allow that says why, a few lines above.
fn unreasoned(source: &str) -> Vec<usize> {
    let code = without_tests(&code(source));
    let lines: Vec<&str> = source.lines().collect();
    let mut wrong = Vec::new();
    for (index, line) in code.lines().enumerate() {
        for (what, lint) in PANICS {
            let calls = line.match_indices(what).any(|(at, _)| {
                let own = *what == ".expect(" && line[..at].ends_with("self");
                !own && !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') | what.starts_with('.')
            });
            let above = &lines[index.saturating_sub(12)..=index];
            let is_reasoned =
                above.iter().any(|line| line.contains("allow(") && line.contains(lint) && (line.contains("//") || line.contains("reason")));
            if calls && !is_reasoned {
                wrong.push(index + 1);
            }
        }
    }
    wrong
}

#[test]
fn nothing_panics_outside_tests_without_a_reason() {
    let sources = rust_files("src").into_iter().filter(|(path, _)| !is_test_file(path));
    let wrong: Vec<String> = sources.flat_map(|(path, source)| unreasoned(&source).into_iter().map(move |line| format!("{path}:{line}"))).collect();
    assert!(wrong.is_empty(), "a panic stops the page: return a value, or allow it with a reason: {wrong:?}");
}

#[test]
fn the_search_for_panics_finds_them() {
    let check = |source: &str, lines: &[usize]| assert_eq!(unreasoned(source), lines, "{source}");
    check("fn f() {\n    x.unwrap();\n    y.expect(\"y\");\n    panic!(\"z\");\n    todo!()\n}", &[2, 3, 4, 5]);
    check("#[allow(clippy::unwrap_used)]\nfn f() { x.unwrap(); }", &[2]);
    check("#[allow(clippy::unwrap_used)] // Written by ourselves.\nfn f() { x.unwrap(); }", &[]);
    check("#[allow(clippy::panic)] // Written by ourselves.\nfn f() { x.unwrap(); }", &[2]);
    check("fn f() { x.unwrap_or(1); x.unwrap_or_default(); // x.unwrap()\n \"todo!\"; self.expect(b',') }", &[]);
    check("#[cfg(test)]\nmod tests {\n    fn f() { x.unwrap(); }\n}\nfn g() { y.unwrap(); }", &[5]);
}

fn lines_with(files: &[(String, String)], words: &[&str]) -> Vec<String> {
    let hits = files.iter().flat_map(|(path, source)| {
        let code = code(source);
        let hits = code.lines().enumerate().filter(|(_, line)| words.iter().any(|word| line.contains(word))).map(|(index, _)| index + 1);
        hits.map(|line| format!("{path}:{line}")).collect::<Vec<_>>()
    });
    hits.collect()
}

#[test]
fn no_screen_writes_html_or_styles_by_hand() {
    let html = ["inner_html", "outer_html", "insert_adjacent_html", "from_html_unchecked", "AttrValue::from_html"];
    let hits = lines_with(&rust_files("src"), &html);
    assert!(hits.is_empty(), "text from a file would become markup: {hits:?}");
    let hits = lines_with(&rust_files("src/ui"), &["style=", "web_sys::window"]);
    assert!(hits.is_empty(), "styles are in styles/, where a strict policy of the host allows them; the window is the platform's: {hits:?}");
    let planted = [("src/ui/x.rs".to_owned(), "html! {\n    <p style={x} /> // style=\n}".to_owned())];
    assert_eq!(lines_with(&planted, &["style="]), ["src/ui/x.rs:2"]);
}

#[test]
fn no_test_is_ignored_or_sleeps() {
    let hits = lines_with(&all_rust_files(), &["#[ignore", "sleep("]);
    let unexpected: Vec<&String> = hits.iter().filter(|hit| !POLLS.iter().any(|path| hit.starts_with(path))).collect();
    assert!(unexpected.is_empty(), "a test that does not run, or waits for luck: {unexpected:?}");
    assert_eq!(hits.len(), POLLS.len(), "one pause each, or off the list: {hits:?}");
}

#[test]
fn the_clock_chance_and_the_window_are_out_of_bounds() {
    let settings: toml::Table = toml::from_str(&fs::read_to_string(root().join(".clippy.toml")).unwrap()).unwrap();
    let methods = settings["disallowed-methods"].as_array().unwrap();
    for path in [
        "std::time::SystemTime::now",
        "std::time::Instant::now",
        "js_sys::Date::now",
        "js_sys::Date::new_0",
        "js_sys::Math::random",
        "web_sys::window",
    ] {
        let found = methods.iter().find(|method| method["path"].as_str() == Some(path)).unwrap_or_else(|| panic!("{path}"));
        assert!(found["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{path} without a reason");
    }
}
