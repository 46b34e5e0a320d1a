//! One file per screen.

pub mod checklist;
pub mod computing;
pub mod data;
pub mod question;
pub mod result;
pub mod review;
pub mod start;
