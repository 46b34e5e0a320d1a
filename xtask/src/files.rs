//! Whether the files we give open in a spreadsheet: `LibreOffice`, without a window, reads the golden ones back, cell by cell.
//!
//! The native tests hold the golden files to what the program writes; here another program says what it reads in them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{self, output, program};
use crate::{Result, browsers, paths};

const GOLDEN: &str = "tests/golden";
/// Folders of it, and the languages each has files in.
const CASES: [(&str, &[&str]); 2] = [("workshop", &["fr", "en"]), ("hostile", &["fr"])];
/// Commas, quotes around every text, UTF-8, cells as they are and not as they are shown.
const CSV: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false";
/// Where the checklist stands among the sheets, of so many.
const CHECKLIST: usize = 3;
const SHEETS: usize = 5;
/// The column of the day an item is due: in a workbook a day, which each shows in its own way; this one the American way.
const DUE: usize = 6;
/// The column of the risks an item lowers: one a line in the workbook, in a row in the table.
const RISKS: usize = 11;

type Table = Vec<Vec<String>>;

/// Installs what opens them, where it is missing.
pub fn install() -> Result {
    if command::exists("soffice") { Ok(()) } else { browsers::apt(&["libreoffice-calc-nogui"]) }
}

/// Opens every golden workbook and table.
pub fn check() -> Result {
    install()?;
    let folder = std::env::temp_dir().join(format!("perimetre-files-{}", std::process::id()));
    let office = Office { folder: &folder };
    let outcome =
        CASES.iter().flat_map(|(case, languages)| languages.iter().map(move |language| (case, language))).try_for_each(|(case, language)| {
            let golden = paths::root().join(GOLDEN).join(case);
            opens(&office, &golden, language).map_err(|problem| format!("{case}, {language}: {problem}"))
        });
    let _ = fs::remove_dir_all(&folder); // only space is lost when this fails
    Ok(outcome?)
}

fn opens(office: &Office<'_>, golden: &Path, language: &str) -> Result {
    let csv = golden.join(format!("checklist.{language}.csv"));
    let written = table(fs::read_to_string(&csv)?.trim_start_matches('\u{feff}'));
    let read = office.convert(&csv, &["--infilter=CSV:44,34,76,1"], CSV, "csv")?;
    let [read] = read.as_slice() else { return Err(format!("{} files came out of one table", read.len()).into()) };
    same(&written, &table(&fs::read_to_string(read)?))?;

    let book = golden.join(format!("workbook.{language}.xlsx"));
    let sheets = office.convert(&book, &[], &format!("{CSV},-1"), "csv")?;
    let sheets = sheets.iter().map(|sheet| Ok(table(&fs::read_to_string(sheet)?))).collect::<Result<Vec<Table>>>()?;
    if sheets.len() != SHEETS || sheets.iter().any(|sheet| sheet.len() < 2) {
        return Err(format!("{SHEETS} sheets with rows expected, found rows: {:?}", sheets.iter().map(Vec::len).collect::<Vec<_>>()).into());
    }
    if let Some(cell) =
        sheets.iter().flatten().flatten().find(|cell| ["#NAME?", "#REF!", "#VALUE!", "Err:"].iter().any(|fault| cell.starts_with(fault)))
    {
        return Err(format!("a text was run: {cell}").into());
    }
    let bare = written.iter().map(|row| row.iter().enumerate().map(|(column, cell)| in_workbook(column, cell)).collect()).collect::<Table>();
    let found = sheets[CHECKLIST].iter().map(|row| row.iter().map(|cell| cell.replace('\'', "")).collect()).collect::<Table>();
    same(&bare, &found)?;

    let pages = office.convert(&book, &[], "pdf", "pdf")?;
    let is_pdf = |page: &PathBuf| fs::read(page).is_ok_and(|bytes| bytes.starts_with(b"%PDF"));
    if pages.len() == 1 && pages.iter().all(is_pdf) { Ok(()) } else { Err("the workbook does not print".into()) }
}

