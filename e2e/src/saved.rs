//! Files the page saves, judged by the same library compiled for this machine and by a validator that is not ours.

use anyhow::{Context, Result, anyhow, ensure};
use perimetre::content::{self, Content};
use perimetre::engine::flip::changes;
use perimetre::record::{self, Beside, schema};
use serde_json::{Value, json};

use crate::quick::{Answers, as_saved};
use crate::{Page, css};

/// A downloaded file.
#[derive(Clone, Debug)]
pub struct Saved {
    /// The name the page gave it.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What it holds.
    pub json: Value,
}

impl Saved {
    /// Its answers are those of the table, and nothing else.
    ///
    /// # Errors
    /// When one is missing, different or not of the table.
    pub fn holds(&self, answers: &Answers) -> Result<()> {
        for (id, values) in answers {
            let found = &self.json["responses"][id]["answer"];
            ensure!(*found == as_saved(id, values), "{id}: the file says {found}");
        }
        let count = self.json["responses"].as_object().map_or(0, serde_json::Map::len);
        ensure!(count == answers.len(), "the file holds {count} answers");
        Ok(())
    }

    /// Opened and saved again natively it is the same, byte for byte: facts, statuses and result. And the result is
    /// what `perimetre evaluate` prints for it.
    ///
    /// # Errors
    /// When it is refused, or differs.
    pub fn is_the_same_natively(&self) -> Result<()> {
        let content = content::load();
        let opened = record::open(self.text.as_bytes(), &content.instrument).map_err(|error| anyhow!("natively refused: {error:?}"))?;
        let native = text_of(&opened, &content);
        ensure!(native == self.text, "natively the file is another, from: {}", first_difference(&native, &self.text));
        let (assessment, settled) = (opened.assess(&content.instrument), opened.settled(&content.instrument));
        let found = changes(&settled, opened.path, &opened.responses, &assessment);
        let printed =
            perimetre::json::write(&record::result::complete(&settled, &assessment, &opened, Beside::of(&settled, &assessment, Some(&found))));
        ensure!(serde_json::from_str::<Value>(&printed)? == self.json["result"], "the result is not what the command prints");
        Ok(())
    }

    /// It fits the published schemas, as a validator that is not ours understands them.
    ///
    /// # Errors
    /// Names every place that does not fit.
    pub fn is_valid(&self) -> Result<()> {
        for (schema, value) in [(schema::record(), &self.json), (schema::result(), &self.json["result"])] {
            let validator = jsonschema::draft202012::new(&schema).map_err(|error| anyhow!("the schema itself: {error}"))?;
            let wrong: Vec<String> = validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
            ensure!(wrong.is_empty(), "not valid: {}", wrong.join("; "));
        }
        Ok(())
    }
}

fn text_of(record: &record::Record, content: &Content) -> String {
    record::save(record, &content.instrument, &record.assess(&content.instrument))
}

fn first_difference(one: &str, other: &str) -> String {
    let lines = one.lines().zip(other.lines());
    lines
        .enumerate()
        .find(|(_, (one, other))| one != other)
        .map_or_else(|| format!("lengths {} and {}", one.len(), other.len()), |(index, (one, other))| format!("line {}: {one} / {other}", index + 1))
}

/// A file with these answers, made natively.
///
/// # Errors
/// When the table is not of the quick path.
pub fn saved_file(answers: &Answers) -> Result<String> {
    let content = content::load();
    let answers: serde_json::Map<String, Value> = answers.iter().map(|(id, values)| ((*id).to_owned(), as_saved(id, values))).collect();
    let minimal = json!({ "path": "quick", "answers": answers }).to_string();
    let input = record::read_input(minimal.as_bytes(), &content.instrument).map_err(|error| anyhow!("{error:?}"))?;
    let mut record = input.into_record();
    record.started_on = Some("2026-01-31".into());
    Ok(text_of(&record, &content))
}

impl Page {
    /// Presses the screen's download button and reads the file.
    ///
    /// # Errors
    /// When none comes, or it is no JSON text.
    pub async fn download(&self) -> Result<Saved> {
        if self.count(".screen-data, .screen-files").await? > 0 {
            self.click(css("button:has(.icon-download)")).await?;
            return self.file_downloaded().await;
        }
        // From a result or its checklist the way is over the files, and back.
        let from = if self.count(".screen-checklist").await? > 0 { "checklist" } else { "result" };
        self.click(css("button:has(.icon-download)")).await?;
        self.screen("files").await?;
        self.click(css(".file-record button:has(.icon-download)")).await?;
        let saved = self.file_downloaded().await?;
        self.place(from).await?;
        Ok(saved)
    }

    /// Waits for the file of a download asked for, and reads it.
    ///
    /// # Errors
    /// When none comes, or it is no JSON text.
    pub async fn file_downloaded(&self) -> Result<Saved> {
        let (name, bytes) = self.downloaded().await?;
        let text = String::from_utf8(bytes)?;
        let json = serde_json::from_str(&text).with_context(|| format!("{name} is no JSON"))?;
        Ok(Saved { name, text, json })
    }
}
