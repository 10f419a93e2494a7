//! One table of the return as CSV.

use super::text;
use care::{Return, Table};

/// The table's column names and its rows.
pub(super) fn write(ret: &Return, table: Table) -> Vec<u8> {
    let mut into = Vec::new();
    line(&mut into, table.columns().iter());
    for row in ret.rows(table) {
        line(&mut into, row.cells.iter().map(|cell| text(*cell)));
    }
    into
}

fn line<S: AsRef<str>>(into: &mut Vec<u8>, fields: impl Iterator<Item = S>) {
    for (at, value) in fields.enumerate() {
        if at > 0 {
            into.push(b',');
        }
        field(into, value.as_ref());
    }
    into.extend_from_slice(b"\r\n");
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
