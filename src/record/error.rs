//! Why a file is refused: a closed list, each with its own message elsewhere.

use crate::{engine::Problem, json::SyntaxError};

/// Why a file is refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It is empty.
    Empty,
    /// It is larger than we read.
    TooLarge {
        /// Its size, bytes.
        bytes: usize,
    },
    /// It is not UTF-8 text (a picture, an archive, UTF-16).
    NotText,
    /// It is not JSON (a web page, a cut file); where and why.
    NotJson(SyntaxError),
    /// It is JSON, but not one of our records.
    NotOurs,
    /// Its version is not a whole number from 1.
    BadVersion {
        /// What was found.
        found: String,
    },
    /// It was made by a newer version of this program.
    TooNew {
        /// Its version.
        version: i64,
    },
    /// It was made with another questionnaire, or a later edition of this one.
    OtherInstrument {
        /// Its instrument.
        found: String,
    },
    /// Its contents do not hold together: every problem.
    Damaged(Vec<Problem>),
}
