//! A table taken away: as CSV or as an Excel workbook, the same values as on the page.

use crate::failure::Failure;
use app::paper::{table_to_csv, tables_to_excel};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use definitions::Table;

/// In which form a table is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// CSV, for programs and spreadsheets.
    Csv,
    /// A workbook with a page that says what it holds.
    Excel,
}

impl Kind {
    /// From the end of an address: `csv` or `xlsx`.
    pub fn of(suffix: &str) -> Option<Kind> {
        match suffix {
            "csv" => Some(Kind::Csv),
            "xlsx" => Some(Kind::Excel),
            _ => None,
        }
    }
}

/// A file to take away; `about` are the lines of the workbook's “Read me”.
///
/// # Errors
/// A fault when the workbook cannot be written.
pub fn file(
    name: &str,
    kind: Kind,
    table: &Table,
    about: &[(String, String)],
) -> Result<Response, Failure> {
    let (suffix, content, bytes) = match kind {
        Kind::Csv => ("csv", "text/csv; charset=utf-8", table_to_csv(table).into_bytes()),
        Kind::Excel => (
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            tables_to_excel(std::slice::from_ref(table), about)
                .map_err(|error| Failure::Fault(error.to_string()))?,
        ),
    };
    let disposition = format!("attachment; filename=\"{name}.{suffix}\"");
    let headers =
        [(header::CONTENT_TYPE, content.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
