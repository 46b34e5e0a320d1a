//! Files: the same state comes back from one's own, and nothing changes because of a bad one.

use std::sync::{Arc, Mutex};

use anyhow::{Context, Result, ensure};
use e2e::{Browser, Options, Page, QUICK, css, run, saved_file, text, with};

/// The work done in a first profile, as its file.
async fn work(page: &Page) -> Result<String> {
    page.open("/").await?;
    page.answer_all(&QUICK).await?;
    page.see_result().await?;
    page.place("checklist").await?;
    for (place, status) in [(0, "done"), (1, "doing"), (2, "not_applicable")] {
        page.set_status(place, status).await?;
    }
    page.find(css(".task-not_applicable")).await?;
    let saved = page.download().await?;
    saved.is_valid()?;
    Ok(saved.text)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_brings_the_same_state_to_a_fresh_profile() -> Result<()> {
    for browser in Browser::chosen()? {
        let file = Arc::new(Mutex::new(String::new()));
        let options = Options { browsers: Some(vec![browser]), ..Options::default() };
        let kept = Arc::clone(&file);
        run(options.clone(), move |page| {
            let kept = Arc::clone(&kept);
            async move {
                let text = work(&page).await?;
                *kept.lock().map_err(|_| anyhow::anyhow!("a journey ended in a panic"))? = text;
                Ok(())
            }
        })
        .await?;
        let text = file.lock().map(|text| text.clone()).unwrap_or_default();
        run(options, move |page| {
            let text = text.clone();
            async move {
                page.open("/").await?;
                page.open_file("moved.perimetre.json", text.as_bytes()).await?;
                page.screen("review").await?;
                page.find(e2e::text("Le fichier est ouvert.")).await?;
                page.place("checklist").await?;
                for status in ["done", "doing", "not_applicable"] {
                    page.find(css(&format!(".task-{status}"))).await?;
                }
                ensure!(page.download().await?.text == text, "what was opened is saved otherwise");
                page.reload().await?;
                page.screen("checklist").await?;
                ensure!(page.download().await?.text == text, "after a reload it is saved otherwise");
                Ok(())
            }
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_replaces_work_only_when_told_to() -> Result<()> {
    run(Options::default(), |page| async move {
        let other = with(QUICK, &[("org_size", &["s1000p"]), ("drivers", &["cost"])]);
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.place("data").await?;
        let before = page.download().await?.text;
        page.open_file("other.perimetre.json", saved_file(&other)?.as_bytes()).await?;
        page.find(text("Remplacer votre travail en cours ?")).await?;
        page.click(text("Garder mon travail")).await?;
        page.gone(css(".confirm")).await?;
        ensure!(page.download().await?.text == before, "what was to be kept has changed");

        page.open_file("other.perimetre.json", saved_file(&other)?.as_bytes()).await?;
        page.find(css(".confirm")).await?;
        page.place("review").await?;
        page.place("data").await?;
        page.gone(css(".confirm")).await?;

        page.open_file("other.perimetre.json", saved_file(&other)?.as_bytes()).await?;
        page.click(text("Remplacer")).await?;
        page.screen("review").await?;
        page.find(text("Le fichier est ouvert.")).await?;
        page.place("data").await?;
        page.download().await?.holds(&other)
    })
    .await
}

/// What is wrong with a file, and words of the message that say so.
fn bad_files() -> Result<Vec<(&'static str, Vec<u8>, &'static str)>> {
    let good = saved_file(&QUICK)?;
    let altered = |from: &str, to: &str| -> Result<Vec<u8>> {
        ensure!(good.contains(from), "the file has no {from}");
        Ok(good.replacen(from, to, 1).into_bytes())
    };
    let half: String = good.chars().take(good.chars().count() / 2).collect();
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(good.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    Ok(vec![
        ("vide.json", Vec::new(), "Le fichier est vide."),
        ("page.json", b"<!doctype html>\n<title>Une page</title>".to_vec(), "Ce n’est pas du JSON complet (ligne 1, colonne 1"),
        ("coupe.json", half.into_bytes(), "le texte s’arrête trop tôt"),
        ("utf16.json", utf16, "Ce n’est pas un fichier texte en UTF-8."),
        ("autre.json", b"{\"name\": \"left-pad\"}".to_vec(), "Ce fichier n’a pas été enregistré par Périmètre."),
        ("futur.json", altered("\"version\": 1", "\"version\": 9999")?, "Il vient d’une version plus récente de Périmètre (format 9999)."),
        ("double.json", altered("\"path\": \"quick\"", "\"path\": \"quick\", \"path\": \"quick\"")?, "la clé « path » est donnée deux fois"),
        ("inconnu.json", altered("\"s50_249\"", "\"s60\"")?, "org_size"),
        ("demi.json", altered("\"s50_249\"", "\"\\ud800\"")?, "une moitié de caractère"),
        ("six.json", altered("\"answer\": 3", "\"answer\": 6")?, "un nombre entier de 1 à 5"),
        ("profond.json", "[".repeat(100_000).into_bytes(), "trop de niveaux imbriqués"),
        ("grand.json", vec![b' '; 6 * 1024 * 1024], "Le fichier est trop grand : 6 Mo, 5 Mo au plus."),
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_files_are_refused_and_change_nothing() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.bring(&QUICK).await?;
        page.place("data").await?;
        let kept = "return localStorage['perimetre-record']";
        let (before, stored) = (page.download().await?.text, page.run(kept, Vec::new()).await?);
        for (name, bytes, words) in bad_files()? {
            page.open_file(name, &bytes).await?;
            page.find(text(&format!("Ce fichier n’a pas été ouvert : {name}"))).await?;
            let notice = page.find(css(".notice-error")).await?.text().await?.replace(['\u{a0}', '\u{202f}'], " ");
            ensure!(notice.contains(words), "{name}: {notice}");
            ensure!(notice.contains("Rien n’a été modifié."), "{name}: {notice}");
            ensure!(page.download().await?.text == before, "{name} changed the answers");
        }
        ensure!(page.run(kept, Vec::new()).await? == stored, "what is stored has changed");

        let again = "the same file a second time";
        page.click(css(".notice .icon-button")).await?;
        page.gone(css(".notice")).await?;
        page.open_file("vide.json", b"").await.context(again)?;
        page.find(text("Le fichier est vide.")).await.context(again)?;
        page.click(css(".notice .icon-button")).await?;
        page.gone(css(".notice")).await?;
        page.open_file("vide.json", b"").await.context(again)?;
        page.find(text("Le fichier est vide.")).await.context(again)?;

        // What others may have added is kept, a byte order mark is not held against anyone.
        let good = format!("\u{feff}{}", saved_file(&QUICK)?);
        page.open_file("bom.perimetre.json", good.as_bytes()).await?;
        page.click(css(".confirm .button-danger")).await?;
        page.screen("review").await
    })
    .await
}
