//! By keyboard only, in English: digits, Tab, Space, arrows and Enter.

use anyhow::{Result, ensure};
use e2e::{Key, Options, Page, QUICK, run, with};

/// Waits for a question and for the focus on its heading, which Enter alone does not leave.
async fn arrives(page: &Page, id: &str) -> Result<()> {
    page.question(id).await?;
    page.focus_on("[data-focus=heading]").await?;
    ensure!(page.count("form input:checked").await? == 0, "{id} comes with an answer");
    Ok(())
}

async fn has(page: &Page, id: &str, values: &[&str]) -> Result<()> {
    for value in values {
        page.find(e2e::css(&format!("input[name$=\"-{id}\"][value=\"{value}\"]:checked"))).await?;
    }
    let ticked = page.count("form input:checked").await?;
    ensure!(ticked == values.len() as u64, "{id}: {ticked} are chosen instead of {values:?}");
    Ok(())
}

async fn keys(page: &Page, keys: &[Key]) -> Result<()> {
    for key in keys {
        page.press(key.clone()).await?;
    }
    Ok(())
}

async fn profile(page: &Page) -> Result<()> {
    arrives(page, "org_size").await?;
    page.type_text("3").await?;
    has(page, "org_size", &["s50_249"]).await?;
    page.focus_on("input:checked").await?;
    page.press(Key::Enter).await?;

    arrives(page, "sector").await?;
    page.tab_to("input[name$=\"-sector\"]").await?;
    page.type_text(" ").await?;
    has(page, "sector", &["industry"]).await?;
    keys(page, &[Key::Down, Key::Down]).await?;
    has(page, "sector", &["services"]).await?;
    keys(page, &[Key::Up, Key::Left]).await?;
    has(page, "sector", &["industry"]).await?;
    page.press(Key::Enter).await?;

    arrives(page, "it_team").await?;
    page.type_text("0").await?;
    has(page, "it_team", &["dk"]).await?;
    page.type_text("3").await?;
    has(page, "it_team", &["t2_5"]).await?;
    page.press(Key::Enter).await?;

    arrives(page, "current_sourcing").await?;
    page.type_text("2").await?;
    page.press(Key::Enter).await
}

async fn expectations(page: &Page) -> Result<()> {
    arrives(page, "drivers").await?;
    page.type_text("2").await?;
    page.type_text("4").await?;
    page.type_text("8").await?;
    has(page, "drivers", &["skills", "security", "departure"]).await?;
    page.type_text("1").await?;
    page.focus_on(".error-summary").await?;
    has(page, "drivers", &["skills", "security", "departure"]).await?;
    page.type_text("8").await?;
    has(page, "drivers", &["skills", "security"]).await?;
    page.type_text("8").await?;
    page.press(Key::Enter).await?;

    arrives(page, "obligations").await?;
    page.tab_to("input[value=nis2]").await?;
    page.type_text(" ").await?;
    page.tab_to("input[value=bulk_personal]").await?;
    page.type_text(" ").await?;
    has(page, "obligations", &["nis2", "bulk_personal"]).await?;
    page.press(Key::Enter).await
}

async fn services(page: &Page) -> Result<()> {
    arrives(page, "tower_pain").await?;
    page.tab_to("input[value=WKP]").await?;
    page.type_text(" ").await?;
    page.tab_to("input[value=BCK]").await?;
    page.type_text(" ").await?;
    page.tab_to("input[value=SEC]").await?;
    page.type_text(" ").await?;
    has(page, "tower_pain", &["WKP", "BCK", "SEC"]).await?;
    page.press(Key::Enter).await?;

    arrives(page, "tower_distinct").await?;
    page.tab_to("input[value=__none]").await?;
    page.type_text(" ").await?;
    has(page, "tower_distinct", &["__none"]).await?;
    page.press(Key::Enter).await
}

