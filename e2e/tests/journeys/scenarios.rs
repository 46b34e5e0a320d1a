//! What if, and another file beside this one: nothing is overwritten before it is kept.

use anyhow::{Context, Result, ensure};
use e2e::{Key, Options, Page, QUICK, css, run, saved_file, with};

/// The file as it would be taken away, on the screen for that.
async fn file(page: &Page) -> Result<String> {
    page.place("data").await?;
    Ok(page.download().await?.text)
}

/// A quick result, and the file it was saved as.
async fn begin(page: &Page) -> Result<String> {
    page.open("/").await?;
    page.bring(&QUICK).await?;
    page.see_result().await?;
    let file = file(page).await?;
    page.place("result").await?;
    Ok(file)
}

async fn what_if(page: &Page) -> Result<()> {
    page.click(css(".scope .button:has(.icon-because)")).await?;
    page.screen("what_if").await?;
    page.focus_on("[data-focus=heading]").await
}

/// What moves, once it is computed.
async fn moves(page: &Page) -> Result<String> {
    page.find(css(".moves:not(.is-stale)")).await?;
    page.all(".moves-summary").await?.pop().context("nothing is said of what moves")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_is_dropped_and_nothing_happened() -> Result<()> {
    run(Options::default(), |page| async move {
        let before = begin(&page).await?;
        what_if(&page).await?;
        page.try_answer("contract_owner", "named_time").await?;
        page.try_answer("past_change", "5").await?;
        let said = moves(&page).await?;
        ensure!(said.contains("préalable"), "a guard goes, and it is not said: {said}");
        ensure!(page.count(".outcomes .side").await? == 2, "both sides are shown");
        ensure!(page.count(".tried-one").await? == 2, "two changes are tried");
        page.click(css(".tried-one .link-button")).await?;
        page.find(css(".tried:not(:has(.tried-one:nth-child(2)))")).await?;
        page.focus_on("[data-focus=trial]").await?;
        page.place("review").await?;
        page.place("result").await?;
        page.click(css(".trial-open button")).await?;
        page.screen("what_if").await.context("the trial is gone on")?;
        page.click(css(".tried + .actions .button-secondary")).await?;
        page.screen("result").await?;
        page.gone(css(".trial-open")).await?;
        ensure!(file(&page).await? == before, "a dropped trial changed the file");
        page.reload().await?;
        page.screen("data").await?;
        ensure!(file(&page).await? == before, "a dropped trial was saved");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_is_forgotten_by_a_reload() -> Result<()> {
    run(Options::default(), |page| async move {
        let before = begin(&page).await?;
        what_if(&page).await?;
        page.try_answer("contract_owner", "named_time").await?;
        moves(&page).await?;
        page.reload().await?;
        page.screen("what_if").await?;
        ensure!(page.count(".tried-one").await? == 0, "the trial was kept somewhere");
        ensure!(file(&page).await? == before, "a trial was saved");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trial_is_kept_by_keyboard_saved_and_undone() -> Result<()> {
    run(Options::default(), |page| async move {
        let before = begin(&page).await?;
        what_if(&page).await?;
        page.try_answer("contract_owner", "named_time").await?;
        moves(&page).await?;
        page.press_shift(Key::Tab).await?;
        page.focus_on("select[id$=-subject]").await?;
        page.press_shift(Key::Tab).await?;
        page.press_shift(Key::Tab).await?;
        page.focus_on(".tried + .actions .button-primary").await?;
        page.press(Key::Enter).await?;
        page.screen("result").await?;
        page.focus_on("[data-focus=notice]").await?;
        page.click(css(".notice .actions .button")).await?;
        page.focus_on("[data-focus=notice]").await?;
        ensure!(file(&page).await? == before, "undone, the file is another");

        page.place("result").await?;
        what_if(&page).await?;
        page.try_answer("contract_owner", "named_time").await?;
        page.click(css(".tried + .actions .button-primary")).await?;
        page.screen("result").await?;
        page.place("data").await?;
        let kept = page.download().await?;
        ensure!(kept.json["responses"]["contract_owner"]["answer"] == "named_time", "{}", kept.json["responses"]);
        kept.is_valid()?;
        kept.is_the_same_natively()
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn two_files_are_compared_and_nothing_enters() -> Result<()> {
    run(Options::default(), |page| async move {
        let before = begin(&page).await?;
        page.place("data").await?;
        let other = with(QUICK, &[("contract_owner", &["named_time"]), ("sector", &["dk"])]);
        page.compare_with("later.perimetre.json", saved_file(&other)?.as_bytes()).await?;
        page.screen("compare").await?;
        page.focus_on("[data-focus=heading]").await?;
        let sides = page.all(".outcome-of p:first-child").await?;
        ensure!(sides.len() == 2 && sides[0].contains("later.perimetre.json"), "{sides:?}");
        let answers = page.all(".difference-answers tbody th").await?;
        ensure!(answers.len() == 2, "{answers:?}");
        page.click(css(".screen-head button:has(.icon-compare)")).await?;
        page.find(css(".side-after .outcome-of")).await?;
        let turned = page.all(".outcome-of p:first-child").await?;
        ensure!(turned[1] == sides[0] && turned[0] == sides[1], "{turned:?}");
        page.accessible().await?;
        page.click(css(".screen-foot .button")).await?;
        page.screen("data").await?;
        page.compare_with("same.perimetre.json", before.as_bytes()).await?;
        page.screen("compare").await?;
        ensure!(page.count(".difference").await? == 0 && moves(&page).await?.starts_with("Rien ne diffère"), "the same file differs");
        page.place("data").await?;
        page.compare_with("page.json", b"<!doctype html><title>A page</title>").await?;
        page.find(css(".notice-error")).await?;
        page.screen("data").await?;
        ensure!(page.download().await?.text == before, "a comparison changed the file");
        page.reload().await?;
        page.screen("data").await?;
        ensure!(page.download().await?.text == before, "a comparison was saved");
        Ok(())
    })
    .await
}
