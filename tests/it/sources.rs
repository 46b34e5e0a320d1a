//! What the content rests on: everything carries its sources, the document that lists them is up to date,
//! and what is not law, or is only remembered, is not said as if it were.

use std::{fs, path::Path};

use perimetre::{
    content::{
        folder::{self, Folder},
        sources::document,
    },
    text::Language,
    tree::Tree,
};

use crate::{command::run, content::FOLDER, fixtures::content};

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/SOURCES.md");

fn content_folder() -> Folder {
    folder::read(Path::new(FOLDER)).unwrap()
}

fn list<'a>(folder: &'a Folder, file: &str, name: &str) -> &'a [Tree] {
    let Some(Tree::List(list)) = folder.structure.get(file).and_then(|file| file.get(name)) else { panic!("{file}.toml has no {name}") };
    list
}

fn words<'a>(entry: &'a Tree, key: &str) -> Vec<&'a str> {
    let Some(Tree::List(words)) = entry.get(key) else { return Vec::new() };
    words.iter().map(|word| if let Tree::Text(word) = word { word.as_str() } else { panic!("{key} holds something else than words") }).collect()
}

fn word<'a>(entry: &'a Tree, key: &str) -> &'a str {
    if let Some(Tree::Text(word)) = entry.get(key) { word } else { "" }
}

#[test]
fn the_document_of_sources_is_up_to_date() {
    let now = document(&content_folder());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(DOCUMENT, &now).unwrap();
    }
    let written = fs::read_to_string(DOCUMENT).unwrap_or_default();
    assert!(written == now, "docs/SOURCES.md is not what the content says: perimetre sources src/content > docs/SOURCES.md");
    assert_eq!(run(&["sources", FOLDER], b"").out, now);
    for id in (1..=76).map(|n| format!("S{n}")).chain((1..=40).map(|n| format!("L{n}"))) {
        let row = now.lines().find(|line| line.starts_with(&format!("| {id} |"))).unwrap_or_else(|| panic!("{id} is not listed"));
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.trim().is_empty()), "{row}");
        assert!(!row.contains("[source."), "{id} has no wording");
    }
}

#[test]
fn everything_carries_its_sources() {
    let folder = content_folder();
    let lists = [
        ("questionnaire", "questions", 45),
        ("instrument", "criteria", 8),
        ("towers", "towers", 14),
        ("guards", "tower_guards", 8),
        ("guards", "company_guards", 17),
        ("guards", "maturity", 8),
        ("risks", "risks", 59),
        ("readiness", "actions", 10),
        ("actors", "actors", 27),
        ("actors", "raci", 34),
    ];
    for (file, name, at_least) in lists {
        let entries = list(&folder, file, name);
        assert!(entries.len() >= at_least, "{file}.{name} has {} entries", entries.len());
        for entry in entries {
            assert!(!words(entry, "sources").is_empty(), "{file}.{name}: {} carries no source", word(entry, "id"));
        }
    }
    // Items have no sources of their own: they rest on those of the risks they cover.
    let risks = list(&folder, "risks", "risks");
    let items = list(&folder, "checklist", "items");
    assert_eq!(items.len(), 65);
    for item in items {
        let covers = words(item, "covers");
        assert!(!covers.is_empty(), "{} covers no risk", word(item, "id"));
        for risk in covers {
            let risk = risks.iter().find(|entry| word(entry, "id") == risk).unwrap_or_else(|| panic!("{risk} is not a risk"));
            assert!(words(risk, "items").contains(&word(item, "id")), "{} and {} do not name each other", word(item, "id"), word(risk, "id"));
        }
    }
}

/// Every text of a language, cut into sentences: key and sentence.
fn sentences(language: Language) -> Vec<(String, String)> {
    let catalog = content().catalog(language);
    let cut = |key: &str| {
        let text = catalog.get(key);
        text.split_inclusive(['.', '!', '?', ';']).map(|sentence| (key.to_owned(), sentence.trim().to_lowercase())).collect::<Vec<_>>()
    };
    catalog.keys().flat_map(cut).collect()
}

fn any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Sentences about legal form or insurance that speak of duty, and do not deny it.
fn said_as_law(sentences: &[(String, String)]) -> Vec<String> {
    const ABOUT: [&str; 12] = [
        "personne morale",
        "forme juridique",
        "nom propre",
        "assurance professionnelle",
        "attestation d’assurance",
        "assurance du prestataire",
        "legal person",
        "legal form",
        "professional insurance",
        "insurance certificate",
        "provider insurance",
        "registered company",
    ];
    const DUTY: [&str; 14] = [
        "oblige",
        "obligatoire",
        "obligation",
        "impos",
        "doit ",
        "doivent",
        "la loi",
        "légalement",
        "compulsory",
        "mandatory",
        "must ",
        "by law",
        "legally",
        "required by",
    ];
    const DENIED: [&str; 4] = ["aucune règle générale", "ne sont pas imposées", "no general rule", "not imposed"];
    let wrong = |sentence: &&(String, String)| any(&sentence.1, &ABOUT) && any(&sentence.1, &DUTY) && !any(&sentence.1, &DENIED);
    sentences.iter().filter(wrong).map(|(key, sentence)| format!("{key}: {sentence}")).collect()
}

