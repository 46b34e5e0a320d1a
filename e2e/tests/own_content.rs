//! A site's own content: the worked example, packed and named by `src`, is what visitors see; what cannot be had or read is said.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use e2e::{Options, Page, choice, css, run, text};
use perimetre::content::{folder, publish};
use serde_json::{Value, json};

const CONTENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src/content");
const EDITS: &str = include_str!("../../examples/own-content/edits.toml");

/// A served folder that goes away: dist/ and the packed example in `content/`.
struct Served(PathBuf);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let file = entry?.path();
        if file.is_file() {
            std::fs::copy(&file, to.join(file.file_name().context("a file without a name")?))?;
        }
    }
    Ok(())
}

fn served(name: &str) -> Result<Served> {
    let served = Served(std::env::temp_dir().join(format!("perimetre-own-{name}-{}", std::process::id())));
    let source = served.0.join("source");
    copy(&e2e::path_from("PERIMETRE_DIST")?, &served.0)?;
    copy(Path::new(CONTENT), &source)?;
    copy(&Path::new(CONTENT).join("text"), &source.join("text"))?;
    let edits: toml::Table = toml::from_str(EDITS)?;
    for edit in edits.get("edits").and_then(toml::Value::as_array).context("no edits")? {
        let word = |key: &str| edit.get(key).and_then(toml::Value::as_str).with_context(|| format!("an edit without {key}"));
        let file = source.join(word("file")?);
        std::fs::write(&file, std::fs::read_to_string(&file)?.replacen(word("from")?, word("to")?, 1))?;
    }
    // What is not TOML there is the reader's code.
    let folder = folder::read(&source)?;
    ensure!(folder.problems().is_empty(), "{:?}", folder.problems());
    publish::write(&folder, &served.0.join("content")).map_err(|(path, error)| anyhow!("{}: {error}", path.display()))?;
    Ok(served)
}

fn host(elements: &str) -> String {
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Hôte</title><link rel=\"icon\" href=\"./icon.svg\">\
         <script src=\"./listen.js\"></script><script type=\"module\" src=\"./perimetre.js\"></script></head>\
         <body><main><h1>Hôte</h1>{elements}</main></body></html>"
    )
}

const LISTEN: &str = "window.errors = []; document.addEventListener('perimetre-error', (event) => window.errors.push(event.detail));";

async fn eval(page: &Page, script: &str) -> Result<Value> {
    page.run(script, Vec::new()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_of_two_services_asks_about_two_services() -> Result<()> {
    let served = served("run")?;
    let two = "<perimetre-assessment src=\"./content/\"></perimetre-assessment><perimetre-assessment storage=\"none\"></perimetre-assessment>";
    let options = Options { dist: Some(served.0.clone()), ..Options::default() }.page("/host.html", host(two)).page("/listen.js", LISTEN);
    run(options, |page| async move {
        let published = page.element(1);
        page.open("/host.html").await?;
        published.ready().await?;
        page.find(text("Postes de travail et réseau : que nous confier, et que garder ?")).await?;
        published.find(text("Que confier à un prestataire informatique, et que garder ?")).await?;
        page.accessible().await?;
        page.click(text("Commencer")).await?;
        for (question, value) in [("org_size", "s10_49"), ("sector", "industry"), ("it_team", "one"), ("example_sites", "few"), ("current_sourcing", "some")] {
            page.choose(question, &[value]).await?;
            page.go_on().await?;
        }
        // The added question in the other language, whose words are the site's own too.
        page.language("en").await?;
        page.choose("drivers", &["skills"]).await?;
        page.go_on().await?;
        page.choose("obligations", &["dk"]).await?;
        page.go_on().await?;
        page.question("tower_pain").await?;
        let values = "return [...document.querySelector('perimetre-assessment').shadowRoot.querySelectorAll('input[name$=tower_pain]')].map((one) => one.value)";
        ensure!(eval(&page, values).await? == json!(["WKP", "NET", "__none", "dk"]), "{}", eval(&page, values).await?);
        page.choose("tower_pain", &["WKP"]).await?;
        page.go_on().await?;
        page.place("review").await?;
        page.find(text("How many sites do you have?")).await?;
        page.place("result").await?;
        page.screen("result").await?;
        ensure!(page.count(".map-picture circle[class*=disc], .tower").await? > 0, "nothing is drawn");
        let numbers = page.all(".table-map tbody tr").await?;
        ensure!(numbers.len() == 2, "{numbers:?}");
        // The full path of the same content.
        page.place("start").await?;
        page.click(css(".go-on .button")).await?;
        page.screen("sections").await?;
        ensure!(eval(&page, "return window.errors.length").await? == 0);
        published.click(text("Commencer")).await?;
        published.choose("org_size", &["s10_49"]).await?;
        published.find(css(&format!("{}:has(:checked)", choice("org_size", "s10_49")))).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn content_that_cannot_be_had_or_read_is_said_and_nothing_else_is_shown() -> Result<()> {
    let served = served("refused")?;
    let manifest = std::fs::read_to_string(served.0.join("content/content.json"))?;
    let parsed: Value = serde_json::from_str(&manifest)?;
    let quick = parsed["quick"]["fr"].as_str().context("no quick content")?.to_owned();
    let mut changed = std::fs::read(served.0.join("content").join(&quick))?;
    *changed.last_mut().context("empty")? ^= 1;
    std::fs::create_dir_all(served.0.join("changed"))?;
    std::fs::write(served.0.join("changed/content.json"), &manifest)?;
    std::fs::write(served.0.join("changed").join(&quick), changed)?;
    std::fs::create_dir_all(served.0.join("older"))?;
    std::fs::write(served.0.join("older/content.json"), manifest.replace(parsed["layout"].as_str().unwrap_or_default(), "0000000000000000"))?;
    let options = Options { dist: Some(served.0.clone()), ..Options::default() }
        .page("/html/content.json", "<!doctype html><title>Not here</title>")
        .page("/listen.js", LISTEN)
        .page("/absent.html", host("<perimetre-assessment src=\"./absent/\"><p>Contenu de secours</p></perimetre-assessment>"))
        .page("/notjson.html", host("<perimetre-assessment src=\"./html/content.json\"><p>Contenu de secours</p></perimetre-assessment>"))
        .page("/oldone.html", host("<perimetre-assessment src=\"./older\"><p>Contenu de secours</p></perimetre-assessment>"))
        .page("/spoilt.html", host("<perimetre-assessment src=\"./changed/\"><p>Contenu de secours</p></perimetre-assessment>"));
    run(options.unclean(), |page| async move {
        for (path, why) in [
            ("/absent.html", "404"),
            ("/notjson.html", "not a manifest"),
            ("/oldone.html", "pack it again"),
            ("/spoilt.html", "is not content for this program"),
        ] {
            page.driver.goto(page.site.url(path)).await?;
            page.find(text("Réessayer")).await?;
            let error = eval(&page, "return window.errors.at(-1)").await?;
            ensure!(error["reason"] == "src" && error["message"].as_str().is_some_and(|said| said.contains(why)), "{path}: {error}");
            ensure!(
                eval(&page, "return document.querySelector('perimetre-assessment > p').checkVisibility()").await? == true,
                "{path}: the fallback went"
            );
            ensure!(!page.shows(text("Commencer")).await?, "{path}: other content than the site's is shown");
        }
        Ok(())
    })
    .await
}
