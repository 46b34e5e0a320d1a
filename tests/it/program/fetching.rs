//! What is fetched on demand: when, how often, and what happens when it does not come.

use super::{
    full::{kept, workshop},
    *,
};
use perimetre::{
    app::view::FetchView,
    content::{full_file, quick as page_content, quick_file, quick_in},
    record::save,
    text::Language,
};

use proptest::prelude::*;

use super::texts::wrong_texts;
use crate::random::{answers, check};

impl Program {
    /// As the page starts: with what the quick path needs only.
    pub(super) fn page(stored: Stored) -> Self {
        let mut content = page_content();
        std::sync::Arc::make_mut(&mut content.instrument).sampling.draws = 20;
        let (model, effects) = init(Rc::new(content), started(stored));
        Self { model, effects, told: Vec::new() }
    }

    pub(super) fn fetch(&self) -> FetchView {
        match self.view().screen {
            Screen::Fetch(fetch) => fetch,
            other => panic!("not waiting: {other:?}"),
        }
    }

    pub(super) fn fetches(&self) -> Vec<(Part, &'static str)> {
        self.effects.iter().filter_map(|effect| if let Effect::Fetch { part, words } = effect { Some((*part, *words)) } else { None }).collect()
    }

    /// A part comes, with the words of a language.
    pub(super) fn part_comes(&mut self, part: Part, language: Language) -> &mut Self {
        self.fetch_says(FetchMsg::Came(part, language.code(), full_file(language).to_vec()))
    }

    /// The full path comes, and what is fetched after it.
    pub(super) fn comes(&mut self, language: Language) -> &mut Self {
        self.part_comes(Part::Full, language);
        let effects = self.effects.clone();
        if let [(part, words)] = self.fetches()[..] {
            assert_eq!((part, words), (Part::Work, ""), "the words are there");
            self.fetch_says(FetchMsg::Came(part, words, Vec::new()));
        }
        self.effects = [effects, self.effects.clone()].concat();
        self
    }

    pub(super) fn fails(&mut self, part: Part) -> &mut Self {
        self.fetch_says(FetchMsg::Failed(part, "en"))
    }

    pub(super) fn retry(&mut self) -> &mut Self {
        self.fetch_says(FetchMsg::RetryAsked)
    }
}

// ---------- What the page carries ----------

/// With the page's own words, not all of them: the quick path lacks none, the full path none once they were fetched.
#[test]
fn every_text_shown_is_in_the_page_or_was_fetched() {
    check(64, (answers(), any::<bool>()), |(answers, french)| {
        let language = if french { Language::Fr } else { Language::En };
        let record = record_of(answers);
        for place in ["start", "sections", "review", "result", "checklist", "settings", "what_if"] {
            let mut program = Program::page(Stored::Text(save_place(&record, instrument(), place, language.code())));
            let needed = if record.path == Path::Full { place != "start" } else { ["checklist", "what_if"].contains(&place) };
            prop_assert_eq!(program.fetches().len(), usize::from(needed), "{}", place);
            prop_assert_eq!(wrong_texts(&program), [], "before, at {}", place);
            program.comes(language).send(Msg::Painted);
            prop_assert_eq!(wrong_texts(&program), [], "{} at {}", language.code(), place);
        }
        Ok(())
    });
}

// ---------- Another language ----------

/// As the page starts with the words of one language, in the hands of someone who reads English.
fn in_one(language: Language, stored: Stored) -> Program {
    let (model, effects) = init(Rc::new(quick_in(language)), started(stored));
    Program { model, effects, told: Vec::new() }
}

fn asked_words(program: &Program) -> Vec<&'static str> {
    program.effects.iter().filter_map(|effect| if let Effect::FetchWords(language) = effect { Some(*language) } else { None }).collect()
}

fn words_come(program: &mut Program, language: Language) {
    program.fetch_says(FetchMsg::WordsCame(language.code(), quick_file(language).to_vec()));
}

/// The language in force, and those whose words are on their way.
fn spoken(program: &Program) -> (String, Vec<String>) {
    let view = program.view();
    let busy = view.header.languages.into_iter().filter(|one| one.busy).map(|one| one.code).collect();
    (view.lang, busy)
}

