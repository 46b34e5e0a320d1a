//! Random visits: nothing breaks, and every text shown is there, in both languages.

use super::*;
use perimetre::{
    app::{
        effect::File,
        msg::{FilesMsg, Msg, ScenarioMsg, SettingMsg},
    },
    engine::settings::{knobs, switchable},
    export::files::Kind,
    record::save,
};
use proptest::{prelude::*, sample::Index};

use crate::random::{answers, check};

/// The texts in a view, each with the name of the field it is in.
fn texts(view: &View) -> Vec<(String, String)> {
    let shown = format!("{view:?}");
    let (mut texts, mut field, mut rest) = (Vec::new(), String::new(), shown.as_str());
    while let Some(start) = rest.find('"') {
        let before = &rest[..start];
        if let Some(name) = before.strip_suffix(": ").and_then(|before| before.rsplit([' ', '{', '(', ',']).next()) {
            name.clone_into(&mut field);
        } else if let Some((named, _)) = before.rsplit_once(": ") {
            // In a list or a tuple: the field that holds it.
            named.rsplit([' ', '{', '(', ',']).next().unwrap_or_default().clone_into(&mut field);
        }
        let body = &rest[start + 1..];
        let mut escaped = false;
        let end = body.find(|c| {
            let ends = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            ends
        });
        let end = end.expect("a text ends");
        texts.push((field.clone(), body[..end].to_owned()));
        rest = &body[end + 1..];
    }
    texts
}

/// Fields that may be empty: `value` is what a field of the settings holds, as it was written.
const MAY_BE_EMPTY: [&str; 6] = ["reason", "announcement", "detail", "touches", "value", "written"];

/// `[some.key]`, what a missing wording shows as; `{name}`, a value that was not put in.
fn is_marked(text: &str, open: char, close: char) -> bool {
    text.match_indices(open).any(|(at, _)| {
        // `\u{a0}` is how a character is written where the view is taken apart.
        let inside = text[at + 1..].split(close).next().unwrap_or_default();
        !text[..at].ends_with("\\u")
            && text[at + 1 + inside.len()..].starts_with(close)
            && inside.starts_with(|c: char| c.is_ascii_lowercase())
            && inside.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_')
    })
}

pub(super) fn wrong_texts(program: &Program) -> Vec<(String, String)> {
    // The file's text, offered to copy, is not a wording.
    let worded = texts(&program.view()).into_iter().filter(|(_, text)| !text.contains("perimetre-record"));
    worded
        .filter(|(field, text)| {
            (text.is_empty() && !MAY_BE_EMPTY.contains(&field.as_str())) || is_marked(text, '[', ']') || is_marked(text, '{', '}')
        })
        .collect()
}

#[test]
fn the_search_for_missing_wordings_finds_them() {
    let program = Program::fresh();
    let mut view = program.view();
    let all = texts(&view);
    assert!(all.len() > 20 && all.iter().any(|(field, text)| field == "brand" && text == "Périmètre"), "{all:?}");
    view.header.places_label = "x \"y\" [place.label]".into();
    view.header.brand = String::new();
    let all = texts(&view);
    assert!(all.iter().any(|(field, text)| field == "brand" && text.is_empty()));
    assert!(all.iter().any(|(field, text)| field == "places_label" && is_marked(text, '[', ']')));
    for (text, marked) in
        [("[computing]", true), ("a [risk.R01] b", true), ("[]", false), ("[12]", false), ("[Sic]", false), ("[a b]", false), ("[a", false)]
    {
        assert_eq!(is_marked(text, '[', ']'), marked, "{text}");
    }
    assert!(is_marked("of {total}", '{', '}') && !is_marked("{}", '{', '}'));
}

/// A step of a visit. Choices are by position, so that they exist.
#[derive(Clone, Debug)]
enum Act {
    Choose(Index),
    Cell(Index, Index),
    Clear(Index),
    Follow(Index),
    Status(Index, Index),
    Tell(Msg),
}

