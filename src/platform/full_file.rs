//! What the full path needs: the loader fetches it, from beside the program.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::Send;
use crate::app::msg::{FullMsg, Msg};

/// Asks for the file of a language; answers with its bytes, or that it did not come.
pub fn fetch(loader: Option<&Function>, language: &'static str, send: &Send) {
    let answer = std::rc::Rc::clone(send);
    let done = Closure::once_into_js(move |file: JsValue| {
        let bytes = file.dyn_into::<Uint8Array>().ok().map(|file| file.to_vec());
        answer(Msg::Full(bytes.map_or(FullMsg::FetchFailed(language), |bytes| FullMsg::Fetched(language, bytes))));
    });
    let called = loader.map(|loader| loader.call2(&JsValue::NULL, &language.into(), &done));
    if !matches!(called, Some(Ok(_))) {
        send(Msg::Full(FullMsg::FetchFailed(language)));
    }
}
