//! How one amount becomes another, step by step. Days and pounds may follow one another in one
//! picture, each on a scale of its own that begins at nothing.

use crate::pattern::{self, Fill, Texture};
use crate::picture::{self, Picture, SMALL};
use crate::rows::Head;
use crate::scale::Scale;
use crate::text::px;
use crate::{Chart, Figure, Measure, Value};
use definitions::{Cell, Kind, Table};
use maud::{Markup, html};

/// Steps from one amount to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// Its id, title and subtitle.
    pub figure: Figure,
    /// The steps, those in one measure together.
    pub sections: Vec<Section>,
}

/// Steps in one measure, on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What they are in.
    pub measure: Measure,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// What it means, in a few words.
    pub meaning: String,
    /// The amount, negative where it is taken off.
    pub value: Value,
    /// Whether it is an amount reached or a change to it.
    pub is: Move,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The amount reached here: a bar from nothing.
    Total,
    /// What is added or taken off: a bar from where the last one ended.
    Change,
    /// The amount the picture is about: a bar from nothing that stands out.
    Result,
}

const THICK: f64 = 16.0;
const GAP: f64 = 16.0;

impl Chart for Waterfall {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Columns: `step`, `meaning`, `is` (`total`, `change` or `result`), then one for each measure,
    /// blank where the step is in another.
    fn table(&self) -> Table {
        let mut columns = vec![
            ("step", "Step", Kind::Text),
            ("meaning", "Meaning", Kind::Text),
            ("is", "Is a", Kind::Text),
        ];
        columns.extend(
            self.sections.iter().map(|section| {
                (section.measure.name, section.measure.title, section.measure.kind())
            }),
        );
        let mut table = Table::new(self.title(), &columns).note(self.subtitle());
        for (i, section) in self.sections.iter().enumerate() {
            for step in &section.steps {
                let mut row: Vec<Cell> = vec![
                    step.name.as_str().into(),
                    step.meaning.as_str().into(),
                    step.is.word().into(),
                ];
                row.resize(columns.len(), Cell::Blank);
                if let Some(cell) = row.get_mut(3 + i) {
                    *cell = step.value.shown().clone();
                }
                table.rows.push(row);
            }
        }
        table
    }

    fn svg(&self) -> Markup {
        let sections: Vec<&Section> =
            self.sections.iter().filter(|section| !section.steps.is_empty()).collect();
        if sections.is_empty() {
            return picture::nothing(&self.figure);
        }
        let mut foot = 0.0;
        let mut marks = Vec::new();
        for (i, section) in sections.iter().enumerate() {
            if i > 0 {
                let y = px(foot + GAP);
                marks
                    .push(html! { line class="chart-grid" x1="0" x2=(px(SMALL)) y1=(y) y2=(y) {} });
                foot += GAP;
            }
            let (drawn, height) = section.drawn(self.figure.id(), foot);
            marks.push(drawn);
            foot += height;
        }
        let steps = sections.iter().flat_map(|section| &section.steps);
        let picture = Picture {
            figure: &self.figure,
            width: SMALL,
            height: foot + 6.0,
            said: picture::said(steps.map(Step::said).collect()),
        };
        picture.small(html! {
            (pattern::defs(self.figure.id(), self.fills()))
            @for mark in marks { (mark) }
        })
    }
}

impl Waterfall {
    fn fills(&self) -> impl Iterator<Item = Fill> {
        self.sections.iter().flat_map(|section| &section.steps).map(Step::fill)
    }
}

impl Section {
    /// Where each step begins and ends.
    fn spans(&self) -> Vec<(f64, f64)> {
        let mut reached = 0.0;
        let spans = self.steps.iter().map(|step| {
            let from = if step.is == Move::Change { reached } else { 0.0 };
            reached = from + step.value.at();
            (from, reached)
        });
        spans.collect()
    }