fn routes() -> impl Strategy<Value = Route> {
    let ids: Vec<String> = instrument().questions.iter().map(|question| question.id.as_str().to_owned()).chain(["unknown".into()]).collect();
    prop_oneof![
        prop::sample::select(vec![
            Route::Start,
            Route::Sections,
            Route::Review,
            Route::Result,
            Route::Checklist,
            Route::Report,
            Route::Settings,
            Route::WhatIf,
            Route::Compare,
            Route::Data,
            Route::Files
        ]),
        prop::sample::select(ids).prop_map(Route::Question)
    ]
}

fn data() -> impl Strategy<Value = DataMsg> {
    let file = answers().prop_map(|answers| {
        let record = Record { responses: answers.responses.clone(), ..Record::new(answers.path, None) };
        save(&record, few_draws(), &perimetre::engine::assess(few_draws(), answers.path, &answers.responses)).into_bytes()
    });
    let bytes = prop_oneof![2 => file, 1 => prop::collection::vec(any::<u8>(), 0..40), 1 => Just(b"{\"format\":\"perimetre-record\",\"version\":7}".to_vec())];
    let stored = prop_oneof![Just("{".to_owned()), Just(save_place(&finished(), instrument(), "result", "fr"))];
    prop_oneof![
        3 => prop::sample::select(vec![
            DataMsg::DownloadAsked,
            DataMsg::RawDownloadAsked,
            DataMsg::DownloadRefused(File { name: "a.csv".into(), kind: Kind::ChecklistCsv, bytes: b"a".to_vec() }),
            DataMsg::DownloadRefused(File { name: "a.xlsx".into(), kind: Kind::Workbook, bytes: vec![255, 0] }),
            DataMsg::OpenAsked,
            DataMsg::FileUnreadable,
            DataMsg::ReplaceConfirmed,
            DataMsg::ReplaceCancelled,
            DataMsg::EraseAsked,
            DataMsg::EraseConfirmed,
            DataMsg::EraseCancelled,
            DataMsg::Saved,
            DataMsg::SaveFailed,
            DataMsg::ErasedElsewhere,
            DataMsg::OtherTaken,
            DataMsg::OwnKept,
        ]),
        1 => (5_242_881..u64::MAX).prop_map(|bytes| DataMsg::FileTooLarge("huge.json".into(), bytes)),
        2 => bytes.prop_map(|bytes| DataMsg::FileRead("file.json".into(), bytes)),
        1 => stored.prop_map(DataMsg::ChangedElsewhere),
    ]
}

fn full_msgs() -> impl Strategy<Value = FullMsg> {
    prop_oneof![
        6 => Just(FullMsg::Asked),
        4 => prop::sample::select(vec![
            FullMsg::Left,
            FullMsg::LeftOpen,
            FullMsg::AllConfirmed,
            FullMsg::RestUnknown,
            FullMsg::CellsCleared,
            FullMsg::CellChosen("ZZZ".into(), "1".into()),
        ]),
        1 => "[a-z \n]{0,9}".prop_map(FullMsg::NoteWritten),
    ]
}

fn fetch_msgs() -> impl Strategy<Value = FetchMsg> {
    prop::sample::select(vec![
        FetchMsg::RetryAsked,
        FetchMsg::Failed(Part::Full, "fr"),
        FetchMsg::Failed(Part::Work, ""),
        FetchMsg::Came(Part::Full, "en", vec![1, 2, 3]),
        FetchMsg::Came(Part::Work, "", Vec::new()),
        FetchMsg::Failed(Part::Workbook, ""),
        FetchMsg::Came(Part::Workbook, "", Vec::new()),
    ])
}

fn files_msgs() -> impl Strategy<Value = FilesMsg> {
    let kind = || prop::sample::select(Kind::ALL.to_vec());
    prop_oneof![3 => kind().prop_map(FilesMsg::Asked), 2 => kind().prop_map(FilesMsg::TextAsked), 1 => Just(FilesMsg::TextClosed)]
}

