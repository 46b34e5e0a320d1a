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
    let answer = std::rc::Rc::clone(send);
    let failed = FetchMsg::Failed(part, words);
    let done = Closure::once_into_js(move |file: JsValue| {
        let bytes = file.dyn_into::<Uint8Array>().ok().map(|file| file.to_vec());
        answer(Msg::Fetch(bytes.map_or(FetchMsg::Failed(part, words), |bytes| FetchMsg::Came(part, words, bytes))));
    });
    let called = loader.map(|loader| loader.call3(&JsValue::NULL, &part.code().into(), &words.into(), &done));
    if !matches!(called, Some(Ok(_))) {
        send(Msg::Fetch(failed));
    }
}
