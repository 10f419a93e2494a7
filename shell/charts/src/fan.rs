//! What was, and what may come: a line to today, then ranges one inside the other about the
//! middle of what is forecast. The ranges are named at their edge.

use crate::ends::{self, End};
use crate::picture::{self, Picture};
use crate::plot::Plot;
use crate::text::{Labels, px, width};
use crate::trace::{bands, crossing, lines, runs};
use crate::{Chart, Figure, Measure, Named, Reference, Value, axis};
use definitions::{Cell, Kind, Table};
use maud::{Markup, html};

/// A forecast beside what was observed.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// Its id, title and subtitle.
    pub figure: Figure,
    /// What the periods are.
    pub x: Named,
    /// What is forecast.
    pub measure: Measure,
    /// The name of what was observed, drawn where it ends.
    pub observed: String,
    /// The name of the middle of the forecast, such as `As likely over as under`.
    pub middle: String,
    /// The names of the ranges, the widest first, such as `Nine in ten` and `Half`.
    pub ranges: Vec<String>,
    /// The periods, in order.
    pub points: Vec<FanPoint>,
    /// Levels across the whole chart, such as the least cash to hold.
    pub references: Vec<Reference>,
}

/// One period of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FanPoint {
    /// The period.
    pub period: String,
    /// What was observed, if it has passed.
    pub observed: Option<Value>,
    /// The middle of what is forecast.
    pub middle: Option<Value>,
    /// Low and high of each range, the widest first.
    pub ranges: Vec<(Value, Value)>,
}

impl Chart for Fan {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Columns: the period, `series` (the name of the line or the range), the measure (blank for a
    /// range), `low` and `high` (blank for a line).
    fn table(&self) -> Table {
        let kind = self.measure.kind();
        let mut table = Table::new(
            self.title(),
            &[
                (self.x.name, self.x.title, Kind::Text),
                ("series", "Line or range", Kind::Text),
                (self.measure.name, self.measure.title, kind),
                ("low", "Low", kind),
                ("high", "High", kind),
            ],
        )
        .note(self.subtitle());
        for point in &self.points {
            let period = || Cell::from(point.period.as_str());
            let lines = [(&self.observed, &point.observed), (&self.middle, &point.middle)];
            for (name, value) in lines {
                if let Some(value) = value {
                    let shown = value.shown().clone();
                    table.push([period(), name.as_str().into(), shown, Cell::Blank, Cell::Blank]);
                }
            }
            for (name, (low, high)) in self.ranges.iter().zip(&point.ranges) {
                let (low, high) = (low.shown().clone(), high.shown().clone());
                table.push([period(), name.as_str().into(), Cell::Blank, low, high]);
            }
        }
        for level in &self.references {
            let shown = level.value.shown().clone();
            table.push([Cell::Blank, level.name.as_str().into(), shown, Cell::Blank, Cell::Blank]);
        }
        table
    }

    fn svg(&self) -> Markup {
        let Some(last) = self.points.iter().rposition(FanPoint::has_any) else {
            return picture::nothing(&self.figure);
        };
        let names = self.names(last);
        let plot = Plot::new(
            self.measure,
            self.points.len(),
            false,
            self.figures().map(Value::at),
            &names,
        );
        let periods: Vec<String> = self.points.iter().map(|point| point.period.clone()).collect();
        let picture = Picture {
            figure: &self.figure,
            width: plot.width,
            height: plot.bottom + axis::depth(&plot, &periods),
            said: picture::said(self.spoken()),
        };
        let observed = |i: usize| self.points[i].observed.as_ref();
        picture.page(
            false,
            html! {
                @for k in 0..self.ranges.len() {
                    @let class = format!("chart-range chart-range-{}", k.min(3));
                    (bands(&plot, &class, runs(self.points.len(), |i| self.range(i, k))))
                }
                (axis::side(&plot))
                (axis::foot(&plot, self.x.title, &periods))
                @for level in &self.references { (crossing(&plot, level)) }
                (lines(&plot, "chart-line chart-line-1 chart-middle",
                    runs(self.points.len(), |i| self.middle(i))))
                (lines(&plot, "chart-line chart-line-1", runs(self.points.len(), observed)))
                @for (i, value) in (0..self.points.len()).filter_map(|i| Some((i, observed(i)?))) {
                    circle class="chart-mark-1" cx=(px(plot.x(i))) cy=(px(plot.high(value))) r="4" {
                        title { (self.points[i].period) ": " (value.label()) }
                    }
                }
                (self.until_now(&plot, last))
                (ends::drawn(&plot, self.figure.id(), &self.ends(&plot, last)))
            },
        )
    }
}

impl FanPoint {
    fn has_any(&self) -> bool {
        self.observed.is_some() || self.middle.is_some() || !self.ranges.is_empty()
    }
}

impl Fan {
    /// A range, opening from the last figure observed.
    fn range(&self, i: usize, k: usize) -> Option<(Value, Value)> {
        let opens = self.points.get(i + 1).is_some_and(|next| next.ranges.len() > k);
        let here = self.points[i].observed.as_ref().filter(|_| opens);
        self.points[i].ranges.get(k).cloned().or_else(|| here.map(|v| (v.clone(), v.clone())))
    }

