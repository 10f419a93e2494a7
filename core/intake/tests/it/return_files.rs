//! Which file is which table of the return, and files that are none.

use super::{checks, told, year};
use expect_test::{Expect, expect};
use intake::return_903::{Upload, read};

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n101,01/05/2013,S,V2,N5,U4,,\n";
const HEADER: &str = "CHILD,SEX,DOB,ETHNIC\n101,1,02/03/1999,WBRI\n";

fn check(files: &[(&str, &[u8])], says: Expect) {
    let uploads: Vec<Upload> = files.iter().map(|(name, bytes)| Upload { name, bytes }).collect();
    let (ret, findings) = read(year(), &uploads);
    let rows = (ret.episodes.len(), ret.header.len(), ret.missing.len());
    says.assert_eq(&format!("{} {rows:?}\n{}", ret.files.join(" "), told(&findings)));
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
fn every_table_of_the_return_is_recognised_by_its_columns() {
    let tables = [
        "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
        "CHILD,DOB,MISSING,MIS_START,MIS_END",
        "CHILD,SEX,DOB,DUC",
        "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
        "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM",
        "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR",
        "CHILD,DOB,REVIEW,REVIEW_CODE",
        "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM",
        "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED",
        "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON",
        "CHILD,DOB,DOLO_START,DOLO_END",
    ];
    let said: String = tables
        .iter()
        .map(|header| {
            let bytes = format!("{header}\n");
            let upload = Upload { name: "x", bytes: bytes.as_bytes() };
            let (ret, findings) = read(year(), &[upload]);
            format!("{} ({} files read)\n", findings[0].title, ret.files.len())
        })
        .collect();
    expect![[r#"
        No row of this file could be read (1 files read)
        No row of this file could be read (1 files read)
        No row of this file could be read (1 files read)
        This is the UASC table; it was not read (0 files read)
        This is the OC2 table; it was not read (0 files read)
        This is the OC3 table; it was not read (0 files read)
        This is the AD1 table; it was not read (0 files read)
        This is the Reviews table; it was not read (0 files read)
        This is the Previous permanence table; it was not read (0 files read)
        This is the Placed for adoption table; it was not read (0 files read)
        This is the Social worker episodes table; it was not read (0 files read)
        This is the Deprivation of liberty table; it was not read (0 files read)
    "#]]
    .assert_eq(&said);
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
        refused file_workbook at x.csv
          This is an Excel workbook or a zip archive, not CSV text
          Send each table as its own CSV file. In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”
    "#]],
    );
    check_one(
        b"101,01/05/2013,S,V2,N5,U4,,\n",
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused header_missing at x.csv
          The first row holds values, not column names
          Add a first row with the column names, for example CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC,PLACE_PROVIDER,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
    "#]],
    );
    check_one(
        b"CHILD,DECOM,RNE,LS,CIN,PLACE\n",
        expect![[r#"
        episodes.csv header.csv (1, 1, 0)
        refused table_unrecognised at x.csv, DEC REC
          This file is no table of the return: nearest is Episodes, but DEC and REC are missing
          Check the names in the first row, or export the table again with every column
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
fn a_table_that_is_passed_over_is_not_searched_for_faults() {
    let bytes = b"CHILD,DOB,REVIEW,REVIEW_CODE\n101,1/1/99,\n\xFF,,,\n";
    let (_, findings) = read(year(), &[Upload { name: "reviews.csv", bytes }]);
    expect![[r#"
        table_passed_over at reviews.csv
        no_episodes_table at return 2013-14
        no_header_table at return 2013-14
    "#]]
    .assert_eq(&checks(&findings));
}
