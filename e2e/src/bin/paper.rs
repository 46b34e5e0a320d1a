//! `cargo xtask with cargo run -p e2e --bin paper -- DIST FOLDER [DPI]`: prints the reports of a workshop, a quick run and a company that
//! keeps its IT, in both languages, and leaves the documents and a picture of each page.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};
use e2e::{Browser, CASES, Options, Page, Paper, Scheme, css, pictures, run};

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [dist, folder, dpi @ ..] = arguments.as_slice() else { bail!("paper DIST FOLDER [DPI]") };
    let dots_per_inch: u32 = dpi.first().map_or(Ok(80), |dpi| dpi.parse())?;
    let folder = Arc::new(PathBuf::from(folder));
    std::fs::create_dir_all(&*folder)?;
    for (name, file) in CASES {
        for language in ["fr", "en"] {
            let options = Options { dist: Some(dist.into()), browsers: Some(vec![Browser::Chromium]), ..Options::default() };
            let folder = Arc::clone(&folder);
            run(options, move |page: Page| {
                let folder = Arc::clone(&folder);
                async move {
                    page.print_case(language, &file()?).await?;
                    page.scheme(Scheme::Dark).await?;
                    let document = folder.join(format!("{name}-{language}.pdf"));
                    page.print(&document).await?;
                    pictures(&document, &document.with_extension(""), dots_per_inch)?;
                    println!("{}: {} pages", document.display(), Paper::read(&document)?.pages.len());
                    page.find(css(".report")).await.map(|_| ())
                }
            })
            .await?;
        }
    }
    Ok(())
}
