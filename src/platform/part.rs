//! Parts of the program: the loader fetches them, from beside it.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::Send;
use crate::app::{
    effect::Part,
    msg::{FetchMsg, Msg},
};

/// Asks for a part and the words of a language, none when its code is empty; answers with the words' bytes, or that something did not come.
pub fn fetch(loader: Option<&Function>, part: Part, words: &'static str, send: &Send) {
    ask(loader, part.code(), words, send, move |file| file.map_or(FetchMsg::Failed(part, words), |file| FetchMsg::Came(part, words, file)));
}

/// Asks for what the quick path says in a language; answers with its bytes, or that it did not come.
pub fn fetch_words(loader: Option<&Function>, language: &'static str, send: &Send) {
    ask(loader, "quick", language, send, move |file| file.map_or(FetchMsg::WordsFailed(language), |file| FetchMsg::WordsCame(language, file)));
}

fn ask(loader: Option<&Function>, what: &str, words: &str, send: &Send, answer: impl Fn(Option<Vec<u8>>) -> FetchMsg + Clone + 'static) {
    let (later, came) = (std::rc::Rc::clone(send), answer.clone());
    let done = Closure::once_into_js(move |file: JsValue| later(Msg::Fetch(came(file.dyn_into::<Uint8Array>().ok().map(|file| file.to_vec())))));
    let called = loader.map(|loader| loader.call3(&JsValue::NULL, &what.into(), &words.into(), &done));
    if !matches!(called, Some(Ok(_))) {
        send(Msg::Fetch(answer(None)));
    }
}
