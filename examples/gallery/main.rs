//! Writes every screen as a page to look at, without a browser: `cargo run --example gallery --features ssr`.
//!
//! The pages are in `target/gallery`, with the styles put together in one file.
//! `?theme=dark` in the address shows the dark theme.

mod fixtures;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use perimetre::app::view::View;
use perimetre::ui::page;
use yew::LocalServerRenderer;
use yew::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let target = Path::new("target/gallery");
    fs::create_dir_all(target)?;
    fs::write(target.join("perimetre.css"), styles(Path::new("styles"))?)?;
    let mut index = String::new();
    for (name, view) in fixtures::all() {
        let lang = view.lang.clone();
        let file = format!("{name}-{lang}.html");
        fs::write(target.join(&file), page(&name, &lang, &drawn(view)))?;
        index.push_str(&format!("<li><a href=\"{file}\">{name} {lang}</a> <a href=\"{file}?theme=dark\">dark</a></li>\n"));
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
const theme = new URLSearchParams(location.search).get("theme") || "light";
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
