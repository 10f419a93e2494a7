//! Rows by columns, such as cohorts by tracking quarters: every figure printed in its own square,
//! on a ground that says how far it lies from nothing, and to which side. What is not settled has
//! no ground, and what is withheld has neither figure nor ground.

use crate::picture::{self, Picture};
use crate::text::{Anchor, LINE, fit, px, text, width, wrap};
use crate::value::cell;
use crate::{Chart, Figure, Measure, Named, Value};
use definitions::{Kind, Table};
use maud::{Markup, html};

/// A matrix of figures about nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatMap {
    /// Its id, title and subtitle.
    pub figure: Figure,
    /// What the rows are.
    pub row: Named,
    /// What the columns are.
    pub column: Named,
    /// What is measured.
    pub measure: Measure,
    /// What a figure below nothing means, for the key.
    pub below: String,
    /// What a figure above nothing means, for the key.
    pub above: String,
    /// The heads of the columns, in order.
    pub columns: Vec<String>,
    /// The rows, in order.
    pub rows: Vec<HeatRow>,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatRow {
    /// Its name.
    pub name: String,
    /// One tile a column; a row may end early.
    pub tiles: Vec<Tile>,
}

/// One square of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Where it stands, with its figure.
    pub standing: Standing,
    /// Where a press leads.
    pub href: Option<String>,
    /// What is said of it when asked, such as how many children it rests on.
    pub said: String,
}

/// Where a figure stands. One that is withheld cannot be handed in, and so cannot leak.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Settled.
    Settled(Value),
    /// Not yet settled, with what it would be today where that is known.
    Unsettled(Option<Value>),
    /// Withheld, because the group is small.
    Withheld,
    /// Not due, or nobody in it; nothing is drawn.
    Nothing,
}

const TALL: f64 = 44.0;
const SWATCH: f64 = 22.0;
const KEY: f64 = 26.0;

/// The classes of a ground, from furthest below nothing to furthest above.
const GROUNDS: [&str; 7] = ["less-3", "less-2", "less-1", "even", "more-1", "more-2", "more-3"];

impl Chart for HeatMap {
    fn figure(&self) -> &Figure {
        &self.figure
    }

    /// Columns: the row, the column, the measure, `standing` (`settled`, `not yet settled`,
    /// `withheld` or `not due`). One row a square.
    fn table(&self) -> Table {
        let mut table = Table::new(
            self.title(),
            &[
                (self.row.name, self.row.title, Kind::Text),
                (self.column.name, self.column.title, Kind::Text),
                (self.measure.name, self.measure.title, self.measure.kind()),
                ("standing", "Standing", Kind::Text),
            ],
        )
        .note(self.subtitle());
        for row in &self.rows {
            for (column, tile) in self.columns.iter().zip(&row.tiles) {
                let shown = cell(tile.standing.value());
                table.push([
                    row.name.as_str().into(),
                    column.as_str().into(),
                    shown,
                    tile.standing.word().into(),
                ]);
            }
        }
        table
    }

    fn svg(&self) -> Markup {
        if self.rows.is_empty() || self.columns.is_empty() {
            return picture::nothing(&self.figure);
        }
        let grid = Grid::of(self);
        let links = self.tiles().any(|tile| tile.href.is_some());
        let spoken = self.rows.iter().flat_map(|row| {
            self.columns.iter().zip(&row.tiles).map(|(column, tile)| said(&row.name, column, tile))
        });
        let foot = grid.top + TALL * self.rows.len() as f64 + 12.0;
        let keys = self.keys();
        let picture = Picture {
            figure: &self.figure,
            width: grid.width,
            height: foot + KEY * keys.len() as f64 + 2.0,
            said: picture::said(spoken.collect()),
        };
        picture.natural(
            links,
            html! {
                (self.heads(&grid))
                @for (r, row) in self.rows.iter().enumerate() {
                    @let y = grid.top + TALL * r as f64;
                    (grid.name(&row.name, y))
                    @for (c, (column, tile)) in self.columns.iter().zip(&row.tiles).enumerate() {
                        @let x = grid.left + grid.wide * c as f64;
                        (grid.tile(tile, x, y, &said(&row.name, column, tile)))
                    }
                }
                @for (i, (grounds, words)) in keys.iter().enumerate() {
                    (key(&grid, foot + KEY * i as f64, grounds, words))
                }
            },
        )
    }
}

/// What a square says when asked.
fn said(row: &str, column: &str, tile: &Tile) -> String {
    let figure = tile.standing.value().map(Value::label);
    let standing = match (&tile.standing, figure) {
        (Standing::Settled(_), Some(figure)) => figure,
        (standing, Some(figure)) => format!("{figure}, {}", standing.word()),
        (standing, None) => standing.word().to_owned(),
    };
    let more = if tile.said.is_empty() { String::new() } else { format!(". {}", tile.said) };
    format!("{row}, {column}: {standing}{more}")
}

