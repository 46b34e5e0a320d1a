//! The perimeter map: the line, and what stands inside, on and outside it.

use yew::prelude::*;

use super::{disclosure, mark, table};
use crate::app::view::map::{Disc, PerimeterMap, holds_number};
use crate::app::view::{MapRow, MapView};
use crate::ui::frame::Frame;

/// The picture with its heading, its legend and its table.
pub fn draw(frame: Frame, view: &MapView) -> Html {
    let (title, said) = (frame.id("map-title"), frame.id("map-said"));
    html! {
        <figure class="map">
            <figcaption class="map-head">
                { frame.heading(1, "map-title", Some(title.clone()), html! { <span>{ view.title.clone() }</span> }) }
                <p class="map-caption"><span>{ view.caption.clone() }</span></p>
            </figcaption>
            <div class="map-picture">{ picture(frame, &view.drawing, title, said, &view.alternative) }</div>
            <ul class="legend">
                { for view.legend.iter().map(|(id, words)| html! {
                    <li>{ mark::class(id) }<span>{ words.clone() }</span></li>
                }) }
            </ul>
            { disclosure::draw("map-table", &view.table_label, rows(view)) }
        </figure>
    }
}

fn picture(frame: Frame, map: &PerimeterMap, title: String, said: String, alternative: &str) -> Html {
    let (cx, cy, ring) = map.ring;
    let banded = map.discs.iter().any(|disc| disc.class == "U");
    let at = |value: f64| value.to_string();
    html! {
        <svg
            class="map-drawing"
            viewBox={format!("0 0 {} {}", map.width, map.height)}
            role="img"
            aria-labelledby={title}
            aria-describedby={said.clone()}
        >
            <desc id={said}>{ alternative.to_owned() }</desc>
            { patterns(frame) }
            <circle class="map-inside" cx={at(cx)} cy={at(cy)} r={at(ring)} />
            if banded {
                <circle
                    class="map-band"
                    cx={at(cx)}
                    cy={at(cy)}
                    r={at((map.band.0 + map.band.1) / 2.0)}
                    stroke-width={at(map.band.1 - map.band.0)}
                    stroke={format!("url(#{})", frame.id("dots-band"))}
                />
                <circle class="map-band-edge" cx={at(cx)} cy={at(cy)} r={at(map.band.0)} />
            }
            <circle class="map-ring" cx={at(cx)} cy={at(cy)} r={at(ring)} />
            <g class="map-links">
                { for map.links.iter().map(|link| html! { <path class="link" d={link.path.clone()} /> }) }
            </g>
            { for map.discs.iter().map(|one| disc(frame, one)) }
        </svg>
    }
}

/// Hatches: a class is told by more than its colour.
fn patterns(frame: Frame) -> Html {
    html! {
        <defs>
            <pattern id={frame.id("stripes")} width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                <rect class="fill-C" width="12" height="12" />
                <rect class="hatch-C" width="5" height="12" />
            </pattern>
            <pattern id={frame.id("dots")} width="12" height="12" patternUnits="userSpaceOnUse">
                <rect class="fill-U" width="12" height="12" />
                <circle class="hatch-U" cx="6" cy="6" r="1.8" />
            </pattern>
            <pattern id={frame.id("dots-band")} width="14" height="14" patternUnits="userSpaceOnUse">
                <circle class="hatch-band" cx="7" cy="7" r="1.6" />
            </pattern>
        </defs>
    }
}

fn disc(frame: Frame, disc: &Disc) -> Html {
    let (x, y) = (disc.x.to_string(), disc.y.to_string());
    let holds = holds_number(disc.number, disc.r);
    // The outline stands off the fill so that its dashes can be seen.
    let inset = (disc.r * 0.2).min(8.0);
    let fill = match disc.class {
        "C" => Some(format!("url(#{})", frame.id("stripes"))),
        "U" => Some(format!("url(#{})", frame.id("dots"))),
        _ => None,
    };
    let (text_x, text_y, anchor) = disc.text;
    html! {
        <g class={classes!("disc", format!("disc-{}", disc.class), holds.then_some("holds-number"))}>
            <circle class="disc-ground" cx={x.clone()} cy={y.clone()} r={disc.r.to_string()} />
            <circle class="disc-fill" cx={x.clone()} cy={y.clone()} r={(disc.r - inset).to_string()} {fill} />
            <circle
                class={classes!("outline", format!("outline-{}", disc.confidence))}
                cx={x.clone()}
                cy={y.clone()}
                r={(disc.r - 1.5).to_string()}
                pathLength={path_length(disc.r)}
            />
            if holds {
                <text class="disc-number" {x} {y} text-anchor="middle" dominant-baseline="central">{ disc.number.to_string() }</text>
            }
            <text class="disc-label" x={text_x.to_string()} y={text_y.to_string()} text-anchor={anchor}>
                if !holds {
                    <tspan class="beside-number">{ disc.number.to_string() }</tspan>
                }
                <tspan class="disc-name" dx={(!holds).then_some("7")}>{ disc.label.clone() }</tspan>
            </text>
        </g>
    }
}

/// Whole numbers of dashes around a disc: the styles count in dashes of 24 units.
fn path_length(r: f64) -> String {
    let dashes = (core::f64::consts::TAU * r / 24.0).round().max(5.0);
    (dashes * 24.0).to_string()
}

fn rows(view: &MapView) -> Html {
    let text = |words: &str| html! { <span>{ words.to_owned() }</span> };
    let row = |row: &MapRow| {
        vec![text(&row.number.to_string()), text(&row.tower), text(&row.class), text(&row.confidence), text(&row.share), text(&row.touches)]
    };
    table::draw("table-map", &view.title, &view.table_head, view.rows.iter().map(row).collect())
}
