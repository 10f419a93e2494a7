//! The axes of a picture over time: figures up the side, periods along the foot.

use crate::plot::Plot;
use crate::text::{Anchor, LINE, Labels, px, text, width, wrap};
use maud::{Markup, html};

/// The figures up the side, each with a faint line, nothing with a firm one.
pub(crate) fn side(plot: &Plot) -> Markup {
    html! {
        g aria-hidden="true" {
            (text(0.0, 15.0, Anchor::Start, "chart-quiet", plot.measure.title))
            @for mark in &plot.marks {
                @let y = plot.y.at(mark.at);
                @let class = if mark.at == 0.0 { "chart-zero" } else { "chart-grid" };
                line class=(class) x1=(px(plot.left)) x2=(px(plot.right)) y1=(px(y)) y2=(px(y)) {}
                (text(plot.left - 8.0, y + 5.0, Anchor::End, "chart-quiet", &mark.words))
            }
        }
    }
}

/// How deep the foot is.
pub(crate) fn depth(plot: &Plot, periods: &[String]) -> f64 {
    let every = every(plot, periods);
    let most = widest(plot, every);
    let shown = periods.iter().step_by(every);
    let lines = shown.map(|period| wrap(period, most, 2).len()).max().unwrap_or(0);
    LINE * if bare(periods) { 2.0 } else { lines as f64 } + 12.0
}

/// The periods along the foot: as many as can be read, evenly. Bare numbers say what they number.
pub(crate) fn foot(plot: &Plot, named: &str, periods: &[String]) -> Markup {
    let every = every(plot, periods);
    let most = widest(plot, every);
    let mut labels = Labels::inside([0.0, 0.0, plot.width, f64::MAX]);
    html! {
        g aria-hidden="true" {
            @for (i, period) in periods.iter().enumerate().filter(|(i, _)| i % every == 0) {
                @for (row, line) in wrap(period, most, 2).iter().enumerate() {
                    @let y = plot.bottom + 5.0 + LINE * (row as f64 + 1.0);
                    @if let Some(label) =
                        labels.place(line, "chart-quiet", &[(plot.x(i), y)]) { (label) }
                }
            }
            @if bare(periods) {
                @let middle = (plot.left + plot.right) / 2.0;
                (text(middle, plot.bottom + 5.0 + LINE * 2.0, Anchor::Middle, "chart-quiet", named))
            }
        }
    }
}

/// Every how many periods are named: the fewest left out with which all have room.
fn every(plot: &Plot, periods: &[String]) -> usize {
    let room = |&n: &usize| {
        let most = widest(plot, n);
        periods.iter().step_by(n).all(|period| {
            let whole = period.split_whitespace().all(|word| width(word) <= most);
            whole && wrap(period, most, 9).len() <= 2
        })
    };
    (1..=periods.len().max(1)).find(room).unwrap_or(1)
}

fn widest(plot: &Plot, every: usize) -> f64 {
    plot.step() * every as f64 - 5.0
}

fn bare(periods: &[String]) -> bool {
    periods.iter().all(|period| period.parse::<u32>().is_ok())
}
