//! A workshop: a prospect's quick-path file, gone on with on the full path, to the file that is left behind.

use anyhow::{Context, Result, ensure};
use e2e::{Fault, Key, Options, Page, QUICK, css, run, saved_file, text};
use serde_json::json;

/// The quick file opened, and gone on with.
async fn begin(page: &Page) -> Result<()> {
    page.open("/").await?;
    page.bring(&QUICK).await?;
    ensure!(!fetched(page), "the quick path fetches what it does not need");
    page.place("start").await?;
    page.enter_full().await?;
    ensure!(fetched(page), "the full path came from nowhere");
    Ok(())
}

fn fetched(page: &Page) -> bool {
    page.site.requests().iter().any(|path| path.contains("perimetre-part-full"))
}

/// Who runs what; two services leave.
async fn modes(page: &Page) -> Result<()> {
    page.part(2).await?;
    page.matrix("tower_mode").await?;
    page.has_rows("open", 13).await?;
    page.fill("tower_mode", &[("WKP", "mixed"), ("NET", "provider"), ("TEL", "group"), ("PRT", "na"), ("DAT", "dk")]).await?;
    page.go_on().await?;
    page.matrix("tower_diff").await?;
    ensure!(page.count(".matrix-row").await? == 11, "what the group runs and what does not exist have left");
    Ok(())
}

/// The scales: what is presumed confirmed, changed, unknown, or left as it is.
async fn scales(page: &Page) -> Result<()> {
    page.fill("tower_diff", &[("ERP", "5"), ("WEB", "dk")]).await?;
    page.has_rows("presumed", 9).await?;
    page.click(css(".matrix-actions .button:first-child")).await?;
    page.find(css(".matrix:not(:has(.is-presumed))")).await?;
    page.has_rows("known", 10).await?;
    page.fill("tower_diff", &[("NET", "2")]).await?;
    page.go_on().await?;

    page.matrix("tower_crit").await?;
    page.click(css(".note summary")).await?;
    page.click(css(".note textarea")).await?;
    page.type_text("L’atelier tient deux heures, « pas plus ».").await?;
    page.fill("tower_crit", &[("ERP", "5"), ("NET", "5")]).await?;
    page.go_on().await?;

    page.matrix("tower_cap").await?;
    page.click(text("Je ne sais pas pour les autres")).await?;
    page.find(css(".matrix:not(:has(.is-presumed))")).await?;
    page.has_rows("unknown", 11).await?;
    page.fill("tower_cap", &[("WKP", "4")]).await?;
    page.go_on().await?;
    for id in ["tower_sat", "tower_std", "tower_spec"] {
        page.matrix(id).await?;
        page.go_on().await?;
    }
    page.screen("sections").await
}

/// A question hidden after it was answered; actors; questions left open.
async fn others(page: &Page) -> Result<()> {
    page.part(4).await?;
    page.question("provider_stage").await?;
    page.choose("provider_stage", &["talks"]).await?;
    page.go_on().await?;
    page.question("provider_evidence").await?;
    page.choose("provider_evidence", &["legal", "refs"]).await?;
    page.go_on().await?;
    page.question("subcontracting").await?;
    page.click(text("Laisser ouverte")).await?;
    page.screen("sections").await?;
    page.part(5).await?;
    page.question("internal_actors").await?;
    page.choose("internal_actors", &["DIR", "DSI"]).await?;
    page.go_on().await?;
    page.question("roles_written").await?;
    page.place("review").await?;
    ensure!(page.count(".ignored li").await? == 0, "nothing is hidden yet");
    page.change_of("Où en êtes-vous dans le choix du prestataire ?").await?;
    page.question("provider_stage").await?;
    page.choose("provider_stage", &["none"]).await?;
    page.go_on().await?;
    page.screen("review").await?;
    page.find(text("1 réponse à une question qui n’est plus posée est conservée sans être utilisée.")).await?;
    page.find(text("L’atelier tient deux heures, « pas plus ».")).await.map(|_| ())
}

