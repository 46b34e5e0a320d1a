//! Offers a file for download, from memory: nothing goes over the network.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, Window};

use crate::app::{effect::File, msg::DataMsg};

/// Offers a file; what there is to answer when the browser does not take it, or may not have.
pub fn download(file: File) -> Option<DataMsg> {
    let window = web_sys::window()?;
    match frame(&window) {
        // A click would do nothing, and say nothing.
        Frame::Forbids => Some(DataMsg::DownloadRefused(file)),
        _ if offer(&window, &file).is_none() => Some(DataMsg::DownloadRefused(file)),
        Frame::Allows => None,
        Frame::Unknown => Some(DataMsg::DownloadUnsure(file)),
    }
}

/// What the frame around the page says of downloads.
enum Frame {
    /// There is none, or it lets them pass.
    Allows,
    /// It is a sandbox without them.
    Forbids,
    /// It is another site's: it cannot be asked.
    Unknown,
}

fn frame(window: &Window) -> Frame {
    if window.parent().ok().flatten().is_none_or(|parent| parent == *window) {
        return Frame::Allows;
    }
    let Some(around) = window.frame_element().ok().flatten() else { return Frame::Unknown };
    match around.get_attribute("sandbox") {
        Some(allowed) if !allowed.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("allow-downloads")) => Frame::Forbids,
        _ => Frame::Allows,
    }
}

fn offer(window: &Window, file: &File) -> Option<()> {
    let document = window.document()?;
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
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(release.unchecked_ref(), 60_000);
    Some(())
}
