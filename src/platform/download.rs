//! Offers a file for download, from memory: nothing goes over the network.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::app::effect::File;

/// Offers a file; `None` when the browser refused.
pub fn download(file: &File) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let options = BlobPropertyBag::new();
    options.set_type(file.kind.media_type());
    let bytes = Uint8Array::from(file.bytes.as_slice());
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(&bytes), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(&file.name);
    // Not attached to the page: nothing is written outside our element.
    link.click();
    // The browser holds the file from the click on; releasing at once would cut it short in some.
    let release = wasm_bindgen::closure::Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    let _ = web_sys::window()?.set_timeout_with_callback_and_timeout_and_arguments_0(release.unchecked_ref(), 60_000);
    Some(())
}