#[test]
fn legal_form_and_insurance_are_checks_and_nowhere_law() {
    for language in Language::ALL {
        assert_eq!(said_as_law(&sentences(language)), Vec::<String>::new());
        for claim in ["S36", "S40"] {
            let text = content().catalog(language).get(&format!("source.{claim}")).to_lowercase();
            assert!(any(&text, &["point à vérifier", "a point to check"]) && any(&text, &["aucune règle générale", "no general rule"]), "{text}");
        }
    }
    // The test itself can fail: the claims as the seed states them would.
    for seed in
        ["The provider must be a legal person.", "Professional insurance is compulsory.", "La loi oblige le prestataire à être une personne morale."]
    {
        assert_eq!(said_as_law(&[("seed".to_owned(), seed.to_lowercase())]).len(), 1, "{seed}");
    }
    let folder = content_folder();
    for (claim, risk, item) in [("S36", "R19", "K21"), ("S40", "R20", "K22")] {
        let entry = list(&folder, "sources", "claims").iter().find(|entry| word(entry, "id") == claim).unwrap();
        assert_eq!(word(entry, "check"), risk);
        let entry = list(&folder, "risks", "risks").iter().find(|entry| word(entry, "id") == risk).unwrap();
        assert!(words(entry, "items").contains(&item) && words(entry, "sources").contains(&claim));
        let row = document(&folder).lines().find(|line| line.starts_with(&format!("| {claim} |"))).unwrap().to_owned();
        assert!(row.contains("check only") && row.contains(risk), "{row}");
    }
}

#[test]
fn what_is_only_remembered_is_not_printed_as_a_fact() {
    let find = |id: &str| {
        let folder = content_folder();
        let entry = list(&folder, "sources", "literature").iter().find(|entry| word(entry, "id") == id).unwrap().clone();
        (word(&entry, "evidence").to_owned(), word(&entry, "from_memory").to_owned())
    };
    // Whole works, and parts of works, that nobody has checked again.
    for id in ["L3", "L30"] {
        assert_eq!(find(id).0, "memory", "{id}");
    }
    for id in ["L4", "L6", "L8", "L10"] {
        assert!(!find(id).1.is_empty(), "{id}");
    }
    for language in Language::ALL {
        let texts = content().catalog(language);
        let text = |key: &str| texts.get(key).to_lowercase();
        // The works themselves say so where they are cited.
        for id in ["L3", "L30"] {
            assert!(any(&text(&format!("source.{id}")), &["à vérifier", "to be checked"]), "{}", text(&format!("source.{id}")));
        }
        for (key, sentence) in sentences(language) {
            // The 80 % bound of a definition, the nine capabilities, the phases of the standard, what a public employer consults.
            let remembered =
                ["80 %", "80\u{a0}%", "80%", "neuf compétences", "neuf capacités", "nine capabilities", "comité social territorial", "cst/csa"];
            assert!(!any(&sentence, &remembered), "{key} says {sentence} as a fact");
            // « Soumissionnaire » is a bidder: the word is not used of a provider at work.
            assert!(!any(&sentence, &["soumissionnaire"]) || key == "source.S33", "{key}: {sentence}");
            // Thresholds of staff never oblige by themselves.
            let threshold = any(&sentence, &["11 salariés", "11 employees", "(11, 50, 250)", "à partir de 50", "from 50"]);
            let hedged = ["peuvent", "may ", "normalement", "normally", "vérifier", "check", "conseil", "counsel"];
            assert!(!threshold || any(&sentence, &hedged), "{key}: {sentence}");
        }
        // Whether a council is due, and when it is consulted, is for counsel to check.
        for (key, normally) in [("guard.G17", false), ("guard.G10", true)] {
            let text = text(key);
            assert!(!normally || any(&text, &["normalement", "normally"]), "{key}: {text}");
            assert!(any(&text, &["conseil", "counsel"]), "{key}: {text}");
        }
        // The act that brings NIS 2 into French law may change any day.
        assert!(any(&text("source.L17"), &["vérifier", "check"]), "{}", text("source.L17"));
    }
}
