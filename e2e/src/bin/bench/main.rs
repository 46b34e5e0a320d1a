//! The time the built page needs to recompute after an answer, as it reports itself (performance.measure
//! "perimetre:recompute"), and how long a visitor waits for what was asked for. `cargo xtask bench` runs it.

use anyhow::{Context, Result, anyhow, ensure};
use e2e::{Options, Page, css, parse, run};

mod painting;

const WALK: &str = include_str!("../../../walks/bench.txt");
const CHANGE: &str = include_str!("../../../walks/bench-change.txt");

/// The first result comes from a program that is not warm yet; those that follow are what an answer costs.
const CHANGES: usize = 9;

const LIMIT_MS: f64 = 12.0;

/// A whole workshop, what would change its result included.
const FULL_LIMIT_MS: f64 = 10.0;

#[tokio::main]
async fn main() -> Result<()> {
    run(Options::default(), |page: Page| async move {
        let change = parse(CHANGE)?;
        let changes = std::iter::repeat_n(change.iter(), CHANGES).flatten();
        for step in parse(WALK)?.iter().chain(changes) {
            page.follow(step).await.with_context(|| format!("{step:?}"))?;
        }
        let (first, times) = times(&page).await?;
        let median = times.get(times.len() / 2).copied().context("no time")?;
        println!("{}: median {median:.1} ms of {} (limit {LIMIT_MS} ms), first {first:.1} ms", page.browser, times.len());
        ensure!(median <= LIMIT_MS, "recomputing takes {median:.1} ms in {}", page.browser);
        Ok(())
    })
    .await?;
    let workshop = workshop()?;
    painting::measure(workshop.clone()).await?;
    run(Options::default(), move |page: Page| {
        let workshop = workshop.clone();
        async move {
            page.open("/").await?;
            page.open_file("workshop.perimetre.json", workshop.as_bytes()).await?;
            page.screen("sections").await?;
            page.place("result").await?;
            page.screen("result").await?;
            for _ in 0..CHANGES {
                page.place("review").await?;
                page.click(css(".answer-change button")).await?;
                page.click(css("label:not(.is-chosen):has(> input[name$='-org_size'])")).await?;
                page.go_on().await?;
                page.screen("review").await?;
                page.place("result").await?;
                page.screen("result").await?;
            }
            let (first, times) = times(&page).await?;
            let median = times.get(times.len() / 2).copied().context("no time")?;
            println!(
                "{}, full path with what would change it: median {median:.1} ms of {} (limit {FULL_LIMIT_MS} ms), first {first:.1} ms",
                page.browser,
                times.len()
            );
            ensure!(median <= FULL_LIMIT_MS, "recomputing a workshop takes {median:.1} ms in {}", page.browser);
            Ok(())
        }
    })
    .await
}

/// The first time, and the others in order.
async fn times(page: &Page) -> Result<(f64, Vec<f64>)> {
    let script = "return performance.getEntriesByName('perimetre:recompute').map((entry) => entry.duration)";
    let mut times: Vec<f64> = serde_json::from_value(page.run(script, Vec::new()).await?)?;
    ensure!(times.len() == CHANGES + 1, "{} results were computed, not {}", times.len(), CHANGES + 1);
    let first = times.remove(0);
    times.sort_by(f64::total_cmp);
    Ok((first, times))
}

/// A whole workshop's answers, as a file: one of the worked cases.
fn workshop() -> Result<String> {
    let case: toml::Table = toml::from_str(include_str!("../../../../tests/cases/global_well_prepared.toml"))?;
    let form = serde_json::json!({ "path": case.get("path"), "answers": case.get("answers") }).to_string();
    let content = perimetre::content::load();
    let record = perimetre::record::read_input(form.as_bytes(), &content.instrument).map_err(|error| anyhow!("{error:?}"))?.into_record();
    Ok(perimetre::record::save(&record, &content.instrument, &record.assess(&content.instrument)))
}
