//! How the page looks: its room, its colour scheme, pictures of it.

use std::path::Path;

use anyhow::{Result, bail};
use serde_json::{Value, json};
use thirtyfour::cdp::Cdp;

use crate::{Browser, Page, Scheme};

impl Page {
    /// Gives the page this much room. Chromium does so to the pixel; Firefox not below some 450 px.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        if self.browser == Browser::Chromium {
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
            // As on phones, where bars lie over the page: 320 px are 320 px.
            self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
            return Ok(());
        }
        self.driver.set_window_rect(0, 0, width, height).await?;
        let inner: (u32, u32) = serde_json::from_value(self.ask("inner", &[]).await?)?;
        let frame = |outer: u32, inner: u32| outer + outer.saturating_sub(inner);
        Ok(self.driver.set_window_rect(0, 0, frame(width, inner.0), frame(height, inner.1)).await?)
    }

    /// Changes the visitor's colour scheme. In Firefox it is chosen at the start, by [`crate::Options`].
    ///
    /// # Errors
    /// In Firefox.
    pub async fn scheme(&self, scheme: Scheme) -> Result<()> {
        let value = if scheme == Scheme::Dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", features).await.map(|_| ())
    }

    /// By how many pixels the page, or the element in it, scrolls sideways: 0 when it is right.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn overflow(&self) -> Result<i64> {
        Ok(self.ask("sideways", &[]).await?.as_i64().unwrap_or(0))
    }

    /// Waits until nothing moves any more.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn still(&self) -> Result<()> {
        self.ask("still", &[]).await.map(|_| ())
    }

    /// What sticks out of the element's room, for whoever has to find it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn too_wide(&self) -> Result<String> {
        Ok(self.ask("too_wide", &[]).await?.to_string())
    }

    /// A picture of the whole page at this width, however long it is.
    ///
    /// # Errors
    /// When the browser cannot, or the file cannot be written.
    pub async fn picture(&self, file: &Path, width: u32, height: u32) -> Result<()> {
        self.resize(width, height).await?;
        let long = self.ask("height", &[]).await?.as_u64().unwrap_or(0);
        self.resize(width, height.max(u32::try_from(long)?)).await?;
        self.still().await?;
        self.driver.screenshot(file).await?;
        self.resize(width, height).await
    }

    /// A command of Chromium's own protocol.
    ///
    /// # Errors
    /// In Firefox, and when the command fails.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        if self.browser != Browser::Chromium {
            bail!("{command} is Chromium's");
        }
        Ok(Cdp::new(self.driver.clone()).send_raw(command, parameters).await?)
    }
}
