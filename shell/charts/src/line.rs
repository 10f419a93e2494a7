//! Figures over time as lines: what was counted, with how sure we are as a band, beside what it is
//! compared with. A group too small to compare is drawn hollow, with its number.

use crate::ends::{self, End};
use crate::picture::{self, Picture};
use crate::plot::Plot;
use crate::text::{Labels, px};
use crate::trace::{self, bands, crossing, lines};
use crate::value::cell;
use crate::{Chart, Figure, Look, Measure, Named, Reference, Value, axis};
use definitions::{Cell, Kind, Table};
use maud::{Markup, html};

/// Lines over the same periods.
#[derive(Clone, Debug, PartialEq)]
pub struct LineChart {
    /// Its id, title and subtitle.
    pub figure: Figure,
    /// What the periods are.
    pub x: Named,
    /// What is measured.
    pub measure: Measure,
    /// The periods, in order.
    pub periods: Vec<String>,
    /// The lines; the first is the one the chart is about.
    pub series: Vec<Series>,
    /// Levels across the whole chart.
    pub references: Vec<Reference>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Its name, drawn at its end.
    pub name: String,
    /// What it stands for.
    pub look: Look,
    /// One point a period.
    pub points: Vec<Point>,
}

/// One figure on a line. A point without a figure breaks the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Point {
    /// The figure.
    pub value: Option<Value>,
    /// Between what it may well lie.
    pub band: Option<(Value, Value)>,
    /// How many it rests on.
    pub n: Option<usize>,
    /// Whether they are too few to compare.
    pub small: bool,
}

impl Chart for LineChart {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Columns: the period, `series`, the measure, `low`, `high`, `n`, `small_group` (`yes` or
    /// blank). Levels across the whole chart are rows without a period.
    fn table(&self) -> Table {
        let kind = self.measure.kind();
        let mut table = Table::new(
            self.title(),
            &[
                (self.x.name, self.x.title, Kind::Text),
                ("series", "Line", Kind::Text),
                (self.measure.name, self.measure.title, kind),
                ("low", "Low", kind),
                ("high", "High", kind),
                ("n", "Number in the group", Kind::Number),
                ("small_group", "Too few to compare", Kind::Text),
            ],
        )
        .note(self.subtitle());
        for series in &self.series {
            for (i, point) in series.points.iter().enumerate() {
                let (low, high) =
                    point.band.as_ref().map_or((None, None), |(l, h)| (Some(l), Some(h)));
                table.push([
                    Cell::from(self.periods.get(i).cloned()),
                    series.name.as_str().into(),
                    cell(point.value.as_ref()),
                    cell(low),
                    cell(high),
                    point.n.into(),
                    Cell::from(point.small.then_some("yes")),
                ]);
            }
        }
        for level in &self.references {
            let name = level.name.as_str().into();
            let value = level.value.shown().clone();
            table.push([
                Cell::Blank,
                name,
                value,
                Cell::Blank,
                Cell::Blank,
                Cell::Blank,
                Cell::Blank,
            ]);
        }
        table
    }

    fn svg(&self) -> Markup {
        if self.series.iter().all(|series| series.last().is_none()) {
            return picture::nothing(&self.figure);
        }
        let names: Vec<String> = self
            .series
            .iter()
            .filter_map(Series::words)
            .chain(self.references.iter().map(Reference::words))
            .collect();
        let longest = self.series.iter().map(|series| series.points.len()).max().unwrap_or(0);
        let periods = longest.max(self.periods.len());
        let plot = Plot::new(self.measure, periods, false, self.figures(), &names);
        let picture = Picture {
            figure: &self.figure,
            width: plot.width,
            height: plot.bottom + axis::depth(&plot, &self.periods),
            said: picture::said(self.spoken()),
        };
        picture.page(
            false,
            html! {
                (axis::side(&plot))
                (axis::foot(&plot, self.x.title, &self.periods))
                @for (n, series) in self.series.iter().enumerate() {
                    (bands(&plot, &format!("chart-band chart-band-{}", n % 7 + 1), series.bands()))
                }
                @for level in &self.references { (crossing(&plot, level)) }
                @for (n, series) in self.series.iter().enumerate() {
                    (lines(&plot, &series.class(n), series.figures()))
                }
                (self.marks(&plot))
                (ends::drawn(&plot, self.figure.id(), &self.ends(&plot)))
            },
        )
    }
}

impl LineChart {
    fn figures(&self) -> impl Iterator<Item = f64> {
        let points = self.series.iter().flat_map(|series| &series.points);
        points
            .flat_map(|point| {
                let (low, high) =
                    point.band.as_ref().map_or((None, None), |(l, h)| (Some(l), Some(h)));
                [point.value.as_ref(), low, high]
            })
            .flatten()
            .chain(self.references.iter().map(|level| &level.value))
            .map(Value::at)
    }