    /// The middle, beginning from the last figure observed.
    fn middle(&self, i: usize) -> Option<&Value> {
        let opens = self.points.get(i + 1).is_some_and(|next| next.middle.is_some());
        self.points[i].middle.as_ref().or(self.points[i].observed.as_ref().filter(|_| opens))
    }

    fn figures(&self) -> impl Iterator<Item = &Value> {
        let points = self.points.iter().flat_map(|point| {
            let ranges = point.ranges.iter().take(self.ranges.len()).flat_map(|(l, h)| [l, h]);
            point.observed.iter().chain(&point.middle).chain(ranges)
        });
        points.chain(self.references.iter().map(|level| &level.value))
    }

    /// The name of what was observed, where it ends before the forecast does.
    fn until_now(&self, plot: &Plot, last: usize) -> Markup {
        let seen = self.points.iter().rposition(|point| point.observed.is_some());
        let value =
            seen.filter(|&i| i < last).and_then(|i| Some((i, self.points[i].observed.as_ref()?)));
        let label = value.and_then(|(i, value)| {
            let words = format!("{} {}", self.observed, value.label());
            let (x, y) = (plot.x(i) - width(&words) / 2.0 + 8.0, plot.high(value));
            let before = i.checked_sub(1).and_then(|i| self.points[i].observed.as_ref());
            let falling = before.is_some_and(|before| plot.high(before) < y);
            let (over, under) = ((x, y - 13.0), (x, y + 25.0));
            let places = if falling { [under, over] } else { [over, under] };
            Labels::within(plot).place(&words, "chart-halo", &places)
        });
        html! { @if let Some(label) = label { (label) } }
    }

    /// Every name at the right edge and where it belongs; the names alone decide the room.
    fn named(&self, last: usize) -> Vec<(String, usize, Anchored<'_>)> {
        let mut named = Vec::new();
        let end = &self.points[last];
        let seen = self.points.iter().rposition(|point| point.observed.is_some());
        if let Some((i, value)) = seen.and_then(|i| Some((i, self.points[i].observed.as_ref()?)))
            && i == last
        {
            named.push((format!("{} {}", self.observed, value.label()), i, Anchored::On(value)));
        }
        if let Some(value) = &end.middle {
            named.push((format!("{} {}", self.middle, value.label()), last, Anchored::On(value)));
        }
        for (k, (name, range)) in self.ranges.iter().zip(&end.ranges).enumerate() {
            let inner = end.ranges.get(k + 1).map(|inner| &inner.1).or(end.middle.as_ref());
            let words = format!("{name}: {} to {}", range.0.label(), range.1.label());
            named.push((words, last, Anchored::Between(&range.1, inner.unwrap_or(&range.0))));
        }
        named
    }

