//! The only state.
//!
//! | Part | Memory | Browser storage | File |
//! |---|---|---|---|
//! | record: path, answers, statuses and what is written beside, what is kept for others | yes | yes | yes |
//! | route, language | yes | yes, as the place to resume | no |
//! | what is fetched on demand | yes | no | no |
//! | storage state, notice, errors, pending file, whether it was touched | yes | no | no |
//! | settings and dates written and not taken, filters | yes | no | no |
//! | what is tried, another file beside this one | yes | no | no |
//! | what the page around wishes and was told | yes | no | no |
//! | assessment, what would change it | derived, computed again after each change | no | in the result block, ignored on import |

use std::rc::Rc;

use super::{
    effect::Part,
    follow::Follow,
    full_sift::Sift,
    host::{News, Wishes},
    route::Route,
    scenarios::{Compared, Trial},
};
use crate::{
    content::Content,
    engine::{Assessment, Instrument, flip::Changes},
    export::files::Kind,
    record::{OpenError, Record},
    sorted::Map,
    text::{Catalog, Language},
};

/// The state.
#[derive(Clone, Debug)]
pub struct Model {
    /// What is asked and said.
    pub(super) content: Rc<Content>,
    /// Language of everything shown.
    pub(super) language: Language,
    /// Level of the main heading.
    pub(super) heading_level: u8,
    /// Today, `2026-11-23`, as the platform said at the start.
    pub(super) today: Option<String>,
    /// The facts.
    pub(super) record: Record,
    /// Where the visitor is.
    pub(super) route: Route,
    /// A question was opened to change its answer: continue and back return there.
    pub(super) returns_to: Option<Route>,
    /// What is wrong on the current question.
    pub(super) error: Option<QuestionError>,
    /// The assessment of the current facts; `None` once they changed, until it is computed again.
    pub(super) assessment: Option<Rc<Assessment>>,
    /// The instrument it was computed with, when settings changed it; set and read with the assessment.
    pub(super) settled: Option<Rc<Instrument>>,
    /// What would change the result, on the full path; set and read with the assessment.
    pub(super) changes: Option<Rc<Changes>>,
    /// Settings written and not taken, by the id of the number or the guard: nothing written is lost.
    pub(super) drafts: Map<String, Draft>,
    /// What is shown of the checklist.
    pub(super) follow: Follow,
    /// What is shown of the answers on their review.
    pub(super) sift: Sift,
    /// The parts of the program that have come, in the order of [`Part::ALL`].
    pub(super) parts: [bool; Part::ALL.len()],
    /// What is being fetched.
    pub(super) fetch: Fetch,
    /// The file that the visitor asked for while what writes it is on its way.
    pub(super) wanted: Option<Kind>,
    /// Whether the visitor asked for the whole analysis, on the result; forgotten when they leave it.
    pub(super) depth: Depth,
    /// Whether the result is drawn with what it folds away: from the frame after its first.
    pub(super) is_whole: bool,
    /// A second set of facts, to see what moves; never saved.
    pub(super) trial: Option<Box<Trial>>,
    /// What the visitor is about to try: a question or a number of the settings, and the service, empty where there is none.
    pub(super) trying: Option<(String, String)>,
    /// Another file, beside the record; only while it is shown.
    pub(super) compared: Option<Box<Compared>>,
    /// The file the visitor is choosing is to be put beside the record.
    pub(super) compares: bool,
    /// The language that was asked for and whose words are on their way; meanwhile nothing changes.
    pub(super) awaited: Option<Language>,
    /// Whether the browser keeps the answers.
    pub(super) storage: StorageState,
    /// Something to say above the screen.
    pub(super) notice: Option<Notice>,
    /// What holds saving back until the visitor decides, said whenever nothing else is: it outlasts every notice.
    pub(super) decision: Option<Notice>,
    /// A file waiting for confirmation.
    pub(super) pending: Option<Record>,
    /// Erase was pressed once.
    pub(super) erase_asked: bool,
    /// A file's text to copy.
    pub(super) copy: Option<Copy>,
    /// The visitor did something here since the start.
    pub(super) is_touched: bool,
    /// What to announce to screen readers.
    pub(super) announcement: Option<Announcement>,
    /// What the page around wishes.
    pub(super) wishes: Wishes,
    /// What it has not been told yet.
    pub(super) news: News,
}

