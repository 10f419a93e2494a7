//! The return as one XML file: what is kept, and what is said of a file that is none.

use super::{told, year};
use care::{Return, Table};
use expect_test::{Expect, expect};
use intake::return_903::{Upload, csv, read};

fn read_xml(bytes: &[u8]) -> (Return, String) {
    let (ret, findings) = read(year(), &[Upload { name: "r.xml", bytes }]);
    (ret, told(&findings))
}

/// Every table with rows as CSV, then what was found.
fn check(bytes: impl AsRef<[u8]>, says: Expect) {
    let (ret, found) = read_xml(bytes.as_ref());
    let tables = Table::ALL.into_iter().filter(|table| !ret.rows(*table).is_empty());
    let csv = |table| format!("{table}\n{}", String::from_utf8_lossy(&csv(&ret, table)));
    says.assert_eq(&(tables.map(csv).collect::<String>().replace("\r\n", "\n") + &found));
}

/// A child with something in every tag, and one with hardly any.
pub(super) const FULL: &str = "<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE EXPSSDA903 [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>
<x:expssda903 xmlns:x='urn:x' Attribute='passed over'>
  <!-- a comment -->
  <CHILD>
    <HEADER>
      <CHILDID>k101</CHILDID><UPN>A&#49;</UPN><SEX>1</SEX><DOB>02/03/2009</DOB>
      <ETHNIC>wbri</ETHNIC><UASC>1</UASC><DUC>01/02/2014</DUC>
      <DATE_INT>01/05/2013</DATE_INT><NB_ADOPTR>2</NB_ADOPTR>
      <IN_TOUCH>YES</IN_TOUCH><ACTIV/><ACCOM></ACCOM>
      <AMISSING><MISSING>M</MISSING><MIS_START>01/06/2013</MIS_START><MIS_END/></AMISSING>
      <AMISSING><MISSING>A</MISSING><MIS_START>01/07/2013</MIS_START></AMISSING>
      <AMISSING><MISSING> </MISSING></AMISSING>
      <AREVIEW><REVIEW>03/06/2013</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
      <MOTHER>0</MOTHER>
      <PERMANENCE><PREV_PERM>P1</PREV_PERM><DATE_PERM>zz/02/2012</DATE_PERM></PERMANENCE>
      <OC2><SDQ_SCORE>12</SDQ_SCORE></OC2>
      <AD_PLACED><DATE_PLACED>04/06/2013</DATE_PLACED></AD_PLACED>
    </HEADER>
    <EPISODE><decom>01/05/2013</decom><RNE>S</RNE><PL>U4</PL><HOME_POST>CM1 1AA &amp;
      co</HOME_POST></EPISODE>
    <EPISODE><DECOM>01/06/2013</DECOM><PL><![CDATA[<K2>]]></PL></EPISODE>
  </CHILD>
  <CHILD>
    <HEADER><CHILDID>K102</CHILDID><SEX>2</SEX><UASC>0</UASC></HEADER>
    <EPISODE/>
  </CHILD>
</x:expssda903>
";

