//! Tables as an Excel workbook: a "Read me" first, then one tidy table a sheet with real dates
//! and numbers, a frozen heading and a filter. The sum is written as formulas, so that an
//! accountant sees how each total comes about. The same tables give the same bytes.

use crate::paper::letter::{Letter, Readers};
use crate::paper::{sum, table_text};
use definitions::{Cell, Exact, Kind, Money, Table};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook, Worksheet,
    XlsxError,
};
use std::collections::BTreeSet;

/// Tables as a workbook, one a sheet, after a "Read me" of these lines.
///
/// # Errors
/// When a table is larger than a sheet can be.
pub fn tables_to_excel(
    tables: &[Table],
    readme: &[(String, String)],
) -> Result<Vec<u8>, XlsxError> {
    let mut book = begun(tables, readme)?;
    tables_into(&mut book, tables)?;
    book.save_to_buffer()
}

/// Adds tables to a workbook, one a sheet.
pub(crate) fn tables_into(book: &mut Workbook, tables: &[Table]) -> Result<(), XlsxError> {
    let mut names = BTreeSet::from(["read me".to_owned()]);
    for table in tables {
        let sheet = book.add_worksheet().set_name(sheet_name(&table.title, &mut names))?;
        write(sheet, table)?;
    }
    Ok(())
}

/// The letter as a workbook; the sheet of the sum holds formulas.
///
/// # Errors
/// When a table is larger than a sheet can be.
pub fn to_excel(letter: &Letter) -> Result<Vec<u8>, XlsxError> {
    let tables = letter.tables();
    let sum = sum::table(letter).title;
    let mut book = begun(&tables, &about(letter))?;
    let mut names = BTreeSet::from(["read me".to_owned()]);
    for table in &tables {
        let sheet = book.add_worksheet().set_name(sheet_name(&table.title, &mut names))?;
        write(sheet, table)?;
        if table.title == sum {
            write_totals(sheet, letter)?;
        }
    }
    book.save_to_buffer()
}

fn about(letter: &Letter) -> Vec<(String, String)> {
    let pair = |what: &str, words: &str| (what.to_owned(), words.to_owned());
    let mut lines = vec![
        pair("Statement", &letter.title()),
        pair("Standing", letter.standing.said()),
        pair("In words", &letter.opening),
    ];
    if letter.invented {
        lines.push(pair("People", "Invented people: nobody in this statement exists."));
    }
    lines.extend(letter.rests_on.clone());
    lines.push(match letter.readers {
        Readers::Partnership => {
            pair("Suppression", "None: for the partnership only. Cases are pseudonyms.")
        }
        Readers::MoneyAlone => pair(
            "Suppression",
            "Totals of the whole programme alone: no case, no cohort, no reason of one child.",
        ),
    });
    lines.push(pair(
        "Exact figures",
        "Excel keeps fifteen digits. The CSV and the evidence hold every decimal.",
    ));
    lines
}

/// A workbook with its “Read me”: what it is, then what each table's columns hold.
pub(crate) fn begun(tables: &[Table], readme: &[(String, String)]) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    // A workbook that carried the moment it was written would differ each time.
    let undated = ExcelDateTime::from_ymd(1980, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&undated));
    let sheet = book.add_worksheet().set_name("Read me")?;
    let (bold, words) = (heading(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    sheet.set_column_width(0, 34)?.set_column_width(1, 90)?;
    let mut row = 0;
    for (what, value) in readme {
        sheet.write_string_with_format(row, 0, what, &words)?;
        sheet.write_string_with_format(row, 1, value, &words)?;
        row += 1;
    }
    for table in tables {
        row += 1;
        sheet.write_string_with_format(row, 0, &table.title, &bold)?;
        sheet.write_string_with_format(row, 1, &table.note, &words)?;
        row += 1;
        for column in &table.columns {
            sheet.write_string_with_format(row, 0, column.title, &words)?;
            sheet.write_string_with_format(row, 1, kind(column.kind), &words)?;
            row += 1;
        }
    }
    Ok(book)
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "words",
        Kind::Date => "a day; where it is an end, the first day that no longer counts",
        Kind::Number => "a number",
        Kind::Money => "pounds and pence",
    }
}

/// How column names are dressed.
pub(crate) fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_font_color(Color::White)
        .set_background_color(Color::RGB(0x0f_5c58))
}

fn money() -> Format {
    Format::new().set_num_format("£#,##0.00;-£#,##0.00").set_align(FormatAlign::Top)
}

fn write(sheet: &mut Worksheet, table: &Table) -> Result<(), XlsxError> {
    let top = || Format::new().set_align(FormatAlign::Top);
    let (head, money, words) = (heading(), money(), top().set_text_wrap());
    let (date, whole) = (top().set_num_format("d mmm yyyy"), top().set_num_format("#,##0"));
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, at, column.title, &head)?;
        let widest = table
            .rows
            .iter()
            .map(|row| table_text::length(&crate::paper::cell::shown(&row[usize::from(at)])));
        let widest = widest.max().unwrap_or(0).max(table_text::length(column.title)).clamp(8, 58);
        sheet.set_column_width(at, widest as f64 + 3.0)?;
    }
    for (r, row) in (1_u32..).zip(&table.rows) {
        for (c, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Text(text) => sheet.write_string_with_format(r, c, text, &words)?,
                Cell::Date(day) => {
                    let (year, month, d) = (day.year(), day.month(), day.day());
                    let day = ExcelDateTime::from_ymd(
                        year.unsigned_abs(),
                        month.unsigned_abs(),
                        d.unsigned_abs(),
                    )?;
                    sheet.write_datetime_with_format(r, c, day, &date)?
                }
                Cell::Whole(number) => {
                    sheet.write_number_with_format(r, c, *number as f64, &whole)?
                }
                Cell::Exact(number, places) => {
                    let decimals = format!("#,##0.{}", "0".repeat(usize::from(*places)));
                    let format = top().set_num_format(decimals.trim_end_matches('.'));
                    sheet.write_number_with_format(r, c, number.approximate(), &format)?
                }
                Cell::Money(amount) => {
                    sheet.write_number_with_format(r, c, pounds(*amount), &money)?
                }
                Cell::Blank => sheet,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    if let (1.., Some(columns)) = (last, table.columns.len().checked_sub(1)) {
        sheet.autofilter(0, 0, last, u16::try_from(columns).unwrap_or(u16::MAX))?;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}

/// Each total as the total before it and every part since.
fn write_totals(sheet: &mut Worksheet, letter: &Letter) -> Result<(), XlsxError> {
    let total = money().set_bold();
    let mut from = 2;
    for (row, line) in (2_u32..).zip(&letter.sum) {
        if line.total {
            let formula = format!("=SUM(B{from}:B{})", row - 1);
            let formula = Formula::new(formula).set_result(line.amount.plain());
            sheet.write_formula_with_format(row - 1, 1, formula, &total)?;
            from = row;
        }
    }
    Ok(())
}

/// For a spreadsheet's own number; the pence are exact to nine hundred million million pounds.
fn pounds(amount: Money) -> f64 {
    Exact::from(amount).approximate() / 100.0
}

/// A sheet's name: at most 31 characters, none that Excel refuses, no two alike.
fn sheet_name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let allowed = |c: &char| !"[]:*?/\\'".contains(*c);
    let words: String = title.chars().filter(allowed).collect();
    let mut name: String = words.chars().take(31).collect::<String>().trim().to_owned();
    let mut again = 2;
    while name.is_empty() || !taken.insert(name.to_lowercase()) {
        name = format!("{} {again}", words.chars().take(27).collect::<String>().trim());
        again += 1;
    }
    name
}
