//! The page as a journey sees it: find, click, type, read, wait, look.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{Key, WebElement};

use crate::{Browser, Site, Target, until};

const SCRIPT: &str = include_str!("page.js");

/// One tab. Clones are the same tab; [`Page::element`] looks into another element of it.
#[derive(Clone)]
pub struct Page {
    /// The WebDriver session, for what is not here.
    pub driver: Arc<SessionHandle>,
    /// Which browser it is in.
    pub browser: Browser,
    /// The server behind it.
    pub site: Site,
    /// Where the browser puts what is downloaded.
    pub downloads: PathBuf,
    /// Where a journey puts the files it gives to the page.
    pub files: PathBuf,
    pub(crate) which: usize,
}

impl Page {
    /// Opens a path of the site and waits until the element has mounted.
    ///
    /// # Errors
    /// When the browser cannot, or the element does not.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.driver.goto(self.site.url(path)).await?;
        self.ready().await
    }

    /// Opens a page and looks into its first frame, where an element is.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn open_frame(&self, path: &str) -> Result<()> {
        self.driver.goto(self.site.url(path)).await?;
        self.driver.enter_frame(0).await?;
        self.ready().await
    }

    /// Loads the page again and waits until the element has mounted.
    ///
    /// # Errors
    /// As [`Page::open`].
    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await?;
        self.ready().await
    }

    /// Waits until the program has drawn something.
    ///
    /// # Errors
    /// When it does not in time.
    pub async fn ready(&self) -> Result<()> {
        until("the element to mount", || async { Ok(self.ask("ready", &[]).await?.as_bool().unwrap_or(false).then_some(())) }).await
    }

    /// The same tab, looking into the element with this number, counted from 0.
    #[must_use]
    pub fn element(&self, number: usize) -> Self {
        Self { which: number, ..self.clone() }
    }

    /// Waits for something and gives it.
    ///
    /// # Errors
    /// When it does not come in time; the error shows what the page says instead.
    pub async fn find(&self, target: Target) -> Result<WebElement> {
        let found = until(&target.to_string(), || self.seek(&target)).await;
        match found {
            Ok(element) => Ok(element),
            Err(error) => Err(error.context(format!("the page says: {}", self.read().await.unwrap_or_default()))),
        }
    }

    /// Whether it is there and shown, now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn shows(&self, target: Target) -> Result<bool> {
        let Some(element) = self.seek(&target).await? else {
            return Ok(false);
        };
        Ok(self.ask("shown", &[element.to_json()?]).await.ok().and_then(|shown| shown.as_bool()).unwrap_or(false))
    }

    /// Waits until it is there no more.
    ///
    /// # Errors
    /// When it stays.
    pub async fn gone(&self, target: Target) -> Result<()> {
        until(&format!("{target} to go"), || async { Ok((!self.shows(target.clone()).await?).then_some(())) }).await
    }

    /// Clicks as a person does: waits for it, brings it into view, presses. Tries again while something covers it
    /// or the page replaces it.
    ///
    /// # Errors
    /// When it cannot be clicked in time.
    pub async fn click(&self, target: Target) -> Result<()> {
        until(&format!("{target} to take a click"), || async {
            let Some(element) = self.seek(&target).await? else {
                return Ok(None);
            };
            self.ask("centre", &[element.to_json()?]).await.ok();
            Ok(element.click().await.ok())
        })
        .await
        .with_context(|| format!("in {}", self.browser))
    }

    /// Presses one key, wherever the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, key: Key) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(key).perform().await?)
    }

    /// Presses one key while Shift is held.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press_shift(&self, key: Key) -> Result<()> {
        Ok(self.driver.action_chain().key_down(Key::Shift).send_keys(key).key_up(Key::Shift).perform().await?)
    }

    /// Types, wherever the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn type_text(&self, words: &str) -> Result<()> {
        Ok(self.driver.action_chain().send_keys(words).perform().await?)
    }

    /// What has the focus inside the element, if anything.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focused(&self) -> Result<Option<WebElement>> {
        self.as_element(self.ask("focused", &[]).await?)
    }

    /// Waits until what has the focus fits a selector.
    ///
    /// # Errors
    /// When something else has it.
    pub async fn focus_on(&self, selector: &str) -> Result<()> {
        let found = until(&format!("the focus on {selector}"), || async {
            let focus = self.ask("focus", &[json!(selector)]).await?;
            Ok((focus["fits"] == true).then_some(focus))
        })
        .await;
        match found {
            Ok(_) => Ok(()),
            Err(error) => Err(error.context(format!("the focus is on: {}", self.ask("focus", &[json!(selector)]).await?["what"]))),
        }
    }

    /// Goes on with Tab until what fits a selector has the focus; every stop on the way must show that it has it.
    ///
    /// # Errors
    /// When it is not reached, or the focus cannot be seen somewhere.
    pub async fn tab_to(&self, selector: &str) -> Result<()> {
        let mut passed = Vec::new();
        for _ in 0..120 {
            self.press(Key::Tab).await?;
            let focus = until("a visible focus", || async {
                let focus = self.ask("focus", &[json!(selector)]).await?;
                Ok((focus["seen"] == true || focus["what"] == "").then_some(focus))
            });
            let focus = match focus.await {
                Ok(focus) => focus,
                Err(_) => bail!("the focus cannot be seen on {}", self.ask("focus", &[json!(selector)]).await?["what"]),
            };
            let what = focus["what"].as_str().unwrap_or_default().to_owned();
            if focus["fits"] == true {
                return Ok(());
            }
            passed.push(what);
        }
        bail!("Tab does not lead to {selector}, but to:\n{}", passed.join("\n"))
    }

    /// The words of everything a selector finds, in order, shown or not.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn all(&self, selector: &str) -> Result<Vec<String>> {
        Ok(serde_json::from_value(self.ask("all", &[json!(selector)]).await?)?)
    }

    /// How many elements a selector finds.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn count(&self, selector: &str) -> Result<u64> {
        self.ask("count", &[json!(selector)]).await?.as_u64().context("no count")
    }

    /// Opens everything that can be opened.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn unfold(&self) -> Result<()> {
        self.ask("unfold", &[]).await.map(|_| ())
    }

    /// Wraps every text of the element in foreign elements, as browsers do that translate pages; says how many.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn translate(&self) -> Result<u64> {
        self.ask("translate", &[]).await?.as_u64().context("no count")
    }

    /// All that a reader sees of the element, spaces and apostrophes made plain.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn read(&self) -> Result<String> {
        Ok(self.ask("read", &[]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Opens a file of these bytes with the page's own button: the browser's dialog stands aside, the rest is real.
    ///
    /// # Errors
    /// When there is no such button, or it does not ask for a file.
    pub async fn open_file(&self, name: &str, bytes: &[u8]) -> Result<()> {
        self.give_file("button:has(.icon-open)", name, bytes).await
    }

    /// Chooses in a list, by its selector, what has this value.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn pick(&self, list: &str, value: &str) -> Result<()> {
        let list = self.find(crate::css(list)).await?;
        let option = list.find(thirtyfour::By::Css(format!("option[value=\"{value}\"]"))).await?;
        Ok(option.click().await?)
    }

    /// Chooses a file to put beside the work in progress.
    ///
    /// # Errors
    /// When the page does not ask for one.
    pub async fn compare_with(&self, name: &str, bytes: &[u8]) -> Result<()> {
        self.give_file("button:has(.icon-compare)", name, bytes).await
    }

    async fn give_file(&self, button: &str, name: &str, bytes: &[u8]) -> Result<()> {
        let file = self.files.join(name);
        std::fs::write(&file, bytes)?;
        self.ask("stand_aside", &[]).await?;
        let before = self.ask("pickers_asked", &[]).await?;
        self.click(crate::css(button)).await?;
        until("a file to be asked for", || async { Ok((self.ask("pickers_asked", &[]).await? != before).then_some(())) }).await?;
        let input = self.find(crate::css("input[type=file]")).await?;
        Ok(input.send_keys(file.to_string_lossy()).await?)
    }

    /// Waits for a file to be downloaded whole and moves it out of the folder's way: the next call gives the next file.
    ///
    /// # Errors
    /// When none comes.
    pub async fn downloaded(&self) -> Result<(String, Vec<u8>)> {
        until("a download", || async {
            for entry in std::fs::read_dir(&self.downloads)? {
                let path = entry?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                // Browsers write beside the final name, which may exist empty meanwhile.
                let unfinished = name.ends_with(".part") || name.ends_with(".crdownload") || name.starts_with(".");
                let bytes = std::fs::read(&path).unwrap_or_default();
                if unfinished || bytes.is_empty() || self.downloads.join(format!("{name}.part")).exists() {
                    continue;
                }
                std::fs::remove_file(&path)?;
                return Ok(Some((name, bytes)));
            }
            Ok(None)
        })
        .await
    }

    /// Runs JavaScript in the page, as a host page's own script could.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    async fn seek(&self, target: &Target) -> Result<Option<WebElement>> {
        let (task, argument) = target.task();
        // A page that is being replaced answers with an error: look again.
        let found = self.ask(task, &[json!(argument)]).await.unwrap_or(Value::Null);
        self.as_element(found)
    }

    fn as_element(&self, value: Value) -> Result<Option<WebElement>> {
        if value.is_null() { Ok(None) } else { Ok(Some(WebElement::from_json(value, self.driver.clone())?)) }
    }

    pub(crate) async fn ask(&self, task: &str, rest: &[Value]) -> Result<Value> {
        let arguments: Vec<Value> = [json!(task), json!(self.which)].into_iter().chain(rest.iter().cloned()).collect();
        Ok(self.driver.execute(SCRIPT, arguments).await?.json().clone())
    }
}
