//! The lists loaded beside a return: Ofsted’s providers and the country’s postcodes.

use super::{checks, told};
use care::checks::lists::{Postcode, Postcodes};
use care::checks::{RULES, Rule, Source};
use expect_test::{Expect, expect};
use intake::lists::{postcodes, providers};
use std::collections::HashSet;
use std::io::{Error, Read};

const GUIDE: &str = include_str!("../../../../docs/formats/lists.md");

/// The first columns of the directory and the row of one postcode.
const DIRECTORY: &str = "\
    pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind\n\
    \"CM1 1QH\",\"CM1  1QH\",\"CM1 1QH\",\"198001\",\"\",\"E10000012\",\"E58000469\",\"E07000070\",\
    \"E05004095\",\"E43000001\",\"0\",\"570719\",\"0206926\",\"1\"\n";

fn wanted(postcodes: &str) -> HashSet<Postcode> {
    postcodes.split(',').filter_map(Postcode::read).collect()
}

/// What a list of postcodes gives for some that are wanted, then what was found.
fn check(list: &str, wanted_of_it: &str, expected: Expect) {
    let (list, findings) = postcodes("list.csv", list.as_bytes(), &wanted(wanted_of_it));
    expected.assert_eq(&format!("{}{}", kept(&list, wanted_of_it), told(&findings)));
}

fn kept(list: &Postcodes, wanted: &str) -> String {
    let spot = |text| list.spot(Postcode::read(text)?);
    let line = |text| match spot(text) {
        None => format!("{text} not on the list\n"),
        Some(spot) => {
            let authority =
                spot.authority.map_or("-".to_owned(), |authority| authority.to_string());
            let point = spot.point.map_or("-".to_owned(), |at| format!("{} {}", at.east, at.north));
            format!("{text} {authority} {point}\n")
        }
    };
    wanted.split(',').map(line).collect()
}

