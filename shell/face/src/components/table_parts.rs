//! The headings and cells of a table.

use maud::{Markup, Render, html};

/// Which way a list is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// From the least, the first, the oldest.
    Up,
    /// From the most, the last, the newest.
    Down,
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub struct Head {
    pub(crate) name: String,
    words: Markup,
    numeric: bool,
    sort: Option<(String, Option<Order>)>,
}

/// One cell.
#[derive(Clone, Debug)]
pub struct TableCell {
    pub(crate) words: Markup,
    numeric: bool,
    day: bool,
}

impl Head {
    /// Above words.
    pub fn text(words: impl Render) -> Head {
        Head { name: String::new(), words: words.render(), numeric: false, sort: None }
    }

    /// Above figures, to the right.
    pub fn number(words: impl Render) -> Head {
        Head { numeric: true, ..Head::text(words) }
    }

    /// Pressing it orders the list: where that leads, and how it is ordered by this column now.
    pub fn sorts(mut self, href: String, now: Option<Order>) -> Head {
        self.sort = Some((href, now));
        self
    }

    pub(crate) fn named(mut self, name: &str) -> Head {
        self.name = name.to_owned();
        self
    }
}

impl Render for Head {
    fn render(&self) -> Markup {
        let order = self.sort.as_ref().and_then(|(_, order)| *order);
        let aria = order.map(|order| match order {
            Order::Up => "ascending",
            Order::Down => "descending",
        });
        html! {
            th.govuk-table__header.govuk-table__header--numeric[self.numeric] scope="col"
                aria-sort=[aria] {
                @match &self.sort {
                    Some((href, _)) => { a.homeward-sort href=(href) { (self.words) (arrow(order)) } }
                    None => { (self.words) }
                }
            }
        }
    }
}

/// Which way the list is ordered, drawn; both ways, faintly, where it is not ordered by this.
fn arrow(order: Option<Order>) -> Markup {
    let (up, down) = ("M6 0l5 6H1z", "M1 10h10l-5 6z");
    html! {
        svg.homeward-sort__arrow.homeward-sort__arrow--off[order.is_none()] viewBox="0 0 12 16"
            width="12" height="16" aria-hidden="true" focusable="false" {
            @if order != Some(Order::Down) { path d=(up) {} }
            @if order != Some(Order::Up) { path d=(down) {} }
        }
    }
}

impl TableCell {
    /// Words.
    pub fn text(words: impl Render) -> TableCell {
        TableCell { words: words.render(), numeric: false, day: false }
    }

    /// A figure, to the right.
    pub fn number(words: impl Render) -> TableCell {
        TableCell { words: words.render(), numeric: true, day: false }
    }

    /// A day, which is not broken over two lines.
    pub fn day(words: impl Render) -> TableCell {
        TableCell { day: true, ..TableCell::text(words) }
    }

    /// The cell, as the heading of its row or as one of its cells.
    pub(crate) fn shown(&self, heading: bool, href: Option<&str>) -> Markup {
        let words = html! {
            @match href {
                Some(href) => { a.govuk-link href=(href) { (self.words) } }
                None => { (self.words) }
            }
        };
        html! {
            @if heading {
                th.govuk-table__header.govuk-table__header--numeric[self.numeric] scope="row" {
                    (words)
                }
            } @else {
                td.govuk-table__cell.govuk-table__cell--numeric[self.numeric].homeward-day[self.day] {
                    (words)
                }
            }
        }
    }
}
