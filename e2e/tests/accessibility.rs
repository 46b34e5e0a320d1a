//! What must hold on every screen in every state: axe finds nothing, in light and in dark, and nothing scrolls sideways.

use anyhow::{Context, Result, ensure};
use e2e::{Options, Page, QUICK, Scheme, css, run};

async fn theme(page: &Page, name: &str) -> Result<()> {
    let script = format!("document.querySelector('perimetre-assessment').setAttribute('theme', '{name}')");
    page.run(&script, Vec::new()).await.map(|_| ())
}

async fn every_screen_is_accessible(language: &'static str) -> Result<()> {
    run(Options::default(), move |page| async move {
        page.tour(language, |screen| {
            let page = page.clone();
            async move {
                for name in ["light", "dark"] {
                    theme(&page, name).await?;
                    page.accessible().await.with_context(|| format!("{screen}, {name}, {language}"))?;
                }
                Ok(())
            }
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_is_accessible_in_french() -> Result<()> {
    every_screen_is_accessible("fr").await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_is_accessible_in_english() -> Result<()> {
    every_screen_is_accessible("en").await
}

/// On the quick path the whole analysis is fetched on request: the focus goes to it, and its pictures are as accessible as the rest.
#[tokio::test(flavor = "multi_thread")]
async fn the_whole_analysis_of_a_quick_run_is_accessible() -> Result<()> {
    run(Options { size: (320, 640), ..Options::default() }, |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.see_result().await?;
        ensure!(page.count(".picture").await? == 0, "pictures nobody asked for");
        page.click(css(".offer .button")).await?;
        page.find(css(".fold.change")).await?;
        page.focus_on("[data-focus=depth]").await?;
        page.unfold().await?;
        ensure!(page.count(".picture").await? == 5, "sums, change, actors, risks, time");
        for name in ["light", "dark"] {
            theme(&page, name).await?;
            page.accessible().await.with_context(|| name.to_owned())?;
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_visitor_s_dark_scheme_is_followed() -> Result<()> {
    run(Options { scheme: Scheme::Dark, ..Options::default() }, |page| async move {
        page.open("/").await?;
        page.accessible().await?;
        let dark = "const page = document.querySelector('perimetre-assessment').shadowRoot.querySelector('.page'); \
            return getComputedStyle(page).backgroundColor.match(/[\\d.]+/g).slice(0, 3).every((part) => part < 60)";
        ensure!(page.run(dark, Vec::new()).await? == true, "the page is light");
        Ok(())
    })
    .await
}

/// 320 px of room: in Chromium by the window, in Firefox, whose windows are wider, by what stands around the element.
#[tokio::test(flavor = "multi_thread")]
async fn no_screen_scrolls_sideways_on_the_narrowest_phone() -> Result<()> {
    let narrow = "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>320</title>\
        <link rel=\"icon\" href=\"./icon.svg\"><link rel=\"stylesheet\" href=\"./narrow.css\">\
        <script type=\"module\" src=\"./perimetre.js\"></script></head>\
        <body><perimetre-assessment></perimetre-assessment></body></html>";
    let style = "body { margin: 0; max-inline-size: 320px }";
    let options = Options { size: (320, 640), ..Options::default() }.page("/index.html", narrow).page("/narrow.css", style);
    run(options, |page| async move {
        page.tour("fr", |screen| {
            let page = page.clone();
            async move {
                let wide = page.overflow().await?;
                ensure!(wide == 0, "{screen} scrolls by {wide} px: {}", page.too_wide().await?);
                Ok(())
            }
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_inside_the_element_would_be_noticed() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        let fault = "document.querySelector('perimetre-assessment').shadowRoot.querySelector('.button-label').remove()";
        page.run(fault, Vec::new()).await?;
        let found = page.accessible().await.err().map(|error| error.to_string()).unwrap_or_default();
        ensure!(found.contains("button-name"), "a button without a name passes: {found}");
        Ok(())
    })
    .await
}

/// Between two of our buttons a host's keys are its own: nothing is swallowed, Tab leaves the element at both ends.
#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_is_no_trap() -> Result<()> {
    let host = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title>\
        <link rel=\"icon\" href=\"./icon.svg\"><script type=\"module\" src=\"./perimetre.js\"></script></head>\
        <body><main><h1>Host</h1><button id=\"before\">Before</button><perimetre-assessment></perimetre-assessment>\
        <button id=\"after\">After</button></main></body></html>";
    run(Options::default().page("/host.html", host), |page| async move {
        page.open("/host.html").await?;
        page.click(css(".screen-start .button-primary")).await?;
        page.question("org_size").await?;
        for (forward, end) in [(true, "after"), (false, "before")] {
            let mut steps = 0;
            while page.run("return document.activeElement.id", Vec::new()).await? != end {
                steps += 1;
                ensure!(steps < 80, "the focus does not come out to #{end}");
                if forward { page.press(e2e::Key::Tab).await? } else { page.press_shift(e2e::Key::Tab).await? }
            }
        }
        Ok(())
    })
    .await
}
