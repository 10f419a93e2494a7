//! A table taken away: as CSV or as an Excel workbook, the same values as on the page.

use crate::failure::Failure;
use crate::visit::Visit;
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
    match kind {
        Kind::Csv => {
            let bytes = table_to_csv(table).into_bytes();
            Ok(attached(&format!("{name}.csv"), "text/csv; charset=utf-8", bytes))
        }
        Kind::Excel => workbook(name, std::slice::from_ref(table), about),
    }
}

/// A workbook of several tables, one a sheet.
///
/// # Errors
/// A fault when the workbook cannot be written.
pub fn workbook(
    name: &str,
    tables: &[Table],
    about: &[(String, String)],
) -> Result<Response, Failure> {
    let bytes = tables_to_excel(tables, about).map_err(|e| Failure::Fault(e.to_string()))?;
    let content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(attached(&format!("{name}.xlsx"), content, bytes))
}

/// What a workbook's “Read me” says of every file: what it is, as of when, what is held back.
pub fn rests_on(visit: &Visit, what: &str, held_back: &str) -> Vec<(String, String)> {
    let pair = |what: &str, words: String| (what.to_owned(), words);
    let mut lines = vec![
        pair("What this is", what.to_owned()),
        pair("As of", visit.frame("").as_of.trim_start_matches("As of ").to_owned()),
        pair("Held back", held_back.to_owned()),
    ];
    if visit.service.settings.invented {
        lines.push(pair("People", "Invented people: nobody in this file exists.".to_owned()));
    }
    lines
}

/// Bytes under a name, to be kept as a file.
pub fn attached(name: &str, content: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers =
        [(header::CONTENT_TYPE, content.to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}
