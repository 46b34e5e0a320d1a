//! The two browsers, and how each is started so that it talks to nothing but this machine.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::path_from;

/// A browser the journeys run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Driven by chromedriver.
    Chromium,
    /// Driven by geckodriver.
    Firefox,
}

/// What the visitor's system asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Dark text on light ground.
    Light,
    /// The reverse.
    Dark,
}

impl Browser {
    /// The browsers asked for: `E2E_BROWSER=chromium`, `firefox`, or both when it is not set.
    ///
    /// # Errors
    /// For any other name.
    pub fn chosen() -> Result<Vec<Self>> {
        match std::env::var("E2E_BROWSER").as_deref() {
            Err(_) | Ok("") => Ok(vec![Self::Chromium, Self::Firefox]),
            Ok("chromium") => Ok(vec![Self::Chromium]),
            Ok("firefox") => Ok(vec![Self::Firefox]),
            Ok(other) => bail!("E2E_BROWSER={other}: chromium or firefox"),
        }
    }

    /// Its driver's program.
    pub(crate) fn driver(self) -> Result<PathBuf> {
        path_from(match self {
            Self::Chromium => "PERIMETRE_CHROMEDRIVER",
            Self::Firefox => "PERIMETRE_GECKODRIVER",
        })
    }

    /// What the driver is asked to start.
    pub(crate) fn capabilities(self, downloads: &Path, languages: &str, scheme: Scheme) -> Result<Value> {
        match self {
            Self::Chromium => chromium(downloads, languages),
            Self::Firefox => firefox(downloads, languages, scheme),
        }
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
        })
    }
}

fn chromium(downloads: &Path, languages: &str) -> Result<Value> {
    Ok(json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "browser": "ALL" },
        "goog:chromeOptions": {
            "binary": path_from("PERIMETRE_CHROMIUM")?,
            "args": [
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                // Whatever the flags above miss finds no other machine.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            ],
            "prefs": {
                "download.default_directory": downloads,
                "intl.accept_languages": languages,
                "intl.selected_languages": languages,
            },
        },
    }))
}

fn firefox(downloads: &Path, languages: &str, scheme: Scheme) -> Result<Value> {
    let content_scheme = match scheme {
        Scheme::Dark => 0,
        Scheme::Light => 1,
    };
    Ok(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": path_from("PERIMETRE_FIREFOX")?,
            "args": ["-headless"],
            // Heeded by released versions only with this variable; without it they ask their settings server.
            "env": { "MOZ_REMOTE_SETTINGS_DEVTOOLS": "1" },
            "prefs": {
                "app.update.enabled": false,
                "browser.safebrowsing.malware.enabled": false,
                "browser.safebrowsing.phishing.enabled": false,
                // A panel that opens would take the keyboard away from the page.
                "browser.download.alwaysOpenPanel": false,
                "browser.download.folderList": 2,
                "browser.download.dir": downloads,
                "browser.download.useDownloadDir": true,
                "browser.helperApps.neverAsk.saveToDisk": "application/json,application/octet-stream,text/csv,text/markdown",
                "datareporting.policy.dataSubmissionEnabled": false,
                "intl.accept_languages": languages,
                "layout.css.prefers-color-scheme.content-override": content_scheme,
                "network.captive-portal-service.enabled": false,
                "network.connectivity-service.enabled": false,
                "network.trr.mode": 5,
                "services.settings.server": "data:,#remote-settings-dummy/v1",
                "toolkit.telemetry.enabled": false,
            },
        },
    }))
}
