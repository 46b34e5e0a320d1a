//! The edge between `<perimetre-assessment>` (web/perimetre.js) and the program.

use std::cell::RefCell;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use yew::{AppHandle, Html, Properties, function_component, html, use_state};

thread_local! {
    /// Told once the program has panicked: after that, nothing of this instance may be called.
    static ON_PANIC: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// A mounted questionnaire. JavaScript calls `destroy()`, then `free()`.
#[wasm_bindgen]
pub struct Mounted {
    handle: Option<AppHandle<App>>,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes the element's new attributes while it runs.
    pub fn configure(&mut self, config: JsValue) {
        if let Some(handle) = &mut self.handle {
            handle.update(AppProps::read(&config));
        }
    }

    /// Takes the questionnaire off the page.
    pub fn destroy(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
    }
}

/// Mounts a questionnaire into `root`, a child of the shadow root of `host`.
///
/// # Errors
/// Never yet; the page shows its failure line for any error given here.
#[wasm_bindgen]
pub fn mount(
    root: web_sys::Element,
    _host: web_sys::HtmlElement,
    config: JsValue,
) -> Result<Mounted, JsError> {
    let on_panic = Reflect::get(&config, &"on_panic".into())
        .ok()
        .and_then(|value| value.dyn_into().ok());
    ON_PANIC.with_borrow_mut(|slot| *slot = on_panic);
    yew::set_custom_panic_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        ON_PANIC.with(|slot| {
            if let Ok(slot) = slot.try_borrow()
                && let Some(function) = slot.as_ref()
            {
                // Nothing can be done about a listener that throws: the program is ending.
                let _ = function.call0(&JsValue::NULL);
            }
        });
    }));
    let handle = yew::Renderer::<App>::with_root_and_props(root, AppProps::read(&config)).render();
    Ok(Mounted {
        handle: Some(handle),
    })
}

#[derive(PartialEq, Properties)]
struct AppProps {
    french: bool,
}

impl AppProps {
    fn read(config: &JsValue) -> Self {
        let lang = Reflect::get(config, &"lang".into())
            .ok()
            .and_then(|value| value.as_string());
        Self {
            french: lang.as_deref() == Some("fr"),
        }
    }
}

#[function_component]
fn App(props: &AppProps) -> Html {
    let count = use_state(|| 0);
    let onclick = {
        let count = count.clone();
        move |_| count.set(*count + 1)
    };
    let (title, action) = if props.french {
        ("Bonjour", "Continuer")
    } else {
        ("Hello", "Continue")
    };
    html! {
        <section lang={if props.french { "fr" } else { "en" }}>
            <h2>{ title }</h2>
            <button type="button" data-testid="continue" {onclick}>{ format!("{action} ({})", *count) }</button>
        </section>
    }
}
