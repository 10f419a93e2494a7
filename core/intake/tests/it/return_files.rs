//! Which file is which table of the return, and files that are none.

use super::{checks, told, year};
use care::Table;
use definitions::Weight;
use expect_test::{Expect, expect};
use intake::return_903::{Upload, read};

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n101,01/05/2013,S,V2,N5,U4,,\n";
const HEADER: &str = "CHILD,SEX,DOB,ETHNIC\n101,1,02/03/1999,WBRI\n";

fn check(files: &[(&str, &[u8])], says: Expect) {
    let uploads: Vec<Upload> = files.iter().map(|(name, bytes)| Upload { name, bytes }).collect();
    let (ret, findings) = read(year(), &uploads);
    let rows = (ret.episodes.len(), ret.header.len(), ret.missing.len());
    let names: Vec<&str> = ret.parts.iter().map(|part| part.name.as_str()).collect();
    says.assert_eq(&format!("{} {rows:?}\n{}", names.join(" "), told(&findings)));
}

/// One file sent beside a good year, so that only what is said about it stands out.
fn check_one(bytes: &[u8], says: Expect) {
    check(
        &[
            ("episodes.csv", EPISODES.as_bytes()),
            ("header.csv", HEADER.as_bytes()),
            ("x.csv", bytes),
        ],
        says,
    );
}

