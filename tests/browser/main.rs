//! What only a browser knows, close to the code: the life of a mounted program.
#![cfg(target_arch = "wasm32")]
// Here the test is the host page.
#![allow(clippy::disallowed_methods)]

use js_sys::{Object, Promise, Reflect};
use perimetre::element::mount;
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
    let mut mounted = mount(place.clone().into(), place.clone(), config("fr")?)?;
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
    let mut mounted = mount(place.clone().into(), place.clone(), config("fr")?)?;
    settle().await?;
    let french = place.text_content();
    mounted.configure(config("en")?);
    settle().await?;
    assert_ne!(place.text_content(), french);
    mounted.destroy();
    place.remove();
    Ok(())
}
