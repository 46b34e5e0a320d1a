//! A browser of its own for each measure, its line and its processor as slow as asked, and the questions put to the probe in the page.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use e2e::{Browser, Options, Page, run};
use serde_json::{Value, json};

use crate::pages::Who;
use crate::server::Server;

const PROBE: &str = include_str!("probe.js");

/// How fast the visitor's line and processor are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Speed {
    /// This machine's.
    Fast,
    /// A cheap phone in the country: a fourth of the processor, 1.6 Mbit/s, 150 ms.
    Slow,
}

/// A page in a fresh browser, with the probe in every document.
#[derive(Clone)]
pub struct Stage {
    page: Page,
    /// Behind it.
    pub server: Server,
}

impl Stage {
    /// Runs a measure in a fresh browser and gives what it found.
    pub async fn run<T, M, F>(server: &Server, measure: M) -> Result<T>
    where
        T: Send + 'static,
        M: Fn(Self) -> F,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        let found = Arc::new(Mutex::new(None));
        // SurveyJS asks another host for its font; ours is held to asking nobody by the tests.
        let options = Options { browsers: Some(vec![Browser::Chromium]), ..Options::default() }.unclean();
        run(options, |page| {
            let stage = Self { page, server: server.clone() };
            let (measure, found) = (measure(stage.clone()), found.clone());
            async move {
                stage.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": PROBE })).await?;
                let value = measure.await?;
                *found.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
                Ok(())
            }
        })
        .await?;
        let found = found.lock().unwrap_or_else(PoisonError::into_inner).take();
        found.context("the measure found nothing")
    }

    /// Opens one of the pages as a first visit; what was sent before is forgotten.
    pub async fn open(&self, who: Who, query: &str) -> Result<()> {
        self.page.driver.goto("about:blank").await?;
        self.devtools("Network.clearBrowserCache", json!({})).await?;
        let origin = self.server.url("");
        self.devtools("Storage.clearDataForOrigin", json!({ "origin": origin, "storageTypes": "all" })).await?;
        self.server.take_sent();
        self.page.driver.goto(self.server.url(&format!("{}{query}", who.path()))).await?;
        Ok(())
    }

    /// Slows the processor, or gives it back.
    pub async fn processor(&self, speed: Speed) -> Result<()> {
        let rate = if speed == Speed::Slow { 4 } else { 1 };
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await.map(|_| ())
    }

    /// Slows the line, or gives it back.
    pub async fn line(&self, speed: Speed) -> Result<()> {
        self.devtools("Network.enable", json!({})).await?;
        let (latency, bytes) = if speed == Speed::Slow { (150, 200_000) } else { (0, -1) };
        let line = json!({ "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes });
        self.devtools("Network.emulateNetworkConditions", line).await.map(|_| ())
    }

    /// Asks the probe, and waits for its answer.
    pub async fn probe(&self, task: &str, arguments: Value) -> Result<Value> {
        const ASK: &str = "const [task, rest, done] = arguments; const asked = window.perimetreProbe[task]; \
            Promise.resolve(typeof asked === 'function' ? asked(...rest) : asked).then((value) => done({ value }), (error) => done({ error: String(error) }));";
        let answer = self.page.driver.execute_async(ASK, vec![json!(task), arguments]).await.with_context(|| task.to_owned())?;
        let answer = answer.json();
        if let Some(error) = answer.get("error") {
            anyhow::bail!("{task}: {error}");
        }
        Ok(answer["value"].clone())
    }

    /// The same, for a number.
    pub async fn number(&self, task: &str, arguments: Value) -> Result<f64> {
        let answer = self.probe(task, arguments).await?;
        answer.as_f64().with_context(|| format!("{task}: {answer}"))
    }

    /// Presses the mouse where the probe says, and gives the milliseconds to the frame that shows what it asked for.
    pub async fn click(&self, aim: &str, arguments: Value) -> Result<f64> {
        let at = self.probe(aim, arguments).await?;
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let mouse =
                json!({ "type": kind, "x": at[0], "y": at[1], "button": if kind == "mouseMoved" { "none" } else { "left" }, "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", mouse).await?;
        }
        self.number("clicked", json!([])).await.with_context(|| format!("{aim} at {at}"))
    }

    /// Bytes in use once what nobody holds is gone: the scripts' heap, and the memory of the program.
    pub async fn memory(&self) -> Result<f64> {
        for _ in 0..2 {
            self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let usage = self.devtools("Runtime.getHeapUsage", json!({})).await?;
        let heap = usage["usedSize"].as_f64().context("no heap usage")?;
        Ok(heap + self.number("wasm", json!([])).await?)
    }

    /// How many listeners the window and the document have.
    pub async fn listeners(&self) -> Result<usize> {
        let mut count = 0;
        for object in ["window", "document"] {
            let found = self.devtools("Runtime.evaluate", json!({ "expression": object })).await?;
            let listeners = self.devtools("DOMDebugger.getEventListeners", json!({ "objectId": found["result"]["objectId"] })).await?;
            count += listeners["listeners"].as_array().context("no list of listeners")?.len();
        }
        Ok(count)
    }

    async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.page.devtools(command, parameters).await.with_context(|| command.to_owned())
    }
}
