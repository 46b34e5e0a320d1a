//! Writes screens of given records as pages to look at, without a browser:
//! `cargo run --example gallery --features ssr -- FILE…`, each a saved record or the minimal form of the command.
//!
//! The pages are in `target/gallery`, with the styles put together in one file.
//! `?theme=dark` in the address shows the dark theme; `?open` opens what is folded.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::fs;
use std::path::Path;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use perimetre::app::host::Wishes;
use perimetre::app::msg::Msg;
use perimetre::app::view::{View, view};
use perimetre::app::{Started, Stored, init, update};
use perimetre::content;
use perimetre::record::{read_input, save_place};
use perimetre::ui::page;
use yew::LocalServerRenderer;
use yew::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let target = Path::new("target/gallery");
    fs::create_dir_all(target)?;
    fs::write(target.join("perimetre.css"), styles(Path::new("styles"))?)?;
    let mut index = String::new();
    let content = Rc::new(content::load());
    for path in std::env::args().skip(1) {
        let record = read_input(&fs::read(&path)?, &content.instrument).map_err(|error| format!("{path}: {error:?}"))?.into_record();
        let stem = Path::new(&path).file_stem().and_then(|stem| stem.to_str()).unwrap_or("record").to_owned();
        for (place, lang) in ["result", "checklist", "review"].into_iter().flat_map(|place| ["fr", "en"].map(|lang| (place, lang))) {
            let stored = Stored::Text(save_place(&record, &content.instrument, place, lang));
            let started =
                Started { today: Some("2026-11-23".into()), language: Some(lang.into()), heading_level: None, stored, wishes: Wishes::default() };
            let (mut model, _) = init(content.clone(), started);
            let _ = update(&mut model, Msg::Painted);
            let (name, file) = (format!("{stem}-{place}"), format!("{stem}-{place}-{lang}.html"));
            fs::write(target.join(&file), page(&name, lang, &drawn(view(&model))))?;
            index.push_str(&format!("<li><a href=\"{file}\">{name} {lang}</a> <a href=\"{file}?theme=dark\">dark</a></li>\n"));
        }
    }
    fs::write(target.join("index.html"), format!("<!doctype html><meta charset=utf-8><title>Gallery</title><ul>{index}</ul>"))?;
    println!("{}", target.join("index.html").display());
    Ok(())
}

#[derive(PartialEq, Properties)]
struct PageProps {
    view: View,
}

/// A page nobody listens to.
#[component]
fn Page(props: &PageProps) -> Html {
    page::draw(&props.view, &Callback::noop(), "p1-")
}

/// The elements of a view, as text.
fn drawn(view: View) -> String {
    let renderer = LocalServerRenderer::<Page>::with_props(PageProps { view }).hydratable(false);
    let mut future = pin!(renderer.render());
    let mut context = Context::from_waker(Waker::noop());
    loop {
        // Nothing is waited for: drawing a view has no input.
        if let Poll::Ready(text) = future.as_mut().poll(&mut context) {
            return text;
        }
    }
}

/// A host page around the elements.
fn page(name: &str, lang: &str, body: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>html {{ color-scheme: light dark; }} h1 {{ position: absolute; clip-path: inset(50%); margin: 0; inline-size: 1px; overflow: hidden; }} body {{ margin: 0; background: light-dark(#fff, #0e0d12); }}</style>
<main><h1>{name}</h1>
<perimetre-assessment theme="light"><template shadowrootmode="open"><link rel="stylesheet" href="perimetre.css">{body}</template></perimetre-assessment>
</main>
<script>
const asked = new URLSearchParams(location.search);
const theme = asked.get("theme") || "light";
if (asked.has("open")) document.querySelector("perimetre-assessment").shadowRoot.querySelectorAll("details.fold").forEach((fold) => (fold.open = true));
document.querySelector("perimetre-assessment").setAttribute("theme", theme);
document.documentElement.style.colorScheme = theme;
</script>
"#
    )
}

/// The styles in the order their main file gives.
fn styles(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut all = String::new();
    let order = fs::read_to_string(folder.join("main.css"))? + &fs::read_to_string(folder.join("more.css"))?;
    for line in order.lines() {
        if let Some(file) = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";")) {
            all.push_str(&fs::read_to_string(folder.join(file))?);
        }
    }
    Ok(all)
}
