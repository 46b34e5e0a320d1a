//! The perimeter map: the line, and what stands inside, on and outside it.

use super::{disclosure, mark, table};
use crate::app::view::map::{Disc, PerimeterMap, figure, holds_number};
use crate::app::view::{MapRow, MapView};
use crate::ui::el::{El, el};
use crate::ui::frame::Frame;

/// The picture with its heading, its legend and its table.
pub fn draw(frame: Frame, view: &MapView) -> El {
    let (title, said) = (frame.id("map-title"), frame.id("map-said"));
    let head = el("figcaption class='map-head'")
        .add(frame.heading(1, "map-title").attr("id", &title).words(&view.title))
        .add(el("p class='map-caption'").words(&view.caption));
    let rows = table::body().each(&view.rows, |one| row(view, one));
    el("figure part='map' class='map'")
        .add(head)
        .add(el("div class='map-picture'").add(picture(frame, &view.drawing, &title, &said, &view.alternative)))
        .add(el("ul class='legend'").each(&view.legend, |(id, words)| el("li").add(mark::class(id)).words(words)))
        .add(disclosure::draw("map-table", &view.table_label, table::draw("table-map", &view.title, &view.table_head, rows)))
}

fn row(view: &MapView, row: &MapRow) -> El {
    table::row(&view.table_head, &[&row.number.to_string(), &row.tower, &row.class, &row.confidence, &row.share, &row.touches])
}

/// A circle of a class.
fn circle((x, y, r): (f64, f64, f64), class: &str) -> El {
    el("circle").class(class).attr("cx", &figure(x)).attr("cy", &figure(y)).attr("r", &figure(r))
}

/// The drawing alone.
pub fn picture(frame: Frame, map: &PerimeterMap, title: &str, said: &str, alternative: &str) -> El {
    let (cx, cy, _) = map.ring;
    let (inner, outer) = map.band;
    let banded = map.discs.iter().any(|disc| disc.class == "U");
    let band = || {
        circle((cx, cy, (inner + outer) / 2.0), "map-band").attr("stroke-width", &figure(outer - inner)).attr("stroke", &pattern(frame, "dots-band"))
    };
    el("svg class='map-drawing' role='img'")
        .attr("viewBox", &["0 0 ", &figure(map.width), " ", &figure(map.height)].concat())
        .attr("aria-labelledby", title)
        .attr("aria-describedby", said)
        .add(el("desc").attr("id", said).text(alternative))
        .add(patterns(frame))
        .add(circle(map.ring, "map-inside"))
        .maybe(banded.then(band))
        .maybe(banded.then(|| circle((cx, cy, inner), "map-band-edge")))
        .add(circle(map.ring, "map-ring"))
        .add(el("g class='map-links'").each(&map.links, |link| el("path class='link'").attr("d", &link.path)))
        .each(&map.discs, |one| disc(frame, one))
}

/// Refers to one of the patterns.
fn pattern(frame: Frame, name: &str) -> String {
    ["url(#", frame.prefix, name, ")"].concat()
}

/// Hatches: a class is told by more than its colour.
fn patterns(frame: Frame) -> El {
    el("defs")
        .add(
            el("pattern width='12' height='12' patternUnits='userSpaceOnUse' patternTransform='rotate(45)'")
                .attr("id", &frame.id("stripes"))
                .add(el("rect class='fill-C' width='12' height='12'"))
                .add(el("rect class='hatch-C' width='5' height='12'")),
        )
        .add(
            el("pattern width='12' height='12' patternUnits='userSpaceOnUse'")
                .attr("id", &frame.id("dots"))
                .add(el("rect class='fill-U' width='12' height='12'"))
                .add(el("circle class='hatch-U' cx='6' cy='6' r='1.8'")),
        )
        .add(
            el("pattern width='14' height='14' patternUnits='userSpaceOnUse'")
                .attr("id", &frame.id("dots-band"))
                .add(el("circle class='hatch-band' cx='7' cy='7' r='1.6'")),
        )
}

fn disc(frame: Frame, disc: &Disc) -> El {
    let Disc { x, y, r, text: (text_x, text_y, anchor), .. } = *disc;
    let number = disc.number.to_string();
    let holds = holds_number(disc.number, r);
    // The outline stands off the fill so that its dashes can be seen.
    let inset = (r * 0.2).min(8.0);
    let fill = match disc.class {
        "C" => pattern(frame, "stripes"),
        "U" => pattern(frame, "dots"),
        _ => String::new(),
    };
    let inside =
        || el("text class='disc-number' text-anchor='middle' dominant-baseline='central'").attr("x", &figure(x)).attr("y", &figure(y)).text(&number);
    let label = el("text class='disc-label'")
        .attr("x", &figure(text_x))
        .attr("y", &figure(text_y))
        .attr("text-anchor", anchor)
        .maybe((!holds).then(|| el("tspan class='beside-number'").text(&number)))
        .add(el("tspan class='disc-name'").attr("dx", if holds { "" } else { "7" }).text(&disc.label));
    el("g class='disc disc-'")
        .class(disc.class)
        .class(if holds { " holds-number" } else { "" })
        .add(circle((x, y, r), "disc-ground"))
        .add(circle((x, y, r - inset), "disc-fill").attr("fill", &fill))
        .add(circle((x, y, r - 1.5), "outline outline-").class(disc.confidence).attr("pathLength", &path_length(r)))
        .maybe(holds.then(inside))
        .add(label)
}

/// Whole numbers of dashes around a disc: the styles count in dashes of 24 units.
fn path_length(r: f64) -> String {
    let dashes = (core::f64::consts::TAU * r / 24.0 + 0.5).floor().max(5.0);
    figure(dashes * 24.0)
}
