//! The screens: they draw views and say what the visitor did. They know no question, no service and no rule.

mod components;
mod el;
mod frame;
mod on_demand;
pub mod page;
mod root;
mod screens;

pub use root::{Hands, Root, RootProps};
