//! Sines, to a millionth of the picture: those of `libm`, exact to the last bit, take 9 kB of the page's program.

use core::f64::consts::{FRAC_PI_2, PI, TAU};

/// Sine of an angle of a few turns at most.
pub(super) fn sin(angle: f64) -> f64 {
    // Into -π..π, then, the sine being the same on both sides of a quarter turn, into -π/2..π/2.
    let turned = angle - TAU * (angle / TAU + 0.5).floor();
    let x = if turned.abs() > FRAC_PI_2 { PI.copysign(turned) - turned } else { turned };
    // The beginning of its series: the next term is less than 1e-7 here.
    let square = x * x;
    let mut sum = 0.0;
    for divisor in [110.0, 72.0, 42.0, 20.0, 6.0] {
        sum = (1.0 + sum) * -square / divisor;
    }
    x * (1.0 + sum)
}

/// Cosine of an angle of a few turns at most.
pub(super) fn cos(angle: f64) -> f64 {
    sin(angle + FRAC_PI_2)
}

/// The angle, 0 to a quarter turn, that has a sine of 0 to 1: Abramowitz and Stegun, 4.4.46.
pub(super) fn asin(sine: f64) -> f64 {
    let mut sum = -0.001_262_491_1;
    for factor in [0.006_670_090_1, -0.017_088_125_6, 0.030_891_881, -0.050_174_304_6, 0.088_978_987_4, -0.214_598_801_6, 1.570_796_305] {
        sum = sum * sine + factor;
    }
    FRAC_PI_2 - (1.0 - sine).sqrt() * sum
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{asin, cos, sin};

    proptest! {
        #[test]
        fn they_are_right_to_a_millionth(angle in -40.0..40.0, sine in 0.0..=1.0) {
            prop_assert!((sin(angle) - f64::sin(angle)).abs() < 1e-6);
            prop_assert!((cos(angle) - f64::cos(angle)).abs() < 1e-6);
            prop_assert!((asin(sine) - f64::asin(sine)).abs() < 1e-6);
        }
    }
}