#[test]
fn each_provider_is_read_and_every_fault_is_found() {
    let text = "Urn,place codes,PROVIDER_CODES,Reg End,POSTCODE,la_code,Name\n\
        sc111111,\"K2,r1\",PR4 PR5,,CM1 1QH,E10000012,Rose House\n\
        SC222222,U4/U5/U6,PR3,31/03/2022,cb11aa,,\n\
        ,K2,PR4,,,,\n\
        SC333333,K2,PR4,31/02/2022,CM1 1QH 1QH,881,\n\
        SC444444,K2 and R1,private,2022-03-31,,,\n\
        SC111111,K2,PR4,,,,\n\
        1.2E+06,K2,PR4,,,,\n\
        #N/A,K2,PR4,,,,\n\
        SC555555,,,,,\n\
        SC666666,,,,,,\n";
    let (list, findings) = providers("ofsted.csv", text.as_bytes());
    expect![[r#"
        note column_unknown at ofsted.csv, NAME
          NAME is not a column we know; it was passed over
          Nothing to do, unless it is a known column under another name
        refused blank at ofsted.csv, row 3, URN
          The provider’s number is blank
          Fill it in: without it the row cannot be used
        look date_impossible at ofsted.csv, row 4, REG_END
          “31/02/2022” is a day that does not exist
          Look up the right day and write it as in 2014-01-31 or 31/01/2014
        look not_a_postcode at ofsted.csv, row 4, POSTCODE
          “CM1 1QH 1QH” is not a postcode; it was left out
          Write the provider’s own postcode, as CM1 1QH
        look not_an_authority at ofsted.csv, row 4, LA_CODE
          “881” is not an authority’s code; it was left out
          Write all nine characters, as E10000012, or leave the cell blank and load a list of postcodes
        look not_a_code at ofsted.csv, row 5, PLACE_CODES
          “AND” is no placement code of any year; it was left out
          Write the codes one by one, parted by commas
        look not_a_code at ofsted.csv, row 5, PROVIDER_CODES
          “PRIVATE” is no provider code of any year; it was left out
          Write the codes one by one, parted by commas
        refused provider_twice at ofsted.csv, row 6, URN
          Provider SC111111 is on row 1 already; this row was not used
          Keep the row that is right and take the other out
        refused number_rounded at ofsted.csv, row 7, URN
          “1.2E+06” is a number a spreadsheet has rounded
          Format the column as text and type the number again in full
        refused spreadsheet_error at ofsted.csv, row 8, URN
          “#N/A” is an error the spreadsheet shows, not a value
          Mend the formula, or type the value or leave the cell blank
        refused row_too_short at ofsted.csv, row 9
          This row has 6 fields; the file has 7 columns
          Look for a comma too many or too few; a value with a comma in it must stand in quotation marks. The row was not used
    "#]].assert_eq(&told(&findings));
    assert_eq!(list.len(), 5);
    expect![[r#"
        Provider {
            places: [
                "K2",
                "R1",
            ],
            providers: [
                "PR4",
                "PR5",
            ],
            registration_ended: None,
            postcode: Some(
                CM11QH,
            ),
            authority: Some(
                E10000012,
            ),
        }
    "#]]
    .assert_debug_eq(list.of("SC111111").unwrap());
    expect![[r#"
        Provider {
            places: [
                "U4",
                "U5",
                "U6",
            ],
            providers: [
                "PR3",
            ],
            registration_ended: Some(
                2022-03-31,
            ),
            postcode: Some(
                CB11AA,
            ),
            authority: None,
        }
    "#]]
    .assert_debug_eq(list.of("SC222222").unwrap());
    expect![[r#"
        Provider {
            places: [
                "K2",
            ],
            providers: [
                "PR4",
            ],
            registration_ended: None,
            postcode: None,
            authority: None,
        }
    "#]]
    .assert_debug_eq(list.of("SC333333").unwrap());
    expect![[r#"
        Provider {
            places: [
                "K2",
                "R1",
            ],
            providers: [],
            registration_ended: Some(
                2022-03-31,
            ),
            postcode: None,
            authority: None,
        }
    "#]]
    .assert_debug_eq(list.of("SC444444").unwrap());
}

#[test]
fn what_is_no_list_of_providers_is_refused() {
    let found = |bytes: &[u8]| {
        let (list, findings) = providers("ofsted.csv", bytes);
        assert!(list.is_empty());
        told(&findings)
    };
    expect![[r#"
        refused column_missing at ofsted.csv, PLACE_CODES PROVIDER_CODES REG_END POSTCODE LA_CODE
          This file has no columns PLACE_CODES, PROVIDER_CODES, REG_END, POSTCODE and LA_CODE
          Write the column names in the first row, spelt as in docs/formats/lists.md
    "#]]
    .assert_eq(&found(b"URN,Provider name\nSC111111,Rose House\n"));
    expect![[r#"
        refused file_empty at ofsted.csv
          This file is empty
          Export it again and send it
    "#]]
    .assert_eq(&found(b""));
    let twice = b"URN,URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE,LA_CODE\nA,B,,,,,\n";
    expect![[r#"
        refused column_twice at ofsted.csv, URN
          URN stands in this file more than once
          Keep one column of each name and send the file again
    "#]]
    .assert_eq(&found(twice));
    let nobody = b"URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE,LA_CODE\n";
    expect![[r#"
        touches payment table_without_rows at ofsted.csv
          No row of this file could be read
          Check that the export was not cut short
    "#]]
    .assert_eq(&found(nobody));
}

#[test]
fn a_row_of_the_directory_is_read_and_what_is_not_wanted_is_let_go() {
    check(
        DIRECTORY,
        "cm11qh,CM1 1QJ",
        expect![[r#"
        cm11qh E10000012 570719 206926
        CM1 1QJ not on the list
    "#]],
    );
    let (list, _) = postcodes("list.csv", DIRECTORY.as_bytes(), &wanted("CB1 1AA"));
    assert!(list.is_empty());
}

#[test]
fn every_name_the_columns_have_had_is_known() {
    let row = "\nCM1 1QH,E07000070,E10000012,570719,206926\n";
    for names in [
        "pcds,laua,oscty,oseast1m,osnrth1m",
        "PCD2,oslaua,cty,oseast1m,osnrth1m",
        "pcd7,lad25cd,cty25cd,east1m,north1m",
        "\u{feff}pcd8,ladcd,ctycd,East1m, North1m",
    ] {
        check(&format!("{names}{row}"), "CM11QH", expect![["CM11QH E10000012 570719 206926\n"]]);
    }
}

#[test]
fn a_postcode_stands_under_its_county_or_else_its_district() {
    let text = "pcds,oscty,laua,oseast1m,osnrth1m\n\
        CM1 1QH,E10000012,E07000070,570719,206926\n\
        SS1 1AA,E99999999,E06000033,588000,185000\n\
        M1 1AA,E11000001,E08000003,384000,398000\n\
        CF1 1AA,W99999999,W06000015,318000,176000\n\
        JE1 1AA,L99999999,L99999999,,\n\
        ZZ1 1AA,,,,\n\
        CM1 9ZZ,,E07000070,570719,\n";
    check(
        text,
        "CM11QH,SS11AA,M11AA,CF11AA,JE11AA,ZZ11AA,CM19ZZ",
        expect![[r#"
        CM11QH E10000012 570719 206926
        SS11AA E06000033 588000 185000
        M11AA E08000003 384000 398000
        CF11AA W06000015 318000 176000
        JE11AA L99999999 -
        ZZ11AA - -
        CM19ZZ E07000070 -
    "#]],
    );
}

#[test]
fn a_list_without_counties_says_what_that_does() {
    let text = "pcds,laua,oseast1m,osnrth1m\n\
        CM1 1QH,E07000070,570719,206926\n\
        SS1 1AA,E06000033,588000,185000\n";
    check(
        text,
        "CM11QH,SS11AA",
        expect![[r#"
            CM11QH E07000070 570719 206926
            SS11AA E06000033 588000 185000
            look column_missing at list.csv, oscty
              This list has no county, and puts 1 postcode of the return under a district, which is not the authority for children in care
              Load a list with the column oscty: without it a placement in your own county counts as outside
        "#]],
    );
    check(
        text,
        "SS11AA",
        expect![[r#"
        SS11AA E06000033 588000 185000
    "#]],
    );
}

#[test]
fn what_is_wrong_is_found_in_wanted_rows_alone() {
    let text = "pcds,laua,oseast1m,osnrth1m\n\
        CM1 1QH,Chelmsford,570719.5,north\n\
        CM1 1QJ,Chelmsford,570719.5,north\n\
        CB1 1AA,E06000031,1,2\n\
        CB1 1AA,E06000031,1,2\n\
        CB1 1AA,E06000031,1,3\n";
    check(
        text,
        "CM11QH,CB11AA",
        expect![[r#"
            CM11QH - -
            CB11AA E06000031 1 2
            look not_as_published at list.csv, row 1, laua
              “Chelmsford” is not an authority’s code; it was left out
              Load the directory as it was published
            look not_as_published at list.csv, row 1, oseast1m
              “570719.5” is not a whole number of metres; it was left out
              Load the directory as it was published
            look not_as_published at list.csv, row 1, osnrth1m
              “north” is not a whole number of metres; it was left out
              Load the directory as it was published
            look postcode_twice at list.csv, row 5, pcds
              This row has a postcode that a row above puts somewhere else; it was not used
              Load the directory as it was published
        "#]],
    );
}

#[test]
fn rows_with_other_fields_than_the_header_are_counted_and_not_used() {
    let text = "pcds,laua,oseast1m,osnrth1m,place\n\
        CM1 1QH,E07000070,1,2,\"Bath, city of\"\n\
        CM1 1QJ,E07000070,1,2,Bath, city of\n\
        CM1 1QK\n\
        CB1 1AA,E06000031,1,2,Bath\n";
    check(
        text,
        "CM11QJ,CM11QK,CB11AA",
        expect![[r#"
            CM11QJ not on the list
            CM11QK not on the list
            CB11AA E06000031 1 2
            look row_fields at list.csv, row 2
              This row and 1 after it have other fields than the header; they were not used
              Load the directory as it was published
        "#]],
    );
}

#[test]
fn what_is_no_list_of_postcodes_is_refused() {
    let found = |bytes: &[u8]| {
        let (list, findings) = postcodes("list.csv", bytes, &wanted("CM11QH"));
        assert!(list.is_empty());
        told(&findings)
    };
    expect![[r#"
        refused column_missing at list.csv, pcds laua oseast1m osnrth1m
          This is not a list of postcodes: it has no pcds, laua, oseast1m and osnrth1m
          Load the directory’s own CSV file, with its column names in the first row; docs/formats/lists.md lists the names that are known
    "#]].assert_eq(&found(b"CHILD,DECOM\nA,01/04/2022\n"));
    expect![[r#"
        refused column_twice at list.csv, pcds
          pcds stands in this file more than once
          Keep one column of each name and load the file again
    "#]]
    .assert_eq(&found(b"pcds,pcds,laua,oseast1m,osnrth1m\n,,,,\n"));
    expect![[r#"
        refused file_zip at list.csv
          This is a zip archive or a workbook, not CSV text
          Unpack it, and load the whole country’s CSV file from its folder Data
    "#]]
    .assert_eq(&found(b"PK\x03\x04...."));
    expect![[r#"
        refused file_empty at list.csv
          This file is empty
          Export it again and send it
    "#]]
    .assert_eq(&found(b""));
    expect![[r#"
        refused wrong_delimiter at list.csv
          The columns of this file are parted by semicolons, not commas
          Save it again with commas. In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”; if it still writes semicolons, set the list separator of Windows to a comma
    "#]].assert_eq(&found(b"pcds;laua;oseast1m;osnrth1m\nCM1 1QH;E07000070;1;2\n"));
    expect![[r#"
        refused table_without_rows at list.csv
          No row of this file could be read
          Check that the file was not cut short
    "#]]
    .assert_eq(&found(b"pcds,laua,oseast1m,osnrth1m\n"));
    let elsewhere = b"pcds,laua,oseast1m,osnrth1m\nCB1 1AA,E07000008,1,2\n";
    expect![[r#"
        look no_postcode_found at list.csv
          No postcode of the return is on this list
          Load the whole country’s file, not that of one area
    "#]]
    .assert_eq(&found(elsewhere));
}

/// A list that goes on and on, made as it is read: rows, then what comes after them.
struct Made<'a> {
    rows: u32,
    made: u32,
    line: Vec<u8>,
    then: &'a dyn Fn() -> Result<&'static [u8], Error>,
}

impl Read for Made<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize, Error> {
        if self.line.is_empty() && self.made <= self.rows {
            let at = self.made;
            self.line = match at {
                0 => b"pcds,oscty,laua,oseast1m,osnrth1m\n".to_vec(),
                _ => format!("C{at},E10000012,E07000070,{at},1\n").into_bytes(),
            };
            self.made += 1;
        } else if self.line.is_empty() {
            self.line = (self.then)()?.to_vec();
        }
        let read = into.len().min(self.line.len());
        into[..read].copy_from_slice(&self.line[..read]);
        self.line.drain(..read);
        Ok(read)
    }
}

fn made(rows: u32, then: &dyn Fn() -> Result<&'static [u8], Error>) -> Made<'_> {
    Made { rows, made: 0, line: Vec::new(), then }
}

#[test]
fn of_a_long_list_only_what_is_wanted_is_kept() {
    let from = made(300_000, &|| Ok(b""));
    let (list, findings) = postcodes("list.csv", from, &wanted("C1,C150000,C300000,C300001"));
    assert_eq!(kept(&list, "C150000"), "C150000 E10000012 150000 1\n");
    assert_eq!((list.len(), checks(&findings).as_str()), (3, ""));
}

#[test]
fn a_quotation_mark_never_closed_does_not_draw_the_rest_into_memory() {
    let endless = made(5, &|| Ok(b"\"CM1 1QH,E07000070\n"));
    let unquoted = std::cell::Cell::new(false);
    let endless = Made {
        then: &|| Ok(if unquoted.replace(true) { b"CM1 1QH,E07000070\n" } else { b"\"" }),
        ..endless
    };
    let (list, findings) = postcodes("list.csv", endless, &wanted("C1"));
    assert_eq!(list.len(), 1);
    expect![[r#"
        refused file_cut_short at list.csv
          The row after row 5 does not end
          Look for a quotation mark that is opened and never closed
    "#]]
    .assert_eq(&told(&findings));
}

#[test]
fn a_file_that_breaks_off_says_where() {
    let broken = made(5_000, &|| Err(Error::other("the disk was taken out")));
    let (_, findings) = postcodes("list.csv", broken, &wanted("C1"));
    expect![[r#"
        refused file_cut_short at list.csv
          This file could not be read after row 5000: the disk was taken out
          Copy it to this computer and try again
    "#]]
    .assert_eq(&told(&findings));
}

#[test]
fn the_examples_of_the_guide_are_read_without_a_finding() {
    let after = GUIDE.split("```csv\n").skip(1);
    let [list, directory] =
        after.filter_map(|text| text.split("```").next()).collect::<Vec<_>>()[..]
    else {
        panic!("two examples");
    };
    let (list, findings) = providers("example", list.as_bytes());
    assert_eq!((list.len(), told(&findings).as_str()), (3, ""));
    let (list, findings) = postcodes("example", directory.as_bytes(), &wanted("CM11QH,CB11AA"));
    assert_eq!((list.len(), told(&findings).as_str()), (2, ""));
}

#[test]
fn the_guide_names_every_rule_that_needs_a_list() {
    for (what, source) in [
        ("a list of Ofsted's providers", Source::ProviderList),
        ("a list of postcodes", Source::PostcodeList),
        ("the authority's own code", Source::OwnAuthority),
    ] {
        let reads = |rule: &&&Rule| rule.reads.iter().any(|(from, _)| *from == source);
        let rules: Vec<&str> = RULES.iter().filter(reads).map(|rule| rule.number).collect();
        let row = format!("| {what} | {}", rules.join(", "));
        assert!(GUIDE.contains(&row), "the guide lacks: {row}");
    }
}
