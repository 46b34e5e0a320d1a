//! What a person does, from the first page to the last, in real browsers.

use anyhow::Result;
use e2e::{Options, run, test_id, text};

#[tokio::test(flavor = "multi_thread")]
async fn the_page_answers_a_click_and_is_accessible() -> Result<()> {
    run(Options::default(), |page| async move {
        page.open("/").await?;
        page.click(test_id("continue")).await?;
        page.find(text("Continuer (1)")).await?;
        page.accessible().await
    })
    .await
}
