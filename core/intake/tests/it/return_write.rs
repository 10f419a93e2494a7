//! A return written back says what the return said, and what cannot be said is listed.

use super::{told, year};
use care::report::{Cell, RowView};
use care::{Return, Table};
use definitions::Finding;
use expect_test::{Expect, expect};
use intake::return_903::{Upload, csv, differences, read, xml, xml_loses};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn from_files(files: &[Vec<u8>]) -> (Return, Vec<Finding>) {
    let uploads: Vec<Upload> = files.iter().map(|bytes| Upload { name: "x", bytes }).collect();
    read(year(), &uploads)
}

/// The cells of each row of a table.
fn cells(ret: &Return, table: Table) -> Vec<Vec<Cell<'_>>> {
    ret.rows(table).into_iter().map(|row| row.cells).collect()
}

/// Rows by child and table, each child's in order; rows that are left out left out.
fn by_child<'a>(
    ret: &'a Return,
    lost: impl Fn(Table, &RowView) -> bool,
) -> BTreeMap<(String, Table), Vec<Vec<Cell<'a>>>> {
    let mut rows = BTreeMap::<_, Vec<_>>::new();
    for table in Table::ALL {
        for row in ret.rows(table).into_iter().filter(|row| !lost(table, row)) {
            let Cell::Text(child) = row.cells[0] else { panic!("a child's number is text") };
            rows.entry((child.to_owned(), table)).or_default().push(row.cells);
        }
    }
    rows
}

const VALUES: [&str; 16] = [
    "",
    "",
    "",
    "1",
    "101",
    "102",
    "01/05/2013",
    "02/03/1999",
    "1/5/13",
    "x1",
    "a, \"b\"",
    " u4 ",
    "<&>",
    "é",
    "two\nlines",
    "zz/02/2012",
];

