//! The comparison group's list.

use super::told;
use expect_test::expect;
use intake::comparison_group::read_csv;

#[test]
fn each_child_has_one_window_and_every_fault_is_found() {
    let text = "Child,Start,Date of birth,Family,Entry,Died,Moved\n\
        ab1,2008-01-31,1994-05-01,f1,at home,,\n\
        ,2008-01-31,1994-05-01,,,,\n\
        A3,,,,,,\n\
        A4,2008-01-31,1990-01-31,,,,\n\
        A5,2008-01-31,2009-01-01,,,,\n\
        A6,2008-01-31,1994-05-01,,,2008-01-31,31/01/08\n\
        AB1,2009-01-31,1994-05-01,,,,\n\
        A8,2008-01-31,1990-02-01,,in care,,2009-01-01\n";
    let (members, findings) = read_csv("group.csv", text.as_bytes());
    expect![[r#"
        [
            Member {
                row: 1,
                child: "AB1",
                start: 2008-01-31,
                date_of_birth: 1994-05-01,
                family: Some(
                    "F1",
                ),
                stratum: Some(
                    "at home",
                ),
                died: None,
                moved: None,
            },
            Member {
                row: 8,
                child: "A8",
                start: 2008-01-31,
                date_of_birth: 1990-02-01,
                family: None,
                stratum: Some(
                    "in care",
                ),
                died: None,
                moved: Some(
                    2009-01-01,
                ),
            },
        ]
    "#]]
    .assert_debug_eq(&members);
    expect![[r#"
        refused blank at group.csv, row 2, child
          The child's number is blank
          Fill it in: without it the row cannot be used
        refused blank at group.csv, row 3, start [A3]
          The day the window began is blank
          Fill it in: without it the row cannot be used
        refused blank at group.csv, row 3, date_of_birth [A3]
          The date of birth is blank
          Fill it in: without it the row cannot be used
        refused start_at_eighteen at group.csv, row 4, start date_of_birth [A4]
          The window began on 31 January 2008, on or after the eighteenth birthday, 31 January 2008
          Check both dates; a child of eighteen has no day to count
        refused before_birth at group.csv, row 5, start date_of_birth [A5]
          The window began on 31 January 2008, before birth on 1 January 2009
          Check both dates; the row cannot be used until they agree
        refused date_two_digit_year at group.csv, row 6, moved [A6]
          “31/01/08” has a year of two digits
          Write all four digits of the year, as in 2014-01-31 or 31/01/2014
        refused ended_before_start at group.csv, row 6, died start [A6]
          The child died on 31 January 2008, before any day is counted
          Check both dates: the window ends before it begins
        refused child_twice at group.csv, row 7, child [AB1]
          Child AB1 is on row 1 already
          Each child has one window: keep the first start and take the other row out
    "#]]
    .assert_eq(&told(&findings));
}

#[test]
fn a_list_without_its_columns_is_refused() {
    let (members, findings) = read_csv("group.csv", b"child,family\nA1,\n");
    assert!(members.is_empty());
    expect![[r#"
        refused column_missing at group.csv, start date_of_birth
          This file has no columns start and date_of_birth
          Write the column names in the first row, spelt as in docs/formats/case-list.md
    "#]]
    .assert_eq(&told(&findings));
}
