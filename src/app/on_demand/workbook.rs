//! The door to what packs a workbook: only those who ask for one fetch it.

use crate::{app::parts::HasWorkbook, export::files::Book};

/// The bytes of the file.
#[inline(never)]
pub fn pack(_: HasWorkbook, book: &Book) -> Vec<u8> {
    book.pack()
}
