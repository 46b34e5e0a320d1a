//! The report on paper: what Chromium prints of three cases, in both languages, from a dark screen.

use anyhow::{Context, Result, ensure};
use e2e::{Browser, CASES, Options, Page, Paper, Scheme, plain, run};

/// A4, in points; rulers differ by a fraction.
const A4: (f64, f64) = (595.3, 841.9);
/// A page with fewer words than these would better not be there.
const FEWEST: usize = 12;

/// How many pages a case may take: a first indication is shorter than a workshop.
fn most(name: &str) -> usize {
    if name == "workshop" { 28 } else { 18 }
}

async fn titles(page: &Page) -> Result<Vec<String>> {
    let numbered = page.all(".sheet-title").await?;
    ensure!(numbered.len() >= 8, "only {} sections", numbered.len());
    Ok(numbered)
}

async fn is_printed(page: &Page, name: &str, language: &str, file: &str) -> Result<()> {
    page.print_case(language, file).await?;
    page.scheme(Scheme::Dark).await?;
    let (titles, all) = (titles(page).await?, page.all(".sheet-table tbody tr > :first-child, .sheet-tower .tower-name").await?);
    let document = page.files.join("report.pdf");
    page.print(&document).await?;
    let paper = Paper::read(&document)?;

    let count = paper.pages.len();
    ensure!((6..=most(name)).contains(&count), "{count} pages");
    for (index, (words, size)) in paper.pages.iter().zip(&paper.sizes).enumerate() {
        let page = index + 1;
        ensure!((size.0 - A4.0).abs() < 1.0 && (size.1 - A4.1).abs() < 1.0, "page {page} is {size:?}");
        ensure!(words.split(' ').count() >= FEWEST, "page {page} is all but blank: {words}");
        ensure!((page == 1) != words.contains(&format!("{page} / {count}")), "page {page} is not numbered as it should: {words}");
    }

    // The cover lists the sections; then each is there, in order. Only plain letters and digits are compared: where a line is
    // broken, and how an accent or an apostrophe is put together, is the browser's business.
    let tight = |text: &str| -> String { plain(text).chars().filter(char::is_ascii_alphanumeric).collect() };
    let printed = tight(&paper.pages[1..].join(" "));
    let mut rest = printed.as_str();
    for title in &titles {
        let (_, after) = rest.split_once(&tight(title)).with_context(|| format!("{title} is not printed, or not in its place"))?;
        rest = after;
    }
    for words in all {
        ensure!(printed.contains(&tight(&words)), "{words} is not printed");
    }
    let heads = page.all(".report-bar .button").await?;
    ensure!(heads.len() == 2, "two buttons above the sheets: {heads:?}");
    for words in heads {
        ensure!(!printed.contains(&tight(&words)), "a button is printed: {words}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_printed_whole_on_numbered_pages() -> Result<()> {
    if !Browser::chosen()?.contains(&Browser::Chromium) {
        return Ok(());
    }
    for (name, file) in CASES {
        for language in ["fr", "en"] {
            let options = Options { browsers: Some(vec![Browser::Chromium]), ..Options::default() };
            run(options, move |page| async move { is_printed(&page, name, language, &file()?).await.with_context(|| format!("{name}, {language}")) })
                .await?;
        }
    }
    Ok(())
}
