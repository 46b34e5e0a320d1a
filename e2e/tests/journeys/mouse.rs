//! By mouse: the whole way, errors on it, and going back to change an answer.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::{Options, Page, QUICK, choice, css, run, text, with};

/// Which class each service has, by its number on the map.
type Classes = BTreeMap<String, String>;

async fn classes(page: &Page, item: &str, number: &str) -> Result<Classes> {
    let mut classes = Classes::new();
    for class in ["O", "C", "U", "K"] {
        for number in page.all(&format!("{} {number}", item.replace('?', class))).await? {
            classes.insert(number, class.to_owned());
        }
    }
    Ok(classes)
}

/// The map, its table and the list say the same of the same services.
async fn one_story(page: &Page) -> Result<Classes> {
    let listed = classes(page, ".class-?", ".tower-number").await?;
    let drawn = classes(page, ".disc-?", ":is(.disc-number, .beside-number)").await?;
    ensure!(!listed.is_empty() && listed.len() <= 13, "{} services", listed.len());
    ensure!(listed == drawn, "the list says {listed:?}, the map {drawn:?}");
    let mut names = BTreeMap::new();
    for class in ["O", "C", "U", "K"] {
        for name in page.all(&format!(".class-{class} .class-title > span:first-child")).await? {
            names.insert(name, class.to_owned());
        }
    }
    let numbers = page.all(".table-map tbody td:nth-child(1)").await?;
    let said = page.all(".table-map tbody td:nth-child(3)").await?;
    let table: Classes = numbers.into_iter().zip(said.iter().map(|name| names.get(name).cloned().unwrap_or_default())).collect();
    ensure!(listed == table, "the list says {listed:?}, the table {table:?}");
    Ok(listed)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_run_by_mouse_in_french() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.find(text("Que confier à un prestataire informatique, et que garder ?")).await?;
        page.answer_all(&QUICK).await?;
        page.find(text("Enregistré sur cet appareil")).await?;
        let resources = "return performance.getEntriesByType('resource').length";
        let before = page.run(resources, Vec::new()).await?;
        page.see_result().await?;
        page.focus_on("[data-focus=heading]").await?;
        page.find(text("Hypothèses d’étude")).await?;
        page.find(text("Ce résultat est une aide à la réflexion")).await?;
        let classes = one_story(&page).await?;
        ensure!(before == page.run(resources, Vec::new()).await?, "something was fetched before the result");
        let mut asked = page.site.requests();
        asked.sort();
        let all = asked.len();
        asked.dedup();
        ensure!(all == asked.len() && all == 9, "the page is nine files: {asked:?}");

        page.place("checklist").await?;
        let saved = page.download().await?;
        ensure!(saved.name.starts_with("perimetre-20") && saved.name.ends_with(".perimetre.json"), "it is called {}", saved.name);
        saved.holds(&QUICK)?;
        saved.is_valid()?;
        saved.is_the_same_natively()?;
        let towers = saved.json["result"]["towers"].as_array().cloned().unwrap_or_default();
        ensure!(towers.len() == classes.len(), "the file tells of {} services, the page of {}", towers.len(), classes.len());

        let asked = page.site.requests();
        ensure!(asked.len() == 12, "a part of the program, its words and its styles come with the checklist, once: {asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_changed_from_the_review_changes_the_result() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.see_result().await?;
        let (before, guards) = (one_story(&page).await?, page.all(".guard-message").await?);
        page.click(text("Revoir mes réponses")).await?;
        page.change("it_team").await?;
        page.choose("it_team", &["none"]).await?;
        page.click(text("Enregistrer et revenir")).await?;
        page.change("contract_owner").await?;
        page.choose("contract_owner", &["named_time"]).await?;
        page.go_on().await?;
        page.screen("review").await?;
        page.find(text("Une personne nommée, avec du temps prévu")).await?;
        page.see_result().await?;
        ensure!(one_story(&page).await? != before, "without a team every service keeps its class");
        ensure!(page.all(".guard-message").await? != guards, "with someone to answer for the contract the same must be settled first");
        let saved = page.download().await?;
        saved.holds(&with(QUICK, &[("it_team", &["none"]), ("contract_owner", &["named_time"])]))?;
        saved.is_the_same_natively()
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cause_in_the_result_leads_to_its_answer_and_back() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.see_result().await?;
        page.unfold().await?;
        page.click(css(".guard .causes .link-button")).await?;
        page.screen("question").await?;
        page.focus_on("[data-focus=heading]").await?;
        page.click(text("Retour")).await?;
        page.screen("result").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_error_says_what_is_missing_and_leads_to_it() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.click(text("Commencer")).await?;
        page.question("org_size").await?;
        page.go_on().await?;
        page.find(text("Il manque quelque chose")).await?;
        page.focus_on(".error-summary").await?;
        ensure!(page.all(".field-error").await?.len() == 1, "the field does not say it too");
        page.click(css(".error-summary a")).await?;
        page.focus_on("form input").await?;
        let address = page.driver.current_url().await?;
        ensure!(address.fragment().is_none(), "the host's address became {address}");
        page.choose("org_size", &["s10_49"]).await?;
        page.gone(css(".error-summary")).await?;
        page.go_on().await?;
        page.question("sector").await?;

        page.place("start").await?;
        page.answer_rest(&QUICK, "sector", "drivers").await?;
        page.choose("drivers", &["cost", "skills", "quality"]).await?;
        page.click(css(&choice("drivers", "focus"))).await?;
        page.find(text("3 réponses au plus : décochez-en une pour en choisir une autre.")).await?;
        page.focus_on(".error-summary").await?;
        let ticked = page.count("form input:checked").await?;
        ensure!(ticked == 3, "{ticked} are ticked");
        page.click(css(&choice("drivers", "cost"))).await?;
        page.gone(css(".error-summary")).await?;
        page.choose("drivers", &["focus"]).await?;
        page.go_on().await?;
        page.question("obligations").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn none_and_do_not_know_exclude_the_others() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.change("obligations").await?;
        page.choose("obligations", &["none"]).await?;
        ensure!(page.count("form input:checked").await? == 1, "none goes with others");
        page.choose("obligations", &["health", "card"]).await?;
        ensure!(page.count("form input:checked").await? == 2, "others go with none");
        page.choose("obligations", &["dk"]).await?;
        ensure!(page.count("form input:checked").await? == 1, "not knowing goes with others");
        page.go_on().await?;
        page.change("tower_pain").await?;
        page.choose("tower_pain", &["__none"]).await?;
        ensure!(page.count("form input:checked").await? == 1, "no service goes with others");
        page.go_on().await?;
        page.screen("review").await?;
        page.place("data").await?;
        page.download().await?.holds(&with(QUICK, &[("obligations", &["dk"]), ("tower_pain", &[])]))
    })
    .await
}
