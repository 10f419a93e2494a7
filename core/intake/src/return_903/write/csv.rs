//! One table of the return as CSV.

use super::text;
use care::{Part, Return, Table};

/// The table's column names and its rows, laid out as the file it came from: its columns in the
/// order sent, its ends of lines, its byte-order mark.
pub(super) fn write(ret: &Return, table: Table) -> Vec<u8> {
    let part = as_sent(ret, table);
    let layout = part.map(|part| part.layout).unwrap_or_default();
    let order = order(part, table);
    let end: &[u8] = if layout.line_feed { b"\n" } else { b"\r\n" };
    let mut into = Vec::new();
    if layout.mark {
        into.extend_from_slice(b"\xEF\xBB\xBF");
    }
    line(&mut into, order.iter().map(|at| table.columns()[*at]), end);
    for row in ret.rows(table) {
        line(&mut into, order.iter().map(|at| text(row.cells[*at])), end);
    }
    if layout.last_line_open {
        into.truncate(into.len() - end.len());
    }
    into
}

/// The part whose layout the table is to have: the one it came in, or the first of several that
/// were laid out alike. Of several that were not, none is right for all their rows.
fn as_sent(ret: &Return, table: Table) -> Option<&Part> {
    let mut parts = ret.parts.iter().filter(|part| part.table == table);
    let first = parts.next()?;
    let alike = |part: &Part| (&part.columns, part.layout) == (&first.columns, first.layout);
    parts.all(alike).then_some(first)
}

/// Which of the table's columns to write, in which order: those that were sent, as they stood, or
/// all of them in the layout's order where that is not known.
fn order(part: Option<&Part>, table: Table) -> Vec<usize> {
    let known = |name: &String| table.columns().iter().position(|column| column == name);
    let sent: Vec<usize> =
        part.iter().flat_map(|part| part.columns.iter().filter_map(known)).collect();
    if sent.is_empty() { (0..table.columns().len()).collect() } else { sent }
}

fn line<S: AsRef<str>>(into: &mut Vec<u8>, fields: impl Iterator<Item = S>, end: &[u8]) {
    for (at, value) in fields.enumerate() {
        if at > 0 {
            into.push(b',');
        }
        field(into, value.as_ref());
    }
    into.extend_from_slice(end);
}

fn field(into: &mut Vec<u8>, value: &str) {
    if !needs_quotes(value.as_bytes()) {
        return into.extend_from_slice(value.as_bytes());
    }
    into.push(b'"');
    into.extend_from_slice(value.replace('"', "\"\"").as_bytes());
    into.push(b'"');
}

/// Whether a value can only be told apart from what stands around it inside quotation marks.
pub(in super::super) fn needs_quotes(value: &[u8]) -> bool {
    value.iter().any(|byte| matches!(byte, b',' | b'"' | b'\r' | b'\n'))
}