impl HeatMap {
    fn tiles(&self) -> impl Iterator<Item = &Tile> {
        self.rows.iter().flat_map(|row| row.tiles.iter().take(self.columns.len()))
    }

    fn heads(&self, grid: &Grid) -> Markup {
        html! {
            g aria-hidden="true" {
                @for (c, column) in self.columns.iter().enumerate() {
                    @let lines = wrap(column, grid.wide - 6.0, 2);
                    @for (i, line) in lines.iter().enumerate() {
                        @let foot = grid.top - 8.0 - LINE * (lines.len() - 1 - i) as f64;
                        @let middle = grid.left + grid.wide * (c as f64 + 0.5);
                        (text(middle, foot, Anchor::Middle, "chart-quiet", line))
                    }
                }
            }
        }
    }

    /// The key: only what stands in this picture.
    fn keys(&self) -> Vec<(&'static [&'static str], String)> {
        let any = |of: fn(&Standing) -> bool| self.tiles().any(|tile| of(&tile.standing));
        let mut keys: Vec<(&'static [&'static str], String)> = Vec::new();
        if any(|standing| matches!(standing, Standing::Settled(_))) {
            keys.push((&["more-1", "more-2", "more-3"], self.above.clone()));
            keys.push((&["less-1", "less-2", "less-3"], self.below.clone()));
        }
        if any(|standing| matches!(standing, Standing::Unsettled(_))) {
            keys.push((&["unsettled"], "not yet settled".to_owned()));
        }
        if any(|standing| matches!(standing, Standing::Withheld)) {
            keys.push((&["withheld"], "withheld: a small group".to_owned()));
        }
        keys
    }
}

fn key(grid: &Grid, top: f64, grounds: &[&str], words: &str) -> Markup {
    let beside = SWATCH * grounds.len() as f64 + 8.0;
    html! {
        g aria-hidden="true" {
            @for (i, ground) in grounds.iter().enumerate() {
                rect class={ "chart-tile chart-" (ground) } x=(px(SWATCH * i as f64 + 1.0))
                    y=(px(top + 2.0)) width=(px(SWATCH - 2.0)) height="16" rx="2" {}
                @if *ground == "withheld" {
                    (text(SWATCH / 2.0, top + 15.0, Anchor::Middle, "chart-quiet", "c"))
                }
            }
            @let words = fit(words, grid.width - beside);
            (text(beside, top + 15.0, Anchor::Start, "chart-quiet", &words))
        }
    }
}

/// Where the squares lie.
struct Grid {
    left: f64,
    top: f64,
    wide: f64,
    width: f64,
    most: f64,
}

impl Grid {
    fn of(map: &HeatMap) -> Grid {
        let names = map.rows.iter().flat_map(|row| wrap(&row.name, 140.0, 2));
        let left = names.map(|line| width(&line)).fold(0.0, f64::max) + 12.0;
        let figures = map.tiles().filter_map(|tile| tile.standing.value().map(Value::label));
        let words = map.columns.iter().flat_map(|column| column.split_whitespace().map(width));
        let wide = figures.map(|figure| width(&figure)).chain(words).fold(0.0, f64::max);
        let wide = (wide + 14.0).clamp(52.0, 120.0);
        let top =
            map.columns.iter().map(|column| wrap(column, wide - 6.0, 2).len()).max().unwrap_or(0);
        let settled = map.tiles().filter_map(|tile| match &tile.standing {
            Standing::Settled(value) => Some(value.at().abs()),
            _ => None,
        });
        Grid {
            left,
            top: LINE * top as f64 + 6.0,
            wide,
            width: (left + wide * map.columns.len() as f64 + 2.0).max(300.0),
            most: settled.fold(0.0, f64::max),
        }
    }

    fn name(&self, name: &str, top: f64) -> Markup {
        let lines = wrap(name, 140.0, 2);
        let first = top + TALL / 2.0 + 5.0 - LINE / 2.0 * (lines.len().max(1) - 1) as f64;
        html! {
            @for (i, line) in lines.iter().enumerate() {
                (text(0.0, first + LINE * i as f64, Anchor::Start, "chart-name", line))
            }
        }
    }

    fn tile(&self, tile: &Tile, x: f64, y: f64, said: &str) -> Markup {
        let figure = match &tile.standing {
            Standing::Withheld => "c".to_owned(),
            other => other.value().map(Value::label).unwrap_or_default(),
        };
        let ground = self.ground(&tile.standing);
        let drawn = html! {
            title { (said) }
            rect class={ "chart-tile chart-" (ground) } x=(px(x + 1.0)) y=(px(y + 1.0))
                width=(px(self.wide - 2.0)) height=(px(TALL - 2.0)) rx="2" {}
            @if !figure.is_empty() {
                g aria-hidden="true" {
                    (text(x + self.wide / 2.0, y + TALL / 2.0 + 5.0, Anchor::Middle,
                        &format!("chart-on-{ground}"), &fit(&figure, self.wide - 8.0)))
                }
            }
        };
        html! {
            @match (&tile.href, &tile.standing) {
                (_, Standing::Nothing) => {}
                (Some(href), _) => a class="chart-link" href=(href) { (drawn) },
                (None, _) => g { (drawn) },
            }
        }
    }

