//! What a page may use of the element: attributes, properties, methods, events, slots, parts, tokens. The list is frozen (`e2e/contract.txt`): a change
//! to it is a new major version. The manifest, the types and the running element say the same.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use e2e::{Fault, Options, Page, QUICK, css, run, text, until};
use serde_json::{Value, json};

const FROZEN: &str = include_str!("../contract.txt");
const MANIFEST: &str = include_str!("../../web/custom-elements.json");
const TYPES: &str = include_str!("../../web/perimetre.d.ts");

type Names = BTreeSet<String>;

fn frozen(kind: &str) -> Names {
    FROZEN.lines().filter_map(|line| line.split_once(' ')).filter(|(of, _)| *of == kind).map(|(_, name)| name.to_owned()).collect()
}

fn host(elements: &str) -> String {
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Hôte</title><link rel=\"icon\" href=\"./icon.svg\">\
         <script src=\"./listen.js\"></script><script type=\"module\" src=\"./perimetre.js\"></script></head>\
         <body><main><h1>Hôte</h1>{elements}</main></body></html>"
    )
}

/// Keeps every event of ours that reaches the document, and what the console says of attributes.
const LISTEN: &str = "window.events = []; window.said = []; \
    for (const name of ['ready', 'change', 'step', 'complete', 'save', 'save-error', 'error', 'cta']) \
        document.addEventListener('perimetre-' + name, (event) => { \
            window.events.push({ name: event.type, detail: JSON.parse(JSON.stringify(event.detail)), cancelable: event.cancelable, composed: event.composed }); \
            if (name === 'cta') event.preventDefault(); }); \
    const error = console.error; console.error = (...words) => { window.said.push(words.join(' ')); error(...words); };";

async fn eval(page: &Page, script: &str) -> Result<Value> {
    page.run(script, Vec::new()).await
}

/// What a promise of the page gives, or `refused: …`.
async fn wait_for(page: &Page, expression: &str) -> Result<Value> {
    let script = format!(
        "const [done] = arguments; const element = document.querySelector('perimetre-assessment'); \
         Promise.resolve({expression}).then((value) => done(value ?? null), (error) => done('refused: ' + error.message))"
    );
    Ok(page.driver.execute_async(script, Vec::new()).await?.json().clone())
}

