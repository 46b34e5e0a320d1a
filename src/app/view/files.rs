//! Files made from the result: what each is for, and what it holds before it is passed on.

use crate::{
    app::{
        files_made::with_dossier,
        model::CopyReason,
        msg::{FilesMsg, Msg},
        route::Route,
        words::Words,
    },
    export::files::{Kind, calendar, held},
};

/// Files.
#[derive(Clone, Debug, PartialEq)]
pub struct FilesView {
    /// Heading.
    pub title: String,
    /// Where they are made: one sentence.
    pub lead: String,
    /// The files, by what they are for.
    pub cards: Vec<FileCard>,
    /// Said while what makes a file is on its way.
    pub waiting: Option<String>,
    /// The always-printed notice.
    pub notice: String,
    /// Label of the way back to the result.
    pub back: String,
}

/// Files for one purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct FileCard {
    /// For style and keys.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// What it is for.
    pub text: String,
    /// What it holds that its reader will see: what introduces the list, and the list.
    pub holds: Option<(String, Vec<String>)>,
    /// What is to be known besides.
    pub remark: Option<String>,
    /// The files.
    pub buttons: Vec<FileButton>,
    /// A way to what is missing to make one: label and place.
    pub way: Option<(String, Route)>,
    /// A text of these files to copy.
    pub copy: Option<CopyView>,
}

/// A file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileButton {
    /// What pressing it says.
    pub msg: Msg,
    /// Label.
    pub label: String,
    /// The button that shows the text instead: its label, what it is called, and what pressing it says.
    pub text: Option<(String, String, Msg)>,
}

/// The text of a file, to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyView {
    /// Why, and the name that the file should have.
    pub label: String,
    /// The text.
    pub text: String,
    /// Label of the button that closes it.
    pub close: String,
}

/// A text to copy, when one is shown.
pub(super) fn copy(words: &Words<'_>) -> Option<CopyView> {
    let copy = words.model.copy.as_ref()?;
    let key = match copy.why {
        CopyReason::Asked => "data.copy.asked",
        CopyReason::Refused => "data.copy",
        CopyReason::Unsure => "data.copy.unsure",
        CopyReason::Instead => "data.copy.instead",
    };
    Some(CopyView { label: words.texts.fill(key, &[("name", &copy.name)]), text: copy.text.clone(), close: words.get("data.copy.close") })
}

/// The cards: their names, and their files.
const CARDS: [(&str, &[Kind]); 5] = [
    ("workbook", &[Kind::Workbook]),
    ("checklist", &[Kind::ChecklistCsv, Kind::ChecklistMarkdown]),
    ("calendar", &[Kind::Calendar]),
    ("redacted", &[Kind::Redacted]),
    ("record", &[Kind::Record]),
];

/// The end of the key of a file's words.
const fn code(kind: Kind) -> &'static str {
    match kind {
        Kind::Record => "record",
        Kind::Redacted => "redacted",
        Kind::ChecklistCsv => "csv",
        Kind::ChecklistMarkdown => "markdown",
        Kind::Calendar => "calendar",
        Kind::Workbook => "workbook",
    }
}

pub(super) fn files(words: &Words<'_>) -> FilesView {
    let model = words.model;
    FilesView {
        title: words.get("result.files"),
        lead: words.get("files.lead"),
        cards: CARDS.iter().map(|(id, kinds)| card(words, id, kinds)).collect(),
        waiting: model.wanted.map(|_| words.get("files.waiting")),
        notice: words.get("caveat"),
        back: words.get("checklist.to_result"),
    }
}

fn card(words: &Words<'_>, id: &'static str, kinds: &[Kind]) -> FileCard {
    let contents = words.model.record.contents();
    let listed = |key: &str, counts: &[(&'static str, usize)]| {
        let held = held(words.texts, counts);
        (!held.is_empty()).then(|| (words.get(key), held))
    };
    let of_items = |name: &str| ["names", "item_notes", "evidence"].contains(&name);
    let written = contents.written();
    let calendar = (id == "calendar").then(|| with_dossier(words.model, calendar)).flatten();
    let is_empty = calendar.as_ref().is_some_and(|calendar| calendar.events == 0);
    let (holds, remark) = match id {
        "record" => (listed("files.holds.label", &contents.counts()), Some(words.get("files.card.record.remark"))),
        "redacted" => (listed("files.removed.label", &written), Some(words.get("files.card.redacted.remark"))),
        "calendar" => {
            let remark = calendar.as_ref().map(|calendar| match (calendar.events, calendar.undated) {
                (0, _) => words.get("files.calendar.none"),
                (events, 0) => words.texts.count("files.card.calendar.events", events, &[]),
                (events, undated) => {
                    let [events, undated] = [("files.card.calendar.events", events), ("files.calendar.undated", undated)]
                        .map(|(key, count)| words.texts.count(key, count, &[]));
                    [&events, " ", &undated].concat()
                }
            });
            (None, remark)
        }
        _ => (listed("files.holds.too", &written.iter().copied().filter(|(name, _)| of_items(name)).collect::<Vec<_>>()), None),
    };
    let is_here = words.model.copy.as_ref().is_some_and(|copy| kinds.contains(&copy.kind));
    FileCard {
        id,
        title: words.get(&["files.card.", id, ".title"].concat()),
        text: words.get(&["files.card.", id, ".text"].concat()),
        holds,
        remark,
        buttons: if is_empty { Vec::new() } else { kinds.iter().map(|kind| button(words, *kind)).collect() },
        way: is_empty.then(|| (words.get("files.card.calendar.way"), Route::Checklist)),
        copy: copy(words).filter(|_| is_here),
    }
}

fn button(words: &Words<'_>, kind: Kind) -> FileButton {
    let key = ["files.button.", code(kind)].concat();
    let text = || (words.get("files.text"), words.get(&[&key, ".text"].concat()), Msg::Files(FilesMsg::TextAsked(kind)));
    FileButton { msg: Msg::Files(FilesMsg::Asked(kind)), label: words.get(&key), text: (kind != Kind::Workbook).then(text) }
}
