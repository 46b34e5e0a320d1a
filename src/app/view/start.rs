//! Start screen.

/// Start.
#[derive(Clone, Debug, PartialEq)]
pub struct StartView {
    /// Heading.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// What you get, how long, where the data stays: title and text.
    pub points: Vec<PointView>,
    /// Label of the main button ("Start", or "Resume: question 5 of 12").
    pub start: String,
    /// Label of the button that starts again, when there is work in progress (it goes to the data screen's erase).
    pub restart: Option<String>,
    /// Label of the button that opens a file.
    pub open_file: String,
    /// Always printed: a thinking aid, neither an audit nor legal advice.
    pub caveat: String,
}

/// A point.
#[derive(Clone, Debug, PartialEq)]
pub struct PointView {
    /// Which picture goes with it: `scope`, `time`, `privacy`.
    pub picture: &'static str,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
}