#[test]
fn each_row_goes_where_a_csv_file_would_have_it() {
    check(
        FULL,
        expect![[r#"
        Header
        CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
        K101,1,02/03/2009,WBRI,A1,0,
        K102,2,,,,,
        Episodes
        CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
        K101,01/05/2013,S,,,U4,,,,,CM1 1AA &       CO,,
        K101,01/06/2013,,,,<K2>,,,,,,,
        UASC
        CHILD,SEX,DOB,DUC
        K101,1,02/03/2009,01/02/2014
        OC2
        CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED
        K101,02/03/2009,12,,,,,,,,,
        OC3
        CHILD,DOB,IN_TOUCH,ACTIV,ACCOM
        K101,02/03/2009,YES,,
        AD1
        CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR
        K101,02/03/2009,01/05/2013,,,2,,
        Reviews
        CHILD,DOB,REVIEW,REVIEW_CODE
        K101,02/03/2009,03/06/2013,PN1
        Previous permanence
        CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM
        K101,02/03/2009,P1,,ZZ/02/2012
        Missing
        CHILD,DOB,MISSING,MIS_START,MIS_END
        K101,02/03/2009,M,01/06/2013,
        K101,02/03/2009,A,01/07/2013,
        Placed for adoption
        CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED
        K101,02/03/2009,04/06/2013,,
    "#]],
    );
    let (ret, _) = read_xml(FULL.as_bytes());
    let missing: Vec<u64> = ret.missing.iter().map(|row| row.row).collect();
    assert_eq!(missing, [1, 2], "rows are numbered by table");
    assert!(ret.parts.iter().all(|part| part.name == "r.xml"));
    let marked = [b"\xEF\xBB\xBF", FULL.as_bytes()].concat();
    assert_eq!(read_xml(&marked).0, ret);
}

#[test]
fn what_stands_before_a_fault_is_kept_and_the_fault_is_told_with_its_line() {
    let good = "<EXPSSDA903>\n<CHILD><HEADER><CHILDID>1</CHILDID><SEX>1</SEX></HEADER>\n\
                <EPISODE><DECOM>01/05/2013</DECOM></EPISODE>\n";
    for (after, says) in [
        (
            "<EPISODE><DECOM>01/06/2013</DECOM>",
            expect![[r#"
            refused xml_malformed at r.xml
              At line 4, this file ends while EPISODE is still open
              Export the return again. What stands before that line was read, and nothing after it
        "#]],
        ),
        (
            "<EPISODE></CHILD>",
            expect![[r#"
            refused xml_malformed at r.xml
              At line 4, the tag “CHILD” is closed where it is not open
              Export the return again. What stands before that line was read, and nothing after it
        "#]],
        ),
        (
            "<EPISODE><RNE>&a;</RNE></EPISODE></CHILD></EXPSSDA903>",
            expect![[r#"
            refused xml_malformed at r.xml
              At line 4, “a” stands for something that is not in this file
              Export the return again. What stands before that line was read, and nothing after it
        "#]],
        ),
        (
            "<EPISODE><RNE>&#1;</RNE>",
            expect![[r#"
            refused xml_malformed at r.xml
              At line 4, there is a character that cannot be printed
              Export the return again. What stands before that line was read, and nothing after it
        "#]],
        ),
        (
            "<EPISODE",
            expect![[r#"
            refused xml_malformed at r.xml
              At line 4, a tag or comment is begun and never closed
              Export the return again. What stands before that line was read, and nothing after it
        "#]],
        ),
        (
            "<!-- ",
            expect![[r#"
            refused xml_malformed at r.xml
              At line 4, a tag or comment is begun and never closed
              Export the return again. What stands before that line was read, and nothing after it
        "#]],
        ),
        (
            "</CHILD></EXPSSDA903><EXPSSDA903/>",
            expect![[r#"
            refused xml_malformed at r.xml
              At line 4, more follows after the end of the return
              Export the return again. What stands before that line was read, and nothing after it
        "#]],
        ),
    ] {
        let text = format!("{good}{after}");
        let (ret, found) = read_xml(text.as_bytes());
        assert_eq!((ret.header.len(), ret.episodes.len()), (1, 1), "{after}");
        says.assert_eq(&found);
    }
}

#[test]
fn xml_that_is_no_return_is_refused() {
    check(
        "<html><body>CHILD</body></html>",
        expect![[r#"
        refused xml_not_a_return at r.xml
          This is XML or a web page, but no return: it begins with “html”
          Check that the right file was sent: a return begins with EXPSSDA903
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
    check(
        "<EXPSSDA903></EXPSSDA903>",
        expect![[r#"
        touches payment table_without_rows at r.xml
          No row of this file could be read
          Check that the export was not cut short
    "#]],
    );
    check(
        "<!-- nothing -->",
        expect![[r#"
        refused xml_malformed at r.xml
          At line 1, this file ends before any tag
          Export the return again. What stands before that line was read, and nothing after it
        refused no_episodes_table at return 2013-14
          No Episodes table could be read among the files sent
          Send the Episodes table: without it nothing is known of anyone's care
        look no_header_table at return 2013-14
          No Header table could be read among the files sent
          Send the Header table: without it dates of birth cannot be compared
    "#]],
    );
    check(
        b"<EXPSSDA903>\n<CHILD><HEADER><CHILDID>Zo\xEB".as_slice(),
        expect![[r#"
        refused text_not_utf8 at r.xml
          Line 2 of this file holds text that is not UTF-8
          Save the file again as UTF-8: it looks like an older Windows encoding. Nothing from that line on was read
    "#]],
    );
    let utf16: Vec<u8> = FULL.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(
        utf16,
        expect![[r#"
        refused file_utf16 at r.xml
          This file is saved as UTF-16 (“Unicode text”), which is not accepted
          Save it again as UTF-8. In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”; in Notepad, choose Save As and the encoding UTF-8
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
fn what_is_passed_over_is_noted_once() {
    check(
        "<EXPSSDA903><CHILD>stray<HEADER><CHILDID>1</CHILDID><SEX>1</SEX><SEX>2</SEX>\
         <SW><SEX>3</SEX></SW><sw/></HEADER><HEADER><CHILDID>2</CHILDID><SEX>2</SEX></HEADER>\
         <EPISODE><RNE>S<b>T</b></RNE></EPISODE></CHILD></EXPSSDA903>",
        expect![[r#"
            Header
            CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
            1,1,,,,,
            2,2,,,,,
            Episodes
            CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
            1,,S,,,,,,,,,,
            look xml_tag_twice at r.xml [1]
              SEX stands more than once where it can stand once
              The first was read. Keep the right one and send the file again
            note xml_tag_unknown at r.xml
              The tag “SW” in HEADER is none we know; it was passed over
              Nothing to do, unless it is a known tag under another name
            look xml_header_twice at r.xml [2]
              This child has more than one HEADER; all were read
              Keep the right one
            note xml_tag_unknown at r.xml
              The tag “B” in RNE is none we know; it was passed over
              Nothing to do, unless it is a known tag under another name
            look xml_stray_text at r.xml
              This file has text that stands in no tag of a value; it was passed over
              Export the return again; look for a value outside its tag
        "#]],
    );
}

#[test]
fn tags_within_tags_and_entities_within_entities_end_quickly() {
    let deep = format!("<EXPSSDA903>{}", "<CHILD>".repeat(1_000_000));
    check(
        deep,
        expect![[r#"
        note xml_tag_unknown at r.xml
          The tag “CHILD” in CHILD is none we know; it was passed over
          Nothing to do, unless it is a known tag under another name
        refused xml_malformed at r.xml
          At line 1, tags stand in one another too deeply for a return
          Export the return again. What stands before that line was read, and nothing after it
    "#]],
    );
    let lol: String = (1..30).map(|at| format!("<!ENTITY l{at} '&l{0};&l{0};'>", at - 1)).collect();
    let bomb = format!("<!DOCTYPE x [{lol}]><EXPSSDA903><CHILD><HEADER><SEX>&l29;</SEX>");
    check(
        bomb,
        expect![[r#"
        refused xml_malformed at r.xml
          At line 1, “l29” stands for something that is not in this file
          Export the return again. What stands before that line was read, and nothing after it
    "#]],
    );
}

#[test]
fn an_external_entity_is_never_fetched() {
    check(
        "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>\n<EXPSSDA903><CHILD><HEADER>\
         <CHILDID>&f;</CHILDID></HEADER></CHILD></EXPSSDA903>",
        expect![[r#"
            refused xml_malformed at r.xml
              At line 2, “f” stands for something that is not in this file
              Export the return again. What stands before that line was read, and nothing after it
        "#]],
    );
}

#[test]
fn a_child_that_never_ends_is_not_held_without_end() {
    let head = "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER>";
    let sent = format!("{head}{}", "<EPISODE/>".repeat(20_000));
    let upload = Upload { name: "x", bytes: sent.as_bytes() };
    let (_, findings) = read(year(), &[upload]);
    let titles: Vec<&str> = findings.iter().map(|finding| finding.title.as_str()).collect();
    assert!(titles.iter().any(|title| title.contains("more in it than any")), "{titles:?}");
}
