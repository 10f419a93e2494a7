//! The return in a zip or a workbook: what is taken out of them, and what is not.
#![expect(clippy::unwrap_used, reason = "archives and workbooks made in memory cannot fail")]

use super::{told, year};
use care::Table;
use expect_test::{Expect, expect};
use intake::return_903::{Upload, read};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const EPISODES: &[u8] = b"CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n101,01/05/2013,S,V2,N5,U4,,\n";
const HEADER: &[u8] = b"CHILD,SEX,DOB,ETHNIC\n101,1,02/03/1999,WBRI\n";
const XML: &[u8] = b"<EXPSSDA903><CHILD><HEADER><CHILDID>102</CHILDID><SEX>1</SEX></HEADER>\
    <EPISODE><DECOM>01/05/2013</DECOM></EPISODE></CHILD></EXPSSDA903>";

/// An archive of these files.
pub(super) fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn check(bytes: &[u8], says: Expect) {
    let (ret, findings) = read(year(), &[Upload { name: "sent", bytes }]);
    let part = |part: &care::Part| format!("{}: {}\n", part.name, part.table);
    let parts: String = ret.parts.iter().map(part).collect();
    let rows: usize = Table::ALL.into_iter().map(|table| ret.rows(table).len()).sum();
    says.assert_eq(&format!("{parts}{rows} rows\n{}", told(&findings)));
}