fn setting_msgs() -> impl Strategy<Value = SettingMsg> {
    let numbers: Vec<String> = knobs(instrument()).into_iter().map(|knob| knob.id).chain(["weight.moon".into()]).collect();
    let guards: Vec<String> = switchable(instrument()).iter().map(|guard| guard.as_str().to_owned()).chain(["G01".into(), "T8".into()]).collect();
    let number = || prop::sample::select(numbers.clone());
    let guard = prop::sample::select(guards);
    prop_oneof![
        4 => (number(), "[0-9]{1,2}|[a-z,%]{0,4}").prop_map(|(id, text)| SettingMsg::NumberWritten(id, text)),
        2 => (prop_oneof![guard.clone(), number()], "[a-z ]{0,5}").prop_map(|(id, text)| SettingMsg::ReasonWritten(id, text)),
        2 => guard.clone().prop_map(SettingMsg::SwitchedOff),
        1 => prop_oneof![guard, number()].prop_map(SettingMsg::Restored),
        1 => prop::sample::select(vec![SettingMsg::AllRestored, SettingMsg::Finished]),
    ]
}

fn scenario_msgs() -> impl Strategy<Value = ScenarioMsg> {
    let ids = instrument().questions.iter().map(|question| question.id.as_str().to_owned());
    let ids: Vec<String> = ids.chain(knobs(instrument()).into_iter().map(|knob| knob.id)).chain(["unknown".into()]).collect();
    let subject = prop::sample::select(ids);
    let tower = prop::sample::select(vec!["WKP".to_owned(), "ERP".into(), "ZZZ".into()]);
    prop_oneof![
        4 => subject.clone().prop_map(ScenarioMsg::SubjectChosen),
        2 => tower.clone().prop_map(ScenarioMsg::ServiceChosen),
        2 => (subject, prop::option::of(tower)).prop_map(|(id, tower)| ScenarioMsg::Opened(id, tower)),
        2 => prop::option::of(0..14_usize).prop_map(ScenarioMsg::FlipTried),
        1 => (0..3_usize).prop_map(ScenarioMsg::TakenBack),
        4 => prop::sample::select(vec![
            ScenarioMsg::Kept,
            ScenarioMsg::Dropped,
            ScenarioMsg::Undone,
            ScenarioMsg::CompareAsked,
            ScenarioMsg::CompareAsked,
            ScenarioMsg::Swapped,
            ScenarioMsg::Closed,
        ]),
    ]
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let tell = prop_oneof![
        Just(Msg::Started),
        Just(Msg::Painted),
        Just(Msg::NoticeClosed),
        prop::sample::select(vec!["fr", "en", "de"]).prop_map(|code| Msg::LanguageChosen(code.into())),
        routes().prop_map(Msg::Navigated),
        Just(Msg::Question(QuestionMsg::WentBack)),
    ];
    let act = prop_oneof![
        6 => any::<Index>().prop_map(Act::Choose),
        1 => any::<Index>().prop_map(Act::Clear),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(row, column)| Act::Cell(row, column)),
        3 => full_msgs().prop_map(|msg| Act::Tell(Msg::Full(msg))),
        1 => fetch_msgs().prop_map(|msg| Act::Tell(Msg::Fetch(msg))),
        1 => setting_msgs().prop_map(|msg| Act::Tell(Msg::Setting(msg))),
        3 => scenario_msgs().prop_map(|msg| Act::Tell(Msg::Scenario(msg))),
        4 => Just(Act::Tell(Msg::Question(QuestionMsg::Continued))),
        2 => any::<Index>().prop_map(Act::Follow),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(item, status)| Act::Status(item, status)),
        3 => tell.prop_map(Act::Tell),
        2 => data().prop_map(|msg| Act::Tell(Msg::Data(msg))),
        1 => files_msgs().prop_map(|msg| Act::Tell(Msg::Files(msg))),
        2 => "[a-z_0-9]{0,8}".prop_map(|value| Act::Tell(Msg::Question(QuestionMsg::OptionChosen(value)))),
    ];
    prop::collection::vec(act, 0..40)
}

