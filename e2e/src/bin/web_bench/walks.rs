//! All questions answered with a mouse: how long each click takes to show, what a run downloads, blocks and holds.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use e2e::QUICK;
use serde_json::json;

use crate::figures::{Report, Samples};
use crate::pages::Who;
use crate::server::{Sent, Server};
use crate::stage::{Speed, Stage};

/// Clicks of ours, to those of Preact.
const CLICK_RATIO: f64 = 1.1;
/// What a whole run may download, in bytes.
const RUN_BYTES: f64 = 150_000.0;
/// Scripts' heap and program memory with the result on screen, in MiB.
const MEMORY: f64 = 4.0;
const MIB: f64 = 1024.0 * 1024.0;

const WALKED: [Who; 5] = [Who::Page, Who::Element, Who::Preact, Who::Survey, Who::Static];
const OURS: [Who; 2] = [Who::Page, Who::Element];

/// One page walked through once.
#[derive(Clone, Debug)]
struct Walk {
    clicks: Vec<f64>,
    bytes: f64,
    blocking: f64,
    memory: f64,
    sent: Vec<Sent>,
}

#[derive(Clone, Debug, Default)]
struct Found {
    clicks: Samples,
    bytes: Samples,
    blocking: Samples,
    memory: Samples,
}

/// Measures walks, and gives what our page's visitor downloads.
pub async fn measure(server: &Server, rounds: usize, report: &mut Report) -> Result<Vec<Sent>> {
    let mut found: BTreeMap<(Speed, Who), Found> = BTreeMap::new();
    let mut visit = Vec::new();
    for round in 0..rounds {
        for speed in [Speed::Fast, Speed::Slow] {
            for (who, walk) in one_round(server, round, speed).await? {
                let found = found.entry((speed, who)).or_default();
                walk.clicks.iter().for_each(|time| found.clicks.add(*time));
                found.bytes.add(walk.bytes);
                found.blocking.add(walk.blocking);
                found.memory.add(walk.memory);
                if who == Who::Page {
                    visit = walk.sent;
                }
            }
        }
    }
    let values = |speed: Speed, figure: &dyn Fn(&Found) -> Option<f64>| {
        let values = found.iter().filter(|((at, _), _)| *at == speed);
        values.filter_map(|((_, who), found)| Some((*who, figure(found)?))).collect::<BTreeMap<_, _>>()
    };
    for (speed, words) in [(Speed::Fast, "normal processor"), (Speed::Slow, "a fourth of it")] {
        for (percent, which) in [(50, "median"), (95, "95th percentile")] {
            let times = values(speed, &|found| found.clicks.at(percent));
            let limit = times.get(&Who::Preact).copied().unwrap_or(f64::NAN) * CLICK_RATIO;
            report.bounded(&format!("click to next paint, {words}, {which}, ms"), 1, times, &OURS, (limit, "Preact + 10 %"));
        }
    }
    report.bounded("bytes of a whole run", 0, values(Speed::Fast, &|found| found.bytes.median()), &OURS, (RUN_BYTES, "150,000"));
    let blocking = values(Speed::Fast, &|found| found.blocking.median());
    report.bounded("blocking time over 50 ms, load and whole run, normal processor, ms", 0, blocking, &OURS, (0.0, "0"));
    let blocking = values(Speed::Slow, &|found| found.blocking.median());
    report.row("the same at a fourth of it, ms", 0, blocking);
    let memory = values(Speed::Fast, &|found| found.memory.median().map(|bytes| bytes / MIB));
    report.bounded("scripts' heap and wasm memory at the end, MiB", 2, memory, &OURS, (MEMORY, "4"));
    Ok(visit)
}

async fn one_round(server: &Server, round: usize, speed: Speed) -> Result<Vec<(Who, Walk)>> {
    Stage::run(server, move |stage| async move {
        let mut found = Vec::new();
        stage.open(Who::StaticOne, "").await?;
        stage.processor(speed).await?;
        for place in 0..WALKED.len() {
            let who = WALKED[(place + round) % WALKED.len()];
            found.push((who, walk(&stage, who).await.with_context(|| format!("{}, {speed:?}", who.path()))?));
        }
        Ok(found)
    })
    .await
}

async fn walk(stage: &Stage, who: Who) -> Result<Walk> {
    stage.open(who, "").await?;
    stage.probe("ready", json!([])).await?;
    let mut clicks = Vec::new();
    let [(first, _), ..] = QUICK;
    stage.click("aimStart", json!([first])).await?;
    for (place, (question, values)) in QUICK.iter().enumerate() {
        for value in *values {
            clicks.push(stage.click("aimChoice", json!([question, value])).await.with_context(|| format!("{question}: {value}"))?);
        }
        let next = QUICK.get(place + 1).map(|(question, _)| question);
        clicks.push(stage.click("aimNext", json!([next])).await.with_context(|| format!("after {question}"))?);
    }
    if who.is_ours() {
        stage.probe("result", json!([])).await?;
    }
    let memory = stage.memory().await?;
    let blocking = stage.number("blocking", json!([])).await?;
    let sent = stage.server.take_sent();
    let bytes = sent.iter().map(|sent| sent.bytes).sum::<u64>() as f64;
    Ok(Walk { clicks, bytes, blocking, memory, sent })
}
