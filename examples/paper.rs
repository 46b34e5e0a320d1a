use perimetre::{
    app::{self, Started, Stored, msg::Msg, view::View},
    record,
    ui::page,
};
use std::{
    path::Path,
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};
use yew::{LocalServerRenderer, prelude::*};
#[derive(PartialEq, Properties)]
struct P {
    view: View,
}
#[component]
fn Page(props: &P) -> Html {
    page::draw(&props.view, &Callback::noop(), "p1-")
}
fn styles(folder: &Path) -> String {
    let mut all = String::new();
    let order = std::fs::read_to_string(folder.join("main.css")).unwrap() + &std::fs::read_to_string(folder.join("more.css")).unwrap();
    for line in order.lines() {
        if let Some(file) = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";")) {
            all.push_str(&std::fs::read_to_string(folder.join(file)).unwrap());
        }
    }
    all
}
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (file, lang, out, theme) = (&args[1], &args[2], &args[3], args.get(4).map_or("auto", |t| t));
    let place = args.get(5).map_or("report", |t| t);
    let content = perimetre::content::load();
    let input = record::read_input(&std::fs::read(file).unwrap(), &content.instrument).unwrap();
    let rec = input.into_record();
    let text = record::save_place(&rec, &content.instrument, place, lang);
    let (mut model, _) =
        app::init(Rc::new(content), Started { today: Some("2026-11-23".into()), language: None, heading_level: None, stored: Stored::Text(text) });
    let _ = app::update(&mut model, Msg::Painted);
    let view = app::view(&model);
    let r = LocalServerRenderer::<Page>::with_props(P { view }).hydratable(false);
    let mut f = pin!(r.render());
    let mut cx = Context::from_waker(Waker::noop());
    let body = loop {
        if let Poll::Ready(t) = f.as_mut().poll(&mut cx) {
            break t;
        }
    };
    let css = std::fs::read_to_string("web/page.css").unwrap();
    std::fs::write(out, format!("<!doctype html><html lang={lang}><meta charset=utf-8><title>P</title><style>{css}</style><body><main><perimetre-assessment theme={theme}><template shadowrootmode=open><style>{}</style><div class=perimetre>{body}</div></template></perimetre-assessment></main>", styles(Path::new("styles")))).unwrap();
}
