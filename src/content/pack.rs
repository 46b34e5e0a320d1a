//! The content as the program carries it: packed by the build, unpacked at the start.
//!
//! The browser then needs neither the reader of content files nor the parser of conditions, a seventh of the program's bytes
//! (measured; see `docs/decisions/`). Unpacking is total: on bytes that are not ours it gives an instrument that means nothing.

use crate::engine::{
    condition::{Atom, Condition, TowerRef, TowerSet},
    criterion::{Class, Criterion, Direction},
    id::{ActionId, ActivityId, ActorId, GuardId, ItemId, OptionId, QuestionId, RiskId, SourceId, TagId, TowerId},
    instrument::{
        Absence, Capability, CompanyGuard, CriterionSettings, DateRule, DriverAdjust, Drivers, EffectKind, GuardEffect, Instrument, Item, Lowers,
        MaturityItem, Milestone, Modifier, PriorChange, PriorRule, Risk, Sampling, Scored, Scoring, Thresholds, Tower, TowerGuard,
    },
    number::{Comparison, Interval},
    questionnaire::{AskedIn, Effect, Kind, Path, Question, Section},
    readiness::{Band, ImpactBand},
    risk::Phase,
    scope::ScopeKind,
    settings::{Adjustable, Changed, Family, What},
};

/// What can be packed.
pub trait Pack: Sized {
    /// Adds it to `out`.
    fn pack(&self, out: &mut Vec<u8>);
    /// Takes it from `input`.
    fn unpack(input: &mut Input<'_>) -> Self;
}

/// Bytes being unpacked.
pub struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    /// From the start of `bytes`.
    #[must_use]
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        let Some((byte, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *byte
    }

    /// Seven bits a byte, the lowest first.
    #[inline(never)]
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 56 {
                return number;
            }
        }
    }

    /// A length: never more than there are bytes.
    fn length(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(usize::MAX).min(self.0.len())
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self) -> &'a str {
        let length = self.length();
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        std::str::from_utf8(text).unwrap_or_default()
    }
}

fn pack_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or(0));
}

/// Adds a text to `out`.
pub fn pack_text(text: &str, out: &mut Vec<u8>) {
    pack_number(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

/// What a file's bytes come to (FNV-1a, 64 bits): the program takes no other file than the one made with it.
#[must_use]
pub fn seal(bytes: &[u8]) -> [u8; 8] {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step).to_le_bytes()
}

/// Content numbers are decimals of at most this many units in one.
const UNIT: f64 = 10_000.0;

impl Pack for f64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::float_cmp)] // Tested for exactness just before.
    fn pack(&self, out: &mut Vec<u8>) {
        let units = (self * UNIT).round();
        if (0.0..1e9).contains(&units) && units / UNIT == *self {
            pack_number(units as u64 + 1, out);
        } else {
            out.push(0);
            out.extend_from_slice(&self.to_le_bytes());
        }
    }

    #[allow(clippy::cast_precision_loss)] // Below 1e9.
    fn unpack(input: &mut Input<'_>) -> Self {
        match input.number() {
            0 => Self::from_le_bytes(std::array::from_fn(|_| input.byte())),
            units => (units - 1) as Self / UNIT,
        }
    }
}

impl Pack for u64 {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_number(*self, out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        input.number()
    }
}

impl Pack for usize {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_number(*self as u64, out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        Self::try_from(input.number()).unwrap_or(0)
    }
}

impl Pack for u8 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        input.byte()
    }
}

impl Pack for i8 {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(self.to_le_bytes()[0]);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        Self::from_le_bytes([input.byte()])
    }
}

impl Pack for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        input.byte() != 0
    }
}

impl Pack for String {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_text(self, out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        input.text().to_owned()
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_number(self.len() as u64, out);
        for value in self {
            value.pack(out);
        }
    }

