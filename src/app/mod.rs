//! The program as a value: `init`, `update`, `view`. It knows no browser.

pub mod msg;
pub mod route;
pub mod view;
