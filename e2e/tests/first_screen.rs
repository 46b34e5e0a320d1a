//! The start and the first question before the program is there: shown at once, usable, and taken over by it.

use anyhow::{Result, ensure};
use e2e::{Fault, Options, Page, choice, css, run, text, until};
use serde_json::{Value, json};
use thirtyfour::Key;

const WASM: &str = "_bg.wasm";
/// The program as served under any attempt.
const PROGRAM: &str = "perimetre-program";

fn host(element: &str) -> String {
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Hôte</title><link rel=\"icon\" href=\"./icon.svg\">\
         <script type=\"module\" src=\"./perimetre.js\"></script></head><body><main><h1>Hôte</h1>{element}</main></body></html>"
    )
}

const ONE: &str = "<perimetre-assessment><p>Contenu de secours</p></perimetre-assessment>";

async fn eval(page: &Page, script: &str) -> Result<Value> {
    page.run(script, Vec::new()).await
}

/// Opens a page whose program does not come before [`e2e::Site::heal`].
async fn open_without_program(page: &Page, path: &str) -> Result<()> {
    page.site.spoil(WASM, Fault::Silence);
    page.driver.goto(page.site.url(path)).await?;
    page.find(css(".first .button-primary")).await?;
    Ok(())
}

/// The first screen as elements, without what differs by right: nothing.
const MARKUP: &str = "const root = document.querySelector('perimetre-assessment').shadowRoot; \
    const clean = (html) => html.replace(/<!--.*?-->/g, '').replace(/ aria-busy=\"[^\"]*\"/g, ''); \
    const sorted = (element) => { const attributes = [...element.attributes].map((one) => one.name + '=' + one.value).sort().join(' '); \
        return '<' + element.localName + ' ' + attributes + '>' + [...element.childNodes].map((node) => node.nodeType === 3 ? node.data : \
            node.nodeType === 1 ? sorted(node) : '').join('') + '</>'; }; \
    const page = root.querySelector('.page'); return page && sorted(page)";

#[tokio::test(flavor = "multi_thread")]
async fn the_program_draws_what_was_shown_before_it() -> Result<()> {
    for path in ["/", "/host.html"] {
        run(Options::default().page("/host.html", host(ONE)), move |page| async move {
            open_without_program(&page, path).await?;
            page.accessible().await?;
            let start = eval(&page, MARKUP).await?;
            page.click(text("Commencer")).await?;
            page.find(css(&choice("org_size", "s10_49"))).await?;
            page.focus_on("[data-focus=heading]").await?;
            let question = eval(&page, MARKUP).await?;
            page.accessible().await?;
            page.site.heal();
            page.ready().await?;
            page.focus_on("[data-focus=heading]").await?;
            same(&question, &eval(&page, MARKUP).await?)?;
            page.click(text("Retour")).await?;
            page.find(text("Commencer")).await?;
            same(&start, &eval(&page, MARKUP).await?)
        })
        .await?;
    }
    Ok(())
}

fn same(before: &Value, after: &Value) -> Result<()> {
    let (before, after) = (before.as_str().unwrap_or_default(), after.as_str().unwrap_or_default());
    let at = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(80)).take(200).collect::<String>();
    ensure!(before == after && before.len() > 500, "differs: …{}… then …{}…", around(before), around(after));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_made_before_the_program_is_taken_over() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)), |page| async move {
        open_without_program(&page, "/host.html").await?;
        page.click(text("Commencer")).await?;
        page.click(css(&choice("org_size", "s250_999"))).await?;
        page.site.heal();
        page.ready().await?;
        page.find(css(&format!("{}:has(:checked)", choice("org_size", "s250_999")))).await?;
        page.go_on().await?;
        page.question("sector").await?;
        page.reload().await?;
        page.question("sector").await?;
        page.place("review").await?;
        page.find(text("250 à 999")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_question_is_answered_by_keyboard_before_the_program() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)), |page| async move {
        open_without_program(&page, "/host.html").await?;
        page.tab_to(".hero .button-primary").await?;
        page.press(Key::Enter).await?;
        page.focus_on("[data-focus=heading]").await?;
        page.tab_to("input[name$=\"-org_size\"]").await?;
        page.type_text("3").await?;
        page.find(css(&format!("{}:has(:checked)", choice("org_size", "s50_249")))).await?;
        page.press(Key::Enter).await?;
        page.find(css("button[type=submit][aria-busy=true]")).await?;
        page.site.heal();
        page.question("sector").await?;
        page.focus_on("[data-focus=heading]").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_the_program_can_do_is_done_once_it_is_there() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)), |page| async move {
        open_without_program(&page, "/host.html").await?;
        page.click(css(".language[lang=en]")).await?;
        page.find(text("Start")).await?;
        page.click(text("Start")).await?;
        page.click(css("button[type=submit]")).await?;
        page.site.heal();
        page.find(css(".field-error")).await?;
        page.find(css(".page[lang=en]")).await?;

        open_without_program(&page, "/host.html").await?;
        page.click(css(".go-on .button")).await?;
        page.site.heal();
        page.find(css(".screen-sections")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_outlasts_a_failure() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)).unclean(), |page| async move {
        open_without_program(&page, "/host.html").await?;
        page.click(text("Commencer")).await?;
        page.click(css(&choice("org_size", "s1_9"))).await?;
        page.find(text("Réessayer")).await?;
        // The first try goes on while the visitor is told.
        page.site.heal();
        page.ready().await?;
        page.find(css(&format!("{}:has(:checked)", choice("org_size", "s1_9")))).await?;
        Ok(())
    })
    .await
}

