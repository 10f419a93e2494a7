//! The count told a second, plain way: for each child, the set of days. Random files, cut into
//! blocks anywhere, must give the same answer both ways.

use super::*;
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Hands out its bytes a few at a time.
struct Dribble<'a> {
    bytes: &'a [u8],
    cuts: Vec<usize>,
    turn: usize,
}

impl Read for Dribble<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let size = self.cuts[self.turn % self.cuts.len()].min(self.bytes.len()).min(into.len());
        self.turn += 1;
        let (now, later) = self.bytes.split_at(size);
        into[..size].copy_from_slice(now);
        self.bytes = later;
        Ok(size)
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn ask(from: &str, to: &str, short_breaks: ShortBreaks) -> Ask {
    Ask { period: Interval::new(day(from), day(to)).unwrap(), short_breaks }
}

fn source<'a>(name: &str, file: &'a [u8], cuts: &[usize]) -> Source<Dribble<'a>> {
    let reader = Dribble { bytes: file, cuts: cuts.to_vec(), turn: 0 };
    Source { name: name.to_owned(), year: year_in(name), reader }
}

fn counted(ask: &Ask, file: &str) -> Count {
    count(ask, [source("episodes.csv", file.as_bytes(), &[usize::MAX])]).unwrap()
}

/// Days per child from 1 to 20 January 2014, then what was said of the rows.
fn check(file: &str, expected: Expect) {
    let count = counted(&ask("2014-01-01", "2014-01-21", ShortBreaks::Out), file);
    let mut told: String =
        count.per_child().map(|(child, days)| format!("{child}: {days} days\n")).collect();
    told += &format!("{} rows, {} unusable\n", count.rows, count.unusable);
    for finding in &count.findings {
        let child = finding.child.as_deref().unwrap_or("nobody");
        let Finding { check, place, title, .. } = finding;
        told += &format!("{place}: {check}: {child}: {title}\n");
    }
    expected.assert_eq(&told);
}

fn refused(name: &str, file: &[u8]) -> String {
    let ask = ask("2014-01-01", "2014-01-21", ShortBreaks::Out);
    count(&ask, [source(name, file, &[3])]).unwrap_err().to_string()
}

