//! The start screen and the questions of the quick path as JSON, in the words and in the order the program shows them:
//! what the pages beside which `cargo xtask bench` measures ours are made from.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::rc::Rc;

use perimetre::app::msg::{Msg, QuestionMsg};
use perimetre::app::view::{ChoiceKind, QuestionView, Screen, StartView, View, view};
use perimetre::app::{Started, init, update};
use perimetre::content;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let content = Rc::new(content::load());
    let language = std::env::args().nth(1).unwrap_or_else(|| "fr".to_owned());
    let (mut model, _) = init(content.clone(), Started { language: Some(language), ..Started::default() });
    let first = view(&model);
    let Screen::Start(start) = &first.screen else {
        return Err("the program does not begin with its start screen".into());
    };
    let start = start_screen(&first, start);
    let _ = update(&mut model, Msg::Started);
    let mut questions = Vec::new();
    // Each is answered with its first choice, so that the next one is asked, until no question is left.
    while let Screen::Question(question) = view(&model).screen {
        let most = content.instrument.question(&question.id).and_then(|asked| asked.most());
        questions.push(question_screen(&question, most));
        let chosen = question.choices.first().ok_or("a question without a choice")?.value.clone();
        for msg in [QuestionMsg::OptionChosen(chosen), QuestionMsg::Continued] {
            let _ = update(&mut model, Msg::Question(msg));
        }
    }
    let Screen::Review(review) = view(&model).screen else {
        return Err("the quick path does not end with the answers".into());
    };
    println!("{}", json!({ "start": start, "questions": questions, "end": review.title }));
    Ok(())
}

fn start_screen(view: &View, start: &StartView) -> Value {
    json!({
        "lang": view.lang,
        "brand": view.header.brand,
        "languages": view.header.languages.iter().map(|language| json!({ "code": language.code, "label": language.label })).collect::<Vec<_>>(),
        "title": start.title,
        "lead": start.lead,
        "start": start.start,
        "open_file": start.open_file,
        "points": start.points.iter().map(|point| json!({ "title": point.title, "text": point.text })).collect::<Vec<_>>(),
        "full": start.full.as_ref().map(|full| json!({ "title": full.title, "text": full.text, "button": full.button })),
        "caveat": start.caveat,
    })
}

fn question_screen(question: &QuestionView, most: Option<usize>) -> Value {
    let choices = question.choices.iter().map(|choice| {
        json!({
            "value": choice.value,
            "label": choice.label,
            "detail": choice.detail,
            "apart": choice.apart,
            "key": choice.key.map(String::from),
        })
    });
    json!({
        "id": question.id,
        "section": question.section,
        "heading": question.heading,
        "hint": question.hint,
        "kind": match question.kind {
            ChoiceKind::One => "radios",
            ChoiceKind::Scale => "scale",
            ChoiceKind::Towers => "towers",
            ChoiceKind::Several | ChoiceKind::Matrix => "checkboxes",
        },
        "most": most,
        "choices": choices.collect::<Vec<_>>(),
        "progress": question.progress.text,
        "back": question.back,
        "next": question.next,
        "keys": question.keys,
        "sources_label": question.sources_label,
        "sources": question.sources.iter().map(|source| json!({ "id": source.id, "text": source.text })).collect::<Vec<_>>(),
    })
}
