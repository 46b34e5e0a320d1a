//! The element as a guest in someone's page: loaded late or not at all, moved, doubled, stopped by an error.

use anyhow::{Result, ensure};
use e2e::{Fault, Options, Page, choice, css, run, text, until};
use serde_json::Value;

const FAILED: &str = "Le questionnaire n’a pas pu être chargé.";
const CRASHED: &str = "Une erreur a arrêté le questionnaire.";

/// A host page with these elements, where `#before` and `#after` are places to move one to.
fn host(elements: &str) -> String {
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Hôte</title>\
         <link rel=\"icon\" href=\"./icon.svg\">\
         <script type=\"module\" src=\"./perimetre.js\"></script></head>\
         <body><main><h1>Hôte</h1><div id=\"before\"></div>{elements}<div id=\"after\"></div></main></body></html>"
    )
}

const ONE: &str = "<perimetre-assessment><p>Contenu de secours</p></perimetre-assessment>";

async fn eval(page: &Page, script: &str) -> Result<Value> {
    page.run(script, Vec::new()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_elements_live_side_by_side_each_in_its_language() -> Result<()> {
    let two = "<perimetre-assessment></perimetre-assessment><perimetre-assessment lang=\"en-GB\" heading-level=\"3\"></perimetre-assessment>";
    run(Options::default().page("/host.html", host(two)), |page| async move {
        let (french, english) = (page.element(0), page.element(1));
        french.open("/host.html").await?;
        english.ready().await?;
        french.find(css("h2.title")).await?;
        english.find(css("h3.title")).await?;
        english.click(text("Start")).await?;
        english.question("org_size").await?;
        english.find(text("Question 1 of 12")).await?;
        ensure!(french.shows(text("Commencer")).await?, "a click in one changed the other");
        french.click(text("Commencer")).await?;
        french.question("org_size").await?;
        let names = "return [...document.querySelectorAll('perimetre-assessment')] \
            .flatMap((element) => [...element.shadowRoot.querySelectorAll('[id]')].map((named) => named.id))";
        let mut names: Vec<String> = serde_json::from_value(eval(&page, names).await?)?;
        names.sort();
        let all = names.len();
        names.dedup();
        ensure!(all == names.len() && all > 20, "{} ids for {all} elements: {names:?}", names.len());
        page.accessible().await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_element_goes_on_and_a_removed_one_ends() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)), |page| async move {
        page.open("/host.html").await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s10_49"]).await?;
        eval(&page, "document.querySelector('#after').append(document.querySelector('perimetre-assessment'))").await?;
        page.find(css(&format!("{}:has(:checked)", choice("org_size", "s10_49")))).await?;
        page.go_on().await?;
        page.question("sector").await?;

        eval(&page, "document.kept = document.querySelector('perimetre-assessment'); document.kept.remove()").await?;
        until("the removed element to empty itself", || async {
            let empty = "return document.kept.shadowRoot.querySelectorAll('.perimetre, input').length === 0";
            Ok(eval(&page, empty).await?.as_bool().unwrap_or(false).then_some(()))
        })
        .await?;
        eval(&page, "document.querySelector('#before').append(document.kept)").await?;
        page.question("sector").await?;
        page.place("review").await?;
        page.find(text("10 à 49")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_mounts_leave_one_program_and_one_listener() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)), |page| async move {
        page.open("/host.html").await?;
        let mounts = "const [done] = arguments; \
            const element = document.querySelector('perimetre-assessment'); \
            const added = []; \
            const add = window.addEventListener, remove = window.removeEventListener; \
            window.addEventListener = function (type, listener, options) { added.push(listener); return add.call(window, type, listener, options); }; \
            window.removeEventListener = function (type, listener, options) { \
                if (added.includes(listener)) added.splice(added.indexOf(listener), 1); return remove.call(window, type, listener, options); }; \
            const pause = () => new Promise((resolve) => setTimeout(resolve)); \
            const mounted = () => element.shadowRoot.querySelector('.perimetre > *') !== null; \
            (async () => { \
                for (let round = 0; round < 100; round += 1) { \
                    element.remove(); while (mounted()) await pause(); \
                    document.querySelector('#after').append(element); while (!mounted()) await pause(); \
                } \
                return [added.length, element.shadowRoot.querySelectorAll('.perimetre').length, element.shadowRoot.querySelectorAll('input').length]; \
            })().then(done, (error) => done(String(error)))";
        let left = page.driver.execute_async(mounts, Vec::new()).await?.json().clone();
        ensure!(left == serde_json::json!([1, 1, 1]), "listeners on the window, containers, file inputs: {left}");
        page.click(text("Commencer")).await?;
        page.question("org_size").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn attributes_take_effect_while_it_runs() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s10_49"]).await?;
        eval(&page, "document.querySelector('perimetre-assessment').lang = 'en'").await?;
        page.find(text("Question 1 of 12")).await?;
        page.find(css(&format!("{}:has(:checked)", choice("org_size", "s10_49")))).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_missing_or_cut_is_said_and_can_be_tried_again() -> Result<()> {
    run(Options::default().page("/host.html", host(ONE)).unclean(), |page| async move {
        for (part, fault) in [
            (".css", Fault::Status(500)),
            ("_bg.wasm", Fault::Status(404)),
            ("_bg.wasm", Fault::Cut),
            ("perimetre-program", Fault::Status(404)),
            ("perimetre-program", Fault::Cut),
            ("perimetre-quick-fr", Fault::Status(404)),
            ("perimetre-quick-fr", Fault::Cut),
            ("perimetre-quick-fr", Fault::Foreign),
        ] {
            page.site.spoil(part, fault);
            page.driver.goto(page.site.url("/host.html")).await?;
            page.find(text(FAILED)).await?;
            let fallback = "return document.querySelector('perimetre-assessment > p').checkVisibility()";
            ensure!(eval(&page, fallback).await? == Value::Bool(true), "the fallback went with {part}");
            page.accessible().await?;
            page.site.heal();
            page.click(text("Réessayer")).await?;
            page.find(text("Commencer")).await?;
            ensure!(!page.shows(text(FAILED)).await?, "the line stayed after {part}");
        }
        Ok(())
    })
    .await
}

/// Another language costs only those who ask for it, once; where it does not come, nothing changes and it can be asked for again.
#[tokio::test(flavor = "multi_thread")]
async fn another_language_is_fetched_when_it_is_chosen() -> Result<()> {
    run(Options::default().unclean(), |page| async move {
        page.open("/").await?;
        let fetched = |site: &e2e::Site| site.requests().iter().filter(|path| path.contains("perimetre-quick-en")).count();
        ensure!(fetched(&page.site) == 0, "nobody asked for English");
        for fault in [Fault::Status(500), Fault::Foreign] {
            page.site.spoil("perimetre-quick-en", fault);
            page.click(css(".language[lang=en]")).await?;
            page.find(css(".notice-error")).await?;
            page.find(text("Commencer")).await?;
            page.accessible().await?;
            page.site.heal();
        }
        page.click(css(".notice .button")).await?;
        page.find(css(".page[lang=en]")).await?;
        let asked = fetched(&page.site);
        page.language("fr").await?;
        page.language("en").await?;
        ensure!(fetched(&page.site) == asked, "it was there already");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_server_is_said_and_the_first_try_still_counts() -> Result<()> {
    run(Options::default().unclean(), |page| async move {
        page.site.spoil("_bg.wasm", Fault::Silence);
        page.driver.goto(page.site.url("/")).await?;
        page.find(text(FAILED)).await?;
        page.site.heal();
        page.find(text("Commencer")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_forbids_wasm_leaves_the_fallback() -> Result<()> {
    let options = Options { policy: e2e::POLICY.replace(" 'wasm-unsafe-eval'", ""), ..Options::default() };
    run(options.unclean(), |page| async move {
        page.driver.goto(page.site.url("/")).await?;
        page.find(text(FAILED)).await?;
        Ok(())
    })
    .await
}

/// Makes the page refuse what the program does next: it panics, as on any fault of its own.
const BREAK: &str = "window.insert = Node.prototype.insertBefore; \
    Node.prototype.insertBefore = () => { throw new Error('a hostile page'); }";
const MEND: &str = "Node.prototype.insertBefore = window.insert";

#[tokio::test(flavor = "multi_thread")]
async fn after_a_panic_every_element_restarts_from_the_last_save() -> Result<()> {
    let two = "<perimetre-assessment></perimetre-assessment><perimetre-assessment storage=\"none\"></perimetre-assessment>";
    run(Options::default().page("/host.html", host(two)).unclean(), |page| async move {
        let other = page.element(1);
        page.open("/host.html").await?;
        other.ready().await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s10_49"]).await?;
        page.go_on().await?;
        page.question("sector").await?;
        eval(&page, BREAK).await?;
        page.go_on().await?;
        page.find(text(CRASHED)).await?;
        other.find(text(CRASHED)).await?;
        ensure!(page.focused().await?.is_some(), "the focus was inside and got lost");
        eval(&page, MEND).await?;
        page.accessible().await?;
        page.click(text("Télécharger mes réponses")).await?;
        let (name, bytes) = page.downloaded().await?;
        ensure!(name.ends_with(".json") && String::from_utf8_lossy(&bytes).contains("s10_49"), "{name}: {}", String::from_utf8_lossy(&bytes));
        ensure!(!other.shows(text("Télécharger mes réponses")).await?, "it kept nothing");
        page.click(text("Redémarrer")).await?;
        page.question("sector").await?;
        other.click(text("Redémarrer")).await?;
        other.find(text("Commencer")).await?;
        page.place("review").await?;
        page.find(text("10 à 49")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_for_but_the_page_s_own_files() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.find(css("button")).await?;
        let mut asked = page.site.requests();
        asked.sort();
        let before = asked.len();
        asked.dedup();
        ensure!(asked.len() == before, "something was fetched twice: {asked:?}");
        ensure!(before == 9, "the page is nine files: {asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_violation_of_the_policy_would_be_noticed() -> Result<()> {
    let page = host(ONE).replace("<h1>", "<h1 style=\"color: red\">");
    run(Options::default().page("/host.html", page).unclean(), |page| async move {
        page.open("/host.html").await?;
        until("the report of an inline style", || async { Ok(page.clean().await.err()) }).await?;
        Ok(())
    })
    .await
}
