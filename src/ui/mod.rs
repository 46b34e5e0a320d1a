//! The screens: they draw views and say what the visitor did. They know no question, no service and no rule.

mod components;
mod frame;
mod page;
mod root;
mod screens;

pub use page::{Page, PageProps};
pub use root::{Hands, Root, RootProps};
