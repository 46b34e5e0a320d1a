//! The questionnaire in an iframe: as high as it needs, its events on the iframe, and no word from or to anyone else.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use e2e::{Options, POLICY, Page, Site, choice, css, run, text, until};
use serde_json::{Value, json};

/// The page around, under the strictest policy that lets it show a frame.
fn policy() -> String {
    POLICY.replace("connect-src", "frame-src 'self'; connect-src")
}

fn around(frames: &str) -> String {
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Autour</title><link rel=\"icon\" href=\"./icon.svg\">\
         <script src=\"./listen.js\"></script><script type=\"module\" src=\"./perimetre-frame.js\"></script></head>\
         <body><main><h1>Autour</h1>{frames}</main></body></html>"
    )
}

const ONE: &str = "<iframe data-perimetre src=\"./embed.html?lang=fr&amp;heading-level=3\" title=\"Questionnaire\" width=\"100%\" height=\"300\" \
    allow=\"clipboard-write\"></iframe>";

/// Every event of ours and every message, kept; and what throws.
const LISTEN: &str = "window.events = []; window.messages = []; window.thrown = []; \
    addEventListener('error', (event) => window.thrown.push(event.message)); \
    addEventListener('message', (event) => window.messages.push([event.origin, event.data])); \
    for (const name of ['ready', 'change', 'step', 'complete', 'save', 'error']) \
        document.addEventListener('perimetre-' + name, (event) => window.events.push([event.type, event.detail, event.target.localName]));";

fn options(frames: &str) -> Options {
    Options { policy: policy(), ..Options::default() }.page("/around.html", around(frames)).page("/listen.js", LISTEN)
}

async fn eval(page: &Page, script: &str) -> Result<Value> {
    page.run(script, Vec::new()).await
}

/// In the page around, whatever is looked at.
async fn outside(page: &Page, script: &str) -> Result<Value> {
    page.driver.enter_default_frame().await?;
    let answer = eval(page, script).await;
    page.driver.enter_frame(0).await?;
    answer
}