    fn names(&self, last: usize) -> Vec<String> {
        let names = self.named(last).into_iter().map(|(words, ..)| words);
        names.chain(self.references.iter().map(Reference::words)).collect()
    }

    fn ends(&self, plot: &Plot, last: usize) -> Vec<End> {
        let named = self.named(last).into_iter().map(|(words, i, anchored)| {
            let (y, line) = match anchored {
                Anchored::On(value) => (plot.high(value), "chart-line chart-line-1"),
                Anchored::Between(a, b) => {
                    ((plot.high(a) + plot.high(b)) / 2.0, "chart-quiet-line")
                }
            };
            End { x: plot.x(i) + 6.0, y, words, line: line.to_owned(), fill: None }
        });
        let levels = self.references.iter().map(|level| End {
            x: plot.right,
            y: plot.high(&level.value),
            words: level.words(),
            line: level.class().to_owned(),
            fill: None,
        });
        named.chain(levels).collect()
    }

    fn spoken(&self) -> Vec<String> {
        let said = self.points.iter().flat_map(|point| {
            let lines = [(&self.observed, &point.observed), (&self.middle, &point.middle)];
            lines.into_iter().filter_map(|(name, value)| {
                Some(format!("{}, {name}: {}", point.period, value.as_ref()?.label()))
            })
        });
        said.chain(self.references.iter().map(Reference::words)).collect()
    }
}

/// What a name at the edge stands beside.
enum Anchored<'a> {
    On(&'a Value),
    Between(&'a Value, &'a Value),
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::testing::{self, measure, named, numbers, value};
    use proptest::prelude::*;

    fn chart(past: &[f64], to_come: &[f64]) -> Fan {
        let past =
            past.iter().map(|&at| FanPoint { observed: Some(value(at)), ..FanPoint::default() });
        let to_come = to_come.iter().map(|&at| FanPoint {
            middle: Some(value(at)),
            ranges: vec![
                (value(at - 20.0), value(at + 20.0)),
                (value(at - 10.0), value(at + 10.0)),
            ],
            ..FanPoint::default()
        });
        let mut points: Vec<FanPoint> = past.chain(to_come).collect();
        for (i, point) in points.iter_mut().enumerate() {
            point.period = format!("Q{} 2015", i + 1);
        }
        Fan {
            figure: Figure::new("cash", "Cash lasts past the summer", "At the end of each quarter"),
            x: named("quarter", "Quarter"),
            measure: measure(),
            observed: "Held".to_owned(),
            middle: "Forecast".to_owned(),
            ranges: vec!["Nine in ten".to_owned(), "Half".to_owned()],
            points,
            references: vec![Reference::target("Least to hold", value(15.0))],
        }
    }

    #[test]
    fn a_forecast_opens_from_the_last_figure_observed() {
        let svg = testing::sound(&chart(&[50.0, 40.0], &[30.0, 20.0]));
        assert_eq!(svg.matches("<polygon").count(), 2);
        assert_eq!(svg.matches("<polyline").count(), 2);
        let polygon = svg.split("<polygon").nth(1).unwrap();
        assert_eq!(polygon.split('>').next().unwrap().matches(',').count(), 6);
    }

    #[test]
    fn every_range_is_named_at_its_edge() {
        let svg = testing::sound(&chart(&[50.0], &[30.0]));
        assert!(svg.contains("Nine in ten: 10 to") && svg.contains("Half: 20 to 40"), "{svg}");
        testing::nothing_overlaps(&svg);
    }

    #[test]
    fn the_table_has_every_range_as_a_row() {
        assert_eq!(chart(&[50.0], &[30.0]).table().rows.len(), 5);
    }

    #[test]
    fn no_figure_at_all_is_said_in_words() {
        assert!(testing::sound(&chart(&[], &[])).contains("Nothing to show yet"));
    }

    proptest! {
        #[test]
        fn any_figures_give_a_sound_picture(past in numbers(9), to_come in numbers(9)) {
            testing::nothing_overlaps(&testing::sound(&chart(&past, &to_come)));
        }
    }
}
