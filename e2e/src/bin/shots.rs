//! `cargo xtask with cargo run -p e2e --bin shots -- DIST FOLDER SCRIPT [WIDTH…]`: follows a script (see
//! `e2e::Step`) in Chromium and leaves pictures of the page in light and dark, at 320, 768 and 1440 px or the widths given.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use e2e::{Browser, Options, Page, Scheme, Step, parse, run};

const WIDTHS: [u32; 3] = [320, 768, 1440];
const HEIGHT: u32 = 800;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [dist, folder, script, widths @ ..] = arguments.as_slice() else { bail!("shots DIST FOLDER SCRIPT [WIDTH…]") };
    let steps = std::fs::read_to_string(script).with_context(|| format!("cannot read {script}"))?;
    let steps = Arc::new(parse(&steps)?);
    let widths: Vec<u32> = widths.iter().map(|width| width.parse()).collect::<Result<_, _>>()?;
    let widths = if widths.is_empty() { WIDTHS.to_vec() } else { widths };
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;

    let options = Options { dist: Some(dist.into()), browsers: Some(vec![Browser::Chromium]), ..Options::default() };
    run(options, move |page: Page| {
        let (steps, widths, folder) = (steps.clone(), widths.clone(), folder.clone());
        async move {
            for step in steps.iter() {
                page.follow(step).await.with_context(|| format!("{step:?}"))?;
                if let Step::Shot(name) = step {
                    shoot(&page, &folder, name, &widths).await?;
                }
            }
            Ok(())
        }
    })
    .await
}

async fn shoot(page: &Page, folder: &Path, name: &str, widths: &[u32]) -> Result<()> {
    for (scheme, suffix) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
        page.scheme(scheme).await?;
        for width in widths {
            let file = folder.join(format!("{name}-{width}-{suffix}.png"));
            page.picture(&file, *width, HEIGHT).await?;
            let overflow = page.overflow().await?;
            let note = if overflow > 0 { format!("  scrolls sideways by {overflow} px") } else { String::new() };
            println!("{}{note}", file.display());
        }
    }
    page.scheme(Scheme::Light).await?;
    page.resize(1280, HEIGHT).await
}
