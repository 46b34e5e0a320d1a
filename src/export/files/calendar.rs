//! Due dates as a calendar: RFC 5545.
//!
//! An item is an event of a whole day, not a task (VTODO): Google Calendar passes over tasks as it imports a file, and so do most of those on telephones;
//! an event opens in all of them. It takes no time in anyone's day (`TRANSP`), and rings for nobody.

use super::{Dossier, lines::Line};
use crate::engine::{Answer, calendar::Day};

/// A calendar, and what it leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The file. A calendar without an event is none: then it is empty.
    pub text: String,
    /// Items with a date, still to do: one event each.
    pub events: usize,
    /// Items still to do that have no date.
    pub undated: usize,
}

/// Octets of a line, its end left out.
const LONGEST_LINE: usize = 75;
/// The day of a record that has none.
const NO_DAY: &str = "19700101";

/// One event for each item that is not settled and has a date.
#[must_use]
pub fn calendar(dossier: &Dossier<'_>) -> Calendar {
    let open: Vec<Line> = dossier.lines().into_iter().filter(Line::is_open).collect();
    let events = open.iter().filter(|line| line.due.is_some()).count();
    let undated = open.len() - events;
    if events == 0 {
        return Calendar { text: String::new(), events, undated };
    }
    let texts = dossier.report.texts;
    let mut text = String::new();
    let language = texts.language().code().to_ascii_uppercase();
    property(&mut text, "BEGIN", "VCALENDAR");
    property(&mut text, "VERSION", "2.0");
    property(&mut text, "PRODID", &["-//Perimetre//Checklist//", &language].concat());
    property(&mut text, "CALSCALE", "GREGORIAN");
    property(&mut text, "X-WR-CALNAME", &escaped(&dossier.word("calendar.title")));
    let stamp = [&dossier.written_on.or(dossier.started_on).map_or_else(|| NO_DAY.to_owned(), basic), "T000000Z"].concat();
    let mark = mark(dossier);
    for line in &open {
        if let Some(due) = line.due {
            event(&mut text, dossier, line, due, &stamp, &mark);
        }
    }
    property(&mut text, "END", "VCALENDAR");
    Calendar { text, events, undated }
}

fn event(text: &mut String, dossier: &Dossier<'_>, line: &Line, due: Day, stamp: &str, mark: &str) {
    let texts = dossier.report.texts;
    let who = if line.owner.is_empty() { line.role.clone() } else { [&line.role, " · ", &line.owner].concat() };
    let mut told = vec![
        texts.fill("files.calendar.who", &[("who", &who)]),
        dossier.report.status_name(line.status),
        texts.fill("files.calendar.evidence", &[("evidence", &line.expected)]),
    ];
    if !line.note.is_empty() {
        told.push(texts.fill("files.calendar.note", &[("note", &line.note)]));
    }
    told.extend(line.risks.iter().cloned());
    property(text, "BEGIN", "VEVENT");
    property(text, "UID", &[line.id.as_str(), "-", mark, "@perimetre"].concat());
    property(text, "DTSTAMP", stamp);
    property(text, "DTSTART;VALUE=DATE", &basic(due));
    // Without an end a day lasts a day; some readers want it said. The last day that can be written has no next one.
    let next = due.plus_days(1);
    if next > due {
        property(text, "DTEND;VALUE=DATE", &basic(next));
    }
    property(text, "SUMMARY", &escaped(&[line.id.as_str(), " ", &line.action].concat()));
    property(text, "DESCRIPTION", &escaped(&told.join("\n")));
    property(text, "CATEGORIES", &escaped(&dossier.phase(line.phase)));
    property(text, "TRANSP", "TRANSPARENT");
    property(text, "END", "VEVENT");
}

/// What tells this record's events from another's, and is the same each time the record is exported: events are then replaced, not doubled.
/// It is made of what a company seldom changes its mind about, hashed (FNV-1a): nothing can be read in it.
fn mark(dossier: &Dossier<'_>) -> String {
    let report = &dossier.report;
    let said = |id: &str| match report.responses.get(id) {
        Some(Answer::One(option)) => option.as_str(),
        _ => "",
    };
    let started = dossier.started_on.map(Day::iso).unwrap_or_default();
    let words = [report.instrument.id.as_str(), &started, said("org_size"), said("sector"), said("it_team")].join(" ");
    let hash = words.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (0..16).map(|digit| char::from(b"0123456789abcdef"[usize::from((hash >> (60 - 4 * digit)) as u8 & 15)])).collect()
}

/// `20261123`.
fn basic(day: Day) -> String {
    day.iso().replace('-', "")
}

/// A text as a value: RFC 5545, 3.3.11. Characters no value may hold are shown as lost.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for char in text.replace("\r\n", "\n").chars() {
        match char {
            '\n' | '\r' => value.push_str("\\n"),
            '\\' | ';' | ',' => value.extend(['\\', char]),
            '\t' => value.push('\t'),
            _ if char.is_ascii_control() => value.push('\u{fffd}'),
            _ => value.push(char),
        }
    }
    value
}

/// A content line, folded: no line is longer than 75 octets, and none ends in the middle of a character.
fn property(text: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for char in [name, ":", value].concat().chars() {
        if length + char.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(char);
        length += char.len_utf8();
    }
    text.push_str("\r\n");
}