    #[inline(never)]
    fn unpack(input: &mut Input<'_>) -> Self {
        let length = input.length();
        let mut values = Self::with_capacity(length);
        for _ in 0..length {
            values.push(T::unpack(input));
        }
        values
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        (input.byte() != 0).then(|| T::unpack(input))
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        (**self).pack(out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        Self::new(T::unpack(input))
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        (A::unpack(input), B::unpack(input))
    }
}

impl<A: Pack, B: Pack, C: Pack> Pack for (A, B, C) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
        self.2.pack(out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        (A::unpack(input), B::unpack(input), C::unpack(input))
    }
}

impl<T: Pack, const N: usize> Pack for [T; N] {
    fn pack(&self, out: &mut Vec<u8>) {
        for value in self {
            value.pack(out);
        }
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        std::array::from_fn(|_| T::unpack(input))
    }
}

macro_rules! ids {
    ($($name:ident),*) => {$(
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                pack_text(self.as_str(), out);
            }

            #[inline(never)]
            fn unpack(input: &mut Input<'_>) -> Self {
                Self::new(input.text())
            }
        }
    )*};
}

ids!(ActionId, ActivityId, ActorId, GuardId, ItemId, OptionId, QuestionId, RiskId, SourceId, TagId, TowerId);

/// All fields, in order: a field left out does not compile.
macro_rules! structs {
    ($($name:ident { $($field:ident),* $(,)? })*) => {$(
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                $(self.$field.pack(out);)*
            }

            #[inline(never)]
            fn unpack(input: &mut Input<'_>) -> Self {
                Self { $($field: Pack::unpack(input)),* }
            }
        }
    )*};
}

structs! {
    Adjustable { family, low, high, step }
    Absence { path, towers, when, unless }
    Capability { question, fallback_question, fallback, groups }
    CompanyGuard { id, when, condition_when_unasked, condition_when_unknown, effort, switchable, effects, sources }
    CriterionSettings { criterion, group, weight, direction, question, reads, sources }
    DriverAdjust { option, criterion, towers }
    Drivers { question, factor, adjust }
    GuardEffect { kind, towers, filter, when }
    Instrument {
        id, version, thresholds, adjustable, changed, sampling, criteria, drivers, sections, questions, towers, capability, satisfaction, prior_rules, absences, mode_question,
        fixed_guards, tower_guards, company_guards, maturity, risks, common_modifiers, items, change, people,
    }
    Interval { low, high }
    Item { id, owner, when, lowers }
    MaturityItem { question, weight, scoring, variants, sources }
    Modifier { when, likelihood, impact }
    PriorRule { criterion, towers, when, change }
    Question { id, section, asked_in, kind, options, show, effect, order, past, minutes, sources }
    Risk { id, trigger, always, quick, likelihood, impact, common, modifiers, items, owner, phase, sources }
    Sampling { draws, seed, weight_low, weight_high, confirmed_jitter, unknown_widening }
    Scored { spend, capability_group, prior } Section { id, minutes }
    Thresholds {
        outsource, keep, in_house, global, targeted, robust, likely, first_indication, first_wave_share, first_wave_towers, maturity_items,
        known_answers, quick_risks, next_question_bits, next_question_tower, next_question_guards, voices, agree, agree_spread, discuss,
        discuss_spread, group_gap,
    }
    Tower { id, scored, touches, sources }
    TowerGuard { id, class, towers, tests, when, to, tag, tag_classes, tag_unknown, switchable, sources }
}

/// All variants, each with its number and what it holds; any other number is the last one.
macro_rules! enums {
    ($($name:ident {
        $($number:literal $variant:ident $(($($part:ident),*))? $({ $($field:ident),* })?,)*
        _ $last:ident $(($($last_part:ident),*))?
    })*) => {$(
        impl Pack for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($($part),*))? $({ $($field),* })? => {
                        out.push($number);
                        $($($part.pack(out);)*)?
                        $($($field.pack(out);)*)?
                    })*
                    Self::$last $(($($last_part),*))? => {
                        out.push(u8::MAX);
                        $($($last_part.pack(out);)*)?
                    }
                }
            }

            #[allow(unused_variables)]
            #[inline(never)]
            fn unpack(input: &mut Input<'_>) -> Self {
                match input.byte() {
                    $($number => {
                        $($(let $part = Pack::unpack(input);)*)?
                        $($(let $field = Pack::unpack(input);)*)?
                        Self::$variant $(($($part),*))? $({ $($field),* })?
                    })*
                    _ => {
                        $($(let $last_part = Pack::unpack(input);)*)?
                        Self::$last $(($($last_part),*))?
                    }
                }
            }
        }
    )*};
}

