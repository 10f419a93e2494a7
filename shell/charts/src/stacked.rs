//! Parts that make a whole, period by period: what is above nothing piles up, what is below hangs
//! down. Every part has a texture of its own and its name beside it.

use crate::ends::{self, End};
use crate::pattern::{self, Fill};
use crate::picture::{self, Picture};
use crate::plot::Plot;
use crate::text::Labels;
use crate::trace::crossing;
use crate::value::cell;
use crate::{Chart, Figure, Measure, Named, Reference, Value, axis};
use definitions::{Cell, Kind, Table};
use maud::{Markup, html};

/// Columns of parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Stacked {
    /// Its id, title and subtitle.
    pub figure: Figure,
    /// What the columns are.
    pub x: Named,
    /// What the parts are.
    pub part: Named,
    /// What is measured.
    pub measure: Measure,
    /// The names of the parts, from the foot up; seven have a look of their own.
    pub parts: Vec<String>,
    /// The columns, in order.
    pub stacks: Vec<Stack>,
    /// Levels across the whole chart.
    pub references: Vec<Reference>,
}

/// One column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stack {
    /// The period.
    pub period: String,
    /// One figure a part, in their order.
    pub values: Vec<Option<Value>>,
    /// What they come to, drawn over the column.
    pub total: Option<Value>,
}

impl Chart for Stacked {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Columns: the period, the part, the measure. What a column comes to is a row whose part is
    /// `Total`; levels across the whole chart are rows without a period.
    fn table(&self) -> Table {
        let mut table = Table::new(
            self.title(),
            &[
                (self.x.name, self.x.title, Kind::Text),
                (self.part.name, self.part.title, Kind::Text),
                (self.measure.name, self.measure.title, self.measure.kind()),
            ],
        )
        .note(self.subtitle());
        for stack in &self.stacks {
            let period = || Cell::from(stack.period.as_str());
            for (part, value) in self.parts.iter().zip(&stack.values) {
                table.push([period(), part.as_str().into(), cell(value.as_ref())]);
            }
            if let Some(total) = &stack.total {
                table.push([period(), "Total".into(), total.shown().clone()]);
            }
        }
        for level in &self.references {
            table.push([Cell::Blank, level.name.as_str().into(), level.value.shown().clone()]);
        }
        table
    }

    fn svg(&self) -> Markup {
        if self.parts.is_empty()
            || self.stacks.iter().all(|stack| stack.values.iter().all(Option::is_none))
        {
            return picture::nothing(&self.figure);
        }
        let names: Vec<String> = self
            .parts
            .iter()
            .cloned()
            .chain(self.references.iter().map(Reference::words))
            .collect();
        let reaches = self.stacks.iter().flat_map(|stack| spans(stack, self.parts.len()));
        let figures = reaches
            .flat_map(|(_, from, to, _)| [from, to])
            .chain(self.references.iter().map(|level| level.value.at()));
        let plot = Plot::new(self.measure, self.stacks.len(), true, figures, &names);
        let periods: Vec<String> = self.stacks.iter().map(|stack| stack.period.clone()).collect();
        let picture = Picture {
            figure: &self.figure,
            width: plot.width,
            height: plot.bottom + axis::depth(&plot, &periods),
            said: picture::said(self.spoken()),
        };
        picture.page(
            false,
            html! {
                (pattern::defs(self.figure.id(), (0..self.parts.len()).map(Fill::of)))
                (axis::side(&plot))
                @for (i, stack) in self.stacks.iter().enumerate() { (self.column(&plot, i, stack)) }
                @for level in &self.references { (crossing(&plot, level)) }
                (self.totals(&plot))
                (axis::foot(&plot, self.x.title, &periods))
                (ends::drawn(&plot, self.figure.id(), &self.ends(&plot)))
            },
        )
    }
}

/// What each part of a column covers: which part, from where, to where, and its figure.
fn spans(stack: &Stack, parts: usize) -> Vec<(usize, f64, f64, &Value)> {
    let (mut above, mut below) = (0.0, 0.0);
    let mut spans = Vec::new();
    for (k, value) in stack.values.iter().take(parts).enumerate() {
        let Some(value) = value else { continue };
        let edge = if value.at() < 0.0 { &mut below } else { &mut above };
        spans.push((k, *edge, *edge + value.at(), value));
        *edge += value.at();
    }
    spans
}

fn thick(plot: &Plot) -> f64 {
    (plot.step() * 0.62).min(52.0)
}

