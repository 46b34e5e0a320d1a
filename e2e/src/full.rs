//! The full path: from a quick-path file through its parts.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{Page, css};

/// Where a value of a matrix can be clicked.
#[must_use]
pub fn cell(question: &str, tower: &str, value: &str) -> String {
    format!("label:has(> input[name$=\"-{question}-{tower}\"][value=\"{value}\"])")
}

impl Page {
    /// Goes on with the full path, from the start screen or the result, and waits for its parts.
    ///
    /// # Errors
    /// When it is not offered, or does not come.
    pub async fn enter_full(&self) -> Result<()> {
        self.click(css(".go-on .button")).await?;
        self.screen("sections").await
    }

    /// Waits for a matrix.
    ///
    /// # Errors
    /// When it is not asked.
    pub async fn matrix(&self, id: &str) -> Result<()> {
        self.find(css(&format!("form input[name*=\"-{id}-\"]"))).await.map(|_| ())
    }

    /// Clicks these values of a matrix, each for its service, and waits until each is shown as chosen.
    ///
    /// # Errors
    /// When one is not there, or stays unchosen.
    pub async fn fill(&self, id: &str, cells: &[(&str, &str)]) -> Result<()> {
        for (tower, value) in cells {
            self.click(css(&cell(id, tower, value))).await?;
            self.find(css(&format!("{}.is-chosen:has(:checked)", cell(id, tower, value)))).await?;
        }
        Ok(())
    }

    /// Opens a part from the parts, by its number from 1.
    ///
    /// # Errors
    /// When there is none.
    pub async fn part(&self, number: u8) -> Result<()> {
        self.screen("sections").await?;
        self.click(css(&format!(".part:nth-child({number}) .button"))).await
    }

    /// Opens a question from the review, by its words.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn change_of(&self, question: &str) -> Result<()> {
        self.screen("review").await?;
        let script = "return [...document.querySelectorAll('perimetre-assessment')[arguments[0]].shadowRoot.querySelectorAll('.answer')] \
            .find((answer) => answer.querySelector('dt').textContent.replace(/\\s/g, ' ') === arguments[1]).querySelector('button')";
        let found = self.driver.execute(script, vec![json!(self.which), json!(question)]).await?;
        Ok(found.element()?.click().await?)
    }

    /// How many services of the matrix shown are in a state: `known`, `unknown`, `presumed`, `open`.
    ///
    /// # Errors
    /// When there are others.
    pub async fn has_rows(&self, state: &str, wanted: u64) -> Result<()> {
        let found = self.count(&format!(".matrix-row.is-{state}")).await?;
        ensure!(found == wanted, "{found} services are {state}, not {wanted}");
        Ok(())
    }
}
