//! What happened: everything the screens and the platform can say to the program, in the past tense.

use super::{
    effect::{File, Part},
    host::Wishes,
    route::Route,
};
use crate::export::files::Kind;

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The visitor chose a language (`fr`, `en`).
    LanguageChosen(String),
    /// The visitor asked for a screen.
    Navigated(Route),
    /// The visitor started from the first question, or resumed where they were.
    Started,
    /// On a question.
    Question(QuestionMsg),
    /// About the full path.
    Full(FullMsg),
    /// About what is fetched on demand.
    Fetch(FetchMsg),
    /// On the settings.
    Setting(SettingMsg),
    /// About a trial, or another file beside this one.
    Scenario(ScenarioMsg),
    /// On the checklist.
    Checklist(ChecklistMsg),
    /// On the files made from the result.
    Files(FilesMsg),
    /// On the data screen, and the platform's answers about files and storage.
    Data(DataMsg),
    /// The visitor asked to print what is shown.
    PrintAsked,
    /// The last frame was painted: work that would have delayed it can be done now.
    Painted,
    /// The visitor closed the notice.
    NoticeClosed,
    /// From the page around.
    Host(HostMsg),
}

/// What the page around says, through the element.
#[derive(Clone, Debug, PartialEq)]
pub enum HostMsg {
    /// It wishes something else than before.
    Wished(Wishes),
    /// It sends the visitor to a place, as places are kept in the browser's storage.
    Sent(String),
    /// It asks for the whole file.
    ExportAsked,
    /// It hands over a file.
    FileGiven(Vec<u8>),
    /// It erases everything.
    Reset,
}

/// On a question page.
#[derive(Clone, Debug, PartialEq)]
pub enum QuestionMsg {
    /// An option (or a tower, or a scale value) was ticked or chosen, by its value in the view.
    OptionChosen(String),
    /// A checkbox was cleared.
    OptionCleared(String),
    /// Continue was pressed.
    Continued,
    /// Back was pressed.
    WentBack,
}

/// About the full path, and on the pages only it has.
#[derive(Clone, Debug, PartialEq)]
pub enum FullMsg {
    /// The visitor asked for the full path; what was answered is kept.
    Asked,
    /// The visitor went back to the quick path; what was answered is kept.
    Left,
    /// The visitor left a question open.
    LeftOpen,
    /// A value was chosen for a service: its code, the value in the view.
    CellChosen(String, String),
    /// All the values shown were confirmed at once.
    AllConfirmed,
    /// "I don't know" for every service without a value.
    RestUnknown,
    /// Every value was taken back.
    CellsCleared,
    /// The note of the question now reads so.
    NoteWritten(String),
    /// Some of the answers were asked for, on their review: the value in the view.
    AnswersFiltered(String),
}

/// About what is fetched on demand.
#[derive(Clone, Debug, PartialEq)]
pub enum FetchMsg {
    /// A part of the program came, and the words that were asked for with it: the code of their language, the file's bytes.
    Came(Part, &'static str, Vec<u8>),
    /// It did not, or the words did not.
    Failed(Part, &'static str),
    /// What the quick path says in a language came: its code, the file's bytes.
    WordsCame(&'static str, Vec<u8>),
    /// It did not.
    WordsFailed(&'static str),
    /// The visitor asked to try again.
    RetryAsked,
    /// The visitor asked for the whole analysis, on the result.
    DepthAsked,
}

/// On the settings: numbers and guards by their id in files.
#[derive(Clone, Debug, PartialEq)]
pub enum SettingMsg {
    /// A number was written, or its slider moved: its id, and the words in the field.
    NumberWritten(String, String),
    /// The reason of a number or a guard now reads so.
    ReasonWritten(String, String),
    /// The visitor asked to switch a guard off.
    SwitchedOff(String),
    /// A number or a guard goes back to what is published.
    Restored(String),
    /// Everything does.
    AllRestored,
    /// The visitor goes on to the result.
    Finished,
}

/// About a trial, or another file beside this one.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioMsg {
    /// The visitor asks what another answer would change: the question's id, and the code of the service, where there is one.
    Opened(String, Option<String>),
    /// What to try was chosen: a question's id, or that of a number of the settings.
    SubjectChosen(String),
    /// For which service: its code.
    ServiceChosen(String),
    /// Try what would change a service, by its place among those assessed, or the scope.
    FlipTried(Option<usize>),
    /// One change is taken back, by its place in the list.
    TakenBack(usize),
    /// What is tried becomes what is answered.
    Kept,
    /// Nothing of it does.
    Dropped,
    /// What was kept is taken back.
    Undone,
    /// Choose a file to put beside this one.
    CompareAsked,
    /// The sides change places.
    Swapped,
    /// The other file is put away.
    Closed,
}

/// On the checklist.
#[derive(Clone, Debug, PartialEq)]
pub enum ChecklistMsg {
    /// A status was chosen for an item: item id, status value in the view.
    StatusChosen(String, String),
    /// A milestone was given a date, or cleared: its name, and the date as `2026-11-23` or nothing.
    MilestoneSet(String, String),
    /// Part of the list was asked for: the filter's name and the value in the view, `all` for everything.
    FilterChosen(&'static str, String),
    /// Everything was asked for again.
    FiltersCleared,
    /// What is written about an item was opened or closed, at a place of the view.
    DetailsToggled(String),
    /// A text about an item now reads so.
    TextWritten(String, Written, String),
    /// The field of the day an item is due holds this date, or nothing; `None` for what is no date.
    DueWritten(String, Option<String>),
    /// That field was left, with this in it.
    DueLeft(String, Option<String>),
}

/// A text about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// The name of who does it.
    Owner,
    /// A note.
    Note,
    /// What proves it.
    Evidence,
}

/// On the files made from a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilesMsg {
    /// A file was asked for.
    Asked(Kind),
    /// Its text was asked for, to read or to copy.
    TextAsked(Kind),
    /// The text shown was closed.
    TextClosed,
}

/// Files and storage.
#[derive(Clone, Debug, PartialEq)]
pub enum DataMsg {
    /// Download was pressed.
    DownloadAsked,
    /// Download what the browser kept and we cannot read, as it is.
    RawDownloadAsked,
    /// The browser refused the download; its text must be offered to copy.
    DownloadRefused(File),
    /// The browser was asked to download, in a frame that may not let it: nobody can tell; the text is offered too.
    DownloadUnsure(File),
    /// Open a file was pressed.
    OpenAsked,
    /// A file was chosen and read: its name and bytes.
    FileRead(String, Vec<u8>),
    /// A file was chosen but is larger than we read: its name and size in bytes.
    FileTooLarge(String, u64),
    /// A file was chosen but could not be read.
    FileUnreadable,
    /// The visitor confirmed replacing the work in progress by the opened file.
    ReplaceConfirmed,
    /// The visitor kept the work in progress.
    ReplaceCancelled,
    /// Erase was pressed once; a confirmation is shown.
    EraseAsked,
    /// Erase was confirmed.
    EraseConfirmed,
    /// Erase was not confirmed.
    EraseCancelled,
    /// The browser kept the last save.
    Saved,
    /// The browser did not keep the last save.
    SaveFailed,
    /// Another tab saved over the same record; the text it saved.
    ChangedElsewhere(String),
    /// Another tab erased everything.
    ErasedElsewhere,
    /// The visitor takes what the other tab saved.
    OtherTaken,
    /// The visitor keeps what this tab has.
    OwnKept,
}
