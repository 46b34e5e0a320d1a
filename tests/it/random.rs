//! Random answers and values, valid for the instrument, and the runner of the property tests.
//!
//! The seed is fixed, so that a commit is always judged the same; `PROPTEST_RNG_SEED` tries another,
//! and `PROPTEST_CASES` scales the number of cases of every property (256 is the number written in the test).
//! `PERIMETRE_CASES=10000` gives every property at least so many: the nightly form.

use std::{fmt::Debug, sync::LazyLock};

use perimetre::content::reach::Sampler;
use perimetre::engine::{
    Answer, Instrument, Raw, Responses, fit,
    id::QuestionId,
    instrument::Names,
    questionnaire::{AskedIn, Kind, Path, Question},
};
use proptest::{
    prelude::*,
    sample::{select, subsequence},
    test_runner::{Config, RngSeed, TestCaseResult, TestRunner},
};

use crate::{
    cases,
    fixtures::{Answers, instrument},
};

/// Runs `property` on `cases` values, or in proportion when `PROPTEST_CASES` is set; panics with the smallest value that breaks it.
pub fn check<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value) -> TestCaseResult)
where
    S::Value: Debug,
{
    let default = Config::default();
    let scale = if std::env::var_os("PROPTEST_CASES").is_some() { default.cases } else { 256 };
    let rng_seed = if std::env::var_os("PROPTEST_RNG_SEED").is_some() { default.rng_seed } else { RngSeed::Fixed(20_210_512) };
    let scaled = u32::try_from((u64::from(cases) * u64::from(scale)).div_ceil(256)).unwrap();
    let nightly = std::env::var("PERIMETRE_CASES").map_or(0, |cases| cases.parse().expect("PERIMETRE_CASES is a number of cases"));
    let cases = scaled.max(nightly);
    let config = Config { cases, rng_seed, failure_persistence: None, max_shrink_iters: 4000, ..default };
    if let Err(error) = TestRunner::new(config).run(&strategy, property) {
        panic!("{error}");
    }
}

/// The instrument with few draws, for properties that do not concern sampling.
pub fn few_draws() -> &'static Instrument {
    static FEW: LazyLock<Instrument> = LazyLock::new(|| {
        let mut few = instrument().clone();
        few.sampling.draws = 20;
        few
    });
    &FEW
}

/// Codes of the services that can be scored.
pub fn codes() -> Vec<String> {
    instrument().scored_codes()
}

/// A service that can be scored.
pub fn code() -> impl Strategy<Value = String> {
    select(codes())
}

/// A valid answer to `question`, as it would be read; "I don't know" and empty lists included.
pub fn raw(question: &'static Question) -> BoxedStrategy<Raw> {
    let text = |text: &str| Raw::Text(text.to_owned());
    let unknown = || Just(Raw::Text("dk".to_owned()));
    let list = |names: Vec<String>, most: usize| {
        let most = most.min(names.len());
        subsequence(names, 0..=most).prop_shuffle().prop_map(|names| Raw::List(names.into_iter().map(Raw::Text).collect()))
    };
    let names: Vec<String> = question.options.iter().map(|id| id.as_str().to_owned()).collect();
    let known = match &question.kind {
        Kind::Single => select(question.options.clone()).prop_map(move |id| text(id.as_str())).boxed(),
        Kind::Scale => (1..=5_i64).prop_map(Raw::Integer).boxed(),
        Kind::Multi { .. } | Kind::Actors => {
            let most = question.most().unwrap_or(names.len());
            let others: Vec<String> = names.iter().filter(|name| *name != Question::NONE).cloned().collect();
            let some = list(others, most);
            if names.iter().any(|name| name == Question::NONE) {
                prop_oneof![5 => some, 1 => Just(Raw::List(vec![text(Question::NONE)]))].boxed()
            } else {
                some.boxed()
            }
        }
        Kind::Towers { .. } => list(codes(), question.most().unwrap_or(usize::MAX)).boxed(),
        Kind::MatrixSingle => {
            // "na" and "group" take services away: rarer, so that enough of them remain.
            let mode = prop_oneof![6 => select(vec!["internal", "mixed", "provider"]), 1 => select(vec!["group", "na"])];
            matrix(prop_oneof![8 => mode.prop_map(text), 1 => unknown()].boxed())
        }
        Kind::MatrixScale(_) => matrix(prop_oneof![8 => (1..=5_i64).prop_map(Raw::Integer), 1 => unknown()].boxed()),
    };
    prop_oneof![1 => unknown(), 7 => known].boxed()
}