/// A cell of the table as the workbook has it: it needs no apostrophe to keep a text from being run, and XML has no way to write two characters.
fn in_workbook(column: usize, cell: &str) -> String {
    let cell = cell.replace('\'', "").replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    match (column, cell.split('-').collect::<Vec<_>>().as_slice()) {
        (RISKS, _) => cell.replace("; ", "\n"),
        (DUE, [year, month, day]) => format!("{month}/{day}/{year}"),
        _ => cell,
    }
}

/// Says where two tables differ first.
fn same(expected: &Table, found: &Table) -> Result {
    if expected.len() != found.len() {
        return Err(format!("{} rows expected, {} found", expected.len(), found.len()).into());
    }
    for (row, (expected, found)) in expected.iter().zip(found).enumerate() {
        // Empty cells at the end of a row need not be written.
        for column in 0..expected.len().max(found.len()) {
            let cell = |row: &Vec<String>| row.get(column).cloned().unwrap_or_default();
            if cell(expected) != cell(found) {
                return Err(format!("row {}, column {}: expected {:?}, found {:?}", row + 1, column + 1, cell(expected), cell(found)).into());
            }
        }
    }
    Ok(())
}

/// `LibreOffice` with a profile of its own, so that nobody's settings count.
struct Office<'a> {
    folder: &'a Path,
}

impl Office<'_> {
    /// What comes out of a file, in the order of its sheets. A file it cannot open without repairing it is an error.
    fn convert(&self, file: &Path, options: &[&str], filter: &str, extension: &str) -> Result<Vec<PathBuf>> {
        let out = self.folder.join("out");
        let _ = fs::remove_dir_all(&out); // it is not there the first time
        fs::create_dir_all(&out)?;
        let mut office = program("timeout")?;
        office.args(["120", "soffice", "--headless", "--norestore"]);
        office.arg(format!("-env:UserInstallation=file://{}", self.folder.join("profile").display()));
        office.args(options).args(["--convert-to", filter, "--outdir"]).args([&out, file]);
        // Its own language decides how it writes; names of sheets are not all ASCII.
        let said = output(office.env("LC_ALL", "C.UTF-8").stdin(std::process::Stdio::null()))?;
        let written = |line: &str| line.rsplit_once(" -> ").map(|(_, file)| PathBuf::from(file.split(" using filter").next().unwrap_or(file)));
        let mut files: Vec<PathBuf> =
            said.lines().filter_map(written).filter(|file| file.is_file() && file.extension().is_some_and(|found| found == extension)).collect();
        files.dedup();
        if files.is_empty() { Err(format!("{} does not open: {said}", file.display()).into()) } else { Ok(files) }
    }
}

/// RFC 4180, where a line may also end in a line feed. Line ends inside cells become line feeds, as the office writes them.
fn table(text: &str) -> Table {
    let (mut rows, mut row, mut cell, mut quoted) = (Table::new(), Vec::new(), String::new(), false);
    let text = text.replace("\r\n", "\n");
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, quoted) {
            ('"', true) if characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (other, _) => cell.push(other),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{same, table};

    #[test]
    fn a_table_is_read_with_its_quotes_and_lines() {
        assert_eq!(table("\"a\",\"b \"\"c\"\"\r\nd\"\r\n,1\n"), [["a", "b \"c\"\nd"], ["", "1"]]);
    }

    #[test]
    fn the_first_difference_is_named() {
        let told = |expected: &str, found: &str| same(&table(expected), &table(found)).err().map(|problem| problem.to_string());
        assert_eq!(told("a,b\nc,\n", "a,b\nc\n"), None);
        assert_eq!(told("a,b\n", "a,c\n").as_deref(), Some("row 1, column 2: expected \"b\", found \"c\""));
        assert_eq!(told("a\nb\n", "a\n").as_deref(), Some("2 rows expected, 1 found"));
    }
}
