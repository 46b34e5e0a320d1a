//! The language of what is said, and the words that are fetched for it.
//!
//! Until they come everything stays as it was, in the language that is there.

use std::rc::Rc;

use super::{
    effect::Effect,
    model::{Announcement, Model, Notice},
};
use crate::text::Language;

/// Speaks a language from now on, or once its words came.
pub(super) fn want(model: &mut Model, language: Language) -> Option<Effect> {
    if model.content.speaks(language) {
        speak(model, language);
        return None;
    }
    if model.awaited.replace(language) == Some(language) {
        return None;
    }
    Some(Effect::FetchWords(language.code()))
}

/// The same, because someone asked: they are told when it takes time.
pub(super) fn choose(model: &mut Model, language: Language) -> Option<Effect> {
    forget_failure(model);
    let effect = want(model, language);
    model.announcement = model.awaited.map(|_| Announcement::LanguageAwaited);
    effect
}

/// What came of the words of a language, if anything. The language to come back to was kept when it was asked for.
pub(super) fn take(model: &mut Model, code: &str, file: Option<&[u8]>) -> Vec<Effect> {
    let Some(language) = Language::from_tag(code) else { return Vec::new() };
    // A late answer is good to have too.
    if !model.content.speaks(language)
        && let Some(all) = file.and_then(|file| model.content.with_words(language, file))
    {
        model.content = Rc::new(all);
    }
    if model.awaited != Some(language) {
        return Vec::new();
    }
    if model.content.speaks(language) {
        speak(model, language);
    } else {
        model.awaited = None;
        model.notice = Some(Notice::LanguageFailed(language));
    }
    Vec::new()
}

/// The language to come back to: the one asked for, even while it is on its way.
pub(super) fn wanted(model: &Model) -> Language {
    model.awaited.unwrap_or(model.language)
}

fn speak(model: &mut Model, language: Language) {
    model.language = language;
    model.awaited = None;
    forget_failure(model);
}

fn forget_failure(model: &mut Model) {
    if matches!(model.notice, Some(Notice::LanguageFailed(_))) {
        model.notice = None;
    }
}
