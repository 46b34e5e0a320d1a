//! The quick path: a company's answers as a table, and the ways to give them to the page.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{Page, css, until};

/// The questions of the quick path in their order, each with the values that are chosen.
pub type Answers = [(&'static str, &'static [&'static str]); 12];

/// A mid-sized manufacturer with a small team; nobody to answer for the contract, one question it cannot answer.
pub const QUICK: Answers = [
    ("org_size", &["s50_249"]),
    ("sector", &["industry"]),
    ("it_team", &["t2_5"]),
    ("current_sourcing", &["some"]),
    ("drivers", &["skills", "security", "departure"]),
    ("obligations", &["nis2", "bulk_personal"]),
    ("tower_pain", &["WKP", "BCK", "SEC"]),
    ("tower_distinct", &["ERP", "DEV"]),
    ("contract_owner", &["none"]),
    ("third_parties", &["host", "editor"]),
    ("job_impact", &["dk"]),
    ("past_change", &["3"]),
];

/// The same company, with other answers to these questions.
#[must_use]
pub fn with(mut answers: Answers, others: &[(&'static str, &'static [&'static str])]) -> Answers {
    for (id, values) in others {
        for (question, chosen) in &mut answers {
            if question == id {
                *chosen = values;
            }
        }
    }
    answers
}

/// The answer to a question as a file holds it.
#[must_use]
pub fn as_saved(id: &str, values: &[&str]) -> Value {
    match (id, values) {
        (_, ["dk"]) => json!("dk"),
        ("past_change", [value]) => json!(value.parse::<u8>().unwrap_or_default()),
        ("drivers" | "obligations" | "tower_pain" | "tower_distinct" | "third_parties", _) => {
            let mut values = values.to_vec();
            values.sort_unstable();
            json!(values)
        }
        (_, values) => json!(values.first()),
    }
}

/// Where a choice can be clicked.
#[must_use]
pub fn choice(question: &str, value: &str) -> String {
    format!("label:has(> input[name$=\"-{question}\"][value=\"{value}\"])")
}

impl Page {
    /// Waits for a screen, by its name in `ui::page`, and for what it folds away.
    ///
    /// # Errors
    /// When another one stays.
    pub async fn screen(&self, name: &str) -> Result<()> {
        self.find(css(&format!(".screen-{name}"))).await?;
        self.settled().await
    }

    /// Waits until nothing is on its way: words, a computation, what is drawn a frame after the rest.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn settled(&self) -> Result<()> {
        for waiting in [".screen-fetch", ".screen-computing", ".is-stale"] {
            self.gone(css(waiting)).await?;
        }
        until("what is folded away", || async { Ok((self.count(".fold-body:empty").await? == 0).then_some(())) }).await
    }

    /// Waits for a question.
    ///
    /// # Errors
    /// When it is not asked.
    pub async fn question(&self, id: &str) -> Result<()> {
        self.find(css(&format!("form input[name$=\"-{id}\"]"))).await.map(|_| ())
    }

    /// Clicks these choices of a question and waits until each is shown as chosen.
    ///
    /// # Errors
    /// When one is not there, or stays unchosen.
    pub async fn choose(&self, id: &str, values: &[&str]) -> Result<()> {
        for value in values {
            self.click(css(&choice(id, value))).await?;
            self.find(css(&format!("{}.is-chosen:has(:checked)", choice(id, value)))).await?;
        }
        Ok(())
    }

    /// Presses the button that submits the question.
    ///
    /// # Errors
    /// When there is none.
    pub async fn go_on(&self) -> Result<()> {
        self.click(css("form button[type=submit]")).await
    }

    /// Answers questions with the mouse, from the first of them, which must be on the page. What is chosen there stays so.
    ///
    /// # Errors
    /// When a question is not asked, proposes an answer, or the focus is not on it.
    pub async fn answer(&self, answers: &[(&'static str, &'static [&'static str])]) -> Result<()> {
        for (id, values) in answers {
            self.question(id).await?;
            self.focus_on("[data-focus=heading]").await?;
            ensure!(self.count("form input:checked").await? == 0, "{id} comes with an answer");
            self.choose(id, values).await?;
            self.go_on().await?;
        }
        Ok(())
    }

    /// From the start screen to the answers' review, with the mouse.
    ///
    /// # Errors
    /// As [`Page::answer`].
    pub async fn answer_all(&self, answers: &Answers) -> Result<()> {
        self.click(css(".screen-start .button-primary")).await?;
        self.answer(answers).await?;
        self.screen("review").await
    }

    /// From the start screen, where the first open question is `from`, to the question `to`, with the mouse.
    ///
    /// # Errors
    /// As [`Page::answer`].
    pub async fn answer_rest(&self, answers: &Answers, from: &str, to: &str) -> Result<()> {
        self.click(css(".screen-start .button-primary")).await?;
        let place = |id: &str| answers.iter().position(|(question, _)| *question == id).unwrap_or_default();
        self.answer(answers.get(place(from)..place(to)).unwrap_or_default()).await?;
        self.question(to).await
    }

    /// From the start screen to the answers' review by a file, where the way there is not what is looked at.
    ///
    /// # Errors
    /// When the file is refused.
    pub async fn bring(&self, answers: &Answers) -> Result<()> {
        self.screen("start").await?;
        self.open_file("answers.perimetre.json", crate::saved_file(answers)?.as_bytes()).await?;
        self.screen("review").await
    }

    /// From the review to the computed result.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn see_result(&self) -> Result<()> {
        self.click(css(".screen-review .button-primary")).await?;
        self.screen("result").await
    }

    /// Opens a place of the header: `start` and `data` always, `sections` in the full path, the others once there is an answer.
    ///
    /// # Errors
    /// When it is not offered.
    pub async fn place(&self, name: &str) -> Result<()> {
        let place = match name {
            "start" => "first-child",
            "sections" => "nth-child(2)",
            "review" => "nth-last-child(4)",
            "result" => "nth-last-child(3)",
            "checklist" => "nth-last-child(2)",
            _ => "last-child",
        };
        self.click(css(&format!(".places li:{place} button"))).await?;
        self.screen(name).await
    }

    /// Opens a question from the review, by its place in the quick path.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn change(&self, id: &str) -> Result<()> {
        self.screen("review").await?;
        let place = QUICK.iter().position(|(question, _)| *question == id).unwrap_or_default();
        let script = "return document.querySelectorAll('perimetre-assessment')[arguments[0]].shadowRoot.querySelectorAll('.answer-change button')[arguments[1]]";
        let found = self.driver.execute(script, vec![json!(self.which), json!(place)]).await?;
        found.element()?.click().await?;
        self.question(id).await
    }

    /// Tries an answer, and waits until it is shown as tried.
    ///
    /// # Errors
    /// When the question cannot be tried.
    pub async fn try_answer(&self, id: &str, value: &str) -> Result<()> {
        self.screen("what_if").await?;
        let before = self.count(".tried-one").await?;
        self.pick("select[id$=-subject]", id).await?;
        self.click(css(&format!(".try {}", choice(id, value)))).await?;
        self.find(css(&format!(".tried-one:nth-child({})", before + 1))).await.map(|_| ())
    }

    /// Chooses a language of the interface.
    ///
    /// # Errors
    /// When the page does not change.
    pub async fn language(&self, code: &str) -> Result<()> {
        self.click(css(&format!(".language[lang={code}]"))).await?;
        self.find(css(&format!(".page[lang={code}]"))).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_quick_path() -> Result<()> {
        let file: Value = serde_json::from_str(&crate::saved_file(&QUICK)?)?;
        for (id, values) in QUICK {
            assert_eq!(file["responses"][id]["answer"], as_saved(id, values), "{id}");
        }
        assert_eq!(file["result"]["scope"]["kind"], "partial");
        Ok(())
    }
}
