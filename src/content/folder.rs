//! A content folder on disk, for its authors: the same tree as the embedded one, and where in which file each part of it is.
//!
//! Native only. It must not know what the content means: that is for `read` and `check`.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use toml::de::{DeTable, DeValue};

use super::{Content, ContentProblem, check, texts};
use crate::{
    text::{Catalog, Language},
    tree::Tree,
};

/// Files of structure, without their extension.
pub const STRUCTURE: [&str; 9] = ["actors", "checklist", "guards", "instrument", "questionnaire", "readiness", "risks", "sources", "towers"];

/// A file of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What the quick path can show.
    Quick,
    /// What only the full path can show.
    Full,
    /// The interface's own words.
    Ui,
}

impl Part {
    /// All.
    pub const ALL: [Self; 3] = [Self::Quick, Self::Full, Self::Ui];

    /// Its name in file names.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Full => "full",
            Self::Ui => "ui",
        }
    }
}

/// The path, in problems, of a file of words.
#[must_use]
pub fn text_path(language: Language, part: Part) -> String {
    format!("text/{}.{}", language.code(), part.code())
}

/// A content folder, read.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Structure: file name without extension, to what it holds.
    pub structure: Tree,
    /// Words, by language and part: a flat table each.
    pub words: BTreeMap<(Language, Part), Tree>,
    places: BTreeMap<String, Place>,
    unreadable: Vec<Located>,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, as it can be opened from where the command was run.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: usize,
}

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Where.
    pub place: Place,
    /// Column, from 1, where the file cannot be read as TOML.
    pub column: Option<usize>,
    /// What.
    pub problem: ContentProblem,
}

impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.place.file.display(), self.place.line)?;
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl Folder {
    /// Every problem of the folder, each with its place. While a file cannot be read, what rests on it is not checked.
    #[must_use]
    pub fn problems(&self) -> Vec<Located> {
        if !self.unreadable.is_empty() {
            return self.unreadable.clone();
        }
        let mut problems: Vec<Located> = check::check(self).into_iter().map(|problem| self.locate(problem)).collect();
        let key = |located: &Located| (located.place.file.clone(), located.place.line);
        problems.sort_by_key(key);
        problems
    }

    /// The content it holds; worth something only when there is no problem.
    #[must_use]
    pub fn content(&self) -> Content {
        let catalog = |language: Language| {
            let parts = Part::ALL.iter().filter_map(|part| self.words.get(&(language, *part)));
            Catalog::new(language, parts.flat_map(texts).collect())
        };
        let all = [true; Language::ALL.len()];
        Content {
            instrument: super::instrument(&self.structure).0.into(),
            catalogs: Language::ALL.map(catalog),
            complete: all,
            spoken: all,
            owner: super::PUBLISHED,
        }
    }

    /// Where a problem is: at its path, or at the nearest path around it.
    fn locate(&self, problem: ContentProblem) -> Located {
        let mut path = problem.path.as_str();
        let place = loop {
            if let Some(place) = self.places.get(path) {
                break place.clone();
            }
            match path.rsplit_once('.') {
                Some((around, _)) => path = around,
                None => break self.places.get("").cloned().unwrap_or(Place { file: PathBuf::new(), line: 1 }),
            }
        };
        Located { place, column: None, problem }
    }
}

/// Reads the folder at `dir`.
///
/// # Errors
/// When `dir` is not a folder that can be listed. What is wrong with a file in it is a problem of the folder.
pub fn read(dir: &Path) -> io::Result<Folder> {
    let mut reader = Reader { places: BTreeMap::new(), unreadable: Vec::new() };
    reader.places.insert(String::new(), Place { file: dir.to_owned(), line: 1 });
    let structure = STRUCTURE.iter().map(|name| ((*name).to_owned(), reader.file(&dir.join(format!("{name}.toml")), name))).collect();
    let mut words = BTreeMap::new();
    for language in Language::ALL {
        for part in Part::ALL {
            let path = text_path(language, part);
            words.insert((language, part), reader.file(&dir.join(format!("{path}.toml")), &path));
        }
    }
    reader.unexpected(dir, "", &STRUCTURE.map(str::to_owned))?;
    if dir.join("text").is_dir() {
        let expected: Vec<String> = words.keys().map(|(language, part)| format!("{}.{}", language.code(), part.code())).collect();
        reader.unexpected(&dir.join("text"), "text/", &expected)?;
    }
    Ok(Folder { structure: Tree::Map(structure), words, places: reader.places, unreadable: reader.unreadable })
}

