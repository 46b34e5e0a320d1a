//! The page that tries a host: it says what is in order, and names the header where something is not.

use anyhow::{Result, ensure};
use e2e::{Fault, Options, POLICY, Page, css, run};

/// What a row says: its state and its words.
async fn row(page: &Page, check: &str) -> Result<(String, String)> {
    let script = "const row = document.querySelector(`[data-check=${arguments[0]}]`); return [row.className.replace('row row-', ''), row.innerText]";
    Ok(serde_json::from_value(page.run(script, vec![check.into()]).await?)?)
}

async fn open(page: &Page, path: &str) -> Result<()> {
    page.driver.goto(page.site.url(path)).await?;
    e2e::until("the checks to end", || async {
        let done = page.run("return document.querySelector('.rows')?.dataset.done ?? null", Vec::new()).await?;
        Ok((!done.is_null()).then_some(()))
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn under_the_strictest_policy_nothing_is_in_the_way() -> Result<()> {
    run(Options::default(), |page| async move {
        for lang in ["fr", "en"] {
            open(&page, &format!("/checkup.html?lang={lang}")).await?;
            for check in [
                "scripts",
                "files",
                "wasm",
                "type",
                "nosniff",
                "styles",
                "storage",
                "secure",
                "policy",
                "framing",
                "sharing",
                "isolation",
                "element",
                "violations",
            ] {
                let (state, words) = row(&page, check).await?;
                ensure!(state == "ok", "{lang} {check}: {state}: {words}");
            }
            // This server compresses nothing and lets nothing be kept: it is said, and the questionnaire works.
            for check in ["compression", "cache"] {
                ensure!(row(&page, check).await?.0 == "better", "{lang} {check}");
            }
            page.find(css(".screen-start")).await?;
            page.accessible().await?;
            for width in [320, 1440] {
                page.resize(width, 800).await?;
                ensure!(page.overflow().await? == 0, "{lang}: scrolls sideways at {width}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_missing_is_named() -> Result<()> {
    let options = Options { policy: POLICY.replace(" 'wasm-unsafe-eval'", ""), ..Options::default() };
    run(options.unclean(), |page| async move {
        page.site.spoil("_bg.wasm", Fault::Type("text/plain"));
        open(&page, "/checkup.html?lang=en").await?;
        for (check, words) in
            [("wasm", "'wasm-unsafe-eval'"), ("type", "Content-Type: application/wasm"), ("element", "did not start"), ("violations", "script-src")]
        {
            let (state, said) = row(&page, check).await?;
            ensure!(state == "problem" && said.contains(words), "{check}: {state}: {said}");
        }
        page.site.heal();
        page.site.spoil("embed.html", Fault::Status(404));
        page.site.header("embed.html", "X-Frame-Options: DENY");
        open(&page, "/checkup.html?lang=fr").await?;
        let (state, said) = row(&page, "files").await?;
        ensure!(state == "problem" && said.contains("embed.html"), "{said}");
        page.site.heal();
        open(&page, "/checkup.html?lang=fr").await?;
        let (state, said) = row(&page, "framing").await?;
        ensure!(state == "better" && said.contains("DENY") && said.contains("frame-ancestors"), "{state}: {said}");
        Ok(())
    })
    .await
}