impl Program {
    fn act(&mut self, act: Act) {
        let chosen = |program: &Self, index: Index| match program.view().screen {
            Screen::Question(question) if question.matrix.is_none() => question.choices[index.index(question.choices.len())].value.clone(),
            Screen::WhatIf(view) => match view.control.map(|control| control.choices).filter(|choices| !choices.is_empty()) {
                Some(choices) => choices[index.index(choices.len())].value.clone(),
                None => "dk".into(),
            },
            _ => "dk".into(),
        };
        match act {
            Act::Choose(index) => self.choose(&chosen(self, index)),
            Act::Cell(row, column) => match self.view().screen {
                Screen::Question(question) => match question.matrix {
                    Some(matrix) if !matrix.rows.is_empty() => {
                        let row = &matrix.rows[row.index(matrix.rows.len())];
                        let column = &matrix.columns[column.index(matrix.columns.len())];
                        self.full(FullMsg::CellChosen(row.id.clone(), column.value.clone()))
                    }
                    _ => self,
                },
                _ => self,
            },
            Act::Clear(index) => self.clear(&chosen(self, index)),
            Act::Follow(index) => {
                let places = self.view().header.places;
                let route = places[index.index(places.len())].route.clone();
                self.go(route).send(Msg::Painted)
            }
            Act::Status(item, status) => {
                let items = &instrument().items;
                let item = items[item.index(items.len())].id.as_str().to_owned();
                let status = Status::ALL[status.index(Status::ALL.len())].code().to_owned();
                self.send(Msg::Checklist(ChecklistMsg::StatusChosen(item, status)))
            }
            Act::Tell(msg) => self.send(msg),
        };
    }
}

#[test]
fn no_visit_breaks_the_program_and_every_text_is_there() {
    let start = prop_oneof![
        3 => Just(Stored::Nothing),
        1 => Just(Stored::Refused),
        1 => Just(Stored::Text("not ours".into())),
        1 => Just(Stored::Text(save_place(&finished(), instrument(), "checklist", "fr"))),
        1 => Just(Stored::Text(save_place(&finished(), instrument(), "review", "fr").replace("\"version\":1,", "\"version\":2,"))),
    ];
    check(256, (start, acts()), |(stored, acts)| {
        let mut program = Program::stored(stored);
        for act in acts {
            program.act(act);
            prop_assert!(program.saves().len() <= 1, "{:?}", program.effects);
            for language in ["fr", "en"] {
                let mut shown = Program { model: program.model.clone(), effects: Vec::new(), told: Vec::new() };
                shown.send(Msg::LanguageChosen(language.into()));
                let wrong = wrong_texts(&shown);
                prop_assert!(wrong.is_empty(), "{language}, at {}: {wrong:?}", program.place());
            }
        }
        if let Some((text, _)) = program.saves().first() {
            let (record, place, _) = perimetre::record::open_saved(text, instrument()).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
            prop_assert_eq!((&record, place), (program.record(), program.place()));
        }
        Ok(())
    });
}

#[test]
fn every_text_of_a_result_and_a_checklist_is_there_whatever_the_answers() {
    check(96, (answers(), any::<bool>()), |(answers, french)| {
        let language = if french { "fr" } else { "en" };
        for place in ["result", "checklist", "report", "review"] {
            let record = record_of(answers.clone());
            let mut program = Program::stored(Stored::Text(save_place(&record, instrument(), place, language)));
            program.send(Msg::Painted);
            prop_assert_eq!(program.place(), place);
            let wrong = wrong_texts(&program);
            prop_assert!(wrong.is_empty(), "{language}, {place}: {wrong:?}");
        }
        Ok(())
    });
}

#[test]
fn every_question_is_worded_in_both_languages() {
    for path in [Path::Quick, Path::Full] {
        for question in &instrument().questions {
            for language in ["fr", "en"] {
                let record =
                    record_of(Answers { path, ..quick().one("org_size", "s50_249").many("third_parties", &["host"]).one("provider_stage", "talks") });
                let text = save_place(&record, instrument(), &format!("question/{}", question.id), language);
                let mut program = Program::stored(Stored::Text(text));
                program.proceed();
                assert_eq!(wrong_texts(&program), [], "{} in {language}", question.id);
            }
        }
    }
}
