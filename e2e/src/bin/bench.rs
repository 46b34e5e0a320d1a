//! The time the built page needs to recompute after an answer, as it reports itself (performance.measure
//! "perimetre:recompute"), in both browsers. `cargo xtask bench` runs it.

use anyhow::{Context, Result, ensure};
use e2e::{Options, Page, parse, run, until};

const WALK: &str = include_str!("../../walks/bench.txt");

const LIMIT_MS: f64 = 12.0;

#[tokio::main]
async fn main() -> Result<()> {
    run(Options::default(), |page: Page| async move {
        for step in parse(WALK)? {
            page.follow(&step).await.with_context(|| format!("{step:?}"))?;
        }
        let script = "return performance.getEntriesByName('perimetre:recompute').map((entry) => entry.duration)";
        let mut times: Vec<f64> = until("a recompute to be measured", || async {
            let times: Vec<f64> = serde_json::from_value(page.run(script, Vec::new()).await?)?;
            Ok((!times.is_empty()).then_some(times))
        })
        .await?;
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().context("no time")?;
        println!("{}: median {median:.1} ms of {} (limit {LIMIT_MS} ms)", page.browser, times.len());
        ensure!(median <= LIMIT_MS, "recomputing takes {median:.1} ms in {}", page.browser);
        Ok(())
    })
    .await
}
