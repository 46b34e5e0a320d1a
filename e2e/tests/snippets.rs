//! What docs/embedding tells site owners to paste works as it stands: every block marked `html loads`, its host apart, in a page under the strictest policy.

use anyhow::{Context, Result, ensure};
use e2e::{Options, POLICY, css, run};

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/embedding");
/// The host of the examples.
const HOST: &str = "https://example.com/perimetre/0.1.0/";

/// The blocks, each with the file it stands in.
fn blocks() -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(DOCS)? {
        let path = entry?.path();
        let name = path.file_name().context("no name")?.to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path)?;
        for block in text.split("```html loads\n").skip(1) {
            found.push((name.clone(), block.split("```").next().unwrap_or_default().to_owned()));
        }
    }
    found.sort();
    Ok(found)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_to_be_pasted_works() -> Result<()> {
    let blocks = blocks()?;
    let files: std::collections::BTreeSet<&str> = blocks.iter().map(|(file, _)| file.as_str()).collect();
    ensure!(files == ["html.md", "iframe.md", "webflow.md"].into(), "{files:?}");
    let mut options = Options { policy: POLICY.replace("connect-src", "frame-src 'self'; connect-src"), ..Options::default() };
    for (number, (file, block)) in blocks.iter().enumerate() {
        ensure!(block.contains(HOST), "{file}: a block that names no file of ours");
        let page = format!(
            "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Hôte</title><link rel=\"icon\" href=\"./icon.svg\"></head>\
             <body><main><h1>Hôte</h1>{}</main></body></html>",
            block.replace(HOST, "./")
        );
        options = options.page(&format!("/{number}.html"), page);
    }
    run(options, move |page| {
        let blocks = blocks.clone();
        async move {
            for (number, (file, block)) in blocks.iter().enumerate() {
                let path = format!("/{number}.html");
                let is_framed = block.contains("<iframe");
                let opened = if is_framed { page.open_frame(&path).await } else { page.open(&path).await };
                opened.with_context(|| format!("{file}: {block}"))?;
                page.find(css(".screen-start")).await?;
                page.accessible().await.with_context(|| file.clone())?;
                if is_framed {
                    page.driver.enter_default_frame().await?;
                }
            }
            Ok(())
        }
    })
    .await
}

/// Builders limit what can be pasted.
#[test]
fn what_is_pasted_into_builders_is_short() -> Result<()> {
    for (file, block) in blocks()?.iter().filter(|(file, _)| file == "webflow.md" || file == "iframe.md") {
        ensure!(block.len() < 600, "{file}: {} bytes", block.len());
    }
    Ok(())
}