impl Stacked {
    fn column(&self, plot: &Plot, i: usize, stack: &Stack) -> Markup {
        let thick = thick(plot);
        html! {
            @for (k, from, to, value) in spans(stack, self.parts.len()) {
                @let (a, b) = (plot.y.at(from), plot.y.at(to));
                @let tall = (a - b).abs();
                @let gap = if tall > 3.0 { 1.0 } else { 0.0 };
                g {
                    title { (stack.period) ", " (self.parts[k]) ": " (value.label()) }
                    @let (x, y) = (plot.x(i) - thick / 2.0, a.min(b) + gap / 2.0);
                    (Fill::of(k).rect(self.figure.id(), x, y, thick, tall - gap))
                }
            }
        }
    }

    fn totals(&self, plot: &Plot) -> Markup {
        let mut labels = Labels::within(plot);
        html! {
            @for (i, stack) in self.stacks.iter().enumerate() {
                @if let Some(total) = &stack.total {
                    @let top = spans(stack, self.parts.len()).iter().map(|span| plot.y.at(span.2))
                        .fold(plot.y.at(0.0), f64::min);
                    @if let Some(label) = labels.place(&total.label(), "chart-halo",
                        &[(plot.x(i), top - 6.0)]) { (label) }
                }
            }
        }
    }

    /// Each part is named beside where it stands in the last column that has it.
    fn ends(&self, plot: &Plot) -> Vec<End> {
        let parts = self.parts.iter().enumerate().map(|(k, name)| {
            let found = self.stacks.iter().enumerate().rev().find_map(|(i, stack)| {
                let spans = spans(stack, self.parts.len());
                spans.into_iter().find(|span| span.0 == k).map(|span| (i, span.1, span.2))
            });
            let (i, from, to) = found.unwrap_or((self.stacks.len().saturating_sub(1), 0.0, 0.0));
            End {
                x: plot.x(i) + thick(plot) / 2.0 + 3.0,
                y: (plot.y.at(from) + plot.y.at(to)) / 2.0,
                words: name.clone(),
                line: "chart-quiet-line".to_owned(),
                fill: Some(Fill::of(k)),
            }
        });
        let levels = self.references.iter().map(|level| End {
            x: plot.right,
            y: plot.high(&level.value),
            words: level.words(),
            line: level.class().to_owned(),
            fill: None,
        });
        parts.chain(levels).collect()
    }

    fn spoken(&self) -> Vec<String> {
        let said = self.stacks.iter().flat_map(|stack| {
            spans(stack, self.parts.len()).into_iter().map(|(k, _, _, value)| {
                format!("{}, {}: {}", stack.period, self.parts[k], value.label())
            })
        });
        said.chain(self.references.iter().map(Reference::words)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, measure, named, numbers, value};
    use proptest::prelude::*;

    fn chart(columns: &[&[f64]]) -> Stacked {
        let stacks = columns.iter().enumerate().map(|(i, numbers)| Stack {
            period: format!("Q{} 2015", i + 1),
            values: numbers.iter().map(|&at| Some(value(at))).collect(),
            total: Some(value(numbers.iter().sum())),
        });
        Stacked {
            figure: Figure::new("cash", "More comes in than goes out", "Pounds, by quarter"),
            x: named("quarter", "Quarter"),
            part: named("source", "Source"),
            measure: measure(),
            parts: vec!["Investors".to_owned(), "Council".to_owned(), "Provider".to_owned()],
            stacks: stacks.collect(),
            references: vec![],
        }
    }

    #[test]
    fn what_goes_out_hangs_below_nothing() {
        let stack = &chart(&[&[10.0, 5.0, -7.0]]).stacks[0];
        let spans: Vec<_> = spans(stack, 3).iter().map(|span| (span.1, span.2)).collect();
        assert_eq!(spans, [(0.0, 10.0), (10.0, 15.0), (0.0, -7.0)]);
    }

    #[test]
    fn every_part_is_named_beside_it_once() {
        let svg = testing::sound(&chart(&[&[10.0, 5.0, -7.0], &[8.0, 9.0, -2.0]]));
        for part in ["Investors", "Council", "Provider"] {
            assert_eq!(svg.matches(&format!(">{part}</text>")).count(), 1);
        }
        testing::nothing_overlaps(&svg);
    }

    #[test]
    fn the_table_has_a_row_for_each_part_and_total() {
        assert_eq!(chart(&[&[1.0, 2.0, 3.0]]).table().rows.len(), 4);
    }

    #[test]
    fn no_figure_at_all_is_said_in_words() {
        assert!(testing::sound(&chart(&[])).contains("Nothing to show yet"));
    }

    proptest! {
        #[test]
        fn any_figures_give_a_sound_picture(columns in prop::collection::vec(numbers(3), 0..14)) {
            let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            testing::nothing_overlaps(&testing::sound(&chart(&columns)));
        }
    }
}
