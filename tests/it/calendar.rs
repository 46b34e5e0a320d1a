//! Days and milestones: held to a standard calendar, and what they do to the checklist.

use jiff::{ToSpan, civil::Date};
use perimetre::engine::{
    calendar::{Day, Milestones},
    instrument::DateRule,
};
use proptest::prelude::*;

fn standard() -> impl Strategy<Value = Date> {
    (1600..2500_i16, 1..13_i8, 1..32_i8).prop_filter_map("a day that exists", |(year, month, day)| Date::new(year, month, day).ok())
}

fn ours(date: Date) -> Day {
    Day::parse(&date.to_string()).unwrap_or_else(|| panic!("{date} is a day"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_day_is_written_as_it_was_read_and_adding_follows_the_calendar(date in standard(), days in -4_000..4_000_i32, months in 0..400_i32) {
        prop_assert_eq!(ours(date).iso(), date.to_string());
        prop_assert_eq!(ours(date).plus_days(days).iso(), date.checked_add(days.days()).unwrap().to_string());
        prop_assert_eq!(ours(date).plus_months(months).iso(), date.checked_add(months.months()).unwrap().to_string());
    }

    #[test]
    fn only_days_that_exist_are_days(year in 0..10_000_i16, month in 0..20_i8, day in 0..40_i8) {
        let text = format!("{year:04}-{month:02}-{day:02}");
        prop_assert_eq!(Day::parse(&text).is_some(), year > 0 && Date::new(year, month, day).is_ok(), "{}", text);
    }
}

#[test]
fn what_is_not_written_as_a_date_is_none() {
    for text in ["", "2026", "2026-1-1", "2026-11-23T00:00", "26-11-2026", "2026/11/23", "２０２６-11-23", "2026-11-2é", "-026-11-23", "2026-02-29"]
    {
        assert_eq!(Day::parse(text), None, "{text}");
    }
    assert!(Day::parse("2028-02-29").is_some());
}

#[test]
fn each_rule_hangs_on_its_milestone() {
    let day = |text| Day::parse(text).unwrap();
    let mut milestones = Milestones::default();
    for (name, date) in
        [("decision", "2027-01-15"), ("tender", "2027-02-28"), ("signature", "2027-08-31"), ("go_live", "2027-11-10"), ("term", "2030-08-31")]
    {
        assert!(milestones.set(name, Some(day(date))));
    }
    assert!(!milestones.set("party", None), "there is no such milestone");
    for (code, due) in [
        ("D", "2027-01-15"),
        ("T", "2027-02-28"),
        ("S", "2027-08-31"),
        ("E", "2030-08-31"),
        ("B-15", "2027-10-26"),
        ("B+30", "2027-12-10"),
        ("6M", "2028-02-29"),
        ("12M", "2028-08-31"),
    ] {
        assert_eq!(DateRule::from_code(code).unwrap().due(&milestones).map(Day::iso).as_deref(), Some(due), "{code}");
        assert_eq!(DateRule::from_code(code).unwrap().due(&Milestones::default()), None, "{code} stays relative without a date");
    }
}

#[test]
fn milestones_that_do_not_follow_are_told_whatever_is_missing_between_them() {
    let mut milestones = Milestones::default();
    assert!(milestones.is_empty() && milestones.disorder().is_none());
    milestones.set("decision", Day::parse("2027-03-01"));
    milestones.set("go_live", Day::parse("2027-03-01"));
    assert_eq!(milestones.disorder(), None, "the same day is fine");
    milestones.set("signature", Day::parse("2027-02-28"));
    assert_eq!(milestones.disorder(), Some(("signature", "decision")));
}

#[test]
fn no_day_falls_beyond_the_years_that_can_be_written() {
    let day = |text| Day::parse(text).unwrap();
    assert_eq!(day("9999-12-31").plus_days(1), day("9999-12-31"));
    assert_eq!(day("9999-12-30").plus_days(i32::MAX), day("9999-12-31"));
    assert_eq!(day("0001-01-02").plus_days(-2), day("0001-01-01"));
    assert_eq!(day("9999-11-30").plus_months(3), day("9999-12-31"));
    assert_eq!(day("9999-10-31").plus_months(2), day("9999-12-31"));
    assert_eq!(day("2027-03-01").days_since(day("2027-02-28")), 1);
}
