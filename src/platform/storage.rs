//! What the browser keeps. Storage may be missing, refused, full, or written by another tab: each is an answer, none a panic.
//!
//! One record is one key; the generation before it is kept under another, in case a write is cut.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::StorageEvent;

use super::Send;
use crate::app::{
    Stored,
    msg::{DataMsg, Msg},
};

const KEY: &str = "perimetre-record";
const PREVIOUS: &str = "perimetre-record-previous";
const ASIDE: &str = "perimetre-set-aside";

/// Which storage the host page wants used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKind {
    /// Kept until erased.
    Local,
    /// Kept as long as the tab.
    Session,
    /// Memory only.
    None,
}

impl StorageKind {
    /// The kind an attribute names; the default for any other word.
    #[must_use]
    pub fn from_word(word: Option<&str>) -> Self {
        match word {
            Some("session") => Self::Session,
            Some("none") => Self::None,
            _ => Self::Local,
        }
    }
}

/// Lives as long as it listens.
type Listener = Closure<dyn FnMut(StorageEvent)>;

/// The storage of one element.
pub struct Storage {
    area: Option<web_sys::Storage>,
    /// What we last read or wrote: anything else there was written by another tab.
    last: RefCell<Option<String>>,
    /// The last answer given, so that only changes are told.
    told: Cell<Option<bool>>,
    listener: RefCell<Option<Listener>>,
}

impl Drop for Storage {
    fn drop(&mut self) {
        if let (Some(listener), Some(window)) = (self.listener.borrow().as_ref(), web_sys::window()) {
            let _ = window.remove_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
        }
    }
}

impl Storage {
    /// Opens the storage. A browser that refuses throws, or gives nothing.
    #[must_use]
    pub fn open(kind: StorageKind) -> Self {
        let window = web_sys::window();
        let area = match kind {
            StorageKind::Local => window.and_then(|window| window.local_storage().ok().flatten()),
            StorageKind::Session => window.and_then(|window| window.session_storage().ok().flatten()),
            StorageKind::None => None,
        };
        Self { area, last: RefCell::default(), told: Cell::default(), listener: RefCell::default() }
    }

    /// What it holds at the start.
    #[must_use]
    pub fn load(&self) -> Stored {
        let Some(area) = &self.area else { return Stored::Refused };
        match area.get_item(KEY) {
            Err(_) => Stored::Refused,
            Ok(None) => Stored::Nothing,
            Ok(Some(text)) => {
                self.last.replace(Some(text.clone()));
                Stored::Text(text)
            }
        }
    }

    /// Keeps `text`; the answer, when it changed.
    pub fn save(&self, text: &str, force: bool) -> Option<DataMsg> {
        match self.write(text, force) {
            Ok(()) => (self.told.replace(Some(true)) != Some(true)).then_some(DataMsg::Saved),
            Err(DataMsg::SaveFailed) => (self.told.replace(Some(false)) != Some(false)).then_some(DataMsg::SaveFailed),
            Err(other) => Some(other),
        }
    }

    /// Whether the last save was kept.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.told.get() == Some(true)
    }

    fn write(&self, text: &str, force: bool) -> Result<(), DataMsg> {
        let area = self.area.as_ref().ok_or(DataMsg::SaveFailed)?;
        let there = area.get_item(KEY).map_err(|_| DataMsg::SaveFailed)?;
        if let Some(there) = there {
            if !force && self.last.borrow().as_ref() != Some(&there) {
                return Err(DataMsg::ChangedElsewhere(there));
            }
            // The generation before is a comfort: without room for it, the record itself still goes first.
            let _ = area.set_item(PREVIOUS, &there);
        }
        if area.set_item(KEY, text).is_err() {
            let _ = area.remove_item(PREVIOUS);
            area.set_item(KEY, text).map_err(|_| DataMsg::SaveFailed)?;
        }
        // A write may be said to succeed and keep nothing.
        if area.get_item(KEY).ok().flatten().as_deref() != Some(text) {
            return Err(DataMsg::SaveFailed);
        }
        self.last.replace(Some(text.to_owned()));
        Ok(())
    }

    /// Puts an unreadable text aside.
    pub fn set_aside(&self, text: &str) {
        if let Some(area) = &self.area {
            // Refused for lack of room: the text is still offered for download by the notice.
            let _ = area.set_item(ASIDE, text);
        }
    }

    /// Leaves nothing of ours.
    pub fn erase(&self) {
        if let Some(area) = &self.area {
            for key in [KEY, PREVIOUS, ASIDE] {
                let _ = area.remove_item(key);
            }
        }
        self.last.replace(None);
        self.told.set(None);
    }

    /// Tells what other tabs do to our record.
    pub fn listen(self: &std::rc::Rc<Self>, send: Send) {
        let (Some(area), Some(window)) = (self.area.clone(), web_sys::window()) else { return };
        let own = std::rc::Rc::downgrade(self);
        let listener = Closure::<dyn FnMut(StorageEvent)>::new(move |event: StorageEvent| {
            let Some(own) = own.upgrade() else { return };
            if event.key().as_deref() != Some(KEY) || event.storage_area().as_ref() != Some(&area) {
                return;
            }
            match event.new_value() {
                // Only our own erase removes this key: what was erased must not come back from this tab.
                None => {
                    own.last.replace(None);
                    own.told.set(None);
                    send(Msg::Data(DataMsg::ErasedElsewhere));
                }
                Some(text) if own.last.borrow().as_deref() != Some(text.as_str()) => send(Msg::Data(DataMsg::ChangedElsewhere(text))),
                Some(_) => {}
            }
        });
        let _ = window.add_event_listener_with_callback("storage", listener.as_ref().unchecked_ref());
        self.listener.replace(Some(listener));
    }
}