#[test]
fn a_zip_holds_files_of_every_kind() {
    let bytes = zipped(&[
        ("2013/Episodes.CSV", EPISODES),
        ("2013\\old\\header.csv", HEADER),
        ("all.xml", XML),
        ("book.xlsx", &book()),
        ("__MACOSX/._Episodes.csv", b"\0\0"),
        (".DS_Store", b"\0"),
        ("read me.txt", b"as agreed"),
        ("scan.pdf", b"%PDF"),
        ("more.zip", &zipped(&[("a.csv", EPISODES)])),
        ("again.csv", EPISODES),
    ]);
    check(
        &bytes,
        expect![[r#"
        sent/2013/Episodes.CSV: Episodes
        sent/2013/old/header.csv: Header
        sent/all.xml: Header
        sent/all.xml: Episodes
        sent/book.xlsx, sheet Episodes: Episodes
        sent/book.xlsx, sheet H: Header
        6 rows
        refused zip_within_zip at sent/more.zip
          This is an archive inside an archive; it was not opened
          Put the files themselves into the archive
        note zip_other_file at sent
          “read me.txt” and “scan.pdf” are no files of a return by name; they were passed over
          If one holds a table of the return, let its name end in .csv, .xml or .xlsx
        touches payment date_serial at sent/book.xlsx, sheet Episodes, row 3, DEC [0202]
          “41670” is the number Excel keeps for a date, not a date
          Format the column as a date before saving. It stands for 31 January 2014: write 31/01/2014
        touches payment table_without_rows at sent/book.xlsx, sheet H
          No row of this file could be read
          Check that the export was not cut short
        note sheet_passed_over at sent/book.xlsx, sheet Read me
          The sheet “Read me” is no table of the return
          Nothing to do, unless it should be one: then look at its column names
        look file_twice at sent/again.csv
          This file holds exactly what sent/2013/Episodes.CSV holds; it was read once
          If it should hold another table, export it again
        touches payment table_twice at return 2013-14
          3 Episodes tables were sent for one year; all were read
          If one replaces another, send the year again with only the right one
        touches payment table_twice at return 2013-14
          3 Header tables were sent for one year; all were read
          If one replaces another, send the year again with only the right one
    "#]],
    );
}

#[test]
fn archives_that_hold_no_return_are_refused() {
    check(
        &zipped(&[]),
        expect![[r#"
        0 rows
        refused zip_without_files at sent
          This archive holds no file of the return
          Put the return's CSV, XML or Excel files into it, or send them alone
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
    check(
        &zipped(&[("notes.txt", b"x")]),
        expect![[r#"
        0 rows
        note zip_other_file at sent
          “notes.txt” is no file of a return by name; it was passed over
          If one holds a table of the return, let its name end in .csv, .xml or .xlsx
        refused zip_without_files at sent
          This archive holds no file of the return
          Put the return's CSV, XML or Excel files into it, or send them alone
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
    check(
        &zipped(&[("word/document.xml", b"<x/>")]),
        expect![[r#"
        0 rows
        refused file_of_another_kind at sent
          This is a Word document, which is not read
          Save it as an Excel workbook (.xlsx), or send each table as its own CSV file
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
    check(
        &zipped(&[("xl/workbook.bin", b"x")]),
        expect![[r#"
        0 rows
        refused file_of_another_kind at sent
          This is a binary Excel workbook (.xlsb), which is not read
          Save it as an Excel workbook (.xlsx), or send each table as its own CSV file
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
    check(
        &zipped(&[("mimetype", b"x"), ("content.xml", b"<x/>")]),
        expect![[r#"
        0 rows
        refused file_of_another_kind at sent
          This is an OpenDocument file (.ods), which is not read
          Save it as an Excel workbook (.xlsx), or send each table as its own CSV file
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
    check(
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        expect![[r#"
        0 rows
        refused file_workbook at sent
          This is an Excel workbook of the old kind (.xls), or one with a password
          Open it in Excel, take any password off, and save it as an Excel workbook (.xlsx) or each table as CSV UTF-8
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
fn a_damaged_or_protected_file_in_a_zip_is_refused_and_the_others_read() {
    let mut bytes = zipped(&[("a.csv", EPISODES), ("b.csv", HEADER)]);
    // The flag that says a file is encrypted, in the archive's list and before the file itself.
    let at: Vec<usize> = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, w)| *w == b"PK\x01\x02")
        .map(|(at, _)| at)
        .collect();
    bytes[at[0] + 8] |= 1;
    bytes[6] |= 1;
    check(
        &bytes,
        expect![[r#"
        sent/b.csv: Header
        1 rows
        refused zip_protected at sent/a.csv
          This file in the archive is protected by a password; it was not read
          Make the archive again without a password, and send it by a way that is itself safe
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
    "#]],
    );
    let mut bytes = zipped(&[("a.csv", EPISODES), ("b.csv", HEADER)]);
    bytes[40] ^= 0xFF;
    check(
        &bytes,
        expect![[r#"
        sent/b.csv: Header
        1 rows
        refused zip_damaged at sent/a.csv
          This zip archive, or a file in it, is damaged and cannot be opened
          Make the archive again, or send the files in it alone
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
    "#]],
    );
    check(
        &bytes[..bytes.len() - 30],
        expect![[r#"
        0 rows
        refused zip_damaged at sent
          This zip archive, or a file in it, is damaged and cannot be opened
          Make the archive again, or send the files in it alone
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
}

/// A deflated run of one character, `times` times 258 bytes and one: a symbol for the character,
/// and then thirteen bits each time for “258 more of the same”.
fn deflated_run(times: usize) -> Vec<u8> {
    let (mut bytes, mut held, mut width) = (Vec::new(), 0_u64, 0);
    let mut put = |bits: u64, count: u32| {
        held |= bits << width;
        width += count;
        while width >= 8 {
            bytes.push(held as u8);
            held >>= 8;
            width -= 8;
        }
    };
    put(0b011, 3);
    put(u64::from((0x30 + b'1').reverse_bits()), 8);
    for _ in 0..times {
        put(u64::from(0b1100_0101_u8.reverse_bits()), 13);
    }
    put(0, 7 + 8);
    bytes
}

/// An archive of one deflated file that says it becomes `size` bytes.
fn bomb(deflated: &[u8], size: u32) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("bomb.csv", options).unwrap();
    zip.write_all(deflated).unwrap();
    let mut bytes = zip.finish().unwrap().into_inner();
    let list = bytes.len() - 22 - 46 - "bomb.csv".len();
    assert_eq!(bytes[list..list + 4], *b"PK\x01\x02");
    for (method, long) in [(8, 22), (list + 10, list + 24)] {
        bytes[method] = 8;
        bytes[long..long + 4].copy_from_slice(&size.to_le_bytes());
    }
    bytes
}

#[test]
fn a_bomb_ends_in_a_finding() {
    let deflated = deflated_run((151 << 20) / 258);
    let honest = bomb(&deflated, 151 << 20);
    assert!(honest.len() < 1 << 20, "a small archive");
    let (_, findings) = read(year(), &[Upload { name: "sent", bytes: &bomb(&deflated, 100) }]);
    assert_eq!(findings[0].check, "zip_damaged", "an archive that lies about a size");
    check(
        &honest,
        expect![[r#"
            0 rows
            refused zip_too_large at sent/bomb.csv
              This is more than can be taken out of an archive: 150 MB a file, 400 MB in all
              Check that the right files were packed: a whole year's return is a few megabytes
            refused no_episodes_table at return 2013-14
              No Episodes table could be read among the files sent
              Send the Episodes table: without it nothing is known of anyone's care
            look no_header_table at return 2013-14
              No Header table could be read among the files sent
              Send the Header table: without it dates of birth cannot be compared
        "#]],
    );
    let names: Vec<String> = (0..=1_000).map(|at| format!("{at}.csv")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), HEADER)).collect();
    check(
        &zipped(&many),
        expect![[r#"
        0 rows
        refused zip_too_many_files at sent
          This archive holds more than 1000 files; none was read
          Put only one year's return into the archive
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
fn an_archive_that_claims_more_files_than_it_holds_makes_no_room_for_them() {
    let mut bytes = zipped(&[("a.csv", EPISODES)]);
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[0xFE, 0xFF, 0xFE, 0xFF]);
    check(
        &bytes,
        expect![[r#"
        0 rows
        refused zip_too_many_files at sent
          This archive holds more than 1000 files; none was read
          Put only one year's return into the archive
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
}

/// A workbook with an Episodes and a Header sheet.
pub(super) fn book() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Read me").unwrap().write(0, 0, "By hand").unwrap();
    let sheet = book.add_worksheet().set_name("Episodes").unwrap();
    sheet.write(0, 0, "Episodes of the year").unwrap();
    for (at, name) in "child,DECOM,RNE,LS,CIN,PLACE,DEC,REC,URN,HOME_POST".split(',').enumerate() {
        sheet.write(2, at as u16, name).unwrap();
    }
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let day = ExcelDateTime::from_ymd(2013, 5, 1).unwrap();
    sheet.write(3, 0, 201).unwrap().write(3, 5, "u4").unwrap();
    sheet.write_with_format(3, 1, &day, &date).unwrap().write(3, 8, 1_234_567.0).unwrap();
    sheet.write(5, 0, "0202").unwrap().write(5, 1, "01/06/2013").unwrap();
    sheet.write(5, 9, "CM1\n1AA").unwrap().write(5, 6, 41670).unwrap();
    let sheet = book.add_worksheet().set_name("H").unwrap();
    for (at, name) in ["CHILD", "SEX", "DOB", "ETHNIC"].into_iter().enumerate() {
        sheet.write(0, at as u16, name).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_has_a_sheet_for_each_table() {
    check(
        &book(),
        expect![[r#"
        sent, sheet Episodes: Episodes
        sent, sheet H: Header
        2 rows
        touches payment date_serial at sent, sheet Episodes, row 3, DEC [0202]
          “41670” is the number Excel keeps for a date, not a date
          Format the column as a date before saving. It stands for 31 January 2014: write 31/01/2014
        touches payment table_without_rows at sent, sheet H
          No row of this file could be read
          Check that the export was not cut short
        note sheet_passed_over at sent, sheet Read me
          The sheet “Read me” is no table of the return
          Nothing to do, unless it should be one: then look at its column names
    "#]],
    );
    let (ret, _) = read(year(), &[Upload { name: "b", bytes: &book() }]);
    let csv = String::from_utf8(intake::return_903::csv(&ret, Table::Episodes)).unwrap();
    expect![[r#"
        CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC,URN,HOME_POST
        201,01/05/2013,,,,U4,,,1234567,
        0202,01/06/2013,,,,,41670,,,CM1 1AA
    "#]]
    .assert_eq(&csv.replace("\r\n", "\n"));
    let rows: Vec<u64> = ret.episodes.iter().map(|row| row.row).collect();
    assert_eq!(rows, [1, 3], "the first row below the column names is row 1");
}

#[test]
fn a_workbook_without_a_table_is_refused() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "CHILD").unwrap();
    check(
        &book.save_to_buffer().unwrap(),
        expect![[r#"
        0 rows
        refused workbook_without_tables at sent
          No sheet of this workbook has the columns of a table of the return
          Give each table its own sheet, with the column names in one of the first rows
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
    check(
        &zipped(&[("xl/workbook.xml", b"<workbook/>")]),
        expect![[r#"
        0 rows
        refused workbook_unreadable at sent
          This workbook cannot be opened: it is damaged, protected by a password, or no workbook
          Open it in Excel, take any password off, and save it as an Excel workbook (.xlsx)
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
fn a_workbook_that_claims_more_texts_than_it_holds_is_refused() {
    let claim = br#"<sst uniqueCount="999999999999"><si><t>CHILD</t></si></sst>"#;
    check(
        &zipped(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", claim)]),
        expect![[r#"
            0 rows
            refused workbook_unreadable at sent
              This workbook cannot be opened: it is damaged, protected by a password, or no workbook
              Open it in Excel, take any password off, and save it as an Excel workbook (.xlsx)
            refused no_episodes_table at return 2013-14
              No Episodes table could be read among the files sent
              Send the Episodes table: without it nothing is known of anyone's care
            look no_header_table at return 2013-14
              No Header table could be read among the files sent
              Send the Header table: without it dates of birth cannot be compared
        "#]],
    );
    let (_, findings) = intake::case_list::read(
        "cases",
        &zipped(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", claim)]),
    );
    assert_eq!(findings[0].check, "workbook_unreadable");
}
