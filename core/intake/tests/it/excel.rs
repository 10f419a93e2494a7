//! The provider's case list as an Excel workbook, filled the way people fill them.

use super::told;
use expect_test::expect;
use intake::case_list::{read, read_csv};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

#[test]
fn a_workbook_says_what_the_same_csv_says() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Read me").unwrap().write(0, 0, "Filled by hand").unwrap();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Cases at June").unwrap();
    let names = [
        "Case",
        "Young person",
        "Opened",
        "Referred",
        "Completed",
        "Prior care days",
        "Council child number",
    ];
    for (at, name) in names.into_iter().enumerate() {
        sheet.write(2, at as u16, name).unwrap();
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let day = |y, m, d| ExcelDateTime::from_ymd(y, m, d).unwrap();
    sheet.write(3, 0, "C1").unwrap();
    sheet.write(3, 1, 7).unwrap();
    sheet.write_with_format(3, 2, day(2014, 1, 31), &date).unwrap();
    sheet.write(3, 3, "2014-01-10").unwrap();
    sheet.write(3, 4, true).unwrap();
    sheet.write(3, 5, 810.0).unwrap();
    sheet.write(3, 6, 1_234_567_890).unwrap();
    sheet.write(5, 0, "C2").unwrap();
    sheet.write(5, 1, 8).unwrap();
    sheet.write(5, 2, 41670).unwrap();
    sheet.write_with_format(5, 3, day(2014, 1, 10).and_hms(10, 30, 0).unwrap(), &date).unwrap();
    let bytes = book.save_to_buffer().unwrap();

    let csv = "case,young_person,opened,referred,completed,prior_care_days,council_child_number\n\
        C1,7,2014-01-31,10/01/2014,yes,810,1234567890\n\nC2,8,41670,2014-01-10 10:30,,,\n";
    let (rows, findings) = read("cases", &bytes);
    assert_eq!((rows, findings.clone()), read_csv("cases", csv.as_bytes()));
    expect![[r#"
        look no_date_of_birth at cases, row 1, date_of_birth [7]
          This case is open but has no date of birth, so its last day is not known
          Fill in the date of birth: days end at the eighteenth birthday
        look date_with_time at cases, row 3, referred [8]
          “2014-01-10 10:30” has a time of day
          Take the time off and write the date as in 2014-01-31 or 31/01/2014
        refused date_serial at cases, row 3, opened [8]
          “41670” is the number Excel keeps for a date, not a date
          Format the column as a date before saving. It stands for 31 January 2014: write 2014-01-31
    "#]]
    .assert_eq(&told(&findings));
}

#[test]
fn a_workbook_without_the_columns_is_refused() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "case").unwrap();
    let (rows, findings) = read("cases.xlsx", &book.save_to_buffer().unwrap());
    assert!(rows.is_empty());
    expect![[r#"
        refused sheet_not_found at cases.xlsx, case young_person
          No sheet of this workbook has the columns case and young_person
          Put the column names in the first row of the sheet, spelt as in the guide
    "#]]
    .assert_eq(&told(&findings));
}

#[test]
fn a_damaged_workbook_is_refused() {
    let (_, findings) = read("cases.xlsx", b"PK\x03\x04 and nothing after");
    expect![[r#"
        refused workbook_unreadable at cases.xlsx
          This workbook cannot be opened: it is damaged, protected by a password, or no workbook
          Open it in Excel, take any password off, and save it as an Excel workbook (.xlsx)
    "#]]
    .assert_eq(&told(&findings));
}

#[test]
fn one_cell_in_the_last_row_and_column_does_not_fill_the_memory() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "case").unwrap().write(0, 1, "young_person").unwrap();
    sheet.write(1, 0, "C1").unwrap().write(1, 1, "Y1").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    sheet.write(1_048_575, 99, "x").unwrap();
    let (rows, findings) = read("cases.xlsx", &book.save_to_buffer().unwrap());
    assert_eq!(rows.len(), 1);
    expect![[r#"
        look column_without_a_name at cases.xlsx
          Column 100 has values but no name; it was passed over
          Give the column its name in the first row, or clear it
        refused blank at cases.xlsx, row 1048575, case
          The case number is blank
          Fill it in: without it the row cannot be used
        refused blank at cases.xlsx, row 1048575, young_person
          The young person's number is blank
          Fill it in: without it the row cannot be used
    "#]]
    .assert_eq(&told(&findings));
}
