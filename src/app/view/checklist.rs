//! The checklist: risks, and what to do about each.

use super::{CauseView, FiltersView, FollowView, LateView, RisksView, SourceView, TallyGroup};

/// The checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecklistView {
    /// Heading.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// "3 of 14 done".
    pub progress: String,
    /// Items done or not applicable.
    pub done: usize,
    /// Items in all.
    pub total: usize,
    /// What is late, when something is.
    pub late: Option<LateView>,
    /// How many risks what is done has brought to a lower level, when it has.
    pub moved: Option<String>,
    /// Label of how far each phase and each owner is.
    pub tallies_label: String,
    /// How far each is: by phase, by owner; empty where there is nothing to do.
    pub tallies: Vec<TallyGroup>,
    /// Where risks stand and what there is to do by step of the project, in pictures; none where there is no risk.
    pub pictures: Option<RisksView>,
    /// What may be asked of the list; none where there is nothing to ask of.
    pub filters: Option<FiltersView>,
    /// Dates of the project; none where there is nothing to date.
    pub milestones: Option<MilestonesView>,
    /// Levels, critical first; those without a risk that is asked for left out.
    pub levels: Vec<LevelView>,
    /// Said when there is no risk.
    pub empty: Option<String>,
    /// "30 points to examine in a workshop".
    pub others: Option<String>,
    /// Label of the button to the report.
    pub to_report: String,
    /// Names written already, offered where one is written.
    pub names: Vec<String>,
    /// Label of the button to the files.
    pub files: String,
    /// Label of the link back to the result.
    pub to_result: String,
    /// The always-printed notice.
    pub notice: String,
}

/// Dates of the project: they turn "before signature" into a day.
#[derive(Clone, Debug, PartialEq)]
pub struct MilestonesView {
    /// Label of the group.
    pub label: String,
    /// What they are for.
    pub help: String,
    /// One field a milestone, in the order they come.
    pub fields: Vec<MilestoneView>,
    /// Said when they do not follow one another.
    pub disorder: Option<String>,
}

/// A milestone.
#[derive(Clone, Debug, PartialEq)]
pub struct MilestoneView {
    /// Its name in files.
    pub name: &'static str,
    /// Label.
    pub label: String,
    /// Its date, `2026-11-23`, once known.
    pub date: Option<String>,
}

/// A level and its risks.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelView {
    /// `critical`, `high`, `medium`, `low`: for style.
    pub id: &'static str,
    /// Name.
    pub name: String,
    /// Risks, in order.
    pub risks: Vec<RiskView>,
}

/// A risk.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskView {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Cause → consequence.
    pub scenario: String,
    /// "Likelihood 4 of 5, impact 5 of 5".
    pub rating: String,
    /// Likelihood and impact, 1 to 5, for the little picture.
    pub position: (u8, u8),
    /// Where it stands once what is done counts, when that is elsewhere.
    pub residual: Option<ResidualView>,
    /// "To check", when an answer is unknown.
    pub to_check: Option<String>,
    /// "Owner: top management".
    pub owner: String,
    /// Label of the causes.
    pub causes_label: String,
    /// Because of these answers.
    pub causes: Vec<CauseView>,
    /// Label of the sources.
    pub sources_label: String,
    /// Sources.
    pub sources: Vec<SourceView>,
    /// What to do.
    pub items: Vec<ItemView>,
}

/// What remains of a risk.
#[derive(Clone, Debug, PartialEq)]
pub struct ResidualView {
    /// Likelihood and impact, 1 to 5.
    pub position: (u8, u8),
    /// Its level: for style.
    pub level: &'static str,
    /// Before and after, in a sentence.
    pub words: String,
}

/// An item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemView {
    /// Its id; the same item may stand under several risks.
    pub id: String,
    /// What to do.
    pub action: String,
    /// Who: label and name.
    pub owner: (String, String),
    /// When: label and words.
    pub when: (String, String),
    /// Evidence: label and words.
    pub evidence: (String, String),
    /// What was written about it.
    pub follow: FollowView,
    /// Accessible name of the status control.
    pub status_label: String,
    /// Status options in order.
    pub statuses: Vec<StatusOption>,
    /// "Also covers: …", when it covers other risks shown.
    pub also: Option<String>,
}

/// A status.
#[derive(Clone, Debug, PartialEq)]
pub struct StatusOption {
    /// `todo`, `doing`, `done`, `not_applicable`.
    pub value: &'static str,
    /// Label.
    pub label: String,
    /// Whether it is the current one.
    pub chosen: bool,
}
