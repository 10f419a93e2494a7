//! Rows of the return: what is kept, and what is said about the rest.

use super::{checks, told, year};
use care::{Return, Table};
use definitions::Finding;
use expect_test::expect;
use intake::return_903::{Upload, read};

fn episodes(bytes: &[u8]) -> (Return, Vec<Finding>) {
    let header = Upload { name: "h", bytes: b"CHILD,SEX,DOB,ETHNIC\n101,1,02/03/1999,WBRI\n" };
    read(year(), &[Upload { name: "e", bytes }, header])
}

#[test]
fn a_bad_file_lists_every_finding() {
    let mut bytes = "\u{FEFF}Child,DECOM ,rne,LS,CIN,PLACE,DEC,REC,Notes,,\r\n\
        101,01/05/2013,s,v2,N5,u4,,,,,\r\n\
        102,01/05/13,S,V2,N5,U4,2013-06-01,E4A,x,,\r\n\
        \r\n\
        103,05/31/2013,S,V2,N5,U4,31/06/2013,E4A,,,\r\n\
        104,41395,S,V2,N5,U4,1/6/2013,E4A,,,\r\n\
        ,,,,,,,,,,\r\n\
        105,01/05/2013,S,V2,N5\r\n\
        106,01/05/2013,S,V2,N5,U4,,,a,b,c,,,\r\n\
        107,01/05/2013,S,V2,N5,U4,,,a,,,x\r\n\
        1.08E+09,01/05/2013,S,V2,N5,U4,,,\"quoted, with \"\"comma\"\"\",,\r\n\
        109,01/05/2013,S,V2,N5,U\u{1}4,,,,,\r\n"
        .as_bytes()
        .to_vec();
    bytes.extend_from_slice(b"110,01/05/2013,S,V2,N5,U4,,,Zo\xEB,,\r\n");
    bytes.extend_from_slice(b"111,01/05/2013,S,V2,N5,U4,,,\"never closed,,\r\n112,,,,,,,,,,\r\n");
    let (ret, findings) = episodes(&bytes);
    let kept: Vec<(u64, &str)> =
        ret.episodes.iter().map(|row| (row.row, row.child.as_str())).collect();
    expect![[r#"[(1, "101"), (2, "102"), (4, "103"), (5, "104"), (10, "1.08E+09")]"#]]
        .assert_eq(&format!("{kept:?}"));
    expect![[r#"
        note column_unknown at e, NOTES
          NOTES is not a column we know; it was passed over
          Nothing to do, unless it is a known column under another name
        touches payment date_two_digit_year at e, row 2, DECOM [102]
          “01/05/13” has a year of two digits
          Write all four digits of the year, as in 31/01/2014
        touches payment date_iso at e, row 2, DEC [102]
          “2013-06-01” is written year first
          Put the day first: write 01/06/2013
        touches payment date_american at e, row 4, DECOM [103]
          “05/31/2013” is written month first
          If it is 31 May 2013, write 31/05/2013
        touches payment date_impossible at e, row 4, DEC [103]
          “31/06/2013” is a day that does not exist
          Look up the right day and write it as in 31/01/2014
        touches payment date_serial at e, row 5, DECOM [104]
          “41395” is the number Excel keeps for a date, not a date
          Format the column as a date before saving. It stands for 1 May 2013: write 01/05/2013
        touches payment date_missing_zero at e, row 5, DEC [104]
          “1/6/2013” has a day or a month of one digit
          Write two digits for the day and the month, as in 31/01/2014
        refused row_too_short at e, row 7 [105]
          This row has 5 fields; the file has 9 columns
          Look for a comma too many or too few; a value with a comma in it must stand in quotation marks. The row was not used
        refused row_too_long at e, row 8 [106]
          This row has 11 fields; the file has 9 columns
          Look for a comma too many or too few; a value with a comma in it must stand in quotation marks. The row was not used
        refused row_too_long at e, row 9 [107]
          This row has 12 fields; the file has 9 columns
          Look for a comma too many or too few; a value with a comma in it must stand in quotation marks. The row was not used
        touches payment number_rounded at e, row 10, CHILD [1.08E+09]
          “1.08E+09” is a number a spreadsheet has rounded
          Export the table again and do not open it in a spreadsheet before sending it
        refused text_unprintable at e, row 11, PLACE [109]
          PLACE holds a character that cannot be printed
          Type the value again and send the file again. The row was not used
        refused text_not_utf8 at e, row 12, NOTES [110]
          NOTES holds text that is not UTF-8
          Save the file again as UTF-8: it looks like an older Windows encoding. The row was not used
        refused row_over_lines at e, row 13
          This row runs over 3 lines
          Look for a quotation mark that is opened and never closed, or take the line's end out of the value. None of those lines was used
    "#]].assert_eq(&told(&findings));
}

#[test]
fn a_quotation_mark_left_open_never_hides_a_row() {
    let row = |child: u8| format!("{child},01/05/2013,S,V2,N5,U4,,,a note\n");
    let rows: String = (1..=6).map(row).collect();
    let file = format!("CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC,NOTE\n{rows}");
    let places = file.char_indices().filter(|(_, c)| *c == ',' || *c == '\n').map(|(at, _)| at + 1);
    let places: Vec<usize> = places.filter(|at| *at > file.find('\n').unwrap()).collect();
    for (first, second) in places.iter().flat_map(|a| places.iter().map(move |b| (*a, *b))) {
        let mut bytes = file.clone();
        bytes.insert(first, '"');
        if second > first {
            bytes.insert(second + 1, '"');
        }
        let (ret, findings) = episodes(bytes.as_bytes());
        let refused = findings.iter().any(|f| f.weight == definitions::Weight::Refused);
        assert!(ret.episodes.len() == 6 || refused, "{bytes}");
    }
}

#[test]
fn a_note_may_run_over_lines() {
    let (ret, findings) = episodes(
        b"CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC,NOTE\n1,01/05/2013,S,V2,N5,U4,,,\"a\nnote\"\n",
    );
    assert_eq!(ret.episodes[0].child, "1");
    assert_eq!(checks(&findings), "column_unknown at e, NOTE\n");
}

#[test]
fn text_is_kept_in_upper_case_and_dates_as_read_or_as_sent() {
    let (ret, _) = episodes(
        b"PL_POST,REC,DEC,PLACE,CIN,LS,RNE,DECOM,CHILD\n cm1 1aa ,x1,Unknown,u4,n5,v2,s,29/02/2012,ab12\n",
    );
    expect![[r#"
        EpisodeRow {
            part: 0,
            row: 1,
            child: "AB12",
            decom: Read(
                2012-02-29,
            ),
            rne: "S",
            ls: "V2",
            cin: "N5",
            place: "U4",
            place_provider: "",
            dec: Unreadable(
                "Unknown",
            ),
            rec: "X1",
            reason_place_change: "",
            home_post: "",
            pl_post: "CM1 1AA",
            urn: "",
        }
    "#]]
    .assert_debug_eq(&ret.episodes[0]);
    let names: Vec<&str> = ret.parts.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["e", "h"]);
    assert_eq!(ret.parts[0].columns[0], "PL_POST");
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_shows_them() {
    let numbers = |text: &str| -> Vec<u64> {
        let (ret, findings) = episodes(text.as_bytes());
        assert_eq!(checks(&findings), "", "{text}");
        ret.episodes.iter().map(|row| row.row).collect()
    };
    let header = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC";
    for end in ["\n", "\r\n", "\r"] {
        let row = format!("101,01/05/2013,S,V2,N5,U4,,{end}");
        let lines =
            format!("{end}{end}{header}{end}{row}{row}{end}{row},,,,,,,{end}{row}{end}{end}");
        assert_eq!(numbers(&lines), [1, 2, 4, 6], "{end:?}");
    }
    let quoted = format!("{header},NOTE\n1,,,,,,,,\"a\n\nb\"\n2,,,,,,,,\n\n3,,,,,,,,");
    let (ret, _) = episodes(quoted.as_bytes());
    let numbers: Vec<u64> = ret.episodes.iter().map(|row| row.row).collect();
    assert_eq!(numbers, [1, 2, 4], "a line break inside quotation marks is one row");
}

#[test]
fn header_and_missing_are_read() {
    let (ret, findings) = read(
        year(),
        &[
            Upload { name: "h", bytes: b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n101,2,02/03/1999,wbri,x123,1,31/12/2013\n" },
            Upload { name: "m", bytes: b"CHILD,DOB,MISSING,MIS_START,MIS_END\n101,02/03/1999,m,01/05/2013,\n" },
            Upload { name: "e", bytes: b"CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n101,01/05/2013,S,V2,N5,U4,,\n" },
        ],
    );
    assert_eq!(told(&findings), "");
    let parts: Vec<(&str, Table)> =
        ret.parts.iter().map(|part| (part.name.as_str(), part.table)).collect();
    assert_eq!(parts, [("h", Table::Header), ("m", Table::Missing), ("e", Table::Episodes)]);
    assert_eq!((ret.header[0].part, ret.missing[0].part, ret.episodes[0].part), (0, 1, 2));
    expect![[r#"
        (
            HeaderRow {
                part: 0,
                row: 1,
                child: "101",
                sex: "2",
                dob: Read(
                    1999-03-02,
                ),
                ethnic: "WBRI",
                upn: "X123",
                mother: "1",
                mc_dob: Read(
                    2013-12-31,
                ),
            },
            MissingRow {
                part: 1,
                row: 1,
                child: "101",
                dob: Read(
                    1999-03-02,
                ),
                missing: "M",
                mis_start: Read(
                    2013-05-01,
                ),
                mis_end: Blank,
            },
        )
    "#]]
    .assert_debug_eq(&(&ret.header[0], &ret.missing[0]));
}