/// A CSV file for each table, of a few children.
fn files() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let field = || prop::sample::select(VALUES.to_vec());
    let row = prop::collection::vec(field(), 13);
    let table = prop::collection::vec(row, 0..5);
    prop::collection::vec(table, 12).prop_map(|tables| {
        let file = |(table, rows): (Table, Vec<Vec<&str>>)| {
            let width = table.columns().len();
            let quoted = |row: Vec<&str>| {
                let fields = row.iter().take(width);
                let each = fields.map(|field| format!("\"{}\"", field.replace('"', "\"\"")));
                each.collect::<Vec<_>>().join(",") + "\n"
            };
            let rows: String = rows.into_iter().map(quoted).collect();
            format!("{}\n{rows}", table.columns().join(",")).into_bytes()
        };
        Table::ALL.into_iter().zip(tables).map(file).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_table_written_as_csv_says_the_same(files in files()) {
        let (ret, _) = from_files(&files);
        for (table, file) in Table::ALL.into_iter().zip(&files) {
            let written = csv(&ret, table);
            let (again, _) = from_files(std::slice::from_ref(&written));
            prop_assert_eq!(cells(&again, table), cells(&ret, table));
            prop_assert_eq!(&csv(&again, table), &written, "what is written is stable");
            let rows = numbers(&ret, table);
            prop_assert_eq!(differences(file, &written, &rows).is_empty(), *file == written);
            prop_assert!(differences(&written, &written, &rows).is_empty());
        }
    }

    #[test]
    fn a_return_written_as_xml_says_the_same_or_lists_what_it_loses(files in files()) {
        let (ret, _) = from_files(&files);
        let losses = xml_loses(&ret);
        let lost = |table: Table, row: &RowView| losses.iter().any(|finding| {
            let same = finding.place.row.is_none_or(|listed| listed == row.row);
            finding.place.table == Some(table.key()) && same
        });
        let bytes = xml(&ret);
        let (again, findings) = from_files(std::slice::from_ref(&bytes));
        prop_assert!(findings.iter().all(|f| !f.check.starts_with("xml")), "{}", told(&findings));
        let (kept, all) = (by_child(&ret, lost), by_child(&again, |_, _| false));
        for (place, rows) in &kept {
            let mut read = all.get(place).map(|rows| rows.iter()).into_iter().flatten();
            for row in rows {
                prop_assert!(read.any(|other| other == row), "{:?} {:?}", place, row);
            }
        }
        if losses.is_empty() {
            prop_assert_eq!(kept, all);
            prop_assert_eq!(xml(&again), bytes, "what is written is stable");
        }
        prop_assert!(xml_loses(&again).is_empty(), "what was read from XML can be written as XML");
        let stable = xml(&again);
        prop_assert_eq!(xml(&from_files(std::slice::from_ref(&stable)).0), stable);
    }
}

const LAID_OUT: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<EXPSSDA903>
  <CHILD>
    <HEADER>
      <CHILDID>101</CHILDID>
      <SEX>1</SEX>
      <DOB>02/03/1999</DOB>
      <UASC>1</UASC>
      <DUC>01/02/2014</DUC>
      <IN_TOUCH>YES</IN_TOUCH>
      <AMISSING>
        <MISSING>M</MISSING>
        <MIS_START>01/06/2013</MIS_START>
      </AMISSING>
      <OC2>
        <SDQ_SCORE>12</SDQ_SCORE>
      </OC2>
    </HEADER>
    <EPISODE>
      <DECOM>31/06/2013</DECOM>
      <RNE>S</RNE>
      <PL>U4</PL>
      <HOME_POST>&lt;A &amp; B&gt;</HOME_POST>
      <DEC>01/07/2013</DEC>
    </EPISODE>
  </CHILD>
</EXPSSDA903>
";

#[test]
fn xml_to_csv_to_xml_is_the_same_file() {
    let (ret, _) = from_files(&[LAID_OUT.as_bytes().to_vec()]);
    let files: Vec<Vec<u8>> = Table::ALL.iter().map(|table| csv(&ret, *table)).collect();
    let (again, _) = from_files(&files);
    assert_eq!(String::from_utf8(xml(&again)).unwrap(), LAID_OUT);
    assert_eq!(String::from_utf8(xml(&ret)).unwrap(), LAID_OUT);
}

#[test]
fn what_xml_loses_is_listed() {
    let (ret, _) = from_files(&[
        b"CHILD,SEX,DOB,ETHNIC\n101,1,02/03/1999,WBRI\n101,2,02/03/1999,WBRI\n104,,,\n".to_vec(),
        b"CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n,01/05/2013,S,V2,N5,U4,,\n102,,,,,,,\n".to_vec(),
        b"CHILD,SEX,DOB,DUC\n101,2,02/03/1998,\n".to_vec(),
        b"CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n101,02/03/1999,A,01/05/2013,,\n".to_vec(),
        b"CHILD,DOB,REVIEW,REVIEW_CODE\n101,02/03/1999,01/06/2013,\"P\nN\"\n".to_vec(),
    ]);
    expect![[r#"
        look xml_row_of_nobody at x, row 1, CHILD
          This row has no child's number, so XML has no place for it
          Keep the CSV files too: they hold what XML cannot
        look xml_line_end at x, row 1, REVIEW_CODE [101]
          In REVIEW_CODE, a line's end or tab becomes a space
          Keep the CSV files too: they hold what XML cannot
        look xml_table_without_tags at x
          The XML return has no tags for the Social worker episodes table: 1 row
          Keep the CSV files too: they hold what XML cannot
        look xml_row_twice at x, row 2 [101]
          A child has one Header row in XML; this one is left out
          Keep the CSV files too: they hold what XML cannot
        look xml_header_disagrees at x, row 1, DOB [101]
          DOB is “02/03/1998” here and “02/03/1999” in the Header, which XML keeps
          Keep the CSV files too: they hold what XML cannot
        look xml_header_disagrees at x, row 1, SEX [101]
          SEX is “2” here and “1” in the Header, which XML keeps
          Keep the CSV files too: they hold what XML cannot
        look xml_row_empty at x, row 3 [104]
          This Header row says nothing that XML has a tag for
          Keep the CSV files too: they hold what XML cannot
        look xml_row_empty at x, row 2 [102]
          This Episodes row says nothing that XML has a tag for
          Keep the CSV files too: they hold what XML cannot
    "#]]
    .assert_eq(&told(&xml_loses(&ret)));
}

/// The numbers a table's rows had where they were sent.
fn numbers(ret: &Return, table: Table) -> Vec<u64> {
    ret.rows(table).iter().map(|row| row.row).collect()
}

fn check(sent: &str, says: Expect) {
    let (ret, _) = from_files(&[sent.as_bytes().to_vec()]);
    let written = csv(&ret, ret.parts[0].table);
    let rows = numbers(&ret, ret.parts[0].table);
    says.assert_eq(&(differences(sent.as_bytes(), &written, &rows).join("\n") + "\n"));
}

#[test]
fn a_table_comes_back_as_it_was_laid_out() {
    for sent in [
        "CHILD,DOB,REVIEW,REVIEW_CODE\r\n101,02/03/1999,31/06/2013,\"A, B\"\r\n",
        "\u{FEFF}CHILD,DOB,REVIEW,REVIEW_CODE\n101,02/03/1999,31/06/2013,\n",
        "REVIEW,REVIEW_CODE,CHILD\r\n31/06/2013,PN1,101",
    ] {
        let (ret, _) = from_files(&[sent.as_bytes().to_vec()]);
        assert_eq!(String::from_utf8(csv(&ret, Table::Reviews)).unwrap(), sent);
        let (written, rows) = (csv(&ret, Table::Reviews), numbers(&ret, Table::Reviews));
        assert_eq!(differences(sent.as_bytes(), &written, &rows), [""; 0]);
    }
}

#[test]
fn a_table_sent_in_two_files_of_different_columns_keeps_the_values_of_both() {
    let (ret, _) = from_files(&[
        b"CHILD,REVIEW,REVIEW_CODE\n101,01/06/2013,PN1\n".to_vec(),
        b"REVIEW,REVIEW_CODE,CHILD,DOB\n01/07/2013,PN2,102,02/03/1999\n".to_vec(),
    ]);
    let written = String::from_utf8(csv(&ret, Table::Reviews)).unwrap();
    expect![[r#"
        CHILD,DOB,REVIEW,REVIEW_CODE
        101,,01/06/2013,PN1
        102,02/03/1999,01/07/2013,PN2
    "#]]
    .assert_eq(&written.replace("\r\n", "\n"));
}

#[test]
fn each_difference_is_told() {
    check(
        "\u{FEFF}dob,CHILD,REVIEW,NOTE,,\n02/03/1999,\"k1\", 01/06/2013 ,x,,\n,,,,,\n\
         02/03/1999,102\n02/03/1999,103,1/6/13,,,\n\n",
        expect![[r#"
            The file sent begins with a byte-order mark; what is written has none
            Blank lines stand after the last row of the file sent
            1 value stands in quotation marks that need none; they are written without
            “NOTE” is no column of the layout; it is not written
            The column name “dob” is written “DOB”
            row 2 is blank; it is not written
            row 3 was not read, so it is not written: This row has 2 fields; the file has 4 columns
            row 1, CHILD: sent “k1”, written “K1” (letter case)
            row 1, REVIEW: sent “ 01/06/2013 ”, written “01/06/2013” (spaces around it)
        "#]],
    );
    check(
        "CHILD,DOB,REVIEW,REVIEW_CODE\r1,,,x",
        expect![[r#"
            0 lines of the file sent end with a carriage return and a line feed; of the one written, 1
            1 line of the file sent end with a carriage return alone; of the one written, 0
            row 1, REVIEW_CODE: sent “x”, written “X” (letter case)
        "#]],
    );
    let many: String = (0..400).map(|child| format!("{child},,,a\r\n")).collect();
    let sent = format!("CHILD,DOB,REVIEW,REVIEW_CODE\r\n{many}");
    let (ret, _) = from_files(&[sent.clone().into_bytes()]);
    let rows = numbers(&ret, Table::Reviews);
    let told = differences(sent.as_bytes(), &csv(&ret, Table::Reviews), &rows);
    assert_eq!((told.len(), told[300].as_str()), (301, "and 100 differences more"));
    assert_eq!(differences(b"PK\x03\x04", b"CHILD\r\n", &[]).len(), 1);
}

#[test]
fn a_row_that_is_no_longer_held_is_said_and_the_others_keep_their_place() {
    let sent = "CHILD,DOB,REVIEW,REVIEW_CODE\r\n1,,,A\r\n2,,,B\r\n3,,,C\r\n";
    let (mut ret, _) = from_files(&[sent.as_bytes().to_vec()]);
    ret.reviews.remove(1);
    let rows = numbers(&ret, Table::Reviews);
    let told = differences(sent.as_bytes(), &csv(&ret, Table::Reviews), &rows);
    assert_eq!(told, ["row 2 is not held, so it is not written"]);
}
