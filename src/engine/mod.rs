//! The decision engine: nouns and arithmetic. Pure and total: no clock, no hidden randomness, no panic.
//!
//! It must not know serde, wording, content files or anything of the browser.
//! The way in is [`assess`]; the rules it follows are in `docs/CONTENT.md` and the content itself.

pub mod actor;
pub mod answer;
pub mod asked;
pub mod assessment;
pub mod calendar;
pub mod checklist;
pub mod condition;
pub mod consensus;
mod consequences;
pub mod criterion;
pub mod flip;
pub mod guard;
pub mod id;
pub mod instrument;
pub mod maturity;
pub mod next_question;
pub mod number;
pub mod prior;
pub mod problem;
pub mod questionnaire;
pub mod raci;
pub mod random;
pub mod readiness;
pub mod risk;
pub mod sampling;
pub mod scope;
pub mod score;
pub mod settings;
pub mod tower_guard;

pub use answer::{Answer, Cell, Raw, fit, unfit};
pub use asked::{Asked, Responses, State};
pub use assessment::{Assessment, TowerAssessment, assess, assess_scope, assess_with};
pub use instrument::Instrument;
pub use problem::Problem;
pub use settings::Settings;
