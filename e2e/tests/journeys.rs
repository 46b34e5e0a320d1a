//! What a person does, from the first page to the last, in real browsers.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use e2e::{Options, Page, QUICK, run, text};

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

        page.place("checklist").await?;
        let saved = page.download().await?;
        ensure!(saved.name.starts_with("perimetre-20") && saved.name.ends_with(".perimetre.json"), "it is called {}", saved.name);
        saved.holds(&QUICK)?;
        saved.is_valid()?;
        saved.is_the_same_natively()?;
        let towers = saved.json["result"]["towers"].as_array().cloned().unwrap_or_default();
        ensure!(towers.len() == classes.len(), "the file tells of {} services, the page of {}", towers.len(), classes.len());

        ensure!(before == page.run(resources, Vec::new()).await?, "something was fetched after the page had come");
        let mut asked = page.site.requests();
        asked.sort();
        let all = asked.len();
        asked.dedup();
        ensure!(all == asked.len() && all == 7, "the page is seven files: {asked:?}");
        Ok(())
    })
    .await
}