    fn period(&self, i: usize) -> &str {
        self.periods.get(i).map_or("", String::as_str)
    }

    fn spoken(&self) -> Vec<String> {
        let points = self.series.iter().flat_map(|series| {
            series.points.iter().enumerate().filter_map(|(i, point)| {
                Some(format!("{}, {}: {}", series.name, self.period(i), point.words()?))
            })
        });
        points.chain(self.references.iter().map(Reference::words)).collect()
    }

    fn ends(&self, plot: &Plot) -> Vec<End> {
        let lines = self.series.iter().enumerate().filter_map(|(n, series)| {
            let (i, last) = series.last()?;
            let (x, y) = (plot.x(i) + 7.0, plot.high(last));
            Some(End { x, y, words: series.words()?, line: series.class(n), fill: None })
        });
        let levels = self.references.iter().map(|level| End {
            x: plot.right,
            y: plot.high(&level.value),
            words: level.words(),
            line: level.class().to_owned(),
            fill: None,
        });
        lines.chain(levels).collect()
    }

    /// The marks of what was counted, hollow where the group is small.
    fn marks(&self, plot: &Plot) -> Markup {
        let mut labels = Labels::within(plot);
        let crowded = plot.step() < 14.0;
        html! {
            @for (n, series) in self.series.iter().enumerate() {
                @for (i, point) in series.points.iter().enumerate() {
                    @if let Some((value, words)) = point.value.as_ref().zip(point.words()) {
                        @let (x, y) = (plot.x(i), plot.high(value));
                        @let alone = series.alone(i);
                        @if point.small || (series.look == Look::Observed && !crowded) || alone {
                            g {
                                title { (self.period(i)) ": " (words) }
                                circle class=(point.class(n)) cx=(px(x)) cy=(px(y)) r="4.5" {}
                            }
                        }
                        @if let Some(few) = point.n.filter(|_| point.small)
                            && let Some(label) = labels.place(&format!("n = {few}"),
                                "chart-halo", &series.clear_of(plot, i, (x, y))) { (label) }
                    }
                }
            }
        }
    }
}

impl Series {
    /// The last figure, and its period.
    fn last(&self) -> Option<(usize, &Value)> {
        let points = self.points.iter().enumerate().rev();
        points.filter_map(|(i, point)| Some((i, point.value.as_ref()?))).next()
    }

    fn words(&self) -> Option<String> {
        self.last().map(|(_, value)| format!("{} {}", self.name, value.label()))
    }

    fn class(&self, n: usize) -> String {
        match self.look {
            Look::Observed => format!("chart-line chart-line-{}", n % 7 + 1),
            Look::Baseline => "chart-line chart-baseline".to_owned(),
            Look::Target => "chart-line chart-target".to_owned(),
        }
    }

    fn figures(&self) -> trace::Runs<&Value> {
        trace::runs(self.points.len(), |i| self.points[i].value.as_ref())
    }

    fn bands(&self) -> trace::Runs<(Value, Value)> {
        trace::runs(self.points.len(), |i| self.points[i].band.clone())
    }

