//! Small pictures beside words; never instead of them.

use crate::ui::el::{El, el};

/// An icon drawn in the colour of the text around it.
#[inline(never)]
pub fn draw(name: &'static str) -> El {
    let path = match name {
        "forward" => "M4 12h15M13 6l6 6-6 6",
        "back" => "M20 12H5M11 6l-6 6 6 6",
        "check" => "M5 12.5l4.5 4.5L19 7.5",
        "close" => "M6 6l12 12M18 6L6 18",
        "download" => "M12 4v11M7 10.5l5 5 5-5M5 20h14",
        "open" => "M12 16V5M7 9.5l5-5 5 5M5 20h14",
        "erase" => "M5 7h14M10 7V4.5h4V7M7 7l1 13h8l1-13",
        "warning" => "M12 4.5L3 19.5h18zM12 10v4.5M12 17v.5",
        "device" => "M6 3.5h12v17H6zM11 17.5h2",
        "clock" => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
        "flag" => "M6 21V4h11l-2.5 4L17 12H6",
        "compare" => "M8 5L4 9l4 4M4 9h12M16 11l4 4-4 4M20 15H8",
        "because" => "M6 4v9h12M14 9l4 4-4 4",
        "edit" => "M5 19l1-4L16 5l3 3L9 18zM14 7l3 3",
        _ => "M12 10.5v6M12 7v.5M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z",
    };
    el("svg class='icon icon-' viewBox='0 0 24 24' aria-hidden='true' focusable='false'").class(name).add(el("path").attr("d", path))
}
