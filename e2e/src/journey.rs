//! One journey in each browser asked for, from a fresh profile to a clean end.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use thirtyfour::{Capabilities, WebDriver};

use crate::driver::Driver;
use crate::folder::Folder;
use crate::{Browser, POLICY, Page, Scheme, Site, path_from};

/// What a journey starts from. Everything has a usual value.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder to serve; the one `cargo xtask` builds unless another is named.
    pub dist: Option<PathBuf>,
    /// Where it runs; `E2E_BROWSER` says, unless it is settled here.
    pub browsers: Option<Vec<Browser>>,
    /// The visitor's languages, as browsers send them.
    pub languages: &'static str,
    /// The visitor's colour scheme.
    pub scheme: Scheme,
    /// The page's room, in CSS pixels.
    pub size: (u32, u32),
    /// Pages served before those of dist/: path to text.
    pub pages: BTreeMap<String, String>,
    /// The Content-Security-Policy.
    pub policy: String,
    /// Whether an error in the console, or a violation of the policy, fails the journey. Off only where a fault is staged.
    pub clean: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            dist: None,
            browsers: None,
            languages: "fr-FR,fr",
            scheme: Scheme::Light,
            size: (1280, 900),
            pages: BTreeMap::new(),
            policy: POLICY.to_owned(),
            clean: true,
        }
    }
}

impl Options {
    /// The same, with a page of the journey's own.
    #[must_use]
    pub fn page(mut self, path: &str, text: impl Into<String>) -> Self {
        self.pages.insert(path.to_owned(), text.into());
        self
    }

    /// The same, where errors in the console are part of the journey.
    #[must_use]
    pub fn unclean(mut self) -> Self {
        self.clean = false;
        self
    }
}

/// Runs a journey in every browser asked for (`E2E_BROWSER`), each with a fresh profile, server and driver.
///
/// # Errors
/// When the journey fails, or leaves an error in the console or a violation of the policy; says in which browser.
pub async fn run<J, F>(options: Options, journey: J) -> Result<()>
where
    J: Fn(Page) -> F,
    F: Future<Output = Result<()>> + Send + 'static,
{
    let browsers = match &options.browsers {
        Some(browsers) => browsers.clone(),
        None => Browser::chosen()?,
    };
    for browser in browsers {
        in_one(browser, &options, &journey).await.with_context(|| format!("in {browser}"))?;
    }
    Ok(())
}

async fn in_one<J, F>(browser: Browser, options: &Options, journey: &J) -> Result<()>
where
    J: Fn(Page) -> F,
    F: Future<Output = Result<()>> + Send + 'static,
{
    let folder = Folder::new()?;
    let dist = match &options.dist {
        Some(dist) => dist.clone(),
        None => path_from("PERIMETRE_DIST")?,
    };
    let site = Site::start(dist, options.pages.clone(), &options.policy)?;
    let driver = Driver::start(browser)?;
    let [downloads, files] = ["downloads", "files"].map(|name| folder.path().join(name));
    for folder in [&downloads, &files] {
        std::fs::create_dir(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let wanted = browser.capabilities(&downloads, options.languages, options.scheme)?;
    let mut capabilities = Capabilities::new();
    for (key, value) in wanted.as_object().into_iter().flatten() {
        capabilities.set(key, value)?;
    }
    let session = WebDriver::new(driver.url(), capabilities).await.context("the browser does not start")?;
    let page = Page { driver: session.handle().clone(), browser, site, downloads, files, which: 0 };
    // In a task of its own: a panic inside must not keep the browser from being closed.
    let prepared = prepare(&page, options).await;
    let outcome = match prepared {
        Ok(()) => tokio::spawn(journey(page.clone())).await.map_err(|error| anyhow!("{error}")).flatten(),
        Err(error) => Err(error),
    };
    let clean = if options.clean && outcome.is_ok() { page.clean().await } else { Ok(()) };
    let closed = session.quit().await;
    outcome.and(clean).and(closed.map_err(Into::into))
}

async fn prepare(page: &Page, options: &Options) -> Result<()> {
    page.driver.set_script_timeout(Duration::from_secs(60)).await?;
    page.resize(options.size.0, options.size.1).await?;
    if page.browser == Browser::Chromium {
        page.scheme(options.scheme).await?;
    }
    Ok(())
}

impl Page {
    /// Nothing in the console that is an error, nothing that the policy blocked.
    ///
    /// # Errors
    /// With every line found.
    pub async fn clean(&self) -> Result<()> {
        let mut found = self.site.take_reports();
        // geckodriver keeps no console; the reports above come from both.
        if self.browser == Browser::Chromium {
            let log = self.driver.browser_log().await?;
            found.extend(log.into_iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message));
        }
        if found.is_empty() { Ok(()) } else { bail!("the console or the policy complains:\n{}", found.join("\n")) }
    }
}
