//! An element that comes and goes a thousand times in a page that stays: what is left behind.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::figures::is_within;
use crate::pages::Who;
use crate::server::Server;
use crate::stage::Stage;

const MOUNTS: usize = 1_000;
/// The first ones compile what the others use.
const WARMING: usize = 20;
/// Bytes an element may leave.
const LEFT: f64 = 1_024.0;
/// Listeners on the window and the document that all of them together may leave.
const LISTENERS: usize = 1;

/// What was measured, in a line, and what was exceeded.
pub async fn measure(server: &Server) -> Result<(String, Vec<String>)> {
    Stage::run(server, |stage| async move {
        stage.open(Who::Element, "").await?;
        stage.probe("ready", json!([])).await?;
        let before = stage.listeners().await?;
        ensure!(stage.number("mounts", json!([WARMING])).await? > 0.0, "nothing was mounted");
        let empty = stage.memory().await?;
        let mut left = MOUNTS;
        while left > 0 {
            // In portions: one call has a minute.
            let some = left.min(100);
            stage.probe("mounts", json!([some])).await?;
            left -= some;
        }
        let each = (stage.memory().await? - empty) / MOUNTS as f64;
        let listeners = stage.listeners().await?.saturating_sub(before);
        let said = format!(
            "{MOUNTS} mounts and removals beside an element that stays: {listeners} more listeners on window and document (limit {LISTENERS}), \
             {each:.0} bytes of heap and wasm memory each (limit {LEFT:.0})"
        );
        let mut exceeded = Vec::new();
        if listeners > LISTENERS {
            exceeded.push(format!("{listeners} listeners are left after {MOUNTS} mounts, limit {LISTENERS}"));
        }
        if !is_within(each, LEFT) {
            exceeded.push(format!("{each:.0} bytes are left by each of {MOUNTS} mounts, limit {LEFT:.0}"));
        }
        Ok((said, exceeded))
    })
    .await
}
