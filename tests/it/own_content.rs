//! A site's own content: the worked example is checked, packed and read back; what is cut, changed or another's is refused.

use std::{fs, path::Path};

use perimetre::{
    content::{
        Content, LAYOUT,
        bundle::{LANGUAGES, Words, files},
        folder, own_file,
        publish::words,
        quick_file,
    },
    engine::questionnaire::Path as Asked,
    record::{open, read_input, save},
    text::Language,
};

use crate::{content::Copy, fixtures::instrument};

const EDITS: &str = include_str!("../../examples/own-content/edits.toml");

/// The example: a copy of our folder with its edits.
pub fn example(name: &str) -> Copy {
    let copy = Copy::new(name);
    let edits: toml::Table = toml::from_str(EDITS).unwrap();
    for edit in edits["edits"].as_array().unwrap() {
        let word = |key: &str| edit[key].as_str().unwrap();
        copy.edit(word("file"), word("from"), word("to"));
    }
    copy
}

/// As the command writes them: quick French, quick English, full French, full English.
fn packed(dir: &Path, owner: [u8; 8]) -> Vec<Vec<u8>> {
    let folder = folder::read(dir).unwrap();
    assert!(folder.problems().is_empty(), "{:?}", folder.problems());
    let languages: Vec<Words> = Language::ALL.into_iter().map(|language| words(&folder, language)).collect();
    let made = files(&folder.content().instrument, &languages);
    [made.quick, made.full].concat().iter().map(|file| own_file(owner, file)).collect()
}

#[test]
fn our_own_folder_packs_to_what_the_build_made() {
    let languages: Vec<Words> = {
        let folder = folder::read(Path::new(crate::content::FOLDER)).unwrap();
        Language::ALL.into_iter().map(|language| words(&folder, language)).collect()
    };
    let made = files(instrument(), &languages);
    for (language, file) in Language::ALL.into_iter().zip(&made.quick) {
        assert!(file.as_slice() == quick_file(language), "{language:?}");
    }
    assert_eq!(LANGUAGES, Language::ALL.map(Language::code));
}

#[test]
fn the_example_is_what_a_provider_of_two_services_wants() {
    let example = example("own");
    let [quick, english, full, _] = <[Vec<u8>; 4]>::try_from(packed(&example.0, [1; 8])).unwrap();
    let content = Content::of("fr", &quick).expect("it is read");
    assert_eq!(content.instrument.id.as_str(), "example-workplace-network");
    assert!(content.catalog(Language::Fr).get("start.title").starts_with("Postes de travail et réseau"));
    let scored: Vec<&str> = content.instrument.towers.iter().filter(|tower| tower.scored.is_some()).map(|tower| tower.id.as_str()).collect();
    assert_eq!(scored, ["WKP", "NET"]);
    assert!(content.instrument.question("example_sites").is_some());
    let both = content.with_words(Language::En, &english).expect("its other language");
    assert_eq!(both.catalog(Language::En).get("example_sites.one"), "One");
    let all = both.with_full(Language::Fr, &full).expect("its full path");
    assert!(all.is_complete(Language::Fr));

    let form = br#"{"answers": {"org_size": "s10_49", "it_team": "none", "example_sites": "few", "tower_pain": ["WKP"]}}"#;
    let record = read_input(form, &all.instrument).unwrap().into_record();
    let assessment = record.assess(&all.instrument);
    let towers: Vec<&str> = assessment.towers.iter().map(|one| all.instrument.towers[one.tower].id.as_str()).collect();
    assert_eq!(towers, ["WKP", "NET"]);
    assert_eq!(record.path, Asked::Quick);

    // Its files say whose they are: ours does not mistake them, and says so.
    let file = save(&record, &all.instrument, &assessment);
    assert!(file.contains("example-workplace-network"));
    assert!(open(file.as_bytes(), instrument()).is_err(), "another instrument's file is not ours");
    assert_eq!(open(file.as_bytes(), &all.instrument).unwrap().responses, record.responses);
}

#[test]
fn what_is_cut_changed_or_anothers_is_refused() {
    let example = example("own-refused");
    let [quick, english, full, _] = <[Vec<u8>; 4]>::try_from(packed(&example.0, [1; 8])).unwrap();
    for length in (0..quick.len()).step_by(97).chain(0..64) {
        assert!(Content::of("fr", &quick[..length]).is_none(), "{length} bytes");
    }
    for place in (0..quick.len()).step_by(131).chain(0..8).chain(16..40) {
        let mut changed = quick.clone();
        changed[place] ^= 1;
        assert!(Content::of("fr", &changed).is_none(), "byte {place}");
    }
    let content = Content::of("fr", &quick).unwrap();
    let others = packed(&example.0, [2; 8]);
    assert!(content.with_words(Language::En, &others[1]).is_none(), "words of another content");
    assert!(content.with_full(Language::Fr, &others[2]).is_none(), "another full path");
    assert!(content.with_words(Language::En, quick_file(Language::En)).is_none(), "the published words");
    let ours = Content::of("fr", quick_file(Language::Fr)).unwrap();
    assert!(ours.with_words(Language::En, &english).is_none() && ours.with_full(Language::Fr, &full).is_none(), "published with a site's own");
    let mut other_layout = quick;
    other_layout[..8].copy_from_slice(&LAYOUT.map(|byte| byte ^ 0xff));
    assert!(Content::of("fr", &other_layout).is_none(), "packed otherwise");
}

#[test]
fn the_command_packs_what_it_finds_good_and_nothing_else() {
    let (example, out) = (example("own-command"), Path::new(env!("CARGO_TARGET_TMPDIR")).join("own-packed"));
    let _ = fs::remove_dir_all(&out);
    let pack = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_perimetre"));
        command.arg("pack").arg(&example.0).arg(&out).output().unwrap()
    };
    example.edit("towers.toml", "spend = 16", "spend = 160");
    let refused = pack();
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stdout).contains("towers.toml:"), "{refused:?}");
    assert!(!out.exists(), "something was written");
    example.edit("towers.toml", "spend = 160", "spend = 16");
    let packed = pack();
    assert_eq!(packed.status.code(), Some(0), "{packed:?}");
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(out.join("content.json")).unwrap()).unwrap();
    assert_eq!(manifest["format"], "perimetre-content");
    for (kind, language) in [("quick", "fr"), ("quick", "en"), ("full", "fr"), ("full", "en")] {
        let file = fs::read(out.join(manifest[kind][language].as_str().unwrap())).unwrap();
        if kind == "quick" {
            assert!(Content::of(language, &file).is_some(), "{kind} {language}");
        }
    }
    let _ = fs::remove_dir_all(&out);
}
