//! Accessibility as axe sees it: WCAG 2.2, levels A and AA, contrast included.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{Page, path_from};

const CHECK: &str = r#"
const [done] = arguments;
axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"],
  rules: { "color-contrast": { enabled: true } },
  resultTypes: ["violations"],
}).then((result) => done(result.violations), (error) => done(String(error)));
"#;

impl Page {
    /// Checks everything on the page, shadow roots included.
    ///
    /// # Errors
    /// When axe finds anything: one line per element, with the rule and what it says.
    pub async fn accessible(&self) -> Result<()> {
        if self.run("return typeof axe === 'undefined'", Vec::new()).await? == Value::Bool(true) {
            let file = path_from("PERIMETRE_AXE")?;
            let axe = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
            self.driver.execute(axe, Vec::new()).await?;
        }
        self.still().await?;
        let found = self.driver.execute_async(CHECK, Vec::new()).await?.json().clone();
        let Value::Array(violations) = found else { bail!("axe failed: {found}") };
        let lines: Vec<String> = violations.iter().flat_map(described).collect();
        if lines.is_empty() { Ok(()) } else { bail!("axe finds, in {}:\n{}", self.browser, lines.join("\n")) }
    }
}

fn described(violation: &Value) -> Vec<String> {
    let rule = violation["id"].as_str().unwrap_or_default();
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let line = |node: &Value| {
        let summary = node["failureSummary"].as_str().unwrap_or_default().replace('\n', " ");
        format!("{rule}: {}: {summary}", node["html"].as_str().unwrap_or_default())
    };
    nodes.iter().map(line).collect()
}