    /// The ground of a square: seven steps of equal width about nothing.
    fn ground(&self, standing: &Standing) -> &'static str {
        match standing {
            Standing::Settled(value) if self.most > 0.0 => {
                let step = (value.at() / self.most * 3.5).round().clamp(-3.0, 3.0);
                GROUNDS[(step + 3.0) as usize]
            }
            Standing::Settled(_) => "even",
            Standing::Unsettled(_) => "unsettled",
            Standing::Withheld => "withheld",
            Standing::Nothing => "nothing",
        }
    }
}

impl Standing {
    fn value(&self) -> Option<&Value> {
        match self {
            Standing::Settled(value) => Some(value),
            Standing::Unsettled(value) => value.as_ref(),
            Standing::Withheld | Standing::Nothing => None,
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Standing::Settled(_) => "settled",
            Standing::Unsettled(_) => "not yet settled",
            Standing::Withheld => "withheld",
            Standing::Nothing => "not due",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, measure, named, numbers, value};
    use proptest::prelude::*;

    fn tile(standing: Standing) -> Tile {
        Tile { standing, href: None, said: String::new() }
    }

    fn chart(rows: Vec<Vec<Tile>>) -> HeatMap {
        let widest = rows.iter().map(Vec::len).max().unwrap_or(0);
        let rows = rows.into_iter().enumerate();
        HeatMap {
            figure: Figure::new("matrix", "Early quarters save most", "Days saved a child"),
            row: named("cohort", "Cohort"),
            column: named("tracking_quarter", "Tracking quarter"),
            measure: measure(),
            below: "more days in care than expected".to_owned(),
            above: "days saved".to_owned(),
            columns: (1..=widest).map(|n| format!("Quarter {n}")).collect(),
            rows: rows.map(|(i, tiles)| HeatRow { name: format!("2014 Q{i}"), tiles }).collect(),
        }
    }

    #[test]
    fn a_ground_tells_the_side_and_the_distance_from_nothing() {
        let chart = chart(vec![vec![tile(Standing::Settled(value(35.0)))]]);
        let grid = Grid::of(&chart);
        let ground = |at| grid.ground(&Standing::Settled(value(at)));
        assert_eq!(
            [-35.0, -10.0, -4.0, 0.0, 6.0, 20.0, 35.0].map(ground),
            ["less-3", "less-1", "even", "even", "more-1", "more-2", "more-3"]
        );
    }

    #[test]
    fn what_is_withheld_has_no_figure_and_no_ground_anywhere() {
        let chart =
            chart(vec![vec![tile(Standing::Settled(value(9.0))), tile(Standing::Withheld)]]);
        let svg = testing::sound(&chart);
        assert!(svg.contains("chart-tile chart-withheld") && svg.contains(">c</text>"), "{svg}");
        assert_eq!(chart.table().rows[1][2], definitions::Cell::Blank);
    }

    #[test]
    fn what_is_not_settled_has_no_ground() {
        let svg = testing::sound(&chart(vec![vec![tile(Standing::Unsettled(Some(value(9.0))))]]));
        assert!(svg.contains("chart-unsettled") && !svg.contains("chart-more"), "{svg}");
        assert!(svg.contains("9, not yet settled"), "{svg}");
    }

    #[test]
    fn a_square_that_leads_somewhere_is_a_named_link_in_a_group() {
        let mut tile = tile(Standing::Settled(value(9.0)));
        tile.href = Some("/cohorts/2014-q1/1".to_owned());
        tile.said = "11 children".to_owned();
        let svg = testing::sound(&chart(vec![vec![tile]]));
        assert!(svg.contains("\"><title>2014 Q0, Quarter 1: 9. 11 children</title>"), "{svg}");
        assert!(svg.contains("role=\"group\" aria-labelledby") && !svg.contains("role=\"img\""));
    }

    #[test]
    fn no_row_at_all_is_said_in_words() {
        assert!(testing::sound(&chart(vec![])).contains("Nothing to show yet"));
    }

    proptest! {
        #[test]
        fn any_figures_give_a_sound_picture(rows in prop::collection::vec(numbers(10), 0..8)) {
            let settled = |at: f64| tile(Standing::Settled(value(at)));
            let rows = rows.into_iter().map(|row| row.into_iter().map(settled).collect());
            let chart = chart(rows.collect());
            testing::nothing_overlaps(&testing::sound(&chart));
        }
    }
}
