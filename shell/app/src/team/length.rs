//! How long treatment lasts, by the quarter of opening, with cases still open as unfinished.

use crate::book::{Book, one_case};
use care::team::length::{Length, drift, length, spells};
use definitions::{Cell, Date, Kind, Quarter, Table};

/// Treatment length over all cases opened by a day, and by quarter of opening.
pub fn lengths(book: &Book, today: Date) -> (Length, Vec<(Quarter, Length)>) {
    let cases: Vec<(Date, Option<Date>)> = one_case::every(book)
        .into_iter()
        .filter_map(|case| Some((case.opened?, case.closed)))
        .collect();
    (length(&spells(cases.iter().copied(), today)), drift(&cases, today))
}

/// The same as a table.
pub fn table((all, quarters): &(Length, Vec<(Quarter, Length)>), today: Date) -> Table {
    let mut table = Table::new(
        format!("Treatment length on {today}"),
        &[
            ("opened", "Opened", Kind::Text),
            ("cases", "Cases", Kind::Number),
            ("open", "Still open", Kind::Number),
            ("median_days", "Half closed within, days", Kind::Number),
            ("mean_days", "Mean, days", Kind::Number),
            ("counted_to", "Mean counted to, days", Kind::Number),
        ],
    );
    let mut row = |opened: String, one: &Length| {
        table.push([
            opened.into(),
            one.cases.into(),
            one.open.into(),
            one.median.into(),
            one.mean.map_or(Cell::Blank, |mean| Cell::Exact(mean, 1)),
            one.up_to.into(),
        ]);
    };
    for (quarter, one) in quarters {
        row(quarter.to_string(), one);
    }
    row("All".to_owned(), all);
    table.note(
        "By the product-limit estimate (Kaplan and Meier, 1958): a case still open counts as \
         unfinished and is not left out. Blank: fewer than half have closed.",
    )
}
