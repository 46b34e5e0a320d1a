//! How long a visitor waits for what was asked for: the result on a slow phone, a status on the checklist, a workbook.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, Options, Page, QUICK, css, run};
use serde_json::json;

const SCRIPT: &str = include_str!("painting.js");

/// Rounds of each; the first, on a cold page, is told apart.
const ROUNDS: usize = 9;

/// From the button to the painted result, at a fourth of the speed.
const RESULT_LIMIT_MS: f64 = 50.0;
/// From the choice to the painted checklist: a frame.
const STATUS_LIMIT_MS: f64 = 16.0;
/// From the button to the workbook.
const WORKBOOK_LIMIT_MS: f64 = 1_000.0;

/// Milliseconds from pressing what `selector` finds, or choosing `value` in it, to the task after the frame that shows `appears`.
async fn painted(page: &Page, selector: &str, value: Option<&str>, appears: &str) -> Result<f64> {
    page.find(css(selector)).await?;
    page.still().await?;
    let time = page.driver.execute_async(SCRIPT, vec![json!(selector), json!(value), json!(appears)]).await?.json().as_f64();
    time.context("no time")
}

fn told(page: &Page, what: &str, mut times: Vec<f64>, limit: f64) -> Result<()> {
    let first = times.remove(0);
    times.sort_by(f64::total_cmp);
    let median = times[times.len() / 2];
    println!("{}, {what}: median {median:.1} ms of {} (limit {limit} ms), first {first:.1} ms", page.browser, times.len());
    ensure!(median <= limit, "{what} takes {median:.1} ms in {}", page.browser);
    Ok(())
}

/// Measures all of it; `workshop` is the file of a whole workshop.
pub async fn measure(workshop: String) -> Result<()> {
    run(Options { browsers: Some(vec![Browser::Chromium]), ..Options::default() }, |page: Page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await?;
        let mut times = Vec::new();
        for _ in 0..=ROUNDS {
            page.change("org_size").await?;
            page.click(css("label:not(.is-chosen):has(> input[name$='-org_size'])")).await?;
            page.go_on().await?;
            page.screen("review").await?;
            times.push(painted(&page, ".screen-review .button-primary", None, ".screen-result .scope").await?);
            page.place("review").await?;
            page.screen("review").await?;
        }
        told(&page, "result of the quick path at a fourth of the speed", times, RESULT_LIMIT_MS)
    })
    .await?;
    run(Options::default(), move |page: Page| {
        let workshop = workshop.clone();
        async move {
            page.open("/").await?;
            page.open_file("workshop.perimetre.json", workshop.as_bytes()).await?;
            page.screen("sections").await?;
            page.place("checklist").await?;
            page.screen("checklist").await?;
            let mut times = Vec::new();
            for _ in 0..=ROUNDS / 2 {
                times.push(painted(&page, ".task select", Some("done"), ".task-done").await?);
                times.push(painted(&page, ".task select", Some("todo"), ".levels:not(:has(.task-done))").await?);
            }
            told(&page, "a status on the checklist of a workshop", times, STATUS_LIMIT_MS)?;
            page.click(css("button:has(.icon-download)")).await?;
            page.screen("files").await?;
            let mut times = Vec::new();
            for _ in 0..=ROUNDS {
                // What was announced before is forgotten with the next event.
                page.click(css(".file-checklist .link-button")).await?;
                times.push(painted(&page, ".file-workbook button:has(.icon-download)", None, ".live:not(:empty)").await?);
                page.downloaded().await?;
            }
            told(&page, "the workbook of a workshop", times, WORKBOOK_LIMIT_MS)
        }
    })
    .await
}
