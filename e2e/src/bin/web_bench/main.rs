//! Our page and our element beside the same questionnaire made otherwise: loads, clicks, bytes and memory, in one run in one browser.
//! `cargo xtask bench --web` prepares the pages and runs it: `web_bench FOLDER VISIT`, the pages to serve, and where to write what a visit downloads.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use e2e::QUICK;

mod figures;
mod loads;
mod mounts;
mod pages;
mod server;
mod stage;
mod walks;

/// Every figure is the median of so many, the pages taking turns. More with `PERIMETRE_ROUNDS`, never fewer.
const ROUNDS: usize = 7;

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (folder, visit) = arguments.next().zip(arguments.next()).context("web_bench FOLDER VISIT")?;
    let asked = std::env::var("PERIMETRE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let rounds = asked.unwrap_or(ROUNDS).max(ROUNDS);
    let server = server::Server::start(folder)?;
    let mut report = figures::Report::default();
    let [_, (second, _), ..] = QUICK;
    loads::measure(&server, rounds, second, &mut report).await?;
    let sent = walks::measure(&server, rounds, &mut report).await?;
    let lines: Vec<String> = sent.iter().map(|sent| format!("{} {}\n", sent.path, sent.bytes)).collect();
    std::fs::write(&visit, lines.concat())?;
    let (mounted, mut exceeded) = mounts::measure(&server).await?;
    println!("\nMedians of {rounds} rounds in Chromium, the pages taking turns:\n\n{}\n{mounted}", report.table());
    for warning in report.warnings() {
        println!("note: {warning}");
    }
    exceeded.splice(0..0, report.exceeded().iter().cloned());
    if !exceeded.is_empty() {
        bail!("over the limit:\n- {}", exceeded.join("\n- "));
    }
    println!("every limit is kept");
    Ok(())
}
