//! A return written back: a table as CSV, or the whole as XML, in the layout of the return itself
//! and holding what was read. What cannot be carried over is listed, never dropped in silence.
//! Layout: `docs/formats/return-903.md`.

mod csv;
mod loses;
mod xml;

use care::report::Cell;
use care::{Return, Table};
pub(super) use csv::needs_quotes;
use definitions::Finding;
use std::borrow::Cow;

/// One table of the return as CSV: its columns, ends of lines and byte-order mark as they were
/// sent, or as the layout has them where that is not known; dates as `31/01/2014`, quotation marks
/// only where they are needed, every row in the order sent. A date
/// that could not be read is written as it was sent.
pub fn csv(ret: &Return, table: Table) -> Vec<u8> {
    csv::write(ret, table)
}

/// The whole return as XML, each child once, in the order children first appear. What XML has no
/// place for is left out: [`xml_loses`] lists it.
pub fn xml(ret: &Return) -> Vec<u8> {
    xml::write(ret)
}

/// What [`xml()`] leaves out or changes: rows that no child's XML can hold, and values of which
/// it can hold only one for each child.
pub fn xml_loses(ret: &Return) -> Vec<Finding> {
    loses::list(ret)
}

/// A cell as it stands in a return; blank where nothing was sent.
fn text<'a>(cell: Cell<'a>) -> Cow<'a, str> {
    match cell {
        Cell::Text(text) => text.into(),
        Cell::Date(date) => date.to_string().into(),
    }
}