#[test]
fn another_language_is_fetched_when_it_is_chosen_and_nothing_changes_before_it_came() {
    let mut program = in_one(Language::En, kept(&finished(), "review"));
    assert_eq!((asked_words(&program), spoken(&program)), (vec![], ("en".into(), vec![])));
    assert_eq!(program.view().header.languages.iter().map(|one| one.name.clone()).collect::<Vec<_>>(), ["Français", "English"]);
    program.send(Msg::LanguageChosen("fr".into()));
    assert_eq!((asked_words(&program), spoken(&program)), (vec!["fr"], ("en".into(), vec!["fr".into()])));
    assert!(!program.view().announcement.is_empty());
    assert!(matches!(program.view().screen, Screen::Review(_)));
    program.send(Msg::LanguageChosen("fr".into()));
    assert!(asked_words(&program).is_empty(), "it is on its way");
    words_come(&mut program, Language::Fr);
    assert_eq!(spoken(&program), ("fr".into(), vec![]));
    assert_eq!(wrong_texts(&program), []);
    program.send(Msg::LanguageChosen("en".into())).send(Msg::LanguageChosen("fr".into()));
    assert_eq!((asked_words(&program), spoken(&program)), (vec![], ("fr".into(), vec![])), "both are here");
}

#[test]
fn a_language_that_came_too_late_is_kept_and_not_forced_upon_anyone() {
    let mut program = in_one(Language::En, kept(&finished(), "review"));
    program.send(Msg::LanguageChosen("fr".into())).send(Msg::LanguageChosen("en".into()));
    assert_eq!(spoken(&program), ("en".into(), vec![]));
    words_come(&mut program, Language::Fr);
    assert_eq!(spoken(&program).0, "en");
    program.send(Msg::LanguageChosen("fr".into()));
    assert_eq!((asked_words(&program), spoken(&program).0), (vec![], "fr".into()));
    program.fetch_says(FetchMsg::WordsFailed("fr"));
    assert!(program.view().notice.is_none(), "late: it is there");
}

#[test]
fn a_language_that_does_not_come_or_is_another_versions_is_said_and_asked_for_again() {
    let mut changed = quick_file(Language::Fr).to_vec();
    changed[100] ^= 1;
    let wrong = [Vec::new(), b"<!doctype html>".to_vec(), quick_file(Language::En).to_vec(), full_file(Language::Fr).to_vec(), changed];
    for answer in wrong.into_iter().map(|file| FetchMsg::WordsCame("fr", file)).chain([FetchMsg::WordsFailed("fr")]) {
        let mut program = in_one(Language::En, kept(&finished(), "review"));
        program.send(Msg::LanguageChosen("fr".into())).fetch_says(answer);
        assert_eq!(spoken(&program), ("en".into(), vec![]));
        let notice = program.view().notice.expect("it is said");
        assert!(notice.is_error && wrong_texts(&program).is_empty());
        assert_eq!(program.record(), &finished());
        program.send(notice.actions[0].1.clone());
        assert_eq!((asked_words(&program), program.view().notice), (vec!["fr"], None));
        words_come(&mut program, Language::Fr);
        assert_eq!(spoken(&program), ("fr".into(), vec![]));
    }
}

#[test]
fn work_resumed_in_another_language_is_shown_at_once_and_goes_on_in_its_own() {
    let mut program = in_one(Language::Fr, kept(&finished(), "review"));
    assert_eq!((asked_words(&program), spoken(&program)), (vec!["en"], ("fr".into(), vec!["en".into()])));
    assert!(matches!(program.view().screen, Screen::Review(_)));
    program.at("drivers").choose("cost").send(Msg::Question(QuestionMsg::Continued));
    let saved = program.effects.iter().find_map(|effect| if let Effect::Save { text, .. } = effect { Some(text.clone()) } else { None });
    assert!(saved.is_some_and(|text| text.contains("\"en\"")), "the language to come back to is not lost");
    words_come(&mut program, Language::En);
    assert_eq!(spoken(&program), ("en".into(), vec![]));
}

#[test]
fn the_full_path_in_another_language_needs_its_words_too() {
    let mut program = in_one(Language::En, kept(&workshop(), "sections"));
    program.comes(Language::En).send(Msg::LanguageChosen("fr".into()));
    assert_eq!((asked_words(&program), program.fetches()), (vec!["fr"], vec![]));
    assert_eq!(program.sections().title, "The full path");
    words_come(&mut program, Language::Fr);
    assert_eq!(program.fetches(), [(Part::Full, "fr")]);
    program.comes(Language::Fr);
    assert_eq!(program.sections().title, "Le parcours complet");
    assert_eq!(wrong_texts(&program), []);
}

