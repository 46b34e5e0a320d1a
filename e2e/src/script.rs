//! A walk through the page written as a list of steps, one a line: what `shots` follows.
//!
//! ```text
//! # Words after # are for the reader.
//! open /
//! click Commencer        by its words
//! css .option            by CSS selector
//! press Enter            or Tab, Space, Left, Right, Up, Down, Escape
//! type hello
//! bring work.json        open a file on the data screen
//! beside other.json      put a file beside the work in progress, on the data screen
//! pick select past_change choose in a list, by selector and value
//! wait Résultat          until these words show
//! see .screen-result     until this selector finds something
//! run document.title = "x"
//! shot result            one picture per width and scheme: result-320-light.png …
//! ```

use anyhow::{Context, Result, bail};
use thirtyfour::Key;

use crate::Page;

/// One line of a script.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Go to a path of the site.
    Open(String),
    /// Click what has these words.
    Click(String),
    /// Click what this selector finds.
    Css(String),
    /// Press a key.
    Press(String),
    /// Type these words.
    Type(String),
    /// Open a file.
    Bring(String),
    /// Put a file beside the work in progress.
    Beside(String),
    /// Choose in a list: its selector, the value.
    Pick(String, String),
    /// Wait for these words.
    Wait(String),
    /// Wait for what this selector finds.
    See(String),
    /// Run JavaScript in the page.
    Run(String),
    /// Take pictures under this name.
    Shot(String),
}

/// Reads a script.
///
/// # Errors
/// At the first line that is no step, with its number.
pub fn parse(script: &str) -> Result<Vec<Step>> {
    let lines = script.lines().map(str::trim).enumerate();
    let steps = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    steps.map(|(index, line)| step(line).with_context(|| format!("line {}: {line}", index + 1))).collect()
}

fn step(line: &str) -> Result<Step> {
    let (verb, rest) = line.split_once(' ').context("a step is a verb and what it is about")?;
    let rest = rest.trim().to_owned();
    Ok(match verb {
        "open" => Step::Open(rest),
        "click" => Step::Click(rest),
        "css" => Step::Css(rest),
        "press" => Step::Press(rest),
        "type" => Step::Type(rest),
        "bring" => Step::Bring(rest),
        "beside" => Step::Beside(rest),
        "pick" => {
            let (list, value) = rest.rsplit_once(' ').context("a list and a value")?;
            Step::Pick(list.into(), value.into())
        }
        "wait" => Step::Wait(rest),
        "see" => Step::See(rest),
        "run" => Step::Run(rest),
        "shot" => Step::Shot(rest),
        other => bail!("no step is called {other}"),
    })
}

impl Page {
    /// Does one step; a [`Step::Shot`] is the caller's.
    ///
    /// # Errors
    /// When the page does not do as the step says.
    pub async fn follow(&self, step: &Step) -> Result<()> {
        match step {
            Step::Open(path) => self.open(path).await,
            Step::Click(words) => self.click(crate::text(words)).await,
            Step::Css(selector) => self.click(crate::css(selector)).await,
            Step::Press(name) => self.press(key(name)?).await,
            Step::Type(words) => self.type_text(words).await,
            Step::Bring(file) => self.open_file("work.perimetre.json", &std::fs::read(file)?).await,
            Step::Beside(file) => self.compare_with("other.perimetre.json", &std::fs::read(file)?).await,
            Step::Pick(list, value) => self.pick(list, value).await,
            Step::Wait(words) => self.find(crate::text(words)).await.map(|_| ()),
            Step::See(selector) => self.find(crate::css(selector)).await.map(|_| ()),
            Step::Run(script) => self.run(script, Vec::new()).await.map(|_| ()),
            Step::Shot(_) => Ok(()),
        }
    }
}

fn key(name: &str) -> Result<Key> {
    Ok(match name {
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Escape" => Key::Escape,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Up" => Key::Up,
        "Down" => Key::Down,
        other => bail!("no key is called {other}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_read_line_by_line() -> Result<()> {
        let steps = parse("# a comment\n\nopen /\n  click Continuer (0) \nshot first\n")?;
        assert_eq!(steps, [Step::Open("/".into()), Step::Click("Continuer (0)".into()), Step::Shot("first".into())]);
        Ok(())
    }

    #[test]
    fn a_line_that_is_no_step_is_named() {
        let message = parse("open /\njump over").map_err(|error| error.to_string());
        assert_eq!(message, Err("line 2: jump over".into()));
    }
}
