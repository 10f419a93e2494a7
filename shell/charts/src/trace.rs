//! Lines and bands across the periods of a picture; where a figure is missing, they break.

use crate::plot::Plot;
use crate::text::px;
use crate::{Reference, Value};
use maud::{Markup, html};

/// A figure of each of some neighbouring periods.
pub(crate) type Runs<T> = Vec<Vec<(usize, T)>>;

/// Runs of neighbouring periods where `of` finds something.
pub(crate) fn runs<T>(periods: usize, of: impl Fn(usize) -> Option<T>) -> Runs<T> {
    let mut runs: Runs<T> = vec![Vec::new()];
    for i in 0..periods {
        match (of(i), runs.last_mut()) {
            (Some(found), Some(run)) => run.push((i, found)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// A line through these figures.
pub(crate) fn lines(plot: &Plot, class: &str, runs: Runs<&Value>) -> Markup {
    html! {
        @for run in runs {
            @let points: Vec<String> =
                run.iter().map(|&(i, value)| at(plot.x(i), plot.high(value))).collect();
            polyline class=(class) points=(points.join(" ")) {}
        }
    }
}

/// A band between these figures; over one period alone, an upright bar.
pub(crate) fn bands(plot: &Plot, class: &str, runs: Runs<(Value, Value)>) -> Markup {
    html! {
        @for run in runs { polygon class=(class) points=(outline(plot, &run)) {} }
    }
}

/// A level across the whole picture.
pub(crate) fn crossing(plot: &Plot, level: &Reference) -> Markup {
    let y = px(plot.high(&level.value));
    html! {
        line class=(level.class()) x1=(px(plot.left)) x2=(px(plot.right)) y1=(y) y2=(y) {
            title { (level.words()) }
        }
    }
}

/// Out along the upper edge and back along the lower.
fn outline(plot: &Plot, run: &[(usize, (Value, Value))]) -> String {
    let edges = |(a, b): &(Value, Value)| {
        let (a, b) = (plot.high(a), plot.high(b));
        (a.min(b), a.max(b))
    };
    let points: Vec<String> = match run {
        [(i, band)] => {
            let (x, (top, foot)) = (plot.x(*i), edges(band));
            let (left, right) = (x - 5.0, x + 5.0);
            vec![at(left, top), at(right, top), at(right, foot), at(left, foot)]
        }
        _ => {
            let upper = run.iter().map(|(i, band)| at(plot.x(*i), edges(band).0));
            let lower = run.iter().rev().map(|(i, band)| at(plot.x(*i), edges(band).1));
            upper.chain(lower).collect()
        }
    };
    points.join(" ")
}

fn at(x: f64, y: f64) -> String {
    format!("{},{}", px(x), px(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_period_breaks_a_run() {
        let figures = [None, Some(4), Some(5), None, Some(6)];
        assert_eq!(runs(5, |i| figures[i]), [vec![(1, 4), (2, 5)], vec![(4, 6)]]);
        assert!(runs(3, |_| None::<u8>).is_empty());
    }
}