// ---------- Fetching ----------

#[test]
fn the_quick_path_fetches_nothing_up_to_its_result() {
    let mut program = Program::page(kept(&finished(), "start"));
    assert!(program.effects.is_empty());
    for route in [Route::Start, Route::Question("drivers".into()), Route::Review, Route::Result, Route::Data, Route::Sections] {
        program.go(route).send(Msg::Painted);
        assert_eq!(program.fetches(), []);
    }
    program.send(Msg::LanguageChosen("fr".into())).retry();
    assert_eq!(program.fetches(), []);
    assert!(!matches!(program.view().screen, Screen::Fetch(_)));
}

#[test]
fn going_on_with_the_full_path_fetches_once_and_shows_its_parts() {
    let mut program = Program::page(kept(&finished(), "result"));
    program.full(FullMsg::Asked);
    assert_eq!((program.fetches(), program.record().path), (vec![(Part::Full, "en")], Path::Full));
    assert_eq!(program.record().responses, finished().responses, "every answer is kept");
    assert!(!program.fetch().failed && program.fetch().actions.is_empty());
    program.go(Route::Review).go(Route::Result);
    assert!(program.fetches().is_empty() && !program.fetch().failed, "asked for already");
    program.send(Msg::Painted);
    assert!(!program.fetch().failed, "nothing is computed with half of the content");
    program.go(Route::Sections).comes(Language::En);
    assert_eq!((program.focus(), program.sections().sections.len()), (Some(FocusTarget::Heading), 7));
    program.go(Route::Result);
    assert_eq!(program.effects.last(), Some(&Effect::AfterPaint));
    program.send(Msg::Painted);
    assert!(matches!(program.view().screen, Screen::Result(_)));
}

#[test]
fn each_language_is_fetched_when_it_is_chosen_and_only_once() {
    let mut program = Program::page(kept(&workshop(), "sections"));
    assert_eq!(program.fetches(), [(Part::Full, "en")], "resumed: fetched at the start");
    program.send(Msg::LanguageChosen("fr".into()));
    assert_eq!(program.fetches(), [(Part::Full, "fr")]);
    program.part_comes(Part::Full, Language::En);
    assert!(!program.fetch().failed, "the other language, late: still waiting for this one");
    program.comes(Language::Fr);
    assert_eq!(program.sections().title, "Le parcours complet");
    program.send(Msg::LanguageChosen("en".into()));
    assert!(program.fetches().is_empty());
    assert_eq!(program.sections().title, "The full path");
}

#[test]
fn what_does_not_come_is_said_and_asked_for_again() {
    let mut program = Program::page(kept(&finished(), "start"));
    program.full(FullMsg::Asked).fails(Part::Full);
    let said = program.fetch();
    assert_eq!((said.failed, said.actions.len(), program.focus()), (true, 2, Some(FocusTarget::Heading)));
    program.send(Msg::Navigated(Route::Review));
    assert!(program.fetches().is_empty(), "not by itself");
    program.retry();
    assert_eq!((program.fetches(), program.fetch().failed), (vec![(Part::Full, "en")], false));
    program.retry();
    assert!(program.effects.is_empty(), "it is on its way");
    program.comes(Language::En);
    assert!(!program.review().sections.is_empty());
    program.fails(Part::Full);
    assert!(!program.review().sections.is_empty(), "late: it is there");
}

#[test]
fn a_file_of_another_version_is_refused_and_nothing_is_lost() {
    let mut changed = full_file(Language::En).to_vec();
    changed[100] ^= 1;
    for file in [Vec::new(), b"<!doctype html>".to_vec(), full_file(Language::Fr).to_vec(), full_file(Language::En)[..9_000].to_vec(), changed] {
        let mut program = Program::page(kept(&workshop(), "sections"));
        program.fails(Part::Full);
        let unreachable = program.fetch();
        program.retry().fetch_says(FetchMsg::Came(Part::Full, "en", file));
        let said = program.fetch();
        assert!(said.failed && said.lines != unreachable.lines, "{said:?}");
        assert_eq!(said.actions.len(), 1, "answers of the full path would go out of sight: no way back");
        assert_eq!(program.record(), &workshop());
        program.retry().comes(Language::En);
        assert_eq!(program.sections().sections.len(), 7);
    }
}