#[test]
fn a_day_covered_twice_counts_once_and_the_last_day_does_not_count() {
    check(
        "CHILD,DECOM,LS,DEC\n\
         B,01/01/2014,V2,06/01/2014\n\
         B,04/01/2014,C2,09/01/2014\n\
         B,09/01/2014,C2,10/01/2014\n\
         A,15/01/2014,V2,\n\
         C,15/01/2014,V2,15/01/2014\n\
         D,01/01/2013,V2,01/01/2014\n\
         E,21/01/2014,V2,\n",
        expect![[r#"
            A: 6 days
            B: 9 days
            7 rows, 0 unusable
        "#]],
    );
}

#[test]
fn rows_that_cannot_be_used_are_counted_and_told() {
    check(
        "child,Decom,LS,REC,dec\n\
         ,01/01/2014,V2,,\n\
         1,,V2,,\n\
         2,1/1/2014,V2,,\n\
         3,30/02/2014,V2,,\n\
         4,01/01/2014,V2,X1,05/01/14\n\
         5,02/01/2014,V2,X1,01/01/2014\n\
         6,01/01/2014,V2,X1\n\
         7,01/01/2014,V2,a,b,05/01/2014\n\
         \n\
         8,01/01/2014,V2,X1,05/01/2014\n\
         9,01/01/2014,V2,\"X1,05/01/2014\n\
         10,01/01/2014,V2,X1,05/01/2014\n",
        expect![[r#"
            10: 4 days
            8: 4 days
            11 rows, 9 unusable
            episodes.csv, row 1, CHILD: episode_of_nobody: nobody: This episode has no child's number, so its days are nobody's
            episodes.csv, row 2, DECOM: episode_without_a_first_day: 1: This episode has no first day, so its days cannot be counted
            episodes.csv, row 3, DECOM: date_missing_zero: 2: “1/1/2014” has a day or a month of one digit
            episodes.csv, row 4, DECOM: date_impossible: 3: “30/02/2014” is a day that does not exist
            episodes.csv, row 5, DEC: date_two_digit_year: 4: “05/01/14” has a year of two digits
            episodes.csv, row 6, DECOM DEC: 356: 5: This episode began on 02/01/2014 and ceased on 01/01/2014
            episodes.csv, row 7: row_of_another_width: nobody: This row has 4 fields and the header row 5
            episodes.csv, row 8: row_of_another_width: nobody: This row has 6 fields and the header row 5
            episodes.csv, row 10: row_without_an_end: nobody: This row has no end: a quotation mark in it is never closed, or it is too long
        "#]],
    );
}

#[test]
fn columns_may_stand_in_any_order_and_text_in_any_case() {
    check(
        "\u{feff}\"Dec\",urn, ls ,\"a, note\",CHILD,decom\r\n\
         05/01/2014,,V2,\"x\ny\", ab1 ,01/01/2014\r\n\
         \r\n\
         \"08/01/2014\",,V2,,AB1,\"05/01/2014\"\r\n\
         10/01/2014,,v3,,AB1,08/01/2014",
        expect![[r#"
            AB1: 7 days
            3 rows, 0 unusable
        "#]],
    );
}

#[test]
fn short_breaks_count_only_when_asked_in() {
    let file = "CHILD,DECOM,LS,DEC\n1,01/01/2014,V3,04/01/2014\n1,04/01/2014,V4,06/01/2014\n";
    let days =
        |short_breaks| counted(&ask("2014-01-01", "2015-01-01", short_breaks), file).child_days();
    assert_eq!(days(ShortBreaks::Out), 0);
    assert_eq!(days(ShortBreaks::In), 5);
}

#[test]
fn a_file_that_is_no_episodes_table_is_refused_in_plain_words() {
    let utf16: Vec<u8> = "CHILD,DECOM,LS,DEC\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let told = [
        refused("a.csv", b""),
        refused("b.csv", b"\n\n"),
        refused("c.csv", b"CHILD,DOB\n1,01/01/2000\n"),
        refused("d.csv", b"CHILD,DECOM,LS,DEC,Dec\n"),
        refused("e.csv", &utf16),
        refused("f.csv", &[b'x'; 100_000]),
    ];
    expect![[r#"
        a.csv: This file is empty. Export it again and send it
        b.csv: This file is empty. Export it again and send it
        c.csv is not an Episodes file: it has no column DECOM, DEC and LS. Send comma-separated text whose first row names its columns, CHILD, DECOM, LS and DEC among them
        d.csv has more than one column DEC. Name each column once
        e.csv: This file is saved as UTF-16 (“Unicode text”), which is not accepted. Save it again as UTF-8. In Excel, choose Save As and the type “CSV UTF-8 (Comma delimited)”; in Notepad, choose Save As and the encoding UTF-8
        f.csv is not an Episodes file: it has no row that names its columns. Send comma-separated text whose first row names its columns, CHILD, DECOM, LS and DEC among them"#]].assert_eq(&told.join("\n"));
}

#[test]
fn files_of_two_return_years_are_refused_and_of_one_are_counted_together() {
    let ask = ask("2013-04-01", "2014-04-01", ShortBreaks::Out);
    let file = b"CHILD,DECOM,LS,DEC\n1,01/04/2013,V2,03/04/2013\n";
    let counted = |names: &[&str]| count(&ask, names.iter().map(|name| source(name, file, &[9])));
    let both = counted(&["2013-14/a.csv", "b.csv"]).unwrap();
    assert_eq!((both.rows, both.child_days()), (2, 2));
    let refusal = counted(&["2013-14/a.csv", "b.csv", "2014-15/a.csv"]).unwrap_err().to_string();
    expect!["The files are of several return years, 2013-14 and 2014-15. Merge the years first: each return repeats the episodes that were still open"].assert_eq(&refusal);
}

#[test]
fn a_finding_names_the_file_and_its_own_row_in_it() {
    let ask = ask("2014-01-01", "2014-01-21", ShortBreaks::Out);
    let file = b"CHILD,DECOM,LS,DEC\n1,02/01/2014,V2,03/01/2014\n1,soon,V2,\n";
    let count = count(&ask, ["a.csv", "b.csv"].map(|name| source(name, file, &[9]))).unwrap();
    let places: Vec<String> = count.findings.iter().map(|f| f.place.to_string()).collect();
    assert_eq!(places, ["a.csv, row 2, DECOM", "b.csv, row 2, DECOM"]);
}

#[test]
fn a_period_too_long_to_count_is_refused() {
    let ask = ask("1800-01-01", "2014-01-01", ShortBreaks::Out);
    let refusal = count::<&[u8]>(&ask, []).unwrap_err().to_string();
    expect!["The period is 78162 days long. Ask for at most 65535 days at a time"]
        .assert_eq(&refusal);
}

#[test]
fn of_many_unusable_rows_all_are_counted_and_the_first_thousand_told() {
    let file = "CHILD,DECOM,LS,DEC\n".to_owned() + &"1,x,V2,\n".repeat(2_500);
    let count = counted(&ask("2014-01-01", "2014-01-21", ShortBreaks::Out), &file);
    assert_eq!((count.rows, count.unusable, count.findings.len()), (2_500, 2_500, FINDINGS_KEPT));
    assert_eq!(count.findings[999].place.row, Some(1_000));
}

#[test]
fn a_line_longer_than_any_row_is_one_unusable_row() {
    let long = "x".repeat(reading::LONGEST_ROW);
    let row = "1,01/01/2014,V2,03/01/2014\n";
    let file = format!("CHILD,DECOM,LS,DEC\n{long}\n{row}{long}{long}\n2{row}\"{long}\n{row}");
    for cuts in [1_000, 70_000, usize::MAX] {
        let ask = ask("2014-01-01", "2014-01-21", ShortBreaks::Out);
        let count = count(&ask, [source("e.csv", file.as_bytes(), &[cuts])]).unwrap();
        assert_eq!((count.rows, count.unusable, count.child_days()), (6, 3, 4));
        let endless = |finding: &Finding| finding.check == "row_without_an_end";
        assert!(count.findings.iter().all(endless), "cut at {cuts}");
    }
}

/// One row of a random file: what is written, and what a reader should make of it.
#[derive(Clone, Debug)]
struct Written {
    fields: [String; 6],
    quotes: [bool; 6],
}

/// CHILD, DECOM, DEC and LS stand in the places a random order gives them.
type Order = [usize; 6];
const NAMES: [&str; 6] = ["CHILD", "DECOM", "DEC", "LS", "HOME_POST", "note"];

fn a_day() -> impl Strategy<Value = String> {
    (0_i64..60).prop_map(|ahead| {
        let day = day("2013-12-10").checked_add(jiff::Span::new().days(ahead)).unwrap();
        day.strftime("%d/%m/%Y").to_string()
    })
}

fn a_row() -> impl Strategy<Value = Written> {
    let child = prop_oneof![
        12 => (0..6_u8).prop_map(|n| format!("C{n}")),
        1 => Just(String::new()),
        1 => Just(" c1 ".to_owned()),
        2 => Just("a-number-longer-than-eleven-é".to_owned()),
    ];
    let decom =
        prop_oneof![20 => a_day(), 1 => Just(String::new()), 1 => Just("31/11/2013".to_owned())];
    let dec = prop_oneof![12 => a_day(), 3 => Just(String::new()), 1 => Just("soon".to_owned())];
    let ls = prop_oneof![4 => Just("V2"), 1 => Just("V3"), 1 => Just("v4"), 1 => Just("")];
    let text = "[a,\"\n ]{0,5}";
    let quotes = prop::array::uniform6(prop::bool::weighted(0.1));
    (child, decom, dec, ls, "[A-Z0-9 ]{0,8}", text, quotes).prop_map(
        |(child, decom, dec, ls, post, text, mut quotes)| {
            quotes[5] |= text.contains([',', '"', '\n']);
            Written { fields: [child, decom, dec, ls.to_owned(), post, text], quotes }
        },
    )
}

/// The bytes of a file with these rows.
fn file(rows: &[Written], order: Order, line_end: &str, mark: bool) -> String {
    let mut file = if mark { "\u{feff}".to_owned() } else { String::new() };
    file += &order.map(|place| NAMES[place]).join(",");
    for row in rows {
        let sent = order.map(|place| match row.quotes[place] {
            true => format!("\"{}\"", row.fields[place].replace('"', "\"\"")),
            false => row.fields[place].clone(),
        });
        file += line_end;
        file += &sent.join(",");
    }
    file
}

/// The plain way: every child's set of days, and how many rows could not be used.
fn plainly(ask: &Ask, rows: &[Written]) -> (BTreeMap<String, BTreeSet<Date>>, u64) {
    let mut days: BTreeMap<String, BTreeSet<Date>> = BTreeMap::new();
    let mut unusable = 0;
    let read = |text: &str| Date::strptime("%d/%m/%Y", text).ok();
    for Written { fields: [child, decom, dec, ls, ..], .. } in rows {
        let child = child.trim().to_uppercase();
        let ended = if dec.is_empty() { Some(ask.period.ended) } else { read(dec) };
        let (Some(began), Some(ended), false) = (read(decom), ended, child.is_empty()) else {
            unusable += 1;
            continue;
        };
        if !dec.is_empty() && ended < began {
            unusable += 1;
            continue;
        }
        if ask.short_breaks == ShortBreaks::Out && ["V3", "v4"].contains(&ls.as_str()) {
            continue;
        }
        let mut day = began;
        while day < ended {
            if ask.period.contains(day) {
                days.entry(child.clone()).or_default().insert(day);
            }
            day = day.tomorrow().unwrap();
        }
    }
    (days, unusable)
}

fn same_both_ways(ask: &Ask, rows: &[Written], count: &Count) -> Result<(), TestCaseError> {
    let (days, unusable) = plainly(ask, rows);
    prop_assert_eq!((count.rows, count.unusable), (rows.len() as u64, unusable));
    prop_assert_eq!(count.findings.len() as u64, unusable);
    let per_child: Vec<(String, u32)> =
        days.iter().map(|(child, days)| (child.clone(), days.len() as u32)).collect();
    prop_assert_eq!(count.children(), per_child.len());
    prop_assert_eq!(count.per_child().collect::<Vec<_>>(), per_child);

    let all =
        || ask.period.began.series(jiff::Span::new().days(1)).take_while(|d| *d < ask.period.ended);
    let on = |day: Date| days.values().filter(|set| set.contains(&day)).count() as u32;
    prop_assert_eq!(count.by_day(), all().map(|day| (day, on(day))).collect::<Vec<_>>());

    let firsts: BTreeSet<Date> = all().map(|day| day.first_of_month()).collect();
    let months = firsts.into_iter().map(|first| {
        let within = |day: &&Date| day.first_of_month() == first;
        Month {
            first,
            children: days.values().filter(|set| set.iter().any(|d| within(&d))).count() as u32,
            child_days: days.values().map(|set| set.iter().filter(within).count() as u64).sum(),
        }
    });
    prop_assert_eq!(count.by_month(), months.collect::<Vec<_>>());
    prop_assert_eq!(count.child_days(), days.values().map(|set| set.len() as u64).sum::<u64>());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn days_are_those_of_each_childs_set_of_days(
        rows in prop::collection::vec(a_row(), 0..40),
        sorted in any::<bool>(),
        order in Just([0, 1, 2, 3, 4, 5]).prop_shuffle(),
        windows in any::<bool>(),
        mark in any::<bool>(),
        cuts in prop::collection::vec(1_usize..90, 1..6),
        (from, length) in (0_i64..50, 1_i64..50),
        short_breaks in prop_oneof![Just(ShortBreaks::In), Just(ShortBreaks::Out)],
    ) {
        let mut rows = rows;
        if sorted {
            rows.sort_by(|a, b| a.fields.cmp(&b.fields));
        }
        let began = day("2013-12-12") + jiff::Span::new().days(from);
        let period = Interval::new(began, began + jiff::Span::new().days(length)).unwrap();
        let ask = Ask { period, short_breaks };
        let file = file(&rows, order, if windows { "\r\n" } else { "\n" }, mark);
        let count = count(&ask, [source("e.csv", file.as_bytes(), &cuts)]).unwrap();
        same_both_ways(&ask, &rows, &count)?;
    }

    #[test]
    fn no_bytes_whatever_stop_the_count(
        bytes in prop::collection::vec(prop_oneof![
            Just(b','), Just(b'"'), Just(b'\n'), Just(b'\r'), Just(b'1'), Just(b'/'), any::<u8>(),
        ], 0..200),
        cuts in prop::collection::vec(1_usize..50, 1..4),
    ) {
        let file = [b"CHILD,DECOM,LS,DEC\n", bytes.as_slice()].concat();
        let ask = ask("2014-01-01", "2014-01-21", ShortBreaks::In);
        let once = count(&ask, [source("e.csv", &file, &[usize::MAX])]).unwrap();
        let cut = count(&ask, [source("e.csv", &file, &cuts)]).unwrap();
        prop_assert_eq!((once.rows, once.unusable), (cut.rows, cut.unusable));
        prop_assert_eq!(&once.findings, &cut.findings);
    }
}

#[test]
fn a_block_may_end_at_any_byte_of_a_file() {
    let file = "\u{feff}CHILD,note,LS,DECOM,DEC\r\n\
                1,\"a \"\"b\"\",\r\nc\",V2,01/01/2014,05/01/2014\r\n\r\n\
                1,,V2,\"05/01/2014\",\r\n2,\"\",V2,bad,\r\n3,x,V3,01/01/2014,\r\n";
    let ask = ask("2014-01-01", "2014-01-21", ShortBreaks::Out);
    for cut in 1..file.len() {
        let cuts = [cut, file.len() - cut];
        let count = count(&ask, [source("e.csv", file.as_bytes(), &cuts)]).unwrap();
        assert_eq!(count.per_child().collect::<Vec<_>>(), [("1".to_owned(), 20)], "cut at {cut}");
        assert_eq!((count.rows, count.unusable), (4, 1), "cut at {cut}");
    }
}
