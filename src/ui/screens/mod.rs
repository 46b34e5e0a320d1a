//! One file per screen.

pub mod checklist;
pub mod compare;
pub mod computing;
pub mod data;
pub mod files;
pub mod full_fetch;
pub mod full_result;
pub mod full_sections;
pub mod full_settings;
pub mod question;
pub mod report;
pub mod result;
pub mod review;
pub mod start;
pub mod what_if;
