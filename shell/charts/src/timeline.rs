//! A child's thirty months, a row of days for each tracking quarter: care, home, excluded and
//! unknown days as textures of their own, and behind each run of days, why.

use crate::calendar::{self, Days};
use crate::pattern::{self, Texture};
use crate::picture::{self, PAGE, Picture};
use crate::text::{Anchor, LINE, bold, px, text, width, wrap};
use crate::{Chart, Figure, Named, State};
use definitions::{Date, Kind, Table, days_between, said};
use maud::{Markup, html};

/// Days in rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Its id, title and subtitle.
    pub figure: Figure,
    /// What the rows are.
    pub row: Named,
    /// The rows, in order.
    pub rows: Vec<TimelineRow>,
}

/// One row of days.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineRow {
    /// Its name.
    pub name: String,
    /// Its first day.
    pub from: Date,
    /// The day after its last.
    pub to: Date,
    /// What is known of its days; what lies outside the row is not drawn.
    pub runs: Vec<Run>,
}

/// Days that follow one another and are all of one kind, for one reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// What the days are.
    pub state: State,
    /// Why, in words.
    pub said: String,
    /// Where a press leads.
    pub href: Option<String>,
}

pub(crate) const TALL: f64 = 36.0;
const ROW: f64 = 76.0;
const NAME: f64 = 132.0;
const TOP: f64 = 24.0;
impl Chart for Timeline {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Columns: the row, `from`, `until` (the day after the last), `days`, `state`, `why`. One row
    /// for each run, as far as it lies inside its row.
    fn table(&self) -> Table {
        let mut table = Table::new(
            self.title(),
            &[
                (self.row.name, self.row.title, Kind::Text),
                ("from", "From", Kind::Date),
                ("until", "Until", Kind::Date),
                ("days", "Days", Kind::Number),
                ("state", "Days are", Kind::Text),
                ("why", "Why", Kind::Text),
            ],
        )
        .note(self.subtitle());
        for row in &self.rows {
            for (run, from, to) in row.inside() {
                table.push([
                    row.name.as_str().into(),
                    from.into(),
                    to.into(),
                    days_between(from, to).into(),
                    run.state.word().into(),
                    run.said.as_str().into(),
                ]);
            }
        }
        table
    }

    fn svg(&self) -> Markup {
        let longest = self.rows.iter().map(TimelineRow::days).max().unwrap_or(0);
        if longest <= 0 {
            return picture::nothing(&self.figure);
        }
        let names = self.rows.iter().flat_map(|row| wrap(&row.name, NAME, 2));
        let left = names.map(|line| bold(&line)).fold(0.0, f64::max).min(NAME) + 16.0;
        let days = Days { left, each: (PAGE - left - 2.0) / longest as f64 };
        let states: Vec<State> = State::ALL.into_iter().filter(|state| self.has(*state)).collect();
        let foot = TOP + ROW * self.rows.len() as f64;
        let (key, height) = key(self.figure.id(), &states, left, foot - 4.0);
        let picture = Picture {
            figure: &self.figure,
            width: PAGE,
            height: foot + height,
            said: picture::said(self.rows.iter().map(TimelineRow::spoken).collect()),
        };
        let links = self.rows.iter().flat_map(|row| &row.runs).any(|run| run.href.is_some());
        picture.page(
            links,
            html! {
                (pattern::defs(self.figure.id(), states.iter().map(|state| state.fill())))
                @for (i, row) in self.rows.iter().enumerate() {
                    (row.drawn(self.figure.id(), TOP + ROW * i as f64, &days))
                }
                (key)
            },
        )
    }
}

/// The states that stand in this picture, and how tall their key is.
fn key(id: &str, states: &[State], left: f64, top: f64) -> (Markup, f64) {
    let (mut x, mut y) = (left, top);
    let mut drawn = Vec::new();
    for state in states {
        let wide = 32.0 + width(state.word()) + 18.0;
        if x + wide > PAGE && x > left {
            (x, y) = (left, y + 26.0);
        }
        drawn.push(html! {
            (state.fill().rect(id, x + 1.0, y + 1.0, 24.0, 16.0))
            (text(x + 32.0, y + 14.0, Anchor::Start, "chart-quiet", state.word()))
        });
        x += wide;
    }
    (html! { g aria-hidden="true" { @for mark in drawn { (mark) } } }, y - top + 26.0)
}

impl Timeline {
    fn has(&self, state: State) -> bool {
        self.rows.iter().flat_map(TimelineRow::inside).any(|(run, ..)| run.state == state)
    }
}

impl TimelineRow {
    fn days(&self) -> i64 {
        days_between(self.from, self.to).max(0)
    }

    /// The runs as far as they lie inside the row.
    fn inside(&self) -> impl Iterator<Item = (&Run, Date, Date)> {
        let clipped =
            self.runs.iter().map(|run| (run, run.from.max(self.from), run.to.min(self.to)));
        clipped.filter(|(_, from, to)| from < to)
    }

    /// The row in one breath: how many days of each kind.
    fn spoken(&self) -> String {
        let counts = State::ALL.iter().filter_map(|state| {
            let runs = self.inside().filter(|(run, ..)| run.state == *state);
            let days: i64 = runs.map(|(_, from, to)| days_between(from, to)).sum();
            (days > 0).then(|| format!("{} {}", counted(days), state.word()))
        });
        format!("{}: {}", self.name, counts.collect::<Vec<_>>().join(", "))
    }