enums! {
    AskedIn { 0 Both, 1 QuickOnly, _ FullOnly }
    Atom {
        0 Is(a, b), 1 Exactly(a, b), 2 HasAny(a, b), 3 Scale(a, b, c), 4 Count(a, b, c), 5 Known(a), 6 Unasked(a), 7 Open(a), 8 Picked(a, b),
        9 Cell(a, b, c), 10 Value { criterion, tower, comparison, bound, confirmed }, 11 Score(a, b, c), 12 Class(a, b), 13 AnyTower(a, b),
        14 CountTowers(a, b, c, d), 15 Scope(a), 16 Share(a, b), 17 Maturity(a, b), 18 Impact(a), 19 Band(a), 20 Splits(a, b), 21 SplitOn(a), 22 ApartOn(a),
        _ Unknown(a)
    }
    Band { 0 Green, 1 Yellow, 2 Orange, _ Red }
    Class { 0 Keep, 1 Study, 2 Comanage, _ Outsource }
    Comparison { 0 Equal, 1 Different, 2 Below, 3 AtMost, 4 Above, _ AtLeast }
    Condition { 0 All(a), 1 Any(a), 2 Atom(a), _ Not(a) }
    Criterion { 0 Diff, 1 Cap, 2 Sat, 3 Std, 4 Spe, 5 Mkt, 6 Sen, _ Cri }
    Direction { 0 Decreasing, 1 Increasing, _ None }
    Effect { 0 Prior, 1 Weights, 2 SuitabilityUp, 3 SuitabilityDown, 4 Maturity, 5 Impact, 6 Readiness, _ Risks }
    EffectKind { 0 Cap, 1 Gate(a), 2 Prepare, 3 Condition, 4 Defer, _ Hint }
    Family {
        0 Outsource, 1 Keep, 2 InHouse, 3 Targeted, 4 Global, 5 FirstWaveShare, 6 Weight, 7 Spend, 8 Likelihood, 9 ImpactModerate, 10 ImpactLarge,
        11 ReadinessMedium, 12 ReadinessHigh, _ Impact
    }
    ImpactBand { 0 Small, 1 Moderate, _ Large }
    Kind { 0 Single, 1 Multi { most }, 2 Scale, 3 Towers { most }, 4 Actors, 5 MatrixSingle, _ MatrixScale(a) }
    Lowers { 0 Likelihood, _ Impact }
    Milestone { 0 Decision, 1 Tender, 2 Signature, _ Transition }
    Path { 0 Quick, _ Full }
    Phase { 0 Decide, 1 Contract, 2 Transition, 3 Run, _ Exit }
    PriorChange { 0 Set(a), 1 Shift(a), _ Ceiling(a) }
    ScopeKind { 0 InHouse, 1 Partial, _ Global }
    Scoring { 0 Options(a), 1 CountTo(a), _ LeaveOut }
    TowerRef { 0 Fixed(a), _ Bound }
    TowerSet { 0 Out, 1 All, 2 Group, 3 Such, _ These(a) }
}

/// What is packed is what is published, hence a list of none.
impl Pack for Changed {
    fn pack(&self, _: &mut Vec<u8>) {}

    fn unpack(_: &mut Input<'_>) -> Self {
        Self { what: What::GuardOff(GuardId::new("")), reason: String::new() }
    }
}

impl Pack for DateRule {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_text(&self.code(), out);
    }

    fn unpack(input: &mut Input<'_>) -> Self {
        Self::from_code(input.text()).unwrap_or(Self::Decision)
    }
}

// Below the macros it uses.
mod people;
