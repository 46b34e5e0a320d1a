//! What the browser keeps, refuses to keep, and must forget; and other tabs.

use anyhow::{Context, Result, ensure};
use e2e::{Options, Page, QUICK, css, run, text};
use serde_json::Value;

const OURS: &str = "return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith('perimetre-'))";
const RECORD: &str = "return localStorage['perimetre-record'] ?? null";

async fn eval(page: &Page, script: &str) -> Result<Value> {
    page.run(script, Vec::new()).await
}

/// A second tab of the same browser on the same page; it is the one that is driven from then on.
async fn second_tab(page: &Page) -> Result<[e2e::WindowHandle; 2]> {
    let first = page.driver.window().await?;
    let second = page.driver.new_tab().await?;
    page.driver.switch_to_window(second.clone()).await?;
    page.open("/").await?;
    Ok([first, second])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reload_comes_back_to_the_same_place() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.answer_rest(&QUICK, "org_size", "drivers").await?;
        page.choose("drivers", &["cost", "quality"]).await?;
        page.find(text("Enregistré sur cet appareil")).await?;
        page.reload().await?;
        page.question("drivers").await?;
        page.find(text("Question 5 sur 12")).await?;
        for value in ["cost", "quality"] {
            page.find(css(&format!("{}.is-chosen:has(:checked)", e2e::choice("drivers", value)))).await?;
        }
        ensure!(page.count("form input:checked").await? == 2, "more is chosen than was");
        let on_body = "return document.activeElement === document.body";
        ensure!(eval(&page, on_body).await? == true, "the focus was taken without being asked");
        page.go_on().await?;
        page.question("obligations").await?;
        page.reload().await?;
        page.question("obligations").await?;

        page.place("start").await?;
        page.reload().await?;
        page.click(text("Reprendre à la question 6 sur 12")).await?;
        page.question("obligations").await?;
        page.answer(QUICK.get(5..).context("twelve questions")?).await?;
        page.see_result().await?;
        let shown = page.all(".score-words").await?;
        page.reload().await?;
        page.screen("result").await?;
        ensure!(page.all(".score-words").await? == shown, "after a reload the result is another");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_takes_two_steps_and_leaves_nothing() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        eval(&page, "localStorage['host'] = 'its own'").await?;
        page.bring(&QUICK).await?;
        page.place("checklist").await?;
        page.set_status(0, "done").await?;
        page.place("start").await?;
        page.click(text("Tout effacer et recommencer")).await?;
        page.screen("data").await?;
        page.click(text("Effacer")).await?;
        page.find(text("Effacer définitivement ?")).await?;
        page.click(text("Non, garder")).await?;
        page.gone(css(".confirm")).await?;
        ensure!(eval(&page, RECORD).await?.is_string(), "gone, though it was to be kept");
        page.click(text("Effacer")).await?;
        page.click(text("Oui, tout effacer")).await?;
        page.find(text("Tout est effacé de cet appareil.")).await?;
        let left = eval(&page, OURS).await?;
        ensure!(left == serde_json::json!([]), "left behind: {left}");
        page.find(text("Commencer")).await?;
        page.reload().await?;
        page.find(text("Commencer")).await?;
        page.find(text("Rien n’est encore enregistré")).await?;
        ensure!(eval(&page, OURS).await? == serde_json::json!([]), "it came back");
        ensure!(eval(&page, "return localStorage['host']").await? == "its own", "the host's own data went too");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_tab_erases_no_other_brings_back() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        let [first, second] = second_tab(&page).await?;
        page.screen("review").await?;
        page.driver.switch_to_window(first.clone()).await?;
        page.place("data").await?;
        page.click(css("button:has(.icon-erase)")).await?;
        page.click(css(".confirm .button-danger")).await?;
        page.find(text("Tout est effacé de cet appareil.")).await?;

        page.driver.switch_to_window(second).await?;
        page.find(text("Tout a été effacé depuis un autre onglet.")).await?;
        page.find(text("Commencer")).await?;
        page.language("en").await?;
        page.place("data").await?;
        page.place("start").await?;
        ensure!(eval(&page, OURS).await? == serde_json::json!([]), "the second tab brought it back");
        page.click(text("Start")).await?;
        page.choose("org_size", &["s1_9"]).await?;
        page.driver.switch_to_window(first).await?;
        page.reload().await?;
        page.question("org_size").await?;
        ensure!(page.count("form input:checked").await? == 1, "the second tab's new answer is not there");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tab_is_told_before_it_writes_over_another() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.answer_rest(&QUICK, "org_size", "sector").await?;
        let [first, second] = second_tab(&page).await?;
        page.question("sector").await?;
        page.driver.switch_to_window(first.clone()).await?;
        page.choose("sector", &["retail"]).await?;

        page.driver.switch_to_window(second.clone()).await?;
        page.find(text("Vos réponses ont changé dans un autre onglet")).await?;
        page.find(text("Enregistrement suspendu")).await?;
        let theirs = eval(&page, RECORD).await?;
        page.choose("sector", &["health"]).await?;
        ensure!(eval(&page, RECORD).await? == theirs, "written over before the visitor had a say");
        page.click(text("Prendre celles de l’autre onglet")).await?;
        page.gone(css(".notice")).await?;
        page.find(css(&format!("{}.is-chosen", e2e::choice("sector", "retail")))).await?;

        page.driver.switch_to_window(first.clone()).await?;
        // The other tab took our words, so there is nothing to decide here; then both go their ways again.
        if page.shows(css(".notice")).await? {
            page.click(text("Prendre celles de l’autre onglet")).await?;
        }
        page.driver.switch_to_window(second).await?;
        page.choose("sector", &["finance"]).await?;
        page.driver.switch_to_window(first).await?;
        page.find(text("Vos réponses ont changé dans un autre onglet")).await?;
        page.choose("sector", &["public"]).await?;
        page.click(text("Garder celles de cet onglet")).await?;
        page.gone(css(".notice")).await?;
        page.find(text("Enregistré sur cet appareil")).await?;
        page.reload().await?;
        page.find(css(&format!("{}.is-chosen", e2e::choice("sector", "public")))).await?;
        Ok(())
    })
    .await
}

