//! From the address to the first answer: every page once in a fresh browser, at both speeds, round after round.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::figures::{Report, Samples, is_within};
use crate::pages::{ALL, Who};
use crate::server::Server;
use crate::stage::{Speed, Stage};

/// First paint of ours, to that of plain HTML.
const PAINT_RATIO: f64 = 1.15;
/// What the first answer may cost to load, in bytes.
const FIRST_BYTES: f64 = 25_000.0;
/// How much later `SurveyJS` is expected to take its first answer.
const SURVEY_RATIO: f64 = 4.0;

/// One page loaded once.
#[derive(Clone, Debug)]
struct Load {
    paint: f64,
    start: f64,
    answer: f64,
    bytes: f64,
}

/// Everything of one speed.
type Loads = BTreeMap<Who, [Samples; 4]>;

/// Measures loads; `second` is the question after the first.
pub async fn measure(server: &Server, rounds: usize, second: &str, report: &mut Report) -> Result<()> {
    let mut found: BTreeMap<Speed, Loads> = BTreeMap::new();
    for round in 0..rounds {
        for speed in [Speed::Slow, Speed::Fast] {
            let loads = one_round(server, round, speed, second).await?;
            for (who, load) in loads {
                let samples = found.entry(speed).or_default().entry(who).or_default();
                for (samples, value) in samples.iter_mut().zip([load.paint, load.start, load.answer, load.bytes]) {
                    samples.add(value);
                }
            }
        }
    }
    for (speed, words) in [(Speed::Slow, "slow"), (Speed::Fast, "fast")] {
        let loads = found.get(&speed).context("no loads")?;
        let medians = |at: usize| loads.iter().filter_map(|(who, samples)| Some((*who, samples[at].median()?))).collect::<BTreeMap<_, _>>();
        let [paint, start, answer, bytes] = [0, 1, 2, 3].map(medians);
        let of = |values: &BTreeMap<Who, f64>, who: Who| values.get(&who).copied().unwrap_or(f64::NAN);
        let name = |what: &str| format!("{what}, {words}, ms");
        if speed == Speed::Fast {
            report.row(&name("first contentful paint"), 0, paint);
            report.row(&name("start screen shown"), 0, start);
            report.row(&name("first answer taken"), 0, answer);
            continue;
        }
        let limit = (of(&paint, Who::Static) * PAINT_RATIO, "our page: 1.15 × static HTML");
        report.bounded(&name("first contentful paint"), 0, paint, &[Who::Page], limit);
        report.row(&name("start screen shown"), 0, start);
        let (preact, survey) = (of(&answer, Who::Preact), of(&answer, Who::Survey));
        for who in [Who::Page, Who::Element] {
            let ratio = survey / of(&answer, who);
            if !is_within(SURVEY_RATIO, ratio) {
                report.warn(format!("first answer taken, slow: SurveyJS takes {ratio:.1} times as long as {}, not {SURVEY_RATIO}", who.name()));
            }
        }
        report.bounded(&name("first answer taken"), 0, answer, &[Who::Page, Who::Element], (preact, "not later than Preact"));
        report.bounded("bytes until the first answer is taken", 0, bytes, &[Who::Page, Who::Element], (FIRST_BYTES, "25,000"));
    }
    Ok(())
}

/// Another page begins each round, after one that only warms the browser up.
async fn one_round(server: &Server, round: usize, speed: Speed, second: &str) -> Result<Vec<(Who, Load)>> {
    let second = second.to_owned();
    Stage::run(server, move |stage| {
        let second = second.clone();
        async move {
            let mut found = Vec::new();
            stage.open(Who::StaticOne, "").await?;
            stage.line(speed).await?;
            stage.processor(speed).await?;
            for place in 0..ALL.len() {
                let who = ALL[(place + round) % ALL.len()];
                let load = load(&stage, who, &second).await.with_context(|| format!("{}, {speed:?}", who.path()))?;
                found.push((who, load));
            }
            Ok(found)
        }
    })
    .await
}

async fn load(stage: &Stage, who: Who, second: &str) -> Result<Load> {
    stage.open(who, "?hurry").await?;
    let times = stage.probe("hurried", json!([])).await?;
    let number = |name: &str| times[name].as_f64().with_context(|| format!("no {name}: {times}"));
    let load = Load { paint: number("paint")?, start: number("start")?, answer: number("answer")?, bytes: number("bytes")? };
    // An answer that is lost was not taken.
    let went_on = stage.number("goOn", json!([second])).await.context("the first answer did not lead to the second question")?;
    ensure!(went_on >= load.answer, "the second question came before the first answer");
    Ok(load)
}
