//! What only a browser knows, close to the code: the life of a mounted program, its storage, and the focus.
#![cfg(target_arch = "wasm32")]
// Here the test is the host page.
#![allow(clippy::disallowed_methods)]

use std::rc::Rc;

use js_sys::{Object, Promise, Reflect, Uint8Array};
use perimetre::app::Stored;
use perimetre::app::effect::{Effect, FocusTarget};
use perimetre::app::msg::{DataMsg, Msg};
use perimetre::content::quick_file;
use perimetre::element::mount;
use perimetre::platform::{Platform, Storage, StorageKind};
use perimetre::text::Language;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Result<Document, JsValue> {
    web_sys::window().and_then(|window| window.document()).ok_or_else(|| "no document".into())
}

/// A place to mount in, on the page.
fn place() -> Result<HtmlElement, JsValue> {
    let place = document()?.create_element("div")?;
    document()?.body().ok_or("no body")?.append_child(&place)?;
    Ok(place.unchecked_into())
}

/// What web/perimetre.js hands over.
fn config(lang: &str) -> Result<JsValue, JsValue> {
    let config = Object::new();
    Reflect::set(&config, &"lang".into(), &lang.into())?;
    Reflect::set(&config, &"storage".into(), &"none".into())?;
    Reflect::set(&config, &"theme".into(), &"auto".into())?;
    Reflect::set(&config, &"heading_level".into(), &2.into())?;
    let language = Language::from_tag(lang).unwrap_or(Language::Fr);
    Reflect::set(&config, &"content_lang".into(), &language.code().into())?;
    Reflect::set(&config, &"content".into(), &Uint8Array::from(quick_file(language)))?;
    Ok(config.into())
}

/// Lets everything that is scheduled happen.
async fn settle() -> Result<(), JsValue> {
    let next_task = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 0); // the test fails by its own limit otherwise
        }
    });
    JsFuture::from(next_task).await.map(|_| ())
}

#[wasm_bindgen_test]
async fn a_mounted_program_fills_its_place_and_leaves_it_empty() -> Result<(), JsValue> {
    let place = place()?;
    let mut mounted = mount(place.clone().into(), config("fr")?).ok_or("not mounted")?;
    settle().await?;
    assert!(place.child_element_count() > 0, "nothing was drawn");
    mounted.destroy();
    settle().await?;
    assert_eq!(place.child_element_count(), 0, "{}", place.inner_html());
    mounted.destroy();
    place.remove();
    Ok(())
}

#[wasm_bindgen_test]
async fn the_language_follows_the_attributes() -> Result<(), JsValue> {
    let place = place()?;
    let mut mounted = mount(place.clone().into(), config("fr")?).ok_or("not mounted")?;
    settle().await?;
    let french = place.text_content();
    mounted.configure(config("en")?);
    settle().await?;
    assert_ne!(place.text_content(), french);
    mounted.destroy();
    place.remove();
    Ok(())
}

#[wasm_bindgen_test]
async fn what_was_taken_away_is_not_called_again() -> Result<(), JsValue> {
    let place = place()?;
    let mut mounted = mount(place.clone().into(), config("fr")?).ok_or("not mounted")?;
    settle().await?;
    mounted.destroy();
    mounted.configure(config("en")?);
    settle().await?;
    assert_eq!(place.child_element_count(), 0, "{}", place.inner_html());
    place.remove();
    Ok(())
}

/// The session's storage, empty of ours.
fn emptied() -> Result<web_sys::Storage, JsValue> {
    let area = web_sys::window().ok_or("no window")?.session_storage()?.ok_or("no storage")?;
    area.clear()?;
    Ok(area)
}

#[wasm_bindgen_test]
fn storage_gives_back_what_it_was_given() -> Result<(), JsValue> {
    let area = emptied()?;
    let storage = Storage::open(StorageKind::Session);
    assert_eq!(storage.load(), Stored::Nothing);
    assert_eq!(storage.save("one", false), Some(DataMsg::Saved), "the first save is told");
    assert_eq!(storage.save("two", false), None, "no news is good news");
    assert_eq!(Storage::open(StorageKind::Session).load(), Stored::Text("two".into()));
    assert_eq!(area.get_item("perimetre-record-previous")?.as_deref(), Some("one"), "the generation before is kept");
    storage.set_aside("unreadable");
    storage.erase();
    assert_eq!(area.length()?, 0, "something of ours is left");
    assert_eq!(storage.load(), Stored::Nothing);
    Ok(())
}

#[wasm_bindgen_test]
fn storage_does_not_write_over_another_tab() -> Result<(), JsValue> {
    let area = emptied()?;
    let storage = Storage::open(StorageKind::Session);
    assert_eq!(storage.save("ours", false), Some(DataMsg::Saved));
    area.set_item("perimetre-record", "theirs")?;
    assert_eq!(storage.save("ours again", false), Some(DataMsg::ChangedElsewhere("theirs".into())));
    assert_eq!(area.get_item("perimetre-record")?.as_deref(), Some("theirs"));
    assert_eq!(storage.save("ours again", true), None, "the visitor decided");
    assert_eq!(area.get_item("perimetre-record")?.as_deref(), Some("ours again"));
    storage.erase();
    Ok(())
}

#[wasm_bindgen_test]
fn storage_that_is_full_keeps_the_last_good_copy_and_says_so_once() -> Result<(), JsValue> {
    let area = emptied()?;
    let storage = Storage::open(StorageKind::Session);
    assert_eq!(storage.save("small", false), Some(DataMsg::Saved));
    let large = "x".repeat(20 * 1024 * 1024);
    assert_eq!(storage.save(&large, false), Some(DataMsg::SaveFailed));
    assert_eq!(storage.save(&large, false), None, "it is told once");
    assert_eq!(area.get_item("perimetre-record")?.as_deref(), Some("small"));
    assert_eq!(storage.save("small again", false), Some(DataMsg::Saved), "and so is that it works again");
    storage.erase();
    Ok(())
}

#[wasm_bindgen_test]
fn no_storage_is_an_answer() {
    let storage = Storage::open(StorageKind::None);
    assert_eq!(storage.load(), Stored::Refused);
    assert_eq!(storage.save("text", false), Some(DataMsg::SaveFailed));
    storage.set_aside("text");
    storage.erase();
}

#[wasm_bindgen_test]
fn the_focus_goes_to_its_mark_or_stays() -> Result<(), JsValue> {
    let place = place()?;
    place.set_inner_html("<div><button id='here'>Here</button><h2 tabindex='-1' data-focus='heading'>There</h2></div>");
    let root = place.first_element_child().ok_or("no root")?;
    let platform = Platform::new(root, Storage::open(StorageKind::None), None, None);
    let send: Rc<dyn Fn(Msg)> = Rc::new(|_| {});
    let focused = || document().ok().and_then(|document| document.active_element()).map(|element| element.tag_name());
    platform.perform(Effect::Focus(FocusTarget::Heading), &send);
    assert_eq!(focused().as_deref(), Some("H2"));
    platform.perform(Effect::Focus(FocusTarget::Errors), &send);
    assert_eq!(focused().as_deref(), Some("H2"), "there is no such mark");
    drop(platform);
    assert_eq!(place.query_selector_all("input")?.length(), 0, "the file input outlives the platform");
    place.remove();
    Ok(())
}
