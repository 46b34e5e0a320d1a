//! What has been done about the risks.

use anyhow::{Context, Result, ensure};
use e2e::{Options, Page, QUICK, css, run};
use serde_json::Value;

/// Every select: the item it is for and what it shows.
async fn statuses(page: &Page) -> Result<Vec<(String, String)>> {
    let script = "return [...document.querySelector('perimetre-assessment').shadowRoot.querySelectorAll('.task select')] \
        .map((select) => [select.id.split('-').at(-1), select.value])";
    Ok(serde_json::from_value(page.run(script, Vec::new()).await?)?)
}

async fn progress(page: &Page) -> Result<(String, u64)> {
    let words = page.all(".progress-text").await?.into_iter().next().context("no progress")?;
    let bar = page.find(css(".progress-bar")).await?.attr("aria-valuenow").await?.unwrap_or_default();
    Ok((words, bar.parse()?))
}

#[tokio::test(flavor = "multi_thread")]
async fn statuses_are_kept_counted_and_in_step() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.place("checklist").await?;
        let before = statuses(&page).await?;
        ensure!(before.iter().all(|(_, status)| status == "todo"), "something is done already: {before:?}");
        let (words, done) = progress(&page).await?;
        ensure!(done == 0 && words.starts_with("0 sur "), "at the start: {words}");

        let twice = |index: &usize| before.iter().filter(|(item, _)| *item == before[*index].0).count() > 1;
        let shared = (0..before.len()).find(twice).context("no item stands under two risks")?;
        let alone = (0..before.len()).find(|index| !twice(index)).context("every item stands under two risks")?;
        page.set_status(shared, "done").await?;
        page.set_status(alone, "doing").await?;
        page.find(css(".task-doing")).await?;
        let mut expected = before.clone();
        for (item, status) in &mut expected {
            if *item == before[shared].0 {
                *status = "done".into();
            } else if *item == before[alone].0 {
                *status = "doing".into();
            }
        }
        ensure!(statuses(&page).await? == expected, "after two choices: {:?}", statuses(&page).await?);
        let (words, done) = progress(&page).await?;
        ensure!(done == 1 && words.starts_with("1 sur "), "one is done: {words}");

        page.reload().await?;
        page.screen("checklist").await?;
        ensure!(statuses(&page).await? == expected, "after a reload: {:?}", statuses(&page).await?);
        page.set_status(alone, "not_applicable").await?;
        page.find(css(".task-not_applicable")).await?;
        page.set_status(shared, "todo").await?;
        page.gone(css(".task-done")).await?;
        let (words, done) = progress(&page).await?;
        ensure!(done == 1 && words.starts_with("1 sur "), "one does not apply: {words}");

        let saved = page.download().await?;
        let item = before[alone].0.as_str();
        ensure!(saved.json["checklist"][item]["status"] == "not_applicable", "the file says {}", saved.json["checklist"]);
        ensure!(saved.json["checklist"].as_object().map(serde_json::Map::len) == Some(1), "what is to do is not in the file");
        let listed = saved.json["result"]["checklist"].as_array().into_iter().flatten().find(|one| one["id"] == item).map(|one| &one["status"]);
        ensure!(listed == Some(&Value::from("not_applicable")), "the result says {listed:?}");
        saved.is_valid()?;
        saved.is_the_same_natively()
    })
    .await
}
