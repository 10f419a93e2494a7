//! Amounts side by side as bars from nothing, each under its own name and figure, with how sure
//! we are as a band across its end.

use crate::picture::{self, Picture, SMALL};
use crate::rows::Head;
use crate::scale::Scale;
use crate::text::{Anchor, LINE, fit, px, text, width};
use crate::value::cell;
use crate::{Chart, Figure, Measure, Named, Reference, Value};
use definitions::{Cell, Kind, Table};
use maud::{Markup, html};

/// Bars, one under another.
#[derive(Clone, Debug, PartialEq)]
pub struct BarChart {
    /// Its id, title and subtitle.
    pub figure: Figure,
    /// What the bars are.
    pub x: Named,
    /// What is measured.
    pub measure: Measure,
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// Levels to compare every bar with.
    pub references: Vec<Reference>,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// Its figure; without one, the bar says that there is none.
    pub value: Option<Value>,
    /// Between what it may well lie.
    pub band: Option<(Value, Value)>,
    /// How many it rests on.
    pub n: Option<usize>,
    /// Whether they are too few to compare.
    pub small: bool,
}

const THICK: f64 = 16.0;
const GAP: f64 = 18.0;

impl Chart for BarChart {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Columns: the bar, the measure, `low`, `high`, `n`, `small_group` (`yes` or blank). Levels to
    /// compare with are rows of their own.
    fn table(&self) -> Table {
        let kind = self.measure.kind();
        let mut table = Table::new(
            self.title(),
            &[
                (self.x.name, self.x.title, Kind::Text),
                (self.measure.name, self.measure.title, kind),
                ("low", "Low", kind),
                ("high", "High", kind),
                ("n", "Number in the group", Kind::Number),
                ("small_group", "Too few to compare", Kind::Text),
            ],
        )
        .note(self.subtitle());
        for bar in &self.bars {
            let (low, high) = bar.band.as_ref().map_or((None, None), |(l, h)| (Some(l), Some(h)));
            table.push([
                bar.name.as_str().into(),
                cell(bar.value.as_ref()),
                cell(low),
                cell(high),
                bar.n.into(),
                Cell::from(bar.small.then_some("yes")),
            ]);
        }
        for level in &self.references {
            let (name, shown) = (level.name.as_str().into(), level.value.shown().clone());
            table.push([name, shown, Cell::Blank, Cell::Blank, Cell::Blank, Cell::Blank]);
        }
        table
    }

    fn svg(&self) -> Markup {
        if self.bars.is_empty() {
            return picture::nothing(&self.figure);
        }
        let scale = Scale::over(self.figures(), 1.0, SMALL - 1.0);
        let heads: Vec<Head> = self.bars.iter().map(Bar::head).collect();
        let mut tops = Vec::new();
        let mut foot = self.references.len() as f64 * LINE;
        for head in &heads {
            foot += GAP;
            tops.push(foot);
            foot += head.height() + 4.0 + THICK;
        }
        let said = picture::said(self.bars.iter().map(Bar::said).collect());
        let picture = Picture { figure: &self.figure, width: SMALL, height: foot + 8.0, said };
        picture.small(html! {
            @for (i, level) in self.references.iter().enumerate() { (named(&scale, i, level)) }
            @for ((bar, head), top) in self.bars.iter().zip(&heads).zip(tops) {
                (head.drawn(top))
                (self.drawn(&scale, bar, top + head.height() + 4.0))
            }
        })
    }
}

/// A level's name, over where it lies.
fn named(scale: &Scale, i: usize, level: &Reference) -> Markup {
    let words = fit(&level.words(), SMALL - 8.0);
    let x = scale.at(level.value.at());
    let half = width(&words) / 2.0;
    let middle = x.clamp(half.min(SMALL / 2.0), (SMALL - half).max(SMALL / 2.0));
    text(middle, 14.0 + LINE * i as f64, Anchor::Middle, "chart-name", &words)
}

impl BarChart {
    fn figures(&self) -> impl Iterator<Item = f64> {
        self.bars
            .iter()
            .flat_map(|bar| {
                let (low, high) =
                    bar.band.as_ref().map_or((None, None), |(l, h)| (Some(l), Some(h)));
                [bar.value.as_ref(), low, high]
            })
            .flatten()
            .chain(self.references.iter().map(|level| &level.value))
            .map(Value::at)
    }