    /// Over a point or under it, whichever the line to its neighbours leaves clear; before a point
    /// that has none.
    fn clear_of(&self, plot: &Plot, i: usize, (x, y): (f64, f64)) -> [(f64, f64); 2] {
        let (over, under) = ((x, y - 12.0), (x, y + 23.0));
        if self.alone(i) {
            return [(x - 36.0, y + 5.0), over];
        }
        let beside = [i.checked_sub(1), i.checked_add(1)];
        let rises =
            beside.into_iter().flatten().filter_map(|at| self.points.get(at)?.value.as_ref());
        let higher = rises.map(|value| plot.high(value) < y).collect::<Vec<_>>();
        let mostly = higher.iter().filter(|higher| **higher).count() * 2 > higher.len();
        if mostly { [under, over] } else { [over, under] }
    }

    fn alone(&self, i: usize) -> bool {
        let there = |at: Option<usize>| {
            at.and_then(|at| self.points.get(at)).is_some_and(|point| point.value.is_some())
        };
        !there(i.checked_sub(1)) && !there(i.checked_add(1))
    }
}

impl Point {
    fn words(&self) -> Option<String> {
        let value = self.value.as_ref()?;
        let mut words = value.label();
        if let Some((low, high)) = &self.band {
            words.push_str(&format!(", between {} and {}", low.label(), high.label()));
        }
        if let Some(n) = self.n {
            words.push_str(&format!(", n = {n}"));
        }
        Some(words)
    }

    fn class(&self, n: usize) -> String {
        let kind = if self.small { "hollow" } else { "mark" };
        format!("chart-{kind}-{}", n % 7 + 1)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::testing::{self, measure, named, numbers, value};
    use proptest::prelude::*;

    fn chart(points: Vec<Point>) -> LineChart {
        let series = Series { name: "Observed".to_owned(), look: Look::Observed, points };
        LineChart {
            figure: Figure::new("care", "Care is falling", "Care days ÷ child days"),
            x: named("quarter", "Quarter"),
            measure: measure(),
            periods: (1..=4).map(|n| n.to_string()).collect(),
            series: vec![series],
            references: vec![Reference::target("Target", value(12.0))],
        }
    }

    fn point(at: f64) -> Point {
        Point { value: Some(value(at)), ..Point::default() }
    }

    #[test]
    fn a_small_group_is_hollow_and_says_how_many() {
        let few = Point { n: Some(7), small: true, ..point(3.0) };
        let svg = testing::sound(&chart(vec![point(5.0), few]));
        assert!(svg.contains("chart-hollow-1") && svg.contains(">n = 7</text>"), "{svg}");
    }

    #[test]
    fn a_missing_figure_breaks_the_line_and_is_never_drawn_as_nothing() {
        let svg =
            testing::sound(&chart(vec![point(1.0), Point::default(), point(2.0), point(3.0)]));
        assert_eq!(svg.matches("<polyline").count(), 2);
        assert_eq!(svg.matches("<circle").count(), 3);
    }

    #[test]
    fn a_target_is_a_named_line_and_a_row_of_the_table() {
        let chart = chart(vec![point(5.0)]);
        assert!(testing::sound(&chart).contains(">Target 12</text>"));
        assert_eq!(chart.table().rows.last().unwrap()[1], "Target".into());
    }

    #[test]
    fn no_figure_at_all_is_said_in_words() {
        assert!(testing::sound(&chart(vec![])).contains("Nothing to show yet"));
    }

    #[test]
    fn lines_that_end_together_keep_their_names_apart() {
        let mut chart = chart(vec![point(5.0), point(5.0)]);
        let mut other = chart.series[0].clone();
        other.name = "Expected at the baseline of the comparison group".to_owned();
        chart.series.push(other);
        testing::nothing_overlaps(&testing::sound(&chart));
    }

    proptest! {
        #[test]
        fn any_figures_give_a_sound_picture(
            first in numbers(14),
            second in numbers(5),
            small in any::<bool>(),
        ) {
            let points = |numbers: Vec<f64>| numbers.into_iter().map(|n| Point {
                band: Value::new(n - 3.0, "low").zip(Value::new(n * 1.5, "high")),
                n: Some(7), small, ..point(n)
            }).collect();
            let mut chart = chart(points(first));
            chart.series.push(Series { points: points(second), ..chart.series[0].clone() });
            testing::nothing_overlaps(&testing::sound(&chart));
        }
    }
}
