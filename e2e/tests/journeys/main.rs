//! What a person does, from the first page to the last, in real browsers.

mod checklist;
mod files;
mod follow;
mod keyboard;
mod mouse;
mod scenarios;
mod sharing;
mod storage;
mod words;
mod workshop;
