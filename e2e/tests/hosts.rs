//! Pages that are not kind: styles that reset everything, patched and frozen intrinsics, dialogs, a second version, a way back through the history.

use anyhow::{Result, ensure};
use e2e::{Key, Options, Page, QUICK, choice, css, run, text, until};
use serde_json::{Value, json};

fn host(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Hôte</title><link rel=\"icon\" href=\"./icon.svg\">{head}\
         <script type=\"module\" src=\"./perimetre.js\"></script></head><body><main><h1>Hôte</h1>{body}</main></body></html>"
    )
}

const ONE: &str = "<perimetre-assessment></perimetre-assessment>";

async fn eval(page: &Page, script: &str) -> Result<Value> {
    page.run(script, Vec::new()).await
}

/// What the element looks like, as the browser computed it.
const LOOKS: &str = "const root = document.querySelector('perimetre-assessment').shadowRoot; \
    const of = (selector, ...names) => { const style = getComputedStyle(root.querySelector(selector)); return names.map((name) => style[name]); }; \
    return [of('.page', 'color', 'backgroundColor', 'fontSize', 'fontFamily', 'lineHeight', 'letterSpacing', 'textAlign'), \
        of('.title', 'fontSize', 'fontWeight'), of('.button-primary', 'display', 'color', 'backgroundColor', 'borderRadius', 'minBlockSize')]";

#[tokio::test(flavor = "multi_thread")]
async fn styles_that_reset_everything_do_not_reach_it() -> Result<()> {
    let hostile = "* { all: unset !important; } html { font-size: 62.5% !important; } \
        button, input, label, .page, .title { display: none !important; color: lime !important; } \
        body { letter-spacing: 4px; text-transform: uppercase; text-align: end; line-height: 3; font: italic 700 40px/3 monospace; }";
    let options = Options::default()
        .page("/kind.html", host("<link rel=\"stylesheet\" href=\"./kind.css\">", ONE))
        .page("/kind.css", "body { margin: 0; }")
        .page("/hostile.html", host("<link rel=\"stylesheet\" href=\"./hostile.css\">", ONE))
        .page("/hostile.css", hostile);
    run(options, |page| async move {
        page.open("/kind.html").await?;
        page.find(text("Commencer")).await?;
        let kind = eval(&page, LOOKS).await?;
        page.open("/hostile.html").await?;
        page.find(text("Commencer")).await?;
        let hostile = eval(&page, LOOKS).await?;
        ensure!(kind == hostile, "{kind}\n{hostile}");
        page.accessible().await?;
        page.click(text("Commencer")).await?;
        page.answer(&QUICK).await?;
        page.screen("review").await
    })
    .await
}

/// The page's own elements look the same with the questionnaire beside them as without.
#[tokio::test(flavor = "multi_thread")]
async fn it_writes_nothing_outside_itself() -> Result<()> {
    run(Options::default().page("/host.html", host("", &format!("<p class=\"page title\">Un mot</p>{ONE}"))), |page| async move {
        let outside = "const copy = document.documentElement.cloneNode(true); copy.querySelector('perimetre-assessment').replaceWith('here'); \
            return [copy.outerHTML, document.title, location.href, history.length, scrollY, getComputedStyle(document.querySelector('p')).cssText, \
                Object.keys(window).filter((name) => /perimetre/i.test(name)).length, document.styleSheets.length]";
        page.driver.goto(page.site.url("/host.html")).await?;
        let before = eval(&page, outside).await?;
        page.ready().await?;
        page.click(text("Commencer")).await?;
        page.answer(&QUICK).await?;
        page.screen("review").await?;
        eval(&page, "scrollTo(0, 0)").await?;
        let after = eval(&page, outside).await?;
        ensure!(before == after, "{before}\n{after}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn patched_and_frozen_intrinsics_do_no_harm() -> Result<()> {
    let patches = "Array.prototype.last = function () { return this[this.length - 1]; }; Object.prototype.extend = () => {}; \
        String.prototype.trimLeft = function () { return 'no'; }; Number.prototype.clamp = () => 0; \
        for (const one of [Object, Array, String, Number, Function, Promise, Map, Set, RegExp, Date]) { Object.freeze(one.prototype); Object.freeze(one); }";
    let options = Options::default().page("/host.html", host("<script src=\"./patches.js\"></script>", ONE)).page("/patches.js", patches);
    run(options, |page| async move {
        page.open("/host.html").await?;
        page.click(text("Commencer")).await?;
        page.answer(&QUICK).await?;
        page.screen("review").await?;
        page.click(text("Voir le résultat")).await?;
        page.screen("result").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_dialog_it_starts_when_it_opens_and_escape_is_the_dialog_s() -> Result<()> {
    let options = Options::default().page("/host.html", host("", &format!("<dialog aria-label=\"Questionnaire\">{ONE}</dialog>")));
    run(options, |page| async move {
        page.driver.goto(page.site.url("/host.html")).await?;
        eval(&page, "document.querySelector('dialog').showModal()").await?;
        page.ready().await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s10_49"]).await?;
        page.press(Key::Escape).await?;
        until("the dialog to close", || async { Ok((eval(&page, "return document.querySelector('dialog').open").await? == false).then_some(())) })
            .await?;
        eval(&page, "document.querySelector('dialog').showModal()").await?;
        page.find(css(&format!("{}:has(:checked)", choice("org_size", "s10_49")))).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_versions_the_first_works_and_both_are_named() -> Result<()> {
    let dist = e2e::path_from("PERIMETRE_DIST")?;
    let other = std::fs::read_to_string(dist.join("perimetre.js"))?.replace("\"0.1.0\"", "\"9.9.9\"");
    let listen = "window.said = []; const warn = console.warn; console.warn = (...words) => { window.said.push(words.join(' ')); warn(...words); }";
    let page = host("<script src=\"./listen.js\"></script>", ONE)
        .replace("</head>", "<script type=\"module\" src=\"./other/perimetre.js\"></script></head>");
    run(Options::default().page("/host.html", page).page("/other/perimetre.js", other).page("/listen.js", listen), |page| async move {
        page.open("/host.html").await?;
        page.click(text("Commencer")).await?;
        page.question("org_size").await?;
        let said: Vec<String> = serde_json::from_value(eval(&page, "return window.said").await?)?;
        ensure!(said.iter().any(|line| line.contains("0.1.0") && line.contains("9.9.9")), "{said:?}");
        ensure!(eval(&page, "return customElements.get('perimetre-assessment').version").await? == json!("0.1.0"));
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn back_through_the_history_finds_the_work_again() -> Result<()> {
    let options = Options::default().page("/host.html", host("", ONE)).page("/elsewhere.html", host("", "<p>Ailleurs</p>"));
    run(options, |page| async move {
        page.open("/host.html").await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s10_49"]).await?;
        page.go_on().await?;
        page.question("sector").await?;
        page.driver.goto(page.site.url("/elsewhere.html")).await?;
        page.driver.back().await?;
        page.ready().await?;
        page.question("sector").await?;
        page.choose("sector", &["industry"]).await?;
        page.go_on().await?;
        page.question("it_team").await
    })
    .await
}