/// What the full result adds; a threshold and a guard changed, refused first, there after a reload.
async fn settle(page: &Page) -> Result<()> {
    page.unfold().await?;
    page.find(text("Non évaluée : trop de réponses manquent.")).await?;
    let signs = page.all(".role-table tbody tr:has(.letter) th").await?;
    ensure!(signs.len() == 34 && signs.iter().any(|row| row == "Signer"), "{signs:?}");
    ensure!(page.all(".role-table td .live").await?.iter().any(|words| words == "Répond du résultat"), "a letter is said by its letter only");
    page.find(text("À gérer de près, pas encore associés")).await?;
    page.settings().await?;
    page.focus_on("[data-focus=heading]").await?;
    page.write_setting("outsource", "71").await?;
    page.find(css(".setting.is-wrong .setting-error")).await?;
    page.click(css(".screen-foot .button-primary")).await?;
    page.focus_on("[data-focus=errors]").await?;
    page.click(css(".error-summary a")).await?;
    page.focus_on("[data-setting=outsource]").await?;
    page.write_setting("outsource", "65").await?;
    page.find(css(".setting.is-changed")).await?;
    page.switch_guard("T7").await?;
    page.find(text("Garde-fou T7 : indiquez la raison pour le désactiver.")).await?;
    page.write_setting("T7", "Le groupe gère les accès").await?;
    page.switch_guard("T7").await?;
    page.find(css(".switch.is-off")).await?;
    page.click(css(".screen-foot .button-primary")).await?;
    settled(page).await?;
    page.reload().await?;
    settled(page).await?;
    page.settings().await?;
    page.find(css(".switch.is-off")).await?;
    page.place("result").await
}

