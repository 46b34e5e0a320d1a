//! The words change, nothing else does: languages, and pages that browsers translate.

use anyhow::{Result, ensure};
use e2e::{Options, Page, QUICK, css, run, text};

/// Everything that may not depend on the language: figures, and what is chosen.
async fn facts(page: &Page) -> Result<Vec<String>> {
    const FIGURES: &str = ".score-words, .points-given, .confidence-detail, .share-words, .count, .tower-number, .disc-number, .beside-number, \
        .table td, .risk-rating, .progress-text, .source-id, .confirm li";
    let figures = page.all(FIGURES).await?.into_iter().map(|words| words.chars().filter(char::is_ascii_digit).collect());
    let chosen = "return [...document.querySelector('perimetre-assessment').shadowRoot.querySelectorAll('input, select')] \
        .map((control) => control.type === 'file' ? '' : control.value + control.checked)";
    let chosen: Vec<String> = serde_json::from_value(page.run(chosen, Vec::new()).await?)?;
    let counts = ["form", ".guard", ".tower", ".task", ".confirm", ".notice", ".error-summary", ".answer", "details[open]"];
    let mut facts: Vec<String> = chosen.into_iter().chain(figures).collect();
    for selector in counts {
        facts.push(format!("{selector}: {}", page.count(selector).await?));
    }
    Ok(facts)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_language_changes_words_only_on_every_screen() -> Result<()> {
    run(Options::default(), |page| async move {
        page.tour("fr", |screen| {
            let page = page.clone();
            async move {
                let (french, words) = (facts(&page).await?, page.read().await?);
                page.language("en").await?;
                // The words of a language may have to come first, and what follows from the answers with them.
                page.settled().await?;
                ensure!(facts(&page).await? == french, "{screen}: {:?} in French, {:?} in English", french, facts(&page).await?);
                ensure!(page.read().await? != words, "{screen} is not translated");
                page.language("fr").await?;
                page.settled().await?;
                ensure!(facts(&page).await? == french, "{screen}: not the same again in French");
                ensure!(page.read().await? == words, "{screen}: not the same words again in French");
                Ok(())
            }
        })
        .await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_translated_by_the_browser_goes_on() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.place("start").await?;
        translated(&page).await?;
        page.place("review").await?;
        translated(&page).await?;
        page.change("drivers").await?;
        translated(&page).await?;
        page.click(css(&e2e::choice("drivers", "cost"))).await?;
        page.find(css(".error-summary")).await?;
        translated(&page).await?;
        page.click(css(&e2e::choice("drivers", "skills"))).await?;
        page.gone(css(".error-summary")).await?;
        page.choose("drivers", &["cost"]).await?;
        page.go_on().await?;
        page.see_result().await?;
        translated(&page).await?;
        page.click(css(".scope .button:has(.icon-because)")).await?;
        page.screen("what_if").await?;
        translated(&page).await?;
        page.try_answer("contract_owner", "named_time").await?;
        page.find(css(".moves:not(.is-stale)")).await?;
        translated(&page).await?;
        page.try_answer("past_change", "5").await?;
        page.place("result").await?;
        translated(&page).await?;
        page.click(css(".language[lang=en]")).await?;
        page.find(css(".page[lang=en]")).await?;
        translated(&page).await?;
        page.place("checklist").await?;
        translated(&page).await?;
        page.set_status(0, "done").await?;
        page.find(css(".task-done")).await?;
        page.place("data").await?;
        translated(&page).await?;
        page.open_file("empty.json", b"").await?;
        page.find(css(".notice-error")).await?;
        translated(&page).await?;
        let saved = page.download().await?;
        saved.holds(&e2e::with(QUICK, &[("drivers", &["cost", "security", "departure"])]))?;
        page.click(css("button:has(.icon-erase)")).await?;
        page.click(css(".confirm .button-danger")).await?;
        page.find(text("Start")).await?;
        Ok(())
    })
    .await
}

async fn translated(page: &Page) -> Result<()> {
    let texts = page.translate().await?;
    ensure!(texts > 5, "only {texts} texts were translated");
    Ok(())
}