    fn drawn(&self, id: &str, top: f64, days: &Days) -> Markup {
        let lines = wrap(&self.name, NAME, 2);
        let first = top + TALL / 2.0 + 5.0 - LINE / 2.0 * (lines.len().max(1) - 1) as f64;
        html! {
            g role="group" aria-label=(self.spoken()) {
                @for (i, line) in lines.iter().enumerate() {
                    (text(0.0, first + LINE * i as f64, Anchor::Start, "chart-step", line))
                }
                (calendar::drawn(self.from, self.days(), top, days))
                @for (run, from, to) in self.inside() {
                    @let x = days.x(days_between(self.from, from));
                    @let end = days.x(days_between(self.from, to));
                    (run.drawn(id, (x, top, end - x), from, to))
                }
            }
        }
    }
}

/// `1 day`, `92 days`.
fn counted(days: i64) -> String {
    format!("{days} {}", if days == 1 { "day" } else { "days" })
}

impl Run {
    fn drawn(&self, id: &str, (x, top, wide): (f64, f64, f64), from: Date, to: Date) -> Markup {
        let words = self.words(from, to);
        let days = counted(days_between(from, to));
        let label = [format!("{}, {days}", self.state.word()), days]
            .into_iter()
            .find(|label| width(label) <= wide - 12.0);
        let drawn = html! {
            title { (words) }
            (self.state.fill().rect(id, x + 0.5, top, wide - 1.0, TALL))
            @if let Some(label) = label {
                @if self.state.fill().texture != Texture::Solid {
                    @let half = width(&label) / 2.0 + 5.0;
                    rect class="chart-plate" x=(px(x + wide / 2.0 - half)) y=(px(top + 7.0)) rx="4"
                        width=(px(half * 2.0)) height=(px(TALL - 14.0)) {}
                }
                g aria-hidden="true" {
                    (text(x + wide / 2.0, top + TALL / 2.0 + 5.0, Anchor::Middle,
                        &format!("chart-on-{}", self.state.tone()), &label))
                }
            }
        };
        html! {
            @match &self.href {
                Some(href) => a class="chart-link" href=(href) { (drawn) },
                None => g { (drawn) },
            }
        }
    }

    /// The days, how many, what they are and why.
    fn words(&self, from: Date, to: Date) -> String {
        let days = days_between(from, to);
        let last = to.yesterday().unwrap_or(from);
        let when = if days == 1 { said(from) } else { format!("{} to {}", said(from), said(last)) };
        let why = if self.said.is_empty() { String::new() } else { format!(". {}", self.said) };
        format!("{when}: {}, {}{why}", self.state.word(), counted(days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, named};
    use proptest::prelude::*;

    fn day(month: i8, day: i8) -> Date {
        Date::constant(2014, month, day)
    }

    fn run(from: Date, to: Date, state: State) -> Run {
        Run { from, to, state, said: "Reported in the return of 2014".to_owned(), href: None }
    }

    fn chart(runs: Vec<Run>) -> Timeline {
        let (from, to) = (day(4, 1), day(7, 1));
        Timeline {
            figure: Figure::new("window", "21 days in care", "Window from 1 April 2014"),
            row: named("tracking_quarter", "Tracking quarter"),
            rows: vec![TimelineRow { name: "Quarter 1".to_owned(), from, to, runs }],
        }
    }

    #[test]
    fn a_run_says_its_days_how_many_and_why() {
        let svg = testing::sound(&chart(vec![run(day(4, 10), day(5, 1), State::Care)]));
        let said =
            "10 April 2014 to 30 April 2014: in care, 21 days. Reported in the return of 2014";
        assert!(svg.contains(said), "{svg}");
    }

    #[test]
    fn only_what_lies_inside_the_row_is_drawn_and_counted() {
        let chart = chart(vec![
            run(day(3, 1), day(4, 11), State::Care),
            run(day(8, 1), day(9, 1), State::Home),
        ]);
        let rows = chart.table().rows;
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0][3], 10_i64.into());
        testing::sound(&chart);
    }

    #[test]
    fn a_run_that_can_be_pressed_is_a_link_named_by_its_words() {
        let mut pressed = run(day(5, 1), day(5, 2), State::Unknown);
        pressed.href = Some("/days/2014-05-01".to_owned());
        let svg = testing::sound(&chart(vec![pressed]));
        assert!(
            svg.contains("href=\"/days/2014-05-01\"><title>1 May 2014: not known, 1 day."),
            "{svg}"
        );
        assert!(!svg.contains("role=\"img\""));
    }

    #[test]
    fn no_day_at_all_is_said_in_words() {
        let mut chart = chart(vec![]);
        chart.rows.clear();
        assert!(testing::sound(&chart).contains("Nothing to show yet"));
    }

    proptest! {
        #[test]
        fn any_days_give_a_sound_picture(
            starts in prop::collection::vec((-500i32..500, -20i32..500, 0usize..5), 0..12),
            length in -10i32..4000,
        ) {
            let after = |days: i32| {
                let step = |day: Date| if days < 0 { day.yesterday() } else { day.tomorrow() };
                (0..days.abs()).fold(day(4, 1), |day, _| step(day).unwrap_or(day))
            };
            let runs = starts.into_iter().map(|(from, long, state)| {
                run(after(from), after(from + long), State::ALL[state])
            });
            let mut chart = chart(runs.collect());
            chart.rows[0].to = after(length);
            testing::sound(&chart);
        }
    }
}
