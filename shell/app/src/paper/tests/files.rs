//! Tables as files: what is read back is what was written.

use crate::paper::testing::{agreed, letter_of, statement};
use crate::paper::{table_to_csv, tables_to_excel, to_csv, to_excel};
use calamine::{Data, DataType, Reader, Xlsx};
use definitions::{Cell, Date, Exact, Kind, Money, Table};
use expect_test::expect;
use std::io::Cursor;

#[test]
fn the_cells_leave_as_plain_csv() {
    let letter = letter_of(&statement(), None);
    expect![[r#"
        cohort,tracking_quarter,children,child_days,days_expected,days_observed,days_saved,earned,earned_exact_pence,new
        2013-Q4,1,2,184,44.1232,7,37.1232,2672.87,267287.04,
        2013-Q4,2,2,184,83.628,47,36.628,2637.22,263721.6,new
        2014-Q1,1,3,273,65.4654,0,65.4654,4713.51,471350.88,new
        2014-Q2,1,3,276,66.2,0,66.2,4766.40,476640,new
    "#]]
    .assert_eq(&to_csv(&letter));
}

fn awkward() -> Table {
    let mut table = Table::new(
        "A/B: [awkward] ten-places table with a long title",
        &[
            ("words", "Words", Kind::Text),
            ("day", "Day", Kind::Date),
            ("share", "Share", Kind::Number),
            ("amount", "Amount", Kind::Money),
        ],
    );
    let share: Exact = "0.2398000001".parse().unwrap();
    let day = Date::constant(2014, 9, 30);
    table.push([
        "a \"quote\", a comma\nand a line".into(),
        day.into(),
        Cell::Exact(share, 4),
        Money(153_664).into(),
    ]);
    table.push(["=1+1".into(), Cell::Blank, 12_i64.into(), Money(-5).into()]);
    table
}

#[test]
fn csv_is_read_back_as_it_was_written_and_holds_no_formula() {
    let text = table_to_csv(&awkward());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap(), vec!["words", "day", "share", "amount"]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(
        rows[0],
        vec!["a \"quote\", a comma\nand a line", "2014-09-30", "0.2398000001", "1536.64"]
    );
    assert_eq!(rows[1], vec!["'=1+1", "", "12", "-0.05"]);
}

#[test]
fn a_workbook_holds_real_dates_numbers_and_words_and_no_formula_of_a_partner() {
    let bytes = tables_to_excel(&[awkward()], &[("As of".into(), "entry 1".into())]).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let names = book.sheet_names();
    assert_eq!(names[0], "Read me");
    assert!(names[1].chars().count() <= 31);
    let readme = book.worksheet_range("Read me").unwrap();
    assert_eq!(readme.get_value((0, 1)), Some(&Data::String("entry 1".into())));
    let sheet = book.worksheet_range(&names[1]).unwrap();
    assert_eq!(sheet.get_value((0, 1)), Some(&Data::String("Day".into())));
    let day = sheet.get_value((1, 1)).unwrap();
    let Data::DateTime(day) = day else { panic!("{day:?}") };
    assert_eq!(day.as_f64(), 41_912.0, "30 September 2014 as Excel counts days");
    assert_eq!(sheet.get_value((1, 2)), Some(&Data::Float(0.239_800_000_1)));
    assert_eq!(sheet.get_value((1, 3)), Some(&Data::Float(1536.64)));
    assert_eq!(sheet.get_value((2, 0)), Some(&Data::String("=1+1".into())));
    assert!(book.worksheet_formula(&names[1]).unwrap().is_empty());
}

#[test]
fn the_sheet_of_the_sum_shows_its_working_and_its_result() {
    let statement = statement();
    let letter = letter_of(&statement, Some(&agreed(&statement)));
    let bytes = to_excel(&letter).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("How the payment is made up").unwrap();
    let formulas = book.worksheet_formula("How the payment is made up").unwrap();
    assert_eq!(formulas.get_value((4, 1)).unwrap(), "SUM(B2:B4)");
    assert_eq!(formulas.get_value((7, 1)).unwrap(), "SUM(B5:B7)");
    assert_eq!(sheet.get_value((4, 1)).unwrap().as_f64(), Some(14_790.0));
    assert_eq!(sheet.get_value((7, 1)).unwrap().as_f64(), Some(8_802.75));
    assert_eq!(book.sheet_names().len(), letter.tables().len() + 1);
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    let letter = letter_of(&statement(), None);
    assert_eq!(to_excel(&letter).unwrap(), to_excel(&letter).unwrap());
}

#[test]
fn the_letter_is_set_as_a_pdf_and_the_same_letter_is_the_same_bytes() {
    let statement = statement();
    let letter = letter_of(&statement, None);
    let bytes = crate::paper::to_pdf(&letter).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert_eq!(bytes, crate::paper::to_pdf(&letter).unwrap());
}