/// Far below what is seen, or not displayed, the program is not fetched; near it, or once it is touched, it is.
#[tokio::test(flavor = "multi_thread")]
async fn the_program_is_fetched_near_the_viewport() -> Result<()> {
    let far = "<div id=\"far\"></div><script src=\"./far.js\"></script>".to_owned() + ONE;
    let script = "document.querySelector('#far').style.blockSize = '6000px'";
    let hidden = "<link rel=\"stylesheet\" href=\"./hide.css\">".to_owned() + ONE;
    let hide = "perimetre-assessment { display: none; }";
    let options =
        Options::default().page("/far.html", host(&far)).page("/far.js", script).page("/hidden.html", host(&hidden)).page("/hide.css", hide);
    run(options, |page| async move {
        let fetched = |page: &Page| page.site.requests().iter().filter(|path| path.contains(WASM) || path.contains(PROGRAM)).count();
        for (path, show) in [
            ("/far.html", "document.querySelector('perimetre-assessment').scrollIntoView()"),
            ("/hidden.html", "document.querySelector('perimetre-assessment').style.display = 'block'"),
        ] {
            let before = fetched(&page);
            page.driver.goto(page.site.url(path)).await?;
            until("the first screen", || async {
                let there = "return !!document.querySelector('perimetre-assessment').shadowRoot.querySelector('.first .button-primary')";
                Ok((eval(&page, there).await? == true).then_some(()))
            })
            .await?;
            // Long enough for an observer to have seen it.
            page.driver.execute_async("setTimeout(arguments[0], 500)", Vec::new()).await?;
            ensure!(fetched(&page) == before, "{path}: fetched out of sight");
            eval(&page, show).await?;
            page.ready().await?;
            ensure!(fetched(&page) == before + 2, "{path}");
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_the_one_built_is_refused() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)).unclean(), |page| async move {
        for part in [WASM, PROGRAM, "perimetre-quick-fr"] {
            page.site.spoil(part, Fault::Flipped);
            page.driver.goto(page.site.url("/host.html")).await?;
            page.find(text("Réessayer")).await?;
            page.site.heal();
            page.click(text("Réessayer")).await?;
            page.ready().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_media_type_costs_time_and_no_more() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)).unclean(), |page| async move {
        page.site.spoil(WASM, Fault::Type("application/octet-stream"));
        page.open("/host.html").await?;
        page.click(text("Commencer")).await?;
        page.question("org_size").await
    })
    .await
}

/// Work kept in the browser is resumed: no first screen stands before it.
#[tokio::test(flavor = "multi_thread")]
async fn kept_work_is_not_hidden_behind_a_first_screen() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)), |page| async move {
        page.open("/host.html").await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s10_49"]).await?;
        page.go_on().await?;
        page.question("sector").await?;
        page.site.spoil(WASM, Fault::Silence);
        page.driver.refresh().await?;
        let shown = "return document.querySelector('perimetre-assessment > p').checkVisibility()";
        until("the fallback", || async { Ok((eval(&page, shown).await? == json!(true)).then_some(())) }).await?;
        ensure!(page.count(".first").await? == 0, "a start was shown to someone who had begun");
        page.site.heal();
        page.question("sector").await
    })
    .await
}
