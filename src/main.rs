//! The page's program: nothing runs on load. `web/perimetre.js` calls the library's exports when an element needs them.

// Naming the library is what keeps its exports in the wasm.
use perimetre as _;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