/// A host page whose element has these attributes, with a script before everything else.
fn host(attributes: &str) -> String {
    format!(
        "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Hôte</title><link rel=\"icon\" href=\"./icon.svg\">\
         <script src=\"./before.js\"></script><script type=\"module\" src=\"./perimetre.js\"></script></head>\
         <body><main><perimetre-assessment {attributes}></perimetre-assessment></main></body></html>"
    )
}

/// The whole way in memory, which says that it is, and nothing is left when the page goes.
async fn in_memory(attributes: &str, before: &'static str) -> Result<()> {
    let options = Options::default().page("/host.html", host(attributes)).page("/before.js", before);
    run(options, |page| async move {
        page.open("/host.html").await?;
        page.answer_rest(&QUICK, "org_size", "it_team").await?;
        page.find(text("Non enregistré sur cet appareil")).await?;
        page.place("data").await?;
        page.find(text("Ce navigateur refuse d’enregistrer")).await?;
        ensure!(page.download().await?.json["responses"]["sector"]["answer"] == "industry", "the file lacks an answer");
        page.click(text("Revenir au questionnaire")).await?;
        page.question("it_team").await?;
        page.answer(QUICK.get(2..).context("twelve questions")?).await?;
        page.see_result().await?;
        page.place("checklist").await?;
        page.set_status(0, "done").await?;
        page.find(css(".task-done")).await?;
        page.download().await?.holds(&QUICK)?;
        page.place("data").await?;
        page.click(css("button:has(.icon-erase)")).await?;
        page.click(css(".confirm .button-danger")).await?;
        page.find(text("Commencer")).await?;
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_may_ask_for_no_storage() -> Result<()> {
    in_memory("storage=\"none\"", "").await
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_that_throws_is_done_without() -> Result<()> {
    in_memory("", "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } });").await
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_that_is_full_is_done_without() -> Result<()> {
    in_memory("", "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };").await
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_of_the_tab_leaves_the_other_alone() -> Result<()> {
    let options = Options::default().page("/host.html", host("storage=\"session\"")).page("/before.js", "");
    run(options, |page| async move {
        page.open("/host.html").await?;
        page.answer_rest(&QUICK, "org_size", "sector").await?;
        ensure!(eval(&page, "return localStorage.length").await? == 0, "something is kept beyond the tab");
        page.reload().await?;
        page.question("sector").await
    })
    .await
}

/// What the browser kept is damaged, or of a version to come: nothing of it is lost, and a person can go on.
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_put_aside_or_left_alone() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        for damaged in ["", "null", "[]", "{\"record\":{\"format\":\"perimetre-record\",\"ver"] {
            page.run("localStorage['perimetre-record'] = arguments[0]", vec![damaged.into()]).await?;
            page.reload().await?;
            page.find(text("Un enregistrement illisible a été mis de côté")).await.context(format!("stored: {damaged:?}"))?;
            ensure!(eval(&page, "return localStorage['perimetre-set-aside']").await? == damaged, "{damaged:?} is not kept aside");
            page.click(text("Commencer")).await?;
            page.choose("org_size", &["s1_9"]).await?;
            page.find(text("Enregistré sur cet appareil")).await?;
        }
        let newer = "const saved = JSON.parse(localStorage['perimetre-record']); saved.record.version = 9999; \
            return localStorage['perimetre-record'] = JSON.stringify(saved)";
        let newer = eval(&page, newer).await?;
        page.reload().await?;
        page.find(text("Vos réponses ont été enregistrées par une autre version")).await?;
        page.click(text("Commencer")).await?;
        page.choose("org_size", &["s1000p"]).await?;
        ensure!(eval(&page, RECORD).await? == newer, "written over");
        Ok(())
    })
    .await
}