#[test]
fn without_the_full_path_the_answers_can_still_be_saved() {
    for record in [workshop(), finished()] {
        let mut program = Program::page(kept(&record, "data"));
        assert!(matches!(program.view().screen, Screen::Data(_)));
        program.data(DataMsg::DownloadAsked);
        assert_eq!(program.fetches(), [(Part::Work, "en")]);
        program.fails(Part::Work);
        let text = program.downloaded().1;
        assert!(!text.contains("\"result\""), "there is none to give");
        assert_eq!(open(text.as_bytes(), instrument()).as_ref(), Ok(&record));
        assert!(matches!(program.view().screen, Screen::Data(_)));
        program.data(DataMsg::DownloadAsked);
        assert_eq!(program.fetches(), [(Part::Work, "en")], "tried again");
        program.part_comes(Part::Work, Language::En);
        assert!(program.downloaded().1.contains("\"result\""));
        assert!(program.exported().1.contains("\"result\""), "at once");
    }
}

#[test]
fn the_checklist_is_fetched_when_it_is_opened() {
    let mut program = Program::page(kept(&finished(), "result"));
    program.send(Msg::Painted).go(Route::Checklist);
    assert_eq!(program.fetches(), [(Part::Work, "en")]);
    program.fails(Part::Work);
    assert!(program.fetch().failed);
    program.go(Route::Result);
    assert!(matches!(program.view().screen, Screen::Result(_)), "the result needs none of it");
    program.go(Route::Checklist).retry().part_comes(Part::Work, Language::En).send(Msg::Painted);
    assert!(matches!(program.view().screen, Screen::Checklist(_)));
    program.send(Msg::LanguageChosen("fr".into()));
    assert_eq!(program.fetches(), [(Part::Work, "fr")]);
}

#[test]
fn a_workshop_has_its_result_before_it_asks_for_it() {
    let mut program = Program::page(kept(&workshop(), "sections"));
    program.part_comes(Part::Full, Language::En);
    assert_eq!((program.fetches(), program.sections().sections.len()), (vec![(Part::Work, "")], 7), "nobody waits for it");
    program.fetch_says(FetchMsg::Failed(Part::Work, ""));
    assert_eq!(program.sections().sections.len(), 7);
    program.go(Route::Result);
    assert!(program.fetch().failed && program.fetches().is_empty());
    program.retry();
    assert_eq!(program.fetches(), [(Part::Work, "")]);
    program.fetch_says(FetchMsg::Came(Part::Work, "", Vec::new())).send(Msg::Painted);
    assert!(matches!(program.view().screen, Screen::Result(_)));
}

#[test]
fn the_way_back_to_the_quick_path_is_open_as_long_as_nothing_goes_out_of_sight() {
    let mut program = Program::page(kept(&finished(), "start"));
    program.full(FullMsg::Asked).fails(Part::Full).full(FullMsg::Left);
    assert_eq!((program.record(), program.place().as_str()), (&finished(), "start"));
    program.full(FullMsg::Asked);
    assert_eq!(program.fetches(), [(Part::Full, "en")], "asked again: tried again");
    program.comes(Language::En).at("service_hours").choose("h24").full(FullMsg::Left);
    assert_eq!(program.record().path, Path::Full);
}

#[test]
fn a_full_file_opens_in_the_page_as_natively() {
    let record = workshop();
    let file = save(&record, instrument(), &Answers { path: record.path, responses: record.responses.clone() }.assess());
    let (model, _) = init(Rc::new(page_content()), started(Stored::Nothing));
    let mut program = Program { model, effects: Vec::new(), told: Vec::new() };
    program.data(DataMsg::FileRead("workshop.json".into(), file.clone().into_bytes()));
    assert_eq!((program.fetches(), program.place().as_str()), (vec![(Part::Full, "en")], "sections"));
    program.comes(Language::En);
    assert_eq!(program.record(), &record);
    assert_eq!(program.exported().1, file);
}

#[test]
fn erasing_goes_back_to_the_quick_path() {
    let mut program = Program::left(&workshop(), "data");
    program.data(DataMsg::EraseAsked).data(DataMsg::EraseConfirmed);
    assert_eq!((program.record(), program.place().as_str()), (&Record::new(Path::Quick, None), "start"));
}
