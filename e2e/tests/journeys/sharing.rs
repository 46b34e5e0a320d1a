//! Files for other tools, from the page: they are downloaded, each is what it says, and where they cannot be there is a text to copy.

use anyhow::{Context, Result, ensure};
use e2e::{Options, POLICY, Page, QUICK, css, run, text};
use serde_json::json;

async fn files(page: &Page) -> Result<()> {
    page.open("/").await?;
    page.bring(&QUICK).await?;
    page.see_result().await?;
    page.click(css(".screen-result > .actions button:has(.icon-download)")).await?;
    page.screen("files").await
}

async fn asked(page: &Page, card: &str) -> Result<(String, Vec<u8>)> {
    page.click(css(&format!(".file-{card} button:has(.icon-download)"))).await?;
    page.downloaded().await.with_context(|| card.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn every_file_comes_and_is_what_it_says() -> Result<()> {
    run(Options::default(), |page| async move {
        files(&page).await?;
        page.accessible().await?;
        let empty = "return document.querySelector('perimetre-assessment').shadowRoot.querySelector('.files-waiting').offsetHeight";
        ensure!(page.run(empty, Vec::new()).await? == 0, "a bar that says nothing");
        for (name, bytes) in [asked(&page, "workbook").await?, asked(&page, "workbook").await?] {
            ensure!(name.ends_with(".xlsx") && bytes.starts_with(b"PK\x03\x04") && bytes.len() > 10_000, "{name}: {} bytes", bytes.len());
        }
        for (words, end, start) in [("CSV", ".csv", "\u{feff}"), ("Markdown", ".md", "# ")] {
            page.click(text(&format!("({words})"))).await?;
            let (name, bytes) = page.downloaded().await?;
            let text = String::from_utf8(bytes)?;
            ensure!(
                name.ends_with(end) && text.starts_with(start) && text.lines().count() > 10,
                "{name}: {}",
                text.chars().take(80).collect::<String>()
            );
        }
        let (name, bytes) = asked(&page, "redacted").await?;
        let (whole, _) = asked(&page, "record").await?;
        ensure!(name.ends_with(".perimetre.json") && name != whole && serde_json::from_slice::<serde_json::Value>(&bytes).is_ok(), "{name}");

        // There is nothing to put in a calendar yet: a way to the dates instead of a button that does nothing.
        ensure!(page.count(".file-calendar button:has(.icon-download)").await? == 0, "an empty calendar");
        page.click(css(".file-calendar .button")).await?;
        page.screen("checklist").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_packs_a_workbook_comes_when_it_is_asked_for() -> Result<()> {
    run(Options::default(), |page| async move {
        files(&page).await?;
        let fetched = "return performance.getEntriesByType('resource').filter((entry) => entry.name.includes('part-workbook')).length";
        ensure!(page.run(fetched, Vec::new()).await? == 0, "nobody asked for it");
        asked(&page, "workbook").await?;
        ensure!(page.run(fetched, Vec::new()).await? == 1, "fetched more than once, or not at all");
        Ok(())
    })
    .await
}

/// In a sandbox without `allow-downloads` a click does nothing, and says nothing: the text is there at once.
#[tokio::test(flavor = "multi_thread")]
async fn in_a_sandbox_the_text_is_offered_to_copy() -> Result<()> {
    let host = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Host</title><link rel=\"icon\" href=\"./icon.svg\"></head>\
        <body><iframe title=\"Assessment\" src=\"./index.html\" width=\"900\" height=\"900\" sandbox=\"allow-scripts allow-same-origin\"></iframe></body></html>";
    let options = Options { policy: format!("{POLICY}; frame-src 'self'"), ..Options::default() };
    run(options.page("/host.html", host), |page| async move {
        page.open_frame("/host.html").await?;
        page.bring(&QUICK).await?;
        page.see_result().await?;
        page.click(css(".screen-result > .actions button:has(.icon-download)")).await?;
        page.screen("files").await?;
        page.click(css(".file-redacted button:has(.icon-download)")).await?;
        page.focus_on("[data-focus=copy]").await?;
        let shown = "return document.querySelector('perimetre-assessment').shadowRoot.querySelector('.file-redacted textarea').value";
        let text = page.run(shown, Vec::<serde_json::Value>::new()).await?;
        let record: serde_json::Value = serde_json::from_str(text.as_str().unwrap_or_default())?;
        ensure!(record["responses"]["sector"] != json!(null), "the text is not the file");
        page.click(css(".file-workbook button:has(.icon-download)")).await?;
        page.find(css(".file-checklist textarea")).await.map(|_| ())
    })
    .await
}
