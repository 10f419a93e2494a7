//! How many come to each step of a path, and how many leave before the next, and why.

use crate::pattern::{self, Fill, Texture};
use crate::picture::{self, Picture, SMALL};
use crate::rows::Head;
use crate::scale::Scale;
use crate::text::{px, width};
use crate::{Chart, Figure, Named, Value};
use definitions::{Kind, Table};
use maud::{Markup, html};

/// A path and who leaves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// Its id, title and subtitle.
    pub figure: Figure,
    /// What is counted.
    pub counted: Named,
    /// The steps, in order.
    pub steps: Vec<FunnelStep>,
}

/// One step of the path.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelStep {
    /// The step.
    pub name: String,
    /// How many came to it.
    pub count: Value,
    /// Who left after it and before the next step, by why.
    pub leaving: Vec<Leaving>,
}

/// Some who left.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaving {
    /// Why, in words that follow their number, such as `did not meet the criteria`.
    pub why: String,
    /// How many.
    pub count: Value,
}

const LEFT: Fill = Fill { texture: Texture::Hatch, tone: "brand" };
const REACHED: Fill = Fill { texture: Texture::Solid, tone: "brand" };

impl Chart for Funnel {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Columns: `step`, `outcome` (`came to it`, or why they left after it), and what is counted.
    fn table(&self) -> Table {
        let mut table = Table::new(
            self.title(),
            &[
                ("step", "Step", Kind::Text),
                ("outcome", "What happened", Kind::Text),
                (self.counted.name, self.counted.title, Kind::Number),
            ],
        )
        .note(self.subtitle());
        for step in &self.steps {
            let name = step.name.as_str();
            table.push([name.into(), "came to it".into(), step.count.shown().clone()]);
            for leaving in &step.leaving {
                let why = leaving.why.as_str();
                table.push([name.into(), why.into(), leaving.count.shown().clone()]);
            }
        }
        table
    }

    fn svg(&self) -> Markup {
        if self.steps.is_empty() {
            return picture::nothing(&self.figure);
        }
        let rows = self.rows();
        let scale = Scale::over(rows.iter().flat_map(|row| [row.from, row.to]), 1.0, SMALL - 1.0);
        let mut foot = 0.0;
        let mut places = Vec::new();
        for row in &rows {
            foot += if row.fill == REACHED { 16.0 } else { 6.0 };
            let bar = foot + row.down_to_bar(&scale);
            places.push((foot, bar));
            foot = (foot + row.head.height()).max(bar + row.thick());
        }
        let picture = Picture {
            figure: &self.figure,
            width: SMALL,
            height: foot + 4.0,
            said: picture::said(rows.iter().map(|row| row.said.clone()).collect()),
        };
        picture.small(html! {
            (pattern::defs(self.figure.id(), rows.iter().map(|row| row.fill)))
            @for (row, (top, bar)) in rows.iter().zip(places) {
                (row.head.drawn(top))
                @let (left, right) = row.span(&scale);
                g {
                    title { (row.said) }
                    (row.fill.rect(self.figure.id(), left, bar, right - left, row.thick()))
                }
                @if row.fill == REACHED {
                    line class="chart-zero" x1=(px(scale.at(0.0))) x2=(px(scale.at(0.0)))
                        y1=(px(bar - 3.0)) y2=(px(bar + row.thick() + 3.0)) {}
                }
            }
        })
    }
}

/// A bar of it: who came to a step, or who left.
struct Row {
    head: Head,
    said: String,
    fill: Fill,
    from: f64,
    to: f64,
}

impl Row {
    fn thick(&self) -> f64 {
        if self.fill == REACHED { 20.0 } else { 10.0 }
    }

    fn span(&self, scale: &Scale) -> (f64, f64) {
        let (a, b) = (scale.at(self.from), scale.at(self.to));
        (a.min(b), a.max(b))
    }

    /// From the top of its words to its bar: under them, or beside them where there is room.
    fn down_to_bar(&self, scale: &Scale) -> f64 {
        let beside = self.fill == LEFT && width(&self.said) + 12.0 <= self.span(scale).0;
        if beside { 4.0 } else { self.head.height() + 3.0 }
    }
}

impl Funnel {
    fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for step in &self.steps {
            let (count, mut edge) = (step.count.label(), step.count.at());
            rows.push(Row {
                head: Head::new(&step.name, "", &count),
                said: format!("{}: {count}", step.name),
                fill: REACHED,
                from: 0.0,
                to: edge,
            });
            for leaving in &step.leaving {
                let words = format!("{} {}", leaving.count.label(), leaving.why);
                rows.push(Row {
                    head: Head::new(&words, "", "").quiet(),
                    said: words,
                    fill: LEFT,
                    from: edge,
                    to: edge - leaving.count.at(),
                });
                edge -= leaving.count.at();
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, named, numbers, value};
    use proptest::prelude::*;

    fn step(name: &str, count: f64, leaving: &[(&str, f64)]) -> FunnelStep {
        let leaving = leaving
            .iter()
            .map(|&(why, count)| Leaving { why: why.to_owned(), count: value(count) });
        FunnelStep { name: name.to_owned(), count: value(count), leaving: leaving.collect() }
    }

    fn chart(steps: Vec<FunnelStep>) -> Funnel {
        Funnel {
            figure: Figure::new("path", "Two in three referrals became a case", "To 30 June 2014"),
            counted: named("children", "Children"),
            steps,
        }
    }

    #[test]
    fn those_who_leave_are_taken_off_the_end_of_those_who_came() {
        let rows = chart(vec![step("Referred", 75.0, &[("declined", 11.0), ("moved away", 14.0)])]);
        let ends: Vec<_> = rows.rows().iter().map(|row| (row.from, row.to)).collect();
        assert_eq!(ends, [(0.0, 75.0), (75.0, 64.0), (64.0, 50.0)]);
    }

    #[test]
    fn every_reason_is_read_beside_its_number() {
        let chart =
            chart(vec![step("Referred", 75.0, &[("declined", 11.0)]), step("Opened", 64.0, &[])]);
        let svg = testing::sound(&chart);
        assert!(svg.contains("11 declined") && svg.contains(">75</text>"), "{svg}");
        assert_eq!(chart.table().rows.len(), 3);
    }

    #[test]
    fn a_path_can_be_read_aloud() {
        let path =
            chart(vec![step("Referred", 75.0, &[("declined", 11.0)]), step("Opened", 64.0, &[])]);
        let said = picture::said(path.rows().into_iter().map(|row| row.said).collect());
        expect_test::expect!["Referred: 75; 11 declined; Opened: 64."].assert_eq(&said);
    }

    #[test]
    fn no_step_at_all_is_said_in_words() {
        assert!(testing::sound(&chart(vec![])).contains("Nothing to show yet"));
    }

    proptest! {
        #[test]
        fn any_counts_give_a_sound_picture(
            counts in numbers(5),
            left in numbers(4),
            why in "[ -~]{0,120}",
        ) {
            let left: Vec<(&str, f64)> = left.into_iter().map(|n| (why.as_str(), n)).collect();
            let steps = counts.into_iter().map(|count| step(&why, count, &left)).collect();
            testing::nothing_overlaps(&testing::sound(&chart(steps)));
        }
    }
}