/// Waits until the first frame is exactly as high as what is in it.
async fn fits(page: &Page) -> Result<f64> {
    until("the frame to fit", || async {
        let inside = eval(page, "return Math.ceil(document.querySelector('perimetre-assessment').getBoundingClientRect().height)").await?;
        let frame = outside(page, "return document.querySelector('iframe').clientHeight").await?;
        Ok((inside == frame).then(|| frame.as_f64()).flatten())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_frame_is_as_high_as_each_screen_and_tells_what_happens() -> Result<()> {
    run(options(ONE), |page| async move {
        page.open_frame("/around.html").await?;
        page.find(css("h3.title")).await?;
        let start = fits(&page).await?;
        page.click(text("Commencer")).await?;
        page.question("org_size").await?;
        let question = fits(&page).await?;
        ensure!(start > 300.0 && question > 300.0 && (start - question).abs() > 1.0, "{start} {question}");
        page.choose("org_size", &["s10_49"]).await?;
        page.go_on().await?;
        page.question("sector").await?;
        fits(&page).await?;
        let events = until("the events", || async {
            let events = outside(&page, "return window.events").await?;
            Ok(events.as_array().is_some_and(|events| events.len() >= 5).then_some(events))
        })
        .await?;
        let named = |name: &str| events.as_array().is_some_and(|events| events.iter().any(|event| event[0] == name && event[2] == "iframe"));
        ensure!(named("perimetre-ready") && named("perimetre-step") && named("perimetre-change") && named("perimetre-save"), "{events}");
        ensure!(!events.to_string().contains("s10_49"), "an answer was told: {events}");
        // Not a message more once nothing moves.
        let count = outside(&page, "return window.messages.length").await?;
        page.driver.execute_async("setTimeout(arguments[0], 600)", Vec::new()).await?;
        ensure!(outside(&page, "return window.messages.length").await? == count, "messages go on");
        ensure!(outside(&page, "return window.thrown").await? == json!([]));
        page.accessible().await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn words_from_anyone_else_are_ignored() -> Result<()> {
    let evil = "for (const id of ['frame-1', 'frame-2', null, 1]) \
        for (const more of [{ type: 'resize', height: 9999 }, { type: 'event', name: 'perimetre-complete', detail: {} }, { type: 'ready' }, { type: 'no' }, null, 'x'.repeat(1e6)]) \
            for (const target of [parent, parent.frames[0]]) { \
                target.postMessage(typeof more === 'string' ? more : more && { perimetre: 1, id, ...more }, '*'); \
                target.postMessage({ perimetre: 1, id, type: 'hello' }, '*'); target.postMessage({ perimetre: 1, id, type: 'set', attribute: 'theme', value: 'dark' }, '*'); }";
    let evil_page = "<!doctype html><html lang=\"fr\"><meta charset=\"utf-8\"><title>Autre</title><script src=\"./evil.js\"></script></html>";
    let frames = format!("{ONE}<iframe src=\"./evil.html\" title=\"Autre\"></iframe>");
    let bad = "const frame = document.querySelector('iframe'); \
        for (const height of [NaN, -1, 1e9, '900', null, {}]) frame.contentWindow.constructor && window.postMessage({ perimetre: 1, id: 'frame-1', type: 'resize', height }, '*');";
    run(options(&frames).page("/evil.html", evil_page).page("/evil.js", evil), move |page| async move {
        page.open_frame("/around.html").await?;
        let before = fits(&page).await?;
        outside(&page, bad).await?;
        outside(&page, "document.querySelectorAll('iframe')[1].contentWindow.location.reload()").await?;
        page.driver.execute_async("setTimeout(arguments[0], 500)", Vec::new()).await?;
        let after = fits(&page).await?;
        ensure!((before - after).abs() < 0.5, "{before} {after}");
        ensure!(outside(&page, "return window.events.some(([name]) => name === 'perimetre-complete')").await? == false, "a forged event happened");
        ensure!(
            eval(&page, "return document.querySelector('perimetre-assessment').getAttribute('theme')").await?.is_null(),
            "a sibling set the theme"
        );
        ensure!(outside(&page, "return window.thrown").await? == json!([]));
        Ok(())
    })
    .await
}

/// The page around is of another origin, adds its frame late and lets it be as high as 20,000 px at most.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_another_origin_may_add_frames_at_any_time() -> Result<()> {
    run(Options { policy: policy(), ..Options::default() }, |page| async move {
        let frame = page.site.url("/embed.html?lang=en");
        let add = format!(
            "addEventListener('load', () => setTimeout(() => {{ const frame = document.createElement('iframe'); \
             frame.dataset.perimetre = ''; frame.dataset.perimetreTheme = 'dark'; frame.title = 'Q'; frame.src = '{frame}'; document.querySelector('main').append(frame); }}, 200))"
        );
        let other = policy().replace("frame-src 'self'", &format!("frame-src {}", page.site.url("")));
        let pages = BTreeMap::from([
            ("/around.html".to_owned(), around("").replace("</head>", "<script src=\"./add.js\"></script></head>")),
            ("/listen.js".to_owned(), LISTEN.to_owned()),
            ("/add.js".to_owned(), add),
        ]);
        let site = Site::start(e2e::path_from("PERIMETRE_DIST")?, pages, &other)?;
        page.driver.goto(site.url("/around.html")).await?;
        until("the frame", || async { Ok((eval(&page, "return document.querySelectorAll('iframe').length").await? == 1).then_some(())) }).await?;
        page.driver.enter_frame(0).await?;
        page.ready().await?;
        page.find(text("Start")).await?;
        fits(&page).await?;
        until("the theme", || async {
            Ok((eval(&page, "return document.querySelector('perimetre-assessment').theme").await? == "dark").then_some(()))
        })
        .await?;
        page.click(text("Start")).await?;
        page.choose("org_size", &["s10_49"]).await?;
        page.find(css(&format!("{}:has(:checked)", choice("org_size", "s10_49")))).await?;
        let origins = outside(&page, "return [...new Set(window.messages.map(([origin]) => origin))]").await?;
        ensure!(origins == json!([page.site.url("").trim_end_matches('/')]), "{origins}");
        ensure!(site.take_reports().is_empty(), "the page around's policy was violated");
        Ok(())
    })
    .await
}

/// Without the page around the frame's page is a page; its address may not put a link on it there.
#[tokio::test(flavor = "multi_thread")]
async fn alone_the_page_for_frames_takes_its_address_s_word_for_little() -> Result<()> {
    run(Options::default().unclean(), |page| async move {
        page.open("/embed.html?lang=en&theme=dark&cta-href=https%3A%2F%2Fevil.example&onload=x&src=https%3A%2F%2Fevil.example%2F").await?;
        page.find(text("Start")).await?;
        let element = eval(&page, "return document.querySelector('perimetre-assessment').cloneNode().outerHTML").await?;
        let element = element.as_str().context("no element")?;
        ensure!(element.contains("theme=\"dark\"") && !element.contains("evil") && !element.contains("onload"), "{element}");
        page.accessible().await
    })
    .await
}