    fn drawn(&self, scale: &Scale, bar: &Bar, top: f64) -> Markup {
        let nothing = scale.at(0.0);
        let class = if bar.small { "chart-bar-hollow" } else { "chart-ground-brand" };
        html! {
            g {
                title { (bar.said()) }
                @if let Some(value) = &bar.value {
                    @let end = scale.at(value.at());
                    rect class=(class) x=(px(nothing.min(end))) y=(px(top))
                        width=(px((end - nothing).abs())) height=(px(THICK)) {}
                }
                @if let Some((low, high)) = &bar.band {
                    @let (a, b) = (scale.at(low.at()), scale.at(high.at()));
                    rect class="chart-sure" x=(px(a.min(b))) y=(px(top + 4.0))
                        width=(px((b - a).abs())) height=(px(THICK - 8.0)) {}
                }
            }
            (upright("chart-zero", nothing, top))
            @for level in &self.references {
                (upright(level.upright(), scale.at(level.value.at()), top))
            }
        }
    }
}

fn upright(class: &str, x: f64, top: f64) -> Markup {
    html! {
        line class=(class) x1=(px(x)) x2=(px(x)) y1=(px(top - 3.0)) y2=(px(top + THICK + 3.0)) {}
    }
}

impl Bar {
    fn figure(&self) -> String {
        self.value.as_ref().map_or_else(|| "no figure".to_owned(), Value::label)
    }

    fn head(&self) -> Head {
        let few = self.n.filter(|_| self.small).map(|n| format!("n = {n}"));
        Head::new(&self.name, few.as_deref().unwrap_or(""), &self.figure())
    }

    fn said(&self) -> String {
        let mut said = format!("{}: {}", self.name, self.figure());
        if let Some((low, high)) = &self.band {
            said.push_str(&format!(", between {} and {}", low.label(), high.label()));
        }
        if let Some(n) = self.n {
            said.push_str(&format!(", n = {n}"));
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, measure, named, numbers, value};
    use proptest::prelude::*;

    fn chart(bars: Vec<Bar>) -> BarChart {
        BarChart {
            figure: Figure::new("days", "Most days are saved in the third quarter", "Days a child"),
            x: named("tracking_quarter", "Tracking quarter"),
            measure: measure(),
            bars,
            references: vec![Reference::baseline("Baseline", value(20.0))],
        }
    }

    fn bar(name: &str, at: f64) -> Bar {
        Bar { name: name.to_owned(), value: Some(value(at)), ..Bar::default() }
    }

    #[test]
    fn a_small_group_is_hollow_and_says_how_many() {
        let svg =
            testing::sound(&chart(vec![Bar { n: Some(7), small: true, ..bar("North", 4.0) }]));
        assert!(svg.contains("chart-bar-hollow") && svg.contains("n = 7"), "{svg}");
    }

    #[test]
    fn a_bar_without_a_figure_says_so_and_is_not_drawn() {
        let svg = testing::sound(&chart(vec![Bar { value: None, ..bar("South", 0.0) }]));
        assert!(svg.contains(">no figure</text>") && !svg.contains("<rect"), "{svg}");
    }

    #[test]
    fn a_negative_amount_lies_to_the_left_of_nothing() {
        let svg = testing::sound(&chart(vec![bar("Lost", -20.0)]));
        assert!(svg.contains("<rect class=\"chart-ground-brand\" x=\"1\""), "{svg}");
        assert!(svg.contains("width=\"169\""), "{svg}");
    }

    #[test]
    fn no_bar_at_all_is_said_in_words() {
        assert!(testing::sound(&chart(vec![])).contains("Nothing to show yet"));
    }

    proptest! {
        #[test]
        fn any_figures_give_a_sound_picture(at in numbers(9), name in "[ -~]{0,90}") {
            let bars = at.into_iter().map(|at| Bar {
                band: Some((value(at - 9.0), value(at * 2.0))),
                ..bar(&name, at)
            });
            testing::nothing_overlaps(&testing::sound(&chart(bars.collect())));
        }
    }
}
