//! Names at the right edge of a picture over time, each beside what it names: direct labels in
//! place of a legend, nudged apart where they would touch.

use crate::pattern::Fill;
use crate::plot::Plot;
use crate::text::{Anchor, LINE, px, spread, text, width, wrap};
use maud::{Markup, html};

/// A name, and where on the picture what it names ends.
pub(crate) struct End {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) words: String,
    /// The class of the line that leads to it.
    pub(crate) line: String,
    /// The filling it names.
    pub(crate) fill: Option<Fill>,
}

const WIDEST: f64 = 150.0;
const LEAD: f64 = 20.0;
const SWATCH: f64 = 20.0;
const GAP: f64 = 6.0;

/// The room these names need: across, with their leading lines, and down.
pub(crate) fn room(names: &[String]) -> (f64, f64) {
    let lines: Vec<Vec<String>> = names.iter().map(|name| broken(name)).collect();
    let across = lines.iter().flatten().map(|line| width(line)).fold(0.0, f64::max);
    let down = lines.iter().map(|lines| tall(lines)).sum();
    (if names.is_empty() { 0.0 } else { across + LEAD + SWATCH + 4.0 }, down)
}

/// The names, drawn.
pub(crate) fn drawn(plot: &Plot, id: &str, ends: &[End]) -> Markup {
    let lines: Vec<Vec<String>> = ends.iter().map(|end| broken(&end.words)).collect();
    let wanted: Vec<(f64, f64)> =
        ends.iter().zip(&lines).map(|(end, lines)| (end.y, tall(lines))).collect();
    let placed = spread(&wanted, plot.top, plot.bottom);
    let lead = plot.right + LEAD;
    html! {
        @for ((end, lines), middle) in ends.iter().zip(&lines).zip(placed) {
            line class={ "chart-lead " (end.line) } x1=(px(end.x)) y1=(px(end.y))
                x2=(px(lead - 4.0)) y2=(px(middle)) {}
            @let x = if end.fill.is_some() { lead + SWATCH } else { lead };
            @if let Some(fill) = end.fill { (fill.rect(id, lead, middle - 7.0, 14.0, 14.0)) }
            @for (i, line) in lines.iter().enumerate() {
                @let foot = middle - LINE * lines.len() as f64 / 2.0 + LINE * i as f64 + 14.0;
                (text(x, foot, Anchor::Start, "chart-name", line))
            }
        }
    }
}

fn broken(name: &str) -> Vec<String> {
    wrap(name, WIDEST, 3)
}

fn tall(lines: &[String]) -> f64 {
    LINE * lines.len() as f64 + GAP
}