#[test]
fn the_manifest_and_the_types_name_what_is_frozen() -> Result<()> {
    let manifest: Value = serde_json::from_str(MANIFEST)?;
    let element = &manifest["modules"][0]["declarations"][0];
    let names = |list: &str| -> Names {
        element[list].as_array().into_iter().flatten().filter_map(|entry| Some(entry["name"].as_str()?.to_owned())).collect()
    };
    for (list, kind) in
        [("attributes", "attribute"), ("members", "member"), ("events", "event"), ("slots", "slot"), ("cssProperties", "token"), ("cssParts", "part")]
    {
        ensure!(names(list) == frozen(kind), "{list} of custom-elements.json: {:?}, frozen: {:?}", names(list), frozen(kind));
    }
    for name in frozen("event").iter().chain(&frozen("member")).filter(|name| *name != "version") {
        ensure!(
            TYPES.contains(&format!("{name}\"")) || TYPES.contains(&format!("  {name}")) || TYPES.contains(&format!("readonly {name}")),
            "{name}: not in perimetre.d.ts"
        );
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_running_element_has_what_is_frozen() -> Result<()> {
    run(Options::default().page("/host.html", host("<perimetre-assessment></perimetre-assessment>")).page("/listen.js", LISTEN), |page| async move {
        page.open("/host.html").await?;
        let attributes: Names = serde_json::from_value(eval(&page, "return customElements.get('perimetre-assessment').observedAttributes").await?)?;
        ensure!(attributes == frozen("attribute"), "attributes: {attributes:?}");
        let members = "const made = customElements.get('perimetre-assessment'); const own = (of) => Object.getOwnPropertyNames(of); \
            const ours = own(made.prototype).filter((name) => !/^constructor$|Callback$/.test(name)); \
            return [...ours, ...own(made).filter((name) => !['length', 'name', 'prototype', 'observedAttributes'].includes(name))]";
        let members: Names = serde_json::from_value(eval(&page, members).await?)?;
        ensure!(members == frozen("member"), "members: {members:?}");
        let tokens = "const names = new Set(); for (const sheet of document.querySelector('perimetre-assessment').shadowRoot.adoptedStyleSheets) \
            for (const rule of sheet.cssRules) for (const [name] of rule.cssText.matchAll(/--perimetre-[a-z-]+/g)) names.add(name); return [...names]";
        let tokens: Names = serde_json::from_value(eval(&page, tokens).await?)?;
        ensure!(tokens == frozen("token"), "tokens: {tokens:?}");
        Ok(())
    })
    .await
}

/// A whole quick run: every event but those of failures, every part, every slot; and no answer in any event.
#[tokio::test(flavor = "multi_thread")]
async fn a_run_tells_the_page_how_far_it_is_and_never_what_was_answered() -> Result<()> {
    let element = "<perimetre-assessment cta-href=\"https://example.com/contact\" cta-label=\"Prendre rendez-vous\"></perimetre-assessment>";
    run(Options::default().page("/host.html", host(element)).page("/listen.js", LISTEN), |page| async move {
        let mut parts = Names::new();
        let mut slots = Names::from([String::new()]);
        page.open("/host.html").await?;
        look(&page, &mut parts, &mut slots).await?;
        page.click(text("Commencer")).await?;
        page.question("org_size").await?;
        look(&page, &mut parts, &mut slots).await?;
        page.answer(&QUICK).await?;
        page.click(text("Voir le résultat")).await?;
        page.screen("result").await?;
        look(&page, &mut parts, &mut slots).await?;
        page.accessible().await?;
        let link = "const link = document.querySelector('perimetre-assessment').shadowRoot.querySelector('a[part~=cta]'); \
            const said = [link.href, link.textContent]; link.click(); return said";
        let link = eval(&page, link).await?;
        ensure!(link == json!(["https://example.com/contact", "Prendre rendez-vous"]), "{link}");
        page.place("data").await?;
        page.click(css(".button-danger-quiet")).await?;
        page.click(css(".button-danger")).await?;
        page.find(css(".notice")).await?;
        look(&page, &mut parts, &mut slots).await?;
        ensure!(frozen("part").is_subset(&parts), "parts seen: {parts:?}");
        ensure!(slots == frozen("slot"), "slots: {slots:?}");

        let events = eval(&page, "return window.events").await?;
        let events = events.as_array().context("no events")?;
        let named: Names = events.iter().filter_map(|event| Some(event["name"].as_str()?.to_owned())).collect();
        let expected: Names = frozen("event").into_iter().filter(|name| !name.ends_with("error")).collect();
        ensure!(named == expected, "events: {named:?}");
        for event in events {
            ensure!(event["composed"] == true && event["cancelable"] == (event["name"] == "perimetre-cta"), "{event}");
            let detail = event["detail"].as_object().context("a detail is plain data")?;
            ensure!(detail.keys().all(|key| ["version", "path", "answered", "asked", "place", "href"].contains(&key.as_str())), "{event}");
            ensure!(!detail.values().any(|value| value.as_str().is_some_and(|text| text.contains("s50_249"))), "{event}");
        }
        let count = |name: &str| events.iter().filter(|event| event["name"] == name).count();
        ensure!(count("perimetre-ready") == 1 && count("perimetre-complete") == 1 && count("perimetre-cta") == 1, "{events:?}");
        let last = events.iter().rfind(|event| event["name"] == "perimetre-change" && event["detail"]["answered"] != 0).context("no change")?;
        ensure!(last["detail"] == json!({"path": "quick", "answered": 12, "asked": 12}), "{last}");
        Ok(())
    })
    .await
}

async fn look(page: &Page, parts: &mut Names, slots: &mut Names) -> Result<()> {
    let found = "const root = document.querySelector('perimetre-assessment').shadowRoot; \
        return [[...root.querySelectorAll('[part]')].flatMap((one) => [...one.part]), [...root.querySelectorAll('slot')].map((one) => one.name)]";
    let [seen, named]: [Vec<String>; 2] = serde_json::from_value(eval(page, found).await?)?;
    parts.extend(seen);
    slots.extend(named);
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_shared_where_the_page_says_so() -> Result<()> {
    let element = "<perimetre-assessment share-answers></perimetre-assessment>";
    run(Options::default().page("/host.html", host(element)).page("/listen.js", LISTEN), |page| async move {
        page.open("/host.html").await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s50_249"]).await?;
        let last = until("the change", || async {
            let events = eval(&page, "return window.events.filter((event) => event.name === 'perimetre-change')").await?;
            Ok(events.as_array().and_then(|events| events.last().cloned()))
        })
        .await?;
        let record = last["detail"]["record"].to_string();
        ensure!(record.contains("perimetre") && record.contains("s50_249"), "{last}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_ask_send_import_and_erase() -> Result<()> {
    let element = "<perimetre-assessment loading=\"lazy\"></perimetre-assessment>";
    run(Options::default().page("/host.html", host(element)).page("/listen.js", LISTEN).unclean(), |page| async move {
        page.open("/host.html").await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s50_249"]).await?;
        ensure!(wait_for(&page, "element.ready.then((one) => one === element)").await? == true);
        let file = wait_for(&page, "element.exportJson()").await?;
        let record: Value = serde_json::from_str(file.as_str().context("no text")?)?;
        ensure!(record["format"] == "perimetre-record" && record.to_string().contains("s50_249"), "{record}");
        ensure!(record["result"].is_object(), "what follows from the answers is in it for other tools");

        ensure!(wait_for(&page, "element.goTo('review')").await? == true);
        page.screen("review").await?;
        ensure!(page.focused().await?.is_none(), "focus was not ours to move");
        ensure!(wait_for(&page, "element.goTo('nowhere')").await? == false);
        eval(&page, "document.querySelector('perimetre-assessment').focus()").await?;
        page.focus_on("[data-focus=heading]").await?;

        wait_for(&page, "element.reset()").await?;
        page.find(text("Commencer")).await?;
        ensure!(eval(&page, "return localStorage.length").await? == 0, "something is kept");
        let refused = wait_for(&page, "element.importJson('{}')").await?;
        ensure!(refused.as_str().is_some_and(|said| said.starts_with("refused: not a file")), "{refused}");
        page.find(css(".notice-error")).await?;
        let large = wait_for(&page, "element.importJson('x'.repeat(5000001))").await?;
        ensure!(large.as_str().is_some_and(|said| said.contains("5000001 bytes")), "{large}");
        let again = format!("element.importJson({})", json!(record.to_string()));
        ensure!(wait_for(&page, &again).await?.is_null());
        ensure!(wait_for(&page, "element.goTo('review')").await? == true);
        page.find(text("50 à 249")).await?;

        eval(&page, "document.querySelector('perimetre-assessment').destroy()").await?;
        ensure!(eval(&page, "return document.querySelector('perimetre-assessment').shadowRoot.querySelectorAll('.page').length").await? == 0);
        let gone = wait_for(&page, "element.exportJson()").await?;
        ensure!(gone.as_str().is_some_and(|said| said.contains("was destroyed")), "{gone}");
        Ok(())
    })
    .await
}

/// Wrong values: one line that names the attribute, the value and what is allowed; then the default.
#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_attribute_is_named_once_and_does_no_harm() -> Result<()> {
    let wrong = [
        ("lang", "de", "fr, en"),
        ("path", "fast", "ask, quick, full"),
        ("storage", "cloud", "local, session, none"),
        ("theme", "blue", "auto, light, dark"),
        ("heading-level", "9", "2, 1, 3, 4, 5, 6"),
        ("loading", "never", "lazy, eager"),
        ("cta-href", "java\tscript:alert(1)", "https, http, mailto or tel"),
    ];
    let attributes: String = wrong.iter().map(|(name, value, _)| format!(" {name}=\"{value}\"")).collect();
    let element = format!("<perimetre-assessment{attributes}></perimetre-assessment>");
    run(Options::default().page("/host.html", host(&element)).page("/listen.js", LISTEN).unclean(), move |page| async move {
        page.open("/host.html").await?;
        page.find(text("Commencer")).await?;
        let said: Vec<String> = serde_json::from_value(eval(&page, "return window.said").await?)?;
        for (name, value, allowed) in wrong {
            let lines = said.iter().filter(|line| line.contains(&format!("{name}=\"{value}\"")) && line.contains(allowed)).count();
            ensure!(lines == 1, "{name}: {lines} lines in {said:?}");
        }
        let defaults = "const element = document.querySelector('perimetre-assessment'); \
            return [element.path, element.storage, element.theme, element.headingLevel, element.loading, element.shareAnswers]";
        ensure!(eval(&page, defaults).await? == json!(["ask", "local", "auto", 2, "lazy", false]));
        for address in
            ["javascript:alert(1)", "data:text/html,x", "//evil.example", "\\\\evil.example", "https://a@evil.example", "ftp://x", "/contact"]
        {
            let script = "const element = document.querySelector('perimetre-assessment'); window.said.length = 0; \
                element.ctaHref = arguments[0]; return window.said.length";
            ensure!(page.run(script, vec![json!(address)]).await? == 1, "{address} was taken");
        }
        Ok(())
    })
    .await
}

/// Properties set before the element is defined are kept, and are attributes.
#[tokio::test(flavor = "multi_thread")]
async fn properties_set_early_are_kept() -> Result<()> {
    let early = LISTEN.to_owned()
        + "document.addEventListener('readystatechange', () => { const element = document.querySelector('perimetre-assessment'); \
            if (element && !element.matches(':defined')) Object.assign(element, { theme: 'dark', headingLevel: 3, path: 'quick', shareAnswers: true }); });";
    run(Options::default().page("/host.html", host("<perimetre-assessment></perimetre-assessment>")).page("/listen.js", early), |page| async move {
        page.open("/host.html").await?;
        let html = eval(&page, "return document.querySelector('perimetre-assessment').cloneNode().outerHTML").await?;
        let html = html.as_str().unwrap_or_default();
        for attribute in ["theme=\"dark\"", "heading-level=\"3\"", "path=\"quick\"", "share-answers=\"\""] {
            ensure!(html.contains(attribute), "{attribute}: {html}");
        }
        page.find(css("h3.title")).await?;
        ensure!(page.count(".go-on").await? == 0, "the full path is offered");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_are_told() -> Result<()> {
    run(
        Options::default().page("/host.html", host("<perimetre-assessment></perimetre-assessment>")).page("/listen.js", LISTEN).unclean(),
        |page| async move {
            page.site.spoil("_bg.wasm", Fault::Status(404));
            page.driver.goto(page.site.url("/host.html")).await?;
            page.find(text("Réessayer")).await?;
            let error = eval(&page, "return window.events.find((event) => event.name === 'perimetre-error')?.detail").await?;
            ensure!(error["reason"] == "load" && error["message"].as_str().is_some_and(|said| said.contains("404")), "{error}");
            page.site.heal();
            page.click(text("Réessayer")).await?;
            page.ready().await?;
            eval(&page, "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }").await?;
            page.click(text("Commencer")).await?;
            page.choose("org_size", &["s50_249"]).await?;
            until("the failure to be told", || async {
                Ok((eval(&page, "return window.events.some((event) => event.name === 'perimetre-save-error')").await? == true).then_some(()))
            })
            .await
        },
    )
    .await
}
