//! The provider's case list as CSV.

use super::{checks, told};
use expect_test::{Expect, expect};
use intake::case_list::{read, read_csv};

fn check(text: &str, says: Expect) {
    let (rows, findings) = read_csv("cases.csv", text.as_bytes());
    let kept: Vec<&str> = rows.iter().map(|row| row.case.case.as_str()).collect();
    says.assert_eq(&format!("kept {}\n{}", kept.join(" "), told(&findings)));
}

#[test]
fn a_full_row_is_read_field_by_field() {
    let text = "Case,Young person,Name,Family,Team,Therapist,Source,Quadrant,Referred,Endorsed,\
        Accepted,Refused,Refusal reason,Opened,First visit,Closed,Closure reason,Completed,\
        Living at close,Date of birth,Council child number,Died,Moved,Custody,Prior care days,\
        Prior offences\n\
        c-1,y-1,Invented Person,f-1,North and Mid,T4,yos,Mid,2014-01-10,17/01/2014,2014-01-24,,,\
        2014-01-31,2014-02-03,2014-06-13,completed,Yes,home,1999-03-02,ab12,,,\
        2015-09-01 to; 01/03/2015 to 2015-05-01,810,4\n";
    let (rows, findings) = read_csv("cases.csv", text.as_bytes());
    assert_eq!(told(&findings), "");
    expect![[r#"
        [
            CaseRow {
                row: 1,
                name: Some(
                    "Invented Person",
                ),
                case: Case {
                    case: "C-1",
                    young_person: "Y-1",
                    family: Some(
                        "F-1",
                    ),
                    team: Some(
                        "North and Mid",
                    ),
                    therapist: Some(
                        "T4",
                    ),
                    source: Some(
                        "YOS",
                    ),
                    quadrant: Some(
                        "Mid",
                    ),
                    referred: Some(
                        2014-01-10,
                    ),
                    endorsed: Some(
                        2014-01-17,
                    ),
                    accepted: Some(
                        2014-01-24,
                    ),
                    refused: None,
                    refusal_reason: None,
                    opened: Some(
                        2014-01-31,
                    ),
                    first_visit: Some(
                        2014-02-03,
                    ),
                    closed: Some(
                        2014-06-13,
                    ),
                    closure_reason: Some(
                        "completed",
                    ),
                    completed: Some(
                        true,
                    ),
                    living_at_close: Some(
                        "home",
                    ),
                    date_of_birth: Some(
                        1999-03-02,
                    ),
                    council_child_number: Some(
                        "AB12",
                    ),
                    died: None,
                    moved: None,
                    custody: [
                        Custody {
                            from: 2015-03-01,
                            released: Some(
                                2015-05-01,
                            ),
                        },
                        Custody {
                            from: 2015-09-01,
                            released: None,
                        },
                    ],
                    prior_care_days: Some(
                        810,
                    ),
                    prior_offences: Some(
                        4,
                    ),
                },
            },
        ]
    "#]]
    .assert_debug_eq(&rows);
}

#[test]
fn two_columns_are_enough() {
    check(
        "young_person,case\nY1,C1\n",
        expect![[r#"
        kept C1
    "#]],
    );
    check(
        "young_person,case\n",
        expect![[r#"
        kept 
        touches payment table_without_rows at cases.csv
          No row of this file could be read
          Check that the export was not cut short
    "#]],
    );
    check(
        "young_person\nY1\n",
        expect![[r#"
        kept 
        refused column_missing at cases.csv, case
          This file has no column case
          Write the column names in the first row, spelt as in docs/formats/case-list.md
    "#]],
    );
}

#[test]
fn dates_out_of_order_are_found_and_most_rows_kept() {
    let text = "case,young_person,referred,endorsed,accepted,refused,opened,first_visit,closed,date_of_birth,died,moved\n\
        C1,Y1,2014-02-01,2014-01-01,,,,,,,,\n\
        C2,Y2,2014-01-01,,2014-01-05,,,,,,,\n\
        C3,Y3,2014-01-01,2014-01-08,2014-01-05,,2014-01-04,2014-01-03,2014-01-02,1999-01-01,,\n\
        C4,Y4,2014-01-01,,,2013-12-01,2014-01-10,,,1999-01-01,,\n\
        C5,Y5,1998-01-01,,,,,,,1999-01-01,1998-01-02,1998-01-03\n\
        C6,Y6,2014-01-01,,,,2014-02-01,,,1999-01-01,2014-02-01,2014-01-31\n\
        C7,Y7,2014-01-01,,,,,,2014-02-01,,,\n";
    check(
        text,
        expect![[r#"
        kept C1 C2 C3 C4 C6 C7
        look endorsed_before_referred at cases.csv, row 1, referred endorsed [Y1]
          This case was endorsed on 1 January 2014, before it was referred on 1 February 2014
          Check both dates, and whether day and month were exchanged
        look accepted_without_endorsed at cases.csv, row 2, accepted endorsed [Y2]
          This case was accepted on 5 January 2014 but has no date on which it was endorsed
          Fill in the missing date
        look accepted_before_endorsed at cases.csv, row 3, endorsed accepted [Y3]
          This case was accepted on 5 January 2014, before it was endorsed on 8 January 2014
          Check both dates, and whether day and month were exchanged
        touches payment opened_before_accepted at cases.csv, row 3, accepted opened [Y3]
          This case opened on 4 January 2014, before it was accepted on 5 January 2014
          Check both dates, and whether day and month were exchanged
        look first_visit_before_opened at cases.csv, row 3, opened first_visit [Y3]
          This case had its first visit on 3 January 2014, before it opened on 4 January 2014
          Check both dates, and whether day and month were exchanged
        touches payment closed_before_opened at cases.csv, row 3, opened closed [Y3]
          This case closed on 2 January 2014, before it opened on 4 January 2014
          Check both dates, and whether day and month were exchanged
        look refused_before_referred at cases.csv, row 4, referred refused [Y4]
          This case was refused on 1 December 2013, before it was referred on 1 January 2014
          Check both dates, and whether day and month were exchanged
        look refused_and_opened at cases.csv, row 4, refused opened [Y4]
          This case was refused and yet opened
          Clear the one that did not happen; a new referral is a row of its own
        refused before_birth at cases.csv, row 5, date_of_birth referred [Y5]
          The referral on 1 January 1998 is before the date of birth, 1 January 1999
          Check both dates; the row cannot be used until they agree
        refused before_birth at cases.csv, row 5, date_of_birth died [Y5]
          The death on 2 January 1998 is before the date of birth, 1 January 1999
          Check both dates; the row cannot be used until they agree
        refused before_birth at cases.csv, row 5, date_of_birth moved [Y5]
          The move on 3 January 1998 is before the date of birth, 1 January 1999
          Check both dates; the row cannot be used until they agree
        touches payment ended_before_opened at cases.csv, row 6, opened died [Y6]
          The young person died on 1 February 2014, no later than the case opened on 1 February 2014
          Check both dates: as they stand no day of this case is counted
        touches payment ended_before_opened at cases.csv, row 6, opened moved [Y6]
          The young person moved away on 31 January 2014, no later than the case opened on 1 February 2014
          Check both dates: as they stand no day of this case is counted
        look closed_without_opened at cases.csv, row 7, closed opened [Y7]
          This case closed on 1 February 2014 but has no date on which it opened
          Fill in the missing date
    "#]],
    );
}

#[test]
fn eighteen_ends_the_contract_and_under_four_is_looked_at() {
    let text = "case,young_person,opened,date_of_birth\n\
        C1,Y1,2014-03-01,1996-02-29\n\
        C2,Y2,2014-02-28,1996-02-29\n\
        C3,Y3,2014-03-01,2010-03-02\n\
        C4,Y4,2014-03-01,2010-03-01\n\
        C5,Y5,2014-03-01,\n\
        C6,Y6,2014-03-01,2014-03-02\n";
    check(
        text,
        expect![[r#"
        kept C2 C3 C4 C5
        refused opened_at_eighteen at cases.csv, row 1, opened date_of_birth [Y1]
          This case opened on 1 March 2014, on or after the eighteenth birthday, 1 March 2014
          Check both dates; a case that opens at eighteen is not part of the contract
        look opened_under_four at cases.csv, row 3, opened date_of_birth [Y3]
          The young person was under four when the case opened on 1 March 2014
          Check the date of birth
        look no_date_of_birth at cases.csv, row 5, date_of_birth [Y5]
          This case is open but has no date of birth, so its last day is not known
          Fill in the date of birth: days end at the eighteenth birthday
        refused before_birth at cases.csv, row 6, date_of_birth opened [Y6]
          The opening on 1 March 2014 is before the date of birth, 2 March 2014
          Check both dates; the row cannot be used until they agree
    "#]],
    );
}

#[test]
fn values_that_cannot_be_read_refuse_the_row_only_when_days_rest_on_them() {
    let text = "case,young_person,source,referred,opened,completed,prior_care_days,custody,council_child_number\n\
        ,Y1,,,,,,,\n\
        C2,,,,,,,,\n\
        C3,Y3,aunt,1/2/14,,perhaps,many,,\n\
        C4,Y4,,,31/02/2014,,,,\n\
        C5,Y5,,,,,,2014-01-01,\n\
        C6,Y6,,,,,,2014-01-01 to 1/2/14; 2014-05-01 to 2014-05-01,\n\
        C7,Y7,,,,,,2014-01-01 to; 2014-05-01 to 2014-06-01,\n\
        C8,Y8,,,,,,,1.2E+05\n\
        C9,Y9,,,,,,,#N/A\n";
    check(
        text,
        expect![[r#"
        kept C3 C7
        refused blank at cases.csv, row 1, case [Y1]
          The case number is blank
          Fill it in: without it the row cannot be used
        refused blank at cases.csv, row 2, young_person
          The young person's number is blank
          Fill it in: without it the row cannot be used
        note source_unknown at cases.csv, row 3, source [Y3]
          “aunt” is not one of the usual sources; it was kept
          Usual are social worker, YOS, D-BIT and other
        look date_two_digit_year at cases.csv, row 3, referred [Y3]
          “1/2/14” has a year of two digits
          Write all four digits of the year, as in 2014-01-31 or 31/01/2014
        look not_yes_or_no at cases.csv, row 3, completed [Y3]
          “perhaps” is neither yes nor no; it was left out
          Write yes or no, or leave the cell blank
        look not_a_whole_number at cases.csv, row 3, prior_care_days [Y3]
          “many” is not a whole number; it was left out
          Write digits only, as in 810, or leave the cell blank
        refused date_impossible at cases.csv, row 4, opened [Y4]
          “31/02/2014” is a day that does not exist
          Look up the right day and write it as in 2014-01-31 or 31/01/2014
        refused custody_unreadable at cases.csv, row 5, custody [Y5]
          “2014-01-01” is not a spell of custody
          Write 2014-03-01 to 2014-05-01, or 2014-03-01 to while release is not known
        refused custody_unreadable at cases.csv, row 6, custody [Y6]
          In custody, “1/2/14” has a year of two digits
          Write all four digits of the year, as in 2014-01-31 or 31/01/2014
        refused custody_unreadable at cases.csv, row 6, custody [Y6]
          Custody from 2014-05-01 ends on 2014-05-01, which is no day at all
          Check the two dates
        touches payment custody_overlaps at cases.csv, row 7, custody [Y7]
          Custody from 2014-01-01 had not ended when the next began
          Give the day of release of the earlier one, or make the two one
        refused number_rounded at cases.csv, row 8, council_child_number [Y8]
          “1.2E+05” is a number a spreadsheet has rounded
          Format the column as text and type the number again in full
        refused spreadsheet_error at cases.csv, row 9, council_child_number [Y9]
          “#N/A” is an error the spreadsheet shows, not a value
          Mend the formula, or type the value or leave the cell blank
    "#]],
    );
}

#[test]
fn rows_that_contradict_each_other_are_found() {
    let text = "case,young_person,opened,closed,date_of_birth,council_child_number\n\
        C1,Y1,2014-01-01,2014-03-01,1999-01-01,101\n\
        c1,Y9,2014-01-01,2014-03-01,1999-01-01,109\n\
        C2,y1,2014-02-01,,1999-01-02,102\n\
        C3,Y1,2014-03-01,2014-04-01,1999-01-01,101\n\
        C4,Y2,2014-01-01,2014-03-01,1999-01-01,101\n\
        C5,Y2,2014-03-01,2014-04-01,1999-01-01,101\n";
    check(
        text,
        expect![[r#"
        kept C1 C2 C3 C4 C5
        refused case_twice at cases.csv, row 2, case [Y9]
          Case C1 is on row 1 already
          Give each referral its own case number, or take one of the rows out; the first was used
        touches payment birth_differs at cases.csv, row 3, date_of_birth [Y1]
          The date of birth is 2 January 1999 here and 1 January 1999 on row 1, for one young person
          Put the right date on both rows: days end at the eighteenth birthday
        touches payment council_number_differs at cases.csv, row 3, council_child_number [Y1]
          The council number is 102 here and 101 on row 1, for one young person
          Ask the council which number is right, and put it on both rows
        touches payment open_twice at cases.csv, row 3, opened closed [Y1]
          Case C2 opened on 1 February 2014 while case C1 (row 1) was still open
          Close the earlier case, or take out the row that is not a case
        touches payment open_twice at cases.csv, row 4, opened closed [Y1]
          Case C3 opened on 1 March 2014 while case C2 (row 3) was still open
          Close the earlier case, or take out the row that is not a case
        touches payment council_number_shared at cases.csv, row 5, council_child_number [Y2]
          Council number 101 is given to two young people, Y1 (row 1) and Y2
          Find out whose number it is: one child's days would count twice
        touches payment council_number_shared at cases.csv, row 6, council_child_number [Y2]
          Council number 101 is given to two young people, Y1 (row 1) and Y2
          Find out whose number it is: one child's days would count twice
    "#]],
    );
}

#[test]
fn a_column_nobody_knows_is_looked_at() {
    check(
        "case,young_person,date opened,,opened\nC1,Y1,2014-01-01,x,\n",
        expect![[r#"
        kept C1
        look column_unknown at cases.csv, date_opened
          date_opened is not a column we know; it was passed over
          Nothing to do, unless it is a known column under another name
        look column_without_a_name at cases.csv
          Column 4 has values but no name; it was passed over
          Give the column its name in the first row, or clear it
    "#]],
    );
    check(
        "case,young_person,opened,Opened\nC1,Y1,,\n",
        expect![[r#"
        kept 
        refused column_twice at cases.csv, opened
          opened stands in this file more than once
          Keep one column of each name and send the file again
    "#]],
    );
}

#[test]
fn a_name_never_appears_in_a_finding() {
    let text = b"case,young_person,name,opened\nC1,Y1,Zo\xEB Invented,\nC2,,Ann Invented,\n\
        C3,Y3,Bea Invented,x\n,Y4,Cy Invented\n";
    let (rows, findings) = read("cases.csv", text);
    assert!(rows.is_empty());
    expect![[r#"
        text_not_utf8 at cases.csv, row 1, name
        blank at cases.csv, row 2, young_person
        date_unreadable at cases.csv, row 3, opened
        row_too_short at cases.csv, row 4
    "#]]
    .assert_eq(&checks(&findings));
    assert!(!told(&findings).contains("Invented"));
}

#[test]
fn an_old_workbook_is_refused_with_a_remedy() {
    let (_, findings) = read("cases.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    expect![[r#"
        refused workbook_old at cases.xls
          This is an old Excel workbook (.xls), or one protected by a password
          Open it in Excel and save it, without a password, as an Excel workbook (.xlsx)
    "#]]
    .assert_eq(&told(&findings));
}
