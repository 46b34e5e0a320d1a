//! The browser: performs effects, answers with messages. Every call is fallible and none panics.
//!
//! It must not know what is asked, computed or drawn.
#![allow(clippy::disallowed_methods)] // The one place where the window and the clock are touched.

mod clock;
mod download;
mod file_picker;
mod focus;
mod part;
mod storage;

use std::rc::Rc;

pub use clock::{timed, today};
pub use storage::{Storage, StorageKind};
use wasm_bindgen::{JsCast, closure::Closure};

use crate::app::{
    effect::Effect,
    msg::{DataMsg, Msg},
};

/// Something that hears messages: a plain function, since the platform does not know the screens' library.
pub type Send = Rc<dyn Fn(Msg)>;

/// What effects are performed with: one per element.
pub struct Platform {
    root: web_sys::Element,
    storage: Rc<Storage>,
    picker: file_picker::FilePicker,
    loader: Option<js_sys::Function>,
    teller: Option<js_sys::Function>,
}

impl Platform {
    /// For the element whose content is drawn in `root`; `loader` fetches the parts of the program, `teller` tells the page around.
    #[must_use]
    pub fn new(root: web_sys::Element, storage: Storage, loader: Option<js_sys::Function>, teller: Option<js_sys::Function>) -> Self {
        let picker = file_picker::FilePicker::new(&root);
        Self { root, storage: Rc::new(storage), picker, loader, teller }
    }

    /// The storage.
    #[must_use]
    pub fn storage(&self) -> &Rc<Storage> {
        &self.storage
    }

    /// Performs an effect.
    pub fn perform(&self, effect: Effect, send: &Send) {
        match effect {
            Effect::Save { text, force } => {
                let answer = self.storage.save(&text, force);
                let is_refused = matches!(answer, Some(DataMsg::SaveFailed));
                if is_refused || self.storage.keeps() {
                    self.tell(if is_refused { "save-error" } else { "save" }, "");
                }
                if let Some(answer) = answer {
                    send(Msg::Data(answer));
                }
            }
            Effect::Quarantine(text) => self.storage.set_aside(&text),
            Effect::Erase => self.storage.erase(),
            Effect::Download(file) => {
                if let Some(answer) = download::download(file) {
                    send(Msg::Data(answer));
                }
            }
            Effect::Fetch { part, words } => part::fetch(self.loader.as_ref(), part, words, send),
            Effect::FetchWords(language) => part::fetch_words(self.loader.as_ref(), language, send),
            Effect::PickFile => self.picker.open(send),
            Effect::Print => print(),
            Effect::Focus(target) => focus::focus(&self.root, target.mark()),
            Effect::AfterPaint => after_paint(Rc::clone(send)),
            Effect::Tell(what, words) => self.tell(what.code(), &words),
        }
    }

    fn tell(&self, what: &str, words: &str) {
        if let Some(teller) = &self.teller {
            // What listens there is not ours: it may throw.
            let _ = teller.call2(&wasm_bindgen::JsValue::NULL, &what.into(), &words.into());
        }
    }
}

/// Opens the browser's print window. A page shown in a frame that may open none stays as it is: the screen says what to do then.
fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Says [`Msg::Painted`] once the next frame is painted: a frame is asked for, and a task after it.
fn after_paint(send: Send) {
    let Some(window) = web_sys::window() else { return send(Msg::Painted) };
    let later = window.clone();
    let frame = Closure::once_into_js(move || {
        let task = Closure::once_into_js(move || send(Msg::Painted));
        // A browser that refuses a timer refuses everything: nothing better can be done.
        let _ = later.set_timeout_with_callback(task.unchecked_ref());
    });
    // A hidden tab paints no frame and needs none before it is shown again.
    let _ = window.request_animation_frame(frame.unchecked_ref());
}
