//! Every screen in every state it can be in, one after the other: for what must hold everywhere.

use anyhow::Result;
use serde_json::json;

use crate::quick::{QUICK, choice, with};
use crate::{Page, css};

impl Page {
    /// Goes from the start page through all screens in this language and calls `visit` on each, with its name.
    ///
    /// # Errors
    /// When a screen does not come, or `visit` fails.
    pub async fn tour<F, Fut>(&self, language: &str, visit: F) -> Result<()>
    where
        F: Fn(&'static str) -> Fut,
        Fut: Future<Output = Result<()>>,
    {
        self.open("/").await?;
        self.screen("start").await?;
        self.language(language).await?;
        visit("start").await?;
        self.questions(&visit).await?;
        self.results(&visit).await?;
        self.data(&visit).await?;
        self.workshop(&visit).await
    }

    async fn questions<F, Fut>(&self, visit: &F) -> Result<()>
    where
        F: Fn(&'static str) -> Fut,
        Fut: Future<Output = Result<()>>,
    {
        self.click(css(".screen-start .button-primary")).await?;
        self.question("org_size").await?;
        visit("question of one").await?;
        self.go_on().await?;
        self.find(css(".error-summary")).await?;
        visit("question without an answer").await?;
        self.place("data").await?;
        visit("data, nothing yet").await?;
        self.open_file("page.json", b"<!doctype html><title>A page</title>").await?;
        self.find(css(".notice-error")).await?;
        visit("file refused").await?;
        self.open_file("answers.perimetre.json", crate::saved_file(&QUICK)?.as_bytes()).await?;
        self.screen("review").await?;
        visit("review, file opened").await?;
        self.change("drivers").await?;
        visit("question of several").await?;
        self.click(css(&choice("drivers", "cost"))).await?;
        self.find(css(".error-summary")).await?;
        visit("question with too many").await?;
        self.go_on().await?;
        self.change("tower_pain").await?;
        visit("question of services").await?;
        self.go_on().await?;
        self.change("past_change").await?;
        visit("question of degree").await?;
        self.go_on().await?;
        self.screen("review").await
    }

    async fn results<F, Fut>(&self, visit: &F) -> Result<()>
    where
        F: Fn(&'static str) -> Fut,
        Fut: Future<Output = Result<()>>,
    {
        visit("review").await?;
        self.see_result().await?;
        visit("result").await?;
        self.unfold().await?;
        visit("result, all opened").await?;
        self.what_if(visit).await?;
        self.place("checklist").await?;
        visit("checklist").await?;
        self.unfold().await?;
        for (place, status) in [(0, "doing"), (1, "done"), (2, "not_applicable")] {
            self.set_status(place, status).await?;
        }
        self.click(css(".task .follow-open")).await?;
        self.find(css(".follow-fields")).await?;
        visit("checklist, all opened").await?;
        self.click(css("button:has(.icon-download)")).await?;
        self.screen("files").await?;
        self.click(css(".file-checklist .link-button")).await?;
        self.find(css(".copy textarea")).await?;
        visit("files, a text shown").await?;
        self.place("result").await?;
        self.click(css(".screen-result > .actions .button-secondary")).await?;
        self.screen("report").await?;
        visit("report").await
    }

    async fn what_if<F, Fut>(&self, visit: &F) -> Result<()>
    where
        F: Fn(&'static str) -> Fut,
        Fut: Future<Output = Result<()>>,
    {
        self.click(css(".scope .button:has(.icon-because)")).await?;
        self.screen("what_if").await?;
        visit("what if, nothing yet").await?;
        self.try_answer("contract_owner", "named_time").await?;
        self.try_answer("tower_pain", "ERP").await?;
        self.find(css(".moves:not(.is-stale)")).await?;
        visit("what if, two changes").await?;
        self.place("result").await?;
        self.find(css(".trial-open")).await?;
        visit("result, a trial open").await?;
        self.click(css(".trial-open button")).await?;
        self.click(css(".tried + .actions .button-secondary")).await?;
        self.screen("result").await
    }

    async fn compare<F, Fut>(&self, visit: &F) -> Result<()>
    where
        F: Fn(&'static str) -> Fut,
        Fut: Future<Output = Result<()>>,
    {
        let other = with(QUICK, &[("contract_owner", &["named_time"]), ("tower_pain", &["dk"]), ("drivers", &["cost"])]);
        self.compare_with("other.perimetre.json", crate::saved_file(&other)?.as_bytes()).await?;
        self.screen("compare").await?;
        self.unfold().await?;
        visit("two files compared").await?;
        self.click(css(".screen-compare .screen-foot .button")).await?;
        self.screen("data").await
    }

    async fn data<F, Fut>(&self, visit: &F) -> Result<()>
    where
        F: Fn(&'static str) -> Fut,
        Fut: Future<Output = Result<()>>,
    {
        self.place("start").await?;
        visit("start, with work").await?;
        self.place("data").await?;
        visit("data").await?;
        self.compare(visit).await?;
        self.open_file("other.perimetre.json", crate::saved_file(&QUICK)?.as_bytes()).await?;
        self.find(css(".confirm")).await?;
        visit("replace?").await?;
        self.click(css(".confirm .button-secondary")).await?;
        self.saved_elsewhere("{}").await?;
        self.find(css(".notice .button-secondary")).await?;
        visit("changed elsewhere").await?;
        self.click(css(".notice .button-secondary:last-child")).await?;
        self.gone(css(".notice")).await?;
        self.click(css("button:has(.icon-erase)")).await?;
        self.find(css(".confirm")).await?;
        visit("erase?").await?;
        self.click(css(".confirm .button-danger")).await?;
        self.screen("start").await?;
        self.find(css(".notice-info")).await?;
        visit("erased").await
    }

    async fn workshop<F, Fut>(&self, visit: &F) -> Result<()>
    where
        F: Fn(&'static str) -> Fut,
        Fut: Future<Output = Result<()>>,
    {
        self.enter_full().await?;
        visit("parts").await?;
        self.part(1).await?;
        self.question("org_size").await?;
        self.choose("org_size", &["s50_249"]).await?;
        self.unfold().await?;
        visit("question with a note").await?;
        self.place("sections").await?;
        self.part(2).await?;
        self.matrix("tower_mode").await?;
        self.fill("tower_mode", &[("WKP", "provider"), ("NET", "dk"), ("TEL", "group"), ("PRT", "na")]).await?;
        visit("matrix of words").await?;
        self.go_on().await?;
        self.matrix("tower_diff").await?;
        self.fill("tower_diff", &[("WKP", "4"), ("NET", "dk")]).await?;
        visit("matrix of degrees").await?;
        self.place("sections").await?;
        self.part(5).await?;
        self.question("internal_actors").await?;
        visit("question of actors").await?;
        self.place("review").await?;
        visit("review, full path").await?;
        self.place("result").await?;
        self.unfold().await?;
        visit("result, full path").await?;
        self.settings().await?;
        self.write_setting("outsource", "80").await?;
        self.switch_guard("T1").await?;
        self.focus_on("[data-focus=errors]").await?;
        self.unfold().await?;
        visit("settings, two refused").await?;
        self.write_setting("outsource", "65").await?;
        self.write_setting("T1", "An engineer arrives in March").await?;
        self.switch_guard("T1").await?;
        self.find(css(".switch.is-off")).await?;
        visit("settings, changed").await?;
        self.click(css(".screen-foot .button-primary")).await?;
        self.screen("result").await?;
        visit("result, settings changed").await?;
        self.place("checklist").await?;
        visit("checklist, full path").await
    }

    /// Chooses a status in the checklist's select with this number, counted from 0.
    ///
    /// # Errors
    /// When there is no such select.
    pub async fn set_status(&self, place: usize, status: &str) -> Result<()> {
        self.screen("checklist").await?;
        let script = "const select = document.querySelectorAll('perimetre-assessment')[arguments[0]].shadowRoot.querySelectorAll('.task select')[arguments[1]]; \
            select.scrollIntoView({ block: 'center' }); return select";
        let select = self.driver.execute(script, vec![json!(self.which), json!(place)]).await?.element()?;
        let option = select.find(thirtyfour::By::Css(format!("option[value={status}]"))).await?;
        Ok(option.click().await?)
    }

    /// As if another tab had saved this text.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn saved_elsewhere(&self, text: &str) -> Result<()> {
        let script = "dispatchEvent(new StorageEvent('storage', { key: 'perimetre-record', newValue: arguments[0], storageArea: localStorage }))";
        self.run(script, vec![json!(text)]).await.map(|_| ())
    }
}
