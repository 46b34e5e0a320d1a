//! Days and milestones: when a thing to do falls due once the project's dates are known.
//!
//! A day is a number, so that adding days is adding; the conversions are those of the proleptic Gregorian calendar
//! (H. Hinnant, "chrono-compatible low-level date algorithms"). A date library costs the page more than these few lines.

use super::instrument::DateRule;

/// A day, counted from 1 March of year 0. Years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

/// Days in 400 years.
const ERA: i32 = 146_097;
/// 1 January of year 1, and 31 December of year 9999.
const FIRST: i32 = 306;
const LAST: i32 = 3_652_364;

impl Day {
    /// A day that exists, from its year, month and day of the month.
    #[must_use]
    pub fn new(year: i32, month: i32, day: i32) -> Option<Self> {
        let counted = Self::count(year, month, day);
        ((1..=9999).contains(&year) && counted.civil() == (year, month, day)).then_some(counted)
    }

    /// A day written `2026-11-23`; `None` when it is written otherwise or does not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let number = |from: usize, to: usize| {
            let digits = bytes.get(from..to)?;
            digits.iter().try_fold(0, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0')))
        };
        let is_written_so = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
        if is_written_so { Self::new(number(0, 4)?, number(5, 7)?, number(8, 10)?) } else { None }
    }

    /// The day as it is written in files: `2026-11-23`.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        [&padded(year, 4), "-", &padded(month, 2), "-", &padded(day, 2)].concat()
    }

    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn civil(self) -> (i32, i32, i32) {
        let (era, day) = (self.0.div_euclid(ERA), self.0.rem_euclid(ERA));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let of_year = day - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        (era * 400 + year + i32::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// So many days later, or before; the first or the last day there is, where that is beyond it.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days)).within()
    }

    /// How many days it comes after another; negative: before.
    #[must_use]
    pub const fn days_since(self, other: Self) -> i32 {
        self.0 - other.0
    }

    /// So many months later: the same day of the month, or the last one of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let (year, month, day) = self.civil();
        let counted = year * 12 + (month - 1) + months;
        let (year, month) = (counted.div_euclid(12), counted.rem_euclid(12) + 1);
        let next = Self::count(year + month / 12, month % 12 + 1, 1);
        let last = Self(next.0 - 1).civil().2;
        Self::count(year, month, day.min(last)).within()
    }

    // Not `clamp`: its message for wrong bounds writes numbers, kilobytes in the page's program.
    #[allow(clippy::manual_clamp)]
    fn within(self) -> Self {
        Self(self.0.max(FIRST).min(LAST))
    }

    fn count(year: i32, month: i32, day: i32) -> Self {
        let year = year - i32::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        Self(era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year)
    }
}

fn padded(number: i32, length: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(length.saturating_sub(digits.len())), digits].concat()
}

/// The dates of the project. One that is not known leaves what hangs on it relative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Milestones([Option<Day>; Self::NAMES.len()]);

impl Milestones {
    /// Their names in files, in the order they come: J0, JA, JS, JB, JF.
    pub const NAMES: [&str; 5] = ["decision", "tender", "signature", "go_live", "term"];

    /// The date of a milestone.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Day> {
        self.0[Self::index(name)?]
    }

    /// Sets, or clears, the date of a milestone; returns whether there is such a milestone.
    pub fn set(&mut self, name: &str, day: Option<Day>) -> bool {
        Self::index(name).map(|index| self.0[index] = day).is_some()
    }

    /// Whether none is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// The first milestone dated before one that should precede it, with that one.
    #[must_use]
    pub fn disorder(&self) -> Option<(&'static str, &'static str)> {
        let mut latest: Option<(usize, Day)> = None;
        for (index, day) in self.0.iter().enumerate() {
            let Some(day) = *day else { continue };
            if let Some((before, latest)) = latest
                && day < latest
            {
                return Some((Self::NAMES[index], Self::NAMES[before]));
            }
            latest = Some((index, day));
        }
        None
    }

    fn index(name: &str) -> Option<usize> {
        Self::NAMES.iter().position(|known| *known == name)
    }
}

impl DateRule {
    /// The day a thing to do is due; `None` while its milestone has no date.
    ///
    /// What comes back every so many months is counted from the signature: the first time is given.
    #[must_use]
    pub fn due(self, milestones: &Milestones) -> Option<Day> {
        match self {
            Self::Decision => milestones.get("decision"),
            Self::Tender => milestones.get("tender"),
            Self::Signature => milestones.get("signature"),
            Self::GoLive(days) => Some(milestones.get("go_live")?.plus_days(days.into())),
            Self::Every(months) => Some(milestones.get("signature")?.plus_months(months.into())),
            Self::Term => milestones.get("term"),
        }
    }
}
