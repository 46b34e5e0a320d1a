//! The time the built page needs to recompute after an answer, as it reports itself (performance.measure
//! "perimetre:recompute"), in both browsers. `cargo xtask bench` runs it.

use anyhow::{Context, Result, ensure};
use e2e::{Options, Page, parse, run};

const WALK: &str = include_str!("../../walks/bench.txt");
const CHANGE: &str = include_str!("../../walks/bench-change.txt");

/// The first result comes from a program that is not warm yet; those that follow are what an answer costs.
const CHANGES: usize = 9;

const LIMIT_MS: f64 = 12.0;

#[tokio::main]
async fn main() -> Result<()> {
    run(Options::default(), |page: Page| async move {
        let change = parse(CHANGE)?;
        let changes = std::iter::repeat_n(change.iter(), CHANGES).flatten();
        for step in parse(WALK)?.iter().chain(changes) {
            page.follow(step).await.with_context(|| format!("{step:?}"))?;
        }
        let script = "return performance.getEntriesByName('perimetre:recompute').map((entry) => entry.duration)";
        let mut times: Vec<f64> = serde_json::from_value(page.run(script, Vec::new()).await?)?;
        ensure!(times.len() == CHANGES + 1, "{} results were computed, not {}", times.len(), CHANGES + 1);
        let first = times.remove(0);
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().context("no time")?;
        println!("{}: median {median:.1} ms of {} (limit {LIMIT_MS} ms), first {first:.1} ms", page.browser, times.len());
        ensure!(median <= LIMIT_MS, "recomputing takes {median:.1} ms in {}", page.browser);
        Ok(())
    })
    .await
}