#[test]
fn a_good_year_has_no_findings() {
    check(
        &[("episodes.csv", EPISODES.as_bytes()), ("header.csv", HEADER.as_bytes())],
        expect![[r#"
            episodes.csv header.csv (1, 1, 0)
        "#]],
    );
}

#[test]
fn every_table_of_the_return_is_recognised_by_its_columns_and_read() {
    for table in Table::ALL {
        let header = table.columns().join(",").to_lowercase();
        let row = table.columns().iter().map(|column| match column {
            column if column.starts_with("DATE_P") => "zz/02/2012",
            _ => "1",
        });
        let bytes = format!("{header}\n{}\n", row.collect::<Vec<_>>().join(","));
        let (ret, findings) = read(year(), &[Upload { name: "x", bytes: bytes.as_bytes() }]);
        assert_eq!((ret.parts[0].table, ret.parts.len()), (table, 1));
        assert_eq!(ret.rows(table).len(), 1, "{table}");
        assert!(
            findings.iter().all(|f| f.weight != Weight::Refused || f.check == "no_episodes_table")
        );
    }
}

#[test]
fn a_header_of_an_older_year_with_columns_of_another_table_is_still_the_header() {
    let header = "DUC,CHILD,UASC,ETHNIC,DOB,SEX,UPN\n,101,0,WBRI,02/03/1999,1,\n";
    check(
        &[("e.csv", EPISODES.as_bytes()), ("h.csv", header.as_bytes())],
        expect![[r#"
        e.csv h.csv (1, 1, 0)
        note column_unknown at h.csv, DUC UASC
          DUC and UASC are not columns we know; they were passed over
          Nothing to do, unless one is a known column under another name
    "#]],
    );
}

#[test]
fn files_that_cannot_be_read_are_refused_with_a_remedy() {
    let utf16: Vec<u8> = EPISODES.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check_one(
        &utf16,
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused file_utf16 at x.csv
          This file is saved as UTF-16 (“Unicode text”), which is not accepted
          Save it again as UTF-8. In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”; in Notepad, choose Save As and the encoding UTF-8
    "#]],
    );
    check_one(
        b"",
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused file_empty at x.csv
          This file is empty
          Export it again and send it
    "#]],
    );
    check_one(
        EPISODES.replace(',', ";").as_bytes(),
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused wrong_delimiter at x.csv
          The columns of this file are parted by semicolons, not commas
          Save it again with commas. In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”; if it still writes semicolons, set the list separator of Windows to a comma
    "#]],
    );
    check_one(
        EPISODES.replace(',', "\t").as_bytes(),
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused wrong_delimiter at x.csv
          The columns of this file are parted by tabs, not commas
          Save it again with commas. In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”; if it still writes semicolons, set the list separator of Windows to a comma
    "#]],
    );
    check_one(
        b"PK\x03\x04",
        expect![[r#"
            episodes.csv header.csv (1, 1, 0)
            refused zip_damaged at x.csv
              This zip archive, or a file in it, is damaged and cannot be opened
              Make the archive again, or send the files in it alone
        "#]],
    );
    check_one(
        b"101,01/05/2013,S,V2,N5,U4,,\n",
        expect![[r#"
            episodes.csv header.csv (1, 1, 0)
            refused header_missing at x.csv
              The first row holds values, not column names
              Add a first row with the column names, for example CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
        "#]],
    );
    check_one(
        b"CHILD,DECOM,RNE,LS,CIN,PLACE\n",
        expect![[r#"
            episodes.csv header.csv x.csv (1, 1, 0)
            refused column_missing at x.csv, DEC REC
              This is the Episodes table without DEC and REC
              Export the table again with every column: days cannot be counted without them
            touches payment table_without_rows at x.csv
              No row of this file could be read
              Check that the export was not cut short
            touches payment table_twice at return 2013-14
              2 Episodes tables were sent for one year; all were read
              If one replaces another, send the year again with only the right one
        "#]],
    );
    check_one(
        b"Looked after children\n101\n",
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused table_unrecognised at x.csv
          None of the return's column names is in the first row, which begins with “LOOKED AFTER CHILDREN”
          Check that the right file was sent and that its first row holds the column names
    "#]],
    );
    check_one(
        b"CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC,dec\n101,,,,,,,,\n",
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused column_twice at x.csv, DEC
          DEC stands in this file more than once
          Keep one column of each name and send the file again
    "#]],
    );
    check_one(
        b"CHILD,DECOM,RNE,LS,CIN,PLAC\xC9,DEC,REC\n101,,,,,,,,\n",
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused text_not_utf8 at x.csv
          The column name “PLAC�” is not UTF-8 text
          Save the file again as UTF-8: it looks like an older Windows encoding
    "#]],
    );
}

#[test]
fn a_file_sent_twice_is_read_once() {
    check_one(
        EPISODES.as_bytes(),
        expect![[r#"
            episodes.csv header.csv (1, 1, 0)
            look file_twice at x.csv
              This file holds exactly what episodes.csv holds; it was read once
              If it should hold another table, export it again
        "#]],
    );
}

#[test]
fn two_files_of_one_name_are_read_and_found() {
    check(
        &[("same.csv", EPISODES.as_bytes()), ("same.csv", HEADER.as_bytes())],
        expect![[r#"
        same.csv same.csv (1, 1, 0)
        look file_name_twice at same.csv
          Another file sent with it has this name too
          Give each file its own name, so that findings can say which is meant
    "#]],
    );
}

#[test]
fn two_different_tables_of_one_kind_are_read_and_found() {
    check_one(
        EPISODES.replace("101", "102").as_bytes(),
        expect![[r#"
        episodes.csv header.csv x.csv (2, 1, 0)
        touches payment table_twice at return 2013-14
          2 Episodes tables were sent for one year; all were read
          If one replaces another, send the year again with only the right one
    "#]],
    );
}

#[test]
fn a_year_without_episodes_says_so() {
    check(
        &[],
        expect![[r#"
         (0, 0, 0)
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
}

#[test]
fn every_table_is_searched_for_faults() {
    let bytes = b"CHILD,DOB,REVIEW,REVIEW_CODE\n101,1/1/99,,\n\xFF,,,\n";
    let (_, findings) = read(year(), &[Upload { name: "reviews.csv", bytes }]);
    expect![[r#"
        date_two_digit_year at reviews.csv, row 1, DOB
        text_not_utf8 at reviews.csv, row 2, CHILD
        no_episodes_table at return 2013-14
        no_header_table at return 2013-14
    "#]]
    .assert_eq(&checks(&findings));
}
