//! The findings as a workbook: the rules with their counts, every finding, and for each table of
//! the return the rows that have findings, with the cells marked and a note on each saying why.

use super::{Report, tables};
use crate::paper::{begun, heading, tables_into};
use care::Table;
use care::report::RowView;
use definitions::{Finding, Weight};
use rust_xlsxwriter::{Color, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError};
use std::collections::HashMap;

/// A table's findings by part and row.
type ByRow<'a> = HashMap<(&'a str, u64), Vec<&'a Finding>>;

/// The longest text of a cell: Excel refuses more than 32,767.
const LONGEST_CELL: usize = 32_000;
/// The longest note a cell is given; Excel shows little more.
const LONGEST_NOTE: usize = 1_000;
/// The most notes of one sheet: beyond them the last column says why.
const MOST_NOTES: u32 = 5_000;

/// The findings as a workbook.
///
/// # Errors
/// When there are more findings than a sheet can hold.
pub fn to_excel(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let summary = [tables::by_rule(report), tables::listed(report), tables::not_run(report)];
    let mut book = begun(&[], &readme(report))?;
    tables_into(&mut book, &summary)?;
    for table in Table::ALL {
        let found = report.groups.iter().flat_map(|group| &group.findings);
        let mut rows: ByRow<'_> = HashMap::new();
        for finding in found.filter(|finding| finding.place.table == Some(table.key())) {
            if let Some(row) = finding.place.row {
                rows.entry((&finding.place.file, row)).or_default().push(finding);
            }
        }
        if !rows.is_empty() {
            sheet(&mut book, report, table, &rows)?;
        }
    }
    book.save_to_buffer()
}

fn readme(report: &Report<'_>) -> Vec<(String, String)> {
    let pair = |what: &str, words: String| (what.to_owned(), words);
    vec![
        pair("Return", format!("SSDA903, {}", report.year)),
        pair("In words", report.in_words()),
        pair("Rules", report.whose_rules().unwrap_or_else(|| "Those of the year.".to_owned())),
        pair(
            "How to use it",
            "“Findings by rule” says what to do about each rule. Each table’s own sheet holds the \
             rows with findings: the marked cells are the ones to look at, and the note on each \
             says why. Correct the council’s own system and export the return again."
                .to_owned(),
        ),
        pair("Marks", "Red: it may affect a payment. Yellow: someone should look.".to_owned()),
        pair(
            "Care",
            "This workbook holds children’s records. Keep it as you keep them.".to_owned(),
        ),
    ]
}

/// One table's rows that have findings, its columns as in the return.
fn sheet(
    book: &mut Workbook,
    report: &Report<'_>,
    table: Table,
    found: &ByRow<'_>,
) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(table.key())?;
    let head = heading();
    let columns = table.columns();
    let last = columns.len() as u16;
    let titles = ["File", "Row"].into_iter().chain(columns.iter().copied()).chain(["Findings"]);
    for (at, title) in (0_u16..).zip(titles) {
        sheet.write_string_with_format(0, at, title, &head)?;
        sheet.set_column_width(at, (title.len() as f64 + 3.0).clamp(8.0, 24.0))?;
    }
    sheet.set_column_width(0, 22)?.set_column_width(last + 2, 80)?;
    let mut at = 0;
    for row in report.sent.rows(table) {
        let name = report.sent.part_name(row.part);
        if let Some(findings) = found.get(&(name, row.row)) {
            at += 1;
            marked(sheet, at, name, &row, columns, findings)?;
        }
    }
    sheet.set_freeze_panes(1, 3)?.autofilter(0, 0, at, last + 2)?;
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

fn marked(
    sheet: &mut Worksheet,
    at: u32,
    name: &str,
    row: &RowView<'_>,
    columns: &[&str],
    findings: &[&Finding],
) -> Result<(), XlsxError> {
    let plain = Format::new().set_align(FormatAlign::Top);
    let words = plain.clone().set_text_wrap();
    sheet.write_string_with_format(at, 0, name, &plain)?;
    sheet.write_number_with_format(at, 1, row.row as f64, &plain)?;
    for (c, (cell, column)) in (2_u16..).zip(row.cells.iter().zip(columns)) {
        let names = |finding: &&&Finding| finding.place.columns.iter().any(|name| name == column);
        let about: Vec<&&Finding> = findings.iter().filter(names).collect();
        let heaviest = about.iter().map(|finding| finding.weight).min();
        let format = heaviest.map_or(plain.clone(), mark);
        let text: String = cell.to_string().chars().take(LONGEST_CELL).collect();
        sheet.write_string_with_format(at, c, text, &format)?;
        if !about.is_empty() && at <= MOST_NOTES {
            let why = said_of(&about.into_iter().copied().collect::<Vec<_>>());
            let note: String = why.chars().take(LONGEST_NOTE).collect();
            sheet.insert_note(at, c, &Note::new(note).add_author_prefix(false))?;
        }
    }
    let column = columns.len() as u16 + 2;
    let why: String = said_of(findings).chars().take(LONGEST_CELL).collect();
    sheet.write_string_with_format(at, column, why, &words)?;
    Ok(())
}

fn said_of(findings: &[&Finding]) -> String {
    let lines = findings.iter().map(|f| format!("{}: {}", f.check, f.title));
    lines.collect::<Vec<_>>().join("\n")
}

/// Told by colour and by the line round it, so that neither is needed.
fn mark(weight: Weight) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    match weight {
        Weight::Refused | Weight::TouchesPayment => format
            .set_background_color(Color::RGB(0xf6_d7_d2))
            .set_border(rust_xlsxwriter::FormatBorder::Medium)
            .set_border_color(Color::RGB(0xb0_2a_1c)),
        Weight::Look | Weight::Note => format
            .set_background_color(Color::RGB(0xff_f2_c4))
            .set_border(rust_xlsxwriter::FormatBorder::Dashed)
            .set_border_color(Color::RGB(0x8a_6d_00)),
    }
}
