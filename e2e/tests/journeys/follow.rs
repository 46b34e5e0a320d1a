//! The checklist as it is worked on, and coming back to the review.

use anyhow::{Context, Result, ensure};
use e2e::{Key, Options, Page, QUICK, css, run, text};
use serde_json::{Value, json};

/// Gives a control a value as its user would: the event follows.
async fn set(page: &Page, selector: &str, value: &str, event: &str) -> Result<()> {
    page.find(css(selector)).await?;
    let script = "const field = document.querySelector('perimetre-assessment').shadowRoot.querySelector(arguments[0]); \
        field.focus(); \
        const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value'); \
        own.set.call(field, arguments[1]); \
        field.dispatchEvent(new Event(arguments[2], { bubbles: true }))";
    page.run(script, vec![json!(selector), json!(value), json!(event)]).await.map(|_| ())
}

async fn items(page: &Page) -> Result<u64> {
    page.count(".task").await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_and_by_when_outlive_a_reload_and_the_list_shows_what_is_asked() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.place("checklist").await?;
        let all = items(&page).await?;

        // By keyboard: the button opens, and stays.
        page.run("document.querySelector('perimetre-assessment').shadowRoot.querySelector('.task .follow-open').focus()", Vec::new()).await?;
        page.press(Key::Enter).await?;
        page.find(css(".follow-fields")).await?;
        page.focus_on(".follow-open[aria-expanded=true]").await?;
        page.tab_to(".follow-fields input[type=text]").await?;
        page.type_text("Ann Ex").await?;
        page.focus_on(".follow-fields input[type=text]").await?;
        page.find(text("Ann Ex (")).await?;

        // Half a date is said once it is left, and stays where it is.
        page.tab_to("input[type=date]").await?;
        page.type_text("12").await?;
        ensure!(page.count(".follow .setting-error").await? == 0, "said while it is typed");
        page.click(css(".follow-fields textarea")).await?;
        page.find(css(".follow-fields input[type=date][aria-invalid=true]")).await?;
        page.find(css(".follow .setting-error")).await?;
        page.accessible().await?;
        set(&page, ".follow-fields input[type=date]", "2020-01-02", "change").await?;
        page.gone(css(".follow .setting-error")).await?;
        page.find(css(".task:has(.follow-fields) .chip-late")).await?;
        page.click(css(".follow-fields textarea")).await?;
        page.type_text("rappeler le juriste").await?;

        page.reload().await?;
        page.screen("checklist").await?;
        for words in ["Ann Ex (", "2 janvier 2020", "rappeler le juriste", "1 action en retard"] {
            page.find(text(words)).await.with_context(|| format!("after a reload: {words}"))?;
        }

        // What is late, and only that; the focus stays on what was pressed.
        page.click(css(".late .link-button")).await?;
        page.focus_on(".late .link-button[aria-pressed=true]").await?;
        let late = items(&page).await?;
        ensure!(late >= 1 && late < all, "{late} of {all} are late");
        page.accessible().await?;
        page.set_status(0, "done").await?;
        page.find(css(".task-done .task-held")).await?;
        page.find(css(".residual")).await?;
        ensure!(items(&page).await? == late, "what is changed stays in sight");
        page.click(css(".filter-foot .button")).await?;
        page.focus_on(".filter-foot .button[aria-disabled=true]").await?;
        ensure!(items(&page).await? == all, "everything again");
        set(&page, "select[id$=filter-owner]", "DIR", "change").await?;
        page.find(css(".filter.is-set")).await?;
        page.focus_on("select[id$=filter-owner]").await?;
        ensure!(items(&page).await? < all, "only some are theirs");

        let saved = page.download().await?;
        let details = saved.json["checklist"].as_object().into_iter().flatten().map(|(_, item)| item).collect::<Vec<&Value>>();
        let expected = json!({ "status": "done", "owner_name": "Ann Ex", "due": "2020-01-02", "note": "rappeler le juriste" });
        ensure!(details == [&expected], "the file says {details:?}");
        saved.is_valid()?;
        saved.is_the_same_natively()
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_review_shows_what_is_asked_and_is_come_back_to_where_it_was_left() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.place("start").await?;
        page.enter_full().await?;
        page.place("review").await?;
        let all = page.count(".answer").await?;
        page.click(css("[data-sift=missing]")).await?;
        page.find(css("[data-sift=missing][aria-pressed=true]")).await?;
        page.focus_on("[data-sift=missing]").await?;
        let missing = page.count(".answer").await?;
        ensure!(missing > 3 && missing < all && page.count(".answer-missing").await? == missing, "{missing} of {all}");
        page.accessible().await?;
        page.change_of("À quelles heures vos services informatiques doivent-ils être assistés ?").await?;
        page.question("service_hours").await?;
        page.choose("service_hours", &["h24"]).await?;
        page.go_on().await?;
        page.screen("review").await?;
        page.focus_on(".answer-known [data-focus=left]").await?;
        ensure!(page.count(".answer").await? == missing, "the answer stays in sight");
        page.click(css("[data-sift=missing]")).await?;
        page.gone(css("[data-focus=left]")).await?;
        ensure!(page.count(".answer").await? == missing - 1, "until others are asked for");
        Ok(())
    })
    .await
}
