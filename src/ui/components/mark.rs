//! The ring, small: the product's mark, and where a class stands with regard to the line.

use crate::ui::el::{El, el};

/// The product's mark: one dot inside the ring, one on it, one outside.
pub fn brand() -> El {
    const SHAPES: [&str; 5] = [
        "circle class='brand-ring' cx='18' cy='22' r='14'",
        "circle class='dot-K' cx='14.5' cy='24.5' r='5'",
        "circle class='dot-gap' cx='27.9' cy='12.1' r='6.6'",
        "circle class='dot-C' cx='27.9' cy='12.1' r='4.2'",
        "circle class='dot-O' cx='36.6' cy='3.9' r='2.9'",
    ];
    el("svg class='brand-mark' viewBox='0 0 40 40' aria-hidden='true' focusable='false'").each(&SHAPES, |shape| el(shape))
}

/// A class, by where its dot stands: inside the ring, on it, outside, or undecided within; or a dependency across the line.
pub fn class(id: &str) -> El {
    const RING: &str = "circle class='mark-ring' cx='13' cy='16' r='10'";
    let shapes: &[&'static str] = match id {
        "K" => &[RING, "circle class='dot-K' cx='13' cy='16' r='5'"],
        "C" => &[
            RING,
            "circle class='dot-gap' cx='21.5' cy='11' r='7'",
            "circle class='dot-C' cx='21.5' cy='11' r='5'",
            "path class='dot-stripes' d='M18.6 12.2l4-4M20.2 14l4.2-4.2'",
        ],
        "O" => &[RING, "circle class='dot-O' cx='27' cy='6' r='5'"],
        "link" => &[
            "path class='mark-ring' d='M17 2q-5 13 0 26'",
            "path class='link' d='M2 20q14-14 29-8'",
            "circle class='link' cx='14.8' cy='13' r='3.4'",
        ],
        _ => &[RING, "circle class='dot-U' cx='13' cy='16' r='5'"],
    };
    el("svg class='mark mark-' viewBox='0 0 33 30' aria-hidden='true' focusable='false'").class(id).each(shapes, |shape| el(shape))
}