struct Reader {
    places: BTreeMap<String, Place>,
    unreadable: Vec<Located>,
}

impl Reader {
    fn wrong(&mut self, file: &Path, place: (usize, Option<usize>), path: &str, message: impl Into<String>) {
        let problem = ContentProblem { path: path.to_owned(), message: message.into() };
        self.unreadable.push(Located { place: Place { file: file.to_owned(), line: place.0 }, column: place.1, problem });
    }

    /// A file the program would bundle without anyone reading it.
    fn unexpected(&mut self, dir: &Path, prefix: &str, expected: &[String]) -> io::Result<()> {
        let mut names: Vec<String> = Vec::new();
        for entry in fs::read_dir(dir)? {
            names.extend(entry?.file_name().to_str().and_then(|name| name.strip_suffix(".toml")).map(str::to_owned));
        }
        names.sort();
        for name in names.into_iter().filter(|name| !expected.contains(name)) {
            let message = format!("unknown file; expected one of {}", expected.join(", "));
            self.wrong(&dir.join(format!("{name}.toml")), (1, None), &format!("{prefix}{name}"), message);
        }
        Ok(())
    }

    fn file(&mut self, file: &Path, path: &str) -> Tree {
        self.places.insert(path.to_owned(), Place { file: file.to_owned(), line: 1 });
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) => {
                let why = match error.kind() {
                    io::ErrorKind::NotFound => "the file is missing".to_owned(),
                    io::ErrorKind::InvalidData => "the file is not UTF-8 text".to_owned(),
                    _ => format!("the file cannot be read: {error}"),
                };
                self.wrong(file, (1, None), path, why);
                return Tree::Null;
            }
        };
        let (table, errors) = DeTable::parse_recoverable(&text);
        let source = Source { file, text: &text, ends: text.match_indices('\n').map(|(end, _)| end).collect() };
        for error in &errors {
            let (line, column) = source.place(error.span().map_or(0, |span| span.start));
            self.wrong(file, (line, Some(column)), path, format!("not TOML: {}", error.message().replace('\n', ", ")));
        }
        self.table(&source, path, table.get_ref())
    }

    fn table(&mut self, source: &Source<'_>, path: &str, table: &DeTable<'_>) -> Tree {
        let entries = table.iter().map(|(key, value)| {
            let key = key.get_ref();
            let path = format!("{path}.{key}");
            (key.to_string(), self.value(source, &path, value.span().start, value.get_ref()))
        });
        Tree::Map(entries.collect())
    }

    fn value(&mut self, source: &Source<'_>, path: &str, start: usize, value: &DeValue<'_>) -> Tree {
        self.places.insert(path.to_owned(), Place { file: source.file.to_owned(), line: source.place(start).0 });
        match value {
            DeValue::String(value) => Tree::Text(value.to_string()),
            DeValue::Integer(value) => {
                i64::from_str_radix(value.as_str(), value.radix()).map_or_else(|_| Tree::Number(value.as_str().to_owned()), Tree::Integer)
            }
            DeValue::Float(value) => Tree::Number(value.as_str().to_owned()),
            DeValue::Boolean(value) => Tree::Bool(*value),
            // No field takes a date; a table makes every reader say what it expected instead.
            DeValue::Datetime(value) => Tree::Map(vec![("date".to_owned(), Tree::Text(value.to_string()))]),
            DeValue::Array(values) => {
                let values = values.iter().enumerate();
                Tree::List(values.map(|(index, value)| self.value(source, &format!("{path}.{index}"), value.span().start, value.get_ref())).collect())
            }
            DeValue::Table(table) => self.table(source, path, table),
        }
    }
}

/// A file's text, and where its lines end.
struct Source<'a> {
    file: &'a Path,
    text: &'a str,
    ends: Vec<usize>,
}

impl Source<'_> {
    /// Line and column, from 1, of a byte of the text.
    fn place(&self, offset: usize) -> (usize, usize) {
        let before = self.ends.partition_point(|end| *end < offset);
        let start = before.checked_sub(1).map_or(0, |line| self.ends[line] + 1);
        (before + 1, self.text.get(start..offset).map_or(0, |line| line.chars().count()) + 1)
    }
}
