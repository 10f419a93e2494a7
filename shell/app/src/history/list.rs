//! The commands on the record, newest last.

use crate::book::Book;
use definitions::{Cell, Kind, Table};
use jiff::Timestamp;

/// The last `most` commands as a table.
pub fn table(book: &Book, most: usize) -> Table {
    let mut table = Table::new(
        "What was recorded",
        &[
            ("entry", "Entry", Kind::Number),
            ("recorded", "Recorded", Kind::Text),
            ("by", "By", Kind::Text),
            ("kind", "Kind", Kind::Text),
            ("what", "What", Kind::Text),
            ("undone", "Undone", Kind::Text),
        ],
    );
    for command in book.commands.iter().skip(book.commands.len().saturating_sub(most)) {
        let at = Timestamp::from_microsecond(command.at);
        let recorded =
            at.map_or_else(|_| String::new(), |at| at.strftime("%Y-%m-%d %H:%M").to_string());
        table.push([
            Cell::Whole(command.entry as i64),
            recorded.into(),
            command.by.as_str().into(),
            command.kind.into(),
            command.what.as_str().into(),
            book.undone.get(&command.entry).map(String::as_str).into(),
        ]);
    }
    table
}
