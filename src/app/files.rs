//! Files for the visitor: the record at any time, and what is made from the result for other tools.

use super::{
    effect::{Effect, File, FocusTarget, Part},
    full_result,
    model::{Announcement, Copy, CopyReason, Fetch, Model, Notice},
    msg::FilesMsg,
    on_demand, parts,
    route::Route,
    update::{go, say},
};
use crate::{
    export::files::Kind,
    record::{EXTENSION, save_facts},
};

/// What is downloaded from anywhere: the whole record.
pub(super) const RECORD: Kind = Kind::Record;

/// Applies what the visitor did on the files.
pub(super) fn update(model: &mut Model, msg: FilesMsg) -> Vec<Effect> {
    match msg {
        FilesMsg::Asked(kind) => ask(model, kind),
        FilesMsg::TextAsked(kind) => show(model, kind, CopyReason::Asked),
        FilesMsg::TextClosed => model.copy.take().map(|_| vec![Effect::Focus(FocusTarget::Heading)]).unwrap_or_default(),
    }
}

/// The parts that a kind of file is made by.
pub(super) const fn makers(kind: Kind) -> &'static [Part] {
    match kind {
        Kind::Workbook => &[Part::Work, Part::Workbook],
        _ => &[Part::Work],
    }
}

/// Whether all that makes a kind of file has come.
pub(super) fn can_make(model: &Model, kind: Kind) -> bool {
    let words = kind == Kind::Record || model.content.is_complete(model.language);
    words && makers(kind).iter().all(|part| parts::has(model, *part))
}

/// Gives the file, once what makes it is there.
pub(super) fn ask(model: &mut Model, kind: Kind) -> Vec<Effect> {
    if can_make(model, kind) {
        return give(model, kind);
    }
    // The visitor asks again for what failed before.
    model.fetch = match model.fetch {
        Fetch::Waiting(asked) => Fetch::Waiting(asked),
        _ => Fetch::Idle,
    };
    model.wanted = Some(kind);
    Vec::new()
}

/// A part came, or did not: what waited for it is given, or said not to be.
pub(super) fn came(model: &mut Model, part: Part, is_good: bool) -> Vec<Effect> {
    let Some(kind) = model.wanted.filter(|kind| can_make(model, *kind) || !is_good && makers(*kind).contains(&part)) else { return Vec::new() };
    model.wanted = None;
    give(model, kind)
}

fn give(model: &mut Model, kind: Kind) -> Vec<Effect> {
    let Some(file) = made(model, kind) else { return say(model, Notice::FileNotMade) };
    model.announcement = Some(Announcement::Downloaded);
    vec![Effect::Download(file)]
}

/// The file; none where what makes it has not come. The facts can be had whatever fails.
pub(super) fn made(model: &mut Model, kind: Kind) -> Option<File> {
    if !can_make(model, kind) {
        return (kind == Kind::Record).then(|| record(model, save_facts(&model.record, model.instrument())));
    }
    let has = parts::work(model)?;
    if kind == Kind::Record {
        // What follows from the facts is in it too, for other tools.
        return Some(record(model, on_demand::work::file(has, model)));
    }
    if model.assessment.is_none() {
        full_result::compute(model);
    }
    if kind == Kind::Workbook {
        let book = on_demand::work::book(has, model)?;
        let name = on_demand::work::file_name(has, model, kind);
        return Some(File { name, kind, bytes: on_demand::workbook::pack(parts::workbook(model)?, &book) });
    }
    on_demand::work::text_file(has, model, kind)
}

/// Never the company's name: the file says enough about it inside.
fn record(model: &Model, text: String) -> File {
    let date = model.today.as_deref().map(|today| ["-", today].concat()).unwrap_or_default();
    File { name: ["perimetre", &date, EXTENSION].concat(), kind: Kind::Record, bytes: text.into_bytes() }
}

/// What the browser kept and we cannot read, as it is.
pub(super) fn download_raw(model: &Model) -> Vec<Effect> {
    match model.notice.as_ref().or(model.decision.as_ref()) {
        Some(Notice::StoredUnreadable(text) | Notice::StoredNewer(text)) => vec![Effect::Download(record(model, text.clone()))],
        _ => Vec::new(),
    }
}

/// Downloads blocked by a sandbox: the text is offered to copy, no dead button.
pub(super) fn refused(model: &mut Model, file: File, is_sure: bool) -> Vec<Effect> {
    let File { name, kind, bytes } = file;
    match String::from_utf8(bytes) {
        Ok(text) => place(model, Copy { kind, name, text, why: if is_sure { CopyReason::Refused } else { CopyReason::Unsure } }),
        // A workbook is no text: the list can still be had as a table.
        Err(_) => show(model, Kind::ChecklistCsv, CopyReason::Instead),
    }
}

fn show(model: &mut Model, kind: Kind, why: CopyReason) -> Vec<Effect> {
    let copy = made(model, kind).and_then(|file| Some(Copy { kind, name: file.name, text: String::from_utf8(file.bytes).ok()?, why }));
    copy.map_or_else(Vec::new, |copy| place(model, copy))
}

/// Shows a text where it can be: on the files, else on the data.
fn place(model: &mut Model, copy: Copy) -> Vec<Effect> {
    let mut effects = if matches!(model.route, Route::Files | Route::Data) { Vec::new() } else { go(model, Route::Data) };
    model.copy = Some(copy);
    effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
    effects.push(Effect::Focus(FocusTarget::Copy));
    effects
}
