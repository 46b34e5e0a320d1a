//! Lets the visitor choose a file, and reads it. Its size is looked at before its bytes.

use std::{cell::RefCell, rc::Rc};

use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, File, FileReader, HtmlInputElement};

use super::Send;
use crate::app::{
    MOST_BYTES,
    msg::{DataMsg, Msg},
};

/// One hidden file input per element.
pub struct FilePicker {
    input: Option<HtmlInputElement>,
    send: Rc<RefCell<Option<Send>>>,
    /// Lives as long as the input it listens to.
    _on_change: Option<Closure<dyn FnMut()>>,
}

impl Drop for FilePicker {
    fn drop(&mut self) {
        if let Some(input) = &self.input {
            input.set_onchange(None);
            input.remove();
        }
    }
}

impl FilePicker {
    /// Beside `root`, inside our shadow root.
    pub fn new(root: &Element) -> Self {
        let send: Rc<RefCell<Option<Send>>> = Rc::default();
        let input = make_input(root);
        let on_change = input.clone().map(|input| {
            let send = Rc::clone(&send);
            let listened = input.clone();
            let on_change = Closure::<dyn FnMut()>::new(move || {
                let file = listened.files().and_then(|files| files.get(0));
                if let (Some(file), Some(send)) = (file, send.borrow().clone()) {
                    read(&file, &send);
                }
                // So that choosing the same file again is a change.
                listened.set_value("");
            });
            input.set_onchange(Some(on_change.as_ref().unchecked_ref()));
            on_change
        });
        Self { input, send, _on_change: on_change }
    }

    /// Opens the browser's dialog.
    pub fn open(&self, send: &Send) {
        self.send.replace(Some(Rc::clone(send)));
        match &self.input {
            Some(input) => input.click(),
            None => send(Msg::Data(DataMsg::FileUnreadable)),
        }
    }
}

fn make_input(root: &Element) -> Option<HtmlInputElement> {
    let input: HtmlInputElement = root.owner_document()?.create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    input.set_accept(".json,application/json");
    input.set_hidden(true);
    root.parent_node()?.append_child(&input).ok()?;
    Some(input)
}

fn read(file: &File, send: &Send) {
    let (name, size) = (file.name(), file.size());
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Sizes of files.
    if size > MOST_BYTES as f64 {
        return send(Msg::Data(DataMsg::FileTooLarge(name, size as u64)));
    }
    let unreadable = || send(Msg::Data(DataMsg::FileUnreadable));
    let Ok(reader) = FileReader::new() else { return unreadable() };
    let (done, send_done) = (reader.clone(), Rc::clone(send));
    let on_end = Closure::once_into_js(move || {
        let bytes = done.result().ok().and_then(|result| result.dyn_into::<ArrayBuffer>().ok()).map(|buffer| Uint8Array::new(&buffer).to_vec());
        send_done(Msg::Data(bytes.map_or(DataMsg::FileUnreadable, |bytes| DataMsg::FileRead(name, bytes))));
    });
    reader.set_onloadend(Some(on_end.unchecked_ref()));
    if reader.read_as_array_buffer(file).is_err() {
        unreadable();
    }
}
