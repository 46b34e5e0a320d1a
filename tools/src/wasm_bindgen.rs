//! The `wasm-bindgen` command, at the version of our Cargo.lock.
fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os())
}