/// Cells for some services, in the order of the content.
fn matrix(cell: BoxedStrategy<Raw>) -> BoxedStrategy<Raw> {
    let cells: Vec<_> = codes().into_iter().map(|code| (Just(code), proptest::option::weighted(0.6, cell.clone()))).collect();
    cells.prop_map(|cells| Raw::Map(cells.into_iter().filter_map(|(code, cell)| Some((code, cell?))).collect())).boxed()
}

/// A valid answer to `question`.
pub fn answer(question: &'static Question) -> BoxedStrategy<Answer> {
    raw(question)
        .prop_map(move |raw| fit(instrument(), question, &raw).unwrap_or_else(|problem| panic!("a valid answer was refused: {problem:?}")))
        .boxed()
}

/// Answers in one path: most of what it asks, and a little of what it does not (kept from the other path, or read from a file).
pub fn answers_in(path: Path) -> impl Strategy<Value = Answers> {
    let answers: Vec<_> = instrument()
        .questions
        .iter()
        .map(|question| {
            let often = match (path.asks(question.asked_in), question.asked_in) {
                (true, _) => 0.8,
                (false, AskedIn::QuickOnly) => 0.4,
                (false, _) => 0.15,
            };
            (Just(question.id.clone()), proptest::option::weighted(often, answer(question)))
        })
        .collect();
    answers.prop_map(move |answers| {
        let responses: Responses = answers.into_iter().filter_map(|(id, answer)| Some((id, answer?))).collect();
        Answers { path, responses }
    })
}

/// A whole workshop's answers, on a company that leans one way or the other: uniform answers hardly ever make one global, or in-house.
/// "I don't know", blanks and answers that another one hides are among them. Drawn from a seed: it does not shrink.
pub fn workshop() -> impl Strategy<Value = Answers> {
    any::<u64>().prop_map(|seed| Answers { path: Path::Full, responses: Sampler::new(instrument(), &seed.to_string()).responses(Path::Full) })
}

/// A worked case with a few answers changed: near what an adviser meets, and near global.
pub fn near_a_case() -> impl Strategy<Value = Answers> {
    static CASES: LazyLock<Vec<Answers>> = LazyLock::new(cases::all_answers);
    let changed = (0..instrument().questions.len()).prop_flat_map(|index| {
        let question = &instrument().questions[index];
        (Just(question.id.clone()), proptest::option::weighted(0.8, answer(question)))
    });
    (select(CASES.as_slice()), proptest::collection::vec(changed, 0..6)).prop_map(|(mut answers, changed)| {
        for (id, answer) in changed {
            match answer {
                Some(answer) => drop(answers.responses.insert(id, answer)),
                None => drop(answers.responses.remove(&id)),
            }
        }
        answers
    })
}

/// Answers in either path.
pub fn answers() -> impl Strategy<Value = Answers> {
    prop_oneof![2 => answers_in(Path::Quick), 2 => answers_in(Path::Full), 1 => workshop(), 1 => near_a_case()]
}

/// A question's id.
pub fn question_id(id: &str) -> QuestionId {
    instrument().question(id).unwrap_or_else(|| panic!("no question {id}")).id.clone()
}

/// The names conditions may use.
pub fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(|| {
        let questions = instrument().questions.iter().map(|question| (question.id.clone(), question.kind, question.options.clone()));
        Names::new(questions.collect(), instrument().towers.iter().map(|tower| tower.id.clone()).collect())
    });
    &NAMES
}
