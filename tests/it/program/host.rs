//! The page around: it is told how far the visitor is and never what they said; it can ask for the file, hand one over, send and erase.

use perimetre::app::{
    effect::Told,
    host::{Paths, Wishes},
    msg::HostMsg,
};

use super::*;

impl Program {
    fn host(&mut self, msg: HostMsg) -> &mut Self {
        self.send(Msg::Host(msg))
    }

    fn wishing(wishes: Wishes) -> Self {
        Self::starting(Started { wishes, ..started(Stored::Nothing) })
    }

    fn heard(&self) -> Vec<(Told, &str)> {
        self.told.iter().map(|(what, words)| (*what, words.as_str())).collect()
    }
}

#[test]
fn the_page_around_is_told_how_far_the_visitor_is() {
    let mut program = Program::fresh();
    program.send(Msg::Started);
    assert_eq!(program.heard(), [(Told::Stepped, "quick 0 12 question/org_size")]);
    program.choose("s10_49");
    assert_eq!(program.heard(), [(Told::Changed, "quick 1 12 question/org_size")]);
    program.proceed();
    assert_eq!(program.heard(), [(Told::Stepped, "quick 1 12 question/sector")]);
    program.send(Msg::Painted);
    assert!(program.heard().is_empty(), "nothing happened");
}

/// Whatever is answered, what is told names no answer: only the path, counts and the place.
#[test]
fn no_answer_is_told() {
    let mut program = Program::fresh();
    program.send(Msg::Started);
    for _ in 0..30 {
        let Screen::Question(question) = program.view().screen else { break };
        let value = question.choices.first().map(|choice| choice.value.clone()).unwrap_or_default();
        for msg in [Msg::Question(QuestionMsg::OptionChosen(value.clone())), Msg::Question(QuestionMsg::Continued)] {
            for (what, words) in program.send(msg).heard() {
                let parts: Vec<&str> = words.split(' ').collect();
                let [path, answered, asked, place] = parts[..] else { panic!("{what:?}: {words}") };
                assert_eq!(path, "quick");
                assert!(answered.parse::<u8>().is_ok_and(|count| asked.parse::<u8>().is_ok_and(|all| count <= all)), "{words}");
                assert!(Route::from_place(place).is_some(), "{words}");
            }
        }
    }
    assert!(matches!(program.view().screen, Screen::Review(_)), "the walk did not come to its end");
}

#[test]
fn a_result_is_told_once_until_an_answer_changes() {
    let mut program = Program::left(&record_of(quick()), "review");
    program.send(Msg::Painted);
    let completed = |program: &Program| program.told.iter().filter(|(what, _)| *what == Told::Completed).count();
    program.go(Route::Result);
    assert_eq!(completed(&program), 1);
    program.go(Route::Review).go(Route::Result);
    assert_eq!(completed(&program), 0, "the same result");
    program.at("org_size").choose("s1_9").go(Route::Result);
    program.send(Msg::Painted);
    assert_eq!(completed(&program), 1);
}

#[test]
fn the_file_can_be_asked_for_and_handed_over() {
    let mut program = Program::fresh();
    program.send(Msg::Started).choose("s10_49").host(HostMsg::ExportAsked);
    let [(Told::Exported, text)] = &program.told[..] else { panic!("{:?}", program.told) };
    let text = text.clone();
    let record = open(text.as_bytes(), instrument()).expect("what was exported opens");
    assert_eq!(record.responses, program.model.record().responses);

    let mut other = Program::fresh();
    other.host(HostMsg::FileGiven(text.clone().into_bytes()));
    assert!(other.told.iter().any(|(what, _)| *what == Told::Opened));
    assert_eq!(other.model.record().responses, record.responses);
    assert!(other.focus().is_none(), "focus may be in use elsewhere");

    program.choose("s1_9").host(HostMsg::FileGiven(text.into_bytes()));
    assert!(matches!(program.view().screen, Screen::Data(data) if data.replace.is_some()), "the visitor's work is not replaced unasked");

    let mut refused = Program::fresh();
    refused.host(HostMsg::FileGiven(b"{}".to_vec()));
    assert_eq!(refused.told.iter().map(|(what, _)| *what).collect::<Vec<_>>(), [Told::Refused]);
    assert!(refused.view().notice.is_some(), "the visitor is told why");
}

#[test]
fn the_page_around_sends_and_erases_without_taking_focus() {
    let mut program = Program::fresh();
    program.send(Msg::Started).choose("s10_49").host(HostMsg::Sent("review".into()));
    assert!(matches!(program.view().screen, Screen::Review(_)));
    assert!(program.focus().is_none());
    program.host(HostMsg::Sent("nowhere".into()));
    assert!(program.effects.is_empty(), "{:?}", program.effects);
    program.host(HostMsg::Reset);
    assert!(program.effects.contains(&Effect::Erase));
    assert!(program.model.record().is_empty());
    assert!(program.focus().is_none());
    assert!(program.told.iter().any(|(what, _)| *what == Told::Changed));
}

#[test]
fn the_paths_offered_are_those_the_page_wishes() {
    let offers = |paths: Paths| match Program::wishing(Wishes { paths, call: None }).view().screen {
        Screen::Start(start) => start.full.is_some(),
        other => panic!("{other:?}"),
    };
    assert!(offers(Paths::Ask) && !offers(Paths::Quick) && !offers(Paths::Full));
    let mut full = Program::wishing(Wishes { paths: Paths::Full, call: None });
    full.send(Msg::Started);
    assert_eq!(full.model.record().path, Path::Full);
    assert_eq!(full.model.route(), &Route::Sections);
    let mut quick = Program::wishing(Wishes { paths: Paths::Quick, call: None });
    assert_eq!(quick.send(Msg::Started).model.route(), &Route::Question("org_size".into()));
    for (word, paths) in [(None, Paths::Ask), (Some("ask"), Paths::Ask), (Some("quick"), Paths::Quick), (Some("full"), Paths::Full)] {
        assert_eq!(Paths::from_word(word), paths);
    }
}

#[test]
fn the_result_leads_where_the_page_wishes() {
    let call = Some(("https://example.com/contact".to_owned(), "Contact us".to_owned()));
    let mut program = Program::left(&record_of(quick()), "result");
    program.send(Msg::Painted);
    let shown = |program: &Program| match program.view().screen {
        Screen::Result(result) => result.call,
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&program), None);
    program.host(HostMsg::Wished(Wishes { paths: Paths::Ask, call: call.clone() }));
    assert_eq!(shown(&program), call);
}