/// A setting or a date as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The words in the field.
    pub(super) text: String,
    /// Whether it was refused: a number outside what is offered, a guard switched off without a reason, no date.
    pub(super) refused: bool,
}

/// The text of a file, shown to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// What file it is.
    pub(super) kind: Kind,
    /// The name the file should have.
    pub(super) name: String,
    /// Its text.
    pub(super) text: String,
    /// Why it is shown.
    pub(super) why: CopyReason,
}

/// Why the text of a file is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyReason {
    /// The visitor asked to see it.
    Asked,
    /// The browser refused the download.
    Refused,
    /// The browser may have refused the download.
    Unsure,
    /// The browser refused, or may have refused, the download of a file that is no text: this is another one.
    Instead,
}

/// What is wrong on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionError {
    /// Nothing was chosen.
    Unanswered,
    /// More than may be chosen.
    TooMany,
}

/// Fetching a part of the program and its words; what words have come is in the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fetch {
    /// Nothing is under way.
    Idle,
    /// Asked for, with the words of this language.
    Waiting((Part, Language)),
    /// It did not come.
    Failed((Part, Language)),
    /// What came is not what this program was made with.
    Foreign((Part, Language)),
}

/// The whole analysis, on the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Nobody asked for it.
    Unasked,
    /// Asked for; focus goes to it when it is shown.
    Asked,
    /// Shown because it was asked for; stays so in another language.
    Shown,
}

/// Whether the browser keeps the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageState {
    /// It can; nothing was saved yet.
    Ready,
    /// The last save was kept.
    Saved,
    /// It cannot, or the last save failed.
    Refused,
    /// It holds something newer than us, or another tab's work: nothing is written until the visitor decides.
    Held,
}

/// Something to say above the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A file was refused.
    FileRefused {
        /// Its name.
        name: String,
        /// Why.
        error: OpenError,
    },
    /// A file could not be read at all.
    FileUnreadable,
    /// The words of a language did not come, or are not those made with this program.
    LanguageFailed(Language),
    /// A file was opened.
    FileOpened {
        /// How many of its answers are to questions we do not have; they are kept.
        aside: usize,
    },
    /// What the browser kept cannot be read; it was put aside, its raw text can be downloaded.
    StoredUnreadable(String),
    /// What the browser kept was made by a newer version; nothing is written over it.
    StoredNewer(String),
    /// Another tab saved something else.
    ChangedElsewhere(String),
    /// Another tab erased everything.
    ErasedElsewhere,
    /// Everything was erased.
    Erased,
    /// What was tried is kept; the facts as they were before, to go back to.
    TrialKept(Box<Record>),
    /// What was kept was taken back.
    TrialUndone,
    /// A file could not be made: what makes it did not come.
    FileNotMade,
}

/// What to announce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// The file is being downloaded.
    Downloaded,
    /// The work was resumed.
    Resumed,
    /// The words of another language are on their way.
    LanguageAwaited,
}

impl Model {
    /// The instrument.
    #[must_use]
    pub fn instrument(&self) -> &Instrument {
        &self.content.instrument
    }

    /// The instrument the assessment was computed with: as published, or as the settings have it.
    pub(super) fn settled(&self) -> &Instrument {
        self.settled.as_deref().unwrap_or_else(|| self.instrument())
    }

    /// The wordings in force.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        self.content.catalog(self.language)
    }

    /// The facts.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Whether the assessment of the facts as they are is there.
    #[must_use]
    pub fn has_assessment(&self) -> bool {
        self.assessment.is_some()
    }

    /// Where the visitor is.
    #[must_use]
    pub fn route(&self) -> &Route {
        &self.route
    }
}