/// The result says at its end what was changed.
async fn settled(page: &Page) -> Result<()> {
    page.screen("result").await?;
    let lines = page.all(".settings-note li").await?;
    ensure!(lines.len() == 2 && lines[0].contains("60 avant, 65 maintenant") && lines[1].contains("Le groupe gère les accès"), "{lines:?}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workshop_from_a_quick_file_to_the_file_left_behind() -> Result<()> {
    run(Options::default(), |page| async move {
        begin(&page).await?;
        modes(&page).await?;
        scales(&page).await?;
        others(&page).await?;
        page.click(css(".screen-review .button-primary")).await?;
        page.screen("result").await?;
        ensure!(page.count(".outside").await? == 2, "the group's service and the absent one are said");
        settle(&page).await?;
        let saved = page.download().await?;
        saved.is_valid()?;
        saved.is_the_same_natively()?;
        let answers = &saved.json["responses"];
        ensure!(saved.json["path"] == "full" && answers["tower_pain"]["answer"] == json!(["BCK", "SEC", "WKP"]), "{answers}");
        ensure!(answers["tower_diff"]["answer"]["NET"] == 2 && answers["tower_diff"]["answer"]["WEB"] == "dk", "{answers}");
        ensure!(answers["tower_diff"]["answer"].get("TEL").is_none(), "a service of the group has no value");
        ensure!(answers["tower_sat"].is_null(), "what was only presumed is no answer");
        let settings = &saved.json["settings"];
        ensure!(settings["values"]["outsource"].as_f64() == Some(65.0) && settings["guards_off"].get("T7").is_some(), "{settings}");
        ensure!(answers["provider_evidence"]["answer"] == json!(["legal", "refs"]), "hidden, and kept");

        page.reload().await?;
        page.screen("result").await.context("resumed")?;
        ensure!(page.download().await?.text == saved.text, "after a reload it is saved otherwise");
        page.place("data").await?;
        page.click(css("button:has(.icon-erase)")).await?;
        page.click(css(".confirm .button-danger")).await?;
        page.screen("start").await?;
        page.open_file("workshop.perimetre.json", saved.text.as_bytes()).await?;
        page.screen("sections").await?;
        page.place("checklist").await?;
        ensure!(page.download().await?.text == saved.text, "what was opened is saved otherwise");
        page.language("en").await?;
        page.screen("checklist").await?;
        ensure!(page.download().await?.text == saved.text, "the language changes nothing in the file");
        Ok(())
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_matrix_by_keyboard() -> Result<()> {
    run(Options::default(), |page| async move {
        begin(&page).await?;
        page.part(2).await?;
        page.matrix("tower_mode").await?;
        page.focus_on("[data-focus=heading]").await?;
        page.tab_to("input[name$=\"-tower_mode-WKP\"]").await?;
        page.type_text("2").await?;
        page.find(css("input[name$=\"-tower_mode-WKP\"][value=mixed]:checked")).await?;
        page.press(Key::Tab).await?;
        page.focus_on("input[name$=\"-tower_mode-NET\"]").await?;
        page.type_text(" ").await?;
        page.find(css("input[name$=\"-tower_mode-NET\"][value=internal]:checked")).await?;
        page.press(Key::Right).await?;
        page.press(Key::Right).await?;
        page.find(css("input[name$=\"-tower_mode-NET\"][value=provider]:checked")).await?;
        page.press(Key::Tab).await?;
        page.type_text("0").await?;
        page.find(css("input[name$=\"-tower_mode-HST\"][value=dk]:checked")).await?;
        page.press(Key::Enter).await?;
        page.matrix("tower_diff").await?;
        page.focus_on("[data-focus=heading]").await?;
        page.tab_to("input[name$=\"-tower_diff-SEC\"]").await?;
        page.type_text("4").await?;
        page.tab_to(".matrix-actions .button").await?;
        page.press(Key::Enter).await?;
        page.find(css(".matrix:not(:has(.is-presumed))")).await?;
        page.has_rows("known", 13).await?;
        page.find(css("input[name$=\"-tower_diff-SEC\"][value=\"4\"]:checked")).await?;
        page.tab_to("form button[type=submit]").await?;
        page.press(Key::Enter).await?;
        page.matrix("tower_crit").await
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_path_that_does_not_come_is_said_and_asked_for_again() -> Result<()> {
    // Each of the two files can fail: the words, the rest of the program.
    let faults = [("words-fr", Fault::Status(503)), ("words-fr", Fault::Cut), ("part-full", Fault::Status(503)), ("part-full", Fault::Cut)];
    for (part, fault) in faults.into_iter().chain([("part-full", Fault::Foreign)]) {
        run(Options::default().unclean(), move |page| async move {
            page.open("/").await?;
            page.bring(&QUICK).await?;
            page.place("start").await?;
            page.site.spoil(part, fault);
            page.click(css(".go-on .button")).await?;
            page.find(css(".fetch-failed")).await?;
            page.focus_on("[data-focus=heading]").await?;
            page.accessible().await?;
            page.click(text("Réessayer")).await?;
            page.find(css(".fetch-failed")).await?;
            page.click(text("Revenir au parcours rapide")).await?;
            page.screen("start").await?;
            page.click(css(".go-on .button")).await?;
            page.find(css(".fetch-failed")).await?;
            page.site.heal();
            page.click(text("Réessayer")).await?;
            page.screen("sections").await?;
            page.focus_on("[data-focus=heading]").await?;
            page.place("data").await?;
            let saved = page.download().await?;
            ensure!(saved.json["responses"] == serde_json::from_str::<serde_json::Value>(&saved_file(&QUICK)?)?["responses"], "an answer is lost");
            saved.is_the_same_natively()
        })
        .await
        .with_context(|| format!("{part}: {fault:?}"))?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_another_version_is_told_apart() -> Result<()> {
    run(Options::default().unclean(), |page| async move {
        page.open("/").await?;
        page.site.spoil("perimetre-words-fr", Fault::Foreign);
        page.click(css(".go-on .button")).await?;
        page.find(text("Le fichier reçu ne correspond pas à cette version du questionnaire.")).await?;
        page.site.heal();
        page.click(text("Réessayer")).await?;
        page.screen("sections").await
    })
    .await
}
