//! What only the full path has to say among the answers: matrices, and what is kept without being used.

use crate::app::{
    full_path::{Full, Progress},
    words::Words,
};
use crate::engine::Cell;

/// The answer to a matrix in a line, and its state.
pub(super) fn cells(words: &Words<'_>, full: &Full<'_>, id: &str) -> (Vec<String>, &'static str) {
    let Some(index) = words.model.instrument().question_index(id) else { return (Vec::new(), "missing") };
    let rows = full.rows(index);
    let cells: Vec<&Cell> = rows.iter().filter_map(|tower| full.cell(index, *tower)).collect();
    let unknown = cells.iter().filter(|cell| ***cell == Cell::Unknown).count();
    let counts = [("answer.cells", cells.len() - unknown), ("review.unknown", unknown), ("review.missing", rows.len() - cells.len())];
    let state = match full.progress(index) {
        Progress::Open => return (vec![words.get("answer.missing")], "missing"),
        Progress::Partial | Progress::Known => "known",
        Progress::Unknown => "unknown",
    };
    (vec![words.counted(&counts)], state)
}

/// Answers that are kept without being used.
pub(super) fn ignored(words: &Words<'_>, full: &Full<'_>) -> Vec<String> {
    let (hidden, left) = full.ignored();
    let counts = [("ignored.questions", hidden), ("ignored.services", left)];
    counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| words.texts.count(key, count, &[])).collect()
}