async fn people(page: &Page) -> Result<()> {
    arrives(page, "contract_owner").await?;
    page.press(Key::Enter).await?;
    page.focus_on(".error-summary").await?;
    page.tab_to(".error-summary a").await?;
    page.press(Key::Enter).await?;
    page.focus_on("input[value=named_time]").await?;
    page.type_text(" ").await?;
    keys(page, &[Key::Down, Key::Down, Key::Down]).await?;
    has(page, "contract_owner", &["none"]).await?;
    page.press(Key::Enter).await?;

    arrives(page, "third_parties").await?;
    page.type_text("1").await?;
    page.type_text("3").await?;
    page.press(Key::Enter).await?;

    arrives(page, "job_impact").await?;
    page.type_text("0").await?;
    page.press(Key::Enter).await?;

    arrives(page, "past_change").await?;
    page.tab_to("input[name$=\"-past_change\"]").await?;
    page.type_text(" ").await?;
    keys(page, &[Key::Right, Key::Right]).await?;
    has(page, "past_change", &["3"]).await?;
    page.press(Key::Enter).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_whole_run_by_keyboard_in_english() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.tab_to(".language[lang=en]").await?;
        page.press(Key::Enter).await?;
        page.find(e2e::text("What to hand over to an IT provider, and what to keep?")).await?;
        page.focus_on(".language[lang=en]").await?;
        page.tab_to(".screen-start .button-primary").await?;
        page.press(Key::Enter).await?;
        profile(&page).await?;
        expectations(&page).await?;
        services(&page).await?;
        people(&page).await?;

        page.screen("review").await?;
        page.focus_on("[data-focus=heading]").await?;
        page.tab_to(".answer-change button").await?;
        page.press(Key::Enter).await?;
        page.question("org_size").await?;
        page.focus_on("[data-focus=heading]").await?;
        page.press(Key::Enter).await?;
        page.screen("review").await?;
        page.tab_to(".screen-review .button-primary").await?;
        page.press(Key::Enter).await?;
        page.screen("result").await?;
        page.focus_on("[data-focus=heading]").await?;
        page.find(e2e::text("This is a thinking aid; it replaces neither an audit nor legal advice.")).await?;
        page.tab_to(".map-table summary").await?;
        page.press(Key::Enter).await?;
        page.find(e2e::css(".map-table[open] table")).await?;
        page.tab_to(".screen-result > .actions .button-primary").await?;
        page.press(Key::Enter).await?;

        page.screen("checklist").await?;
        page.focus_on("[data-focus=heading]").await?;
        page.tab_to("button:has(.icon-download)").await?;
        page.press(Key::Enter).await?;
        page.screen("files").await?;
        page.focus_on("[data-focus=heading]").await?;
        page.tab_to(".file-record button:has(.icon-download)").await?;
        page.press(Key::Enter).await?;
        let saved = page.file_downloaded().await?;
        saved.holds(&with(QUICK, &[("tower_distinct", &[])]))?;
        saved.is_the_same_natively()?;
        page.place("checklist").await?;
        page.tab_to(".task select").await?;
        page.press(Key::Down).await?;
        page.find(e2e::css(".task-doing")).await?;
        page.focus_on(".task-doing select").await
    })
    .await
}

/// What appears asks for an answer where the focus is, or says something: the focus must be there, not lost.
#[tokio::test(flavor = "multi_thread")]
async fn the_focus_follows_what_is_asked_and_said() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.focus_on("[data-focus=notice]").await?;
        page.place("data").await?;
        page.tab_to("button:has(.icon-erase)").await?;
        page.press(Key::Enter).await?;
        page.focus_on("[data-focus=confirmation]").await?;
        page.tab_to(".confirm .button-secondary").await?;
        page.press(Key::Enter).await?;
        page.focus_on("[data-focus=heading]").await?;
        page.open_file("empty.json", b"").await?;
        page.focus_on("[data-focus=notice]").await?;
        page.tab_to(".notice .icon-button").await?;
        page.press(Key::Enter).await?;
        page.focus_on("[data-focus=heading]").await
    })
    .await
}