    /// The section, and how tall it is.
    fn drawn(&self, id: &str, top: f64) -> (Markup, f64) {
        let spans = self.spans();
        let scale = Scale::over(spans.iter().flat_map(|&(a, b)| [a, b]), 1.0, SMALL - 1.0);
        let mut foot = top;
        let mut rows = Vec::new();
        for (step, (from, to)) in self.steps.iter().zip(spans) {
            foot += GAP;
            let head = Head::new(&step.name, &step.meaning, &step.value.label());
            let bar = foot + head.height() + 4.0;
            let (a, b) = (scale.at(from), scale.at(to));
            rows.push(html! {
                (head.drawn(foot))
                g {
                    title { (step.said()) }
                    (step.fill().rect(id, a.min(b), bar, (b - a).abs(), THICK))
                }
                (upright("chart-zero", scale.at(0.0), bar))
                @if step.is == Move::Change { (upright("chart-from", a, bar)) }
            });
            foot = bar + THICK;
        }
        (html! { @for row in rows { (row) } }, foot - top)
    }
}

fn upright(class: &str, x: f64, top: f64) -> Markup {
    html! {
        line class=(class) x1=(px(x)) x2=(px(x)) y1=(px(top - 3.0)) y2=(px(top + THICK + 3.0)) {}
    }
}

impl Step {
    fn said(&self) -> String {
        let meaning =
            if self.meaning.is_empty() { String::new() } else { format!(", {}", self.meaning) };
        format!("{}{meaning}: {}", self.name, self.value.label())
    }

    fn fill(&self) -> Fill {
        match self.is {
            Move::Total => Fill { texture: Texture::Solid, tone: "brand" },
            Move::Result => Fill { texture: Texture::Solid, tone: "accent" },
            Move::Change if self.value.at() < 0.0 => {
                Fill { texture: Texture::Hatch, tone: "brand" }
            }
            Move::Change => Fill { texture: Texture::Dots, tone: "brand" },
        }
    }
}

impl Move {
    fn word(self) -> &'static str {
        match self {
            Move::Total => "total",
            Move::Change => "change",
            Move::Result => "result",
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;
    use crate::Unit;
    use crate::testing::{self, measure, numbers, value};
    use proptest::prelude::*;

    fn step(name: &str, is: Move, value: impl Into<Value>) -> Step {
        Step { name: name.to_owned(), meaning: "as agreed".to_owned(), value: value.into(), is }
    }

    fn chart(days: Vec<Step>, pounds: Vec<Step>) -> Waterfall {
        let amount = Measure { name: "amount", title: "Amount", unit: Unit::Pounds };
        Waterfall {
            figure: Figure::new("payment", "£1,536.64 is due", "To 30 September 2014"),
            sections: vec![
                Section { measure: measure(), steps: days },
                Section { measure: amount, steps: pounds },
            ],
        }
    }

    #[test]
    fn a_change_begins_where_the_last_step_ended() {
        let steps = vec![
            step("Expected", Move::Total, 412_i64),
            step("Observed", Move::Change, -249_i64),
            step("Saved", Move::Result, 163_i64),
        ];
        let section = Section { measure: measure(), steps };
        assert_eq!(section.spans(), [(0.0, 412.0), (412.0, 163.0), (0.0, 163.0)]);
    }

    #[test]
    fn days_and_pounds_each_have_a_scale_and_a_column() {
        let pounds = vec![step("Priced", Move::Total, definitions::Money(1_153_664))];
        let chart = chart(vec![step("Saved", Move::Total, 163_i64)], pounds);
        let svg = testing::sound(&chart);
        assert_eq!(svg.matches("width=\"338\"").count(), 2, "{svg}");
        let table = chart.table();
        assert_eq!(table.rows[1][3..], [Cell::Blank, Cell::Money(definitions::Money(1_153_664))]);
    }

    #[test]
    fn words_and_figure_fit_in_the_millions_of_millions() {
        let most = definitions::Money(i64::MAX);
        let svg =
            testing::sound(&chart(vec![], vec![step("Agreed before, and now", Move::Total, most)]));
        testing::nothing_overlaps(&svg);
    }

    #[test]
    fn no_step_at_all_is_said_in_words() {
        assert!(testing::sound(&chart(vec![], vec![])).contains("Nothing to show yet"));
    }

    proptest! {
        #[test]
        fn any_steps_give_a_sound_picture(days in numbers(8), pounds in numbers(8)) {
            let steps = |numbers: Vec<f64>| {
                let moves = [Move::Total, Move::Change, Move::Change, Move::Result];
                let steps = numbers.into_iter().zip(moves.iter().cycle());
                steps.map(|(at, is)| step("Step", *is, value(at))).collect()
            };
            testing::nothing_overlaps(&testing::sound(&chart(steps(days), steps(pounds))));
        }
    }
}
