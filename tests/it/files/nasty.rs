//! Records whose texts are as bad as people, and machines, write them.

use perimetre::{
    engine::checklist::Detail,
    engine::{calendar::Day, checklist::Status, id::ItemId, questionnaire::Path},
    record::Record,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::{
    cases,
    fixtures::{Answers, instrument},
    random::answers,
};

/// Texts that harm what does not expect them.
pub const NASTY: [&str; 14] = [
    "=cmd|'/C calc'!A0",
    "  =HYPERLINK(\"http://x.test\";\"click\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "a;=1+1;\"=2+2\"\n=3+3",
    "-2+3\r\n+4\tb\t=5",
    "＝1＋1",
    "\u{202e}gnirts\u{2066} \u{200f}=1",
    "👩‍👩‍👧‍👦 🇫🇷 é\u{301}\u{301} 𝕏",
    "<script>alert(1)</script> & <!-- x --> ]]> &amp; | \\| `x` **y** [z](javascript:1) ![i](j)",
    "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VALARM, a;b\\n c\\",
    "\"quoted\",\"'\",\"\"",
    "_x0041_ _x000D_ __x005F_",
    "a\u{0}b\u{7}c\u{b}d\u{1b}[31m\u{7f}\u{85}\u{2028}\u{2029}e\u{fffe}",
    "# title\n- item\n1. item\n\n---\n| a | b |",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        4 => select(NASTY.to_vec()).prop_map(str::to_owned),
        1 => (select(NASTY.to_vec()), select(NASTY.to_vec())).prop_map(|(one, other)| format!("{one} {other}")),
        1 => select(vec!["a", "é ", "🙂", "=1;"]).prop_map(|part| part.repeat(10_000 / part.chars().count())),
        2 => ".{1,40}",
    ]
}

fn day() -> impl Strategy<Value = Day> {
    (prop_oneof![8 => 2026..2032_i32, 1 => 1..9999_i32, 1 => Just(9999)], 1..13_i32, 1..32_i32)
        .prop_filter_map("a day that exists", |(year, month, day)| Day::new(year, month, day))
}

/// The worked case that answers most of the full path.
pub fn workshop() -> Record {
    let found = cases::all_answers().into_iter().filter(|answers| answers.path == Path::Full);
    let most = found.max_by_key(|answers| (answers.responses.len(), answers.assess().checklist.len())).unwrap();
    let mut record = Record::new(Path::Full, Some("2026-11-23".into()));
    record.responses = most.responses;
    record
}

/// Records with a checklist someone worked on.
pub fn written() -> impl Strategy<Value = Record> {
    let whole = workshop();
    let answers = prop_oneof![
        3 => Just(Answers { path: whole.path, responses: whole.responses }),
        1 => answers(),
    ];
    let ids: Vec<ItemId> = instrument().items.iter().map(|item| item.id.clone()).collect();
    let detail = (text(), option::of(day()), text(), text());
    let worked = vec((select(ids), select(Status::ALL.to_vec()), detail), 0..24);
    let milestones = vec((select(perimetre::engine::calendar::Milestones::NAMES.to_vec()), day()), 0..5);
    (answers, worked, milestones, option::of(day())).prop_map(|(answers, worked, milestones, started)| {
        let mut record = Record::new(answers.path, started.map(Day::iso));
        record.responses = answers.responses;
        for (name, day) in milestones {
            record.milestones.set(name, Some(day));
        }
        for (id, status, (owner_name, due, note, evidence)) in worked {
            record.progress.insert(id.clone(), status);
            record.details.insert(id, Detail { owner: owner_name, due, note, evidence });
        }
        record
    })
}
