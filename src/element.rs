//! The edge between `<perimetre-assessment>` (web/perimetre.js) and the program: attributes in, the program on the page.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use yew::{AppHandle, AttrValue, Callback};

use crate::{
    app::{
        Started,
        effect::Effect,
        host::{Paths, Wishes, facts},
        init,
        model::Model,
        msg::{HostMsg, Msg, QuestionMsg},
        route::Route,
        update,
    },
    content::Content,
    platform::{self, Platform, Storage, StorageKind},
    ui::{Hands, Root, RootProps},
};

thread_local! {
    /// Told once the program has panicked: after that, nothing of this instance may be called.
    static ON_PANIC: RefCell<Option<Function>> = const { RefCell::new(None) };
    /// One content for all elements of a page that were mounted in the same language, with the same `src`.
    static CONTENTS: RefCell<Vec<(String, Rc<Content>)>> = const { RefCell::new(Vec::new()) };
}

/// A mounted questionnaire. JavaScript calls `destroy()`, then `free()`.
#[wasm_bindgen]
pub struct Mounted {
    handle: Option<AppHandle<Root>>,
    props: RootProps,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the element's new attributes while it runs.
    #[allow(clippy::needless_pass_by_value)] // What wasm-bindgen hands over.
    pub fn configure(&mut self, config: JsValue) {
        self.props.language = word(&config, "lang").map(AttrValue::from);
        if let Some(handle) = &mut self.handle {
            handle.update(self.props.clone());
        }
        self.say(HostMsg::Wished(wishes(&config)));
    }

    /// Sends the visitor to a place; says whether it is the name of one.
    pub fn go(&self, place: String) -> bool {
        let is_known = Route::from_place(&place).is_some();
        if is_known {
            self.say(HostMsg::Sent(place));
        }
        is_known
    }

    /// Asks for the whole file: it is told when it is there.
    pub fn export(&self) {
        self.say(HostMsg::ExportAsked);
    }

    /// Opens a file: it is told whether it could be. Where there is work, the visitor is asked first.
    pub fn open(&self, file: Vec<u8>) {
        self.say(HostMsg::FileGiven(file));
    }

    /// Erases everything.
    pub fn reset(&self) {
        self.say(HostMsg::Reset);
    }

    /// The answers and what is written beside them, as a file; nothing once destroyed.
    #[must_use]
    pub fn facts(&self) -> Option<String> {
        let root = self.handle.as_ref()?.get_component()?;
        Some(facts(root.model()))
    }

    /// Takes the questionnaire off the page.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }
}

impl Mounted {
    fn say(&self, msg: HostMsg) {
        if let Some(handle) = &self.handle {
            handle.send_message(Msg::Host(msg));
        }
    }
}

/// Mounts a questionnaire into `root`, a child of the shadow root of the element. `None` when the content handed over is not the one made
/// with this program: nothing is drawn then.
#[wasm_bindgen]
#[must_use]
#[allow(clippy::needless_pass_by_value)] // What wasm-bindgen hands over.
pub fn mount(root: web_sys::Element, config: JsValue) -> Option<Mounted> {
    let content = content(&config)?;
    report_panics(&config);
    let language = word(&config, "lang").map(AttrValue::from);
    let storage = Storage::open(StorageKind::from_word(word(&config, "storage").as_deref()));
    let started = Started {
        today: Some(platform::today()),
        language: language.as_ref().map(ToString::to_string),
        heading_level: read(&config, "heading_level")
            .and_then(|level| level.as_f64())
            .and_then(|level| [1, 2, 3, 4, 5, 6].into_iter().find(|known| f64::from(*known) == level)),
        stored: storage.load(),
        wishes: wishes(&config),
    };
    let done = word(&config, "done").unwrap_or_default();
    let platform = Rc::new(Platform::new(root.clone(), storage, function(&config, "fetch_part"), function(&config, "tell")));
    let listening = Rc::clone(platform.storage());
    let hands = Hands {
        init: Rc::new(move |started| begin(init(Rc::clone(&content), started), &done)),
        started,
        perform: Rc::new(move |effect, send: Callback<_>| platform.perform(effect, &(Rc::new(move |msg| send.emit(msg)) as platform::Send))),
        listen: Rc::new(move |send: Callback<_>| listening.listen(Rc::new(move |msg| send.emit(msg)))),
        timed: platform::timed,
    };
    let props = RootProps { hands, language, prefix: AttrValue::from(word(&config, "prefix").unwrap_or_default()) };
    let handle = yew::Renderer::<Root>::with_root_and_props(root, props.clone()).render();
    Some(Mounted { handle: Some(handle), props })
}

/// What the visitor did on the first screens before the program was there, in order: `start`, then the value chosen, then `continue`.
fn begin((mut model, mut effects): (Model, Vec<Effect>), done: &str) -> (Model, Vec<Effect>) {
    for word in done.split_ascii_whitespace() {
        let msg = match word {
            "start" => Msg::Started,
            "continue" => Msg::Question(QuestionMsg::Continued),
            value => Msg::Question(QuestionMsg::OptionChosen(value.to_owned())),
        };
        effects.extend(update(&mut model, msg));
    }
    (model, effects)
}

/// What the page around wishes; the loader has checked it.
fn wishes(config: &JsValue) -> Wishes {
    Wishes { paths: Paths::from_word(word(config, "path").as_deref()), call: word(config, "cta_href").zip(word(config, "cta_label")) }
}

/// The content handed over, or what it gave to an earlier element.
fn content(config: &JsValue) -> Option<Rc<Content>> {
    let language = word(config, "content_lang")?;
    let key = [language.as_str(), &word(config, "content_key").unwrap_or_default()].concat();
    CONTENTS.with_borrow_mut(|contents| {
        if let Some((_, known)) = contents.iter().find(|(known, _)| *known == key) {
            return Some(Rc::clone(known));
        }
        let file: Uint8Array = read(config, "content")?.dyn_into().ok()?;
        let content = Rc::new(Content::of(&language, &file.to_vec())?);
        contents.push((key, Rc::clone(&content)));
        Some(content)
    })
}

fn report_panics(config: &JsValue) {
    ON_PANIC.with_borrow_mut(|slot| *slot = function(config, "on_panic"));
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        stopped();
    }));
}

/// Tells the page that the program has stopped. The built page has no hook: there, whatever starts a panic calls this (`xtask::split::snip`).
#[inline(never)]
fn stopped() {
    ON_PANIC.with(|slot| {
        if let Ok(slot) = slot.try_borrow()
            && let Some(function) = slot.as_ref()
        {
            // Nothing can be done about a listener that throws: the program is ending.
            let _ = function.call0(&JsValue::NULL);
        }
    });
}

fn read(config: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(config, &key.into()).ok()
}

fn word(config: &JsValue, key: &str) -> Option<String> {
    read(config, key).and_then(|value| value.as_string())
}

fn function(config: &JsValue, key: &str) -> Option<Function> {
    read(config, key).and_then(|value| value.dyn_into().ok())
}
