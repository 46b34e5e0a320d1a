//! The program as a value: `init`, `update`, `view`. It knows no browser.
//!
//! Time, language and what was stored enter once as [`Started`]; everything else enters as [`msg::Msg`] and leaves as [`effect::Effect`].

pub mod differences;
pub mod effect;
mod files;
mod files_made;
pub mod follow;
mod full_matrix;
mod full_path;
mod full_result;
mod full_settings;
mod full_sift;
pub mod host;
pub mod model;
pub mod msg;
mod on_demand;
mod parts;
pub mod route;
mod scenarios;
mod speech;
mod update;
pub mod view;
pub mod words;

use std::rc::Rc;

use effect::{Effect, Part};
use follow::Follow;
use full_sift::Sift;
use host::{News, Wishes};
use model::{Announcement, Depth, Fetch, Model, Notice, StorageState};
use route::Route;
pub use update::update;
pub use view::view;

pub use crate::record::MOST_BYTES;

use crate::{
    content::Content,
    engine::questionnaire::Path,
    record::{OpenError, Record, open_saved},
    sorted::Map,
    text::Language,
};

/// What the platform knows when the program starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Started {
    /// Today, `2026-11-23`.
    pub today: Option<String>,
    /// Language asked by the host page, or the browser's.
    pub language: Option<String>,
    /// Level of the main heading.
    pub heading_level: Option<u8>,
    /// What the browser kept.
    pub stored: Stored,
    /// What the page around wishes.
    pub wishes: Wishes,
}

/// What the browser kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stored {
    /// The storage is refused, or the host page does not want it.
    #[default]
    Refused,
    /// Nothing.
    Nothing,
    /// This text.
    Text(String),
}

/// The state at the start, and what to do first. Nothing is written before what was stored has been read.
#[must_use]
pub fn init(content: Rc<Content>, started: Started) -> (Model, Vec<Effect>) {
    let Started { today, language, heading_level, stored, wishes } = started;
    // Natively everything is there from the start.
    let parts = [content.complete.contains(&true); Part::ALL.len()];
    let mut model = Model {
        content,
        language: Language::Fr,
        heading_level: heading_level.unwrap_or(2).clamp(1, 6),
        today,
        record: Record::new(Path::Quick, None),
        route: Route::Start,
        returns_to: None,
        error: None,
        assessment: None,
        settled: None,
        changes: None,
        drafts: Map::new(),
        follow: Follow::default(),
        sift: Sift::default(),
        parts,
        fetch: Fetch::Idle,
        wanted: None,
        depth: Depth::Unasked,
        is_whole: false,
        trial: None,
        trying: None,
        compared: None,
        compares: false,
        awaited: None,
        storage: StorageState::Ready,
        notice: None,
        decision: None,
        pending: None,
        erase_asked: false,
        copy: None,
        is_touched: false,
        announcement: None,
        wishes,
        news: News::default(),
    };
    let asked = language.as_deref().and_then(Language::from_tag).unwrap_or(Language::Fr);
    // Until the words asked for are there, whatever can be said is said.
    model.language = Language::ALL.into_iter().find(|one| model.content.speaks(*one)).unwrap_or(asked);
    let mut wanted = asked;
    let mut effects = Vec::new();
    match stored {
        Stored::Refused => model.storage = StorageState::Refused,
        Stored::Nothing => {}
        Stored::Text(text) => match open_saved(&text, model.instrument()) {
            Ok((record, place, language)) => {
                model.record = record;
                model.storage = StorageState::Saved;
                wanted = Language::from_tag(&language).unwrap_or(asked);
                model.route = update::reachable(&model, Route::from_place(&place).unwrap_or(Route::Start));
                model.announcement = (model.route != Route::Start).then_some(Announcement::Resumed);
                effects.extend(update::compute_if_needed(&model));
            }
            Err(OpenError::TooNew { .. } | OpenError::OtherInstrument { .. }) => {
                model.storage = StorageState::Held;
                model.decision = Some(Notice::StoredNewer(text));
            }
            Err(_) => {
                effects.push(Effect::Quarantine(text.clone()));
                model.notice = Some(Notice::StoredUnreadable(text));
            }
        },
    }
    if model.content.speaks(asked) {
        model.language = asked;
    }
    effects.extend(speech::want(&mut model, wanted));
    effects.extend(parts::fetch_if_needed(&mut model));
    (model, effects)
}
