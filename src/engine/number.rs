//! Arithmetic shared by the rules: rounding before comparing, intervals of scale values.

/// `value` rounded to 1e-9, as every value compared with a bound is (many scores fall exactly on 40 or 60).
#[must_use]
pub fn to_nano(value: f64) -> f64 {
    (value * 1e9 + 0.5).floor() / 1e9
}

/// `value`, or the bound it is beyond. `f64::clamp` would do, but its message for wrong bounds writes numbers:
/// 20 kB in the page's program.
#[must_use]
#[allow(clippy::manual_clamp)]
pub fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// The number written `text`: digits, and a point with digits. Exact for the short decimals that content holds.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if fraction.is_empty() || fraction.len() > 9 {
        return None;
    }
    // Below 2^53 over a power of ten below 10^22: one division, correctly rounded.
    let digits: u32 = (whole.to_owned() + fraction).parse().ok()?;
    let scale = 10_u32.pow(u32::try_from(fraction.len()).ok()?);
    Some(f64::from(digits) / f64::from(scale))
}

/// How two numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    Different,
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

impl Comparison {
    /// Whether `value` compares so with `bound`, after rounding both to 1e-9.
    #[must_use]
    #[allow(clippy::float_cmp)] // Both sides were rounded to the same grid just before.
    pub fn holds(self, value: f64, bound: f64) -> bool {
        let (value, bound) = (to_nano(value), to_nano(bound));
        match self {
            Self::Equal => value == bound,
            Self::Different => value != bound,
            Self::Below => value < bound,
            Self::AtMost => value <= bound,
            Self::Above => value > bound,
            Self::AtLeast => value >= bound,
        }
    }
}

/// Lowest and highest value of a scale.
pub const SCALE: Interval = Interval { low: 1.0, high: 5.0 };

/// A closed interval of scale values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower bound.
    pub low: f64,
    /// Upper bound, not below `low`.
    pub high: f64,
}

impl Interval {
    /// The interval holding one value.
    #[must_use]
    pub fn point(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// Its middle.
    #[must_use]
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Both bounds moved by `by`, kept within the scale.
    #[must_use]
    pub fn shifted(self, by: f64) -> Self {
        Self { low: self.low + by, high: self.high + by }.clipped()
    }

    /// Both bounds pushed apart by `by`, kept within the scale.
    #[must_use]
    pub fn widened(self, by: f64) -> Self {
        Self { low: self.low - by, high: self.high + by }.clipped()
    }

    /// Neither bound above `ceiling`.
    #[must_use]
    pub fn capped(self, ceiling: f64) -> Self {
        Self { low: self.low.min(ceiling), high: self.high.min(ceiling) }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    fn clipped(self) -> Self {
        Self { low: within(self.low, SCALE.low, SCALE.high), high: within(self.high, SCALE.low, SCALE.high) }
    }
}
