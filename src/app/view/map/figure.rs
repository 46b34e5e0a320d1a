//! Writes numbers for a picture.

/// A number to the hundredth, without needless zeros: `342.7`, `8`, `-0.25`.
///
/// `to_string` brings an exact conversion of any float, 12 kB of the page's program; a picture needs hundredths only.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // A picture's numbers are small; a larger one would stop at the largest.
pub fn figure(value: f64) -> String {
    let hundredths = (value.abs() * 100.0 + 0.5) as u32;
    let mut text = String::new();
    if value < 0.0 && hundredths > 0 {
        text.push('-');
    }
    text.push_str(&(hundredths / 100).to_string());
    let rest = hundredths % 100;
    if rest > 0 {
        let digit = |value: u32| char::from(b'0' + (value % 10) as u8);
        text.push('.');
        text.push(digit(rest / 10));
        if !rest.is_multiple_of(10) {
            text.push(digit(rest));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::figure;

    proptest! {
        #[test]
        fn hundredths_are_written_as_ever(hundredths in -200_000_i32..200_000) {
            let value = f64::from(hundredths) / 100.0;
            prop_assert_eq!(figure(value), value.to_string());
        }
    }

    #[test]
    fn what_is_too_small_to_see_is_nothing() {
        assert_eq!([0.004, -0.004, 41.239_999_999, f64::NAN].map(figure), ["0", "0", "41.24", "0"]);
    }
}
