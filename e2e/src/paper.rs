//! The report as it comes out of the browser's print: pages of PDF, read by `poppler`'s tools.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use crate::{Page, QUICK, css, saved_file, with};

impl Page {
    /// From any screen with a way to the report to its sheets, all drawn.
    ///
    /// # Errors
    /// When they do not come.
    pub async fn report(&self) -> Result<()> {
        self.find(css(".screen-result, .screen-checklist")).await?;
        self.click(css(".actions > .button-secondary:nth-child(2)")).await?;
        self.screen("report").await?;
        self.find(css(".sheet-method")).await.map(|_| ())
    }

    /// From a fresh profile, the report of a file in this language.
    ///
    /// # Errors
    /// When a screen does not come.
    pub async fn print_case(&self, language: &str, file: &str) -> Result<()> {
        self.open("/").await?;
        self.screen("start").await?;
        self.language(language).await?;
        self.open_file("answers.perimetre.json", file.as_bytes()).await?;
        self.gone(css(".screen-start")).await?;
        self.place("result").await?;
        self.report().await
    }

    /// Prints what is shown into this file, with the size, margins and page numbers that the page's own sheet asks for.
    ///
    /// # Errors
    /// In Firefox, which prints otherwise; when the browser cannot, or the file cannot be written.
    pub async fn print(&self, file: &Path) -> Result<()> {
        self.still().await?;
        let asked = json!({ "preferCSSPageSize": true, "printBackground": true });
        let printed = self.devtools("Page.printToPDF", asked).await?;
        let data = printed["data"].as_str().context("no document")?;
        let bytes = decoded(data).context("what was printed is not in base 64")?;
        Ok(std::fs::write(file, bytes)?)
    }
}

/// Bytes from base 64.
fn decoded(text: &str) -> Option<Vec<u8>> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let mut held = 0_u32;
        for byte in four {
            held = held << 6 | u32::try_from(DIGITS.iter().position(|digit| digit == byte)?).ok()?;
        }
        held <<= 6 * (4 - four.len());
        bytes.extend_from_slice(&held.to_be_bytes()[1..four.len()]);
    }
    Some(bytes)
}

/// A case to print: its name, and its file.
pub type Case = (&'static str, fn() -> Result<String>);

/// A workshop on the full path, a quick run, and a company that keeps its IT.
pub const CASES: [Case; 3] = [
    ("workshop", || Ok(include_str!("../../tests/golden/workshop/record.perimetre.json").to_owned())),
    ("quick", || saved_file(&QUICK)),
    ("in-house", || saved_file(&with(QUICK, KEPT))),
];

/// What differs in a company that keeps its IT: it writes software, with a team of its own.
const KEPT: &[(&str, &[&str])] = &[
    ("sector", &["software"]),
    ("it_team", &["t20p"]),
    ("current_sourcing", &["internal"]),
    ("drivers", &["cost"]),
    ("obligations", &["none"]),
    ("tower_pain", &["PRT"]),
    ("tower_distinct", &["ERP", "DEV", "SEC"]),
    ("contract_owner", &["named_time"]),
    ("third_parties", &["none"]),
    ("job_impact", &["none"]),
    ("past_change", &["4"]),
];

/// A printed document.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Words of each page, in reading order; spaces of any kind and line ends are one space.
    pub pages: Vec<String>,
    /// Width and height of each page, in points.
    pub sizes: Vec<(f64, f64)>,
}

impl Paper {
    /// Reads a document.
    ///
    /// # Errors
    /// When it is none, or the tools are missing.
    pub fn read(file: &Path) -> Result<Self> {
        let info = poppler("pdfinfo", &["-l", "-1"], file, &[])?;
        let size = |line: &str| -> Option<(f64, f64)> {
            let (_, size) = line.strip_prefix("Page")?.split_once("size:")?;
            let mut words = size.split_whitespace();
            let wide = words.next()?.parse().ok()?;
            Some((wide, words.nth(1)?.parse().ok()?))
        };
        let sizes: Vec<(f64, f64)> = info.lines().filter_map(size).collect();
        let words = poppler("pdftotext", &["-raw"], file, &["-"])?;
        let mut pages: Vec<String> = words.split('\u{c}').map(plain).collect();
        pages.truncate(sizes.len());
        ensure!(!pages.is_empty() && pages.len() == sizes.len(), "{} pages of words, {} pages", pages.len(), sizes.len());
        Ok(Self { pages, sizes })
    }
}

/// Every white space as one space, soft hyphens left out.
#[must_use]
pub fn plain(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Leaves a picture of each page beside the others: `NAME-1.png`, …
///
/// # Errors
/// When the tools are missing or fail.
pub fn pictures(file: &Path, name: &Path, dots_per_inch: u32) -> Result<()> {
    let name = name.to_string_lossy().into_owned();
    poppler("pdftoppm", &["-png", "-r", &dots_per_inch.to_string()], file, &[&name]).map(|_| ())
}

fn poppler(tool: &str, before: &[&str], file: &Path, after: &[&str]) -> Result<String> {
    let out = Command::new(tool).args(before).arg(file).args(after).output().with_context(|| format!("{tool}, of poppler-utils"))?;
    if !out.status.success() {
        bail!("{tool}: {}", String::from_utf8_lossy(&out.stderr));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn base_64_is_read_whatever_its_length() {
        let cases: [(&str, &[u8]); 5] = [("", b""), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9v", b"foo"), ("Zm9vYg==", b"foob")];
        for (text, bytes) in cases {
            assert_eq!(decoded(text).as_deref(), Some(bytes));
        }
        assert_eq!(decoded("Zm9~"), None);
    }
}
